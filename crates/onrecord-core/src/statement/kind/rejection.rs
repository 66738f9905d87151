//! A content that says of a claim that it is false, or of something that it will not be had: "that is untrue", "a visit
//! is out of the question", "there will be no talks", "it will not be signed".

use super::Answer;
use crate::label::{Certainty, Kind};
use crate::lexicon::act::{self, Class};
use crate::lexicon::cue::Force;
use crate::statement::source;
use crate::statement::view::View;

pub fn apply(view: &View) -> Option<Answer> {
    if view.cue.head.is_some_and(|(_, line)| line.force != Force::Open) {
        return None;
    }
    false_claim(view).or_else(|| contradicts(view)).or_else(|| unwanted(view)).or_else(|| kept_back(view))
}

fn false_claim(view: &View) -> Option<Answer> {
    let subject = view.clause.subject.last().map_or("", |&w| view.lower(w));
    let of_claim = matches!(subject, "that" | "this" | "it" | "they" | "these" | "those" | "all" | "which")
        || view.clause.subject.iter().any(|&w| act::is(view.lower(w), Class::Claim));
    let negation = view.negated_verb();
    let word = |class| view.clause.complement.iter().copied().find(|&w| act::is(view.lower(w), class));
    if of_claim
        && negation.is_none()
        && let Some(found) = word(Class::False)
    {
        return Some(Answer::of(Kind::Denial, [found]).sure(Certainty::Certain));
    }
    if of_claim && let (Some(not), Some(found)) = (negation, word(Class::True)) {
        return Some(Answer::of(Kind::Denial, [not, found]).sure(Certainty::Certain));
    }
    if of_claim
        && negation.is_none()
        && let Some(found) = word(Class::True).filter(|&w| is_true(view.lower(w)))
    {
        return Some(Answer::of(Kind::Confirmation, [found]).or(Kind::Assertion).sure(Certainty::Certain));
    }
    view.act(Class::Falsity).map(|w| Answer::of(Kind::Denial, [w]).or(Kind::Assessment))
}

/// "It was true that …": of the words that a denial negates, those that confirm.
fn is_true(word: &str) -> bool {
    matches!(word, "true" | "correct" | "accurate")
}

/// "Insisted that no shells had been fired": who insists that something was not so speaks against somebody.
fn contradicts(view: &View) -> Option<Answer> {
    let insists = matches!(view.verb_of_cue(), "insist" | "maintain" | "protest" | "swear" | "insistence");
    let told = matches!(view.finite(), "had" | "did" | "was" | "were" | "has" | "have");
    let negation = view.negated_verb().or_else(|| view.in_clause(&["no", "none", "nobody", "nothing", "neither"]))?;
    (insists && told).then(|| Answer::of(Kind::Denial, [negation]).or(Kind::Assertion).sure(Certainty::Certain))
}

fn unwanted(view: &View) -> Option<Answer> {
    let doubt = view.in_group(&["could", "might", "may"]);
    let found = view.act(Class::Unwanted).filter(|_| doubt.is_none())?;
    Some(Answer::of(Kind::Refusal, [found]).or(Kind::Assessment).sure(Certainty::Certain))
}

fn kept_back(view: &View) -> Option<Answer> {
    if source::judges(view.reading, view.draft).is_some() || !matches!(view.finite(), "will" | "wo" | "would" | "shall")
    {
        return None;
    }
    let there = view.clause.subject.first().is_some_and(|&w| view.lower(w) == "there");
    let no = view.in_clause(&["no"]);
    let kept = view.act(Class::Withheld);
    if there && let (Some(no), Some(kept)) = (no, kept) {
        return Some(Answer::of(Kind::Refusal, [no, kept]).or(Kind::Forecast).sure(Certainty::Certain));
    }
    let passive = view.clause.main.filter(|&m| view.reading.tags[m] == "VBN" && view.in_group(&["be"]).is_some())?;
    let not = view.negated_verb()?;
    (view.finite() != "would")
        .then(|| Answer::of(Kind::Refusal, [not, passive]).or(Kind::Forecast).sure(Certainty::Certain))
}
