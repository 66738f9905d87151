//! What the source would do with others: "we could talk about a smaller one", "we can meet in Halle", "why not wait".

use super::Answer;
use crate::label::{Certainty, Kind};
use crate::lexicon::act::{self, Class};
use crate::statement::own::Own;
use crate::statement::source;
use crate::statement::view::View;

/// "Russia is open to a dialogue", "Casta is ready to talk": an opening that one speaker reports of its side.
fn ready(view: &View) -> Option<usize> {
    let head = view.clause.complement.iter().copied().find(|&w| !view.reading.tags[w].starts_with("RB"))?;
    let named = view.clause.subject.iter().any(|&w| view.reading.tags[w].starts_with("NNP"));
    let next = |n: usize| view.reading.lower.get(head + n).map_or("", String::as_str);
    let shown = matches!(next(2), "the" | "traffic" | "visitors" | "all" | "question" | "doubt" | "interpretation");
    let opens = match view.lower(head) {
        "open" => next(1) == "to" && !(shown && next(3) == "public"),
        "ready" | "prepared" | "willing" => next(1) == "to",
        _ => false,
    };
    (opens && named && view.negated_verb().is_none()).then_some(head)
}

/// "Would be happy to host": an offer.
fn pleased(view: &View) -> Option<usize> {
    let would = matches!(view.finite(), "would" | "'d") && view.own != Own::No && view.negated_verb().is_none();
    let to = |w: &usize| view.reading.lower.get(w + 1).is_some_and(|next| next == "to");
    view.clause.complement.iter().copied().find(|&w| act::is(view.lower(w), Class::Pleased)).filter(|w| would && to(w))
}

/// "The two firms could share": what both could do.
fn is_both(view: &View) -> bool {
    let both = |&w: &usize| matches!(view.lower(w), "two" | "both" | "sides" | "parties");
    view.clause.subject.iter().any(both) && source::judges(view.reading, view.draft).is_none()
}

pub fn apply(view: &View) -> Option<Answer> {
    let verb = view.clause.verb?;
    let could = matches!(view.finite(), "could" | "can" | "might" | "may") && view.negated_verb().is_none();
    let shared = act::is(view.main_lemma(), Class::Shared);
    if could && shared && (view.own == Own::FirstPerson || is_both(view)) {
        return Some(Answer::of(Kind::Proposal, [verb]).or(Kind::Assessment).sure(Certainty::Unspecified));
    }
    if let Some(word) = pleased(view) {
        return Some(Answer::of(Kind::Proposal, [verb, word]).or(Kind::Commitment).sure(Certainty::Unspecified));
    }
    if let Some(word) = ready(view) {
        return Some(Answer::of(Kind::Proposal, [word]).or(Kind::Assertion).sure(Certainty::Unspecified));
    }
    let door = view.turn(&["door", "is", "open"]).or(view.turn(&["door", "remains", "open"]));
    door.map(|w| Answer::of(Kind::Proposal, [w]).sure(Certainty::Unspecified))
}
