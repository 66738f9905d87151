//! Kind: what a source does in saying something.
//!
//! The cue decides where it is specific ("denied", "vowed"); a neutral cue ("said") leaves it to the first proposition:
//! an attitude of the source's own, its own act, its modal, what its predicate judges. One rule a file, tried in the
//! order of [`RULES`]; the first that applies wins, and its name goes into the trace with the words it rests on.

mod answer;
mod call_to_act;
mod cue;
mod expressed;
mod future;
mod judgement;
mod modal_cue;
mod negated_cue;
mod opening;
mod own_act;
mod own_attitude;
mod refused_object;
mod rejection;
mod silence;

use crate::label::{Certainty, Kind};
use crate::statement::view::View;

/// What a rule says.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The kind.
    pub kind: Kind,
    /// The second best, where it is close.
    pub alternative: Option<Kind>,
    /// The certainty, where the rule knows it.
    pub certainty: Option<Certainty>,
    /// The words it rests on.
    pub words: Vec<usize>,
    /// The rule.
    pub rule: &'static str,
}

impl Answer {
    fn of(kind: Kind, words: impl IntoIterator<Item = usize>) -> Answer {
        Answer { kind, alternative: None, certainty: None, words: words.into_iter().collect(), rule: "" }
    }

    fn or(self, alternative: Kind) -> Answer {
        Answer { alternative: Some(alternative), ..self }
    }

    fn sure(self, certainty: Certainty) -> Answer {
        Answer { certainty: Some(certainty), ..self }
    }
}

/// A rule's name and what it does.
type Rule = (&'static str, fn(&View) -> Option<Answer>);

/// All rules in the order in which they are tried.
const RULES: &[Rule] = &[
    ("silence", silence::apply),
    ("negated_cue", negated_cue::apply),
    ("modal_cue", modal_cue::apply),
    ("refused_object", refused_object::apply),
    ("expressed", expressed::apply),
    ("cue", cue::apply),
    ("own_attitude", own_attitude::apply),
    ("call_to_act", call_to_act::apply),
    ("rejection", rejection::apply),
    ("answer", answer::apply),
    ("own_act", own_act::apply),
    ("opening", opening::apply),
    ("future", future::apply),
    ("judgement", judgement::apply),
    ("neutral_cue", cue::neutral),
];

/// The kind of a statement.
pub fn kind(view: &View) -> Answer {
    let found = RULES.iter().find_map(|(name, rule)| rule(view).map(|answer| Answer { rule: name, ..answer }));
    found.unwrap_or(Answer { rule: "nothing more specific", ..Answer::of(Kind::Assertion, []) })
}
