//! Adds attitudes in the author's own text that the model does not see: what somebody accepts, refuses, is willing to
//! do or finds unacceptable.
//!
//! > The plan is unacceptable to Kelmar. Norlund, though, has accepted the line on the map.
//!
//! [`clauses`] finds them by their form. A cue that another statement uses is never taken; one without a source, with
//! the same head, gets the subject that the form shows.

use crate::reading::Reading;
use crate::statement::draft::Draft;
use crate::statement::grammar::clauses;
use crate::statement::grammar::line::Line;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let claimed = super::claimed(reading, drafts);
    let mut added: Vec<Draft> = Vec::new();
    for sentence in &reading.segmented.sentences {
        let line = Line::new(reading, sentence.tokens.clone());
        for found in clauses::find(&line) {
            let words = || found.draft.words();
            let inside_added =
                added.iter().any(|d: &Draft| found.draft.cue_words().any(|w| d.content_words().any(|v| v == w)));
            if !inside_added && !words().any(|w| claimed[w]) {
                added.push(found.draft);
            }
        }
    }
    drafts.extend(added);
}
