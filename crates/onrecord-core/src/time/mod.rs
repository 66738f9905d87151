//! Time expressions: where they stand, their TIMEX3 type and value, and the days they allow.
//!
//! Rules read words and give meanings ([`rule`], one family a file); [`place`] puts meanings on the calendar. Extents
//! follow TimeML: the preposition stays outside. Leaves out clauses ("since the war began") and always, yet, still.

mod lexicon;
mod meaning;
mod place;
mod point;
mod rule;
mod tense;

pub(crate) use lexicon::{Season, Unit, month, season, unit, weekday};
pub(crate) use meaning::{Cycle, Found, Meaning, Which};
pub(crate) use point::Point;
pub(crate) use tense::{Direction, direction};

use crate::findings::{Published, Time};
use crate::words::{Lowered, Words};
use place::Placer;

/// The time expressions of a document, in order.
///
/// `anchor` is when it was published: with an interval or nothing, what depends on it keeps `X` for the digits that
/// are open, and the days it allows span all of the interval or are left out.
pub fn times(lowered: &Lowered<'_>, anchor: Option<&Published>) -> Vec<Time> {
    let mut placer = Placer::new(anchor.map(|p| (p.earliest, p.latest)));
    let mut out = Vec::new();
    for words in lowered.sentences() {
        for found in found(&words) {
            let placed = placer.place(&found.meaning, direction(&words, &found.tokens));
            out.push(Time {
                span: words.span(found.tokens.clone()),
                kind: found.kind,
                value: placed.value,
                earliest: placed.earliest,
                latest: placed.latest,
            });
        }
    }
    out
}

/// All time expressions of a sentence, in order, none overlapping.
pub(crate) fn found<'w>(words: &Words<'w>) -> &'w [Found] {
    words.times_by(rule::found)
}
