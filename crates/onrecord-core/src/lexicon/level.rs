//! Words between a figure and what it is said of, and the direction of changes (`level.tsv`).

use std::sync::LazyLock;

use super::lists::Lists;

const LINES: &str = include_str!("level.tsv");

/// What a word says of a level; the head of the list shows each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// A verb that states it.
    State,
    /// A verb or adverb by which it goes up.
    Rise,
    /// A verb or adverb by which it goes down.
    Fall,
    /// A preposition before the figure.
    Link,
    /// A word that may stand between.
    Between,
    /// A noun that only counts.
    Count,
    /// A noun for a rise.
    Up,
    /// A noun for a fall.
    Down,
}

static LISTS: LazyLock<Lists<Level>> = LazyLock::new(|| Lists::read("level.tsv", LINES, class));

fn class(name: &str) -> Option<Level> {
    Some(match name {
        "state" => Level::State,
        "rise" => Level::Rise,
        "fall" => Level::Fall,
        "link" => Level::Link,
        "between" => Level::Between,
        "count" => Level::Count,
        "up" => Level::Up,
        "down" => Level::Down,
        _ => return None,
    })
}

/// Whether the word is in the class.
pub fn is(word: &str, class: Level) -> bool {
    LISTS.is(word, class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sorted_and_single() {
        super::super::lists::assert_sorted(LINES);
        assert!(is("rose", Level::Rise) && is("number", Level::Count) && is("number", Level::State));
    }
}
