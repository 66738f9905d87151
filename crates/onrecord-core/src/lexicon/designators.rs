//! Nouns that a number behind them names (`designators.tsv`).

use std::sync::LazyLock;

use super::lists::Lists;

const LINES: &str = include_str!("designators.tsv");

/// When a number behind the noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Designator {
    /// Where the noun has a capital letter.
    Noun,
    /// Always.
    Always,
}

static LISTS: LazyLock<Lists<Designator>> = LazyLock::new(|| {
    Lists::read("designators.tsv", LINES, |name| match name {
        "noun" => Some(Designator::Noun),
        "always" => Some(Designator::Always),
        _ => None,
    })
});

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
