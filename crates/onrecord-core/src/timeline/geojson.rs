//! A timeline as GeoJSON: a point for each event whose place is known, with how precisely it is known.

use serde_json::{Value, json};

use super::Entry;

/// The JSON value, a `FeatureCollection`.
pub fn geojson(entries: &[Entry]) -> Value {
    let features = entries.iter().filter_map(|entry| {
        let place = entry.coordinates.as_ref()?;
        Some(json!({
            "type": "Feature",
            "geometry": { "type": "Point", "coordinates": [place.longitude, place.latitude] },
            "properties": {
                "headline": entry.headline(), "category": entry.category, "status": entry.status,
                "place": entry.place, "precision": place.level, "earliest": entry.earliest, "latest": entry.latest,
                "dated_by": entry.dated_by, "source": entry.source, "sentence": entry.sentence.text,
                "document": entry.document, "path": entry.path,
            },
        }))
    });
    json!({ "type": "FeatureCollection", "features": features.collect::<Vec<Value>>() })
}
