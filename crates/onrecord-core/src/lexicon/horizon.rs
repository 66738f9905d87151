//! Vague words about the time to come (`horizon.tsv`): "sooner or later", and units whose number is not told.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::Span;

const LINES: &str = include_str!("horizon.tsv");

/// Words with the longest they allow; `None` where they name no day.
struct Vague {
    words: Vec<&'static str>,
    latest: Option<Span>,
}

/// By first word, the longest first.
static PHRASES: LazyLock<HashMap<&'static str, Vec<Vague>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, Vec<Vague>> = HashMap::new();
    for line in LINES.lines().filter(|l| !l.starts_with('#')) {
        let (words, latest) =
            line.split_once('\t').unwrap_or_else(|| panic!("horizon.tsv: two columns expected: {line}"));
        let words: Vec<&str> = words.split(' ').collect();
        let latest = (latest != "–").then(|| latest.parse().unwrap_or_else(|e| panic!("horizon.tsv: {e}: {line}")));
        out.entry(words[0]).or_default().push(Vague { words, latest });
    }
    for phrases in out.values_mut() {
        phrases.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
    }
    out
});

/// How many words the phrase has that begins where `word(0)` stands, and the longest it allows. A bare unit is no phrase.
pub fn phrase<'w>(word: impl Fn(usize) -> &'w str) -> Option<(usize, Option<Span>)> {
    let fits = |p: &&Vague| p.words.iter().enumerate().all(|(i, part)| word(i) == *part);
    let found = PHRASES.get(word(0))?.iter().find(fits)?;
    (found.words.len() > 1 || found.latest.is_none()).then_some((found.words.len(), found.latest))
}

/// The longest that a unit in the plural allows ("months"); `None` for what is no unit.
pub fn unit(word: &str) -> Option<Span> {
    PHRASES.get(word)?.iter().find(|p| p.words.len() == 1)?.latest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_and_units_are_told_apart() {
        let at = |text: &'static str| {
            let words: Vec<&str> = text.split(' ').collect();
            phrase(move |i| words.get(i).copied().unwrap_or("")).map(|(n, latest)| (n, latest.is_some()))
        };
        assert_eq!(at("sooner or later it"), Some((3, false)));
        assert_eq!(at("any day now"), Some((3, true)));
        assert_eq!(at("months"), None);
        assert!(unit("months").is_some() && unit("soon").is_none() && unit("ducks").is_none());
    }

    #[test]
    fn lines_are_sorted_and_single() {
        let words: Vec<&str> =
            LINES.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').next().unwrap()).collect();
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]), "horizon.tsv is not in order");
    }
}
