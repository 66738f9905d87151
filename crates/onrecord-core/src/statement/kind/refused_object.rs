//! What is rejected or accepted decides what the rejecting is: a claim is denied, an offer is refused.

use super::Answer;
use crate::label::Kind;
use crate::statement::view::View;

const CLAIMS: &[&str] = &[
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "assertion",
    "assertions",
    "charge",
    "charges",
    "claim",
    "claims",
    "complaint",
    "complaints",
    "conspiracy",
    "criticism",
    "criticisms",
    "hint",
    "idea",
    "implication",
    "insinuation",
    "insinuations",
    "narrative",
    "notion",
    "propaganda",
    "report",
    "reports",
    "rubbish",
    "rumor",
    "rumors",
    "rumour",
    "rumours",
    "slander",
    "speculation",
    "suggestion",
    "suggestions",
    "talk",
    "theory",
    "version",
];

/// Words that call a claim false.
const FALSE: &[&str] = &[
    "baseless",
    "fabrication",
    "fake",
    "false",
    "fantasy",
    "fiction",
    "groundless",
    "lies",
    "nonsense",
    "unfounded",
    "untrue",
];

const OFFERS: &[&str] = &[
    "appeal",
    "appeals",
    "bid",
    "call",
    "calls",
    "ceasefire",
    "condition",
    "conditions",
    "deal",
    "demand",
    "demands",
    "invitation",
    "offer",
    "offers",
    "plan",
    "plans",
    "proposal",
    "proposals",
    "request",
    "requests",
    "resolution",
    "terms",
    "truce",
    "ultimatum",
];

pub fn apply(view: &View) -> Option<Answer> {
    let (head, line) = view.cue.head?;
    if view.cue_negated() {
        return None;
    }
    let object = |lists: &[&[&str]]| {
        let words = view.cue.words.iter().copied().filter(|&w| w > head).chain(view.clause.words.iter().copied());
        words.take(8).find(|&w| lists.iter().any(|list| list.binary_search(&view.lower(w)).is_ok()))
    };
    match line.words[0] {
        "reject" | "rejection" | "spurn" | "rebuff" => {
            object(&[CLAIMS, FALSE]).map(|w| Answer::of(Kind::Denial, [head, w]).or(Kind::Refusal))
        }
        "dismiss" | "brush" | "shrug" | "wave" | "dispute" if line.kind == Kind::Denial => {
            object(&[OFFERS]).map(|w| Answer::of(Kind::Refusal, [head, w]).or(Kind::Denial))
        }
        "accept" | "acceptance" if line.kind == Kind::Confirmation && view.clause.verb.is_none() => {
            object(&[OFFERS]).map(|w| Answer::of(Kind::Commitment, [head, w]).or(Kind::Confirmation))
        }
        "describe" | "call" | "label" | "denounce" | "brand" | "condemn" => {
            object(&[FALSE]).map(|w| Answer::of(Kind::Denial, [head, w]).or(Kind::Assessment))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_sorted() {
        assert!(super::CLAIMS.is_sorted());
        assert!(super::FALSE.is_sorted());
        assert!(super::OFFERS.is_sorted());
    }
}
