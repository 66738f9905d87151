//! The events of a document as rows, as a timeline shows them: with their days, sentences and coordinates.

use onrecord_core::contract::Document;
use onrecord_core::timeline::{self, Entry};
use rusqlite::{Transaction, named_params};

use super::rows::{entity, sentence, statement};
use crate::key::{in_blanks, key};

pub(super) fn insert(transaction: &Transaction, number: i64, document: &Document) -> rusqlite::Result<()> {
    let sql = "INSERT INTO events (document, position, start, \"end\", \"trigger\", category, status, actor, actor_words,
                                   target, target_words, parties, place, place_level, country, latitude, longitude, time,
                                   earliest, latest, dated, sentence, statement)
               VALUES (:document, :position, :start, :end, :trigger, :category, :status, :actor, :actor_words,
                       :target, :target_words, :parties, :place, :place_level, :country, :latitude, :longitude, :time,
                       :earliest, :latest, :dated, :sentence, :statement)";
    let mut insert = transaction.prepare_cached(sql)?;
    for (position, (event, entry)) in document.events.iter().zip(timeline::entries(document)).enumerate() {
        let place = entry.coordinates.as_ref();
        insert.execute(named_params! {
            ":document": number,
            ":position": position,
            ":start": event.trigger.start,
            ":end": event.trigger.end,
            ":trigger": event.trigger.text,
            ":category": event.category.map(|c| c.as_str()),
            ":status": event.status.as_str(),
            ":actor": entity(document, event.actor.as_deref()),
            ":actor_words": entry.actor_words,
            ":target": entity(document, event.target.as_deref()),
            ":target_words": entry.target_words,
            ":parties": parties(&entry),
            ":place": entity(document, event.place.as_deref()),
            ":place_level": place.map(|p| p.level.as_str()),
            ":country": place.map(|p| &p.country),
            ":latitude": place.map(|p| p.latitude),
            ":longitude": place.map(|p| p.longitude),
            ":time": event.time.as_ref().map(|t| &t.text),
            ":earliest": entry.earliest,
            ":latest": entry.latest,
            ":dated": entry.dated_by.as_str(),
            ":sentence": sentence(document, event.trigger.start),
            ":statement": statement(document, event.statement.as_deref()),
        })?;
    }
    Ok(())
}

/// What the words of [`crate::EventQuery::who`] are looked for in.
fn parties(entry: &Entry) -> String {
    let parts = [&entry.actor, &entry.actor_words, &entry.target, &entry.target_words];
    parts.into_iter().flatten().map(|words| in_blanks(&key(words))).collect::<Vec<_>>().join("|")
}
