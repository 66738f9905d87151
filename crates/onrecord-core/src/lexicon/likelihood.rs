//! Words that say how likely something is, with the certainty they express and, for estimative words, their band.
//!
//! Bands are those of ICD 203 (Office of the Director of National Intelligence, Analytic Standards, 2015). Phrases
//! are matched word by word in lower case, the longest first.

use crate::label::Certainty;
use Certainty::{Certain, Doubtful, Possible, Probable};

/// One phrase.
#[derive(Clone, Copy, Debug)]
pub struct Likelihood {
    /// Its words in lower case, parted by blanks.
    pub phrase: &'static str,
    /// How sure it lets the source be; `None` where it softens a word and not the claim (approximately).
    pub certainty: Option<Certainty>,
    /// Probability band, for estimative words.
    pub band: Option<(f64, f64)>,
}

const fn word(phrase: &'static str, certainty: Certainty) -> Likelihood {
    Likelihood { phrase, certainty: Some(certainty), band: None }
}

const fn estimate(phrase: &'static str, certainty: Certainty, low: f64, high: f64) -> Likelihood {
    Likelihood { phrase, certainty: Some(certainty), band: Some((low, high)) }
}

const fn softener(phrase: &'static str) -> Likelihood {
    Likelihood { phrase, certainty: None, band: None }
}

/// Longer phrases stand before shorter ones that begin or end them.
const PHRASES: &[Likelihood] = &[
    estimate("almost no chance", Doubtful, 0.01, 0.05),
    estimate("virtually impossible", Doubtful, 0.01, 0.05),
    estimate("nearly impossible", Doubtful, 0.01, 0.05),
    estimate("almost impossible", Doubtful, 0.01, 0.05),
    estimate("very unlikely", Doubtful, 0.05, 0.20),
    estimate("highly unlikely", Doubtful, 0.05, 0.20),
    estimate("highly improbable", Doubtful, 0.05, 0.20),
    estimate("roughly even odds", Possible, 0.45, 0.55),
    estimate("even chance", Possible, 0.45, 0.55),
    estimate("almost certainly", Probable, 0.95, 0.99),
    estimate("almost certain", Probable, 0.95, 0.99),
    estimate("nearly certain", Probable, 0.95, 0.99),
    estimate("virtually certain", Probable, 0.95, 0.99),
    estimate("very likely", Probable, 0.80, 0.95),
    estimate("highly likely", Probable, 0.80, 0.95),
    estimate("highly probable", Probable, 0.80, 0.95),
    word("no more likely", Doubtful),
    word("not likely", Doubtful),
    estimate("unlikely", Doubtful, 0.20, 0.45),
    estimate("improbable", Doubtful, 0.20, 0.45),
    estimate("remote", Doubtful, 0.01, 0.05),
    estimate("likely", Probable, 0.55, 0.80),
    estimate("probable", Probable, 0.55, 0.80),
    estimate("probably", Probable, 0.55, 0.80),
    word("presumably", Probable),
    word("apparently", Probable),
    word("i think", Probable),
    word("we think", Probable),
    word("i believe", Probable),
    word("we believe", Probable),
    word("seems", Probable),
    word("seem", Probable),
    word("appears", Probable),
    word("appear", Probable),
    word("expected", Probable),
    word("potentially", Possible),
    word("possibly", Possible),
    word("possible", Possible),
    word("perhaps", Possible),
    word("maybe", Possible),
    word("might", Possible),
    word("may", Possible),
    word("could", Possible),
    word("doubtful", Doubtful),
    word("definitely", Certain),
    word("certainly", Certain),
    word("undoubtedly", Certain),
    softener("somewhat"),
    softener("primarily"),
    softener("largely"),
    softener("mainly"),
    softener("in part"),
    softener("roughly"),
    softener("approximately"),
    softener("reportedly"),
    softener("allegedly"),
    softener("alleged"),
];

/// The phrase that begins at a word, and how many words it has.
pub fn at<'w>(mut word: impl FnMut(usize) -> Option<&'w str>) -> Option<(&'static Likelihood, usize)> {
    let first = word(0)?;
    PHRASES.iter().find_map(|entry| {
        let mut parts = entry.phrase.split(' ');
        if parts.next() != Some(first) {
            return None;
        }
        let rest: Vec<&str> = parts.collect();
        let fits = rest.iter().enumerate().all(|(i, part)| word(i + 1) == Some(*part));
        fits.then_some((entry, rest.len() + 1))
    })
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
