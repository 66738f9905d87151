//! What is said to the reader: advice and examples.
//!
//! > You could borrow a little more. You would need some 500 a month.

use crate::forecast::candidate::Candidate;
use crate::forecast::trigger::Form;

pub fn applies(candidate: &Candidate) -> bool {
    candidate.is_by(&[Form::Would, Form::May, Form::Should]) && candidate.subject_head() == "you"
}
