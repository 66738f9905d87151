//! Where a figure holds: the nearest place behind a preposition, first behind the figure in its clause, then before it; or what an
//! attack hit (`the strike on Darnik`), or who hosts.

use std::ops::Range;

use super::{Context, Place};
use crate::figure::thing::is_determiner;
use crate::findings::{EntityIndex, Mention};
use crate::label::{EntityType, MentionForm};

/// The place of a figure.
pub(super) fn place(
    place: &Place<'_>,
    context: &Context<'_>,
    mentions: &[(Mention, EntityIndex)],
) -> Option<EntityIndex> {
    let words = &place.words;
    let located = |&&(m, e): &&(Mention, EntityIndex)| {
        let kind = context.entities[e.0].kind;
        matches!(kind, EntityType::Place | EntityType::Country)
            && m.form != MentionForm::Demonym
            && m.form != MentionForm::Pronoun
    };
    let spots: Vec<(Range<usize>, EntityIndex)> =
        mentions.iter().filter(located).map(|&(m, e)| (context.segmented.tokens_in(m.span), e)).collect();
    let led = |t: &Range<usize>| {
        let near = (1..=2)
            .take_while(|&back| is_determiner(words.before(t.start, back)) || words.before(t.start, back) == "nearby")
            .count();
        is_local(words.before(t.start - near.min(t.start), 1))
    };
    let hosts =
        |t: &Range<usize>| matches!(words.at(t.end), "hosts" | "host" | "hosted" | "shelters" | "houses" | "sheltered");
    let open = |from: usize, to: usize| !(from..to).any(|at| matches!(words.at(at), ";" | ":" | "—"));
    let behind = spots.iter().find(|(t, _)| {
        t.start >= place.tokens.end && t.end <= place.free.end && led(t) && open(place.tokens.end, t.start)
    });
    let before = || {
        let free = |t: &Range<usize>| {
            t.end <= place.tokens.start && t.start >= place.free.start && open(t.end, place.tokens.start)
        };
        spots.iter().rev().find(|(t, _)| free(t) && (led(t) || hosts(t)))
    };
    behind.or_else(before).map(|&(_, entity)| entity)
}

/// Whether what stands behind the word is a place of what stands before it.
fn is_local(word: &str) -> bool {
    matches!(
        word,
        "in" | "at"
            | "near"
            | "around"
            | "outside"
            | "inside"
            | "across"
            | "on"
            | "throughout"
            | "within"
            | "over"
            | "off"
            | "along"
            | "hit"
            | "struck"
            | "hitting"
            | "striking"
            | "shelled"
            | "bombed"
            | "attacked"
            | "into"
    )
}
