//! Nouns that a number behind them names (`designators.tsv`).

use std::sync::LazyLock;

use super::lists::Lists;
use crate::label::labels;

const LINES: &str = include_str!("designators.tsv");

labels! {
    /// When a number behind the noun names.
    Designator, "class of designators.tsv" {
        /// Where the noun has a capital letter.
        Noun = "noun",
        /// Always.
        Always = "always",
    }
}

static LISTS: LazyLock<Lists<Designator>> = LazyLock::new(|| Lists::read("designators.tsv", LINES));

/// How the word names the number behind it, if it does.
pub fn designator(word: &str) -> Option<Designator> {
    [Designator::Always, Designator::Noun].into_iter().find(|&class| LISTS.is(word, class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sorted_and_single() {
        super::super::lists::assert_sorted(LINES);
        assert_eq!(designator("article"), Some(Designator::Always));
    }
}
