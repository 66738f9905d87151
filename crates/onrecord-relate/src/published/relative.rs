//! Words for a day that count from the day of publication ("on Tuesday", "yesterday", "last month"), and what they tell of
//! that day once the event's own day is known.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// How words count from the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relative {
    /// So many days after the day of publication; before it where negative.
    Days(i32),
    /// The nearest such day.
    Weekday(Weekday),
    /// So many calendar weeks, months or years after that of publication.
    Week(i32),
    Month(i32),
    Year(i32),
}

/// Whether the words count from the day of publication.
pub(super) fn counts_from_publication(words: &str) -> bool {
    relative(words).is_some()
}

/// First and last day of publication, where the words mean one of the days of an event that is past or to come. `None`
/// where they mean no such day: the events are then not one.
pub(super) fn published(words: &str, days: (Date, Date), past: bool) -> Option<(Date, Date)> {
    let plus = |day: Date, n: i32| day.checked_add(n.days()).ok();
    let (first, last) = days;
    match relative(words)? {
        Relative::Days(n) => Some((plus(first, -n)?, plus(last, -n)?)),
        Relative::Weekday(weekday) => {
            let day =
                (0..7).map_while(|n| plus(first, n)).take_while(|day| *day <= last).find(|d| d.weekday() == weekday)?;
            if past { Some((day, plus(day, 6)?)) } else { Some((plus(day, -6)?, day)) }
        }
        Relative::Week(n) => {
            let monday = |day: Date| plus(day, -i32::from(day.weekday().to_monday_zero_offset()) - 7 * n);
            within(monday(first)?, plus(monday(last)?, 6)?, days, (n, past))
        }
        Relative::Month(n) => {
            let of = |day: Date| day.checked_sub(n.months()).ok();
            within(of(first.first_of_month())?, of(last.first_of_month())?.last_of_month(), days, (n, past))
        }
        Relative::Year(n) => {
            let of = |day: Date| day.checked_sub(n.years()).ok();
            within(of(first.first_of_year())?, of(last.first_of_year())?.last_of_year(), days, (n, past))
        }
    }
}

/// Of this week, month or year only the part after a past event, or before one to come.
fn within(earliest: Date, latest: Date, days: (Date, Date), (n, past): (i32, bool)) -> Option<(Date, Date)> {
    Some(match (n, past) {
        (0, true) => (earliest.max(days.0), latest),
        (0, false) => (earliest, latest.min(days.1)),
        _ => (earliest, latest),
    })
}

fn relative(words: &str) -> Option<Relative> {
    let words = words.to_lowercase();
    let words: Vec<&str> =
        words.split_whitespace().filter(|w| !matches!(*w, "on" | "late" | "early" | "earlier")).collect();
    Some(match words.as_slice() {
        ["today" | "tonight"] | ["this", "morning" | "afternoon" | "evening"] => Relative::Days(0),
        ["yesterday", ..] | ["last", "night"] => Relative::Days(-1),
        ["tomorrow", ..] => Relative::Days(1),
        [which @ ("last" | "this" | "next"), unit @ ("week" | "month" | "year")] => {
            let n = match *which {
                "last" => -1,
                "this" => 0,
                _ => 1,
            };
            match *unit {
                "week" => Relative::Week(n),
                "month" => Relative::Month(n),
                _ => Relative::Year(n),
            }
        }
        [n, "days" | "day", "ago"] => Relative::Days(-number(n)?),
        [day] | [day, "morning" | "afternoon" | "evening" | "night"] => Relative::Weekday(weekday(day)?),
        _ => return None,
    })
}

fn number(word: &str) -> Option<i32> {
    const WORDS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let spelt = WORDS.iter().zip(1..).find(|(w, _)| **w == word).map(|(_, n)| n);
    spelt.or_else(|| word.parse().ok().filter(|n| (1..100).contains(n)))
}

fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// What the words tell of an event of Tuesday, 5 March 2024.
    fn told(words: &str, past: bool) -> Option<String> {
        let day = date(2024, 3, 5);
        published(words, (day, day), past).map(|(earliest, latest)| format!("{earliest} {latest}"))
    }

    #[test]
    fn words_that_count_from_publication_give_its_days() {
        for (words, expected) in [
            ("today", "2024-03-05 2024-03-05"),
            ("late on Tuesday", "2024-03-05 2024-03-11"),
            ("Tuesday morning", "2024-03-05 2024-03-11"),
            ("yesterday", "2024-03-06 2024-03-06"),
            ("three days ago", "2024-03-08 2024-03-08"),
            ("this week", "2024-03-05 2024-03-10"),
            ("last week", "2024-03-11 2024-03-17"),
            ("last month", "2024-04-01 2024-04-30"),
            ("last year", "2025-01-01 2025-12-31"),
        ] {
            assert_eq!(told(words, true).as_deref(), Some(expected), "{words}");
        }
        assert_eq!(told("on Tuesday", false).as_deref(), Some("2024-02-28 2024-03-05"));
        assert_eq!(told("this month", false).as_deref(), Some("2024-03-01 2024-03-05"));
        assert_eq!(told("next week", false).as_deref(), Some("2024-02-26 2024-03-03"));
    }

    #[test]
    fn another_weekday_is_another_event() {
        assert_eq!(told("on Friday", true), None);
        assert!(counts_from_publication("on Friday") && !counts_from_publication("on 5 March"));
    }
}
