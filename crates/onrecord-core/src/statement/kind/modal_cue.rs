//! A cue with a modal or in the course of being thought: "would welcome", "is weighing", "should recognise".

use super::Answer;
use crate::label::{Certainty, Kind};
use crate::lexicon::act::{self, Class};
use crate::statement::attitude::{self, Attitude};
use crate::statement::view::View;

pub fn apply(view: &View) -> Option<Answer> {
    of(view, &attitude::of_cue(view)?)
}

/// The answer for an attitude with a modal.
pub(super) fn of(view: &View, attitude: &Attitude) -> Option<Answer> {
    let words = attitude.modal.into_iter().chain([attitude.head]);
    let verb = attitude.line.words[0];
    let would = attitude.modal.is_some_and(|w| matches!(view.lower(w), "would" | "'d" | "could" | "might"));
    let welcomes = act::is(verb, Class::Welcoming);
    if would && attitude.negation.is_none() && welcomes {
        return Some(Answer::of(Kind::Proposal, words).sure(Certainty::Unspecified));
    }
    if view.reading.tags[attitude.head] == "VBG" && act::is(verb, Class::Weighed) {
        return Some(Answer::of(Kind::Commitment, words).or(Kind::Proposal).sure(Certainty::Unspecified));
    }
    None
}
