//! Times of day: `10 p.m.`, `10:35 a.m.`, `19:15`, `4 in the morning`, `5 p.m. EST, Nov. 6`, `9 a.m. Tuesday`.

use super::date;
use super::part::is_day;
use crate::label::TimeType;
use crate::time::lexicon::Unit;
use crate::time::meaning::{Found, Meaning};
use crate::words::Words;

const ZONES: &[&str] = &[
    "bst", "cdt", "cest", "cet", "cst", "edt", "eest", "eet", "est", "et", "gmt", "mdt", "msk", "mst", "pdt", "pst",
    "pt", "utc",
];

pub(super) fn clock(words: &Words<'_>, at: usize) -> Option<Found> {
    let (hour, minute, end) = hour(words, at)?;
    let mut end = end;
    if ZONES.binary_search(&words.at(end)).is_ok() {
        end += 1;
    } else if words.are(end, &["local", "time"]) {
        end += 2;
    }
    let mut next = end;
    while matches!(words.at(next), "," | "on") && next < end + 2 {
        next += 1;
    }
    let (day, end) = match date(words, next).filter(|found| is_day(&found.meaning)) {
        Some(found) => (found.meaning, found.tokens.end),
        None => (Meaning::Same(Unit::Day), end),
    };
    Some(Found { tokens: at..end, kind: TimeType::Time, meaning: Meaning::Clock(Box::new(day), hour, minute) })
}

/// Hour from 0 to 24, minute, and where they end.
fn hour(words: &Words<'_>, at: usize) -> Option<(i8, Option<i8>, usize)> {
    let word = words.at(at);
    if !words.is_number(at) {
        return None;
    }
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
    let suffix = &word[digits.len()..];
    let (hours, minutes) = match digits.split_once([':', '.']) {
        Some((hours, minutes)) if minutes.len() == 2 => (hours, Some(minutes.parse::<i8>().ok().filter(|m| *m < 60)?)),
        Some(_) => return None,
        None => (digits, None),
    };
    let colon = digits.contains(':');
    let hours: i8 = hours.parse().ok().filter(|h| (0..=24).contains(h))?;
    let (half, end) = match (suffix, words.at(at + 1)) {
        ("am", _) => (Some(false), at + 1),
        ("pm", _) => (Some(true), at + 1),
        ("", "a.m." | "am" | "a.m") => (Some(false), at + 2),
        ("", "p.m." | "pm" | "p.m") => (Some(true), at + 2),
        ("", "o'clock") => (None, at + 2),
        ("", "in") if words.are(at + 1, &["in", "the", "morning"]) => (Some(false), at + 4),
        ("", "in") if words.are(at + 1, &["in", "the", "afternoon"]) => (Some(true), at + 4),
        ("", "in") if words.are(at + 1, &["in", "the", "evening"]) => (Some(true), at + 4),
        ("", _) if colon && digits.len() <= 5 => (None, at + 1),
        _ => return None,
    };
    let hour = match half {
        Some(_) if hours > 12 || hours == 0 => return None,
        Some(true) if hours < 12 => hours + 12,
        Some(false) if hours == 12 => 0,
        _ => hours,
    };
    Some((hour, minutes, end))
}

#[cfg(test)]
mod tests {
    #[test]
    fn zones_are_sorted() {
        assert!(super::ZONES.is_sorted());
    }
}
