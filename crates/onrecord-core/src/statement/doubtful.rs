//! Leaves out what the model found but is too unsure of: reporting it would make more errors than it mends.
//!
//! Takes the drafts after all repairs. What a rule found stays, and so does what has both a source and a word that we
//! know to attribute ("Norlund is not willing to sign"): such forms are rarer in the news that the model learned from
//! than in reports on negotiations.

use onrecord_model::Model;

use super::draft::{Draft, Sureness};
use super::repair;
use crate::lexicon::cue;
use crate::reading::Reading;

/// Removes the doubtful drafts.
pub fn remove(reading: &Reading, model: &Model, drafts: &mut Vec<Draft>) {
    repair::retain(drafts, |draft| !is_doubtful(reading, model, draft));
}

fn is_doubtful(reading: &Reading, model: &Model, draft: &Draft) -> bool {
    let by_model = matches!(draft.sureness, Sureness::Model(_));
    let known = !draft.source.is_empty() && draft.cue_words().any(|w| cue::knows(reading.lemma(w)));
    by_model && !known && draft.confidence(model) < model.least_confidence()
}
