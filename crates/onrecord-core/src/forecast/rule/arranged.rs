//! What is arranged: a date in a calendar.
//!
//! > Elections are scheduled to take place on 12 May. The envoy is due to arrive on Thursday.

use crate::forecast::candidate::Candidate;
use crate::forecast::trigger::Form;

pub fn applies(candidate: &Candidate) -> bool {
    candidate.is_by(&[Form::Arranged])
}
