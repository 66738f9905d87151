//! Cuts a content after a quotation that ends with a comma, where the author's own clause goes on.
//!
//! > Though she has said that “the only way out is a treaty,” she will have to settle for less.
//!
//! The comma before the closing mark says that the sentence is the author's again; a pronoun or name with a finite
//! verb right after it begins a clause of the author's, which is not part of what was said. Nor is a sentence after one that
//! is wholly a quotation: “And we will win.” *He left at noon.*

use crate::reading::Reading;
use crate::statement::draft::Draft;
use crate::statement::grammar::line::is_quotation_mark;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let is_mark = |w: usize| is_quotation_mark(reading.word(w));
    for draft in drafts {
        for place in 0..draft.content.len() {
            let piece = draft.content[place].clone();
            let closing = piece.clone().skip(1).find(|&w| {
                matches!(reading.word(w), "”" | "\"" | "''")
                    && w + 2 < piece.end
                    && match reading.word(w - 1) {
                        "," => begins_clause(reading, w + 1, piece.end),
                        "." | "!" | "?" => is_mark(piece.start) && !is_mark(w + 1),
                        _ => false,
                    }
            });
            if let Some(mark) = closing {
                draft.content[place].end = mark + 1;
                draft.note("trailing_clause", "cut the author's clause after the quotation");
            }
        }
    }
}

/// Whether a subject pronoun or name is followed by a finite verb within three words.
fn begins_clause(reading: &Reading, word: usize, end: usize) -> bool {
    matches!(reading.tags[word], "PRP" | "NNP") && (word + 1..(word + 4).min(end)).any(|w| reading.is_finite(w))
}
