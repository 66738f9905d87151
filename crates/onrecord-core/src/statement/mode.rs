//! Mode: how much of a content stands between quotation marks.

use onrecord_text::Span;

use crate::label::Mode;
use crate::reading::Reading;
use crate::statement::draft::Draft;

/// How much of a content is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The label.
    pub mode: Mode,
    /// How many words stand between quotation marks.
    pub quoted: usize,
    /// How many words there are.
    pub all: usize,
    /// Whether the layout gives them as spoken, whatever the marks.
    pub verbatim: bool,
}

impl Quoted {
    /// What decided, in words.
    pub fn why(&self) -> String {
        let Quoted { quoted, all, verbatim, .. } = self;
        match quoted {
            _ if *verbatim => "the layout gives its words as spoken".to_owned(),
            0 => "no word stands between quotation marks".to_owned(),
            n if n == all => "all words stand between quotation marks".to_owned(),
            _ => format!("{quoted} of {all} words stand between quotation marks"),
        }
    }
}

/// Direct when all words are quoted or the layout gives them as spoken, mixed when some are, else indirect. Scare quotes
/// of one or two words count: they are the source's words.
pub fn mode(reading: &Reading, draft: &Draft) -> Quoted {
    let tokens = &reading.segmented.tokens;
    let words = draft.content_words().filter(|&w| reading.word(w).chars().any(char::is_alphanumeric));
    let (mut quoted, mut all) = (0, 0);
    for word in words {
        all += 1;
        quoted += usize::from(is_quoted(reading, tokens[word].span));
    }
    let mode = match quoted {
        _ if draft.verbatim => Mode::Direct,
        0 => Mode::Indirect,
        n if n == all => Mode::Direct,
        _ => Mode::Mixed,
    };
    Quoted { mode, quoted, all, verbatim: draft.verbatim }
}

/// Whether a stretch stands between quotation marks.
pub fn is_quoted(reading: &Reading, span: Span) -> bool {
    let before = reading.quotations.partition_point(|q| q.span.start() <= span.start());
    reading.quotations[..before].iter().rev().take(8).any(|q| q.span.contains(span))
}
