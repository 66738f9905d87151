//! What is rejected or accepted decides what the rejecting is: a claim is denied, an offer is refused.

use super::Answer;
use crate::label::Kind;
use crate::lexicon::act::{self, Class};
use crate::statement::view::View;

pub fn apply(view: &View) -> Option<Answer> {
    let (head, line) = view.cue.head?;
    if view.cue_negated() {
        return None;
    }
    let object = |classes: &[Class]| {
        let words = view.cue.words.iter().copied().filter(|&w| w > head).chain(view.clause.words.iter().copied());
        words.take(8).find(|&w| classes.iter().any(|&class| act::is(view.lower(w), class)))
    };
    match line.words[0] {
        "reject" | "rejection" | "spurn" | "rebuff" => {
            object(&[Class::Claim, Class::False]).map(|w| Answer::of(Kind::Denial, [head, w]).or(Kind::Refusal))
        }
        "dismiss" | "brush" | "shrug" | "wave" | "dispute" if line.kind == Kind::Denial => {
            object(&[Class::Offer]).map(|w| Answer::of(Kind::Refusal, [head, w]).or(Kind::Denial))
        }
        "accept" | "acceptance" if line.kind == Kind::Confirmation && view.clause.verb.is_none() => {
            object(&[Class::Offer]).map(|w| Answer::of(Kind::Commitment, [head, w]).or(Kind::Confirmation))
        }
        "describe" | "call" | "label" | "denounce" | "brand" | "condemn" => {
            object(&[Class::False]).map(|w| Answer::of(Kind::Denial, [head, w]).or(Kind::Assessment))
        }
        _ => None,
    }
}
