//! Words of judging (`judgement.tsv`): what tells an assessment from an assertion of fact.

use std::collections::HashMap;
use std::sync::LazyLock;

const LINES: &str = include_str!("judgement.tsv");

/// What a word of judging is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// An adjective that judges.
    Adjective,
    /// An adjective that states a fact as predicate.
    Neutral,
    /// A noun that judges.
    Noun,
    /// A verb, as lemma, that evaluates, explains or compares.
    Verb,
    /// An adverb that weighs what it stands before.
    Degree,
    /// A turn that says why.
    Cause,
    /// Any other turn that judges.
    Phrase,
}

struct Lists {
    words: HashMap<&'static str, Vec<Class>>,
    /// Turns of several words, by their first word.
    turns: HashMap<&'static str, Vec<(Vec<&'static str>, Class)>>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists { words: HashMap::new(), turns: HashMap::new() };
    for line in LINES.lines().filter(|l| !l.starts_with('#')) {
        let (words, class) = line.split_once('\t').unwrap_or_else(|| panic!("judgement.tsv: two columns: {line}"));
        let class = match class {
            "adjective" => Class::Adjective,
            "neutral" => Class::Neutral,
            "noun" => Class::Noun,
            "verb" => Class::Verb,
            "degree" => Class::Degree,
            "cause" => Class::Cause,
            "phrase" => Class::Phrase,
            other => panic!("judgement.tsv: unknown class {other}: {line}"),
        };
        match words.split_once(' ') {
            None => lists.words.entry(words).or_default().push(class),
            Some((first, _)) => lists.turns.entry(first).or_default().push((words.split(' ').collect(), class)),
        }
    }
    lists
});

/// Whether a word is in a class; verbs and nouns as lemmas.
pub fn is(word: &str, class: Class) -> bool {
    LISTS.words.get(word).is_some_and(|classes| classes.contains(&class))
}

/// How many words a turn has that begins where `word(0)` stands.
pub fn turn<'w>(word: impl Fn(usize) -> &'w str) -> Option<(usize, Class)> {
    let turns = LISTS.turns.get(word(0))?;
    let fits = |words: &Vec<&str>| words.iter().enumerate().all(|(i, part)| word(i) == *part);
    turns.iter().find(|(words, _)| fits(words)).map(|(words, class)| (words.len(), *class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adjective_judges_or_not() {
        let both = LISTS.words.iter().find(|(_, c)| c.contains(&Class::Adjective) && c.contains(&Class::Neutral));
        assert!(both.is_none(), "{both:?}");
    }

    #[test]
    fn turns_are_matched_word_by_word() {
        let words = ["because", "of", "rain"];
        assert_eq!(turn(|i| words.get(i).copied().unwrap_or("")), Some((2, Class::Cause)));
        assert_eq!(turn(|i| words.get(i + 1).copied().unwrap_or("")), None);
    }
}
