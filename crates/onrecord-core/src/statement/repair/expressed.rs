//! Moves the noun of what is expressed from the content to the cue.
//!
//! > Kelmar expressed an openness to new talks in a letter to the envoy.
//!
//! Not the openness is what is said but that to which it is: the cue runs to the noun and its preposition, and a
//! phrase of venue after it ("in a letter") is not said either.

use crate::reading::Reading;
use crate::statement::draft::Draft;
use crate::statement::grammar::clauses;
use crate::statement::grammar::frame;
use crate::statement::grammar::line::Line;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for draft in drafts.iter_mut() {
        let Some(last) = draft.cue.last().map(|c| c.end - 1) else { continue };
        let expresses = frame::EXPRESSING.contains(&reading.lemma(last));
        if !expresses || draft.content.first().is_none_or(|c| c.start != last + 1) {
            continue;
        }
        let line = Line::new(reading, reading.sentence(last).tokens.clone());
        let found = clauses::find(&line).into_iter().find(|f| line.words[f.head] == last);
        if let Some(found) = found.filter(|f| f.draft.cue.len() == 1 && f.draft.content.len() == 1) {
            draft.cue = found.draft.cue;
            draft.content = found.draft.content;
            draft.note("expressed", "moved the noun of what is expressed to the cue");
        }
    }
}
