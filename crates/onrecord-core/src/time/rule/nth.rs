//! A numbered part of a stretch of the calendar: `the last week of July`, `the third month of 2021`, `the first day of
//! May`, `the first two weeks of May` (a length).

use super::{date, length};
use crate::figure::number::ordinal;
use crate::time::lexicon::{self, Unit};
use crate::time::meaning::{Found, Meaning};
use crate::words::Words;

pub(super) fn nth(words: &Words<'_>, at: usize) -> Option<Found> {
    let the = at + usize::from(words.at(at) == "the");
    let (next, n) = match words.at(the) {
        "last" | "final" => (the + 1, -1),
        "opening" => (the + 1, 1),
        _ => ordinal(words, the).map(|(end, n)| (end, n as i32))?,
    };
    let (unit, plural) = lexicon::unit(words.at(next))?;
    if plural || !matches!(unit, Unit::Day | Unit::Week | Unit::Month) || !matches!(words.at(next + 1), "of" | "in") {
        return None;
    }
    let inner = date(words, next + 2)?;
    // "The first day of the quarter" needs to know which; a day has no parts that are dates.
    if super::part::is_day(&inner.meaning) || length::length(words, next + 2).is_some() {
        return None;
    }
    Some(Found::date(at..inner.tokens.end, Meaning::Nth { inner: Box::new(inner.meaning), unit, n }))
}
