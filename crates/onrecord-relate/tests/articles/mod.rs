//! Articles by the contract, made by hand: sentences of a speaker, a cue and a content, each found in the text by construction.

use onrecord_core::contract::{Document, Entity};
use onrecord_core::lexicon::concept;
use onrecord_relate::claim::{Given, Related, Told, told};
use serde_json::{Value, json};

/// `SPEAKER CUE CONTENT.`, with the kind of the statement, and how sure it is.
#[derive(Clone, Copy, Debug)]
pub struct Says(pub &'static str, pub &'static str, pub &'static str, pub &'static str, pub &'static str);

/// Plainly said.
pub const fn says(speaker: &'static str, content: &'static str) -> Says {
    Says(speaker, "said", content, "assertion", "certain")
}

/// Denied.
pub const fn denies(speaker: &'static str, content: &'static str) -> Says {
    Says(speaker, "denied that", content, "denial", "certain")
}

/// An article; speakers in small letters have no name. Numbers in digits are figures of the word behind them.
pub fn article(path: &str, outlet: &str, day: &str, sentences: &[Says]) -> Document {
    let mut text = String::new();
    let (mut statements, mut entities, mut figures, mut places) = (vec![], vec![], vec![], vec![]);
    for (number, Says(speaker, cue, content, kind, certainty)) in sentences.iter().enumerate() {
        let start = text.chars().count();
        let mut push = |words: &str, behind: &str| {
            let start = text.chars().count();
            text.push_str(words);
            text.push_str(behind);
            json!({ "start": start, "end": start + words.chars().count(), "text": words })
        };
        let (source, cue, content) = (push(speaker, " "), push(cue, " "), push(content, ". "));
        let named = speaker.starts_with(char::is_uppercase);
        let mut mention = source.clone();
        mention["form"] = json!(if named { "name" } else { "nominal" });
        let (statement, entity) = (format!("s{number}-{path}"), format!("e{number}"));
        entities.push(json!({ "id": entity, "name": speaker, "type": "person", "mentions": [mention] }));
        figures.extend(numbers(&content, &statement));
        statements.push(json!({
            "id": statement, "parent": null, "source": { "spans": [source] }, "source_entity": entity,
            "source_kind": if named { "named_person" } else { "anonymous" }, "cue": { "spans": [cue] },
            "content": { "spans": [content] }, "mode": "indirect", "kind": kind, "polarity": "positive",
            "certainty": certainty, "hedges": [], "probability": null, "condition": null, "venue": null,
            "addressee": null, "said_on": null, "anonymity": null, "confidence": 0.9,
        }));
        places.push(json!({ "start": start, "end": text.chars().count() - 1 }));
    }
    let document = json!({
        "schema": "onrecord/document/1", "path": path, "id": format!("d-{path}"), "text": text, "title": null,
        "byline": null, "outlet": outlet, "url": null, "language": "en", "genre": null, "regions": [], "times": [],
        "published": { "earliest": day, "latest": day, "how": "given with the file", "evidence": [] },
        "sentences": places, "entities": entities, "statements": statements, "figures": figures, "events": [],
        "metadata": { "title": null, "byline": null, "outlet": outlet, "url": null }, "problems": [],
    });
    let document: Document = serde_json::from_value(document).expect("a document of the contract");
    document.check().expect("words in their places");
    document
}

fn numbers(content: &Value, statement: &str) -> Vec<Value> {
    let (words, mut at) = (content["text"].as_str().unwrap(), content["start"].as_u64().unwrap() as usize);
    let mut out = Vec::new();
    let all: Vec<&str> = words.split(' ').collect();
    for (number, word) in all.iter().enumerate() {
        let end = at + word.chars().count();
        if let (Ok(value), Some(thing)) = (word.replace(',', "").parse::<f64>(), all.get(number + 1)) {
            let act = all.iter().find_map(|word| concept::of_act(word, |_| true));
            let thing = json!({ "start": end + 1, "end": end + 1 + thing.chars().count(), "text": thing });
            out.push(json!({ "start": at, "end": end, "text": word, "type": "cardinal", "low": value, "high": value,
                             "bound": "exact", "unit": null, "unit_text": null, "thing": thing, "actor": null,
                             "as_of": null, "statement": statement, "concept": act }));
        }
        at = end + 1;
    }
    out
}

/// What the documents tell, compared.
pub fn related(documents: &[Document]) -> Related {
    Related::of(all_told(documents))
}

/// What documents tell that are known to be of one story, compared.
pub fn related_in_one_story(documents: &[Document]) -> Related {
    let mut all = all_told(documents);
    all.iter_mut().for_each(|told| told.story = Some("t000000000001".to_owned()));
    Related::of(all)
}

/// Everything that documents tell.
pub fn all_told(documents: &[Document]) -> Vec<Told> {
    let key = |entity: &Entity| entity.name.to_lowercase();
    documents.iter().flat_map(|d| told(&Given { document: d, lineage: &d.id, key: &key })).collect()
}
