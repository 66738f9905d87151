//! What others are to do: "must leave", "should be lifted", "Ukraine needs shells", "Count them!", "it is time to …".

use super::Answer;
use crate::label::{Certainty, Kind};
use crate::lexicon::act::{self, Class};
use crate::lexicon::cue::Complement;
use crate::statement::own::Own;
use crate::statement::view::View;

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
    if clause.question && suggests(view) {
        return Some(Answer::of(Kind::Proposal, [first]).or(Kind::Demand).sure(Certainty::Unspecified));
    }
    if clause.question {
        return Some(Answer::of(Kind::Assessment, [first]).or(Kind::Demand).sure(Certainty::Unspecified));
    }
    if let Some(word) = duty(view) {
        return Some(Answer::of(Kind::Demand, [word]).or(Kind::Assessment));
    }
    by_modal(view)
}

/// "Why don't we meet?", "How about a pause?", "Shall we begin?": a question that suggests.
fn suggests(view: &View) -> bool {
    let lower = |i: usize| view.clause.words.get(i).map_or("", |&w| view.lower(w));
    let we = (1..4).any(|i| lower(i) == "we");
    let start = (lower(0), lower(1));
    matches!(start, ("why", "not") | ("how", "about") | ("what", "about" | "if"))
        || start.0 == "why" && we && (1..3).any(|i| matches!(lower(i), "do" | "n't" | "not" | "don't"))
        || matches!(start.0, "shall" | "could" | "can") && start.1 == "we"
}

/// "It is time to talk", "the onus is on them to show", "it is up to them to move": the turn.
fn duty(view: &View) -> Option<usize> {
    let clause = &view.clause;
    let word = view.act(Class::Duty)?;
    let up = view.lower(word) == "up";
    let to = clause.words.iter().any(|&w| w > word + 1 && (view.reading.tags[w] == "TO" || view.lower(w) == "for"));
    let counts = up
        && (view.lower(word.saturating_sub(1)) == "made" || clause.main.is_none_or(|m| view.reading.lemma(m) != "be"));
    (to && !counts).then_some(word)
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
        "should" | "ought" if others && (passive || main == "be" || !act::is(main, Class::Mental)) => demand(verb),
        "can" | "cannot" | "ca" if view.verb_of_cue() == "insist" && view.negated_verb().is_some() && others => {
            demand(verb)
        }
        _ if insisted => demand(verb),
        _ if has_to.is_some() && others && !in_passing && view.negated_verb().is_none() => demand(has_to?),
        "need" | "needs" | "need[s" if view.negated_verb().is_none() && !view.clause.subject.is_empty() => demand(verb),
        _ => None,
    }
}
