//! Placing what was said on the calendar: from a meaning to a TIMEX3 value and the days it allows.
//!
//! The day of publication may be known, known as an interval, or unknown. Everything is placed twice, as if written
//! on the first and on the last possible day; where the two differ, the digits that differ become `X` and the days
//! span both. So nothing is ever guessed: an unknown day of publication gives `XXXX-WXX-2` for "Tuesday".

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::lexicon::{Holiday, Season, Unit};
use super::meaning::{Base, Cycle, Meaning, Which};
use super::point::{Point, day, easter, nth_weekday};
use super::tense::Direction;

/// A meaning with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Placed {
    pub value: Option<String>,
    pub earliest: Option<Date>,
    pub latest: Option<Date>,
}

/// Two days that differ in every digit that a value can have: what no anchor looks like.
const NEVER: (Date, Date) = (date(1023, 2, 3), date(2987, 11, 24));

/// An interval of publication of at most so many days lets nearness speak against tense.
const CLOSE: i32 = 31;

/// Places expressions one after the other, and remembers the time spoken of.
pub(crate) struct Placer {
    anchored: bool,
    sides: [Side; 2],
}

/// One of the two possible worlds.
struct Side {
    today: Date,
    /// Whether the day of publication is known to within [`CLOSE`] days.
    known: bool,
    /// The time spoken of: the last one placed, but for what is only compared with (`a year earlier`).
    focus: Option<Point>,
    /// The latest quarter spoken of.
    quarter: Option<Point>,
}

impl Placer {
    /// For a document published between the two days, both included, or at an unknown time.
    pub(crate) fn new(published: Option<(Date, Date)>) -> Placer {
        let (first, last) = published.unwrap_or(NEVER);
        let known = first.until(last).is_ok_and(|span| span.get_days() <= CLOSE);
        let side = |today| Side { today, known, focus: None, quarter: None };
        Placer { anchored: published.is_some(), sides: [side(first), side(last)] }
    }

    /// Places the next expression of the text.
    pub(crate) fn place(&mut self, meaning: &Meaning, direction: Direction) -> Placed {
        if let Meaning::Value(value) = meaning {
            return Placed { value: Some(value.clone()), ..Placed::default() };
        }
        let points = self.sides.each_ref().map(|side| side.point(meaning, direction));
        let [Some(first), Some(last)] = points else { return Placed::default() };
        for (side, point) in self.sides.iter_mut().zip([first, last]) {
            side.remember(meaning, point);
        }
        let certain = first == last;
        let days = self.anchored || certain;
        Placed {
            value: masked(&first.value(), &last.value(), meaning),
            earliest: first.first().filter(|_| days),
            latest: last.last().filter(|_| days),
        }
    }
}

impl Side {
    fn remember(&mut self, meaning: &Meaning, point: Point) {
        let comparison = matches!(
            meaning,
            Meaning::Moved { unit: Unit::Year | Unit::Quarter, by: ..0 } | Meaning::Cycle(_, Which::YearEarlier)
        );
        if comparison {
            return;
        }
        self.focus = Some(match point {
            Point::DayPart(day, _) | Point::Clock(day, ..) => Point::Day(day),
            other => other,
        });
        if matches!(point, Point::Quarter(..)) && self.quarter.is_none_or(|q| q.first() <= point.first()) {
            self.quarter = Some(point);
        }
    }

    fn point(&self, meaning: &Meaning, direction: Direction) -> Option<Point> {
        match meaning {
            Meaning::At(point) => Some(*point),
            Meaning::Cycle(cycle, which) => self.cycle(*cycle, *which, direction),
            Meaning::Shift { unit: Unit::Weekend, by, base: Base::Publication } => self.weekend(*by, direction),
            Meaning::Shift { unit, by, base } => {
                let base = match base {
                    Base::Publication => self.today,
                    Base::Focus => self.focus.map_or(Some(self.today), Point::first)?,
                };
                Point::around(base, *unit)?.shifted(*unit, *by)
            }
            Meaning::Moved { unit, by } => self.moved(*unit, *by),
            Meaning::Same(unit) => self.same(*unit),
            Meaning::Part(inner, part) => match self.day(inner, direction)? {
                Point::Day(day) => Some(Point::DayPart(day, *part)),
                _ => None,
            },
            Meaning::Clock(inner, hour, minute) => match self.day(inner, direction)? {
                Point::Day(day) => Some(Point::Clock(day, *hour, *minute)),
                _ => None,
            },
            Meaning::Value(_) | Meaning::Unknown => None,
        }
    }

    /// The day that a part of the day belongs to; "that day" without a day spoken of is the day of publication.
    fn day(&self, inner: &Meaning, direction: Direction) -> Option<Point> {
        match (inner, self.focus) {
            (Meaning::Same(Unit::Day), Some(Point::Day(day))) => Some(Point::Day(day)),
            (Meaning::Same(Unit::Day), _) => Some(Point::Day(self.today)),
            _ => self.point(inner, direction),
        }
    }

    /// The weekend before, at or after the day of publication.
    fn weekend(&self, by: i32, direction: Direction) -> Option<Point> {
        let begun = self.today.weekday().to_monday_one_offset() >= 6;
        let by = match (by, direction) {
            (0, Direction::Past | Direction::Open) if !begun => -1,
            (by, _) => by,
        };
        Point::around(self.today, Unit::Weekend)?.shifted(Unit::Weekend, by)
    }

    fn same(&self, unit: Unit) -> Option<Point> {
        let today = Point::around(self.today, unit)?;
        match (unit, self.focus) {
            (Unit::Quarter, _) => self.quarter.or_else(|| today.shifted(Unit::Quarter, -1)),
            (_, Some(focus)) => Point::around(focus.first()?, unit).filter(|p| p.last() >= focus.last()),
            (_, None) => Some(today),
        }
    }

    fn moved(&self, unit: Unit, by: i32) -> Option<Point> {
        if unit == Unit::Quarter {
            return self.same(unit)?.shifted(unit, by);
        }
        let focus = self.focus.unwrap_or(Point::around(self.today, unit)?);
        let coarse = match focus {
            Point::Day(day) if by.abs() > 1 || unit != Unit::Year => Point::around(day, unit)?,
            other => other,
        };
        coarse.shifted(unit, by)
    }

    fn cycle(&self, cycle: Cycle, which: Which, direction: Direction) -> Option<Point> {
        let focus = |ahead: bool| {
            let day = self.focus.and_then(if ahead { Point::last } else { Point::first });
            day.unwrap_or(self.today)
        };
        match which {
            Which::Nearest => match direction {
                _ if matches!(cycle, Cycle::MonthDay(_, _, Some(_))) => {
                    near_weekday(cycle, self.today).or_else(|| at_or_before(cycle, self.today))
                }
                Direction::Future if self.known => nearer(cycle, self.today, [at_or_after, at_or_before], FAR),
                Direction::Open if self.known => nearer(cycle, self.today, [at_or_before, at_or_after], FAR),
                Direction::Past if self.known => nearer(cycle, self.today, [at_or_before, at_or_after], VERY_FAR),
                Direction::Future => at_or_after(cycle, self.today),
                Direction::Past | Direction::Open => at_or_before(cycle, self.today),
            },
            Which::Last => before(cycle, self.today),
            Which::Next => after(cycle, self.today),
            Which::This => match cycle {
                Cycle::Weekday(_) => at_or_after(cycle, self.today),
                _ => occurrence(cycle, self.today.year()),
            },
            Which::InYear(by) => occurrence(cycle, Point::Year(self.today.year()).shifted(Unit::Year, by)?.year()),
            Which::Previous => before(cycle, focus(false)),
            Which::Following => after(cycle, focus(true)),
            Which::YearEarlier => {
                let year = self.quarter.or(self.focus).map_or(self.today.year(), Point::year);
                occurrence(cycle, Point::Year(year).shifted(Unit::Year, -1)?.year())
            }
        }
    }
}

/// The one of a year, for what comes once a year.
fn occurrence(cycle: Cycle, year: i16) -> Option<Point> {
    match cycle {
        Cycle::MonthDay(month, of_month, _) => day(year, month, of_month).map(Point::Day),
        Cycle::Month(month) => day(year, month, 1).map(|_| Point::Month(year, month)),
        Cycle::Quarter(n) => day(year, n * 3, 1).map(|_| Point::Quarter(year, n)),
        Cycle::Half(n) => day(year, n * 6, 1).map(|_| Point::Half(year, n)),
        Cycle::Season(season) => (2..9999).contains(&year).then_some(Point::Season(year, season)),
        Cycle::Holiday(Holiday::Fixed(month, of_month)) => day(year, month, of_month).map(Point::Day),
        Cycle::Holiday(Holiday::Nth(month, weekday, n)) => nth_weekday(year, month, weekday, n).map(Point::Day),
        Cycle::Holiday(Holiday::ElectionDay) => nth_weekday(year, 11, 1, 1)?.checked_add(1.day()).ok().map(Point::Day),
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

fn at_or_before(cycle: Cycle, today: Date) -> Option<Point> {
    around(cycle, today).into_iter().rfind(|p| begins(p) <= today)
}

fn at_or_after(cycle: Cycle, today: Date) -> Option<Point> {
    around(cycle, today).into_iter().find(|p| ends(p) >= today)
}

/// Days away that are most of a year, and almost all of it.
const FAR: i32 = 240;
const VERY_FAR: i32 = 300;

/// The one that the first finds, unless it is more than `far` days away and the one that the second finds is near: the
/// press writes the year with what is far.
fn nearer(cycle: Cycle, today: Date, [told, other]: [fn(Cycle, Date) -> Option<Point>; 2], far: i32) -> Option<Point> {
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

fn before(cycle: Cycle, today: Date) -> Option<Point> {
    let past = |p: &Point| match p {
        // A season that goes on is not last season, but its usual end may be disputed.
        Point::Season(year, Season::Winter) => day(*year, 2, 28).is_some_and(|end| end < today),
        _ => ends(p) < today,
    };
    around(cycle, today).into_iter().rfind(past)
}

fn after(cycle: Cycle, today: Date) -> Option<Point> {
    around(cycle, today).into_iter().find(|p| begins(p) > today)
}

/// The nearest day on which month, day and weekday agree.
fn near_weekday(cycle: Cycle, today: Date) -> Option<Point> {
    let Cycle::MonthDay(_, _, Some(weekday)) = cycle else { return None };
    let agrees = |p: &Point| p.first().is_some_and(|d| d.weekday().to_monday_one_offset() == weekday);
    let distance = |p: &Point| today.until(begins(p)).map_or(i32::MAX, |span| span.get_days().abs());
    around(cycle, today).into_iter().filter(agrees).min_by_key(distance)
}

/// The two values as one, `X` where they differ.
fn masked(first: &str, last: &str, meaning: &Meaning) -> Option<String> {
    if first == last {
        return Some(first.to_owned());
    }
    let year = |first: &str, last: &str| {
        let same = first.chars().zip(last.chars()).take_while(|(a, b)| a == b).count();
        let digits = first.chars().take_while(|c| c.is_alphanumeric()).count();
        first.chars().take(same.min(digits)).chain("X".repeat(digits - same.min(digits)).chars()).collect::<String>()
    };
    if let Some(weekday) = weekday_of(meaning) {
        let time = first.find('T').map_or("", |at| &first[at..]);
        return Some(format!("{}-WXX-{weekday}{time}", year(first, last)));
    }
    let recurs = matches!(meaning, Meaning::Cycle(..));
    let (first_parts, last_parts): (Vec<&str>, Vec<&str>) = (first.split('-').collect(), last.split('-').collect());
    if first_parts.len() != last_parts.len() {
        return None;
    }
    let mut open = false;
    let parts = first_parts.iter().zip(&last_parts).enumerate().map(|(i, (a, b))| {
        let fixed = a == b && (recurs || !open);
        open |= a != b;
        match i {
            _ if fixed => (*a).to_owned(),
            0 => year(a, b),
            _ => crossed_out(a),
        }
    });
    Some(parts.collect::<Vec<_>>().join("-"))
}

/// `22TMO` as `XXTMO`, `W07` as `WXX`, `Q3` as `QX`.
fn crossed_out(part: &str) -> String {
    let (digits, time) = part.split_at(part.find('T').unwrap_or(part.len()));
    digits.chars().map(|c| if c.is_ascii_digit() { 'X' } else { c }).chain(time.chars()).collect()
}

fn weekday_of(meaning: &Meaning) -> Option<i8> {
    match meaning {
        Meaning::Cycle(Cycle::Weekday(n), _) => Some(*n),
        Meaning::Part(inner, _) | Meaning::Clock(inner, ..) => weekday_of(inner),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(published: Option<(Date, Date)>, meaning: Meaning, direction: Direction) -> String {
        let Placed { value, earliest, latest } = Placer::new(published).place(&meaning, direction);
        let day = |d: Option<Date>| d.map_or("?".to_owned(), |d| d.to_string());
        format!("{} {} {}", value.unwrap_or_default(), day(earliest), day(latest))
    }

    const THURSDAY: Date = date(2021, 4, 22);

    #[test]
    fn on_a_known_day() {
        let on = |meaning, direction| placed(Some((THURSDAY, THURSDAY)), meaning, direction);
        let tuesday = Meaning::Cycle(Cycle::Weekday(2), Which::Nearest);
        assert_eq!(on(tuesday.clone(), Direction::Past), "2021-04-20 2021-04-20 2021-04-20");
        assert_eq!(on(tuesday, Direction::Future), "2021-04-27 2021-04-27 2021-04-27");
        let thursday = Meaning::Cycle(Cycle::Weekday(4), Which::Nearest);
        assert_eq!(on(thursday, Direction::Past), "2021-04-22 2021-04-22 2021-04-22");
        let june = Meaning::Cycle(Cycle::Month(6), Which::Nearest);
        assert_eq!(on(june, Direction::Past), "2020-06 2020-06-01 2020-06-30");
    }

    #[test]
    fn an_interval_gives_open_digits() {
        let between = Some((date(2021, 1, 1), date(2021, 12, 31)));
        let tuesday = Meaning::Cycle(Cycle::Weekday(2), Which::Nearest);
        assert_eq!(placed(between, tuesday, Direction::Past), "202X-WXX-2 2020-12-29 2021-12-28");
        let month = Meaning::Shift { unit: Unit::Month, by: -1, base: Base::Publication };
        assert_eq!(placed(between, month, Direction::Past), "202X-XX 2020-12-01 2021-11-30");
    }

    #[test]
    fn an_unknown_day_leaves_what_the_words_say() {
        let place = |meaning| placed(None, meaning, Direction::Past);
        assert_eq!(place(Meaning::Cycle(Cycle::MonthDay(1, 22, None), Which::Nearest)), "XXXX-01-22 ? ?");
        assert_eq!(place(Meaning::Cycle(Cycle::Weekday(2), Which::Nearest)), "XXXX-WXX-2 ? ?");
        let month = Meaning::Shift { unit: Unit::Month, by: -1, base: Base::Publication };
        assert_eq!(place(month), "XXXX-XX ? ?");
        assert_eq!(place(Meaning::At(Point::Year(2014))), "2014 2014-01-01 2014-12-31");
    }

    #[test]
    fn month_day_and_weekday_choose_the_year() {
        let date = Meaning::Cycle(Cycle::MonthDay(10, 23, Some(5)), Which::Nearest);
        let day = jiff::civil::date(2000, 3, 1);
        assert_eq!(placed(Some((day, day)), date, Direction::Past), "1998-10-23 1998-10-23 1998-10-23");
    }
}
