//! Ends what is said where the condition ends that it stands in.
//!
//! > If he says that the deal is dead, **the markets will fall**. Had the general admitted that he was wrong, **the war
//! > might have ended**.
//!
//! A sentence that begins with a condition goes on with a clause of the author's, which is not part of what was said.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};

/// A subject has at most so many words before its verb.
const LONGEST_SUBJECT: usize = 8;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for draft in drafts.iter_mut() {
        let (Some(source), Some(cue)) = (draft.source.first(), draft.cue.first().cloned()) else { continue };
        let home = reading.sentence(source.start).tokens.clone();
        if source.start != home.start + 1 || !opens_condition(&reading.lower[home.start]) {
            continue;
        }
        let behind = |p: &&mut Words| p.start >= cue.end && home.contains(&p.start);
        let Some(piece) = draft.content.iter_mut().find(behind) else { continue };
        let end = piece.end.min(home.end);
        let comma =
            (piece.start + 1..end).rev().find(|&w| reading.lower[w] == "," && begins_clause(reading, w + 1, end));
        if let Some(comma) = comma {
            piece.end = comma;
            draft.note("conditional", "ended the content where the condition ends");
        }
    }
}

fn opens_condition(word: &str) -> bool {
    matches!(word, "if" | "once" | "unless" | "until" | "when" | "had" | "should" | "were")
}

/// Whether a noun phrase with a finite verb begins here.
fn begins_clause(reading: &Reading, start: usize, end: usize) -> bool {
    let in_phrase = |w: usize| super::in_noun_phrase(reading.tags[w]) || reading.tags[w] == "EX";
    let verb = (start..end.min(start + LONGEST_SUBJECT)).find(|&w| !in_phrase(w));
    verb.is_some_and(|w| w > start && reading.is_finite(w))
}
