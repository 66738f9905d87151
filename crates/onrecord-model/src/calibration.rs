//! From the scores of an attribution's parts to a confidence that means something: of a hundred at .8, about eighty are
//! right.
//!
//! Takes the weights that were fitted on development texts (`eval/calibration.py --fit`) and stored with the model, and
//! the [`Scores`] of an attribution; gives the probability of a logistic regression on the log-odds of the scores
//! (Platt, 1999, with one term a part). What is right is for whoever measures to say.

use serde::Deserialize;

use crate::arithmetic::{exp, ln};
use crate::attribution::Scores;

/// Scores are moved this far from 0 and 1, whose log-odds are infinite.
const EDGE: f32 = 1e-4;

/// A logistic regression on the log-odds of the four scores, and where to draw the line.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// Weight of the source's score.
    pub source: f32,
    /// Weight of the cue's score.
    pub cue: f32,
    /// Weight of the content's score.
    pub content: f32,
    /// Weight of the score of content and cue belonging together.
    pub link: f32,
    /// Log-odds to add always.
    pub offset: f32,
    /// Log-odds to add where nobody is given as the source.
    pub sourceless: f32,
    /// Attributions under this confidence make more errors than they mend: half of the best F1 that can be reached
    /// (Lipton et al., 2014, "Thresholding classifiers to maximize F1 score").
    pub least: f32,
}

impl Calibration {
    /// The share that is right among attributions with these scores, with or without a source.
    pub fn confidence(&self, scores: &Scores, sourced: bool) -> f32 {
        let sum = self.source * log_odds(scores.source)
            + self.cue * log_odds(scores.cue)
            + self.content * log_odds(scores.content)
            + self.link * log_odds(scores.link)
            + self.offset
            + if sourced { 0.0 } else { self.sourceless };
        1.0 / (1.0 + exp((-sum).min(80.0)))
    }
}

fn log_odds(score: f32) -> f32 {
    let score = score.clamp(EDGE, 1.0 - EDGE);
    ln(score / (1.0 - score))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVEN: Calibration =
        Calibration { source: 0.0, cue: 0.0, content: 1.0, link: 0.0, offset: 0.0, sourceless: -1.0, least: 0.0 };

    fn scores(content: f32) -> Scores {
        Scores { source: 1.0, cue: 1.0, content, link: 1.0 }
    }

    #[test]
    fn a_weight_of_one_gives_the_score_back_up_to_the_edges() {
        for content in [0.0, 0.001, 0.25, 0.5, 0.9, 1.0] {
            let found = EVEN.confidence(&scores(content), true);
            assert!((found - content.clamp(EDGE, 1.0 - EDGE)).abs() < 1e-5, "{content} became {found}");
        }
    }

    #[test]
    fn nobody_as_the_source_costs_its_own_share() {
        let found = EVEN.confidence(&scores(0.5), false);
        assert!((found - 1.0 / (1.0 + 1f32.exp())).abs() < 1e-6, "{found}");
    }
}
