//! What somebody could do then, or could not.
//!
//! > They could see the smoke from the hills. He could not find his brother after the shelling.

use crate::forecast::candidate::Candidate;
use crate::lexicon::foretelling::Class;

pub fn applies(candidate: &Candidate) -> bool {
    let could = candidate.has(candidate.trigger.words.clone(), &["could"]) && !candidate.is_passive();
    let undated = !candidate.dated && !candidate.conditional;
    could && undated && (candidate.main_is(Class::Sensed) || candidate.is_negated())
}
