//! What the source would do with others: "we could talk about a smaller one", "we can meet in Halle", "why not wait".

use super::Answer;
use crate::label::{Certainty, Kind};
use crate::statement::source::Own;
use crate::statement::view::View;

const SHARED_ACTS: &[&str] = &[
    "agree",
    "consider",
    "discuss",
    "help",
    "meet",
    "mediate",
    "negotiate",
    "offer",
    "share",
    "sit",
    "start",
    "talk",
    "try",
    "work",
];

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

pub fn apply(view: &View) -> Option<Answer> {
    let verb = view.clause.verb?;
    let could = matches!(view.finite(), "could" | "can" | "might" | "may") && view.negated_verb().is_none();
    let shared = SHARED_ACTS.contains(&view.main_lemma().as_str());
    if could && shared && view.own == Own::FirstPerson {
        return Some(Answer::of(Kind::Proposal, [verb]).or(Kind::Assessment).sure(Certainty::Unspecified));
    }
    if let Some(word) = ready(view) {
        return Some(Answer::of(Kind::Proposal, [word]).or(Kind::Assertion).sure(Certainty::Unspecified));
    }
    let door = view.turn(&["door", "is", "open"]).or(view.turn(&["door", "remains", "open"]));
    door.map(|w| Answer::of(Kind::Proposal, [w]).sure(Certainty::Unspecified))
}
