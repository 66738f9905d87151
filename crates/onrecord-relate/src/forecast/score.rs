//! Scores: how far a band of probability was from what came about.
//!
//! Takes the least and greatest probability that a forecast's words allow, and how much of it came about, from 0 to 1; gives
//! the Brier score (Brier 1950) and the logarithmic score (Good 1952), for both of which less is better and 0 is best. Both
//! are proper: who believes in a probability scores best, on average, by giving it. The score at the middle of the band is
//! the one to report; beside it stand the best and the worst that any probability of the band would have. Gives no number
//! to a forecast without an estimative word.

use std::ops::Add;

use serde::Serialize;

/// A probability nearer to 0 or 1 is taken for this, or one wrong word would cost without end.
pub const LEAST: f64 = 0.01;

/// The least and greatest probability that words allow, from 0 to 1.
pub type Band = (f64, f64);

/// A score of a band.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct OnBand {
    /// At the middle of the band.
    pub middle: f64,
    /// The least that a probability of the band has.
    pub best: f64,
    /// The most.
    pub worst: f64,
}

impl OnBand {
    /// The score of a band where `of` is the score of one probability, and least at `share`.
    fn of(band: Band, share: f64, of: impl Fn(f64) -> f64) -> OnBand {
        let (low, high) = band;
        OnBand { middle: of(middle(band)), best: of(share.clamp(low, high)), worst: of(low).max(of(high)) }
    }

    /// Each part divided by a number, to four decimals.
    pub fn over(self, number: f64) -> OnBand {
        let part = |part: f64| rounded(part / number);
        OnBand { middle: part(self.middle), best: part(self.best), worst: part(self.worst) }
    }
}

impl Add for OnBand {
    type Output = OnBand;

    fn add(self, other: OnBand) -> OnBand {
        OnBand { middle: self.middle + other.middle, best: self.best + other.best, worst: self.worst + other.worst }
    }
}

/// Four decimals: enough to compare, few enough to read.
pub(super) fn rounded(number: f64) -> f64 {
    (number * 1e4).round() / 1e4
}

/// The middle of a band.
pub fn middle((low, high): Band) -> f64 {
    f64::midpoint(low, high)
}

/// The square of the distance between probability and share: from 0 to 1, and 0.25 for who always says one half.
pub fn brier(band: Band, share: f64) -> OnBand {
    OnBand::of(band, share, |p| (p - share).powi(2))
}

/// −(s ln p + (1 − s) ln(1 − p)): from 0 on, and ln 2 ≈ 0.693 for who always says one half. Probabilities are kept from
/// 0 and 1 by [`LEAST`].
pub fn logarithmic(band: Band, share: f64) -> OnBand {
    OnBand::of(band, share, |p| {
        let p = p.clamp(LEAST, 1.0 - LEAST);
        -(share * p.ln() + (1.0 - share) * (1.0 - p).ln())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(one: OnBand, middle: f64, best: f64, worst: f64) {
        let close = |a: f64, b: f64| (a - b).abs() < 5e-5;
        assert!(close(one.middle, middle) && close(one.best, best) && close(one.worst, worst), "{one:?}");
    }

    /// "Likely" of ICD 203, 55 to 80 %, worked by hand: (0.675 − 1)² = 0.105625, (0.8 − 1)² = 0.04, (0.55 − 1)² = 0.2025.
    #[test]
    fn bands_are_scored_at_their_middle_and_ends() {
        near(brier((0.55, 0.80), 1.0), 0.105_625, 0.04, 0.2025);
        near(brier((0.55, 0.80), 0.0), 0.455_625, 0.3025, 0.64);
        near(logarithmic((0.55, 0.80), 1.0), 0.39304, 0.22314, 0.59784);
        near(logarithmic((0.55, 0.80), 0.0), 1.12393, 0.79851, 1.60944);
    }

    /// Of "roughly even odds", 45 to 55 %, half came about: one half is in the band and scores 0 by Brier.
    #[test]
    fn what_came_about_in_part_is_nearest_to_one_half() {
        near(brier((0.45, 0.55), 0.5), 0.0, 0.0, 0.0025);
        near(logarithmic((0.45, 0.55), 0.5), 2_f64.ln(), 2_f64.ln(), 0.69817);
    }

    #[test]
    fn no_word_costs_without_end() {
        near(logarithmic((0.0, 0.0), 1.0), -LEAST.ln(), -LEAST.ln(), -LEAST.ln());
        near(logarithmic((1.0, 1.0), 1.0), -(1.0 - LEAST).ln(), -(1.0 - LEAST).ln(), -(1.0 - LEAST).ln());
    }

    /// What a probability scores on average where another is true.
    fn expected(score: fn(Band, f64) -> OnBand, said: f64, truth: f64) -> f64 {
        let at = |share| score((said, said), share).middle;
        truth * at(1.0) + (1.0 - truth) * at(0.0)
    }

    #[test]
    fn who_says_what_is_true_scores_best() {
        for score in [brier, logarithmic] {
            for truth in (1..100).map(|n| f64::from(n) / 100.0) {
                let honest = expected(score, truth, truth);
                for said in (1..100).map(|n| f64::from(n) / 100.0).filter(|said| (said - truth).abs() > 1e-9) {
                    assert!(expected(score, said, truth) > honest, "{said} where {truth} is true");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn the_middle_lies_between_best_and_worst(a in 0.0..=1.0, b in 0.0..=1.0, share in 0.0..=1.0) {
            for score in [brier, logarithmic] {
                let OnBand { middle, best, worst } = score((f64::min(a, b), f64::max(a, b)), share);
                prop_assert!(0.0 <= best && best <= middle && middle <= worst);
            }
        }

        /// "Likely" of what came about is as far off as "unlikely" of its negation.
        #[test]
        fn a_forecast_and_its_negation_score_the_same(a in 0.0..=1.0, b in 0.0..=1.0, share in 0.0..=1.0) {
            let (low, high) = (f64::min(a, b), f64::max(a, b));
            for score in [brier, logarithmic] {
                let (one, other) = (score((low, high), share), score((1.0 - high, 1.0 - low), 1.0 - share));
                let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
                prop_assert!(close(one.middle, other.middle) && close(one.best, other.best) && close(one.worst, other.worst));
            }
        }
    }
}
