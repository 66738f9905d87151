//! What an attitude takes over from the statement that voices it.
//!
//! > “I think the minister knew,” Berg told the committee on Tuesday. Berg told it that he believed the minister knew.
//!
//! Whoever says what he thinks says it then and there, to the same people. Takes statements inside another of the same
//! source with a verb of thinking or wanting, or with any verb that performs what it says ("I promise"); what they do not
//! tell themselves of their setting is that of the statement around them. A past of their own ("I thought") is another time.

use crate::findings::{Statement, Step};
use crate::reading::Reading;
use crate::statement::draft::Draft;
use crate::statement::mode::is_quoted;

/// Verbs of thinking and wanting, sorted.
const ATTITUDES: &[&str] = &[
    "assume",
    "believe",
    "doubt",
    "expect",
    "fear",
    "feel",
    "hope",
    "intend",
    "know",
    "plan",
    "suspect",
    "think",
    "understand",
    "want",
    "wish",
    "worry",
];

/// Fills in what statements take over; parents stand before their children.
pub(super) fn fill(reading: &Reading, drafts: &[Draft], statements: &mut [Statement]) {
    for index in 0..statements.len() {
        let Some(parent) = drafts[index].parent.filter(|&p| voices(reading, drafts, index, statements, p)) else {
            continue;
        };
        let (before, after) = statements.split_at_mut(index);
        let (outer, inner) = (&before[parent], &mut after[0]);
        let known =
            |s: &Statement| [s.addressee.is_some(), s.venue.is_some(), s.channel.is_some(), s.said_on.is_some()];
        let own = known(inner);
        inner.addressee = inner.addressee.or(outer.addressee);
        inner.venue = inner.venue.or(outer.venue);
        inner.channel = inner.channel.or(outer.channel);
        inner.said_on = inner.said_on.take().or_else(|| outer.said_on.clone());
        if known(inner) == own {
            continue;
        }
        inner.trace.push(Step { rule: "inherited", did: "has the setting of the statement around it".into() });
    }
}

/// Whether the parent's source voices an attitude of its own.
fn voices(reading: &Reading, drafts: &[Draft], index: usize, statements: &[Statement], parent: usize) -> bool {
    let same = statements[index].source_entity.is_some()
        && statements[index].source_entity == statements[parent].source_entity;
    let draft = &drafts[index];
    let first_person = draft.source_words().next().is_some_and(|w| matches!(reading.lower[w].as_str(), "i" | "we"));
    let Some(verb) = draft.cue_words().find(|&w| reading.tags[w].starts_with("VB")) else { return false };
    let present = !draft.cue_words().any(|w| matches!(reading.tags[w], "VBD" | "VBN" | "MD"));
    let spoken = draft.verbatim || is_quoted(reading, reading.span(&(verb..verb + 1)));
    let attitude = draft.cue_words().any(|w| ATTITUDES.binary_search(&reading.lemma(w)).is_ok());
    same && if spoken { first_person && present } else { attitude }
}

#[cfg(test)]
mod tests {
    #[test]
    fn verbs_are_sorted() {
        assert!(super::ATTITUDES.is_sorted());
    }
}
