//! Where a figure can begin: the gate before the rules, for speed alone.
//!
//! Asking every rule at every word is most of what figures cost, and most words begin none. A rule for figures that begin
//! with other words needs them here; a test holds what is found with the gate against what is found without it.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::number::is_number_word;
use super::{currency, factor};
use crate::words::Words;

/// Words that begin figures and are neither numbers nor money: articles before fractions and scales, openings of ranges,
/// signs, factors.
const OTHERS: &[&str] = &["a", "an", "between", "from", "half", "minus", "negative", "quarter", "twice", "-", "−", "–"];

/// Words in small letters that may begin a figure.
static OPENINGS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| OTHERS.iter().copied().chain(currency::signs()).collect());

/// Whether the rules are worth asking at the word.
pub(super) fn opens(words: &Words<'_>, at: usize) -> bool {
    let word = words.at(at);
    words.is_number(at)
        || is_number_word(word)
        || OPENINGS.contains(word)
        || word.ends_with("fold")
        || factor::is_verb(word)
        || words.at(at + 1) == "$"
        || words.is_capital(at) && (currency::code(words.raw(at)).is_some() || currency::coded(words.raw(at)).is_some())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::figure::sentence;
    use crate::words::{Lowered, tests::document};

    /// Words of every kind that begins a figure, and others.
    const WORDS: &[&str] = &[
        "a",
        "an",
        "one",
        "two",
        "twenty",
        "-",
        "first",
        "third",
        "twenty-first",
        "half",
        "quarter",
        "thirds",
        "of",
        "million",
        "hundred",
        "dozen",
        "dozens",
        "tens",
        "thousands",
        "several",
        "a couple",
        "few",
        "between",
        "and",
        "from",
        "to",
        "5",
        "14,000",
        "1/2",
        "½",
        "$",
        "US",
        "C$3",
        "€",
        "EUR",
        "MEUR",
        "USD115",
        "Rs",
        "dollars",
        "%",
        "percent",
        "minus",
        "−",
        "doubled",
        "halving",
        "threefold",
        "ten-fold",
        "twice",
        "times",
        "as",
        "many",
        "the",
        "troops",
        "F-16",
        "Article",
        "aged",
        "km",
        "82nd",
        "age",
        "point",
        "zero",
        "in",
        "five",
        ".",
        ",",
        "rose",
        "by",
        "out",
        "nearly",
        "+",
    ];

    proptest! {
        #[test]
        fn nothing_is_missed(picks in prop::collection::vec(0..WORDS.len(), 1..12)) {
            let text: Vec<&str> = picks.iter().map(|&n| WORDS[n]).collect();
            let document = document(&text.join(" "));
            let segmented = document.segment();
            for words in Lowered::new(&document, &segmented).sentences() {
                let spans = |found: Vec<crate::figure::Found>| found.into_iter().map(|f| f.figure).collect::<Vec<_>>();
                prop_assert_eq!(spans(sentence::figures(&words)), spans(sentence::figures_where(&words, |_| true)));
            }
        }
    }
}
