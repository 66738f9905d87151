//! What a figure counts: the noun phrase right behind the number.
//!
//! Reads on from the number to the head noun by simple rules over words: `100,000 Russian troops`, `thousands of
//! Russian casualties`. No tagger and no parse: plural endings and lists of function words and verbs are all it
//! knows. This is the one place to ask when part-of-speech tags come.

use std::ops::Range;

use crate::words::{Words, is_hyphen};

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
    "became", "began", "bought", "broke", "brought", "built", "came", "caught", "chose", "comes", "died", "drew",
    "drove", "fell", "felt", "fled", "flew", "fought", "found", "gave", "go", "got", "grew", "held", "hit", "kept",
    "knew", "left", "lost", "made", "met", "paid", "ran", "remain", "rose", "said", "sank", "saw", "say", "says",
    "sent", "shot", "showed", "sold", "spent", "spoke", "stood", "struck", "swept", "threw", "told", "took", "voted",
    "went", "won", "wrote",
];

/// Plural nouns without an `s`, sorted.
const PLURALS: &[&str] = &[
    "aircraft",
    "cattle",
    "children",
    "dead",
    "feet",
    "fish",
    "helicopter",
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
const MODIFIERS: &[&str] = &[
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
const COUNTED: &[&str] = &[
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

/// How many words a noun phrase may have.
const LONGEST: usize = 6;

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
pub(super) fn is_plural(word: &str) -> bool {
    let regular = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        && !matches!(word, "always" | "perhaps" | "besides" | "overseas" | "sometimes");
    PLURALS.binary_search(&word).is_ok() || regular && !is_function_word(word) && VERBS.binary_search(&word).is_err()
}

/// The words of what is counted, where the count ends at `at`.
pub(super) fn thing(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let mut start = at;
    if words.at(start) == "of" {
        start += 1;
        if matches!(words.at(start), "the" | "its" | "their" | "his" | "her" | "our" | "these" | "those" | "them") {
            start += 1;
        }
    }
    let start = start + usize::from(matches!(words.at(start), "more" | "additional" | "other" | "extra" | "new"));
    if COUNTED.binary_search(&words.at(start)).is_ok() && !is_plural(words.at(start + 1)) {
        return Some(start..start + 1);
    }
    let mut end = start;
    let mut plural_end = None;
    while end < start + LONGEST && belongs(words, end) {
        let word = words.at(end);
        if end > start && is_verb_like(words, end) && plural_end.is_some() {
            break;
        }
        end += 1;
        if is_plural(word) && !is_hyphen(words.at(end)) {
            plural_end = Some(end);
            let modifies = MODIFIERS.binary_search(&word).is_ok() || COUNTED.binary_search(&word).is_ok();
            if !(modifies && is_plural(words.at(end))) {
                break;
            }
        }
    }
    let end = plural_end.unwrap_or_else(|| without_verbs(words, start..end.min(start + 3)));
    (end > start && !words.is_mark(start)).then_some(start..end)
}

/// Whether the word may stand inside a noun phrase.
fn belongs(words: &Words<'_>, at: usize) -> bool {
    let word = words.at(at);
    let hyphen = is_hyphen(word) && words.glued(at) && at > 0 && words.glued(at - 1);
    let possessive = word == "'s" || word == "'";
    let day = words.is_capital(at) && (crate::time::weekday(word).is_some() || crate::time::month(word).is_some());
    let adverb =
        word.len() > 5 && word.ends_with("ly") && !matches!(word, "assembly" | "elderly" | "family" | "supply");
    if day || adverb {
        return false;
    }
    hyphen
        || !(words.is_mark(at) || words.is_number(at) || is_function_word(word) || possessive)
            && VERBS.binary_search(&word).is_err()
}

/// The end of a run of words without a verb in it.
fn without_verbs(words: &Words<'_>, range: Range<usize>) -> usize {
    let first = range.start;
    let verb = range.clone().find(|&i| i > first && is_verb_like(words, i));
    let end = verb.unwrap_or(range.end);
    if end > first && is_hyphen(words.at(end - 1)) { end - 1 } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lowered, tests::document};

    fn behind(text: &str) -> String {
        let document = document(text);
        let segmented = document.segment();
        let lowered = Lowered::new(&document, &segmented);
        let words = lowered.sentences().next().unwrap();
        thing(&words, words.range().start).map_or("", |range| words.span(range).of(text)).to_owned()
    }

    #[test]
    fn the_noun_phrase_ends_at_its_head() {
        for (text, expected) in [
            ("troops to the border", "troops"),
            ("of Russian casualties and losses", "Russian casualties"),
            ("Russian soldiers were killed", "Russian soldiers"),
            ("police officers said", "police officers"),
            ("people died", "people"),
            ("killed and 40 hurt", "killed"),
            ("wounded soldiers", "wounded soldiers"),
            ("armoured vehicles destroyed in May", "armoured vehicles"),
            ("long-range missiles struck", "long-range missiles"),
            ("of its soldiers", "soldiers"),
            ("in the city", ""),
            (", officials said", ""),
        ] {
            assert_eq!(behind(text), expected, "{text}");
        }
    }

    #[test]
    fn word_lists_are_sorted() {
        for list in [FUNCTION, VERBS, PLURALS, MODIFIERS, COUNTED] {
            assert!(list.is_sorted());
        }
    }
}
