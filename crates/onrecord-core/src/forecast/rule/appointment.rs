//! What is in the calendar of those who will do it.
//!
//! > The two ministers will meet in Orlen on Tuesday. The summit will take place in Dresk from 3 to 5 June.
//!
//! Where words say how likely it is or what it hangs on, or where it is said not to come about, it is foretold.

use crate::forecast::candidate::Candidate;
use crate::forecast::trigger::Form;
use crate::lexicon::foretelling::Class;

pub fn applies(candidate: &Candidate) -> bool {
    let line = candidate.line;
    let place = candidate.trigger.main.is_some_and(|m| line.lemma(m) == "take" && line.at(m + 1) == "place");
    let arranged = place || candidate.main_is(Class::Appointment);
    let told = candidate.is_by(&[Form::Will, Form::Would, Form::Going]);
    let predicted = candidate.view.entry().is_some_and(|line| line.kind == crate::label::Kind::Forecast);
    let open = candidate.is_hedged() || candidate.conditional || candidate.is_negated() || predicted;
    told && arranged && !open
}
