//! What a body has decided, told by a reporter.
//!
//! > The firm will pay a fine of $2 million. Norlund will send two more batteries.
//!
//! Where words say how likely it is, what it hangs on, or that it will not come about, it is foretold.

use crate::forecast::candidate::Candidate;
use crate::forecast::trigger::Form;
use crate::lexicon::foretelling::Class;

pub fn applies(candidate: &Candidate) -> bool {
    let open = candidate.is_hedged() || candidate.conditional || candidate.is_negated();
    let told = candidate.is_by(&[Form::Will, Form::Would, Form::Going]);
    told && candidate.statement.is_none() && candidate.main_is(Class::Measure) && !open
}
