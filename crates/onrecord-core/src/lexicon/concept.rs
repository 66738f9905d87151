//! What figures are about, by the nouns counted and the verbs that act on them (`concept.tsv`).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::label::labels;

const LINES: &str = include_str!("concept.tsv");

labels! {
    /// What a word says of the concept.
    Role, "role in concept.tsv" {
        /// What is counted.
        Thing = "thing",
        /// What is done to what is counted.
        Act = "act",
        /// People, of whom the act decides.
        Person = "person",
    }
}

static WORDS: LazyLock<HashMap<&'static str, Vec<(Role, &'static str)>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, Vec<(Role, &str)>> = HashMap::new();
    for line in LINES.lines().filter(|l| !l.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [words, role, concept] = columns[..] else { panic!("concept.tsv: three columns expected: {line}") };
        let role = role.parse().unwrap_or_else(|e| panic!("concept.tsv: {e}: {line}"));
        for word in words.split(';') {
            out.entry(word).or_default().push((role, concept));
        }
    }
    out
});

fn find(word: &str, role: Role) -> Option<&'static str> {
    WORDS.get(word)?.iter().find(|(r, _)| *r == role).map(|&(_, concept)| concept)
}

/// A noun by itself or as a plural in -s.
fn noun(word: &str, role: Role) -> Option<&'static str> {
    find(word, role).or_else(|| word.strip_suffix('s').and_then(|singular| find(singular, role)))
}

/// The concept of a thing's head noun.
pub fn of_thing(head: &str) -> Option<&'static str> {
    noun(head, Role::Thing)
}

/// Whether the head noun means people, so that what is done to them decides.
pub fn is_person(head: &str) -> bool {
    noun(head, Role::Person).is_some()
}

/// What a verb makes of the people, the aid or the land that it acts on, of the concepts that are `wanted`.
pub fn of_act(verb: &str, wanted: impl Fn(&str) -> bool) -> Option<&'static str> {
    WORDS.get(verb)?.iter().find(|(role, concept)| *role == Role::Act && wanted(concept)).map(|&(_, concept)| concept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sorted_and_single() {
        super::super::lists::assert_sorted(LINES);
        assert_eq!((of_thing("soldiers"), of_act("killed", |_| true)), (Some("troops"), Some("killed")));
        assert!(is_person("civilians") && !is_person("tanks"));
    }
}
