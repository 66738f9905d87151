//! Comparisons: a group's Brier score beside what is cheap to know, and beside others who answered the same questions.
//!
//! Takes judged forecasts; gives the score that the base rate would have had in the group's place, and the mean difference to
//! the other forecasters over the questions that they share. Only shared questions count: who answers easy ones would else
//! look better than who answers hard ones.

use std::collections::BTreeMap;

use serde::Serialize;

use super::score::{brier, rounded};
use super::tally::Judged;

/// Fewer shared questions than this tell nothing.
pub const ENOUGH_QUESTIONS: usize = 5;

/// The share of forecasts that came about, as a forecaster of its own.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct BaseRate {
    /// The share.
    pub rate: f64,
    /// Of how many.
    pub number: usize,
}

impl BaseRate {
    /// That of all that can be scored; `None` where nothing can.
    pub fn of<'j>(judged: impl IntoIterator<Item = &'j Judged>) -> Option<BaseRate> {
        let shares: Vec<f64> = judged.into_iter().filter_map(|j| Some(j.scored()?.1)).collect();
        let number = shares.len();
        (number > 0).then(|| BaseRate { rate: rounded(shares.iter().sum::<f64>() / number as f64), number })
    }

    /// The mean Brier score of who had said this rate of each of a group's forecasts that can be scored.
    pub fn brier<'j>(self, group: impl IntoIterator<Item = &'j Judged>) -> Option<f64> {
        mean(group.into_iter().filter_map(|j| Some(brier((self.rate, self.rate), j.scored()?.1).middle))).map(rounded)
    }
}

/// A group beside the others who answered the same questions.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Paired {
    /// Questions that both answered.
    pub questions: usize,
    /// The group's mean Brier score less the others', each question counting once: below 0 the group was nearer.
    pub difference: f64,
    /// Whether there are enough questions for that to tell anything.
    pub enough: bool,
}

/// The paired difference of those of a group with all others; `None` where they share no question.
pub fn paired(all: &[&Judged], in_group: impl Fn(&Judged) -> bool) -> Option<Paired> {
    let mut of_question: BTreeMap<usize, [Vec<f64>; 2]> = BTreeMap::new();
    for j in all {
        if let Some((band, share)) = j.scored() {
            let side = usize::from(!in_group(j));
            of_question.entry(j.question).or_default()[side].push(brier(band, share).middle);
        }
    }
    let both = of_question.into_values().filter_map(|[own, others]| Some(mean(own)? - mean(others)?));
    let differences: Vec<f64> = both.collect();
    let questions = differences.len();
    let difference = rounded(mean(differences)?);
    Some(Paired { questions, difference, enough: questions >= ENOUGH_QUESTIONS })
}

fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let values: Vec<f64> = values.into_iter().collect();
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::outcome::Outcome;

    fn judged(by: &str, question: usize, p: f64, outcome: Outcome) -> Judged {
        let by = by.to_owned();
        Judged { place: 0, question, by, day: None, band: Some((p, p)), firm: true, outcome: Some(outcome) }
    }

    /// Three of four came about: who had always said 0.75 would have 3 · 0.0625 + 0.5625 over four, which is 0.1875.
    #[test]
    fn the_base_rate_is_a_forecaster() {
        let yes = |question| judged("a", question, 0.9, Outcome::Yes);
        let all = [yes(0), yes(1), yes(2), judged("a", 3, 0.9, Outcome::No), judged("a", 4, 0.9, Outcome::Void)];
        let rate = BaseRate::of(&all).unwrap();
        assert_eq!((rate, rate.brier(&all)), (BaseRate { rate: 0.75, number: 4 }, Some(0.1875)));
        assert_eq!(BaseRate::of(&all[4..]), None);
    }

    /// On question 0 a has 0.01 and others 0.25 and 0.09 (0.17 on average), on 1 only a answers: 0.01 − 0.17.
    #[test]
    fn only_shared_questions_are_compared() {
        let all = [
            judged("a", 0, 0.9, Outcome::Yes),
            judged("b", 0, 0.5, Outcome::Yes),
            judged("c", 0, 0.7, Outcome::Yes),
            judged("a", 1, 0.1, Outcome::Yes),
        ];
        let all: Vec<&Judged> = all.iter().collect();
        let paired_with = |by: &str| paired(&all, |j| j.by == by);
        let a = paired_with("a").unwrap();
        assert_eq!((a.questions, a.enough), (1, false));
        assert_eq!(a.difference, -0.16);
        assert_eq!(paired_with("d"), None);
    }
}
