//! The cue's own kind, as the lexicon has it.
//!
//! [`apply`] takes fixed cues, and beliefs unless the content makes a forecast of them ("believes that it will close");
//! [`neutral`] is the last resort for open cues.

use super::{Answer, future, judgement};
use crate::label::{Certainty, Kind};
use crate::lexicon::cue::{Complement, Cue, Force};
use crate::statement::own::Own;
use crate::statement::source;
use crate::statement::view::View;

pub fn apply(view: &View) -> Option<Answer> {
    let (head, line) = view.cue.head?;
    of(view, head, line)
}

/// The answer of a line of the lexicon that is not open.
pub(super) fn of(view: &View, head: usize, line: &Cue) -> Option<Answer> {
    let answer = Answer::of(line.kind, [head]);
    match line.force {
        Force::Fixed if wants_of_another(view, line) || wants_for_itself(view, line) => {
            Some(Answer::of(Kind::Demand, [head]).or(Kind::Commitment))
        }
        Force::Fixed => Some(answer),
        Force::Belief if line.kind == Kind::Assessment && view.clause.verb.is_some() => {
            Some(future::apply(view).filter(|a| a.kind == Kind::Forecast).map_or(answer, |a| a.or(Kind::Assessment)))
        }
        Force::Belief => Some(answer),
        Force::Open => None,
    }
}

/// "Want the guns to stop": what is wanted is another's to do.
fn wants_of_another(view: &View, line: &Cue) -> bool {
    let of_another = !view.clause.infinitive && view.clause.words.iter().any(|&w| view.lower(w) == "to");
    of_another
        && line.kind == Kind::Commitment
        && line.certainty == Certainty::Unspecified
        && line.complement == Complement::To
}

/// "Wants to have assurances": what is wanted is another's to give.
fn wants_for_itself(view: &View, line: &Cue) -> bool {
    let receives = |w: &usize| matches!(view.lower(*w), "have" | "see" | "get" | "hear" | "receive" | "know");
    matches!(line.words[0], "want" | "would" | "wish")
        && line.certainty == Certainty::Unspecified
        && line.complement == Complement::To
        && view.clause.words.iter().copied().find(|&w| view.reading.tags[w] == "VB").is_some_and(|w| receives(&w))
}

/// The kind of an open cue whose content decides nothing.
pub fn neutral(view: &View) -> Option<Answer> {
    if let Some(judge) = source::judges(view.reading, view.draft).filter(|_| view.is_open() && view.own == Own::No) {
        return Some(Answer::of(Kind::Assessment, [judge]).or(Kind::Assertion));
    }
    let (head, line) = view.cue.head?;
    let announces = line.kind == Kind::Commitment && view.clause.verb.is_some();
    let kind = if announces { Kind::Assertion } else { line.kind };
    let answer = Answer::of(kind, [head]);
    Some(if kind == Kind::Assertion && judgement::is_faint(view) { answer.or(Kind::Assessment) } else { answer })
}
