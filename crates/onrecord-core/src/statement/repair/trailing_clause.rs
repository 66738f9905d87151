//! Cuts a content after a quotation that ends with a comma, where the author's own clause goes on.
//!
//! > Though she has said that “the only way out is a treaty,” she will have to settle for less.
//!
//! The comma before the closing mark says that the sentence is the author's again; a pronoun or name with a finite
//! verb right after it begins a clause of the author's, which is not part of what was said.

use crate::reading::Reading;
use crate::statement::draft::Draft;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for draft in drafts {
        for place in 0..draft.content.len() {
            let piece = draft.content[place].clone();
            let closing = piece.clone().skip(1).find(|&w| {
                matches!(reading.word(w), "”" | "\"" | "''")
                    && reading.lower[w - 1] == ","
                    && w + 2 < piece.end
                    && begins_clause(reading, w + 1, piece.end)
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
