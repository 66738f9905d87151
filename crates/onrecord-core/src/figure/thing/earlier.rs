//! What a bare number counts where that stands earlier: `Three hospitals were hit. Two had to close.`
//!
//! Takes the figures of a document, sentence by sentence, and fills the things of bare cardinals: from the phrase that opens the
//! sentence (`Of the villages, seven …`), from the figure before, from a plural noun before it in the sentence, or from
//! the sentences before. Among several nouns, one that the list of concepts knows wins; then, for a subject, the first, else
//! the last. Leaves alone what none of these gives.

use std::ops::Range;

use super::predicate::{WINDOW, clause_start, is_preposition, noun_phrases};
use super::{is_determiner, is_function_word, is_plural, phrase};
use crate::figure::Found;
use crate::label::FigureType;
use crate::lexicon::concept;
use crate::words::Words;

/// How many sentences back a thing may stand.
const BACK: usize = 3;

/// Fills the things of bare cardinals in one sentence; `before` are the sentences before it with their figures.
pub(in crate::figure) fn fill(words: &Words<'_>, found: &mut [Found], before: &[(Words<'_>, Vec<Found>)]) {
    for index in 0..found.len() {
        if !is_bare(words, &found[index]) {
            continue;
        }
        let (earlier, rest) = found.split_at_mut(index);
        let figure = &mut rest[0];
        let stands_in = stands_for_noun(words, figure);
        figure.thing = opening(words, figure)
            .or_else(|| crew(words, figure))
            .or_else(|| among(words, figure))
            .or_else(|| of_figure_before(earlier))
            .or_else(|| {
                in_sentence(words, figure)
                    .filter(|range| stands_in || concept::of_thing(words.at(range.end - 1)).is_some())
            })
            .or_else(|| {
                let back = if stands_in || !is_vague(words, figure) { BACK } else { 0 };
                let mut earlier = before.iter().rev().take(back);
                earlier.find_map(|(words, found)| in_earlier(words, found, figure, stands_in))
            });
    }
}

/// Whether the figure is a count that stands alone: nothing behind it that could be counted.
fn is_bare(words: &Words<'_>, found: &Found) -> bool {
    let next = words.at(found.tokens.end);
    let open =
        words.is_mark(found.tokens.end) || is_function_word(next) || super::is_verb_like(words, found.tokens.end);
    let start = found.tokens.start;
    let joins = |at| words.at(at) == "to" || crate::words::is_range_dash(words.at(at));
    let pair = |at| joins(at) && words.is_number(at + 1);
    let score = pair(found.tokens.end) || pair(start.wrapping_sub(1)) && words.is_number(start.wrapping_sub(2));
    // "the two" are people who were named; "killing 10,000" tells what was done to whom without a noun.
    let done = words.before(start, 1) == "the" || concept::of_act(words.before(start, 1), |c| c == "killed").is_some();
    let modifies = crate::words::is_hyphen(next) && words.glued(found.tokens.end - 1);
    let bare = found.figure.kind == FigureType::Cardinal && found.thing.is_none() && open;
    bare && !score && !done && !modifies && next != "times"
}

/// `thousands` alone mostly means people in general.
fn is_vague(words: &Words<'_>, found: &Found) -> bool {
    crate::lexicon::vague::vague_word(words.at(found.tokens.end - 1)).is_some()
}

/// Whether the words show that the number stands for a noun phrase: it is a subject (`two had to close`), or goes on with `of
/// them`, `more`, `of 44`. Of another number, only a known concept is taken.
fn stands_for_noun(words: &Words<'_>, found: &Found) -> bool {
    let at = found.tokens.end;
    let verb = matches!(
        words.at(at),
        "are"
            | "were"
            | "is"
            | "was"
            | "have"
            | "has"
            | "had"
            | "will"
            | "can"
            | "may"
            | "could"
            | "would"
            | "did"
            | "do"
    ) || super::is_verb_like(words, at);
    let of = words.at(at) == "of" || words.at(at) == "more" || words.before(found.tokens.start, 1) == "of";
    verb && !words.at(at).ends_with("ing") || of
}

/// `a crew of two`: those of whom there are two.
fn crew(words: &Words<'_>, found: &Found) -> Option<Range<usize>> {
    const BODIES: &[&str] = &[
        "band",
        "convoy",
        "crew",
        "delegation",
        "family",
        "fleet",
        "force",
        "group",
        "party",
        "squad",
        "staff",
        "team",
    ];
    let at = found.tokens.start;
    (words.before(at, 1) == "of" && BODIES.contains(&words.before(at, 2))).then(|| at - 2..at - 1)
}

/// `Of the villages along the river, seven …`.
fn opening(words: &Words<'_>, found: &Found) -> Option<Range<usize>> {
    let first = words.range().start;
    let of = matches!(words.at(first), "of" | "among");
    let start = first + 1 + (first + 1..first + 3).take_while(|&i| is_determiner(words.at(i))).count();
    phrase(words, start).filter(|range| of && range.end <= found.tokens.start && is_plural(words.at(range.end - 1)))
}

/// `1,906 of whom … are children` and `61,990 are children`: what the clause says they are.
fn among(words: &Words<'_>, found: &Found) -> Option<Range<usize>> {
    let at = found.tokens.end;
    if !matches!(words.at(at), "are" | "were") {
        return None;
    }
    phrase(words, at + 1).filter(|range| {
        range.start == at + 1
            && is_plural(words.at(range.end - 1))
            && !super::is_verb_like(words, range.end - 1)
            && !is_adjective(words.at(range.end - 1))
    })
}

fn is_adjective(word: &str) -> bool {
    matches!(word, "dead" | "missing" | "wounded" | "injured" | "killed")
}

/// What the nearest figure before counts, if that is a count.
fn of_figure_before(earlier: &[Found]) -> Option<Range<usize>> {
    earlier
        .iter()
        .rev()
        .take(WINDOW)
        .find(|f| f.figure.kind == FigureType::Cardinal && f.thing.is_some())?
        .thing
        .clone()
}

/// A plural noun before the figure in its sentence that is not the subject of its clause.
fn in_sentence(words: &Words<'_>, found: &Found) -> Option<Range<usize>> {
    let start = clause_start(words, found.tokens.start);
    let own = best(words, noun_phrases(words, start..found.tokens.start).into_iter().skip(1), false);
    let first = words.range().start.max(start.saturating_sub(WINDOW));
    own.or_else(|| best(words, noun_phrases(words, first..start), false))
}

/// A thing of an earlier sentence: a figure's, or a plural noun.
fn in_earlier(words: &Words<'_>, found: &[Found], figure: &Found, stands_in: bool) -> Option<Range<usize>> {
    let range = words.range();
    let range = range.end.saturating_sub(WINDOW).max(range.start)..range.end;
    let known = |range: &Range<usize>| stands_in || concept::of_thing(words.at(range.end - 1)).is_some();
    of_figure_before(found)
        .filter(known)
        .or_else(|| best(words, noun_phrases(words, range), figure.opens).filter(known))
}

/// The plural noun phrase to take: the last that the list of concepts knows, else the first or the last.
fn best(words: &Words<'_>, phrases: impl IntoIterator<Item = Range<usize>>, first: bool) -> Option<Range<usize>> {
    let countable = |range: &Range<usize>| {
        let head = range.end - 1;
        let measured = crate::figure::unit::measure(words, head, 3).is_some();
        let timed = measured || crate::time::unit(words.at(head)).is_some() || is_preposition(words.at(head));
        is_plural(words.at(head)) && !words.is_capital(head) && !timed || concept::of_thing(words.at(head)).is_some()
    };
    let phrases: Vec<Range<usize>> = phrases.into_iter().filter(countable).collect();
    let known = phrases.iter().rev().find(|range| concept::of_thing(words.at(range.end - 1)).is_some());
    known.or(if first { phrases.first() } else { phrases.last() }).cloned()
}
