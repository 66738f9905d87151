//! What is allowed.
//!
//! > Journalists may enter the hall after the vote. A judge ruled that the newspaper could publish the letters.

use crate::forecast::candidate::Candidate;
use crate::forecast::trigger::Form;
use crate::lexicon::foretelling::{self, Class};

pub fn applies(candidate: &Candidate) -> bool {
    if !candidate.is_by(&[Form::May])
        || candidate.is_passive()
        || candidate.is_outcome() && !candidate.main_is(Class::Licence)
    {
        return false;
    }
    let ruled = foretelling::is(candidate.cue_verb(), Class::Licence);
    let only = candidate.line.at(candidate.trigger.words.end) == "only";
    let may = candidate.has(candidate.trigger.words.clone(), &["may"]);
    ruled || only || may && foretelling::is(candidate.subject_head(), Class::Licensed)
}
