//! Condition: the clause that a statement depends on ("if the talks fail", "unless …", "even without …").
//!
//! Takes a content; gives the span of its first conditional or concessive clause, up to the comma that ends it or to
//! the end of its sentence.

use onrecord_text::Span;

use crate::reading::Reading;
use crate::statement::draft::Draft;

/// The first condition within a content.
pub fn condition(reading: &Reading, draft: &Draft) -> Option<Span> {
    draft.content.iter().find_map(|piece| {
        let start = piece.clone().find(|&w| opens(reading, w, piece.start))?;
        let sentence_end = reading.sentence(start).tokens.end.min(piece.end);
        let ends = |w: &usize| matches!(reading.lower[*w].as_str(), "," | ";" | "—" | "." | "?" | "!" | "”" | "\"");
        let end = (start + 1..sentence_end).find(ends).unwrap_or(sentence_end);
        (end > start + 1).then(|| reading.span(&(start..end)))
    })
}

fn opens(reading: &Reading, word: usize, first: usize) -> bool {
    let before = if word > first { reading.lower[word - 1].as_str() } else { "" };
    match reading.lower[word].as_str() {
        // "asked if" and "as if" are no conditions.
        "if" => !matches!(before, "as" | "ask" | "asked" | "know" | "wonder" | "see") || before == "even",
        "unless" => true,
        "provided" => reading.lower.get(word + 1).is_some_and(|next| next == "that"),
        "even" => reading.lower.get(word + 1).is_some_and(|next| matches!(next.as_str(), "without" | "if")),
        _ => false,
    }
}
