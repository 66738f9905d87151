//! What is not said out, and a headline that is named.
//!
//! > I would. He read “Museum Will Tell of Suffering” aloud.

use crate::forecast::candidate::Candidate;
use crate::forecast::trigger::Form;

pub fn applies(candidate: &Candidate) -> bool {
    let modal = candidate.is_by(&[Form::Will, Form::Would, Form::May, Form::Should]);
    let place = candidate.trigger.words.start;
    let capital = candidate.line.reading.word(candidate.line.words[place]).starts_with(char::is_uppercase);
    modal && (candidate.trigger.main.is_none() || capital && place > candidate.clause.words.start)
}
