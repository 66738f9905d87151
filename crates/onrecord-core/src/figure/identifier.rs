//! Numbers that are names, and places in an order: `Article 5`, `F-16`, `Resolution 1973`, `82nd`, `second choice`.
//!
//! They are found so that nobody sums them.

use super::number::{digits, ordinal};
use crate::lexicon::designators::{Designator, designator};
use crate::words::{Words, is_hyphen};

/// Whether a number behind this word is a name (`article`, `no.`).
pub(crate) fn names_a_number(word: &str) -> bool {
    designator(word).is_some()
}

/// The identifier at `at`, its first and last word and its number. `F-16` is found at its number.
pub(super) fn identifier(words: &Words<'_>, at: usize) -> Option<(usize, usize, f64)> {
    if !words.is_number(at) {
        return None;
    }
    let (value, suffix) = digits(words.at(at))?;
    let letters = |word: &str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    let hyphen = at > 1 && is_hyphen(words.before(at, 1)) && words.glued(at - 1) && words.glued(at - 2);
    if hyphen && letters(words.raw(at - 2)) && (words.is_capital(at - 2) || is_plain_name(words, at, suffix)) {
        let number_word = super::number::number(words, at - 2).is_some();
        return (!number_word).then_some((at - 2, at + 1, value));
    }

    let label = words.before(at, 1);
    let capital = at > 0 && words.is_capital(at - 1);
    let named = designator(label).is_some_and(|class| capital || class == Designator::Always);
    let whole = value.fract() == 0.0 && (suffix.is_empty() || suffix.len() == 1);
    (named && whole && super::number::scale_of(words.at(at + 1)).is_none()).then_some((at, at + 1, value))
}

/// `covid-19`, `scp-173m`: a name though written small, as no word before the hyphen bounds or dates the number.
fn is_plain_name(words: &Words<'_>, at: usize, suffix: &str) -> bool {
    let bounds = [
        "pre", "post", "mid", "sub", "under", "over", "non", "ex", "some", "to", "per", "plus", "minus", "age", "aged",
    ];
    let word = words.at(at - 2);
    suffix.len() <= 1 && word.len() > 1 && !bounds.contains(&word) && words.raw(at).len() <= 4 && !words.one_blank(at)
}

/// The ordinal at `at`, where it ends and its number: any in digits; in words only where it orders something (`his
/// second choice`) and is not an adverb (`first entered`).
pub(super) fn order(words: &Words<'_>, at: usize) -> Option<(usize, f64)> {
    let (end, value) = ordinal(words, at)?;
    if words.is_number(at) {
        return Some((end, value));
    }
    let led = matches!(
        words.before(at, 1),
        "the" | "a" | "his" | "her" | "its" | "their" | "our" | "my" | "your" | "'s" | "that" | "this" | "every"
    ) || words.is_capital(at);
    let placed = matches!(words.before(at, 1), "finished" | "came" | "placed" | "ranked" | "finish");
    if placed || value >= 4.0 && !matches!(words.at(end), "of" | "-") {
        return Some((end, value));
    }
    let follows = !words.is_mark(end) && !super::thing::is_function_word(words.at(end));
    (led && follows).then_some((end, value))
}
