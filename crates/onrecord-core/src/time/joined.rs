//! Two times joined as a range or a pair: one takes from the other what it leaves out.
//!
//! In `from May to October 2020` May is that of 2020; in `from November to March` March is the one after. Takes the
//! expressions of a sentence in order and completes their meanings. Leaves out pairs of different kinds.

use super::meaning::{Cycle, Found, Meaning, Which};
use super::point::Point;
use crate::words::{Words, is_range_dash};

/// Completes the pairs of a sentence.
pub(super) fn complete(words: &Words<'_>, times: &mut [Found]) {
    for i in 1..times.len() {
        let (before, here) = times.split_at_mut(i);
        let (first, second) = (&mut before[i - 1], &mut here[0]);
        let Some(join) = join(words, first, second) else { continue };
        match (&first.meaning, &second.meaning) {
            (Meaning::Cycle(cycle, Which::Nearest), Meaning::At(point)) => {
                if let Some(point) = not_after(*cycle, *point) {
                    first.meaning = Meaning::At(point);
                }
            }
            (Meaning::At(Point::Month(year, from)), Meaning::Cycle(Cycle::Month(to), Which::Nearest))
                if join == Join::Range =>
            {
                second.meaning = Meaning::At(Point::Month(if to < from { year + 1 } else { *year }, *to));
            }
            (Meaning::Cycle(from, _), Meaning::Cycle(to, Which::Nearest))
                if join == Join::Range && same_kind(*from, *to) =>
            {
                second.meaning = Meaning::Cycle(*to, Which::Following);
            }
            _ => {}
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Join {
    /// From one to the other.
    Range,
    /// One and the other.
    Pair,
}

/// How two expressions that stand beside each other are joined.
fn join(words: &Words<'_>, first: &Found, second: &Found) -> Option<Join> {
    let (from, to) = (first.tokens.end, second.tokens.start);
    let the = usize::from(to > from + 1 && words.at(to - 1) == "the");
    let join = words.at(from);
    if to != from + 1 + the {
        return None;
    }
    let between = words.before(first.tokens.start, 1) == "between";
    match join {
        "to" | "through" | "until" | "till" => Some(Join::Range),
        "and" if between => Some(Join::Range),
        "and" | "or" => Some(Join::Pair),
        dash if is_range_dash(dash) => Some(Join::Range),
        _ => None,
    }
}

fn same_kind(one: Cycle, other: Cycle) -> bool {
    std::mem::discriminant(&one) == std::mem::discriminant(&other)
}

/// The one of the cycle that is the last before a date with its year.
fn not_after(cycle: Cycle, point: Point) -> Option<Point> {
    match (cycle, point) {
        (Cycle::Month(month), Point::Month(year, to)) => Some(Point::Month(year_before(year, month > to), month)),
        (Cycle::Month(month), Point::Day(to)) => Some(Point::Month(year_before(to.year(), month > to.month()), month)),
        (Cycle::MonthDay(month, of_month, _), Point::Day(to)) => {
            let later = (month, of_month) > (to.month(), to.day());
            super::point::day(year_before(to.year(), later), month, of_month).map(Point::Day)
        }
        _ => None,
    }
}

fn year_before(year: i16, later: bool) -> i16 {
    (year - i16::from(later)).max(1)
}
