//! Numbers that are names, and places in an order: `Article 5`, `F-16`, `Resolution 1973`, `82nd`, `second choice`.
//!
//! They are found so that nobody sums them.

use super::number::{digits, ordinal};
use crate::words::{Words, is_hyphen};

/// Words that name what bears a number, sorted.
const NAMED: &[&str] = &[
    "annex",
    "apollo",
    "appendix",
    "area",
    "article",
    "articles",
    "battalion",
    "boeing",
    "brigade",
    "bus",
    "camp",
    "channel",
    "chapter",
    "checkpoint",
    "clause",
    "convention",
    "directive",
    "district",
    "division",
    "figure",
    "flight",
    "formula",
    "gate",
    "grade",
    "group",
    "highway",
    "interstate",
    "law",
    "level",
    "line",
    "no.",
    "nos.",
    "number",
    "page",
    "paragraph",
    "part",
    "phase",
    "platform",
    "point",
    "protocol",
    "quarter",
    "radio",
    "reactor",
    "resolution",
    "room",
    "route",
    "rule",
    "section",
    "school",
    "sector",
    "title",
    "track",
    "type",
    "unit",
    "version",
    "voyager",
    "ward",
    "zone",
];

/// Whether a number behind this word is a name (`article`, `no.`).
pub(crate) fn names_a_number(word: &str) -> bool {
    NAMED.contains(&word)
}

/// The identifier at `at`, its first and last word and its number. `F-16` is found at its number.
pub(super) fn identifier(words: &Words<'_>, at: usize) -> Option<(usize, usize, f64)> {
    if !words.is_number(at) {
        return None;
    }
    let (value, suffix) = digits(words.at(at))?;
    let letters = |word: &str| !word.is_empty() && word.chars().all(char::is_alphabetic);
    let hyphen = at > 1 && is_hyphen(words.before(at, 1)) && words.glued(at - 1) && words.glued(at - 2);
    if hyphen && letters(words.raw(at - 2)) && words.is_capital(at - 2) {
        let number_word = super::number::number(words, at - 2).is_some();
        return (!number_word).then_some((at - 2, at + 1, value));
    }
    let label = words.before(at, 1);
    let capital = at > 0 && words.is_capital(at - 1);
    let named = names_a_number(label) && (capital || matches!(label, "no." | "nos." | "article" | "page" | "chapter"));
    let whole = value.fract() == 0.0 && (suffix.is_empty() || suffix.len() == 1);
    (named && whole && super::number::scale_of(words.at(at + 1)).is_none()).then_some((at, at + 1, value))
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
    let follows = !words.is_mark(end) && !super::thing::is_function_word(words.at(end));
    (led && follows).then_some((end, value))
}
