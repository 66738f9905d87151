//! A negative prefix or suffix at the head of the predicate: "is untrue", "are unworkable", "was impossible".

use crate::lexicon::act::{self, Class};
use crate::statement::view::View;

/// The negative adjective that heads the predicate.
pub fn of_predicate(view: &View) -> Option<usize> {
    let reading = view.reading;
    let head = view.clause.complement.iter().copied().find(|&w| !reading.tags[w].starts_with("RB"))?;
    let word = view.lower(head);
    let is_adjective = matches!(reading.tags[head], "JJ" | "VBN" | "VBD");
    let before_noun =
        reading.tags.get(head + 1).is_some_and(|t| t.starts_with("NN")) && view.clause.complement.contains(&(head + 1));
    let un = word.starts_with("un") && word.len() > 5 && !act::is(word, Class::Unnegated);
    (is_adjective && !before_noun && (un || act::is(word, Class::Negative))).then_some(head)
}
