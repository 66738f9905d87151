//! Events that the text itself dates, and the times told by them: after "the war began in February 2014", "two months
//! before the war" is December 2013.
//!
//! Takes the time expressions of a text that give their date in full; gives the days that a time hanging on an event
//! allows. An event is known by its name ("cold war" is another than "war"). Leaves out events that the text dates
//! twice and differently, and all knowledge of the world.

use jiff::ToSpan;
use jiff::civil::Date;

use super::lexicon::Unit;
use super::mask::masked;
use super::meaning::{Found, How, Hung, Meaning};
use super::place::Placed;
use super::point::Point;
use crate::words::Words;

/// Verbs behind an event's name with which it begins, sorted.
const BEGINS: &[&str] = &["began", "begins", "begun", "erupted", "opened", "started", "starts"];
/// Verbs with which it ends, sorted.
const ENDS: &[&str] = &["ceased", "ended", "ends", "finished"];
/// How far before its verb an event's name may end (`the war in the east of the country began`).
const REACH: usize = 14;

/// What lasts, so that "after" it is after its end, sorted.
const LASTING: &[&str] = &[
    "blockade",
    "campaign",
    "conflict",
    "crisis",
    "era",
    "fighting",
    "occupation",
    "offensive",
    "pandemic",
    "regime",
    "season",
    "siege",
    "talks",
    "truce",
    "uprising",
    "war",
];

/// The events with a date.
#[derive(Default)]
pub(crate) struct EventDates {
    dated: Vec<Dated>,
}

struct Dated {
    event: String,
    end: bool,
    point: Point,
}

impl EventDates {
    /// Takes in a sentence's time expressions.
    pub(crate) fn read(&mut self, words: &Words<'_>, times: &[Found]) {
        for time in times {
            match &time.meaning {
                Meaning::At(point) => {
                    let dated = dated_event(words, time).map(|(event, end)| Dated { event, end, point: *point });
                    self.dated.extend(dated);
                }
                Meaning::Hung(Hung { event, year: Some(year), .. }) => {
                    self.dated.push(Dated { event: event.clone(), end: false, point: Point::Year(*year) });
                }
                _ => {}
            }
        }
    }

    /// The days that the time allows; nothing where the text does not date its event.
    pub(crate) fn place(&self, hung: &Hung) -> Placed {
        match hung.how {
            How::Begin => self.date(hung, false).map(|p| between(p, p)).unwrap_or_default(),
            How::End => self.date(hung, true).map(|p| between(p, p)).unwrap_or_default(),
            How::Shift(unit, by) => self.shifted(hung, unit, by).unwrap_or_default(),
            How::Nth(unit, n) => self.nth(hung, unit, n).unwrap_or_default(),
            How::Near => Placed::default(),
        }
    }

    /// When the event began or ended, if the text gives one date for it.
    fn date(&self, hung: &Hung, end: bool) -> Option<Point> {
        if let Some(year) = hung.year {
            return Some(Point::Year(year));
        }
        let mut dates = self.dated.iter().filter(|d| d.event == hung.event && d.end == end).map(|d| d.point);
        let first = dates.next()?;
        dates.all(|other| other == first).then_some(first)
    }

    fn shifted(&self, hung: &Hung, unit: Unit, by: i32) -> Option<Placed> {
        let head = hung.event.rsplit(' ').next().unwrap_or_default();
        let end = by > 0 && LASTING.binary_search(&head).is_ok();
        let date = self.date(hung, end)?;
        let side = |day: Date| Point::Day(day).shifted(unit, by).and_then(|p| Point::around(p.first()?, unit));
        Some(between(side(date.first()?)?, side(date.last()?)?))
    }

    /// The n-th year, month, week or day since it began: no stretch of the calendar, but its days are known.
    fn nth(&self, hung: &Hung, unit: Unit, n: i32) -> Option<Placed> {
        let date = self.date(hung, false)?;
        let after = |day: Date, by: i32| match Point::Day(day).shifted(unit, by)? {
            Point::Day(day) => Some(day),
            _ => None,
        };
        let latest = after(date.last()?, n)?.checked_sub(1.day()).ok()?;
        Some(Placed { value: None, earliest: Some(after(date.first()?, n - 1)?), latest: Some(latest) })
    }
}

fn between(first: Point, last: Point) -> Placed {
    Placed {
        value: masked(&first.value(), &last.value(), &Meaning::Unknown),
        earliest: first.first(),
        latest: last.last(),
    }
}

/// The event that a date tells the beginning (`false`) or the end (`true`) of.
fn dated_event(words: &Words<'_>, time: &Found) -> Option<(String, bool)> {
    let at = time.tokens.start;
    let following = time.tokens.end;
    if words.before(at, 1) == "the" && words.at(at) != "the" {
        let named = name_at(words, following)?;
        return (!words.is_mark(following)).then_some((named, false));
    }
    if !matches!(words.before(at, 1), "in" | "on" | "of") {
        return None;
    }
    let verb = words.before(at, 2);
    let end = ENDS.binary_search(&verb).is_ok();
    if !end && BEGINS.binary_search(&verb).is_err() {
        return name_before(words, at - 1).map(|name| (name, false));
    }
    let subject = (at - 2).saturating_sub(REACH)..at - 2;
    let clause = subject.rev().take_while(|&i| !words.is_mark(i));
    clause.into_iter().find_map(|i| subject_before(words, i + 1)).map(|name| (name, end))
}

/// The name that ends right before `end`, unless a preposition leads to it (`in the north`).
fn subject_before(words: &Words<'_>, end: usize) -> Option<String> {
    let the = (2..=4).find_map(|back| end.checked_sub(back).filter(|&the| words.at(the) == "the"))?;
    let led = matches!(
        words.before(the, 1),
        "in" | "of" | "on" | "at" | "for" | "with" | "against" | "over" | "by" | "to" | "from" | "near" | "between"
    );
    name_before(words, end).filter(|_| !led)
}

/// The name with its article that ends right before `end`.
fn name_before(words: &Words<'_>, end: usize) -> Option<String> {
    (2..=4).find_map(|back| {
        let the = end.checked_sub(back)?;
        let name = the + 1..end;
        let fits = words.at(the) == "the" && name.clone().all(|i| is_name_word(words, i));
        fits.then(|| joined(words, name))
    })
}

/// The noun behind a date (`the 2022 invasion`).
fn name_at(words: &Words<'_>, at: usize) -> Option<String> {
    is_name_word(words, at).then(|| words.at(at).to_owned())
}

fn is_name_word(words: &Words<'_>, at: usize) -> bool {
    !words.is_mark(at) && !words.is_number(at) && !crate::figure::thing::is_function_word(words.at(at))
}

/// Words as an event's name.
pub(super) fn joined(words: &Words<'_>, range: std::ops::Range<usize>) -> String {
    range.map(|i| words.at(i)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_sorted() {
        assert!(super::BEGINS.is_sorted() && super::ENDS.is_sorted() && super::LASTING.is_sorted());
    }
}
