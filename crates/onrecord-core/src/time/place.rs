//! Placing what was said on the calendar: from a meaning to a TIMEX3 value and the days it allows.
//!
//! The day of publication may be known, known as an interval, or unknown. Everything is placed twice, as if written
//! on the first and on the last possible day; where the two differ, the digits that differ become `X` and the days
//! span both. So nothing is ever guessed: an unknown day of publication gives `XXXX-WXX-2` for "Tuesday".

use jiff::civil::{Date, date};

use super::cycle::{FAR, VERY_FAR, after, at_or_after, at_or_before, before, near_weekday, nearer, occurrence};
use super::event_date::EventDates;
use super::lexicon::Unit;
use super::mask::masked;
use super::meaning::{Base, Cycle, Meaning, Which};
use super::point::Point;
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
    events: EventDates,
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
    /// For a document published between the two days, both included, or at an unknown time, that dates these events.
    pub(crate) fn new(published: Option<(Date, Date)>, events: EventDates) -> Placer {
        let (first, last) = published.unwrap_or(NEVER);
        let known = first.until(last).is_ok_and(|span| span.get_days() <= CLOSE);
        let side = |today| Side { today, known, focus: None, quarter: None };
        Placer { anchored: published.is_some(), sides: [side(first), side(last)], events }
    }

    /// Places the next expression of the text, and takes it as the time spoken of.
    pub(crate) fn place(&mut self, meaning: &Meaning, direction: Direction) -> Placed {
        let (placed, points) = self.placed(meaning, direction);
        for (side, point) in self.sides.iter_mut().zip(points.into_iter().flatten()) {
            side.remember(meaning, point);
        }
        placed
    }

    /// Places an expression that is said in passing: the text goes on about the time before.
    pub(crate) fn place_aside(&self, meaning: &Meaning, direction: Direction) -> Placed {
        self.placed(meaning, direction).0
    }

    fn placed(&self, meaning: &Meaning, direction: Direction) -> (Placed, Option<[Point; 2]>) {
        if let Meaning::Value(value) = meaning {
            return (Placed { value: Some(value.clone()), ..Placed::default() }, None);
        }
        if let Meaning::Hung(hung) = meaning {
            return (self.events.place(hung), None);
        }
        let points = self.sides.each_ref().map(|side| side.point(meaning, direction));
        let [Some(first), Some(last)] = points else { return (Placed::default(), None) };
        let certain = first == last;
        let days = self.anchored || certain;
        let placed = Placed {
            value: masked(&first.value(), &last.value(), meaning),
            earliest: first.first().filter(|_| days),
            latest: last.last().filter(|_| days),
        };
        (placed, Some([first, last]))
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
        let past = point.last().is_some_and(|last| last <= self.today);
        if matches!(point, Point::Quarter(..)) && past && self.quarter.is_none_or(|q| q.first() <= point.first()) {
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
            Meaning::From { inner, unit, by } => self.from(inner, *unit, *by, direction),
            Meaning::Around(inner, unit) => {
                let inner = self.point(inner, direction)?;
                if *unit == Unit::Weekend {
                    Point::weekend_near(inner.first()?)
                } else {
                    Point::around(inner.first()?, *unit)
                }
            }
            Meaning::Nth { inner, unit, n } => self.point(inner, direction)?.nth(*unit, *n),
            Meaning::PeriodIn(year) => self.period_in(year, direction),
            Meaning::Value(_) | Meaning::Unknown | Meaning::Hung(_) => None,
        }
    }

    /// So many units from a date, as a day where the date is one.
    fn from(&self, inner: &Meaning, unit: Unit, by: i32, direction: Direction) -> Option<Point> {
        let inner = match self.point(inner, direction)? {
            Point::DayPart(day, _) | Point::Clock(day, ..) => Point::Day(day),
            other => other,
        };
        inner.shifted(unit, by)
    }

    /// The quarter spoken of, in another year; that year where no quarter is spoken of.
    fn period_in(&self, year: &Meaning, direction: Direction) -> Option<Point> {
        let year = self.point(year, direction)?;
        match self.quarter {
            Some(Point::Quarter(_, n)) => Some(Point::Quarter(year.year(), n)),
            _ => Some(year),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(published: Option<(Date, Date)>, meaning: Meaning, direction: Direction) -> String {
        let Placed { value, earliest, latest } =
            Placer::new(published, EventDates::default()).place(&meaning, direction);
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
