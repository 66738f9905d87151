//! Words that say how likely something is (`likelihood.tsv`), with the certainty they express and, for estimative words,
//! their band by each [`Scale`]. Phrases are matched word by word in lower case, the longest first.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::label::{Certainty, labels};

const LINES: &str = include_str!("likelihood.tsv");

/// Words before an estimative word that turn it round, in lower case.
const NEGATORS: &[&str] = &["hardly", "n't", "never", "nor", "not", "scarcely"];

/// Words that may stand between such a word and the estimative one.
const BETWEEN: &[&str] = &["all", "at", "be", "particularly", "so", "that", "too", "a"];

labels! {
    /// What estimative words are worth in numbers: a column of `likelihood.tsv`, whose head says where it comes from.
    Scale, "scale of likelihood" {
        /// Analytic standards of the intelligence community of the United States: the default.
        Icd203 = "icd203",
        /// The yardstick of the UK's Professional Head of Intelligence Assessment.
        Phia = "phia",
        /// What readers answered when they were asked.
        Survey = "survey",
    }
}

impl Scale {
    /// The band of the first estimative words in some text ("is very unlikely to"), both ends from 0 to 1. What is
    /// negated is turned round ("not likely" is .20 to .45 where "likely" is .55 to .80); a number given is its own band ("a 60
    /// percent chance", "one in five"), whatever the scale. `None` where no words are estimative or the scale has no band for them.
    pub fn band(self, words: &str) -> Option<(f64, f64)> {
        let words = words.to_lowercase().replace('’', "'").replace("n't", " n't").replace('%', " percent");
        let words: Vec<&str> = words
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '-' | '.')))
            .filter(|w| !w.is_empty())
            .collect();
        let mut at = 0;
        while at < words.len() {
            let word = |i: usize| words.get(at + i).copied();
            if let Some((share, _)) = number(word) {
                return Some((share, share));
            }
            let Some((phrase, length)) = self::at(word) else {
                at += 1;
                continue;
            };
            if let Some(band) = phrase.band(self) {
                return Some(turned(band, &words[..at]));
            }
            at += length;
        }
        None
    }
}

/// A band, turned round where the words before it negate.
fn turned((low, high): (f64, f64), before: &[&str]) -> (f64, f64) {
    let last = before.iter().rev().find(|w| !BETWEEN.contains(w));
    let negated = last.is_some_and(|w| NEGATORS.contains(w));
    if negated { (hundredths(1.0 - high), hundredths(1.0 - low)) } else { (low, high) }
}

/// To two decimals: what the bands have.
fn hundredths(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

/// A probability given as a number where `word(0)` stands, from 0 to 1, and how many words it has: "60 percent chance",
/// "50-50", "one in five", "even".
pub fn number<'w>(word: impl Fn(usize) -> Option<&'w str>) -> Option<(f64, usize)> {
    let at = |i: usize| word(i).unwrap_or("");
    if matches!(at(0), "50-50" | "50/50" | "fifty-fifty") {
        return Some((0.5, 1));
    }
    let whole = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let small = |word: &str| whole.iter().position(|w| *w == word).map(|i| i as f64 + 1.0);
    if let (Some(part), "in", Some(of)) = (small(at(0)), at(1), small(at(2))) {
        return (part < of && matches!(at(3), "chance" | "chances" | "probability" | "likelihood" | "odds"))
            .then(|| (hundredths(part / of), 4));
    }
    let joined = usize::from(at(1) == "-");
    let percent = matches!(at(1 + joined), "percent" | "%") || at(1) == "per" && at(2) == "cent";
    let unit = 2 + joined + usize::from(at(1) == "per");
    let noun = matches!(at(unit), "chance" | "probability" | "likelihood" | "likely" | "certain" | "sure");
    let share: f64 = at(0).parse().ok().filter(|_| percent && noun)?;
    (0.0..=100.0).contains(&share).then(|| (share / 100.0, unit + 1))
}

/// One phrase.
#[derive(Clone, Debug)]
pub struct Likelihood {
    /// Its words in lower case.
    pub words: Vec<&'static str>,
    /// How sure it lets the source be; `None` where it softens a word and not the claim (approximately).
    pub certainty: Option<Certainty>,
    /// Probability band by each scale, for estimative words.
    bands: [Option<(f64, f64)>; Scale::ALL.len()],
}

impl Likelihood {
    /// Its probability band by a scale, for estimative words.
    pub fn band(&self, scale: Scale) -> Option<(f64, f64)> {
        self.bands[scale as usize]
    }
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
    let [words, certainty, bands @ ..] = &columns[..] else { panic!("likelihood.tsv: five columns expected: {line}") };
    let number = |text: &str| text.parse().unwrap_or_else(|e| panic!("likelihood.tsv: {e}: {line}"));
    let band =
        |text: &&str| text.split_once('–').filter(|(low, _)| !low.is_empty()).map(|(l, h)| (number(l), number(h)));
    let bands: Vec<Option<(f64, f64)>> = bands.iter().map(band).collect();
    Likelihood {
        words: words.split(' ').collect(),
        certainty: (*certainty != "–")
            .then(|| certainty.parse().unwrap_or_else(|e| panic!("likelihood.tsv: {e}: {line}"))),
        bands: bands.try_into().unwrap_or_else(|_| panic!("likelihood.tsv: five columns expected: {line}")),
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
        let band = |from: usize| at(|i| words.get(from + i).copied()).map(|(l, n)| (l.band(Scale::Icd203), n));
        assert_eq!(band(0), Some((Some((0.05, 0.20)), 2)));
        assert_eq!(band(1), Some((Some((0.20, 0.45)), 1)));
    }

    #[test]
    fn a_scale_reads_words() {
        for (words, band) in [
            ("is likely to", Some((0.55, 0.80))),
            ("Not likely", Some((0.20, 0.45))),
            ("isn’t very likely", Some((0.05, 0.20))),
            ("is not unlikely", Some((0.55, 0.80))),
            ("no more likely than", None),
            ("little chance", Some((0.05, 0.20))),
            ("not almost certain", Some((0.01, 0.05))),
            ("a 60 percent chance", Some((0.6, 0.6))),
            ("an 80% probability", Some((0.8, 0.8))),
            ("a one in five chance", Some((0.2, 0.2))),
            ("one in five homes", None),
            ("a 130 percent chance", None),
            ("could", None),
            ("", None),
        ] {
            assert_eq!(Scale::Icd203.band(words), band, "{words}");
        }
    }

    #[test]
    fn scales_differ() {
        let bands = |words| Scale::ALL.iter().map(|s| s.band(words)).collect::<Vec<_>>();
        assert_eq!(bands("unlikely"), [Some((0.20, 0.45)), Some((0.25, 0.35)), Some((0.10, 0.29))]);
        assert_eq!(bands("a realistic possibility"), [None, Some((0.40, 0.50)), None]);
    }

    #[test]
    fn bands_lie_within_zero_and_one() {
        for phrase in PHRASES.values().flatten() {
            for (low, high) in phrase.bands.iter().flatten() {
                assert!(0.0 <= *low && low <= high && *high <= 1.0, "{:?}", phrase.words);
            }
        }
    }
}
