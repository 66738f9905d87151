//! Polarity: the net parity of negations over cue and first proposition.
//!
//! "did not believe that he had decided" is negative, "did not deny" positive. Each negating word counts once: negative
//! words ([`negator`]), a cue or verb that denies or refuses, and a negative prefix at the head of the predicate
//! ("untrue"). Words of doubt ("unlikely") do not negate: they lower the certainty. What stands in a relative clause,
//! in a condition or in a second conjunct does not count.

mod negator;
mod prefix;

use std::collections::BTreeSet;

use crate::label::{Kind, Polarity};
use crate::statement::attitude;
use crate::statement::kind::Answer;
use crate::statement::view::View;

/// The polarity of a statement, with the words that negate.
pub fn polarity(view: &View, answer: &Answer) -> (Polarity, Vec<usize>) {
    let mut negating: BTreeSet<usize> = view.cue.negations.iter().copied().collect();
    negating.extend(attitude::of_cue(view).filter(|a| a.refuses()).map(|a| a.head));
    negating.extend(refusing_before_head(view));
    negating.extend(attitude::within(view).filter(|a| a.refuses()).map(|a| a.head));
    negating.extend(failing_verb(view));
    negating.extend(prefix::of_predicate(view));
    negating.extend(negator::within(view));
    if negating.is_empty() && matches!(answer.kind, Kind::Refusal | Kind::Denial) {
        negating.extend(answer.words.first());
    }
    let polarity = if negating.len() % 2 == 1 { Polarity::Negative } else { Polarity::Positive };
    (polarity, negating.into_iter().collect())
}

/// "Refused to rule out": a verb of refusing before the cue's head.
fn refusing_before_head(view: &View) -> Option<usize> {
    let (head, _) = view.cue.head?;
    let omits = |w: usize| matches!((view.lower(w), view.lower(w + 1)), ("yet", "to") | ("short", "of"));
    let refuses = |w: &usize| matches!(view.reading.lemma(*w), "refuse" | "decline" | "fail") || omits(*w);
    view.cue.words.iter().copied().filter(|&w| w < head).find(refuses)
}

/// "Denied having failed to answer", "denied that it had refused to meet": the main verb of the content negates.
fn failing_verb(view: &View) -> Option<usize> {
    let main = view.clause.main?;
    let negates = match view.reading.lemma(main) {
        "fail" => view.clause.words.iter().any(|&w| w > main && view.lower(w) == "to"),
        // "Declined to sign" and "declined the offer"; prices decline without refusing anything.
        "decline" => {
            let tag = |w: usize| view.reading.tags.get(w).copied().unwrap_or("");
            matches!(tag(main + 1), "DT" | "PRP" | "PRP$") || tag(main + 1) == "TO" && tag(main + 2) == "VB"
        }
        "refuse" | "deny" | "reject" => true,
        "rule" => view.reading.lower.get(main + 1).is_some_and(|next| next == "out"),
        _ => false,
    };
    let passive = view.clause.group.iter().any(|&w| w < main && view.reading.lemma(w) == "be");
    (negates && !passive).then_some(main)
}
