//! The days that a time allows something foretold to come about.
//!
//! "By" and "until" end with its last day, "before" with the day before its first, "after" begins behind it. A length of time
//! counts from the day of saying; of vague lengths the list says how long they last, and what goes on for so long has no end. A
//! horizon never begins before the day of saying, and what lies wholly before it is none, unless it comes again ("Thursday").

use std::ops::Range;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::Said;
use super::tie::Tie;
use crate::findings::Time;
use crate::label::TimeType;
use crate::lexicon::horizon;
use crate::statement::grammar::line::Line;
use crate::time::{month, season, weekday};

/// The first and last day that a time allows behind what ties it; `None` where it lies in the past.
pub fn of(line: &Line, words: Range<usize>, tie: Tie, time: &Time, said: Said) -> Option<(Option<Date>, Option<Date>)> {
    if let Some(length) = length(line, &words, time) {
        let Some((first, last)) = said else { return Some((None, None)) };
        let endless = tie == Tie::For && is_vague(time) && !has(line, &words, &["coming", "next"]);
        let latest = (!is_least(line, &words) && !endless).then(|| last.checked_add(length).ok()).flatten();
        return Some((Some(first), latest));
    }
    let (Some(start), Some(end)) = (time.earliest, time.latest) else { return Some((None, None)) };
    let first = said.map(|(first, _)| first);
    let (start, end) = match first {
        Some(first) if end < first => again(line, &words, start, end).filter(|(_, end)| *end >= first)?,
        _ => (start, end),
    };
    let not_before = |day: Date| Some(first.map_or(day, |first| first.max(day)));
    let less = has(line, &words, &["less", "under"]);
    let to_its_end = has(line, &words, &["end", "close"]);
    Some(match tie {
        Tie::By => (first, Some(end)),
        Tie::Before if to_its_end => (first, Some(end)),
        Tie::Before => (first, start.checked_sub(1.day()).ok()),
        Tie::After => (end.checked_add(1.day()).ok(), None),
        Tie::From => (not_before(start), None),
        Tie::Within | Tie::For | Tie::At if less => (first, Some(end)),
        Tie::Within | Tie::For | Tie::At => (not_before(start), Some(end)),
    })
}

/// The next one of what comes again and was placed in the past: a weekday, a month or season without its year.
fn again(line: &Line, words: &Range<usize>, start: Date, end: Date) -> Option<(Date, Date)> {
    let any = |test: fn(&str) -> bool| words.clone().any(|i| test(line.at(i)));
    let by: Span = if any(|word| weekday(word).is_some() || word == "weekend") {
        1.week()
    } else if any(|word| month(word).is_some() || season(word).is_some()) && !words.clone().any(|i| is_year(line.at(i)))
    {
        1.year()
    } else {
        return None;
    };
    start.checked_add(by).ok().zip(end.checked_add(by).ok())
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())
}

fn has(line: &Line, words: &Range<usize>, any: &[&str]) -> bool {
    (words.start.saturating_sub(2)..words.end).any(|i| line.is(i, any))
}

/// "At least ten years", "more than a year": no day is the last.
fn is_least(line: &Line, words: &Range<usize>) -> bool {
    let more = |i: usize| line.at(i) == "more" && line.at(i + 1) == "than";
    (words.start.saturating_sub(3)..words.end).any(|i| line.at(i) == "least" || more(i))
}

fn is_vague(time: &Time) -> bool {
    time.value.as_deref().is_some_and(|value| value.contains('X') || value == "FUTURE_REF")
}

/// How long a time expression lasts, if it is a length: told ("two weeks") or vague ("the coming months").
fn length(line: &Line, words: &Range<usize>, time: &Time) -> Option<Span> {
    let value = time.value.as_deref()?;
    if is_vague(time) && (value == "FUTURE_REF" || time.kind == TimeType::Duration) {
        return words.clone().rev().find_map(|i| horizon::unit(line.at(i)));
    }
    let span: Span = value.parse().ok().filter(|_| time.kind == TimeType::Duration)?;
    (!span.is_zero()).then(|| in_days(span))
}

/// Hours and minutes as days, for days are what a horizon has.
fn in_days(span: Span) -> Span {
    let hours = i64::from(span.get_hours()) + i64::from(span.get_minutes() > 0);
    if hours == 0 { span } else { ((hours + 23) / 24).days() }
}
