//! Words that say how likely something is (`likelihood.tsv`), with the certainty they express and, for estimative words,
//! their band. Phrases are matched word by word in lower case, the longest first.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::label::Certainty;

const LINES: &str = include_str!("likelihood.tsv");

/// One phrase.
#[derive(Clone, Debug)]
pub struct Likelihood {
    /// Its words in lower case.
    pub words: Vec<&'static str>,
    /// How sure it lets the source be; `None` where it softens a word and not the claim (approximately).
    pub certainty: Option<Certainty>,
    /// Probability band, for estimative words.
    pub band: Option<(f64, f64)>,
}

/// By first word, the longest first.
static PHRASES: LazyLock<HashMap<&'static str, Vec<Likelihood>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, Vec<Likelihood>> = HashMap::new();
    for phrase in LINES.lines().filter(|l| !l.starts_with('#')).map(parsed) {
        out.entry(phrase.words[0]).or_default().push(phrase);
    }
    for phrases in out.values_mut() {
        phrases.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
    }
    out
});

fn parsed(line: &'static str) -> Likelihood {
    let columns: Vec<&str> = line.split('\t').collect();
    let [words, certainty, band] = columns[..] else { panic!("likelihood.tsv: three columns expected: {line}") };
    let given = |column: &'static str| (column != "–").then_some(column);
    let number = |text: &str| text.parse().unwrap_or_else(|e| panic!("likelihood.tsv: {e}: {line}"));
    Likelihood {
        words: words.split(' ').collect(),
        certainty: given(certainty).map(|c| c.parse().unwrap_or_else(|e| panic!("likelihood.tsv: {e}: {line}"))),
        band: given(band).and_then(|b| b.split_once('–')).map(|(low, high)| (number(low), number(high))),
    }
}

/// The phrase that begins at a word, and how many words it has.
pub fn at<'w>(word: impl Fn(usize) -> Option<&'w str>) -> Option<(&'static Likelihood, usize)> {
    let phrases = PHRASES.get(word(0)?)?;
    let fits = |p: &&Likelihood| p.words.iter().enumerate().all(|(i, part)| word(i) == Some(*part));
    phrases.iter().find(fits).map(|p| (p, p.words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins() {
        let words = ["very", "unlikely"];
        assert_eq!(at(|i| words.get(i).copied()).map(|(l, n)| (l.band, n)), Some((Some((0.05, 0.20)), 2)));
        assert_eq!(at(|i| words.get(i + 1).copied()).map(|(l, n)| (l.band, n)), Some((Some((0.20, 0.45)), 1)));
    }
}
