//! Days with names: `Thanksgiving`, `New Year's Eve`, `last Christmas`, `Election Day`, `Easter 2022`.

use super::calendar::{YearOf, which, year_of};
use crate::time::cycle::occurrence;
use crate::time::lexicon::HOLIDAYS;
use crate::time::meaning::{Cycle, Found, Meaning, Which};
use crate::words::Words;

pub(super) fn holiday(words: &Words<'_>, at: usize) -> Option<Found> {
    let (which, start) = which(words, at);
    if !words.is_capital(start) && words.at(start) != "the" {
        return None;
    }
    let (count, holiday) = HOLIDAYS.iter().find_map(|&(name, day)| Some((words.phrase(start, name)?, day)))?;
    if is_of_another_country(words, start) {
        return Some(Found::date(at..start + count, Meaning::Unknown));
    }
    let end = start + count;
    let of = end + usize::from(matches!(words.at(end), "of" | ","));
    let cycle = Cycle::Holiday(holiday);
    match year_of(words, of) {
        Some((YearOf::Given(year), end)) => Some(Found::date(at..end, Meaning::At(occurrence(cycle, year)?))),
        Some((YearOf::Current(by), end)) => Some(Found::date(at..end, Meaning::Cycle(cycle, Which::InYear(by)))),
        None => Some(Found::date(at..end, Meaning::Cycle(cycle, which.unwrap_or(Which::Nearest)))),
    }
}

/// `Ukraine's Independence Day` is not that of the United States.
fn is_of_another_country(words: &Words<'_>, at: usize) -> bool {
    let owner = if words.before(at, 1) == "'s" { 2 } else { 1 };
    let named = at >= owner && words.is_capital(at - owner) && at - owner >= words.range().start;
    let ours =
        matches!(words.before(at, owner), "american" | "america" | "u.s." | "us" | "states" | "the" | "on" | "this");
    words.are(at, &["independence", "day"]) && named && !ours
}
