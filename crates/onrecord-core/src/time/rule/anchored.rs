//! Dates counted from another date: `two days after Christmas`, `three weeks from tomorrow`, `2 weeks before May 13,
//! 1999`, `the week after next`; and the stretch around one: `the week of April 10`, `Labor Day weekend`.

use super::length::{after_approximators, length, whole};
use super::{date, holiday};
use crate::time::lexicon::{self, Unit};
use crate::time::meaning::{Base, Found, Meaning};
use crate::words::Words;

/// `two days after Christmas`.
pub(super) fn counted(words: &Words<'_>, at: usize) -> Option<Found> {
    let length = length(words, after_approximators(words, at)).filter(|l| !l.joined && !l.unit.is_clock())?;
    let (unit, count) = whole(length.unit, length.count?)?;
    let sign = match words.at(length.end) {
        "before" => -1,
        "after" | "from" => 1,
        _ => return None,
    };
    let inner = date(words, length.end + 1)?;
    // Behind `from` stands a day; "two years from 2014" may be anything.
    if words.at(length.end) == "from" && !super::part::is_day(&inner.meaning) {
        return None;
    }
    let meaning = Meaning::From { inner: Box::new(inner.meaning), unit, by: sign * count };
    Some(Found::date(at..inner.tokens.end, meaning))
}

/// `the week of April 10`, `the week after next`, `the week before last`.
pub(super) fn week(words: &Words<'_>, at: usize) -> Option<Found> {
    let the = at + usize::from(words.at(at) == "the");
    let (unit, plural) = lexicon::unit(words.at(the))?;
    if the == at || plural || unit.is_clock() || unit == Unit::Day {
        return None;
    }
    let by = match (words.at(the + 1), words.at(the + 2)) {
        ("after", "next") => 2,
        ("before", "last") => -2,
        ("of" | "beginning" | "commencing" | "starting" | "ending", on)
            if matches!(unit, Unit::Week | Unit::Weekend) =>
        {
            let inner =
                date(words, the + 2 + usize::from(on == "on")).filter(|found| super::part::is_day(&found.meaning))?;
            let meaning = Meaning::Around(Box::new(inner.meaning), unit);
            return Some(Found::date(at..inner.tokens.end, meaning));
        }
        _ => return None,
    };
    Some(Found::date(at..the + 3, Meaning::Shift { unit, by, base: Base::Publication }))
}

/// `Labor Day weekend`, `Thanksgiving week`.
pub(super) fn around_holiday(words: &Words<'_>, at: usize) -> Option<Found> {
    let inner = holiday::holiday(words, at)?;
    let (unit, plural) = lexicon::unit(words.at(inner.tokens.end))?;
    let fits = matches!(unit, Unit::Week | Unit::Weekend) && !plural;
    fits.then(|| Found::date(at..inner.tokens.end + 1, Meaning::Around(Box::new(inner.meaning), unit)))
}
