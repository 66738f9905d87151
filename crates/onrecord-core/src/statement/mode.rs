//! Mode: how much of a content stands between quotation marks.

use onrecord_text::Span;

use crate::label::Mode;
use crate::reading::Reading;
use crate::statement::draft::Draft;

/// Direct when all words are quoted, mixed when some are, else indirect. Scare quotes of one or two words count: they
/// are the source's words.
pub fn mode(reading: &Reading, draft: &Draft) -> Mode {
    let tokens = &reading.segmented.tokens;
    let mut quoted = 0;
    let mut all = 0;
    for word in draft.content_words() {
        let span = tokens[word].span;
        if !reading.word(word).chars().any(char::is_alphanumeric) {
            continue;
        }
        all += 1;
        quoted += usize::from(is_quoted(reading, span));
    }
    match quoted {
        0 => Mode::Indirect,
        n if n == all => Mode::Direct,
        _ => Mode::Mixed,
    }
}

/// Whether a stretch stands between quotation marks.
pub fn is_quoted(reading: &Reading, span: Span) -> bool {
    let before = reading.quotations.partition_point(|q| q.span.start() <= span.start());
    reading.quotations[..before].iter().rev().take(8).any(|q| q.span.contains(span))
}
