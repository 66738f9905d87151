//! From a reader's scores to a confidence that means something: of a hundred answers at .8, about eighty are right.
//!
//! Takes the curve that was measured on development texts (`eval/calibration.py --fit`) and stored with the weights, and
//! a raw score; gives the share of answers with such a score that were right there. Straight lines between the curve's
//! points, so that every machine gives the same bits. What is right is for whoever measures to say.

use serde::Deserialize;

/// Shares of right answers at raw scores evenly spread from 0 to 1; at least two, none smaller than the one before.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(try_from = "Vec<f32>")]
pub struct Calibration(Vec<f32>);

impl Calibration {
    /// The share that is right among answers with this raw score; scores outside 0 to 1 count as the nearer end.
    pub fn confidence(&self, raw: f32) -> f32 {
        let steps = self.0.len() - 1;
        let at = raw.clamp(0.0, 1.0) * steps as f32;
        let below = (at as usize).min(steps - 1);
        let (low, high) = (self.0[below], self.0[below + 1]);
        low + (high - low) * (at - below as f32)
    }
}

impl TryFrom<Vec<f32>> for Calibration {
    type Error = String;

    fn try_from(shares: Vec<f32>) -> Result<Calibration, String> {
        let rises = shares.is_sorted() && shares.iter().all(|share| (0.0..=1.0).contains(share));
        if shares.len() < 2 || !rises {
            return Err(format!("expected a calibration of two or more rising shares from 0 to 1, found {shares:?}"));
        }
        Ok(Calibration(shares))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calibration(shares: &[f32]) -> Result<Calibration, String> {
        Calibration::try_from(shares.to_vec())
    }

    #[test]
    fn between_points_the_confidence_lies_on_the_line() {
        let curve = calibration(&[0.25, 0.5, 1.0]).unwrap();
        let confidences = [-1.0, 0.0, 0.25, 0.5, 0.75, 1.0, 2.0].map(|raw| curve.confidence(raw));
        assert_eq!(confidences, [0.25, 0.25, 0.375, 0.5, 0.75, 1.0, 1.0]);
    }

    #[test]
    fn a_curve_that_falls_is_refused() {
        let found = calibration(&[0.5, 0.4]).unwrap_err();
        assert_eq!(found, "expected a calibration of two or more rising shares from 0 to 1, found [0.5, 0.4]");
        assert!(calibration(&[0.5]).is_err());
    }
}
