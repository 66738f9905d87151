//! JSON and JSON Lines: records whose fields hold an article.
//!
//! Follows RFC 8259. A text value is kept character for character. A record that cannot be read is rejected alone,
//! with its line; the others are read.

use serde_json::{Map, Value};

use super::fields::Fields;
use super::given;
use super::parts::Parts;
use crate::{Provenance, Reason, Rejected};

/// The parts of one record, from its JSON. `line` is the file's line on which `text` begins, from 1.
pub(crate) fn record(path: &str, text: &str, line: u64, fields: &Fields) -> Result<Parts, Rejected> {
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) => parts(path, &object, fields),
        Ok(other) => Err(not_an_object(path, &other)),
        Err(error) => Err(invalid(path, &error, line)),
    }
}

/// The records of a whole JSON file with their paths: one object, or an array of objects.
pub(crate) fn file(path: &str, text: &str, fields: &Fields) -> Vec<(String, Result<Parts, Rejected>)> {
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) => vec![(path.to_owned(), parts(path, &object, fields))],
        Ok(Value::Array(items)) => items
            .iter()
            .enumerate()
            .map(|(i, item)| {
                let path = format!("{path}#{}", i + 1);
                let parts = match item {
                    Value::Object(object) => parts(&path, object, fields),
                    other => Err(not_an_object(&path, other)),
                };
                (path, parts)
            })
            .collect(),
        Ok(other) => vec![(path.to_owned(), Err(not_an_object(path, &other)))],
        Err(error) => vec![(path.to_owned(), Err(invalid(path, &error, 1)))],
    }
}

/// Whether a text is JSON Lines: its first line is a whole object, and there is more behind it.
pub(crate) fn is_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap_or_default().trim();
    first.starts_with('{') && lines.next().is_some() && serde_json::from_str::<serde::de::IgnoredAny>(first).is_ok()
}

fn parts(path: &str, object: &Map<String, Value>, fields: &Fields) -> Result<Parts, Rejected> {
    let text = fields.text(object).map_err(|found| Rejected {
        path: path.to_owned(),
        reason: Reason::NoText,
        expected: "a field that holds the text",
        found,
        place: None,
        way_out: Some("name it with --field text=PATH".into()),
    })?;
    let (metadata, problems) = given::metadata(&fields.pairs(object), Provenance::Field);
    Ok(Parts { text: text.to_owned(), metadata, problems, ..Parts::default() })
}

fn not_an_object(path: &str, value: &Value) -> Rejected {
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    };
    Rejected {
        path: path.to_owned(),
        reason: Reason::NoText,
        expected: "a JSON object with the fields of an article",
        found: found.into(),
        place: None,
        way_out: None,
    }
}

fn invalid(path: &str, error: &serde_json::Error, line: u64) -> Rejected {
    let what = error.to_string();
    let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what);
    let (found, way_out) = if what.contains("surrogate") || what == "unexpected end of hex escape" {
        let fix = "write the character whole (\\ud83d\\ude00) or leave it out";
        ("half a character: a lone surrogate (\\ud800 to \\udfff)".to_owned(), Some(fix.to_owned()))
    } else if what.starts_with("EOF") {
        ("a record that ends too soon".to_owned(), Some("check that the file is complete".to_owned()))
    } else if what.contains("recursion limit") {
        ("values nested more than 127 deep".to_owned(), None)
    } else {
        (format!("an error ({what})"), None)
    };
    Rejected {
        path: path.to_owned(),
        reason: Reason::InvalidJson,
        expected: "valid JSON",
        found,
        place: Some((line + error.line().max(1) as u64 - 1, error.column() as u64)),
        way_out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(json: &str) -> String {
        record("a.jsonl#7", json, 7, &Fields::default()).unwrap_err().to_string()
    }

    #[test]
    fn the_text_is_kept_character_for_character() {
        let json =
            r#"{"text": " They\r\nmet \u201cthere\u201d.\ud83d\ude00 ", "pubDate": "Wed, 15 May 2024 10:00:00 GMT"}"#;
        let parts = record("a.jsonl#1", json, 1, &Fields::default()).unwrap();
        assert_eq!(parts.text, " They\r\nmet “there”.😀 ");
        assert_eq!(parts.metadata.published.unwrap().latest.to_string(), "2024-05-15");
    }

    #[test]
    fn rejections_name_line_and_way_out() {
        assert_eq!(
            message(r#"{"text": "a \ud800 b"}"#),
            "a.jsonl#7: expected valid JSON, found half a character: a lone surrogate (\\ud800 to \\udfff) at line 7, \
             column 19; write the character whole (\\ud83d\\ude00) or leave it out"
        );
        assert_eq!(
            message(r#"{"text": "a"#),
            "a.jsonl#7: expected valid JSON, found a record that ends too soon at line 7, column 11; check that the \
             file is complete"
        );
        assert_eq!(
            message(r#"{"id": 5}"#),
            "a.jsonl#7: expected a field that holds the text, found only the fields id (sought: text, body, content, \
             article, maintext); name it with --field text=PATH"
        );
        assert_eq!(message("[1]"), "a.jsonl#7: expected a JSON object with the fields of an article, found an array");
        assert!(message(&"[".repeat(100_000)).contains("nested more than 127 deep"));
    }

    #[test]
    fn one_bad_record_of_an_array_does_not_spoil_the_others() {
        let records = file("a.json", r#"[{"text": "One."}, 5, {"body": "Three."}]"#, &Fields::default());
        let paths: Vec<&str> = records.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["a.json#1", "a.json#2", "a.json#3"]);
        let read: Vec<bool> = records.iter().map(|(_, parts)| parts.is_ok()).collect();
        assert_eq!(read, [true, false, true]);
    }

    #[test]
    fn json_lines_are_told_from_json() {
        assert!(is_lines("{\"text\": 1}\n\n{\"text\": 2}"));
        assert!(!is_lines("{\"text\": 1}\n"));
        assert!(!is_lines("{\n\"text\": 1}\n"));
    }
}
