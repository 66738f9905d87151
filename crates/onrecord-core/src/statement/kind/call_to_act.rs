//! What others are to do: "must leave", "should be lifted", "Ukraine needs shells", "Count them!", "it is time to …".

use super::Answer;
use crate::label::{Certainty, Kind};
use crate::lexicon::cue::Complement;
use crate::statement::source::Own;
use crate::statement::view::View;

/// What somebody should or should not do in his mind alone is no demand.
const MENTAL: &[&str] = &[
    "assume",
    "believe",
    "doubt",
    "expect",
    "fear",
    "hope",
    "imagine",
    "know",
    "realise",
    "realize",
    "remember",
    "think",
    "underestimate",
    "be",
];

pub fn apply(view: &View) -> Option<Answer> {
    if !view.is_open() && view.cue.head.is_some() {
        return None;
    }
    let clause = &view.clause;
    let first = clause.words.first().copied()?;
    let told = view.cue.head.is_some_and(|(_, l)| matches!(l.words[0], "tell" | "say" | "warn" | "remind" | "write"));
    if clause.infinitive && told && !clause.quoted {
        return Some(Answer::of(Kind::Demand, [first]));
    }
    if clause.imperative {
        let lets =
            view.lower(first) == "let" && clause.words.get(1).is_some_and(|&w| matches!(view.lower(w), "us" | "'s"));
        let kind = if lets { Kind::Proposal } else { Kind::Demand };
        return Some(Answer::of(kind, [first]).sure(Certainty::Unspecified));
    }
    if clause.question {
        return Some(Answer::of(Kind::Assessment, [first]).or(Kind::Demand).sure(Certainty::Unspecified));
    }
    for turn in [&["is", "time"][..], &["'s", "time"], &["time", "has", "come"], &["up", "to"], &["was", "time"]] {
        if let Some(word) =
            view.turn(turn).filter(|&w| turn != ["up", "to"] || view.lower(w.saturating_sub(1)) != "made")
        {
            let to = clause.words.iter().any(|&w| view.reading.tags[w] == "TO" || view.lower(w) == "for");
            let rest = turn != ["up", "to"] || clause.main.is_some_and(|m| view.reading.lemma(m) == "be");
            if to && rest {
                return Some(Answer::of(Kind::Demand, [word]).or(Kind::Assessment));
            }
        }
    }
    by_modal(view)
}

fn by_modal(view: &View) -> Option<Answer> {
    let verb = view.clause.verb?;
    let main = view.main_lemma();
    let perfect = view
        .in_group(&["have"])
        .is_some_and(|w| view.clause.main.is_some_and(|m| m > w && view.reading.tags[m] == "VBN"));
    let has_to = view.in_group(&["to"]).filter(|&w| matches!(view.lower(w - 1), "have" | "has" | "need" | "needs"));
    let in_passing = view.in_group(&["may", "might", "could", "will", "would"]).is_some();
    let others = view.own == Own::No || view.clause.subject.iter().any(|&w| view.lower(w) == "we");
    let passive = view.clause.main.is_some_and(|m| view.reading.tags[m] == "VBN");
    let insisted =
        view.entry().is_some_and(|l| matches!(l.words[0], "insist" | "demand") && l.complement != Complement::Any);
    let demand = |w| Some(Answer::of(Kind::Demand, [w]).or(Kind::Assessment));
    match view.finite() {
        "must" | "should" | "ought" if perfect => Some(Answer::of(Kind::Assessment, [verb])),
        "must" if others || view.own == Own::Likely => demand(verb),
        "should" | "ought" if others && (passive || main == "be" || !MENTAL.contains(&main.as_str())) => demand(verb),
        "can" | "cannot" | "ca" if view.verb_of_cue() == "insist" && view.negated_verb().is_some() && others => {
            demand(verb)
        }
        _ if insisted => demand(verb),
        _ if has_to.is_some() && others && !in_passing && view.negated_verb().is_none() => demand(has_to?),
        "need" | "needs" | "need[s" if view.negated_verb().is_none() && !view.clause.subject.is_empty() => demand(verb),
        _ => None,
    }
}
