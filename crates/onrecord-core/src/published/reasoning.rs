//! The interval of publication that the text supports when no date is given.
//!
//! Each step reads one sort of evidence and gives bounds; the steps' bounds are intersected. Without a first and a
//! last day, or where bounds contradict each other, the answer is nothing. The steps:
//!
//! 1. A date with its year, told in the past tense, is not later than publication.
//! 2. "Since 2014" and "for seven years now" about the same name: seven to eight years after a day of 2014.
//! 3. "The war began in 2022" and "in the third year of the war": two to three years after a day of 2022.
//! 4. "This fall's presidential election" of the United States: a year divisible by four, before mid-November. Months
//!    told in the past tense without a year are that year's, as the press writes.
//! 5. A yearless day told in the past tense, in a text that writes the year with its other days: the first such day
//!    after the latest of them, and a year from it. This rests on the convention of the press to leave the year out
//!    within a year; it is used only where the dated days are not those on which something old began.

use jiff::civil::{Date, date};
use jiff::{Span as Length, ToSpan};
use onrecord_text::{Document, RegionKind, Span};

use crate::findings::Published;
use crate::time::{Cycle, Direction, Found, Meaning, Point, Which, direction, found};
use crate::words::{Lowered, Words};

/// What one step says.
struct Bounds {
    earliest: Option<Date>,
    latest: Option<Date>,
    how: String,
    evidence: Vec<Span>,
}

/// A sentence with its time expressions.
struct Said<'w> {
    words: Words<'w>,
    times: &'w [Found],
}

/// The interval that all steps together allow.
pub(super) fn reasoned(document: &Document, lowered: &Lowered<'_>) -> Option<Published> {
    let said: Vec<Said<'_>> = lowered
        .sentences()
        .filter(|words| is_body(document, words))
        .map(|words| Said { times: found(&words), words })
        .collect();
    let steps = [years_since(&said), year_of_war(&said), election(&said), past_date(&said)];
    let steps: Vec<Bounds> = steps.into_iter().flatten().collect();
    let (earliest, latest) = intersection(&steps);
    if let (Some(earliest), Some(latest)) = (earliest, latest) {
        return (earliest <= latest).then(|| together(steps, earliest, latest));
    }
    let yearless = first_after(&said, earliest?)?;
    let (earliest, latest) = (yearless.earliest?, yearless.latest?);
    Some(together(vec![yearless], earliest, latest))
}

fn is_body(document: &Document, words: &Words<'_>) -> bool {
    let span = words.span(words.range());
    let apart = |kind| matches!(kind, RegionKind::Bio | RegionKind::Boilerplate | RegionKind::FrontMatter);
    !document.regions.iter().any(|r| apart(r.kind) && r.span.overlaps(span))
}

fn intersection(steps: &[Bounds]) -> (Option<Date>, Option<Date>) {
    (steps.iter().filter_map(|s| s.earliest).max(), steps.iter().filter_map(|s| s.latest).min())
}

fn together(steps: Vec<Bounds>, earliest: Date, latest: Date) -> Published {
    let how = steps.iter().map(|s| s.how.as_str()).collect::<Vec<_>>().join("; ");
    let mut evidence: Vec<Span> = steps.into_iter().flat_map(|s| s.evidence).collect();
    evidence.sort_unstable();
    evidence.dedup();
    Published { earliest, latest, how: format!("no date is given; {how}"), evidence }
}

fn plus(day: Date, by: Length) -> Option<Date> {
    day.checked_add(by).ok()
}

/// From `n` years after the first day of `year` to one day short of `n + 1` years after its last.
fn years_after(year: i16, n: i64) -> Option<(Date, Date)> {
    let first = plus(date(year, 1, 1), n.years())?;
    let last = plus(plus(date(year, 12, 31), (n + 1).years())?, (-1).day())?;
    Some((first, last))
}

/// Step 1: the latest date with a year that the text tells in the past tense.
fn past_date(said: &[Said<'_>]) -> Option<Bounds> {
    let latest = said.iter().flat_map(past_points).max_by_key(|(first, _, _)| *first)?;
    let (first, span, text) = latest;
    Some(Bounds {
        earliest: Some(first),
        latest: None,
        how: format!("the text tells of “{text}” in the past tense"),
        evidence: vec![span],
    })
}

/// First days of the dates with a year that lie in the past, with their words.
fn past_points<'s>(said: &'s Said<'_>) -> Vec<(Date, Span, &'s str)> {
    let past = said.times.iter().filter(|found| is_past(&said.words, found));
    past.filter_map(|found| match found.meaning {
        Meaning::At(point) if !matches!(point, Point::Decade(_) | Point::Century(_) | Point::Season(..)) => {
            let span = said.words.span(found.tokens.clone());
            Some((point.first()?, span, said.words.text_of(span)))
        }
        _ => None,
    })
    .collect()
}

/// Whether a sign in the clause tells that the time is past, or `since` stands before it.
fn is_past(words: &Words<'_>, found: &Found) -> bool {
    let before = words.before(found.tokens.start, 1);
    if before == "since" {
        return true;
    }
    let ahead = matches!(before, "by" | "until" | "till" | "before" | "through" | "to" | "for" | "toward" | "towards");
    !ahead && direction(words, &found.tokens) == Direction::Past
}

/// Step 2.
fn years_since(said: &[Said<'_>]) -> Option<Bounds> {
    let mut starts = said.iter().flat_map(|s| {
        let since = s.times.iter().filter(|f| s.words.before(f.tokens.start, 1) == "since");
        since.filter_map(move |f| match f.meaning {
            Meaning::At(Point::Year(year)) => Some((s, year, s.words.span(f.tokens.clone()))),
            _ => None,
        })
    });
    let (sentence, year, start) = starts.next()?;
    if starts.any(|(_, other, _)| other != year) {
        return None;
    }
    let (n, end) = said.iter().filter(|s| share_name(&sentence.words, &s.words)).find_map(|s| {
        s.times.iter().find_map(|f| {
            let now = s.words.before(f.tokens.start, 1) == "for" && s.words.at(f.tokens.end) == "now";
            Some((years(&f.meaning).filter(|_| now)?, s.words.span(f.tokens.clone())))
        })
    })?;
    let (earliest, latest) = years_after(year, n)?;
    Some(Bounds {
        earliest: Some(earliest),
        latest: Some(latest),
        how: format!("what has gone on since {year} has gone on for {n} to {} years", n + 1),
        evidence: vec![start, end],
    })
}

fn years(meaning: &Meaning) -> Option<i64> {
    let Meaning::Value(value) = meaning else { return None };
    value.strip_prefix('P')?.strip_suffix('Y')?.parse().ok().filter(|n| (1..500).contains(n))
}

/// Whether two sentences have a word with a capital letter in common, at whose place no sentence begins.
fn share_name(one: &Words<'_>, other: &Words<'_>) -> bool {
    let name =
        |words: &Words<'_>, at: usize| at > words.range().start && words.is_capital(at) && words.at(at).len() > 3;
    one.range().any(|a| name(one, a) && other.range().any(|b| name(other, b) && one.at(a) == other.at(b)))
}

/// Step 3.
fn year_of_war(said: &[Said<'_>]) -> Option<Bounds> {
    let (n, period, nth) = said.iter().find_map(|s| {
        s.times.iter().filter(|f| matches!(f.meaning, Meaning::Hung(_))).find_map(|f| {
            let start = f.tokens.start + usize::from(s.words.at(f.tokens.start) == "the");
            let (end, n) = crate::figure::number::ordinal(&s.words, start)?;
            let year = s.words.are(end, &["year", "of"]) && s.words.before(f.tokens.start, 1) == "in" && n >= 1.0;
            let told = is_present(&s.words);
            (year && told).then(|| (n as i64, s.words.at(f.tokens.end - 1), s.words.span(f.tokens.clone())))
        })
    })?;
    let same = |word: &str| word == period || period == "war" && word == "invasion";
    let mut starts = said.iter().flat_map(|s| {
        s.times.iter().filter_map(move |f| match f.meaning {
            Meaning::At(Point::Year(year)) if begins(&s.words, f, &same) => {
                Some((year, s.words.span(f.tokens.clone())))
            }
            _ => None,
        })
    });
    let (year, start) = starts.next()?;
    if starts.any(|(other, _)| other != year) {
        return None;
    }
    let (earliest, latest) = years_after(year, n - 1)?;
    Some(Bounds {
        earliest: Some(earliest),
        latest: Some(latest),
        how: format!("the {period} began in {year}, and its year {n} is the present"),
        evidence: vec![start, nth],
    })
}

/// Whether the sentence speaks of the present: a present form of `be`, `have` or a modal, and no `was` or `were`.
fn is_present(words: &Words<'_>) -> bool {
    let has = |list: &[&str]| words.range().any(|at| list.contains(&words.at(at)));
    !has(&["was", "were", "had"]) && !words.range().any(|at| words.at(at).ends_with("ed") && words.at(at).len() > 6)
}

/// `the war began in 2022`, `the invasion in 2022`, `the invasion of 2022`.
fn begins(words: &Words<'_>, found: &Found, same: &impl Fn(&str) -> bool) -> bool {
    let at = found.tokens.start;
    let preposition = matches!(words.before(at, 1), "in" | "of" | "since");
    let verb = matches!(words.before(at, 2), "began" | "started" | "begun" | "erupted");
    preposition && (same(words.before(at, 2)) || verb && same(words.before(at, 3)))
}

/// Step 4.
fn election(said: &[Said<'_>]) -> Option<Bounds> {
    let american = |words: &Words<'_>| words.range().any(|at| matches!(words.at(at), "u.s." | "american" | "congress"));
    let span = said.iter().filter(|s| american(&s.words)).find_map(|s| {
        s.times.iter().find_map(|f| {
            let this_fall = matches!(f.meaning, Meaning::Cycle(Cycle::Season(crate::time::Season::Fall), Which::This));
            let next = f.tokens.end;
            let ours = s.words.are(next, &["'s", "presidential", "election"]);
            (this_fall && ours).then(|| s.words.span(f.tokens.start..next + 3))
        })
    })?;
    let since = said.iter().flat_map(past_points).map(|(first, _, _)| first).max().unwrap_or(Date::MIN);
    let bounded = year_of_war(said).or_else(|| years_since(said))?;
    let from = bounded.earliest?.max(since).year();
    let year = (from..from + 4).find(|y| y % 4 == 0)?;
    let month = past_month(said);
    let (earliest, past) = month.map_or((date(year, 1, 1), String::new()), |(month, span)| {
        (date(year, month, 1), format!(", and “{}” of that year is past", said[0].words.text_of(span)))
    });
    (earliest <= bounded.latest?).then(|| Bounds {
        earliest: Some(earliest),
        latest: Some(date(year, 11, 10)),
        how: format!("the presidential election of this fall in the United States is that of {year}{past}"),
        evidence: std::iter::once(span).chain(month.map(|(_, span)| span)).collect(),
    })
}

/// The latest month before the fall that is told in the past tense without a year.
fn past_month(said: &[Said<'_>]) -> Option<(i8, Span)> {
    let months = said.iter().flat_map(|s| s.times.iter().map(move |f| (s, f))).filter_map(|(s, f)| match f.meaning {
        Meaning::Cycle(Cycle::Month(month), Which::Nearest) if month < 9 && is_past(&s.words, f) => {
            Some((month, s.words.span(f.tokens.clone())))
        }
        _ => None,
    });
    months.max_by_key(|(month, _)| *month)
}

/// Step 5: from the first yearless day after `since` for a year.
fn first_after(said: &[Said<'_>], since: Date) -> Option<Bounds> {
    let full = said.iter().flat_map(|s| s.times.iter().map(move |f| (s, f))).filter_map(|(s, f)| match f.meaning {
        Meaning::At(Point::Day(day)) if day == since && !is_origin(&s.words) => Some(s.words.span(f.tokens.clone())),
        _ => None,
    });
    let full = full.into_iter().next()?;
    let later = said.iter().flat_map(|s| s.times.iter()).any(|f| match f.meaning {
        Meaning::At(point) => point.last().is_some_and(|last| last.year() > since.year()),
        _ => false,
    });
    if later {
        return None;
    }
    let yearless = said.iter().flat_map(|s| s.times.iter().map(move |f| (s, f))).filter_map(|(s, f)| match f.meaning {
        Meaning::Cycle(Cycle::MonthDay(month, day, _), Which::Nearest)
            if direction(&s.words, &f.tokens) != Direction::Future =>
        {
            let next = [since.year(), since.year() + 1].into_iter().filter_map(|y| Date::new(y, month, day).ok());
            Some((next.into_iter().find(|d| *d > since)?, s.words.span(f.tokens.clone())))
        }
        _ => None,
    });
    let (day, span) = yearless.max_by_key(|(day, _)| *day)?;
    let latest = plus(plus(day, 1.year())?, (-1).day())?;
    Some(Bounds {
        earliest: Some(day),
        latest: Some(latest),
        how: format!(
            "the latest day written with its year is {since}, so the day without one is {day}, less than a year ago"
        ),
        evidence: vec![full, span],
    })
}

/// Whether the sentence tells how something began, which texts date with the year for decades.
fn is_origin(words: &Words<'_>) -> bool {
    const BEGINNINGS: &[&str] = &[
        "annexed",
        "anniversary",
        "attack",
        "attacked",
        "attacks",
        "began",
        "begun",
        "born",
        "died",
        "founded",
        "invaded",
        "invasion",
        "launched",
        "outbreak",
        "seized",
        "since",
        "started",
    ];
    words.range().any(|at| BEGINNINGS.binary_search(&words.at(at)).is_ok())
}
