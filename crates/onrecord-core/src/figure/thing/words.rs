//! The words that rules over noun phrases know: function words, verbs that look like nouns, plurals without an `s`.

use crate::words::Words;

/// Words that no noun phrase has inside, sorted.
const FUNCTION: &[&str] = &[
    "'d",
    "'ll",
    "'m",
    "'re",
    "'ve",
    "a",
    "about",
    "above",
    "across",
    "after",
    "against",
    "ago",
    "all",
    "along",
    "also",
    "although",
    "am",
    "amid",
    "among",
    "an",
    "and",
    "any",
    "apart",
    "are",
    "around",
    "as",
    "at",
    "away",
    "back",
    "be",
    "because",
    "been",
    "before",
    "behind",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "down",
    "during",
    "each",
    "earlier",
    "either",
    "else",
    "even",
    "ever",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "here",
    "him",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "instead",
    "into",
    "is",
    "it",
    "its",
    "just",
    "later",
    "less",
    "like",
    "may",
    "me",
    "might",
    "more",
    "most",
    "must",
    "my",
    "n't",
    "near",
    "neither",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "on",
    "once",
    "only",
    "or",
    "our",
    "out",
    "over",
    "per",
    "rather",
    "she",
    "should",
    "since",
    "so",
    "some",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "times",
    "to",
    "today",
    "together",
    "too",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yesterday",
    "yet",
    "you",
    "your",
];

/// Verbs whose forms look like nouns or adjectives behind a number, sorted.
const VERBS: &[&str] = &[
    "arrive", "became", "began", "bought", "broke", "brought", "built", "came", "caught", "chose", "come", "comes",
    "depart", "die", "died", "drew", "drove", "enter", "fell", "felt", "fled", "flew", "fought", "found", "gave", "go",
    "got", "grew", "happen", "held", "hit", "kept", "knew", "leave", "left", "live", "lost", "made", "met", "paid",
    "ran", "remain", "rose", "said", "sank", "saw", "say", "says", "sent", "shot", "showed", "sold", "spent", "spoke",
    "stood", "struck", "swept", "threw", "told", "took", "voted", "went", "won", "wrote",
];

/// Plural nouns without an `s`, sorted.
const PLURALS: &[&str] = &[
    "aircraft",
    "cattle",
    "children",
    "dead",
    "feet",
    "fish",
    "men",
    "missing",
    "people",
    "personnel",
    "police",
    "prisoners",
    "troops",
    "women",
    "wounded",
];

/// Plural nouns that stand before the noun they modify, sorted.
pub(super) const MODIFIERS: &[&str] = &[
    "aircraft",
    "arms",
    "children",
    "communications",
    "drugs",
    "goods",
    "news",
    "operations",
    "people",
    "personnel",
    "police",
    "rights",
    "sales",
    "savings",
    "sports",
    "weapons",
    "women",
];

/// Participles that stand for people counted, sorted: `50 killed`, `200 wounded`.
pub(super) const COUNTED: &[&str] = &[
    "arrested",
    "captured",
    "dead",
    "detained",
    "displaced",
    "evacuated",
    "hospitalized",
    "injured",
    "killed",
    "missing",
    "wounded",
];

/// Whether the word belongs to the frame of a sentence.
pub(crate) fn is_function_word(word: &str) -> bool {
    word.is_empty() || FUNCTION.binary_search(&word).is_ok()
}

/// Whether the word at `at` looks like a verb form rather than a noun.
pub(crate) fn is_verb_like(words: &Words<'_>, at: usize) -> bool {
    let word = words.at(at);
    let participle = word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing")) && !words.is_capital(at);
    VERBS.binary_search(&word).is_ok() || participle && !matches!(word, "armed" | "united" | "building" | "training")
}

/// Whether the word is a plural noun, by its form.
pub(in crate::figure) fn is_plural(word: &str) -> bool {
    let regular = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && !matches!(word, "always" | "perhaps" | "besides" | "overseas" | "sometimes");
    PLURALS.binary_search(&word).is_ok() || regular && !is_function_word(word) && VERBS.binary_search(&word).is_err()
}

/// Whether the word is a verb of the list, whose form a noun could have.
pub(super) fn is_listed_verb(word: &str) -> bool {
    VERBS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_lists_are_sorted() {
        for list in [FUNCTION, VERBS, PLURALS, MODIFIERS, COUNTED] {
            assert!(list.is_sorted());
        }
    }
}
