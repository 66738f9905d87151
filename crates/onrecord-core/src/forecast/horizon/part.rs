//! "By the end of the decade", "before the middle of the century": a part of the unit that holds the day of saying.

use jiff::ToSpan;
use jiff::civil::Date;

use super::tie::Tie;
use super::{Found, Search, tie};
use crate::time::{Point, unit};

/// What part of a unit.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Beginning,
    Middle,
    End,
}

/// Such words at a place, with the preposition before them. The middle is the second of three thirds, the beginning the first;
/// an end is that of the whole.
pub fn of_unit(search: &Search, at: usize) -> Option<Found> {
    let line = search.line;
    let (part, name, end) = if line.at(at) == "the" && line.at(at + 2) == "of" {
        let part = match line.at(at + 1) {
            "beginning" | "start" => Part::Beginning,
            "middle" => Part::Middle,
            "close" | "end" => Part::End,
            _ => return None,
        };
        let name = at + 3 + usize::from(line.is(at + 3, &["the", "this"]));
        (part, name, name + 1)
    } else if line.at(at) == "mid" && line.is(at + 1, &["-", "‐", "‑"]) {
        (Part::Middle, at + 2, at + 3)
    } else {
        return None;
    };
    let (unit, plural) = unit(line.at(name)).filter(|_| end <= search.stretch.end)?;
    let (tie, from) = tie::before(line, &(at..end), search.stretch.start).filter(|_| !plural)?;
    let days = search.said.and_then(|(first, last)| {
        let start = Point::around(first, unit)?.first()?;
        let end = Point::around(last, unit)?.last()?;
        Some((first, third(start, end, part)?))
    });
    let Some((first, (start, last))) = days else {
        return Some(Found { words: from..end, earliest: None, latest: None });
    };
    let latest = if tie == Tie::Before && part != Part::End { start.checked_sub(1.day()).ok() } else { Some(last) };
    let up_to = matches!(tie, Tie::By | Tie::Before);
    Some(Found { words: from..end, earliest: Some(if up_to { first } else { start.max(first) }), latest })
}

/// The days of a part.
fn third(start: Date, end: Date, part: Part) -> Option<(Date, Date)> {
    let days = start.until(end).ok()?.get_days();
    let at = |thirds: i32| start.checked_add((days * thirds / 3).days()).ok();
    Some(match part {
        Part::Beginning => (start, at(1)?),
        Part::Middle => (at(1)?, at(2)?),
        Part::End => (at(2)?, end),
    })
}
