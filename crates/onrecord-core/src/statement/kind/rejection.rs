//! A content that says of a claim that it is false, or of something that it will not be had: "that is untrue", "a visit
//! is out of the question", "there will be no talks", "it will not be signed".

use super::Answer;
use crate::label::{Certainty, Kind};
use crate::lexicon::cue::Force;
use crate::statement::source;
use crate::statement::view::View;

const FALSE: &[&str] = &[
    "baseless",
    "fabricated",
    "fabrication",
    "fabrications",
    "fake",
    "false",
    "fantasy",
    "fiction",
    "groundless",
    "hoax",
    "lie",
    "lies",
    "nonsense",
    "rubbish",
    "slander",
    "unfounded",
    "untrue",
    "invented",
    "made-up",
];

const TRUE: &[&str] = &["true", "correct", "accurate", "case", "so", "real", "right"];

const UNWANTED: &[&[&str]] = &[
    &["out", "of", "the", "question"],
    &["not", "negotiable"],
    &["non-negotiable"],
    &["not", "acceptable"],
    &["unacceptable"],
    &["not", "an", "option"],
    &["no", "question", "of"],
    &["off", "the", "table"],
    &["a", "red", "line"],
    &["a", "non-starter"],
];

/// What somebody who says "there will be no …" keeps back.
const KEPT_BACK: &[&str] = &[
    "agreement",
    "ceasefire",
    "comment",
    "compromise",
    "concession",
    "concessions",
    "coalition",
    "deal",
    "dialogue",
    "discussion",
    "exception",
    "exceptions",
    "extension",
    "meeting",
    "negotiation",
    "negotiations",
    "pardon",
    "referendum",
    "retreat",
    "return",
    "surrender",
    "talks",
    "truce",
    "withdrawal",
];

pub fn apply(view: &View) -> Option<Answer> {
    if view.cue.head.is_some_and(|(_, line)| line.force != Force::Open) {
        return None;
    }
    false_claim(view).or_else(|| unwanted(view)).or_else(|| kept_back(view))
}

fn false_claim(view: &View) -> Option<Answer> {
    let subject = view.clause.subject.last().map_or("", |&w| view.lower(w));
    let claims = [
        "claim",
        "claims",
        "allegation",
        "allegations",
        "accusation",
        "accusations",
        "report",
        "reports",
        "story",
        "rumours",
        "rumors",
        "charges",
        "suggestion",
    ];
    let of_claim = matches!(subject, "that" | "this" | "it" | "they" | "these" | "those" | "all" | "which")
        || view.clause.subject.iter().any(|&w| claims.contains(&view.lower(w)));
    let negation = view.negated_verb();
    let word = |list: &[&str]| view.clause.complement.iter().copied().find(|&w| list.contains(&view.lower(w)));
    if of_claim
        && negation.is_none()
        && let Some(found) = word(FALSE)
    {
        return Some(Answer::of(Kind::Denial, [found]).sure(Certainty::Certain));
    }
    if of_claim && let (Some(not), Some(found)) = (negation, word(TRUE)) {
        return Some(Answer::of(Kind::Denial, [not, found]).sure(Certainty::Certain));
    }
    let turn = [
        &["no", "truth"][..],
        &["without", "foundation"],
        &["nothing", "to", "do", "with"],
        &["no", "basis"],
        &["would", "n't", "say", "that"],
    ];
    turn.iter().find_map(|t| view.turn(t)).map(|w| Answer::of(Kind::Denial, [w]).or(Kind::Assessment))
}

fn unwanted(view: &View) -> Option<Answer> {
    let doubt = view.in_group(&["could", "might", "may"]);
    let found = UNWANTED.iter().find_map(|t| view.turn(t)).filter(|_| doubt.is_none())?;
    Some(Answer::of(Kind::Refusal, [found]).or(Kind::Assessment).sure(Certainty::Certain))
}

fn kept_back(view: &View) -> Option<Answer> {
    if source::judges(view.reading, view.draft).is_some() || !matches!(view.finite(), "will" | "wo" | "would" | "shall")
    {
        return None;
    }
    let there = view.clause.subject.first().is_some_and(|&w| view.lower(w) == "there");
    let no = view.in_clause(&["no"]);
    let kept = view.in_clause(KEPT_BACK);
    if there && let (Some(no), Some(kept)) = (no, kept) {
        return Some(Answer::of(Kind::Refusal, [no, kept]).or(Kind::Forecast).sure(Certainty::Certain));
    }
    let passive = view.clause.main.filter(|&m| view.reading.tags[m] == "VBN" && view.in_group(&["be"]).is_some())?;
    let not = view.negated_verb()?;
    (view.finite() != "would")
        .then(|| Answer::of(Kind::Refusal, [not, passive]).or(Kind::Forecast).sure(Certainty::Certain))
}
