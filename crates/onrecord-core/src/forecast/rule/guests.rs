//! People who are expected somewhere are guests.
//!
//! > Three former presidents are expected at the ceremony. She is expected in Orlen on Thursday.

use onrecord_model::NameLabel;

use crate::forecast::candidate::Candidate;
use crate::forecast::trigger::Form;
use crate::lexicon::foretelling::{self, Class};

pub fn applies(candidate: &Candidate) -> bool {
    if !candidate.is_by(&[Form::Predicate])
        || !candidate.has(candidate.trigger.words.clone(), &["expected", "anticipated"])
    {
        return false;
    }
    let head = candidate.subject_head();
    let reading = candidate.line.reading;
    let subject = || candidate.clause.subject.clone().map(|place| candidate.line.words[place]);
    let names = |w: usize| reading.names().iter().any(|n| n.label == NameLabel::Person && n.words.contains(&w));
    let people = matches!(head, "he" | "she" | "they" | "i" | "we" | "you") || foretelling::is(head, Class::Person);
    people || subject().any(names) || crate::entity::can_hear(head)
}
