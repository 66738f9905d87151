//! Turns that say that nothing is known.
//!
//! > Time will tell. We shall see what the river needs.

use crate::forecast::candidate::Candidate;
use crate::forecast::trigger::Form;

pub fn applies(candidate: &Candidate) -> bool {
    let verb = candidate.main_lemma();
    let told =
        matches!((candidate.subject_head(), verb), ("we" | "you", "see") | ("time" | "history", "tell" | "show"));
    candidate.is_by(&[Form::Will]) && told
}
