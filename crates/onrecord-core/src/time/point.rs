//! A stretch of the calendar with a TIMEX3 value: a day, a week, a quarter, a decade.
//!
//! Gives its value, its first and last day, what lies so many units away, and the larger stretch that holds it. Weeks
//! are ISO 8601 weeks. Leaves out everything vague.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

use super::lexicon::{Part, Season, Unit};

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Point {
    Day(Date),
    /// Part of a day.
    DayPart(Date, Part),
    /// Hour and, if given, minute.
    Clock(Date, i8, Option<i8>),
    /// The week that begins on this Monday.
    Week(Date),
    /// The weekend of the week that begins on this Monday.
    Weekend(Date),
    /// Year and month.
    Month(i16, i8),
    /// Year and quarter, from 1.
    Quarter(i16, i8),
    /// Year and half, from 1.
    Half(i16, i8),
    Season(i16, Season),
    Year(i16),
    /// The year divided by ten.
    Decade(i16),
    /// The year divided by a hundred.
    Century(i16),
}

/// The day, if the calendar has it.
pub(crate) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    (1..=9999).contains(&year).then(|| Date::new(year, month, day).ok())?
}

fn monday_of(date: Date) -> Option<Date> {
    date.checked_sub(i32::from(date.weekday().to_monday_zero_offset()).days()).ok()
}

fn moved(date: Date, by: Span) -> Option<Date> {
    date.checked_add(by).ok().filter(|d| (1..=9999).contains(&d.year()))
}

impl Point {
    /// The stretch of the given unit that holds `date`.
    pub(crate) fn around(date: Date, unit: Unit) -> Option<Point> {
        let (year, month) = (date.year(), date.month());
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Point::Day(date),
            Unit::Week | Unit::Fortnight => Point::Week(monday_of(date)?),
            Unit::Weekend => Point::Weekend(monday_of(date)?),
            Unit::Month => Point::Month(year, month),
            Unit::Quarter => Point::Quarter(year, (month - 1) / 3 + 1),
            Unit::Half => Point::Half(year, (month - 1) / 6 + 1),
            Unit::Year => Point::Year(year),
            Unit::Decade => Point::Decade(year / 10),
            Unit::Century => Point::Century(year / 100),
        })
    }

    /// First day, if the calendar has it.
    pub(crate) fn first(self) -> Option<Date> {
        match self {
            Point::Day(d) | Point::DayPart(d, _) | Point::Clock(d, ..) | Point::Week(d) => Some(d),
            Point::Weekend(d) => moved(d, 5.days()),
            Point::Month(y, m) => day(y, m, 1),
            Point::Quarter(y, q) => day(y, q * 3 - 2, 1),
            Point::Half(y, h) => day(y, h * 6 - 5, 1),
            Point::Season(y, Season::Winter) => day(y - 1, 12, 1),
            Point::Season(y, Season::Spring) => day(y, 3, 1),
            Point::Season(y, Season::Summer) => day(y, 6, 1),
            Point::Season(y, Season::Fall) => day(y, 9, 1),
            Point::Year(y) => day(y, 1, 1),
            Point::Decade(d) => day((d * 10).max(1), 1, 1),
            Point::Century(c) => day((c * 100).max(1), 1, 1),
        }
    }

    /// Last day, if the calendar has it. A season ends where the later of its usual ends is, and a winter without
    /// more is the one that begins or the one that ends in its year.
    pub(crate) fn last(self) -> Option<Date> {
        match self {
            Point::Day(d) | Point::DayPart(d, _) | Point::Clock(d, ..) => Some(d),
            Point::Week(d) | Point::Weekend(d) => moved(d, 6.days()),
            Point::Month(y, m) => Some(day(y, m, 1)?.last_of_month()),
            Point::Quarter(y, q) => Some(day(y, q * 3, 1)?.last_of_month()),
            Point::Half(y, h) => Some(day(y, h * 6, 1)?.last_of_month()),
            Point::Season(y, Season::Winter) => day(y + 1, 3, 20),
            Point::Season(y, Season::Spring) => day(y, 6, 21),
            Point::Season(y, Season::Summer) => day(y, 9, 23),
            Point::Season(y, Season::Fall) => day(y, 12, 21),
            Point::Year(y) => day(y, 12, 31),
            Point::Decade(d) => day(d * 10 + 9, 12, 31),
            Point::Century(c) => day(c * 100 + 99, 12, 31),
        }
    }

    /// The TIMEX3 value; a decade has three digits, a century two.
    pub(crate) fn value(self) -> String {
        match self {
            Point::Day(d) => d.to_string(),
            Point::DayPart(d, part) => format!("{d}{}", part.code()),
            Point::Clock(d, hour, None) => format!("{d}T{hour:02}:00"),
            Point::Clock(d, hour, Some(minute)) => format!("{d}T{hour:02}:{minute:02}"),
            Point::Week(d) => week(d.iso_week_date()),
            Point::Weekend(d) => format!("{}-WE", week(d.iso_week_date())),
            Point::Month(y, m) => format!("{y:04}-{m:02}"),
            Point::Quarter(y, q) => format!("{y:04}-Q{q}"),
            Point::Half(y, h) => format!("{y:04}-H{h}"),
            Point::Season(y, Season::Winter) => format!("{y:04}-WI"),
            Point::Season(y, Season::Spring) => format!("{y:04}-SP"),
            Point::Season(y, Season::Summer) => format!("{y:04}-SU"),
            Point::Season(y, Season::Fall) => format!("{y:04}-FA"),
            Point::Year(y) => format!("{y:04}"),
            Point::Decade(d) => format!("{d:03}"),
            Point::Century(c) => format!("{c:02}"),
        }
    }

    /// The weekend next to a day: before a Monday to Wednesday, after a Thursday or Friday.
    pub(crate) fn weekend_near(date: Date) -> Option<Point> {
        let back = if date.weekday().to_monday_zero_offset() < 3 { -7 } else { 0 };
        Some(Point::Weekend(moved(monday_of(date)?, back.days())?))
    }

    /// Its n-th day, week or month, from 1; the last for -1. A week belongs to the stretch that holds its Thursday.
    pub(crate) fn nth(self, unit: Unit, n: i32) -> Option<Point> {
        if !(-1..=400).contains(&n) || n == 0 {
            return None;
        }
        let (first, last) = (self.first()?, self.last()?);
        let point = match unit {
            Unit::Day if n > 0 => Point::Day(moved(first, (n - 1).days())?),
            Unit::Day => Point::Day(last),
            Unit::Week => {
                let holds = |date: Date| monday_of(date).and_then(|monday| moved(monday, 3.days()));
                let week = if n > 0 {
                    let skipped = i32::from(holds(first)? < first);
                    moved(first, (n - 1 + skipped).weeks())?
                } else {
                    moved(last, -i32::from(holds(last)? > last).weeks())?
                };
                Point::around(week, Unit::Week)?
            }
            Unit::Month if n > 0 => Point::around(moved(first, (n - 1).months())?, Unit::Month)?,
            Unit::Month => Point::around(last, Unit::Month)?,
            _ => return None,
        };
        (point.first()? <= last && point.last()? >= first).then_some(point)
    }

    /// The year it begins in.
    pub(crate) fn year(self) -> i16 {
        match self {
            Point::Day(d) | Point::DayPart(d, _) | Point::Clock(d, ..) | Point::Week(d) | Point::Weekend(d) => d.year(),
            Point::Month(y, _) | Point::Quarter(y, _) | Point::Half(y, _) | Point::Season(y, _) | Point::Year(y) => y,
            Point::Decade(d) => d * 10,
            Point::Century(c) => c * 100,
        }
    }

    /// The stretch of the same kind so many units later (earlier, if negative), or the unit's own kind where the
    /// point is larger: a year after 1 May is 1 May, two days after May is a day that nobody knows.
    pub(crate) fn shifted(self, unit: Unit, by: i32) -> Option<Point> {
        if !(-3000..=3000).contains(&by) {
            return None;
        }
        let months = match unit {
            Unit::Month => Some(by),
            Unit::Quarter => Some(by * 3),
            Unit::Half => Some(by * 6),
            Unit::Year => Some(by * 12),
            Unit::Decade => Some(by * 120),
            Unit::Century => Some(by * 1200),
            _ => None,
        };
        // No calendar reaches further, and a span of more months cannot be made.
        if months.is_some_and(|months| months.abs() > 12 * 9999) {
            return None;
        }
        let years = by_years(unit, by);
        let start = self.first()?;
        Some(match (self, months, years) {
            (Point::Day(d), Some(m), _) => Point::Day(moved(d, m.months())?),
            (Point::DayPart(d, part), Some(m), _) => Point::DayPart(moved(d, m.months())?, part),
            (Point::Clock(d, h, minute), Some(m), _) => Point::Clock(moved(d, m.months())?, h, minute),
            (Point::Week(d), Some(m), _) => Point::around(moved(d, m.months())?, Unit::Week)?,
            (Point::Weekend(d), Some(m), _) => Point::around(moved(d, m.months())?, Unit::Weekend)?,
            (Point::Month(..), Some(m), _) => Point::around(moved(start, m.months())?, Unit::Month)?,
            (Point::Quarter(..), Some(m), _) if m % 3 == 0 => Point::around(moved(start, m.months())?, Unit::Quarter)?,
            (Point::Half(..), Some(m), _) if m % 6 == 0 => Point::around(moved(start, m.months())?, Unit::Half)?,
            (Point::Season(y, season), _, Some(by)) => Point::Season(checked_year(y, by)?, season),
            (Point::Year(y), _, Some(by)) => Point::Year(checked_year(y, by)?),
            (Point::Decade(d), _, Some(by)) if by % 10 == 0 => Point::Decade(checked_year(d * 10, by)? / 10),
            (Point::Century(c), _, Some(by)) if by % 100 == 0 => Point::Century(checked_year(c * 100, by)? / 100),
            (Point::Day(d) | Point::DayPart(d, _) | Point::Clock(d, ..), None, _) => {
                Point::Day(moved(d, in_days(unit, by)?)?)
            }
            (Point::Week(d), None, _) if unit != Unit::Day => Point::around(moved(d, in_days(unit, by)?)?, Unit::Week)?,
            (Point::Weekend(d), None, _) if unit != Unit::Day => {
                Point::around(moved(d, in_days(unit, by)?)?, Unit::Weekend)?
            }
            _ => return None,
        })
    }
}

fn week(week: ISOWeekDate) -> String {
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn by_years(unit: Unit, by: i32) -> Option<i32> {
    match unit {
        Unit::Year => Some(by),
        Unit::Decade => Some(by * 10),
        Unit::Century => Some(by * 100),
        _ => None,
    }
}

fn in_days(unit: Unit, by: i32) -> Option<Span> {
    Some(match unit {
        Unit::Day => by.days(),
        Unit::Week | Unit::Weekend => by.weeks(),
        Unit::Fortnight => (by * 2).weeks(),
        _ => return None,
    })
}

fn checked_year(year: i16, by: i32) -> Option<i16> {
    i16::try_from(i32::from(year) + by).ok().filter(|y| (1..=9999).contains(y))
}

/// The n-th given weekday (Monday is 1) of a month; the last one for -1.
pub(crate) fn nth_weekday(year: i16, month: i8, weekday: i8, n: i8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    day(year, month, 1)?.nth_weekday_of_month(n, weekday).ok()
}

/// Western Easter Sunday (the Meeus/Jones/Butcher rule).
pub(crate) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    day(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn values_and_days() {
        let week = Point::around(date(2021, 4, 22), Unit::Week).unwrap();
        assert_eq!(week.value(), "2021-W16");
        assert_eq!((week.first(), week.last()), (Some(date(2021, 4, 19)), Some(date(2021, 4, 25))));
        assert_eq!(Point::Decade(199).value(), "199");
        assert_eq!(Point::Century(19).value(), "19");
        assert_eq!(Point::Quarter(2024, 3).last(), Some(date(2024, 9, 30)));
    }

    #[test]
    fn shifts_keep_the_kind() {
        let shift = |point: Point, unit, by| point.shifted(unit, by).map(Point::value);
        assert_eq!(shift(Point::Quarter(1989, 3), Unit::Year, -1).as_deref(), Some("1988-Q3"));
        assert_eq!(shift(Point::Day(date(2024, 2, 29)), Unit::Year, 1).as_deref(), Some("2025-02-28"));
        assert_eq!(shift(Point::Month(2024, 5), Unit::Day, 2), None);
        assert_eq!(shift(Point::Year(9999), Unit::Year, 1), None);
        assert_eq!(shift(Point::Year(1), Unit::Century, -1), None);
    }

    #[test]
    fn parts_by_number() {
        let nth = |point: Point, unit, n| point.nth(unit, n).map(Point::value);
        assert_eq!(nth(Point::Month(2021, 7), Unit::Week, -1).as_deref(), Some("2021-W30"));
        assert_eq!(nth(Point::Year(2015), Unit::Week, 1).as_deref(), Some("2015-W01"));
        assert_eq!(nth(Point::Year(2016), Unit::Week, 1).as_deref(), Some("2016-W01"));
        assert_eq!(nth(Point::Year(2016), Unit::Week, -1).as_deref(), Some("2016-W52"));
        assert_eq!(nth(Point::Year(2021), Unit::Month, 3).as_deref(), Some("2021-03"));
        assert_eq!(nth(Point::Month(2021, 2), Unit::Day, 30), None);
        assert_eq!(nth(Point::Year(9999), Unit::Week, i32::MAX), None);
    }

    #[test]
    fn movable_feasts() {
        assert_eq!(easter(2024), Some(date(2024, 3, 31)));
        assert_eq!(nth_weekday(1999, 11, 4, 4), Some(date(1999, 11, 25)));
    }
}
