//! Candidates: what the record tells later that bears on a forecast, for a person to judge by.
//!
//! Takes what was foretold and everything told; gives for each forecast what was told after it and answers most of its
//! words, ranked, with the reasons. Other forecasts are none: that somebody still expects it shows nothing. Proposes only.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::foretold::Foretold;
use super::question::Questions;
use super::score::rounded;
use crate::claim::align::Alignment;
use crate::claim::{Kind, Relation, Told, index};

/// The most for one forecast.
const MOST: usize = 5;
/// Part of the forecast's words, by weight, that must have an answer.
const LEAST_PART: f64 = 0.5;
/// Words that must have an answer.
const LEAST_WORDS: usize = 2;

/// Something told that bears on a forecast.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Candidate {
    /// Place of what is told.
    #[serde(skip)]
    pub told: usize,
    /// What speaks for it, the strongest first.
    pub reasons: Vec<Bearing>,
    /// By which candidates are ranked.
    pub score: f64,
}

/// Why something told bears on a forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bearing {
    /// It says the same.
    SaysSo,
    /// It says the opposite.
    SaysOtherwise,
    /// It has most of its words.
    SameWords,
    /// It names one that the forecast names.
    SameNames,
    /// It was within the horizon, or was told before that ended.
    InTime,
    /// It was later.
    Later,
}

impl Bearing {
    /// In words.
    pub fn as_str(self) -> &'static str {
        match self {
            Bearing::SaysSo => "says so",
            Bearing::SaysOtherwise => "says otherwise",
            Bearing::SameWords => "in like words",
            Bearing::SameNames => "of the same names",
            Bearing::InTime => "in time",
            Bearing::Later => "later than that",
        }
    }

    /// What it is worth in the ranking: what says it in so many words stands before what only has its words.
    fn worth(self) -> f64 {
        match self {
            Bearing::SaysSo | Bearing::SaysOtherwise => 1.0,
            Bearing::SameNames | Bearing::InTime => 0.1,
            Bearing::SameWords | Bearing::Later => 0.0,
        }
    }
}

/// The candidates of each forecast, the best first. `told` is all that is told, in its own order.
pub fn candidates(questions: &Questions, told: &[Told]) -> BTreeMap<usize, Vec<Candidate>> {
    let foretold = &questions.foretold;
    let all: Vec<Told> = foretold.iter().map(|f| f.told.clone()).chain(told.iter().cloned()).collect();
    let mut in_document: HashMap<&str, Vec<&Told>> = HashMap::new();
    foretold.iter().for_each(|f| in_document.entry(&f.told.document).or_default().push(&f.told));
    let is_forecast = |told: &Told| {
        in_document.get(told.document.as_str()).is_some_and(|of_document| of_document.iter().any(|f| overlap(f, told)))
    };
    let mut out: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
    for (place, other) in index::candidates(&all) {
        let Some(number) = other.checked_sub(foretold.len()).filter(|_| place < foretold.len()) else { continue };
        let is_after = foretold[place].told.said.is_before(&told[number].said);
        if is_after && !is_forecast(&told[number]) {
            out.entry(place).or_default().extend(candidate(&foretold[place], told, number));
        }
    }
    for of_forecast in out.values_mut() {
        of_forecast.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.told.cmp(&b.told)));
        without_copies(of_forecast, told);
        of_forecast.truncate(MOST);
    }
    out.retain(|_, of_forecast| !of_forecast.is_empty());
    out
}

/// Whether both, of one document, have words of one place.
fn overlap(one: &Told, two: &Told) -> bool {
    one.words.iter().any(|a| two.words.iter().any(|b| a.start < b.end && b.start < a.end))
}

fn candidate(forecast: &Foretold, told: &[Told], number: usize) -> Option<Candidate> {
    let other = &told[number];
    let alignment = Alignment::of(&forecast.told.proposition, &other.proposition, false);
    let part = alignment.shared / (alignment.shared + alignment.left_weight[0]);
    let answered = alignment.same.len() + alignment.opposite.len();
    let says = Relation::of(&forecast.told, other).and_then(|relation| match relation.kind {
        Kind::Same => Some(Bearing::SaysSo),
        Kind::Contradicting => Some(Bearing::SaysOtherwise),
        Kind::Different => None,
    });
    if says.is_none() && (part.is_nan() || part < LEAST_PART || answered < LEAST_WORDS) {
        return None;
    }
    let named = |&(i, _): &(usize, usize)| forecast.told.proposition.words[i].name.as_ref().is_some_and(|n| n.is_given);
    let mut reasons = vec![says.unwrap_or(Bearing::SameWords)];
    reasons.extend(alignment.same.iter().any(named).then_some(Bearing::SameNames));
    reasons.extend(when(forecast, other));
    let score = part.max(0.0) + reasons.iter().map(|reason| reason.worth()).sum::<f64>();
    Some(Candidate { told: number, reasons, score: rounded(score) })
}

/// Whether it was within the horizon, by the times that are told with it, else by when it was told.
fn when(forecast: &Foretold, other: &Told) -> Option<Bearing> {
    let horizon = forecast.horizon();
    let end = horizon.latest.as_ref()?;
    let mut times = other.proposition.times.iter().filter(|time| time.days.latest.is_some()).peekable();
    let in_time = match times.peek() {
        Some(_) => times.any(|time| time.days.meets(&horizon)),
        None => other.said.latest.as_ref()? <= end,
    };
    Some(if in_time { Bearing::InTime } else { Bearing::Later })
}

/// Keeps the first of those that stand in copies of one text with the same words.
fn without_copies(candidates: &mut Vec<Candidate>, told: &[Told]) {
    let mut seen: Vec<(&str, &str)> = Vec::new();
    candidates.retain(|candidate| {
        let told = &told[candidate.told];
        let key = (told.lineage.as_str(), told.sentence.as_str());
        let is_new = !seen.contains(&key);
        seen.extend(is_new.then_some(key));
        is_new
    });
}
