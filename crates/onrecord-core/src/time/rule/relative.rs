//! Expressions that lean on another day: `today`, `last month`, `the following year`, `that week`, `the weekend`,
//! `the year-earlier quarter`.

use super::past_hyphen;
use crate::figure::number::ordinal;
use crate::time::lexicon::{self, Unit};
use crate::time::meaning::{Base, Cycle, Found, Meaning, Which};
use crate::words::Words;

/// What `today's` stands before in the sense of nowadays.
const NOWADAYS: &[&str] = &[
    "children",
    "climate",
    "economy",
    "europe",
    "generation",
    "market",
    "politics",
    "russia",
    "society",
    "standards",
    "world",
    "youth",
];

/// `today`, `yesterday`, `tomorrow`, `the day after tomorrow`.
pub(super) fn day(words: &Words<'_>, at: usize) -> Option<Found> {
    let near = |word: &str| match word {
        "today" => Some(0),
        "yesterday" => Some(-1),
        "tomorrow" => Some(1),
        _ => None,
    };
    let shift = |by| Meaning::Shift { unit: Unit::Day, by, base: Base::Publication };
    if words.at(at) == "today" && words.at(at + 1) == "'s" && NOWADAYS.contains(&words.at(at + 2)) {
        return Some(Found::reference(at..at + 1, "PRESENT_REF"));
    }
    if words.are(at, &["to", "date"]) {
        return Some(Found::reference(at..at + 2, "PRESENT_REF"));
    }
    if let Some(by) = near(words.at(at)) {
        return Some(Found::date(at..at + 1, shift(by)));
    }
    let day = at + usize::from(words.at(at) == "the");
    match (words.at(day), words.at(day + 1), near(words.at(day + 2))) {
        ("day", "before", Some(by)) => Some(Found::date(at..day + 3, shift(by - 1))),
        ("day", "after", Some(by)) => Some(Found::date(at..day + 3, shift(by + 1))),
        _ => None,
    }
}

/// `last week`, `this year`, `the next day`, `the following month`, `that same year`, `the weekend`, `the quarter`.
pub(super) fn unit(words: &Words<'_>, at: usize) -> Option<Found> {
    let the = words.at(at) == "the";
    let mut next = at + usize::from(the);
    let lead = words.at(next);
    let publication = |by| (by, Base::Publication);
    let shift = match lead {
        "last" | "past" => Some(publication(-1)),
        "next" if the => Some((1, Base::Focus)),
        "next" | "coming" | "upcoming" => Some(publication(1)),
        "this" | "current" => Some(publication(0)),
        "previous" | "preceding" | "prior" => Some((-1, Base::Focus)),
        "following" | "ensuing" | "subsequent" => Some((1, Base::Focus)),
        _ => None,
    };
    let same = lead == "that" || lead == "same" && the;
    let (name, count) = (words.at(next + 1), usize::from(shift.is_some() || same));
    let extra = match (lead, name) {
        ("this", "past" | "last") => Some(publication(-1)),
        ("this", "coming") => Some(publication(1)),
        ("this" | "that", "same" | "very") => shift.or(Some(publication(0))),
        _ => None,
    };
    next += count + usize::from(extra.is_some());
    let next = next + usize::from(matches!(words.at(next), "calendar" | "full" | "entire" | "whole" | "academic"));
    let (unit, plural) = lexicon::unit(words.at(next))?;
    if plural || unit.is_clock() || words.at(next + 1) == "of" && unit != Unit::Week && shift.is_none() {
        return None;
    }
    let until = past_hyphen(words, next + 1);
    if until > next + 1 && words.glued(next) {
        return None;
    }
    let range = at..next + 1;
    if same {
        return Some(Found::date(range, Meaning::Same(unit)));
    }
    match extra.or(shift) {
        Some((-1, Base::Publication)) if matches!(unit, Unit::Decade | Unit::Century) && lead != "this" => {
            Some(Found::duration(range, super::length::value(unit, Some(1.0))))
        }
        Some((-1 | 1, Base::Publication)) if unit == Unit::Fortnight => Some(Found::duration(range, "P2W".to_owned())),
        Some((-1, base)) if unit == Unit::Year && is_result(words, at) => {
            let year = Meaning::Shift { unit, by: -1, base };
            Some(Found::date(range, Meaning::PeriodIn(Box::new(year))))
        }
        Some((by, base)) => Some(Found::date(range, Meaning::Shift { unit, by, base })),
        None if the => definite(words, unit, next).map(|meaning| Found::date(range, meaning)),
        None => None,
    }
}

/// `the weekend`, `the quarter`, `the year`; other units are too vague with an article alone.
fn definite(words: &Words<'_>, unit: Unit, at: usize) -> Option<Meaning> {
    match unit {
        Unit::Weekend => Some(Meaning::Shift { unit, by: 0, base: Base::Publication }),
        Unit::Quarter if !matches!(words.at(at + 1), "of" | "century") => Some(Meaning::Same(unit)),
        Unit::Year if !matches!(words.at(at + 1), "before" | "after" | "ended" | "ending") => {
            Some(Meaning::Shift { unit, by: 0, base: Base::Publication })
        }
        Unit::Day
            if words.before(at, 2) == "in" && matches!(words.before(at, 3), "later" | "earlier" | "late" | "early") =>
        {
            Some(Meaning::Same(unit))
        }
        Unit::Week | Unit::Month if matches!(words.before(at, 2), "of" | "in" | "for" | "during") => {
            Some(Meaning::Same(unit))
        }
        _ => None,
    }
}

/// `year-ago`, `the year-earlier quarter`, `the year-ago third quarter`.
pub(super) fn year_ago(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = at + usize::from(words.at(at) == "the");
    let ago = past_hyphen(words, start + 1);
    let hyphenated = words.at(start) == "year" && ago > start + 1;
    if !hyphenated || !matches!(words.at(ago), "ago" | "earlier") {
        return None;
    }
    let next = ago + 1;
    if let Some((noun, n)) = ordinal(words, next).filter(|&(noun, _)| words.at(noun) == "quarter") {
        return Some(Found::date(at..noun + 1, Meaning::Cycle(Cycle::Quarter(n as i8), Which::YearEarlier)));
    }
    if matches!(words.at(next), "quarter" | "period") {
        return Some(Found::date(at..next + 1, Meaning::Moved { unit: Unit::Quarter, by: -4 }));
    }
    let end = next + usize::from(matches!(words.at(next), "month" | "week"));
    Some(Found::date(at..end, Meaning::Moved { unit: Unit::Year, by: -1 }))
}

/// Whether an amount of last year is compared with one of a quarter: `compared with a loss of $3 million last year`.
fn is_result(words: &Words<'_>, at: usize) -> bool {
    let near = |back: usize| matches!(words.before(at, back), "with" | "from" | "against" | "than");
    let amount = |back: usize| matches!(words.before(at, back), "$" | "€" | "£");
    (1..=10).any(near) && (1..=4).any(amount) || words.before(at, 1) == "from" && words.are(at + 2, &["'s", "$"])
}
