//! A negative prefix or suffix at the head of the predicate: "is untrue", "are unworkable", "was impossible".

use crate::statement::view::View;

/// Negative adjectives whose prefix is none of "un-".
const NEGATIVE: &[&str] = &[
    "illegal",
    "illegitimate",
    "illogical",
    "impermissible",
    "impossible",
    "impractical",
    "improper",
    "inaccessible",
    "inaccurate",
    "inadequate",
    "inadmissible",
    "inappropriate",
    "incapable",
    "incompatible",
    "incomplete",
    "inconceivable",
    "inconsistent",
    "incorrect",
    "indefensible",
    "ineffective",
    "inexcusable",
    "infeasible",
    "insufficient",
    "intolerable",
    "invalid",
    "irrelevant",
    "disloyal",
    "dishonest",
    "dissatisfied",
    "baseless",
    "groundless",
    "meaningless",
    "pointless",
    "powerless",
    "useless",
    "worthless",
    "harmless",
];

/// Words that begin with "un" and negate nothing, or mean more than the want of something.
const NOT_NEGATED: &[&str] = &[
    "unanimous",
    "under",
    "underground",
    "underway",
    "unfortunate",
    "uniform",
    "unified",
    "unilateral",
    "unique",
    "united",
    "universal",
    "unlikely",
    "unprecedented",
    "unrest",
    "unless",
    "until",
    "unusual",
    "uneasy",
    "unlike",
    "unclear",
    "uncertain",
    "undermined",
    "understood",
    "undertaken",
    "unveiled",
    "unleashed",
    "understandable",
    "underlying",
    "underpaid",
    "undergoing",
    "unparalleled",
];

/// The negative adjective that heads the predicate.
pub fn of_predicate(view: &View) -> Option<usize> {
    let reading = view.reading;
    let head = view.clause.complement.iter().copied().find(|&w| !reading.tags[w].starts_with("RB"))?;
    let word = view.lower(head);
    let is_adjective = matches!(reading.tags[head], "JJ" | "VBN" | "VBD");
    let before_noun =
        reading.tags.get(head + 1).is_some_and(|t| t.starts_with("NN")) && view.clause.complement.contains(&(head + 1));
    let un = word.starts_with("un") && word.len() > 5 && !NOT_NEGATED.contains(&word);
    (is_adjective && !before_noun && (un || NEGATIVE.contains(&word))).then_some(head)
}
