//! A timeline as the JSON of TimelineJS: events with a first and a last day, grouped by how they stand.

use serde_json::{Value, json};

use super::Entry;
use crate::markup::escaped;

/// The JSON value.
pub fn timelinejs(entries: &[Entry]) -> Value {
    let date = |day: &str| {
        let mut parts = day.split('-');
        json!({ "year": parts.next(), "month": parts.next(), "day": parts.next() })
    };
    let events = entries.iter().filter_map(|entry| {
        let (first, last) = (entry.earliest.as_ref()?, entry.latest.as_ref()?);
        let text = format!("<p>{}</p><p>{}</p>", escaped(&entry.sentence.text), escaped(&entry.path));
        Some(json!({
            "start_date": date(first),
            "end_date": date(last),
            "text": { "headline": escaped(&entry.headline()), "text": text },
            "group": entry.status.as_str(),
            "unique_id": format!("{}-{}", entry.document, entry.trigger.start),
        }))
    });
    json!({ "events": events.collect::<Vec<Value>>() })
}
