//! Dates with months, days and years: `May 15, 2024`, `the 15th of May`, `Oct. 23`, `April 2022`, `July last year`,
//! `2021-04-22`, `2014`, `nineteen ninety-seven`.

use super::past_hyphen;
use crate::figure::number::{digits, ordinal};
use crate::time::lexicon;
use crate::time::lexicon::Unit;
use crate::time::meaning::{Cycle, Found, Meaning, Which};
use crate::time::point::{Point, day};
use crate::words::{Words, is_hyphen, is_range_dash};

/// `May 15, 2024`, `15 May`, `Friday, Oct. 23`: a month and a day, perhaps with weekday and year.
pub(super) fn full_date(words: &Words<'_>, at: usize) -> Option<Found> {
    let (weekday, start) = leading_weekday(words, at);
    let (month, of_month, end) = month_day(words, start).or_else(|| day_month(words, start))?;
    let comma = end + usize::from(matches!(words.at(end), "," | "of" | "in"));
    let year = year_number(words, comma).filter(|_| !is_counted(words, comma)).map(|year| (year, comma + 1));
    if let Some((year, end)) = year.or_else(|| short_year(words, comma)) {
        return Some(Found::date(at..end, Meaning::At(Point::Day(day(year, month, of_month)?))));
    }
    let (which, end) = relative_year(words, comma).filter(|_| words.at(end) != "in").unwrap_or((Which::Nearest, end));
    Some(Found::date(at..end, Meaning::Cycle(Cycle::MonthDay(month, of_month, weekday), which)))
}

/// The weekday before a date (`Friday, `), and where the date begins.
fn leading_weekday(words: &Words<'_>, at: usize) -> (Option<i8>, usize) {
    match lexicon::weekday(words.at(at)) {
        Some((weekday, false)) => {
            let mut next = at + 1;
            while matches!(words.at(next), "," | "." | "the") && next < at + 4 {
                next += 1;
            }
            (Some(weekday), next)
        }
        _ => (None, at),
    }
}

/// `May 15`, `Oct. 23rd`, `March eighth`: month, day, end.
fn month_day(words: &Words<'_>, at: usize) -> Option<(i8, i8, usize)> {
    let (month, next) = month_name(words, at)?;
    let next = next + usize::from(words.at(next) == "the");
    let (end, of_month) = day_number(words, next, true)?;
    day(2024, month, of_month)?;
    let measured = matches!(words.at(end), "%" | "percent" | "million" | "billion" | "people" | "per");
    (!measured).then_some((month, of_month, end))
}

/// `15 May`, `the 15th of May`: month, day, end.
fn day_month(words: &Words<'_>, at: usize) -> Option<(i8, i8, usize)> {
    let at = at + usize::from(words.at(at) == "the");
    if matches!(words.before(at, 1), "$" | "€" | "£" | "¥") {
        return None;
    }
    let (next, of_month) = day_number(words, at, words.before(at, 1) == "the")?;
    let next = next + usize::from(words.at(next) == "of");
    let next = past_hyphen(words, next);
    let (month, end) = month_name(words, next)?;
    day(2024, month, of_month)?;
    Some((month, of_month, end))
}

fn day_number(words: &Words<'_>, at: usize, spelled: bool) -> Option<(usize, i8)> {
    let (end, number) = if words.is_number(at) {
        let (value, suffix) = digits(words.at(at))?;
        let short = words.at(at).len() - suffix.len() <= 2;
        (short && matches!(suffix, "" | "st" | "nd" | "rd" | "th")).then_some((at + 1, value))?
    } else {
        ordinal(words, at).filter(|&(end, _)| spelled || words.at(end) == "of")?
    };
    ((1.0..=31.0).contains(&number) && number.fract() == 0.0).then_some((end, number as i8))
}

/// The month named at `at`, and where its name ends. `may` and `march` must be written with a capital.
fn month_name(words: &Words<'_>, at: usize) -> Option<(i8, usize)> {
    let month = lexicon::month(words.at(at))?;
    let name = words.is_capital(at);
    let short = words.at(at).len() <= 4 && !matches!(words.at(at), "may" | "june" | "july");
    let stop = usize::from(short && words.at(at + 1) == "." && words.glued(at) && !words.at(at + 2).is_empty());
    name.then_some((month, at + 1 + stop))
}

/// `last year`, `this year`, `next year` behind a month.
fn relative_year(words: &Words<'_>, at: usize) -> Option<(Which, usize)> {
    let at = at + usize::from(words.at(at) == "of");
    let by = match words.at(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    (words.at(at + 1) == "year").then_some((Which::InYear(by), at + 2))
}

/// `April 2022`, `July last year`, `last April`, `April`.
pub(super) fn month(words: &Words<'_>, at: usize) -> Option<Found> {
    let (which, start) = which(words, at);
    let (month, end) = month_name(words, start)?;
    let joint = end + usize::from(matches!(words.at(end), "," | "of" | "in"));
    if let Some(year) = year_number(words, joint).filter(|_| start == at && !is_counted(words, joint)) {
        return Some(Found::date(at..joint + 1, Meaning::At(Point::Month(year, month))));
    }
    let spelled = year_in_words(words, joint).or_else(|| short_year(words, joint));
    if let Some((year, end)) = spelled.filter(|_| start == at) {
        return Some(Found::date(at..end, Meaning::At(Point::Month(year, month))));
    }
    if let Some((which, end)) = relative_year(words, end) {
        return Some(Found::date(at..end, Meaning::Cycle(Cycle::Month(month), which)));
    }
    if words.is_number(end) && words.at(end).len() <= 2 {
        return None;
    }
    let sure = which.is_some() || is_month_here(words, start, end);
    sure.then(|| Found::date(at..end, Meaning::Cycle(Cycle::Month(month), which.unwrap_or(Which::Nearest))))
}

/// `last`, `next`, `this` and the like, and where they end.
pub(super) fn which(words: &Words<'_>, at: usize) -> (Option<Which>, usize) {
    let the = usize::from(words.at(at) == "the");
    let (which, count) = match (words.at(at + the), words.at(at + the + 1)) {
        ("this", "past" | "last") => (Which::Last, 2),
        ("this", "coming" | "upcoming" | "next") => (Which::Next, 2),
        ("last" | "past", _) => (Which::Last, 1),
        ("next" | "coming" | "upcoming", _) => (Which::Next, 1),
        ("this", _) => (Which::This, 1),
        ("previous" | "preceding" | "prior", _) => (Which::Previous, 1),
        ("following", _) => (Which::Following, 1),
        _ => return (None, at),
    };
    (Some(which), at + the + count)
}

/// Whether a month's name alone is the month: not `Jan Egeland`, `May said`, `April Jones`.
fn is_month_here(words: &Words<'_>, at: usize, end: usize) -> bool {
    let led = matches!(
        words.before(at, 1),
        "in" | "since"
            | "until"
            | "till"
            | "by"
            | "from"
            | "before"
            | "after"
            | "during"
            | "through"
            | "of"
            | "for"
            | "between"
            | "early"
            | "late"
            | "mid"
            | "to"
            | "around"
            | "about"
            | "end"
            | "and"
            | "or"
            | "each"
            | "every"
            | "throughout"
            | "on"
            | "-"
            | "–"
            | "as"
            | "'s"
            | "than"
    );
    // "A May agreement", "the March accession".
    let adjective = matches!(words.before(at, 1), "a" | "an" | "the" | "its" | "their" | "this" | "his" | "her")
        && words.raw(end).starts_with(char::is_lowercase)
        && !crate::figure::thing::is_function_word(words.at(end));
    let led = led || adjective;
    let ranged = is_range_dash(words.at(end)) && month_name(words, end + 1).is_some();
    let led = led || ranged;
    let abbreviated = words.at(at).trim_end_matches('.').len() <= 4 && !matches!(words.at(at), "may" | "june" | "july");
    let name_follows = words.is_capital(end) && !words.is_number(end);
    match words.at(at) {
        "may" | "march" | "april" | "june" | "august" => led && !(name_follows && words.at(at) != "august"),
        _ if abbreviated => led && !name_follows,
        _ => led || !name_follows,
    }
}

/// `2021-04-22`, `22.04.2021`, `04/22/2021`, as far as day and month can be told apart.
pub(super) fn numeric(words: &Words<'_>, at: usize) -> Option<Found> {
    let (parts, end) = numeric_parts(words, at)?;
    let [a, b, c] = parts.map(|p| p.parse::<i16>().unwrap_or(0));
    let meaning = if parts[0].len() == 4 {
        Meaning::At(Point::Day(day(a, i8::try_from(b).ok()?, i8::try_from(c).ok()?)?))
    } else {
        let (a, b) = (i8::try_from(a).ok()?, i8::try_from(b).ok()?);
        match (day(c, a, b), day(c, b, a)) {
            (Some(one), Some(other)) if one != other => Meaning::Value(format!("{c:04}-XX-XX")),
            (one, other) => Meaning::At(Point::Day(one.or(other)?)),
        }
    };
    Some(Found::date(at..end, meaning))
}

/// Three numbers joined by one mark, one of them a year of four digits.
fn numeric_parts<'w>(words: &Words<'w>, at: usize) -> Option<([&'w str; 3], usize)> {
    if !words.is_number(at) {
        return None;
    }
    let fits = |p: &[&str; 3]| {
        let number = |s: &str| (1..=2).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
        let year = |s: &str| s.len() == 4 && s.bytes().all(|b| b.is_ascii_digit()) && s.as_bytes()[0] <= b'2';
        number(p[1]) && (year(p[0]) && number(p[2]) || number(p[0]) && year(p[2]))
    };
    let joined = |at: usize| is_hyphen(words.at(at)) && words.glued(at) && words.glued(at - 1);
    if joined(at + 1) && joined(at + 3) {
        let parts = [words.at(at), words.at(at + 2), words.at(at + 4)];
        return fits(&parts).then_some((parts, at + 5));
    }
    let mark = words.at(at).chars().find(|c| matches!(c, '/' | '.'))?;
    let mut pieces = words.at(at).split(mark);
    let parts = [pieces.next()?, pieces.next()?, pieces.next()?];
    (pieces.next().is_none() && fits(&parts)).then_some((parts, at + 1))
}

/// `2014`, `'98`, `the year 2000`, `nineteen ninety-seven`, each perhaps before `period`.
pub(super) fn year(words: &Words<'_>, at: usize) -> Option<Found> {
    let named = match (words.at(at), words.at(at + 1)) {
        ("the", "year") => at + 2,
        ("year", _) => at + 1,
        _ => at,
    };
    if let Some((year, end)) = year_in_words(words, named) {
        return Some(Found::date(at..end, Meaning::At(Point::Year(year))));
    }
    if words.at(at) == "the"
        && matches!(words.at(at + 2), "period" | "quarter")
        && let Some(year) = year_number(words, at + 1)
    {
        let year = Meaning::At(Point::Year(year));
        return Some(Found::date(at..at + 3, Meaning::PeriodIn(Box::new(year))));
    }
    if let Some((year, end)) = short_year(words, at) {
        return Some(Found::date(at..end, Meaning::At(Point::Year(year))));
    }
    let year = year_number(words, named)?;
    let sure = named > at || !is_counted(words, named) && !is_named(words, named);
    sure.then(|| Found::date(at..named + 1, Meaning::At(Point::Year(year))))
}

/// A number of four digits that can be a year.
pub(super) fn year_number(words: &Words<'_>, at: usize) -> Option<i16> {
    let word = words.at(at);
    let four = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let year: i16 = four.then(|| word.parse().ok())??;
    let after = matches!(
        words.before(at, 1),
        "in" | "since" | "until" | "till" | "by" | "from" | "before" | "after" | "of" | "during" | "early" | "late"
    );
    let range = if after { 1000..2200 } else { 1500..2100 };
    (range.contains(&year) && !words.one_blank_group(at)).then_some(year)
}

/// `'98`, and `87` in `April of 87`.
fn short_year(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    let mark = matches!(words.at(at), "'" | "‘" | "`") && words.glued(at);
    let of_month =
        words.before(at, 1) == "of" && lexicon::month(words.before(at, 2)).is_some() && words.is_mark(at + 1);
    let digits = at + usize::from(mark);
    let two = words.at(digits).len() == 2 && words.is_number(digits);
    let led = matches!(words.before(at, 1), "in" | "since" | "of" | "from" | "until" | "summer" | "spring" | "fall");
    let number: i16 = (two && (mark && led || of_month)).then(|| words.at(digits).parse().ok())??;
    Some((if number < 50 { 2000 + number } else { 1900 + number }, digits + 1))
}

/// Nouns that a number of four digits without a comma counts rather than dates, sorted.
const COUNTED: &[&str] = &[
    "casualties",
    "children",
    "civilians",
    "cubic",
    "dead",
    "deaths",
    "demonstrators",
    "dollars",
    "drones",
    "employees",
    "euros",
    "families",
    "feet",
    "fighters",
    "hectares",
    "homes",
    "hours",
    "houses",
    "injured",
    "islands",
    "jobs",
    "kilometers",
    "kilometres",
    "members",
    "men",
    "meters",
    "metres",
    "miles",
    "missiles",
    "officers",
    "people",
    "prisoners",
    "protesters",
    "rebels",
    "refugees",
    "roubles",
    "rubles",
    "soldiers",
    "square",
    "students",
    "tanks",
    "troops",
    "vehicles",
    "victims",
    "villages",
    "voters",
    "women",
    "workers",
    "wounded",
    "years",
];

/// Whether the number counts or measures something, so that it is no year: `2000 people`, `$1999`, `more than 1900`.
fn is_counted(words: &Words<'_>, at: usize) -> bool {
    let before = words.before(at, 1);
    let next = words.at(at + 1);
    let measured = COUNTED.binary_search(&next).is_ok();
    let bounded =
        matches!(before, "than" | "least" | "nearly" | "some" | "approximately" | "$" | "€" | "£" | "¥" | "over");
    let rated = matches!(next, "%" | "percent" | "per" | "million" | "billion" | "km" | "tons" | "tonnes" | "times");
    let joined = next == "." && words.is_number(at + 2) && words.glued(at);
    bounded || rated || measured || joined
}

/// Whether the number is part of a name or a formula: `Resolution 1973`, `No. 1984`, `F-1600`.
fn is_named(words: &Words<'_>, at: usize) -> bool {
    let before = words.before(at, 1);
    let hyphenated = is_hyphen(before)
        && at > 0
        && words.glued(at - 1)
        && !words.is_number(at.wrapping_sub(2))
        && !matches!(words.before(at, 2), "mid" | "early" | "late" | "pre" | "post");
    hyphenated || crate::figure::identifier::names_a_number(before)
}

/// `nineteen ninety-seven`, `twenty twenty-one`, `two thousand` after `year`.
fn year_in_words(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    if words.before(at, 1) == "year" && words.are(at, &["two", "thousand"]) {
        return Some((2000, at + 2));
    }
    let century = match words.at(at) {
        "seventeen" => 1700,
        "eighteen" => 1800,
        "nineteen" => 1900,
        "twenty" => 2000,
        _ => return None,
    };
    let number = crate::figure::number::number(words, at + 1)?;
    let ninety_five = number.scale == 1.0 && (10.0..100.0).contains(&number.value) && !words.is_number(at + 1);
    let counted = number.value < 20.0 && century == 2000 && crate::figure::counts(words, number.end);
    (ninety_five && !counted).then(|| (century + number.value as i16, number.end))
}

/// The first day of `5-7 May`, `between 3 and 12 September`, `9 to 12 June 2024`.
pub(super) fn earlier_day(words: &Words<'_>, at: usize) -> Option<Found> {
    let join = words.at(at + 1);
    let between = words.before(at, 1) == "between" && join == "and";
    if !(between || is_range_dash(join) || matches!(join, "to" | "through" | "until" | "till")) {
        return None;
    }
    let (_, first) = day_number(words, at, false)?;
    let (month, second, end) = day_month(words, at + 2)?;
    day(2024, month, first).filter(|_| first < second)?;
    let comma = end + usize::from(words.at(end) == ",");
    let meaning = match year_number(words, comma) {
        Some(year) => Meaning::At(Point::Day(day(year, month, first)?)),
        None => Meaning::Cycle(Cycle::MonthDay(month, first, None), Which::Nearest),
    };
    Some(Found::date(at..at + 1, meaning))
}

/// The second day of `May 5-7` and `April 24 and 25`.
pub(super) fn further_day(words: &Words<'_>, at: usize) -> Option<Found> {
    let join = words.before(at, 1);
    if !(is_range_dash(join) || matches!(join, "and" | "or" | "to" | "through" | "until" | "till")) || at < 3 {
        return None;
    }
    let (month, of_month, end) = month_day(words, at - 3)?;
    let (_, second) = day_number(words, at, false)?;
    let apart = end == at - 1 && second > of_month && !crate::figure::counts(words, at + 1);
    day(2024, month, second).filter(|_| apart)?;
    let comma = at + 1 + usize::from(words.at(at + 1) == ",");
    if let Some(year) = year_number(words, comma) {
        return Some(Found::date(at..comma + 1, Meaning::At(Point::Day(day(year, month, second)?))));
    }
    Some(Found::date(at..at + 1, Meaning::Cycle(Cycle::MonthDay(month, second, None), Which::Nearest)))
}

/// The year named or counted from the current one at `at` (`1998`, `last year`), and where it ends.
pub(super) fn year_of(words: &Words<'_>, at: usize) -> Option<(YearOf, usize)> {
    if let Some(year) = year_number(words, at) {
        return Some((YearOf::Given(year), at + 1));
    }
    if let Some((year, end)) = year_in_words(words, at) {
        return Some((YearOf::Given(year), end));
    }
    if let Some((which, end)) = relative_year(words, at) {
        return match which {
            Which::InYear(by) => Some((YearOf::Current(by), end)),
            _ => None,
        };
    }
    words.are(at, &["the", "year"]).then_some((YearOf::Current(0), at + 2))
}

/// Which year a part of a year belongs to.
#[derive(Clone, Copy)]
pub(super) enum YearOf {
    Given(i16),
    Current(i32),
}

impl YearOf {
    /// The meaning of what recurs every year, in this one.
    pub(super) fn part(self, cycle: Cycle, point: impl Fn(i16) -> Point) -> Meaning {
        match self {
            YearOf::Given(year) => Meaning::At(point(year)),
            YearOf::Current(by) => Meaning::Cycle(cycle, Which::InYear(by)),
        }
    }

    /// The meaning of the year itself.
    pub(super) fn whole(self) -> Meaning {
        match self {
            YearOf::Given(year) => Meaning::At(Point::Year(year)),
            YearOf::Current(by) => {
                Meaning::Shift { unit: Unit::Year, by, base: crate::time::meaning::Base::Publication }
            }
        }
    }
}
