//! Who is ready foretells nothing; "poised to", "set to" and "about to" foretell only what nobody chooses.
//!
//! > Troops were poised to cross the river. The ministers are set to meet. But: the party is poised to win, and the drought is
//! > set to worsen.

use crate::forecast::candidate::Candidate;
use crate::forecast::trigger::Form;
use crate::lexicon::foretelling::Class;

pub fn applies(candidate: &Candidate) -> bool {
    let willing = candidate.has(candidate.trigger.words.clone(), &["ready", "prepared", "primed"]);
    let about = candidate.has(candidate.trigger.words.clone(), &["about"]) && !candidate.main_is(Class::Appointment);
    let foretells = candidate.is_outcome() || candidate.is_passive() || about;
    candidate.is_by(&[Form::Ready]) && (willing || !foretells)
}
