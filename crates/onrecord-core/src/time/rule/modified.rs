//! Dates with a word that says which part of them is meant: `early next year`, `late November`, `the end of 1990`,
//! `mid-1996`, `earlier this week`, `later that year`. The value is the whole date's, as TimeML has it.

use super::{date, past_hyphen};
use crate::time::meaning::Found;
use crate::words::Words;

const PHRASES: &[&str] = &[
    "the end of",
    "the beginning of",
    "the start of",
    "the middle of",
    "the close of",
    "the first half of",
    "the second half of",
    "the last half of",
    "the latter half of",
    "the first part of",
    "the latter part of",
    "end of",
    "start of",
    "beginning of",
    "middle of",
    "the early",
    "the late",
    "the mid",
    "earlier in",
    "later in",
    "late in",
    "early in",
    "sometime",
    "early on",
    "late on",
    "early",
    "late",
    "mid",
    "earlier",
    "later",
    "around",
];

pub(super) fn modified(words: &Words<'_>, at: usize) -> Option<Found> {
    let count = PHRASES.iter().find_map(|phrase| words.phrase(at, phrase))?;
    let next = past_hyphen(words, at + count);
    if next > at + count && !matches!(words.at(at + count - 1), "mid" | "early" | "late") {
        return None;
    }
    let half = words.before(at + count, 2) == "half";
    let inner = date(words, next)?;
    if half {
        return super::fiscal::half(words, at, &inner).or(Some(inner.from(at)));
    }
    Some(inner.from(at))
}
