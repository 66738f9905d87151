//! The literate cases of `cases/statements`: a paragraph, and every statement that must be found in it, by the model that
//! ships. An item is `SOURCE | CUE | CONTENT | LABELS`; `·` parts pieces, `–` stands for none, a leading `>` says that
//! the statement stands inside the one before. LABELS are any of mode, kind, polarity, certainty and realis, `or KIND` for
//! the second-best kind and `by NAME` for the speaker; only those given are compared.

mod literate;

use std::fs;
use std::path::Path;

use onrecord_core::findings::{Findings, Statement};
use onrecord_core::understand;
use onrecord_model::{Model, ReaderKind};
use onrecord_text::{ReadOptions, Span, read};

fn pieces(text: &str, spans: &[Span]) -> String {
    if spans.is_empty() {
        return "–".to_owned();
    }
    spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" · ")
}

fn spoken(text: &str, s: &Statement) -> String {
    let nested = if s.parent.is_some() { "> " } else { "" };
    format!("{nested}{} | {} | {}", pieces(text, &s.source), pieces(text, &s.cue), pieces(text, &s.content))
}

fn labels(findings: &Findings, s: &Statement) -> Vec<String> {
    let mut out = vec![s.mode.to_string(), s.kind.to_string(), s.polarity.to_string(), s.certainty.to_string()];
    out.extend(s.realis.map(|realis| realis.to_string()));
    out.extend(s.kind_alt.map(|kind| format!("or {kind}")));
    out.extend(s.source_entity.map(|e| format!("by {}", findings.entities[e.0].name)));
    out
}

#[test]
fn statements_are_found_as_the_cases_say() {
    let weights = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/reader.safetensors");
    let weights = fs::read(weights).expect("the shipped weights");
    let model = Model::read_weights(&weights, ReaderKind::Fast).expect("a model");
    let mut wrong = String::new();
    for (file, case) in literate::cases("statements") {
        let document = read("case.txt", case.text.as_bytes(), &ReadOptions::default()).remove(0).expect("a document");
        let findings = understand(&document, &model);
        let found: Vec<String> = findings.statements.iter().map(|s| spoken(&document.text, s)).collect();
        let parts = |item: &String| item.rsplit_once(" | ").map(|(s, l)| (s.to_owned(), l.to_owned())).expect("labels");
        let (expected, wanted): (Vec<String>, Vec<String>) = case.expected.iter().map(parts).unzip();
        let place = format!("{}:{}", file.display(), case.line);
        if found != expected {
            wrong += &format!("{place}\n  expected {expected:#?}\n  found {found:#?}\n");
            continue;
        }
        for (statement, wanted) in findings.statements.iter().zip(wanted) {
            let have = labels(&findings, statement);
            for label in wanted.split(", ").filter(|label| !have.iter().any(|h| h == label)) {
                wrong +=
                    &format!("{place}\n  {}: expected {label}, found {have:?}\n", spoken(&document.text, statement));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
