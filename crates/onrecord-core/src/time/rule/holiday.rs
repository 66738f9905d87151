//! Days with names: `Thanksgiving`, `New Year's Eve`, `last Christmas`, `Election Day`, `Easter 2022`.

use super::calendar::{which, year_of};
use crate::time::lexicon::{HOLIDAYS, Holiday};
use crate::time::meaning::{Cycle, Found, Meaning, Which};
use crate::words::Words;

pub(super) fn holiday(words: &Words<'_>, at: usize) -> Option<Found> {
    let (which, start) = which(words, at);
    if !words.is_capital(start) && words.at(start) != "the" {
        return None;
    }
    let (count, holiday) = HOLIDAYS.iter().find_map(|&(name, day)| Some((words.phrase(start, name)?, day)))?;
    let end = start + count;
    let of = end + usize::from(matches!(words.at(end), "of" | ","));
    if let (Some((year, end)), Holiday::Fixed(month, day)) = (year_of(words, of), holiday) {
        let cycle = Cycle::MonthDay(month, day, None);
        return match year {
            super::calendar::YearOf::Given(year) => {
                let date = crate::time::point::day(year, month, day)?;
                Some(Found::date(at..end, Meaning::At(crate::time::point::Point::Day(date))))
            }
            super::calendar::YearOf::Current(by) => {
                Some(Found::date(at..end, Meaning::Cycle(cycle, Which::InYear(by))))
            }
        };
    }
    Some(Found::date(at..end, Meaning::Cycle(Cycle::Holiday(holiday), which.unwrap_or(Which::Nearest))))
}
