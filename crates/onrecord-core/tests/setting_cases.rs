//! The literate cases of `cases/settings`: a paragraph, and the setting of the statements in it, by the model that ships.
//!
//! An item is `CUE | FIELD WORDS | …` for the statement whose cue begins so: `from NUMBER` where several speak, `to WORDS`
//! for its addressee, `at WORDS` for its venue, `by KIND` for its channel, `on WORDS = VALUE` for its day,
//! `hidden WORDS, REASON` for anonymity. Fields that are not given must be empty.

mod literate;

use std::fs;
use std::path::Path;

use onrecord_core::findings::Statement;
use onrecord_core::understand;
use onrecord_model::{Model, ReaderKind};
use onrecord_text::{ReadOptions, Span, read};

fn setting(text: &str, s: &Statement) -> String {
    let words = |name: &str, span: Option<Span>| span.map(|span| format!("{name} {}", span.of(text)));
    let day =
        s.said_on.as_ref().map(|d| format!("on {} = {}", d.span.of(text), d.value.as_deref().unwrap_or("unknown")));
    let hidden = s.anonymity.map(|a| {
        let reason = a.reason.map(|reason| format!(", {}", reason.of(text))).unwrap_or_default();
        format!("hidden {}{reason}", a.words.of(text))
    });
    let many = s.source_count.filter(|c| c.low > 1).map(|c| match c.high {
        Some(high) => format!("from {high}"),
        None => format!("from {} or more", c.low),
    });
    let fields = [
        many,
        words("to", s.addressee),
        words("at", s.venue),
        s.channel.map(|c| format!("by {}", c.kind)),
        day,
        hidden,
    ];
    let cue = s.cue.first().map_or("", |span| span.of(text));
    let found: Vec<String> = [cue.to_owned()].into_iter().chain(fields.into_iter().flatten()).collect();
    found.join(" | ")
}

#[test]
fn settings_are_found_as_the_cases_say() {
    let weights = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/reader.safetensors");
    let weights = fs::read(weights).expect("the shipped weights");
    let model = Model::read_weights(&weights, ReaderKind::Fast).expect("a model");
    let mut wrong = String::new();
    for (file, case) in literate::cases("settings") {
        let document = read("case.txt", case.text.as_bytes(), &ReadOptions::default()).remove(0).expect("a document");
        let findings = understand(&document, &model);
        let found: Vec<String> = findings.statements.iter().map(|s| setting(&document.text, s)).collect();
        for expected in &case.expected {
            let (cue, rest) = expected.split_once(" |").unwrap_or((expected, ""));
            let fits = |found: &&String| {
                found.split_once(" |").map_or((found.as_str(), ""), |parts| parts).0.starts_with(cue)
                    && found.split_once(" |").map_or("", |parts| parts.1) == rest
            };
            if !found.iter().any(|found| fits(&found)) {
                wrong += &format!("{}:{}\n  expected {expected}\n  found {found:#?}\n", file.display(), case.line);
            }
        }
        assert!(!case.expected.is_empty(), "{}:{}: no list follows the text", file.display(), case.line);
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
