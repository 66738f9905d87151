//! What comes again every year or week: the one of a year, and those around a day.
//!
//! Takes a [`Cycle`] and a day; gives the stretches of the calendar before, after and nearest to it. Leaves out which of
//! them is meant; that is for [`super::place`].

use jiff::ToSpan;
use jiff::civil::Date;

use super::lexicon::{Holiday, Season};
use super::meaning::Cycle;
use super::point::{Point, day, easter, nth_weekday};

/// The one of a year, for what comes once a year.
pub(super) fn occurrence(cycle: Cycle, year: i16) -> Option<Point> {
    match cycle {
        Cycle::MonthDay(month, of_month, _) => day(year, month, of_month).map(Point::Day),
        Cycle::Month(month) => day(year, month, 1).map(|_| Point::Month(year, month)),
        Cycle::Quarter(n) => day(year, n * 3, 1).map(|_| Point::Quarter(year, n)),
        Cycle::Half(n) => day(year, n * 6, 1).map(|_| Point::Half(year, n)),
        Cycle::Season(season) => (2..9999).contains(&year).then_some(Point::Season(year, season)),
        Cycle::Holiday(Holiday::Fixed(month, of_month)) => day(year, month, of_month).map(Point::Day),
        Cycle::Holiday(Holiday::Nth(month, weekday, n)) => nth_weekday(year, month, weekday, n).map(Point::Day),
        Cycle::Holiday(Holiday::ElectionDay) => nth_weekday(year, 11, 1, 1)?.checked_add(1.day()).ok().map(Point::Day),
        Cycle::Holiday(Holiday::AfterThanksgiving) => {
            nth_weekday(year, 11, 4, 4)?.checked_add(1.day()).ok().map(Point::Day)
        }
        Cycle::Holiday(Holiday::Easter(days)) => easter(year)?.checked_add(days.days()).ok().map(Point::Day),
        Cycle::Weekday(_) => None,
    }
}

/// All that can be near a day, in order.
fn around(cycle: Cycle, today: Date) -> Vec<Point> {
    match cycle {
        Cycle::Weekday(n) => {
            let back = i32::from(today.weekday().to_monday_one_offset() - n).rem_euclid(7);
            [-7, 0, 7].iter().filter_map(|week| today.checked_add((week - back).days()).ok()).map(Point::Day).collect()
        }
        // Eight years hold every 29 February that can be meant.
        _ => (-8..=8).filter_map(|by| occurrence(cycle, today.year().checked_add(by)?)).collect(),
    }
}

fn begins(point: &Point) -> Date {
    point.first().unwrap_or(Date::MIN)
}

fn ends(point: &Point) -> Date {
    point.last().unwrap_or(Date::MAX)
}

pub(super) fn at_or_before(cycle: Cycle, today: Date) -> Option<Point> {
    around(cycle, today).into_iter().rfind(|p| begins(p) <= today)
}

pub(super) fn at_or_after(cycle: Cycle, today: Date) -> Option<Point> {
    around(cycle, today).into_iter().find(|p| ends(p) >= today)
}

/// Days away that are most of a year, and almost all of it.
pub(super) const FAR: i32 = 240;
pub(super) const VERY_FAR: i32 = 300;

/// The one that the first finds, unless it is more than `far` days away and the one that the second finds is near: the
/// press writes the year with what is far.
pub(super) fn nearer(
    cycle: Cycle,
    today: Date,
    [told, other]: [fn(Cycle, Date) -> Option<Point>; 2],
    far: i32,
) -> Option<Point> {
    let near = 340 - far;
    let told = told(cycle, today);
    let away = |p: &Point| {
        let days = |day: Date| today.until(day).map_or(i32::MAX, |span| span.get_days().abs());
        days(begins(p)).min(days(ends(p)))
    };
    match (&told, other(cycle, today)) {
        (Some(first), Some(second)) if away(first) > far && away(&second) < near => Some(second),
        _ => told,
    }
}

pub(super) fn before(cycle: Cycle, today: Date) -> Option<Point> {
    let past = |p: &Point| match p {
        // A season that goes on is not last season, but its usual end may be disputed.
        Point::Season(year, Season::Winter) => day(*year, 2, 28).is_some_and(|end| end < today),
        _ => ends(p) < today,
    };
    around(cycle, today).into_iter().rfind(past)
}

pub(super) fn after(cycle: Cycle, today: Date) -> Option<Point> {
    around(cycle, today).into_iter().find(|p| begins(p) > today)
}

/// The nearest day on which month, day and weekday agree.
pub(super) fn near_weekday(cycle: Cycle, today: Date) -> Option<Point> {
    let Cycle::MonthDay(_, _, Some(weekday)) = cycle else { return None };
    let agrees = |p: &Point| p.first().is_some_and(|d| d.weekday().to_monday_one_offset() == weekday);
    let distance = |p: &Point| today.until(begins(p)).map_or(i32::MAX, |span| span.get_days().abs());
    around(cycle, today).into_iter().filter(agrees).min_by_key(distance)
}
