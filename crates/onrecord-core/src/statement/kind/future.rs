//! What will or may come: "will", "is expected to", "is likely to", "could", "would"; not what may be so already ("may
//! have left") and not what is judged in the conditional ("would be a mistake").

use super::{Answer, judgement};
use crate::label::Kind;
use crate::lexicon::act::{self, Class};
use crate::statement::view::View;
use crate::time::{self, Unit};

pub fn apply(view: &View) -> Option<Answer> {
    let Some(verb) = view.clause.verb else { return foretold(view).map(|w| Answer::of(Kind::Forecast, [w])) };
    let perfect = view.in_group(&["have"]).is_some_and(|w| view.clause.main.is_some_and(|m| m > w));
    let lemma = view.main_lemma();
    let feared = matches!(view.verb_of_cue(), "warn" | "caution" | "fear");
    let forecast = |w: usize| Some(Answer::of(Kind::Forecast, [w]));
    match view.finite() {
        "will" | "'ll" | "wo" if act::is(lemma, Class::Explaining) => {
            Some(Answer::of(Kind::Assessment, [verb]).or(Kind::Forecast))
        }
        "will" | "'ll" | "wo" | "shall" => forecast(verb).map(|a| a.or(Kind::Assessment)),
        "would" | "'d" if perfect => None,
        "would" | "'d" => {
            let judged = judgement::of_predicate(view).is_some()
                || matches!(
                    lemma,
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
                lemma,
                "be" | "have" | "mean" | "want" | "know" | "contain" | "include" | "explain" | "reflect"
            );
            let passive = view.clause.main.is_some_and(|m| view.reading.tags[m] == "VBN");
            (!stative || passive || has_time(view) || feared)
                .then(|| Answer::of(Kind::Forecast, [verb]).or(Kind::Assessment))
        }
        _ => scheduled(view)
            .map(|w| Answer::of(Kind::Forecast, [w]).or(Kind::Assertion))
            .or_else(|| foretold(view).and_then(forecast)),
    }
}

/// Whether the proposition names a time to come.
fn has_time(view: &View) -> bool {
    let words = &view.clause.words;
    words.iter().any(|&w| act::is(view.lower(w), Class::Ahead))
        || words.windows(2).any(|pair| {
            matches!(view.lower(pair[0]), "by" | "in" | "until" | "before" | "this") && is_time(view.lower(pair[1]))
        })
        || words
            .windows(3)
            .any(|t| view.lower(t[0]) == "in" && time::unit(view.lower(t[2])).is_some_and(|(_, many)| many))
}

/// A year, month, season or day of the week, or a unit of time.
fn is_time(word: &str) -> bool {
    let year = word.len() == 4 && word.starts_with("20") && word.bytes().all(|b| b.is_ascii_digit());
    let unit = matches!(time::unit(word), Some((Unit::Year | Unit::Month | Unit::Week, false)));
    year || unit || time::month(word).is_some() || time::weekday(word).is_some() || time::season(word).is_some()
}

/// "The talks are to resume": "to" and an infinitive right after a form of "be"; not "the aim is to win", "is to blame".
fn scheduled(view: &View) -> Option<usize> {
    let be = view.clause.verb.filter(|&w| view.reading.lemma(w) == "be")?;
    let to = view.clause.group.iter().copied().find(|&w| view.lower(w) == "to")?;
    let follows =
        (be + 1..to).all(|w| matches!(view.lower(w), "also" | "both" | "now" | "soon" | "still" | "then" | "\"" | "“"));
    let aim = view.clause.subject.last().is_some_and(|&w| judgement::is_aim(view.lower(w)));
    let blame = matches!(view.main_lemma(), "blame" | "be" | "have");
    (follows && !aim && !blame).then_some(be)
}

/// A foretelling word before "to" and a plain infinitive, or "likely that … will".
fn foretold(view: &View) -> Option<usize> {
    let words = &view.clause.words;
    let after = |i: usize| words[i + 1..].iter().copied().find(|&w| !view.reading.tags[w].starts_with("RB"));
    words.iter().enumerate().find_map(|(i, &w)| {
        if !act::is(view.lower(w), Class::Foretelling) {
            return None;
        }
        let next = after(i)?;
        let to = view.lower(next) == "to"
            && words.iter().position(|&x| x == next).and_then(|p| words.get(p + 1)).is_some_and(|&v| {
                // "Set to double": the tags may call the verb an adjective or a noun.
                matches!(view.reading.tags[v], "VB" | "VBP" | "RB" | "JJ" | "NN") && view.lower(v) != "have"
            });
        let dated =
            view.lower(next) == "for" && matches!(view.lower(w), "scheduled" | "slated" | "set" | "due" | "expected");
        let that = words[i + 1..].iter().any(|&x| matches!(view.lower(x), "will" | "'ll" | "would"));
        let likely = matches!(view.lower(w), "likely" | "unlikely" | "expected" | "certain" | "sure");
        (to || dated || likely && that).then_some(w)
    })
}
