//! The rules that find time expressions, one family a file, and the order in which they are asked.
//!
//! Every rule is asked at every word; the longest answer counts, and of equally long ones the first rule's. To add a
//! family: write a file with a function `(words, at) -> Option<Found>`, list it in [`DATES`] or [`OTHERS`], and give
//! it cases in `cases/times/`.

mod anchored;
mod calendar;
mod clock;
mod duration;
mod era;
mod event;
mod fiscal;
mod gate;
mod holiday;
mod length;
mod modified;
mod nth;
mod part;
mod reference;
mod relative;
mod season;
mod set;
mod weekday;

use super::lexicon::{self, Unit};
use super::meaning::{Base, Found, Meaning};
use crate::words::Words;
use gate::Gate;

type Rule = fn(&Words<'_>, usize) -> Option<Found>;

/// Expressions that stand for a stretch of the calendar. None of these asks for a date inside it, so that no text can
/// make the rules call each other without end.
const DATES: &[Rule] = &[
    calendar::full_date,
    calendar::month,
    calendar::numeric,
    calendar::year,
    calendar::further_day,
    calendar::earlier_day,
    weekday::weekday,
    relative::day,
    relative::unit,
    relative::year_ago,
    year_end,
    fiscal::quarter,
    fiscal::year,
    season::season,
    era::decade,
    era::century,
    holiday::holiday,
];

/// Everything else, and what is built on a date.
const OTHERS: &[Rule] = &[
    modified::modified,
    part::part,
    clock::clock,
    event::event,
    reference::reference,
    length::shifted,
    anchored::counted,
    anchored::week,
    anchored::around_holiday,
    nth::nth,
    duration::duration,
    duration::long,
    duration::bare_plural,
    duration::business_year,
    set::set,
];

/// All time expressions of a sentence, in order, none overlapping.
pub(crate) fn found(words: &Words<'_>) -> Vec<Found> {
    let mut gate = Gate::new(words);
    asked_at(words, |from| gate.next(from))
}

/// What the rules find where they are asked: `next` gives the first such place from a place on.
fn asked_at(words: &Words<'_>, mut next: impl FnMut(usize) -> Option<usize>) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = words.range().start;
    while let Some(place) = next(at).filter(|&place| place < words.range().end) {
        match longest(words, place, DATES.iter().chain(OTHERS)) {
            Some(found) => {
                at = found.tokens.end;
                out.push(found);
            }
            None => at = place + 1,
        }
    }
    super::joined::complete(words, &mut out);
    out
}

/// The stretch of the calendar that begins at `at`, if one does.
fn date(words: &Words<'_>, at: usize) -> Option<Found> {
    longest(words, at, DATES.iter())
}

fn longest<'r>(words: &Words<'_>, at: usize, rules: impl Iterator<Item = &'r Rule>) -> Option<Found> {
    let mut best: Option<Found> = None;
    for rule in rules {
        if let Some(found) = rule(words, at)
            && best.as_ref().is_none_or(|b| b.tokens.end < found.tokens.end)
        {
            best = Some(found);
        }
    }
    best
}

/// Where the words go on after a hyphen, if there is one at `at`.
fn past_hyphen(words: &Words<'_>, at: usize) -> usize {
    at + usize::from(crate::words::is_hyphen(words.at(at)))
}

/// `year-end`, `year's end`, `by year end`, `end of month`.
fn year_end(words: &Words<'_>, at: usize) -> Option<Found> {
    let this = |unit| Meaning::Shift { unit, by: 0, base: Base::Publication };
    if words.are(at, &["end", "of"])
        && let Some((unit @ (Unit::Year | Unit::Month | Unit::Week), false)) = lexicon::unit(words.at(at + 2))
    {
        return Some(Found::date(at..at + 3, this(unit)));
    }
    let end = past_hyphen(words, at + 1);
    let led = matches!(words.before(at, 1), "by" | "at" | "around" | "before" | "until");
    let joined = end > at + 1 || words.at(end) == "'s" || led;
    let end = end + usize::from(words.at(end) == "'s");
    (words.at(at) == "year" && joined && words.at(end) == "end").then(|| Found::date(at..end + 1, this(Unit::Year)))
}
