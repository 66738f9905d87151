//! The literate cases of `cases/events`: a paragraph, and all events that are to be found in it, by the model that ships.
//!
//! An item is `CATEGORY STATUS | DOER > TRIGGER > TARGET | at PLACE | on TIME | by SOURCE`: the words of doer and target with
//! ` = NAME` where they are of an entity of another name, `-` where they are not there; the place's name, the time's
//! words, and the source of the statement that tells it, each left out where it is not there. `nothing` is no event.

mod literate;

use std::fs;
use std::path::Path;

use onrecord_core::findings::{EntityIndex, Event, Findings};
use onrecord_core::understand;
use onrecord_model::{Model, ReaderKind};
use onrecord_text::{ReadOptions, Span, read};

fn event(text: &str, findings: &Findings, event: &Event) -> String {
    let name = |entity: EntityIndex| findings.entities[entity.0].name.as_str();
    let party = |words: Option<Span>, entity: Option<EntityIndex>| {
        let words = words.map_or("-", |w| w.of(text));
        match entity.map(name).filter(|name| *name != words) {
            Some(name) => format!("{words} = {name}"),
            None => words.to_owned(),
        }
    };
    let parties = [
        party(event.actor_words, event.actor),
        event.trigger.of(text).to_owned(),
        party(event.target_words, event.target),
    ];
    let category = event.category.map_or("-", |c| c.as_str());
    let mut fields = vec![format!("{category} {}", event.status), parties.join(" > ")];
    fields.extend(event.place.map(|p| format!("at {}", name(p))));
    fields.extend(event.time.map(|t| format!("on {}", t.of(text))));
    let source = event.statement.and_then(|s| findings.statements[s.0].source.first());
    fields.extend(source.map(|s| format!("by {}", s.of(text))));
    fields.join(" | ")
}

#[test]
fn events_are_found_as_the_cases_say() {
    let weights = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/reader.safetensors");
    let weights = fs::read(weights).expect("the shipped weights");
    let model = Model::read_weights(&weights, ReaderKind::Fast).expect("a model");
    let mut wrong = String::new();
    for (file, case) in literate::cases("events") {
        assert!(!case.expected.is_empty(), "{}:{}: no list follows the text", file.display(), case.line);
        let document = read("case.txt", case.text.as_bytes(), &ReadOptions::default()).remove(0).expect("a document");
        let findings = understand(&document, &model);
        let found: Vec<String> = findings.events.iter().map(|e| event(&document.text, &findings, e)).collect();
        let expected: Vec<&String> = case.expected.iter().filter(|item| *item != "nothing").collect();
        if !expected.iter().copied().eq(found.iter()) {
            let list = |lines: &[String]| lines.iter().map(|l| format!("\n    - {l}")).collect::<String>();
            let place = format!("{}:{}", file.display(), case.line);
            wrong += &format!("{place}\n  expected{}\n  found{}\n", list(&case.expected), list(&found));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
