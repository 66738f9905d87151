//! Tallies: what is known of a group of forecasts once people have ruled on them.
//!
//! Takes forecasts as judged; gives how many were scored, with the means of their scores, and how many of those without an
//! estimative word were right. What says only that something may come about can be neither, and is counted apart. One
//! forecast that stands in several documents (one source, one question, one day, one band) counts once: see [`distinct`].

use std::collections::BTreeSet;

use serde::Serialize;

use super::outcome::Outcome;
use super::score::{Band, OnBand, brier, logarithmic, middle, rounded};

/// A forecast with what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Place of the forecast.
    pub place: usize,
    /// Number of its question.
    pub question: usize,
    /// What is the same for one forecaster ([`Foretold::forecaster`](super::Foretold::forecaster)).
    pub by: String,
    /// The day it was made, if it is known.
    pub day: Option<String>,
    /// How likely it was said to be.
    pub band: Option<Band>,
    /// Whether it says that something comes about, or not, rather than that it may.
    pub firm: bool,
    /// What a person ruled; `None` while it is open.
    pub outcome: Option<Outcome>,
}

impl Judged {
    /// Its band and how much came about, where both can be scored.
    pub fn scored(&self) -> Option<(Band, f64)> {
        self.band.zip(self.outcome.and_then(Outcome::share))
    }
}

/// Those that are not the same again, in their order.
pub fn distinct(judged: &[Judged]) -> Vec<&Judged> {
    let mut seen = BTreeSet::new();
    let mut kept = Vec::new();
    for j in judged {
        let bits = j.band.map(|(low, high)| (low.to_bits(), high.to_bits()));
        if seen.insert((&j.by, j.question, &j.day, bits, j.firm, j.outcome)) {
            kept.push(j);
        }
    }
    kept
}

/// A group summed up.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tally {
    /// Forecasts in all.
    pub forecasts: usize,
    /// Not ruled on.
    pub open: usize,
    /// Void.
    pub void: usize,
    /// Resolved, with an estimative word: the number behind the scores.
    pub scored: usize,
    /// How likely these were said to be, on average, at the middle of their bands.
    pub said: Option<f64>,
    /// The share of these that came about.
    pub came_about: Option<f64>,
    /// Their mean Brier score.
    pub brier: Option<OnBand>,
    /// Their mean logarithmic score.
    pub logarithmic: Option<OnBand>,
    /// Resolved, without an estimative word.
    pub unworded: Unworded,
}

/// What became of forecasts without an estimative word. No probability is made up for them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Unworded {
    /// Said flatly, and it came about.
    pub hits: usize,
    /// Said flatly, and it did not.
    pub misses: usize,
    /// Said flatly, and it came about in part.
    pub partly: usize,
    /// Said only that it may be.
    pub only_possible: usize,
}

impl Tally {
    /// Sums up a group.
    pub fn of<'j>(judged: impl IntoIterator<Item = &'j Judged>) -> Tally {
        let mut tally = Tally::default();
        let mut scored: Vec<(Band, f64)> = Vec::new();
        for j in judged {
            tally.forecasts += 1;
            match j.outcome {
                None => tally.open += 1,
                Some(Outcome::Void) => tally.void += 1,
                Some(outcome) if j.band.is_none() => tally.unworded.add(j.firm, outcome),
                Some(_) => scored.extend(j.scored()),
            }
        }
        tally.scored = scored.len();
        if !scored.is_empty() {
            let number = scored.len() as f64;
            let mean = |of: fn(Band, f64) -> OnBand| {
                scored.iter().map(|&(band, share)| of(band, share)).fold(OnBand::default(), |a, b| a + b).over(number)
            };
            tally.brier = Some(mean(brier));
            tally.logarithmic = Some(mean(logarithmic));
            tally.said = Some(rounded(scored.iter().map(|&(band, _)| middle(band)).sum::<f64>() / number));
            tally.came_about = Some(rounded(scored.iter().map(|&(_, share)| share).sum::<f64>() / number));
        }
        tally
    }
}

impl Unworded {
    fn add(&mut self, firm: bool, outcome: Outcome) {
        match outcome {
            _ if !firm => self.only_possible += 1,
            Outcome::Yes => self.hits += 1,
            Outcome::No => self.misses += 1,
            Outcome::Partly => self.partly += 1,
            Outcome::Void => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(band: Option<Band>, outcome: Option<Outcome>) -> Judged {
        Judged { place: 0, question: 0, by: "a".into(), day: Some("2031-03-04".into()), band, firm: true, outcome }
    }

    /// Two forecasts called likely (middle 67.5 %), one that came about and one that did not: (0.105625 + 0.455625) / 2.
    #[test]
    fn a_tally_has_means_of_what_is_scored_only() {
        let likely = Some((0.55, 0.80));
        let all = [
            judged(likely, Some(Outcome::Yes)),
            judged(likely, Some(Outcome::No)),
            judged(likely, Some(Outcome::Void)),
            judged(likely, None),
            judged(None, Some(Outcome::Yes)),
            Judged { firm: false, ..judged(None, Some(Outcome::No)) },
        ];
        let tally = Tally::of(&all);
        assert_eq!((tally.forecasts, tally.open, tally.void, tally.scored), (6, 1, 1, 2));
        assert_eq!(tally.brier, Some(OnBand { middle: 0.2806, best: 0.1713, worst: 0.4213 }));
        assert_eq!((tally.came_about, tally.said), (Some(0.5), Some(0.675)));
        assert_eq!(tally.unworded, Unworded { hits: 1, only_possible: 1, ..Unworded::default() });
        assert_eq!(Tally::of(&[]), Tally::default());
    }

    #[test]
    fn what_stands_in_two_documents_counts_once() {
        let one = judged(Some((0.55, 0.80)), Some(Outcome::Yes));
        let later = Judged { day: Some("2031-03-09".into()), ..one.clone() };
        let other = Judged { by: "b".into(), ..one.clone() };
        assert_eq!(distinct(&[one.clone(), one.clone(), later, other]).len(), 3);
    }
}
