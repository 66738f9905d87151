//! A cue with a negation: "did not rule out", "did not deny", "is not willing", "will not accept".

use super::Answer;
use crate::label::{Certainty, Kind};
use crate::lexicon::cue::{Complement, Force};
use crate::statement::attitude::{self, Attitude};
use crate::statement::own::Own;
use crate::statement::view::View;

pub fn apply(view: &View) -> Option<Answer> {
    let refused_to = view.cue.words.iter().any(|&w| matches!(view.reading.lemma(w), "refuse" | "decline"));
    let mut attitude = attitude::of_cue(view)?;
    if refused_to && attitude.line.words[0] == "rule" {
        attitude.negation = view.cue.words.first().copied();
    }
    if let Some(word) = refuses_to_rule_out(view, &attitude) {
        return Some(Answer::of(Kind::Proposal, [attitude.head, word]).or(Kind::Assessment).sure(Certainty::Possible));
    }
    of(view, &attitude)
}

/// "Refused to rule out strikes", with the ruling out in the content.
fn refuses_to_rule_out(view: &View, attitude: &Attitude) -> Option<usize> {
    let refuses = matches!(attitude.line.words[0], "refuse" | "decline") && attitude.negation.is_none();
    view.turn(&["rule", "out"]).filter(|&w| refuses && view.clause.main == Some(w))
}

/// The answer for an attitude with a negation.
pub(super) fn of(view: &View, attitude: &Attitude) -> Option<Answer> {
    let negation = attitude.negation?;
    let words = [negation, attitude.head];
    let line = attitude.line;
    if line.words == ["rule", "out"] || matches!(line.words[0], "exclude") {
        let kind = if view.clause.verb.is_some() { Kind::Assessment } else { Kind::Proposal };
        return Some(Answer::of(kind, words).sure(Certainty::Possible));
    }
    match line.kind {
        Kind::Denial => Some(Answer::of(Kind::Confirmation, words).or(Kind::Denial).sure(Certainty::Unspecified)),
        Kind::Refusal => Some(Answer::of(Kind::Confirmation, words).or(Kind::Proposal).sure(Certainty::Unspecified)),
        _ if attitude.is_willingness() && line.complement != Complement::That && line.force != Force::Open => {
            Some(Answer::of(Kind::Refusal, words).sure(Certainty::Certain))
        }
        // "will not negotiate", "cannot support": not "would not expect".
        Kind::Commitment | Kind::Proposal | Kind::Confirmation if attitude.modal.is_some() => {
            Some(Answer::of(Kind::Refusal, words).sure(Certainty::Certain))
        }
        // "Does not want war", "did not wish to meet"; what it does not want another to do is still asked of him.
        Kind::Commitment | Kind::Demand if wants(line.words[0]) && !of_another(view, attitude) => {
            Some(Answer::of(Kind::Refusal, words).or(Kind::Assertion).sure(Certainty::Certain))
        }
        // "Did not say when": nothing was said.
        Kind::Assertion if line.force == Force::Open && attitude.modal.is_none() && view.own != Own::FirstPerson => {
            Some(Answer::of(Kind::Assertion, words))
        }
        Kind::Commitment if line.certainty == Certainty::Certain => {
            Some(Answer::of(Kind::Commitment, words).or(Kind::Refusal))
        }
        _ => None,
    }
}

fn wants(verb: &str) -> bool {
    matches!(verb, "want" | "wish" | "desire" | "seek")
}

/// "Did not want them to leave": a noun and an infinitive follow.
fn of_another(view: &View, attitude: &Attitude) -> bool {
    let after = view.clause.words.iter().copied().filter(|&w| w > attitude.head);
    let rest: Vec<usize> = after.collect();
    let to = rest
        .iter()
        .position(|&w| view.reading.tags[w] == "TO" && view.reading.tags.get(w + 1).is_some_and(|t| *t == "VB"));
    to.is_some_and(|i| i > 0)
}
