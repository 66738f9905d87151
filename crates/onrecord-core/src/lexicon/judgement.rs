//! Words of judging (`judgement.tsv`): what tells an assessment from an assertion of fact.

use std::sync::LazyLock;

use super::lists::Lists;
use crate::label::labels;

const LINES: &str = include_str!("judgement.tsv");

labels! {
    /// What a word of judging is.
    Class, "class of judgement.tsv" {
        /// An adjective that judges.
        Adjective = "adjective",
        /// An adjective that states a fact as predicate.
        Neutral = "neutral",
        /// A noun that judges.
        Noun = "noun",
        /// A verb, as lemma, that evaluates, explains or compares.
        Verb = "verb",
        /// An adverb that weighs what it stands before.
        Degree = "degree",
        /// A turn that says why.
        Cause = "cause",
        /// Any other turn that judges.
        Phrase = "phrase",
    }
}

static LISTS: LazyLock<Lists<Class>> = LazyLock::new(|| Lists::read("judgement.tsv", LINES));

/// Whether a word is in a class; verbs and nouns as lemmas.
pub fn is(word: &str, class: Class) -> bool {
    LISTS.is(word, class)
}

/// How many words a turn has that begins where `word(0)` stands.
pub fn turn<'w>(word: impl Fn(usize) -> &'w str) -> Option<(usize, Class)> {
    LISTS.turn(word, |_| true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adjective_judges_or_not() {
        let both = LISTS.classes().find(|(_, c)| c.contains(&Class::Adjective) && c.contains(&Class::Neutral));
        assert!(both.is_none(), "{both:?}");
    }

    #[test]
    fn turns_are_matched_word_by_word() {
        let words = ["because", "of", "rain"];
        assert_eq!(turn(|i| words.get(i).copied().unwrap_or("")), Some((2, Class::Cause)));
        assert_eq!(turn(|i| words.get(i + 1).copied().unwrap_or("")), None);
    }
}
