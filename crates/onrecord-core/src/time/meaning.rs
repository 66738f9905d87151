//! What a time expression says, before it is placed on the calendar.
//!
//! Rules give these; [`super::place`] turns them into values with the help of the day of publication, the tense of
//! the clause and the time spoken of before.

use std::ops::Range;

use super::lexicon::{Holiday, Part, Season, Unit};
use super::point::Point;
use crate::label::TimeType;

/// A time expression, found but not yet placed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// Its words, by their place in the document's tokens.
    pub tokens: Range<usize>,
    /// TIMEX3 type.
    pub kind: TimeType,
    /// What it says.
    pub meaning: Meaning,
}

impl Found {
    pub(crate) fn date(tokens: Range<usize>, meaning: Meaning) -> Found {
        Found { tokens, kind: TimeType::Date, meaning }
    }

    pub(crate) fn duration(tokens: Range<usize>, value: String) -> Found {
        Found { tokens, kind: TimeType::Duration, meaning: Meaning::Value(value) }
    }

    pub(crate) fn set(tokens: Range<usize>, value: impl Into<String>) -> Found {
        Found { tokens, kind: TimeType::Set, meaning: Meaning::Value(value.into()) }
    }

    pub(crate) fn reference(tokens: Range<usize>, value: &str) -> Found {
        Found::date(tokens, Meaning::Value(value.to_owned()))
    }

    /// The same with its first word moved back.
    pub(crate) fn from(mut self, start: usize) -> Found {
        self.tokens.start = start;
        self
    }
}

/// What a time expression says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Meaning {
    /// The words give it all.
    At(Point),
    /// One of a kind that comes again every year or week; which one is said by `Which`.
    Cycle(Cycle, Which),
    /// So many units from a base, as a stretch of that unit (`two weeks ago` is a week).
    Shift { unit: Unit, by: i32, base: Base },
    /// So many units from the time spoken of before, keeping its kind (`a year earlier`, of a quarter, is a quarter).
    Moved { unit: Unit, by: i32 },
    /// The time spoken of before, as the unit that holds it (`that year`, `the quarter`).
    Same(Unit),
    /// A part of the day that the inner meaning gives.
    Part(Box<Meaning>, Part),
    /// Hour and minute of the day that the inner meaning gives.
    Clock(Box<Meaning>, i8, Option<i8>),
    /// So many units from a date (`two days after Christmas`).
    From { inner: Box<Meaning>, unit: Unit, by: i32 },
    /// The unit that holds a date (`the week of April 10`), the weekend next to it (`Labor Day weekend`).
    Around(Box<Meaning>, Unit),
    /// The n-th unit of a stretch, the last for -1 (`the last week of July`).
    Nth { inner: Box<Meaning>, unit: Unit, n: i32 },
    /// The quarter spoken of before, in the year that the inner meaning gives; that year where none was (`the 1988 period`).
    PeriodIn(Box<Meaning>),
    /// What hangs on an event, whose date the text may give elsewhere.
    Hung(Hung),
    /// A value that needs no calendar: a duration, a recurrence, a reference.
    Value(String),
    /// A date that nothing in the text tells.
    Unknown,
}

/// What comes again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Cycle {
    /// Month and day, and the weekday if the words give it.
    MonthDay(i8, i8, Option<i8>),
    Month(i8),
    Quarter(i8),
    Half(i8),
    Season(Season),
    Holiday(Holiday),
    /// Monday is 1.
    Weekday(i8),
}

/// Which of those that come again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Which {
    /// The nearest in the direction that the tense of the clause gives.
    Nearest,
    /// The nearest before the base.
    Last,
    /// The nearest after the base.
    Next,
    /// That of the current year or week.
    This,
    /// That of the year so many years from the current one.
    InYear(i32),
    /// The nearest before the time spoken of.
    Previous,
    /// The nearest after the time spoken of.
    Following,
    /// That of the year before the time spoken of.
    YearEarlier,
}

/// Where a shift starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    /// The day of publication.
    Publication,
    /// The time spoken of before, or else the day of publication.
    Focus,
}

/// A time told by an event.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Hung {
    /// The event's name without article, in lower case (`cold war`).
    pub event: String,
    /// Its year, if the words give it (`the 2015 invasion`).
    pub year: Option<i16>,
    /// How the time lies to it.
    pub how: How,
}

/// How a time lies to an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum How {
    /// Its beginning.
    Begin,
    /// Its end.
    End,
    /// So many units from its beginning, or from its end where that is later.
    Shift(Unit, i32),
    /// Its n-th unit, from 1.
    Nth(Unit, i32),
    /// Near it, nobody says how near.
    Near,
}
