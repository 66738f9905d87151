//! Names that time expressions are made of: months, weekdays, units, seasons, parts of the day, holidays.
//!
//! Tables only, in lower case. Abbreviations are given with and without their full stop.

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// Whether it is shorter than a day.
    pub(crate) fn is_clock(self) -> bool {
        matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }

    /// About how many days it has, in hundredths; for the order of units.
    pub(crate) fn days(self) -> u32 {
        match self {
            Unit::Second | Unit::Minute | Unit::Hour => self as u32,
            Unit::Day => 100,
            Unit::Weekend => 200,
            Unit::Week => 700,
            Unit::Fortnight => 1400,
            Unit::Month => 3000,
            Unit::Quarter => 9100,
            Unit::Half => 18200,
            Unit::Year => 36500,
            Unit::Decade => 365_000,
            Unit::Century => 3_650_000,
        }
    }

    /// The letter that TIMEX3 gives it.
    pub(crate) fn letter(self) -> &'static str {
        match self {
            Unit::Second => "S",
            Unit::Minute => "M",
            Unit::Hour => "H",
            Unit::Day => "D",
            Unit::Weekend => "WE",
            Unit::Week | Unit::Fortnight => "W",
            Unit::Month => "M",
            Unit::Quarter => "Q",
            Unit::Half => "H",
            Unit::Year => "Y",
            Unit::Decade => "DE",
            Unit::Century => "CE",
        }
    }

    /// The singular name, which is also the normalised unit of a figure.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Unit::Second => "second",
            Unit::Minute => "minute",
            Unit::Hour => "hour",
            Unit::Day => "day",
            Unit::Weekend => "weekend",
            Unit::Week => "week",
            Unit::Fortnight => "fortnight",
            Unit::Month => "month",
            Unit::Quarter => "quarter",
            Unit::Half => "half-year",
            Unit::Year => "year",
            Unit::Decade => "decade",
            Unit::Century => "century",
        }
    }
}

/// The unit that a word names, and whether the word is plural.
pub(crate) fn unit(word: &str) -> Option<(Unit, bool)> {
    Some(match word {
        "second" => (Unit::Second, false),
        "seconds" | "secs" => (Unit::Second, true),
        "minute" => (Unit::Minute, false),
        "minutes" | "mins" => (Unit::Minute, true),
        "hour" => (Unit::Hour, false),
        "hours" | "hrs" => (Unit::Hour, true),
        "day" => (Unit::Day, false),
        "days" => (Unit::Day, true),
        "weekend" => (Unit::Weekend, false),
        "weekends" => (Unit::Weekend, true),
        "week" => (Unit::Week, false),
        "weeks" => (Unit::Week, true),
        "fortnight" => (Unit::Fortnight, false),
        "fortnights" => (Unit::Fortnight, true),
        "month" => (Unit::Month, false),
        "months" => (Unit::Month, true),
        "quarter" => (Unit::Quarter, false),
        "quarters" => (Unit::Quarter, true),
        "year" => (Unit::Year, false),
        "years" | "yrs" => (Unit::Year, true),
        "decade" => (Unit::Decade, false),
        "decades" => (Unit::Decade, true),
        "century" => (Unit::Century, false),
        "centuries" => (Unit::Century, true),
        _ => return None,
    })
}

/// The month that a word names, from 1.
pub(crate) fn month(word: &str) -> Option<i8> {
    let word = word.strip_suffix('.').unwrap_or(word);
    Some(match word {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// The weekday that a word names, Monday being 1, and whether the word is plural.
pub(crate) fn weekday(word: &str) -> Option<(i8, bool)> {
    Some(match word {
        "monday" | "mon" | "mon." => (1, false),
        "tuesday" | "tue" | "tue." | "tues" | "tues." => (2, false),
        "wednesday" | "wed" | "wed." => (3, false),
        "thursday" | "thu" | "thu." | "thurs" | "thurs." => (4, false),
        "friday" | "fri" | "fri." => (5, false),
        "saturday" | "sat" | "sat." => (6, false),
        "sunday" | "sun" | "sun." => (7, false),
        "mondays" => (1, true),
        "tuesdays" => (2, true),
        "wednesdays" => (3, true),
        "thursdays" => (4, true),
        "fridays" => (5, true),
        "saturdays" => (6, true),
        "sundays" => (7, true),
        _ => return None,
    })
}

/// A season, in the order of the calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Season {
    Winter,
    Spring,
    Summer,
    Fall,
}

/// The season that a word names.
pub(crate) fn season(word: &str) -> Option<Season> {
    Some(match word {
        "winter" | "wintertime" => Season::Winter,
        "spring" | "springtime" => Season::Spring,
        "summer" | "summertime" => Season::Summer,
        "fall" | "autumn" => Season::Fall,
        _ => return None,
    })
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
    Midday,
    Midnight,
}

impl Part {
    /// What TIMEX3 writes behind the day.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Part::Morning => "TMO",
            Part::Afternoon => "TAF",
            Part::Evening => "TEV",
            Part::Night => "TNI",
            Part::Midday => "T12:00",
            Part::Midnight => "T24:00",
        }
    }
}

/// The part of the day that a word names.
pub(crate) fn part_of_day(word: &str) -> Option<Part> {
    Some(match word {
        "morning" | "dawn" | "daybreak" | "sunrise" => Part::Morning,
        "afternoon" => Part::Afternoon,
        "evening" | "dusk" | "sunset" | "nightfall" => Part::Evening,
        "night" | "overnight" => Part::Night,
        "noon" | "midday" => Part::Midday,
        "midnight" => Part::Midnight,
        _ => return None,
    })
}

/// A day with a name that comes once a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// The same month and day every year.
    Fixed(i8, i8),
    /// The n-th given weekday of a month; -1 is the last.
    Nth(i8, i8, i8),
    /// The Tuesday after the first Monday of November (elections in the United States).
    ElectionDay,
    /// The day after the fourth Thursday of November.
    AfterThanksgiving,
    /// So many days from Western Easter Sunday.
    Easter(i32),
}

/// Names of holidays, longest first where one begins with another.
pub(crate) const HOLIDAYS: &[(&str, Holiday)] = &[
    ("new year 's day", Holiday::Fixed(1, 1)),
    ("new year 's eve", Holiday::Fixed(12, 31)),
    ("new year 's", Holiday::Fixed(1, 1)),
    ("new year", Holiday::Fixed(1, 1)),
    ("christmas eve", Holiday::Fixed(12, 24)),
    ("christmas day", Holiday::Fixed(12, 25)),
    ("christmas", Holiday::Fixed(12, 25)),
    ("boxing day", Holiday::Fixed(12, 26)),
    ("valentine 's day", Holiday::Fixed(2, 14)),
    ("international women 's day", Holiday::Fixed(3, 8)),
    ("saint patrick 's day", Holiday::Fixed(3, 17)),
    ("st. patrick 's day", Holiday::Fixed(3, 17)),
    ("april fools ' day", Holiday::Fixed(4, 1)),
    ("earth day", Holiday::Fixed(4, 22)),
    ("international workers ' day", Holiday::Fixed(5, 1)),
    ("may day", Holiday::Fixed(5, 1)),
    ("victory day", Holiday::Fixed(5, 9)),
    ("independence day", Holiday::Fixed(7, 4)),
    ("the fourth of july", Holiday::Fixed(7, 4)),
    ("bastille day", Holiday::Fixed(7, 14)),
    ("halloween", Holiday::Fixed(10, 31)),
    ("veterans day", Holiday::Fixed(11, 11)),
    ("armistice day", Holiday::Fixed(11, 11)),
    ("thanksgiving day", Holiday::Nth(11, 4, 4)),
    ("thanksgiving", Holiday::Nth(11, 4, 4)),
    ("black friday", Holiday::AfterThanksgiving),
    ("memorial day", Holiday::Nth(5, 1, -1)),
    ("labor day", Holiday::Nth(9, 1, 1)),
    ("columbus day", Holiday::Nth(10, 1, 2)),
    ("presidents ' day", Holiday::Nth(2, 1, 3)),
    ("mother 's day", Holiday::Nth(5, 7, 2)),
    ("election day", Holiday::ElectionDay),
    ("good friday", Holiday::Easter(-2)),
    ("easter sunday", Holiday::Easter(0)),
    ("easter monday", Holiday::Easter(1)),
    ("easter", Holiday::Easter(0)),
];
