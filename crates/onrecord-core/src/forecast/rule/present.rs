//! What may be so already, and what is only granted.
//!
//! > He may have a point about the cost, but the plan is sound. The treaty may be old. The guns could be hidden there.
//!
//! "Should" is a duty, unless it says by when something comes about.

use crate::forecast::candidate::Candidate;
use crate::forecast::trigger::Form;
use crate::lexicon::foretelling::Class;

pub fn applies(candidate: &Candidate) -> bool {
    let line = candidate.line;
    match candidate.trigger.form {
        Form::Should => !(candidate.timed && (candidate.is_outcome() || candidate.is_passive())),
        Form::May => {
            let main = candidate.trigger.main;
            let have_to =
                main.is_some_and(|m| line.lemma(m) == "have" && line.at(m + 1) == "to" || line.at(m - 1) == "to");
            let going_on = main.is_some_and(|m| line.tag(m) == "VBG");
            let state = candidate.main_is(Class::State) && !have_to;
            going_on || state && !candidate.dated
        }
        _ => false,
    }
}
