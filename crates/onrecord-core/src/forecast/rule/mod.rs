//! What looks like a forecast and is none: one rule a file, each with an example at its head, tried in the order of
//! [`RULES`]. The first that applies says why the clause is left out.

mod ability;
mod advice;
mod appointment;
mod arranged;
mod cut_off;
mod depends;
mod empty;
mod guests;
mod habit;
mod judged;
mod licence;
mod measure;
mod other_act;
mod past;
mod present;
mod question;
mod ready;
mod terms;

use super::candidate::Candidate;

/// A rule's name, that of its file, and whether it leaves a clause out.
type Rule = (&'static str, fn(&Candidate) -> bool);

const RULES: &[Rule] = &[
    ("question", question::applies),
    ("depends", depends::applies),
    ("empty", empty::applies),
    ("cut_off", cut_off::applies),
    ("advice", advice::applies),
    ("arranged", arranged::applies),
    ("ready", ready::applies),
    ("guests", guests::applies),
    ("past", past::applies),
    ("habit", habit::applies),
    ("terms", terms::applies),
    ("licence", licence::applies),
    ("ability", ability::applies),
    ("present", present::applies),
    ("judged", judged::applies),
    ("appointment", appointment::applies),
    ("measure", measure::applies),
    ("other_act", other_act::applies),
];

/// The rule by which a clause is no forecast.
pub fn against(candidate: &Candidate) -> Option<&'static str> {
    RULES.iter().find(|(_, applies)| applies(candidate)).map(|(name, _)| *name)
}
