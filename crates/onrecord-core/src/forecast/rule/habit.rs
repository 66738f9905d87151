//! What came again and again.
//!
//! > As a child he would walk along the harbour every Sunday. In those years the trains would often arrive a day late.

use crate::forecast::candidate::Candidate;
use crate::forecast::trigger::Form;
use crate::lexicon::foretelling::{self, Class};

pub fn applies(candidate: &Candidate) -> bool {
    let line = candidate.line;
    let often = || candidate.clause.words.clone().any(|i| foretelling::is(line.at(i), Class::Habit));
    candidate.is_by(&[Form::Would]) && !candidate.conditional && candidate.statement.is_none() && often()
}
