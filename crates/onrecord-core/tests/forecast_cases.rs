//! The literate cases of `cases/forecasts`: a paragraph published on Monday 7 October 2024, and every forecast that must be
//! found in it, by the model that ships. An item is `WHO | TRIGGER | CONTENT | LABELS`: WHO is the source's words, `author`, or
//! `–` for a statement without a source; `·` parts pieces. LABELS, parted by `;`, are any of polarity, certainty, a band (`.55–.80`), a
//! horizon (`WORDS = FIRST..LAST`, `?` for a day that is not known, or `no horizon`) and a condition (`KIND: WORDS`, or `no
//! condition`); only those given are compared. The item `nothing` says that nothing is foretold.

mod literate;

use std::fs;
use std::path::Path;

use onrecord_core::contract::{Document, Forecast, Spans};
use onrecord_core::understand;
use onrecord_model::{Model, ReaderKind};
use onrecord_text::{ReadOptions, read};

fn pieces(spans: &Spans) -> String {
    spans.spans.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(" · ")
}

fn spoken(document: &Document, forecast: &Forecast) -> String {
    let statement = forecast.statement.as_ref().and_then(|id| document.statements.iter().find(|s| s.id == *id));
    let who = match statement {
        None => "author".to_owned(),
        Some(s) => s.source.as_ref().map_or("–".to_owned(), pieces),
    };
    format!("{who} | {} | {}", forecast.trigger.text, pieces(&forecast.content))
}

fn labels(forecast: &Forecast) -> Vec<String> {
    let mut out = vec![forecast.polarity.to_string(), forecast.certainty.to_string()];
    let band = |(low, high): (f64, f64)| format!("{low:.2}–{high:.2}").replace("0.", ".");
    out.push(forecast.probability.map_or("no band".to_owned(), band));
    out.push(forecast.horizon.as_ref().map_or("no horizon".to_owned(), |h| {
        let day = |day: &Option<String>| day.clone().unwrap_or("?".to_owned());
        format!("{} = {}..{}", h.text, day(&h.earliest), day(&h.latest))
    }));
    if forecast.conditions.is_empty() {
        out.push("no condition".to_owned());
    }
    out.extend(forecast.conditions.iter().map(|c| format!("{}: {}", c.kind, c.text)));
    out
}

#[test]
fn forecasts_are_found_as_the_cases_say() {
    let weights = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/reader.safetensors");
    let weights = fs::read(weights).expect("the shipped weights");
    let model = Model::read_weights(&weights, ReaderKind::Fast).expect("a model");
    let mut wrong = String::new();
    for (file, case) in literate::cases("forecasts") {
        let text = format!("---\ndate: 2024-10-07\n---\n{}\n", case.text);
        let document = read("case.txt", text.as_bytes(), &ReadOptions::default()).remove(0).expect("a document");
        let contract = Document::of(&document, &understand(&document, &model));
        contract.check().expect("true quotations");
        let found: Vec<String> = contract.forecasts.iter().map(|f| spoken(&contract, f)).collect();
        let items = case.expected.iter().filter(|item| *item != "nothing");
        let parts = |item: &String| item.rsplit_once(" | ").map(|(s, l)| (s.to_owned(), l.to_owned())).expect("labels");
        let (expected, wanted): (Vec<String>, Vec<String>) = items.map(parts).unzip();
        let place = format!("{}:{}", file.display(), case.line);
        if found != expected {
            wrong += &format!("{place}\n  expected {expected:#?}\n  found {found:#?}\n");
            continue;
        }
        for (forecast, wanted) in contract.forecasts.iter().zip(wanted) {
            let have = labels(forecast);
            for label in wanted.split("; ").filter(|label| !have.iter().any(|h| h == label)) {
                wrong += &format!("{place}\n  {}: expected {label}, found {have:?}\n", spoken(&contract, forecast));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
