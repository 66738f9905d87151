//! Time expressions: where they stand, their TIMEX3 type and value, and the days they allow.
//!
//! Rules read words and give meanings ([`rule`], one family a file); [`place`] puts meanings on the calendar. Extents
//! follow TimeML: the preposition stays outside. Leaves out clauses ("since the war began") and always, yet, still.

mod cycle;
mod event_date;
mod joined;
mod lexicon;
mod mask;
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
use event_date::EventDates;
use place::Placer;

/// The time expressions of a document, in order.
///
/// `anchor` is when it was published: with an interval or nothing, what depends on it keeps `X` for the digits that
/// are open, and the days it allows span all of the interval or are left out.
pub fn times(lowered: &Lowered<'_>, anchor: Option<&Published>) -> Vec<Time> {
    let mut events = EventDates::default();
    for words in lowered.sentences() {
        events.read(&words, found(&words));
    }
    let mut placer = Placer::new(anchor.map(|p| (p.earliest, p.latest)), events);
    let mut out = Vec::new();
    for words in lowered.sentences() {
        for found in found(&words) {
            // "The quarter ended Sept. 30" goes on about the quarter.
            let aside = matches!(words.before(found.tokens.start, 1), "ended" | "ending");
            let direction = direction(&words, &found.tokens);
            let placed = if aside {
                placer.place_aside(&found.meaning, direction)
            } else {
                placer.place(&found.meaning, direction)
            };
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
