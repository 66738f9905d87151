//! Words between a figure and what it is said of, and the direction of changes (`level.tsv`).

use std::sync::LazyLock;

use super::lists::Lists;
use crate::label::labels;

const LINES: &str = include_str!("level.tsv");

labels! {
    /// What a word says of a level; the head of the list shows each.
    Level, "class of level.tsv" {
        /// A verb that states it.
        State = "state",
        /// A verb or adverb by which it goes up.
        Rise = "rise",
        /// A verb or adverb by which it goes down.
        Fall = "fall",
        /// A preposition before the figure.
        Link = "link",
        /// A word that may stand between.
        Between = "between",
        /// A noun that only counts.
        Count = "count",
        /// A noun for a rise.
        Up = "up",
        /// A noun for a fall.
        Down = "down",
    }
}

static LISTS: LazyLock<Lists<Level>> = LazyLock::new(|| Lists::read("level.tsv", LINES));

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
