//! Parts of a business year: `the third quarter of 1989`, `third-quarter`, `this year's third quarter`, `Q3 2024`, `the
//! latest quarter`, `the first half of 1998`, `fiscal 2020`, `the nine months`.

use super::calendar::{YearOf, year_number, year_of};
use super::past_hyphen;
use crate::figure::number::ordinal;
use crate::time::lexicon::Unit;
use crate::time::meaning::{Base, Cycle, Found, Meaning, Which};
use crate::time::point::Point;
use crate::words::{Words, is_hyphen};

/// Quarters and halves of a year.
pub(super) fn quarter(words: &Words<'_>, at: usize) -> Option<Found> {
    coded(words, at).or_else(|| numbered(words, at)).or_else(|| latest(words, at))
}

/// `Q3`, `Q3 2024`, `H1 of 2024`, `2024 Q3`, `2024-Q3`.
fn coded(words: &Words<'_>, at: usize) -> Option<Found> {
    let code = |at: usize| match words.raw(at).as_bytes() {
        [b'Q', n @ b'1'..=b'4'] => {
            Some((Point::Quarter as fn(i16, i8) -> Point, (n - b'0') as i8, Cycle::Quarter as fn(i8) -> Cycle))
        }
        [b'H', n @ b'1'..=b'2'] => {
            Some((Point::Half as fn(i16, i8) -> Point, (n - b'0') as i8, Cycle::Half as fn(i8) -> Cycle))
        }
        _ => None,
    };
    let next = past_hyphen(words, at + 1);
    if let (Some(year), Some((point, n, _))) = (year_number(words, at), code(next)) {
        return Some(Found::date(at..next + 1, Meaning::At(point(year, n))));
    }
    let (point, n, cycle) = code(at)?;
    let next = next + usize::from(words.at(next) == "of");
    match year_number(words, next) {
        Some(year) => Some(Found::date(at..next + 1, Meaning::At(point(year, n)))),
        // "H1" alone may be a virus.
        None if words.raw(at).starts_with('Q') => {
            Some(Found::date(at..at + 1, Meaning::Cycle(cycle(n), Which::Nearest)))
        }
        None => None,
    }
}

/// `the third quarter`, `fiscal second-quarter`, `the 1989 third quarter`, `this year's third quarter of …`.
fn numbered(words: &Words<'_>, at: usize) -> Option<Found> {
    let mut next = at + usize::from(matches!(words.at(at), "the" | "its" | "their" | "a"));
    let year = year_of(words, next).filter(|_| !words.are(next, &["the", "year"]));
    if let Some((_, end)) = year {
        next = end + usize::from(words.at(end) == "'s");
    }
    next += usize::from(matches!(words.at(next), "fiscal" | "financial" | "full"));
    next = past_hyphen(words, next);
    let (end, n) = match words.at(next) {
        "last" | "final" if is_hyphen(words.at(next + 1)) || words.at(next) == "final" => (next + 1, 4.0),
        _ => ordinal(words, next)?,
    };
    let end = end + usize::from(words.at(end) == "fiscal");
    let noun = past_hyphen(words, end);
    let (cycle, point): (Cycle, fn(i16, i8) -> Point) = match (words.at(noun), n as i8) {
        ("quarter" | "quarters", n @ 1..=4) => (Cycle::Quarter(n), Point::Quarter),
        ("half", n @ 1..=2) => (Cycle::Half(n), Point::Half),
        _ => return None,
    };
    let number = n as i8;
    let of = noun + 1 + usize::from(words.at(noun + 1) == "of");
    let of = of + usize::from(matches!(words.at(of), "fiscal" | "calendar"));
    let after = year_of(words, of).filter(|_| year.is_none());
    let (year, end) = match (year, after) {
        (Some((year, _)), _) => (Some(year), noun + 1),
        (None, Some((year, end))) => (Some(year), end),
        (None, None) => (None, noun + 1),
    };
    if year.is_none() && matches!(cycle, Cycle::Half(_)) {
        return None;
    }
    let meaning = match year {
        Some(year) => year.part(cycle, |y| point(y, number)),
        None => Meaning::Cycle(cycle, Which::Nearest),
    };
    Some(Found::date(at..end, meaning))
}

/// `the latest quarter`, `last year's quarter`, `the current quarter`, `the latest fiscal year`.
fn latest(words: &Words<'_>, at: usize) -> Option<Found> {
    if let Some((YearOf::Current(by), end)) = year_of(words, at).filter(|_| words.at(at) != "the")
        && words.at(end) == "'s"
        && matches!(words.at(end + 1), "quarter" | "period")
    {
        let meaning = Meaning::PeriodIn(Box::new(YearOf::Current(by).whole()));
        return Some(Found::date(at..end + 2, meaning));
    }
    if let Some(found) = corresponding(words, at) {
        return Some(found);
    }
    let the = at + usize::from(words.at(at) == "the");
    match (words.at(the), words.at(the + 1)) {
        ("latest", "quarter" | "period") => Some(Found::date(at..the + 2, Meaning::Same(Unit::Quarter))),
        ("current" | "present", "quarter") => {
            let meaning = Meaning::Shift { unit: Unit::Quarter, by: 0, base: Base::Publication };
            Some(Found::date(at..the + 2, meaning))
        }
        ("last", "quarter") if the == at => {
            let meaning = Meaning::Shift { unit: Unit::Quarter, by: -1, base: Base::Publication };
            Some(Found::date(at..the + 2, meaning))
        }
        _ => None,
    }
}

/// `the corresponding period last year`, `the same quarter of 2019`, `the comparable period a year earlier`.
fn corresponding(words: &Words<'_>, at: usize) -> Option<Found> {
    let the = at + usize::from(words.at(at) == "the");
    let like = matches!(words.at(the), "corresponding" | "comparable" | "same" | "equivalent");
    if !like || the == at || !matches!(words.at(the + 1), "period" | "quarter") {
        return None;
    }
    let next = the + 2 + usize::from(matches!(words.at(the + 2), "of" | "in"));
    if words.are(next, &["a", "year"]) && matches!(words.at(next + 2), "earlier" | "ago" | "before") {
        return Some(Found::date(at..next + 3, Meaning::Moved { unit: Unit::Year, by: -1 }));
    }
    let (year, end) = year_of(words, next)?;
    Some(Found::date(at..end, Meaning::PeriodIn(Box::new(year.whole()))))
}

/// `fiscal 1989`, `fiscal year 2020`, `FY2020`, `the 2019 financial year`, `the fiscal year`. A fiscal year may begin
/// anywhere in the year before, so that its days are those of both years; its value is the year's.
pub(super) fn year(words: &Words<'_>, at: usize) -> Option<Found> {
    let fiscal = |at: usize| matches!(words.at(at), "fiscal" | "financial");
    if let Some(year) = words.raw(at).strip_prefix("FY").and_then(|y| y.parse::<i16>().ok()) {
        let year = if year < 100 { 2000 + year } else { year };
        return (1900..2100).contains(&year).then(|| Found::date(at..at + 1, Meaning::At(Point::Year(year))));
    }
    let the = at + usize::from(matches!(words.at(at), "the" | "its" | "their"));
    if fiscal(the) {
        let named = the + 1 + usize::from(words.at(the + 1) == "year");
        if let Some(year) = year_number(words, named) {
            return Some(Found::date(at..named + 1, Meaning::At(Point::Year(year))));
        }
        let length = matches!(words.at(named), "ended" | "ending");
        let whole = the > at && named == the + 2 && !length;
        return whole.then(|| Found::date(at..named, YearOf::Current(0).whole()));
    }
    let by = match words.at(the) {
        "last" | "latest" | "previous" | "past" => -1,
        "this" | "current" => 0,
        "next" | "coming" => 1,
        _ => {
            let year = year_number(words, the)?;
            let named = fiscal(the + 1) && words.at(the + 2) == "year";
            return named.then(|| Found::date(at..the + 3, Meaning::At(Point::Year(year))));
        }
    };
    let named = fiscal(the + 1) && words.at(the + 2) == "year";
    named.then(|| Found::date(at..the + 3, YearOf::Current(by).whole()))
}

/// The half that `the first half of` makes of a year.
pub(super) fn half(words: &Words<'_>, at: usize, year: &Found) -> Option<Found> {
    let n = if words.at(at + 1) == "first" { 1 } else { 2 };
    let meaning = match year.meaning {
        Meaning::At(Point::Year(year)) => Meaning::At(Point::Half(year, n)),
        Meaning::Shift { unit: Unit::Year, by, base: Base::Publication } => {
            Meaning::Cycle(Cycle::Half(n), Which::InYear(by))
        }
        _ => return None,
    };
    Some(Found::date(at..year.tokens.end, meaning))
}
