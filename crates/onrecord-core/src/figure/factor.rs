//! How many times as much: `doubled`, `threefold`, `three times as many`, `twice the size of`, `3.5 times the annual aid`.

use std::ops::Range;

use super::number::number;
use crate::label::Change;
use crate::words::{Words, is_hyphen};

/// A factor in the text.
pub(super) struct Factor {
    pub tokens: Range<usize>,
    pub value: f64,
    pub change: Option<Change>,
    /// The words are a verb, of which the subject is the thing.
    pub verb: bool,
}

const VERBS: &[(&str, f64)] =
    &[("doubl", 2.0), ("tripl", 3.0), ("trebl", 3.0), ("quadrupl", 4.0), ("quintupl", 5.0), ("halv", 0.5)];

/// Whether the word may be a verb for a factor.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.iter().any(|(stem, _)| word.starts_with(stem))
}

/// The factor at `at`.
pub(super) fn factor(words: &Words<'_>, at: usize) -> Option<Factor> {
    verb(words, at).or_else(|| fold(words, at)).or_else(|| times(words, at))
}

/// `doubled`, `has tripled`, `halving`; `double` only before `the` or `its`, where it is a verb or a factor.
fn verb(words: &Words<'_>, at: usize) -> Option<Factor> {
    let word = words.at(at);
    let &(stem, value) = VERBS.iter().find(|(stem, _)| word.starts_with(stem))?;
    let ending = &word[stem.len()..];
    if matches!(words.at(at + 1), "down" | "up" | "back" | "over" | "as") {
        return None;
    }
    let object = matches!(words.at(at + 1), "the" | "its" | "their" | "that");
    if !(matches!(ending, "ed" | "ing")
        || ending == "e" && object
        || ending == "es" && !words.is_capital(at) && super::number::word(words.before(at, 1)).is_none())
    {
        return None;
    }
    let down = value < 1.0;
    Some(Factor {
        tokens: at..at + 1,
        value,
        change: Some(if down { Change::Decrease } else { Change::Increase }),
        verb: true,
    })
}

/// `threefold`, `ten-fold`, `10-fold`.
fn fold(words: &Words<'_>, at: usize) -> Option<Factor> {
    let whole = words.at(at).strip_suffix("fold").filter(|stem| !stem.is_empty());
    let (value, end) = match whole {
        Some(stem) => (super::number::word(stem)?, at + 1),
        None => {
            let number = number(words, at).filter(|n| n.value > 1.0)?;
            let hyphen = usize::from(is_hyphen(words.at(number.end)));
            (number.value, Some(number.end + hyphen).filter(|&end| words.at(end) == "fold")? + 1)
        }
    };
    let direction = [end, end + 1].map(|i| super::change::of_noun(words.at(i))).into_iter().flatten().next();
    let before = || super::change::before(words, at);
    Some(Factor { tokens: at..end, value, change: direction.or_else(before), verb: true })
}

/// `three times as many`, `twice the size`, `3.5 times larger`: not `three times` alone, which counts occasions.
fn times(words: &Words<'_>, at: usize) -> Option<Factor> {
    let (value, end) = match words.at(at) {
        "twice" => (2.0, at + 1),
        _ => {
            let number = number(words, at).filter(|n| !n.least && n.suffix.is_empty())?;
            (number.value, Some(number.end).filter(|&end| words.at(end) == "times")? + 1)
        }
    };
    let next = words.at(end);
    let compared =
        matches!(next, "as" | "the" | "its" | "their" | "more" | "less" | "fewer" | "that" | "what" | "over");
    let comparative = next.len() > 4
        && next.ends_with("er")
        && !matches!(next, "after" | "over" | "under" | "ever" | "earlier" | "later");
    let time = next == "the" && crate::time::unit(words.at(end + 1)).is_some();
    (compared && !time || comparative).then_some(Factor { tokens: at..end, value, change: None, verb: false })
}
