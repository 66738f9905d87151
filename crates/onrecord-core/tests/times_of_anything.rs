//! Times in arbitrary and in hostile text, published at any time: in order, apart, on the calendar or unknown.

mod generated;

use generated::cases;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use onrecord_core::findings::{Published, Time};
use onrecord_core::time;
use onrecord_core::words::Lowered;
use onrecord_text::{Document, ReadOptions, read};
use proptest::prelude::*;

/// Words that the rules for dates react to.
const PIECES: &[&str] = &[
    "0",
    "1",
    "12",
    "29",
    "31",
    "31st",
    "1e9",
    "999",
    "0000",
    "1999",
    "2014",
    "9999",
    "99999",
    "20.16",
    "‘98",
    "'87",
    "a",
    "an",
    "after",
    "afternoon",
    "ago",
    "all",
    "and",
    "Apr.",
    "August",
    "before",
    "began",
    "between",
    "by",
    "centuries",
    "century",
    "Christmas",
    "coming",
    "day",
    "days",
    "decade",
    "earlier",
    "Easter",
    "eighteen",
    "end",
    "ended",
    "every",
    "few",
    "FY99",
    "Feb.",
    "February",
    "fiscal",
    "first",
    "following",
    "fortnight",
    "Friday",
    "from",
    "half",
    "hour",
    "hours",
    "H1",
    "in",
    "last",
    "later",
    "long",
    "March",
    "May",
    "midnight",
    "million",
    "millionth",
    "minutes",
    "Monday",
    "month",
    "months",
    "morning",
    "next",
    "nights",
    "nineteen",
    "ninety",
    "of",
    "old",
    "on",
    "other",
    "overnight",
    "past",
    "period",
    "p.m.",
    "Q3",
    "quarter",
    "same",
    "second",
    "September",
    "siege",
    "since",
    "the",
    "third",
    "thousand",
    "time",
    "to",
    "today",
    "tomorrow",
    "twenty",
    "two",
    "until",
    "war",
    "week",
    "weekend",
    "weeks",
    "will",
    "winter",
    "year",
    "years",
    "yesterday",
    "-",
    "–",
    ",",
    ".",
    "'s",
    "’s",
    "/",
    ":",
    "10:30",
    "25:61",
    "2021-04-22",
    "31/02/2021",
    "\u{202e}",
    "\u{200f}",
    "\u{a0}",
    "“",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => ".{0,4}"];
    let glue = proptest::sample::select(&[" ", " ", " ", ""][..]);
    proptest::collection::vec((piece, glue), 0..30)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, glue)| piece + glue).collect())
}

fn anchor() -> impl Strategy<Value = Option<Published>> {
    let days = prop_oneof![Just(0), Just(1), Just(40), Just(4000)];
    proptest::option::of((1i16..=9999, 0i32..366, days)).prop_map(|given| {
        let (year, day, days) = given?;
        let earliest = date(year, 1, 1).checked_add(day.days()).ok()?;
        let latest = earliest.checked_add(days.days()).ok()?;
        Some(Published { earliest, latest, how: "given".to_owned(), evidence: Vec::new() })
    })
}

fn document(text: &str) -> Option<Document> {
    read("a.txt", text.as_bytes(), &ReadOptions::default()).into_iter().next()?.ok()
}

fn times(document: &Document, anchor: Option<&Published>) -> Vec<Time> {
    time::times(&Lowered::new(document, &document.segment()), anchor)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(600), ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_an_answer(text in text(), anchor in anchor()) {
        let Some(document) = document(&text) else { return Ok(()) };
        let mut end = 0;
        for time in times(&document, anchor.as_ref()) {
            prop_assert!(time.span.start() >= end && !time.span.of(&document.text).is_empty(), "{time:?}");
            prop_assert!(time.earliest.zip(time.latest).is_none_or(|(first, last)| first <= last), "{time:?}");
            prop_assert_eq!(time.earliest.is_some(), time.latest.is_some());
            end = time.span.end();
        }
    }
}

/// What is found, as `words = value`.
fn found(text: &str, on: Option<Date>) -> Vec<String> {
    let document = document(text).expect("readable");
    let anchor = on.map(|day| Published { earliest: day, latest: day, how: "given".to_owned(), evidence: Vec::new() });
    let say = |t: &Time| format!("{} = {}", t.span.of(&document.text), t.value.as_deref().unwrap_or("unknown"));
    times(&document, anchor.as_ref()).iter().map(say).collect()
}

#[test]
fn days_that_no_calendar_has() {
    let on = Some(date(2021, 4, 22));
    for text in [
        "Nobody met on 31 February 2020.",
        "Nobody met on February 31, 2020.",
        "On 2020-02-31 nobody met.",
        "On 31/02/2020.",
    ] {
        assert!(found(text, on).iter().all(|line| !line.contains("-02-31")), "{text}: {:?}", found(text, on));
    }
    assert_eq!(found("It was so in year 0 and in 99999.", on), Vec::<String>::new());
    assert_eq!(found("The feast of 29 February will come.", on), ["29 February = 2024-02-29"]);
}

#[test]
fn edges_of_the_calendar() {
    for day in [date(1, 1, 1), date(9999, 12, 31)] {
        for text in [
            "last century",
            "next decade",
            "3,000 years ago",
            "in 3,000 years' time",
            "last week",
            "the weekend before Easter",
        ] {
            found(&format!("It will be {text}, they said."), Some(day));
        }
    }
}

#[test]
fn nested_ranges_and_marks_from_right_to_left() {
    assert_eq!(found("From 1 to 2 to 3 to 4 May 2020 it rained.", None), ["3 = 2020-05-03", "4 May 2020 = 2020-05-04"]);
    let turned = "On \u{202e}May 5, 2020\u{202c} and \u{200f}2014\u{200f} it rained.";
    assert!(found(turned, None).iter().any(|line| line.ends_with("= 2020-05-05")), "{:?}", found(turned, None));
}

#[test]
fn text_without_end() {
    let hostile = [
        "9".repeat(1_000_000),
        "1-".repeat(5_000),
        "two years after ".repeat(2_000),
        "the first week of ".repeat(2_000),
        "from May to ".repeat(2_000),
        "3 days and ".repeat(2_000),
        "the ".repeat(10_000),
    ];
    for text in hostile {
        let document = document(&text).expect("readable");
        times(&document, None);
    }
}
