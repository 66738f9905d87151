//! What vague counts allow at least (`vague.tsv`).

use std::collections::HashMap;
use std::sync::LazyLock;

const LINES: &str = include_str!("vague.tsv");

/// A word for a count of which only the least is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Vague {
    /// A plural: at least `times` of `each`.
    Plural {
        /// It counts only before "of".
        of_what: bool,
        /// What one is worth.
        each: f64,
        /// The least number of them.
        times: f64,
    },
    /// It multiplies the scale word behind it by at least `times`.
    Before {
        /// The least number of them.
        times: f64,
    },
}

static WORDS: LazyLock<HashMap<&'static str, Vague>> =
    LazyLock::new(|| LINES.lines().filter(|l| !l.starts_with('#')).map(parsed).collect());

fn parsed(line: &'static str) -> (&'static str, Vague) {
    let columns: Vec<&str> = line.split('\t').collect();
    let [word, class, each, times] = columns[..] else { panic!("vague.tsv: four columns expected: {line}") };
    let number = |text: &str| -> f64 { text.parse().unwrap_or_else(|e| panic!("vague.tsv: {e}: {line}")) };
    let (each, times) = (number(each), number(times));
    let vague = match class {
        "plural" => Vague::Plural { of_what: false, each, times },
        "plural_of" => Vague::Plural { of_what: true, each, times },
        "before" => Vague::Before { times },
        _ => panic!("vague.tsv: unknown class {class}: {line}"),
    };
    (word, vague)
}

/// All vague words.
pub fn vague_words() -> impl Iterator<Item = &'static str> {
    WORDS.keys().copied()
}

/// What the word allows, if it is vague.
pub fn vague_word(word: &str) -> Option<Vague> {
    WORDS.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sorted_and_single() {
        super::super::lists::assert_sorted(LINES);
        assert_eq!(vague_word("several"), Some(Vague::Before { times: 3.0 }));
    }
}
