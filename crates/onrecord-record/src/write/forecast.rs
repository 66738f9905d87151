//! The forecasts of a document as rows.

use onrecord_core::contract::{Document, Span};
use rusqlite::{Transaction, named_params};

use super::rows::{sentence, statement};

pub(super) fn insert(transaction: &Transaction, number: i64, document: &Document) -> rusqlite::Result<()> {
    let sql = "INSERT INTO forecasts (document, position, id, start, \"end\", words, \"trigger\", polarity, certainty,
                                      hedges, low, high, horizon, earliest, latest, conditions, confidence, sentence,
                                      statement)
               VALUES (:document, :position, :id, :start, :end, :words, :trigger, :polarity, :certainty,
                       :hedges, :low, :high, :horizon, :earliest, :latest, :conditions, :confidence, :sentence,
                       :statement)";
    let mut insert = transaction.prepare_cached(sql)?;
    for (position, forecast) in document.forecasts.iter().enumerate() {
        let pieces = &forecast.content.spans;
        let start = pieces.first().map_or(forecast.trigger.start, |piece: &Span| piece.start);
        let horizon = forecast.horizon.as_ref();
        insert.execute(named_params! {
            ":document": number,
            ":position": position,
            ":id": forecast.id,
            ":start": start,
            ":end": pieces.last().map_or(forecast.trigger.end, |piece| piece.end),
            ":words": forecast.content.text(),
            ":trigger": forecast.trigger.text,
            ":polarity": forecast.polarity.as_str(),
            ":certainty": forecast.certainty.as_str(),
            ":hedges": joined(forecast.hedges.iter().map(|hedge| &hedge.text)),
            ":low": forecast.probability.map(|(low, _)| low),
            ":high": forecast.probability.map(|(_, high)| high),
            ":horizon": horizon.map(|h| &h.text),
            ":earliest": horizon.and_then(|h| h.earliest.as_ref()),
            ":latest": horizon.and_then(|h| h.latest.as_ref()),
            ":conditions": joined(forecast.conditions.iter().map(|condition| &condition.text)),
            ":confidence": forecast.confidence,
            ":sentence": sentence(document, start),
            ":statement": statement(document, forecast.statement.as_deref()),
        })?;
    }
    Ok(())
}

/// The words, joined by an ellipsis; null where there are none.
fn joined<'w>(words: impl Iterator<Item = &'w String>) -> Option<String> {
    let words: Vec<&str> = words.map(String::as_str).collect();
    (!words.is_empty()).then(|| words.join(" … "))
}
