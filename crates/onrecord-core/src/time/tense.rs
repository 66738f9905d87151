//! Whether the clause around a time expression speaks of the future.
//!
//! Reads a few words to each side, no further than the clause, and lets the nearest sign decide. Leaves out real
//! parsing: lists of signs are all it knows, and a word in `-ed` behind the time, which may as well be a participle,
//! counts as further away than it is.

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

/// How many words further away a sign behind a comma is: it is of another clause, often.
const COMMA: usize = 3;

/// Words that point ahead.
const AHEAD: &[&str] = &[
    "'ll",
    "could",
    "due",
    "effective",
    "expect",
    "expected",
    "expects",
    "intends",
    "may",
    "might",
    "must",
    "payable",
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
/// Words in `-ed` that tell no past, sorted.
const NO_PAST: &[&str] = &[
    "armed", "bleed", "breed", "embed", "exceed", "hundred", "indeed", "limited", "proceed", "rugged", "sacred",
    "speed", "succeed", "supposed", "united",
];
/// Words that put an end or an appointment ahead of them, even where they stand in the past tense, sorted.
const DEADLINES: &[&str] = &[
    "adjourned",
    "deadline",
    "delayed",
    "extended",
    "extends",
    "gave",
    "given",
    "postponed",
    "remanded",
    "rescheduled",
    "suspended",
];
/// Verbs of reporting: right beside the time they date what was said, further away they leave it open.
const REPORTS: &[&str] = &["added", "announced", "declared", "reported", "said", "says", "told"];

/// The direction of the clause that holds `range`.
pub(crate) fn direction(words: &Words<'_>, range: &Range<usize>) -> Direction {
    let signed = signed(words, range);
    let until = matches!(words.before(range.start, 1), "by" | "until" | "till" | "through");
    let soonest =
        words.before(range.start, 1) == "as" && matches!(words.before(range.start, 2), "soon" | "early" | "late");
    if soonest && words.before(range.start, 3) == "as" || until && has_deadline(words, range.start) {
        return Direction::Future;
    }
    // "Friday's ruling" is mostly past, whatever the clause around it wants.
    let owned = words.at(range.end) == "'s";
    match signed {
        Direction::Open if until => Direction::Future,
        Direction::Future if owned => Direction::Open,
        signed => signed,
    }
}

/// Whether a deadline was set in the words before `until`.
fn has_deadline(words: &Words<'_>, at: usize) -> bool {
    (2..=REACH).any(|back| DEADLINES.binary_search(&words.before(at, back)).is_ok())
}

/// What the signs on both sides say; the nearer one counts, and of two as near the one before.
fn signed(words: &Words<'_>, range: &Range<usize>) -> Direction {
    let left = (1..=REACH).map(|d| range.start.checked_sub(d));
    let right = (0..REACH).map(|d| Some(range.end + d));
    let left = nearest(words, left);
    let right = nearest(words, right);
    match (left, right) {
        (Some(left), Some(right)) if left.direction == Direction::Open => right.direction,
        (Some(left), Some(right)) if left.distance <= right.distance + if right.guessed { 6 } else { 2 } => {
            left.direction
        }
        (_, Some(sign)) | (Some(sign), None) => sign.direction,
        (None, None) => Direction::Open,
    }
}

/// A sign of tense.
struct Sign {
    distance: usize,
    direction: Direction,
    /// Told by the ending `-ed` alone.
    guessed: bool,
}

/// The first sign on the way.
fn nearest(words: &Words<'_>, places: impl Iterator<Item = Option<usize>>) -> Option<Sign> {
    let mut commas = 0;
    for (steps, at) in places.enumerate() {
        let at = at?;
        let word = words.at(at);
        if word.is_empty() || matches!(word, ";" | ":" | "“" | "”" | "\"" | "``" | "''" | "(" | ")") {
            return None;
        }
        commas += usize::from(word == ",");
        let distance = steps + commas * COMMA;
        if REPORTS.binary_search(&word).is_ok() {
            let direction = if steps <= 1 { Direction::Past } else { Direction::Open };
            return Some(Sign { distance, direction, guessed: false });
        }
        if let Some(direction) = listed(words, at) {
            return Some(Sign { distance, direction, guessed: false });
        }
        if is_past_form(words, at) {
            return Some(Sign { distance, direction: Direction::Past, guessed: true });
        }
    }
    None
}

/// What a word of the lists says.
fn listed(words: &Words<'_>, at: usize) -> Option<Direction> {
    let word = words.at(at);
    if AHEAD.binary_search(&word).is_ok() && !(word == "may" && words.is_capital(at)) {
        let had_been = words.before(at, 1) == "been" && words.before(at, 2) == "had";
        let unreal = had_been || words.at(at + 1) == "have" || words.at(at + 2) == "have";
        return Some(if unreal { Direction::Past } else { Direction::Future });
    }
    let to = words.at(at + 1) == "to" || is_scheduled(words, at);
    if AHEAD_WITH_TO.binary_search(&word).is_ok() && to {
        return Some(Direction::Future);
    }
    (BACK.binary_search(&word).is_ok() && !is_participle(words, at)).then_some(Direction::Past)
}

/// `are supposed to`, `is scheduled to`.
fn is_scheduled(words: &Words<'_>, at: usize) -> bool {
    matches!(words.at(at), "are" | "is" | "be") && words.at(at + 1).ends_with("ed") && words.at(at + 2) == "to"
}

/// Whether the word looks like a past tense.
fn is_past_form(words: &Words<'_>, at: usize) -> bool {
    let word = words.at(at);
    let past = word.len() > 4 && word.ends_with("ed") && !words.is_capital(at) && NO_PAST.binary_search(&word).is_err();
    past && !is_participle(words, at)
}

/// Whether what stands before a past form makes it a participle: `is planned`, `a still unspecified date`.
fn is_participle(words: &Words<'_>, at: usize) -> bool {
    let before = words.before(at, 1);
    let adverb = before.ends_with("ly") || matches!(before, "still" | "so" | "once" | "as" | "yet");
    let led = |word| {
        matches!(
            word,
            "a" | "an" | "and" | "are" | "as" | "be" | "being" | "his" | "is" | "its" | "of" | "the" | "their" | "to"
        )
    };
    led(before) || adverb && led(words.before(at, 2))
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
        assert!(NO_PAST.is_sorted() && DEADLINES.is_sorted());
    }
}
