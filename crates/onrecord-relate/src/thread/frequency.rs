//! How much a word tells: little where most articles have it, much where hardly any has.
//!
//! The weight is the logarithm of one by the share of articles that have the word, reckoned from how often it is written in
//! English (`frequency.tsv`). It does not depend on the documents at hand, so that a new one changes nothing between the
//! old ones.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::stem::stem;

const LINES: &str = include_str!("frequency.tsv");
/// Words of an article.
const ARTICLE: f64 = 350.0;
/// The weight of a word that the list has not.
const RARE: f64 = 10.25;

/// Weights by stem.
static WEIGHTS: LazyLock<HashMap<String, f64>> = LazyLock::new(|| {
    let mut rates: HashMap<String, f64> = HashMap::new();
    for (rate, words) in LINES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')) {
        let rate: f64 = rate.parse().unwrap_or_else(|_| panic!("frequency.tsv: a number, not {rate}"));
        for word in words.split(' ') {
            *rates.entry(stem(word)).or_default() += rate * 1e-9;
        }
    }
    rates.into_iter().map(|(stem, rate)| (stem, weight_of(rate))).collect()
});

fn weight_of(rate: f64) -> f64 {
    // A quarter is precise enough, and the same on every machine.
    let weight = -(-(-rate * ARTICLE).exp_m1()).ln();
    (weight * 4.0).round() / 4.0
}

/// How much a stem tells: 0 where every article has it, 10.25 where the list has not.
pub(super) fn weight(stem: &str) -> f64 {
    WEIGHTS.get(stem).map_or(RARE, |&weight| weight.min(RARE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_tell_more() {
        let words = ["the", "said", "minister", "earthquake", "zelensky"];
        let weights = words.map(|word| weight(&stem(word)));
        assert!(weights.is_sorted_by(|a, b| a < b), "{weights:?}");
        assert_eq!((weights[0], weights[4]), (0.0, RARE));
    }
}
