//! Numbers: from digits or words to a value.
//!
//! Takes words from a position on and gives how far the number reaches and what it is worth: `14 000`, `1.5bn`,
//! `2 1/2`, `a million`, `twenty-five thousand`, `half a million`, `tens of thousands`. Leaves out what stands around
//! it (bounds, units) and whether it is a date.

mod digits;
mod ordinal;
mod vague;
mod words;

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::lexicon::vague::vague_words;
use crate::words::Words;

pub(crate) use digits::digits;
pub(crate) use ordinal::{ordinal, part};
pub(crate) use words::scale_of;

/// A number in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number<'w> {
    /// One past its last word.
    pub end: usize,
    /// What it is worth.
    pub value: f64,
    /// The power of ten (or twelve) that a word or letter gave it; 1 without one.
    pub scale: f64,
    /// Letters glued to the digits that are no part of the number (`km` in `5km`).
    pub suffix: &'w str,
    /// Only the least value is known (`thousands`, `several hundred`).
    pub least: bool,
}

fn find(table: &[(&str, f64)], word: &str) -> Option<f64> {
    table.iter().find(|(name, _)| *name == word).map(|&(_, value)| value)
}

/// The number that begins at `at`, with its scale words, or nothing.
pub(crate) fn number<'w>(words: &Words<'w>, at: usize) -> Option<Number<'w>> {
    if !words.range().contains(&at) {
        return None;
    }
    if words.is_number(at) {
        return digits::in_digits(words, at);
    }
    vague::vague(words, at).or_else(|| words::halves(words, at)).or_else(|| words::in_words(words, at))
}

/// Words that begin numbers and ordinals in words.
static NUMBER_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let tables = [words::SMALL, words::TENS, ordinal::ORDINALS];
    tables.into_iter().flatten().map(|(word, _)| *word).chain(vague_words()).collect()
});

/// Whether a number or an ordinal may begin with the word, beside articles and shares (`a million`, `half a million`).
pub(crate) fn is_number_word(word: &str) -> bool {
    word.len() > 1 && NUMBER_WORDS.contains(word)
}

/// What one word is worth (`three`, `twenty`).
pub(crate) fn word(word: &str) -> Option<f64> {
    find(words::SMALL, word).or_else(|| find(words::TENS, word))
}

/// Multiplies without the dust of binary fractions (`1.1` million is 1,100,000).
fn tidy(value: f64, scale: f64) -> f64 {
    let product = value * scale;
    if scale > 1.0 { (product * 1e3).round() / 1e3 } else { product }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lowered, tests::document};

    fn read(text: &str) -> Option<(f64, usize, bool)> {
        let document = document(text);
        let segmented = document.segment();
        let lowered = Lowered::new(&document, &segmented);
        let words = lowered.sentences().next()?;
        number(&words, words.range().start).map(|n| (n.value, n.end, n.least))
    }

    fn value(text: &str) -> Option<f64> {
        read(text).map(|(value, _, _)| value)
    }

    #[test]
    fn digits_with_every_separator() {
        for text in ["14000", "14,000", "14 000", "14\u{a0}000", "14\u{202f}000", "14 thousand", "14k"] {
            assert_eq!(value(text), Some(14_000.0), "{text}");
        }
        assert_eq!(value("1.234.567"), Some(1_234_567.0));
        assert_eq!(value("1.1 million"), Some(1_100_000.0));
        assert_eq!(value("1.5bn"), Some(1.5e9));
        assert_eq!(value("2 1/2 years"), Some(2.5));
        assert_eq!(value("3½ miles"), Some(3.5));
        assert_eq!(value("10:30"), None);
    }

    #[test]
    fn words() {
        for (text, expected) in [
            ("a million troops", 1e6),
            ("two dozen", 24.0),
            ("twenty-five", 25.0),
            ("two hundred and fifty thousand", 250_000.0),
            ("one hundred five", 105.0),
            ("three million two hundred thousand", 3.2e6),
            ("half a million", 5e5),
            ("half a dozen", 6.0),
            ("one and a half million", 1.5e6),
            ("a million and a half", 1.5e6),
            ("ninety five", 95.0),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
        assert_eq!(read("five and six"), Some((5.0, 1, false)));
        assert_eq!(value("a troop"), None);
        assert_eq!(value("hundred"), None);
    }

    #[test]
    fn vague_plurals_are_the_least_they_allow() {
        assert_eq!(read("tens of thousands of"), Some((20_000.0, 3, true)));
        assert_eq!(read("dozens of"), Some((24.0, 1, true)));
        assert_eq!(read("several hundred"), Some((300.0, 2, true)));
        assert_eq!(read("hundreds of thousands"), Some((200_000.0, 3, true)));
    }
}
