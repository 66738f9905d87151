//! "Said he believes that …", "we urge …", "said it was reluctant to …": an attitude that the content ascribes to the
//! source itself decides as if it were the cue.

use super::{Answer, cue, modal_cue, negated_cue};
use crate::label::{Certainty, Kind};
use crate::lexicon::act::{self, Class};
use crate::statement::attitude;
use crate::statement::own::Own;
use crate::statement::view::View;

pub fn apply(view: &View) -> Option<Answer> {
    if let Some(answer) = does_not_see(view) {
        return Some(answer);
    }
    let attitude = attitude::within(view)?;
    // "We will support them" is an act to come, not an opinion; "would consider" is the rule modal_cue's.
    let by_negation = negated_cue::of(view, &attitude);
    let to_come =
        attitude.modal.is_some_and(|w| matches!(view.lower(w), "will" | "'ll" | "wo" | "shall" | "would" | "'d"));
    let opinion = matches!(attitude.line.kind, Kind::Assessment | Kind::Confirmation | Kind::Assertion);
    if to_come && opinion && by_negation.is_none() && modal_cue::of(view, &attitude).is_none() {
        return None;
    }
    let answer = by_negation.or_else(|| modal_cue::of(view, &attitude)).or_else(|| {
        let line = attitude.line;
        match line.kind {
            Kind::Assessment => {
                let future = view.clause.words.iter().copied().filter(|&w| w > attitude.head);
                let will = future.into_iter().find(|&w| matches!(view.lower(w), "will" | "'ll" | "wo" | "would"));
                let kind = if will.is_some() { Kind::Forecast } else { Kind::Assessment };
                Some(Answer::of(kind, [attitude.head].into_iter().chain(will)))
            }
            _ => cue::of(view, attitude.head, line),
        }
    })?;
    // What an attitude leaves open about deeds ("is considering") is told as a fact under a verb of saying.
    let told = act::is(attitude.line.words[0], Class::Weighed);
    let certainty =
        if told && answer.kind == Kind::Commitment { None } else { answer.certainty.or(Some(attitude.line.certainty)) };
    Some(Answer { certainty, ..answer })
}

/// "I don't see how they will pay": a doubt about what follows.
fn does_not_see(view: &View) -> Option<Answer> {
    let not = view.negated_verb()?;
    let see = view
        .clause
        .main
        .filter(|&w| view.reading.lemma(w) == "see" && matches!(view.finite(), "do" | "did" | "does" | "ca" | "can"))?;
    let rest = view.clause.words.iter().copied().filter(|&w| w > see);
    let how = rest.clone().take(2).find(|&w| matches!(view.lower(w), "how" | "any" | "why" | "that" | "it"))?;
    let will = rest.into_iter().any(|w| matches!(view.lower(w), "will" | "'ll" | "would" | "can"));
    let kind = if will { Kind::Forecast } else { Kind::Assessment };
    (view.own != Own::No).then(|| Answer::of(kind, [not, see, how]).or(Kind::Assessment).sure(Certainty::Probable))
}
