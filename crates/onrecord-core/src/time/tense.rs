//! Whether the clause around a time expression speaks of the future.
//!
//! Reads a few words to each side, no further than the clause, and lets the nearest sign decide. Leaves out real parsing: a list of signs is all it knows.

use std::ops::Range;

use crate::words::Words;

/// Where the clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Past,
    Future,
    /// Nothing tells; rules then take the past, unless the future is much nearer.
    Open,
}

/// How far to look, in words.
const REACH: usize = 14;

/// Words that point ahead.
const AHEAD: &[&str] = &[
    "'ll",
    "could",
    "due",
    "expect",
    "expected",
    "expects",
    "intends",
    "may",
    "might",
    "must",
    "plan",
    "planned",
    "planning",
    "plans",
    "scheduled",
    "shall",
    "should",
    "slated",
    "upcoming",
    "will",
    "wo",
    "would",
];
/// Words that point ahead when followed by `to`.
const AHEAD_WITH_TO: &[&str] = &["are", "be", "going", "is", "set"];
/// Words that point back.
const BACK: &[&str] = &[
    "became", "began", "broke", "brought", "came", "did", "fell", "flew", "fought", "found", "gave", "got", "grew",
    "had", "has", "have", "held", "hit", "left", "lost", "made", "met", "paid", "ran", "rose", "saw", "sent", "spoke",
    "took", "was", "went", "were", "won", "wrote",
];
/// Verbs of reporting: right beside the time they date what was said, further away they leave it open.
const REPORTS: &[&str] = &["added", "announced", "declared", "reported", "said", "says", "told"];

/// The direction of the clause that holds `range`.
pub(crate) fn direction(words: &Words<'_>, range: &Range<usize>) -> Direction {
    let signed = signed(words, range);
    let until = matches!(words.before(range.start, 1), "by" | "until" | "till" | "through");
    // "Friday's ruling" is mostly past, whatever the clause around it wants.
    let owned = words.at(range.end) == "'s";
    match signed {
        Direction::Open if until => Direction::Future,
        Direction::Future if owned => Direction::Open,
        signed => signed,
    }
}

/// What the signs on both sides say; the nearer one counts, and of two as near the one before.
fn signed(words: &Words<'_>, range: &Range<usize>) -> Direction {
    let left = (1..=REACH).map(|d| range.start.checked_sub(d));
    let right = (0..REACH).map(|d| Some(range.end + d));
    let left = nearest(words, left);
    let right = nearest(words, right);
    match (left, right) {
        (Some((_, Direction::Open)), Some((_, sign))) => sign,
        (Some((a, sign)), Some((b, _))) if a <= b + 2 => sign,
        (_, Some((_, sign))) | (Some((_, sign)), None) => sign,
        (None, None) => Direction::Open,
    }
}

/// The first sign on the way, and how far it is.
fn nearest(words: &Words<'_>, places: impl Iterator<Item = Option<usize>>) -> Option<(usize, Direction)> {
    for (distance, at) in places.enumerate() {
        let at = at?;
        let word = words.at(at);
        if word.is_empty() || matches!(word, ";" | ":" | "“" | "”" | "\"" | "``" | "''" | "(" | ")") {
            return None;
        }
        if REPORTS.binary_search(&word).is_ok() {
            return Some((distance, if distance <= 1 { Direction::Past } else { Direction::Open }));
        }
        if let Some(direction) = sign(words, at) {
            return Some((distance, direction));
        }
    }
    None
}

fn sign(words: &Words<'_>, at: usize) -> Option<Direction> {
    let word = words.at(at);
    if AHEAD.binary_search(&word).is_ok() && !(word == "may" && words.is_capital(at)) {
        let unreal = words.at(at + 1) == "have" || words.at(at + 2) == "have";
        return Some(if unreal { Direction::Past } else { Direction::Future });
    }
    if AHEAD_WITH_TO.binary_search(&word).is_ok() && words.at(at + 1) == "to" {
        return Some(Direction::Future);
    }
    let participle = matches!(
        words.before(at, 1),
        "a" | "an" | "and" | "are" | "as" | "be" | "being" | "his" | "is" | "its" | "of" | "the" | "their" | "to"
    );
    let back = BACK.binary_search(&word).is_ok() || word.len() > 4 && word.ends_with("ed") && !words.is_capital(at);
    (back && !participle).then_some(Direction::Past)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lowered, tests::document};

    fn of(text: &str, word: &str) -> Direction {
        let document = document(text);
        let segmented = document.segment();
        let lowered = Lowered::new(&document, &segmented);
        let words = lowered.sentences().next().unwrap();
        let at = words.range().find(|&i| words.raw(i) == word).unwrap();
        direction(&words, &(at..at + 1))
    }

    #[test]
    fn the_nearest_sign_decides() {
        assert_eq!(of("He said the talks will resume on Tuesday.", "Tuesday"), Direction::Future);
        assert_eq!(of("He said on Tuesday that talks will resume.", "Tuesday"), Direction::Past);
        assert_eq!(of("The two sides are to meet in April.", "April"), Direction::Future);
        assert_eq!(of("On Tuesday, both sides met.", "Tuesday"), Direction::Past);
        assert_eq!(of("Talks in April", "April"), Direction::Open);
        assert_eq!(of("Talks will resume, he said Tuesday.", "Tuesday"), Direction::Past);
    }

    #[test]
    fn signs_are_sorted() {
        assert!(AHEAD.is_sorted() && AHEAD_WITH_TO.is_sorted() && BACK.is_sorted() && REPORTS.is_sorted());
    }
}
