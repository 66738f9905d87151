//! Parts of a day: `Tuesday night`, `this morning`, `last night`, `tonight`, `the next morning`, `mid-afternoon
//! yesterday`, `overnight`.

use super::{date, past_hyphen};
use crate::label::TimeType;
use crate::time::lexicon::{self, Part, Unit};
use crate::time::meaning::{Base, Found, Meaning};
use crate::time::point::Point;
use crate::words::Words;

fn time(range: std::ops::Range<usize>, day: Meaning, part: Part) -> Option<Found> {
    Some(Found { tokens: range, kind: TimeType::Time, meaning: Meaning::Part(Box::new(day), part) })
}

/// Whether a meaning is of one day.
pub(super) fn is_day(meaning: &Meaning) -> bool {
    use crate::time::meaning::Cycle;
    match meaning {
        Meaning::At(point) => matches!(point, Point::Day(_)),
        Meaning::Cycle(cycle, _) => matches!(cycle, Cycle::MonthDay(..) | Cycle::Weekday(_) | Cycle::Holiday(_)),
        Meaning::Shift { unit, .. } | Meaning::Same(unit) => *unit == Unit::Day,
        _ => false,
    }
}

pub(super) fn part(words: &Words<'_>, at: usize) -> Option<Found> {
    let today = |by, base| Meaning::Shift { unit: Unit::Day, by, base };
    match words.at(at) {
        "tonight" => return time(at..at + 1, today(0, Base::Publication), Part::Night),
        "overnight" => return time(at..at + 1, today(0, Base::Publication), Part::Night),
        _ => {}
    }
    if let Some(found) = led(words, at) {
        return Some(found);
    }
    if let Some(found) = date(words, at).filter(|found| is_day(&found.meaning)) {
        let next = found.tokens.end;
        let next = next + usize::from(matches!(words.at(next), "late" | "early"));
        let part = lexicon::part_of_day(words.at(next)).filter(|_| words.at(next) != "overnight")?;
        return time(at..next + 1, found.meaning, part);
    }
    of_a_day(words, at)
}

/// `this morning`, `last night`, `that evening`, `the next morning`.
fn led(words: &Words<'_>, at: usize) -> Option<Found> {
    let day = |by, base| Meaning::Shift { unit: Unit::Day, by, base };
    let the = at + usize::from(words.at(at) == "the");
    let (meaning, next) = match words.at(the) {
        "this" => (day(0, Base::Publication), the + 1),
        "last" if words.at(the + 1) == "night" => (day(-1, Base::Publication), the + 1),
        "next" | "following" if the > at => (day(1, Base::Focus), the + 1),
        "previous" if the > at => (day(-1, Base::Focus), the + 1),
        "that" => (Meaning::Same(Unit::Day), the + 1),
        // "In the morning", not "in the night of May 5", which is further on.
        part if the > at
            && matches!(words.before(at, 1), "in" | "during" | "by")
            && lexicon::part_of_day(part).is_some()
            && part != "night"
            && words.at(the + 1) != "of" =>
        {
            (Meaning::Same(Unit::Day), the)
        }
        "same" if the > at => (Meaning::Same(Unit::Day), the + 1),
        _ => return None,
    };
    let next = next + usize::from(matches!(words.at(next), "very" | "same"));
    time(at..next + 1, meaning, lexicon::part_of_day(words.at(next))?)
}

/// `mid-afternoon yesterday`, `midnight Friday`, `the morning of May 5`.
fn of_a_day(words: &Words<'_>, at: usize) -> Option<Found> {
    let the = at + usize::from(words.at(at) == "the");
    let mid = the + usize::from(matches!(words.at(the), "mid" | "late" | "early"));
    let start = past_hyphen(words, mid);
    let part = lexicon::part_of_day(words.at(start))?;
    let mut next = start + 1;
    while matches!(words.at(next), "of" | "on" | ",") && next < start + 2 {
        next += 1;
    }
    match date(words, next).filter(|found| is_day(&found.meaning)) {
        Some(day) => time(at..day.tokens.end, day.meaning, part),
        None if mid > the
            && start < mid + 2
            && matches!(words.before(at, 1), "by" | "in" | "until" | "since" | "before") =>
        {
            time(at..start + 1, Meaning::Same(Unit::Day), part)
        }
        None if matches!(part, Part::Midday | Part::Midnight) && words.before(at, 1) != "high" => {
            time(at..start + 1, Meaning::Same(Unit::Day), part)
        }
        None => None,
    }
}
