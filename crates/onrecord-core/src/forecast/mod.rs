//! Forecasts: what is said to come about, by a source or by the author.
//!
//! Takes the statements of a document; gives a forecast for each that foretells.

use crate::findings::{Condition, Forecast, Statement, StatementIndex};
use crate::label::{ConditionKind, Kind};
use crate::lexicon::act::{self, Class};
use crate::reading::Reading;

/// The forecasts of a document, in order of the text.
pub fn forecasts(reading: &Reading, statements: &[Statement]) -> Vec<Forecast> {
    let foretelling = statements.iter().enumerate().filter(|(_, s)| s.kind == Kind::Forecast);
    foretelling.filter_map(|(index, s)| forecast(reading, StatementIndex(index), s)).collect()
}

fn forecast(reading: &Reading, index: StatementIndex, statement: &Statement) -> Option<Forecast> {
    let mut words = statement.content.iter().flat_map(|&piece| reading.words(piece));
    let trigger = words.find(|&w| is_trigger(reading, w)).map(|w| reading.span(&(w..w + 1)));
    let conditions = statement.condition.map(|span| Condition { span, kind: ConditionKind::If });
    Some(Forecast {
        statement: Some(index),
        content: statement.content.clone(),
        trigger: trigger.or_else(|| statement.cue.first().copied())?,
        polarity: statement.polarity,
        certainty: statement.certainty,
        hedges: statement.hedges.clone(),
        probability: statement.probability,
        horizon: None,
        conditions: conditions.into_iter().collect(),
        confidence: statement.confidence,
    })
}

fn is_trigger(reading: &Reading, word: usize) -> bool {
    reading.tags[word] == "MD" || act::is(&reading.lower[word], Class::Foretelling)
}
