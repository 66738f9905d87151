//! Dates as metadata gives them, and dates in addresses.
//!
//! Reads ISO 8601, RFC 2822 and the usual English forms, with or without a time of day. The day is taken as written,
//! in whatever time zone it was written. Leaves out everything that would be a guess: `03/04/2024` is two dates, and
//! "yesterday" is none.

use jiff::civil::{Date, date};

/// Why a date was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Day and month could be the other way round.
    Ambiguous,
    /// No known form.
    Unreadable,
}

/// Names of months, in order; three letters are enough to tell them.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// Names of the days of the week, from Monday.
pub const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Words that may stand before a date or between its parts.
const FILLERS: &[&str] = &["at", "date", "last", "of", "on", "posted", "published", "the", "updated"];

/// First and last day that a date stands for: the same day for `15 May 2024`, a month for `2024-05`, a year for
/// `2024`.
///
/// # Errors
/// [`DateError::Ambiguous`] for `03/04/2024` and the like, [`DateError::Unreadable`] for everything unknown.
pub fn parse_date(text: &str) -> Result<(Date, Date), DateError> {
    let text = text.trim();
    if text.len() > 100 {
        return Err(DateError::Unreadable);
    }
    iso(text).or_else(|| year_first(text)).or_else(|| with_month_name(text)).map_or_else(|| numbers(text), Ok)
}

/// `2024-05-15`, `2024/05/15`, `2024.05.15`, `20240515`, each with a time behind it or none; `2024-05`; `2024`.
fn iso(text: &str) -> Option<(Date, Date)> {
    let digits = |range: std::ops::Range<usize>| -> Option<i16> {
        let part = text.get(range)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
    };
    let year = digits(0..4).filter(|y| (1800..2200).contains(y))?;
    let separator = text.as_bytes().get(4);
    match separator {
        None => Some((date(year, 1, 1), date(year, 12, 31))),
        Some(b'-' | b'/' | b'.') if text.as_bytes().get(7) == separator => {
            is_time(&text[text.len().min(10)..]).then(|| day(year, digits(5..7)?, digits(8..10)?))?
        }
        Some(b'-' | b'/') if text.len() == 7 => month(year, digits(5..7)?),
        Some(b'0'..=b'9') => is_time(text.get(8..)?).then(|| day(year, digits(4..6)?, digits(6..8)?))?,
        _ => None,
    }
}

/// `2024 May 15`, `2024-5-3`: the year first, then parts that are told apart by their place.
fn year_first(text: &str) -> Option<(Date, Date)> {
    let mut parts = text.splitn(3, ['-', '/', '.', ' ']);
    let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    let second = parts.next()?;
    let third = parts.next()?;
    let end = third.find(|c: char| !c.is_ascii_digit()).unwrap_or(third.len());
    let (number, rest) = third.split_at(end);
    let number_of_month = second.parse().ok().or_else(|| month_number(second))?;
    (number.len() <= 2 && is_time(rest)).then(|| day(year, number_of_month, number.parse().ok()?))?
}

/// `May 15, 2024`, `15 May 2024`, `Wed, 15 May 2024 10:30:00 +0200`, `May 2024`, `Published on the 15th of May, 2024`.
fn with_month_name(text: &str) -> Option<(Date, Date)> {
    let mut days = None;
    let mut months = None;
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ",.:-|".contains(c));
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let number = word.trim_end_matches(|c: char| c.is_alphabetic());
        let suffix = &word[number.len()..];
        if let (4, Ok(year)) = (word.len(), word.parse::<i16>()) {
            let time = is_time(after) && (1800..2200).contains(&year);
            return time.then(|| days.map_or_else(|| month(year, months?), |d| day(year, months?, d)))?;
        } else if let (None, Ok(day), "" | "st" | "nd" | "rd" | "th") = (days, number.parse::<i16>(), suffix) {
            days = Some(day);
        } else if let (None, Some(month)) = (months, month_number(word)) {
            months = Some(month);
        } else if word.is_empty() || !is_filler(word) && !is_weekday(word) {
            return None;
        }
        rest = after;
    }
}

/// `25/12/2024` and `12/25/2024`, where one of the numbers can only be a day.
fn numbers(text: &str) -> Result<(Date, Date), DateError> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !"/.-".contains(c)).unwrap_or(text.len());
    let (head, rest) = text.split_at(end);
    let parts: Vec<&str> = head.split(['/', '.', '-']).collect();
    let &[a, b, year] = parts.as_slice() else { return Err(DateError::Unreadable) };
    let (Ok(a), Ok(b), 4, Ok(year)) = (a.parse::<i16>(), b.parse::<i16>(), year.len(), year.parse::<i16>()) else {
        return Err(DateError::Unreadable);
    };
    let found = match (day(year, a, b), day(year, b, a)) {
        (Some(one), Some(other)) if one != other => return Err(DateError::Ambiguous),
        (one, other) => one.or(other),
    };
    found.filter(|_| is_time(rest)).ok_or(DateError::Unreadable)
}

fn day(year: i16, month: i16, day: i16) -> Option<(Date, Date)> {
    let date = Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    Some((date, date))
}

fn month(year: i16, month: i16) -> Option<(Date, Date)> {
    let first = Date::new(year, month.try_into().ok()?, 1).ok()?;
    Some((first, first.last_of_month()))
}

fn month_number(word: &str) -> Option<i16> {
    let lower = word.to_lowercase();
    let lower = if lower == "sept" { "sep" } else { &lower };
    let found = MONTHS.iter().position(|name| lower.len() >= 3 && name.starts_with(lower));
    found.map(|i| i as i16 + 1)
}

fn is_filler(word: &str) -> bool {
    FILLERS.iter().any(|f| word.eq_ignore_ascii_case(f))
}

fn is_weekday(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.len() >= 3
        && ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
            .iter()
            .any(|name| name.starts_with(&lower))
}

/// Whether what follows a date is nothing, or a time of day with its zone.
fn is_time(rest: &str) -> bool {
    let rest = rest.split('[').next().unwrap_or_default();
    rest.len() <= 40
        && rest.chars().all(|c| c.is_ascii_alphanumeric() || c.is_whitespace() || ",:.+-()/|".contains(c))
        && rest.split(|c: char| !c.is_alphanumeric()).all(|part| !is_year(part))
        && rest.split(|c: char| !c.is_alphabetic()).all(is_time_word)
}

/// Nothing, `am` and the like, or a time zone's name in capitals.
fn is_time_word(word: &str) -> bool {
    word.len() <= 5 && word.chars().all(char::is_uppercase)
        || matches!(word, "a" | "m" | "p" | "am" | "pm" | "at" | "h")
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && (part.starts_with("19") || part.starts_with("20")) && part.bytes().all(|b| b.is_ascii_digit())
}

/// The day in an address such as `https://example.org/2024/05/15/talks` or `…/2024-05-15-talks`.
pub fn date_in_url(url: &str) -> Option<Date> {
    let path = url.split(['?', '#']).next()?;
    path.char_indices().filter(|&(i, c)| c == '/' && path[..i].len() > 7).find_map(|(i, _)| {
        let rest = &path[i + 1..];
        let separator = *rest.as_bytes().get(4)?;
        let part = |range: std::ops::Range<usize>| rest.get(range)?.parse::<i16>().ok();
        let year = part(0..4).filter(|y| (1990..2100).contains(y))?;
        let ends = |at: usize| !rest.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        let (month, at) = match separator {
            b'/' | b'-' if rest.as_bytes().get(7) == Some(&separator) => {
                (month_in_path(rest.get(5..7)?, rest.get(5..7)?)?, 8)
            }
            b'/' if rest.as_bytes().get(8) == Some(&b'/') => (month_in_path(rest.get(5..8)?, "")?, 9),
            _ => return None,
        };
        ends(at + 2).then(|| Some(day(year, month, part(at..at + 2)?)?.0))?
    })
}

fn month_in_path(word: &str, number: &str) -> Option<i16> {
    number.parse().ok().or_else(|| month_number(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        match parse_date(text) {
            Ok((a, b)) if a == b => a.to_string(),
            Ok((a, b)) => format!("{a}/{b}"),
            Err(error) => format!("{error:?}"),
        }
    }

    #[test]
    fn one_day_in_many_forms() {
        for text in [
            "2024-05-15",
            "2024-05-15T23:59:59Z",
            "2024-05-15T10:30:00.123456+02:00",
            "2024-05-15 10:30",
            "2024-05-15T10:30[Europe/Kyiv]",
            "2024/05/15",
            "2024-5-15",
            "20240515",
            "20240515T103000Z",
            "May 15, 2024",
            "May 15th, 2024",
            "15 May 2024",
            "15th of May, 2024",
            "Wed, 15 May 2024 10:30:00 +0200",
            "Wednesday, May 15, 2024 10:30 a.m. EDT",
            "Published on May 15, 2024 at 10:30 pm",
            "15.05.2024",
            "05/15/2024",
        ] {
            assert_eq!(read(text), "2024-05-15", "{text}");
        }
        assert_eq!(read("3 Sept. 2021"), "2021-09-03");
        assert_eq!(read("04/04/2024"), "2024-04-04");
    }

    #[test]
    fn months_and_years_are_intervals() {
        assert_eq!(read("2024-02"), "2024-02-01/2024-02-29");
        assert_eq!(read("May 2024"), "2024-05-01/2024-05-31");
        assert_eq!(read("2024"), "2024-01-01/2024-12-31");
    }

    #[test]
    fn nothing_is_guessed() {
        assert_eq!(read("03/04/2024"), "Ambiguous");
        assert_eq!(read("3.4.2024"), "Ambiguous");
        for text in ["", "yesterday", "15 May", "May 15, 24", "2024-13-01", "2024-02-30", "32 May 2024", "1715760000"] {
            assert_eq!(read(text), "Unreadable", "{text}");
        }
        assert_eq!(read("May 15, 2024 to May 20, 2024"), "Unreadable");
    }

    #[test]
    fn dates_in_addresses() {
        let day = |url| date_in_url(url).map(|d| d.to_string());
        assert_eq!(day("https://example.org/world/2024/05/15/talks.html").as_deref(), Some("2024-05-15"));
        assert_eq!(day("https://example.org/world/2024/may/15/talks").as_deref(), Some("2024-05-15"));
        assert_eq!(day("https://example.org/world/2024-05-15-talks").as_deref(), Some("2024-05-15"));
        for url in
            ["https://example.org/2024/05/", "https://example.org/2024/15/05/x", "https://e.org/a/2024/05/151", ""]
        {
            assert_eq!(day(url), None, "{url}");
        }
    }
}
