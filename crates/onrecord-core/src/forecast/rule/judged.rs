//! What is judged in the conditional, and what may be so: the labels call it no forecast.
//!
//! > Such a move would be a mistake. The idea would need some backing.
//!
//! With what it hangs on, or a day, it is foretold all the same ("the town would starve if the road were cut").

use crate::forecast::candidate::Candidate;
use crate::forecast::trigger::Form;

pub fn applies(candidate: &Candidate) -> bool {
    let soft = candidate.is_by(&[Form::Would, Form::May]);
    let forced = candidate.trigger.main.is_some_and(|m| candidate.line.at(m - 1) == "to");
    let open =
        forced || candidate.conditional || candidate.dated || candidate.is_hedged() || candidate.main_lemma() == "mean";
    soft && !candidate.is_called_forecast() && !open
}
