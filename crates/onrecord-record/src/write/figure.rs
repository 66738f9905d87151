//! The figures of a document as rows, each with the days for which it holds.
//!
//! Values stand as the text gives them. Leaves out nothing that the contract has but the places of words other than the
//! figure's own.

use onrecord_core::contract::{Document, Figure, Span};
use rusqlite::{Transaction, named_params};

use super::rows::{entity, sentence, statement};
use crate::figures::{Dated, thing_key};

pub(super) fn insert(transaction: &Transaction, number: i64, document: &Document) -> rusqlite::Result<()> {
    let sql =
        "INSERT INTO figures (document, position, start, \"end\", words, type, low, high, bound, unit, unit_words,
                                    thing, thing_key, concept, actor, place, as_of, period, counting, flow, change,
                                    earliest, latest, dated, sentence, statement)
               VALUES (:document, :position, :start, :end, :words, :type, :low, :high, :bound, :unit, :unit_words,
                       :thing, :thing_key, :concept, :actor, :place, :as_of, :period, :counting, :flow, :change,
                       :earliest, :latest, :dated, :sentence, :statement)";
    let mut insert = transaction.prepare_cached(sql)?;
    let words = |span: &Option<Span>| span.as_ref().map(|s| s.text.clone());
    for (position, f) in document.figures.iter().enumerate() {
        let thing = words(&f.thing);
        let (earliest, latest, dated) =
            days(document, f).map(|(e, l, d)| (Some(e), Some(l), Some(d))).unwrap_or_default();
        insert.execute(named_params! {
            ":document": number,
            ":position": position,
            ":start": f.start,
            ":end": f.end,
            ":words": f.text,
            ":type": f.kind.as_str(),
            ":low": f.low,
            ":high": f.high,
            ":bound": f.bound.as_str(),
            ":unit": f.unit,
            ":unit_words": f.unit_text,
            ":thing_key": thing_key(thing.as_deref().unwrap_or_default()),
            ":thing": thing,
            ":concept": f.concept,
            ":actor": entity(document, f.actor.as_deref()),
            ":place": entity(document, f.place.as_deref()),
            ":as_of": words(&f.as_of),
            ":period": words(&f.period),
            ":counting": f.counting.map(|c| c.as_str()),
            ":flow": f.flow.map(|f| f.as_str()),
            ":change": f.change.map(|c| c.as_str()),
            ":earliest": earliest,
            ":latest": latest,
            ":dated": dated.map(Dated::as_str),
            ":sentence": sentence(document, f.start),
            ":statement": statement(document, f.statement.as_deref()),
        })?;
    }
    Ok(())
}

/// First and last day for which the figure holds, and what tells them: its own words, else when it was said, else when
/// it was published.
fn days<'d>(document: &'d Document, figure: &Figure) -> Option<(&'d str, &'d str, Dated)> {
    let both = |earliest: &'d Option<String>, latest: &'d Option<String>, dated| {
        Some((earliest.as_deref()?, latest.as_deref()?, dated))
    };
    let of = |span: &Span| {
        let time = document.times.iter().find(|t| t.start >= span.start && t.end <= span.end)?;
        both(&time.earliest, &time.latest, Dated::Figure)
    };
    let said = || {
        let said = document.statements[statement(document, figure.statement.as_deref())?].said_on.as_ref()?;
        both(&said.earliest, &said.latest, Dated::Said)
    };
    let published = || document.published.as_ref().map(|p| (&*p.earliest, &*p.latest, Dated::Published));
    figure.as_of.as_ref().or(figure.period.as_ref()).and_then(of).or_else(said).or_else(published)
}
