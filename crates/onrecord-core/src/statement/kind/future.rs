//! What will or may come: "will", "is expected to", "is likely to", "could", "would"; not what may be so already ("may
//! have left") and not what is judged in the conditional ("would be a mistake").

use super::{Answer, judgement};
use crate::label::Kind;
use crate::statement::view::View;

/// Adjectives and participles that foretell before an infinitive.
const FORETELLING: &[&str] = &[
    "about",
    "bound",
    "certain",
    "destined",
    "doomed",
    "due",
    "expected",
    "forecast",
    "going",
    "likely",
    "poised",
    "predicted",
    "projected",
    "scheduled",
    "set",
    "slated",
    "sure",
    "tipped",
    "unlikely",
    "likelier",
];

/// Words that say when, in the future.
const AHEAD: &[&str] = &[
    "tomorrow",
    "soon",
    "later",
    "next",
    "coming",
    "eventually",
    "yet",
    "future",
    "within",
    "ahead",
    "upcoming",
    "imminent",
    "again",
    "shortly",
    "ultimately",
];

pub fn apply(view: &View) -> Option<Answer> {
    let Some(verb) = view.clause.verb else { return foretold(view).map(|w| Answer::of(Kind::Forecast, [w])) };
    let perfect = view.in_group(&["have"]).is_some_and(|w| view.clause.main.is_some_and(|m| m > w));
    let lemma = view.main_lemma();
    let feared = matches!(view.verb_of_cue(), "warn" | "caution" | "fear");
    let forecast = |w: usize| Some(Answer::of(Kind::Forecast, [w]));
    match view.finite() {
        "will" | "'ll" | "wo" if matches!(lemma.as_str(), "mean" | "require" | "depend") => {
            Some(Answer::of(Kind::Assessment, [verb]).or(Kind::Forecast))
        }
        "will" | "'ll" | "wo" | "shall" => forecast(verb).map(|a| a.or(Kind::Assessment)),
        "would" | "'d" if perfect => None,
        "would" | "'d" => {
            let judged = judgement::of_predicate(view).is_some()
                || matches!(
                    lemma.as_str(),
                    "mean" | "require" | "need" | "depend" | "say" | "have" | "like" | "involve" | "aim" | "design"
                );
            let stands = view
                .clause
                .main
                .is_some_and(|m| matches!(view.lower(m), "based" | "aimed" | "needed" | "required" | "designed"));
            let conditional =
                stands || lemma == "be" && !has_time(view) && view.clause.main == view.clause.group.last().copied();
            (!judged && !conditional || feared).then(|| Answer::of(Kind::Forecast, [verb]).or(Kind::Assessment))
        }
        "could" | "may" | "might" | "can" if perfect || view.finite() == "can" && !feared => None,
        "could" | "can" if view.negated_verb().is_some() && !has_time(view) => None,
        "could" | "may" | "might" | "can" => {
            let stative = matches!(
                lemma.as_str(),
                "be" | "have" | "mean" | "want" | "know" | "contain" | "include" | "explain" | "reflect"
            );
            let passive = view.clause.main.is_some_and(|m| view.reading.tags[m] == "VBN");
            (!stative || passive || has_time(view) || feared)
                .then(|| Answer::of(Kind::Forecast, [verb]).or(Kind::Assessment))
        }
        _ => foretold(view).and_then(forecast),
    }
}

/// Whether the proposition names a time to come.
fn has_time(view: &View) -> bool {
    let words = &view.clause.words;
    words.iter().any(|&w| AHEAD.contains(&view.lower(w)))
        || words.windows(2).any(|pair| {
            matches!(view.lower(pair[0]), "by" | "in" | "until" | "before" | "this") && is_time(view, pair[1])
        })
        || words.windows(3).any(|t| {
            view.lower(t[0]) == "in" && matches!(view.lower(t[2]), "years" | "months" | "weeks" | "days" | "hours")
        })
}

fn is_time(view: &View, word: usize) -> bool {
    let text = view.lower(word);
    text.len() == 4 && text.starts_with("20") && text.bytes().all(|b| b.is_ascii_digit())
        || matches!(
            text,
            "january"
                | "february"
                | "march"
                | "april"
                | "may"
                | "june"
                | "july"
                | "august"
                | "september"
                | "october"
                | "november"
                | "december"
                | "spring"
                | "summer"
                | "autumn"
                | "winter"
                | "year"
                | "week"
                | "month"
                | "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
        )
}

/// A foretelling word before "to" and a plain infinitive, or "likely that … will".
fn foretold(view: &View) -> Option<usize> {
    let words = &view.clause.words;
    let after = |i: usize| words[i + 1..].iter().copied().find(|&w| !view.reading.tags[w].starts_with("RB"));
    words.iter().enumerate().find_map(|(i, &w)| {
        if !FORETELLING.contains(&view.lower(w)) {
            return None;
        }
        let next = after(i)?;
        let to = view.lower(next) == "to"
            && words
                .iter()
                .position(|&x| x == next)
                .and_then(|p| words.get(p + 1))
                .is_some_and(|&v| matches!(view.reading.tags[v], "VB" | "VBP" | "RB") && view.lower(v) != "have");
        let that = words[i + 1..].iter().any(|&x| matches!(view.lower(x), "will" | "'ll" | "would"));
        let likely = matches!(view.lower(w), "likely" | "unlikely" | "expected" | "certain" | "sure");
        (to || likely && that).then_some(w)
    })
}
