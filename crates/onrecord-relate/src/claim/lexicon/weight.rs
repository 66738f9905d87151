//! How much a word tells: the rarer in English, the more.
//!
//! Takes words in small letters. Gives a weight from 0 to 1 from how often the word's stem stands in a million words
//! (`frequency.tsv`), and 0 for words of grammar. What is not in the list is rare.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::stem;

const LINES: &str = include_str!("frequency.tsv");

/// How often a word stands in a million that is not in the list.
const RARE: f64 = 10.0;

/// Words of grammar, and words that only say that something is said: they tell nothing of what is claimed.
#[rustfmt::skip]
const EMPTY: &[&str] = &[
    "a", "about", "above", "according", "accusation", "accusations", "across", "after", "again", "against", "all", "allegation",
    "allegations", "along", "already", "also", "although", "am", "among", "an", "and", "another", "any", "are", "around",
    "as", "at", "away", "back", "be", "because", "been", "before", "being", "between", "both", "but", "by", "can", "claim", "claims",
    "could", "did", "do", "does", "doing", "done", "down", "during", "each", "either", "even", "ever", "every", "few",
    "for", "from", "further", "had", "has", "have", "having", "he", "her", "here", "hers", "herself", "him", "himself", "his", "how",
    "however", "i", "if", "in", "into", "is", "it", "its", "itself", "just", "let", "like", "may", "me", "might", "more", "most",
    "much", "must", "my", "myself", "now", "of", "off", "on", "once", "one", "only", "onto", "or", "order", "other", "our", "ours", "out",
    "over", "own", "per", "perhaps", "rather", "report", "reports", "rumour", "rumours", "said", "same", "say", "says", "shall", "she", "should", "since", "so", "some", "still",
    "such", "suggestion", "suggestions", "than", "that", "the", "their", "theirs", "them", "themselves", "then", "there", "these", "they", "this", "those",
    "though", "through", "to", "told", "too", "toward", "towards", "under", "until", "up", "upon", "us", "very", "was", "way", "we",
    "were", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with",
    "within", "would", "yet", "you", "your", "certainly", "probably", "possibly", "clearly", "indeed", "really",
];

static IN_A_MILLION: LazyLock<HashMap<String, f64>> = LazyLock::new(|| {
    let mut counts: HashMap<String, f64> = HashMap::new();
    for line in LINES.lines().filter(|line| !line.starts_with('#')) {
        let (word, count) = line.split_once('\t').unwrap_or_else(|| panic!("frequency.tsv: two columns: {line}"));
        let count: f64 = count.parse().unwrap_or_else(|_| panic!("frequency.tsv: a number: {line}"));
        *counts.entry(stem(word)).or_default() += count;
    }
    counts
});

/// Whether a word says nothing of what is claimed.
pub fn is_empty(word: &str) -> bool {
    EMPTY.contains(&word)
}

/// From 0 for a word of grammar to 1 for a rare one: the logarithm of how rare it is, as in inverse document frequency
/// (Spärck Jones 1972), over that of the rarest.
pub fn weight(word: &str) -> f64 {
    if is_empty(word) {
        return 0.0;
    }
    let often = IN_A_MILLION.get(&stem(word)).copied().unwrap_or(RARE).max(RARE);
    (1e6 / often).log10() / (1e6 / RARE).log10()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_tell_more() {
        assert_eq!(weight("the"), 0.0);
        assert!(weight("people") < weight("soldiers"));
        assert!(weight("soldiers") < weight("howitzer"));
        assert_eq!(weight("xylophone"), 1.0);
    }
}
