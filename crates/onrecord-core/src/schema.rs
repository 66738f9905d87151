//! Holds the published JSON Schema to the contract's types, and real findings to the schema.
//!
//! `docs/reference/document.schema.json` is made from the types in [`crate::contract`]. After a change to them run
//! `ONRECORD_UPDATE=1 cargo test -p onrecord-core schema` and read the difference before committing it.

use std::fs;
use std::path::{Path, PathBuf};

use onrecord_model::{Model, ReaderKind};
use onrecord_text::{ReadOptions, read};
use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::contract::{Document, SCHEMA};
use crate::understand;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn made() -> Value {
    let settings = SchemaSettings::draft2020_12();
    let mut schema = settings.into_generator().into_root_schema_for::<Document>();
    schema.insert("$id".to_owned(), SCHEMA.into());
    schema.insert("title".to_owned(), "The onrecord document contract".into());
    let mut value = schema.to_value();
    value["properties"]["schema"]["const"] = SCHEMA.into();
    value
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let path = root().join("docs/reference/document.schema.json");
    let made = made();
    if std::env::var_os("ONRECORD_UPDATE").is_some() {
        fs::write(&path, format!("{made:#}\n")).expect("the schema is written");
    }
    let published: Value = serde_json::from_str(&fs::read_to_string(&path).expect("the schema")).expect("JSON");
    assert!(published == made, "{} differs from the types: run with ONRECORD_UPDATE=1", path.display());
}

#[test]
fn findings_of_the_examples_follow_the_schema_and_quote_truly() {
    let validator = jsonschema::validator_for(&made()).expect("a schema");
    let weights = fs::read(root().join("models/reader.safetensors")).expect("the shipped weights");
    let model = Model::read_weights(&weights, ReaderKind::Fast).expect("a model");
    let mut files: Vec<PathBuf> =
        fs::read_dir(root().join("examples/sarune")).expect("examples").map(|e| e.unwrap().path()).collect();
    files.sort();
    let mut seen = 0;
    for file in files.iter().filter(|f| !f.to_string_lossy().contains(".meta.")) {
        let name = file.file_name().expect("a name").to_string_lossy();
        for document in read(&name, &fs::read(file).expect("an example"), &ReadOptions::default()) {
            let document = document.expect("an article");
            let contract = Document::of(&document, &understand(&document, &model));
            contract.check().expect("true quotations");
            let value = serde_json::to_value(&contract).expect("JSON");
            let errors: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
            assert!(errors.is_empty(), "{name}: {errors:#?}");
            assert_eq!(serde_json::from_value::<Document>(value).expect("read back"), contract);
            seen += 1;
        }
    }
    assert!(seen >= 12, "only {seen} articles in the examples");
}

#[test]
fn a_forecast_quotes_truly_and_a_contract_without_any_is_read() {
    let weights = fs::read(root().join("models/reader.safetensors")).expect("the shipped weights");
    let model = Model::read_weights(&weights, ReaderKind::Fast).expect("a model");
    let text = "Analysts said on Monday that the truce will probably collapse within two weeks if the talks fail.";
    let document = read("a.txt", text.as_bytes(), &ReadOptions::default()).remove(0).expect("a document");
    let mut contract = Document::of(&document, &understand(&document, &model));
    let forecast = &contract.forecasts[0];
    assert_eq!((forecast.trigger.text.as_str(), forecast.id.len()), ("will", 13));
    assert_eq!(forecast.statement.as_deref(), Some(contract.statements[0].id.as_str()));
    contract.check().expect("true quotations");
    let mut older = serde_json::to_value(&contract).expect("JSON");
    older.as_object_mut().expect("an object").remove("forecasts").expect("forecasts");
    let older: Document = serde_json::from_value(older).expect("an older contract");
    assert!(older.forecasts.is_empty());
    assert!(serde_json::to_value(&older).expect("JSON").get("forecasts").is_none());
    contract.forecasts[0].conditions[0].text = "unless the talks fail".to_owned();
    assert!(contract.check().is_err());
}

#[test]
fn the_schema_refuses_a_label_that_is_not_one() {
    let validator = jsonschema::validator_for(&made()).expect("a schema");
    let mut value: Value = serde_json::json!({"schema": SCHEMA});
    assert!(!validator.is_valid(&value), "fields are missing");
    value["statements"] = serde_json::json!([{"kind": "boast"}]);
    assert!(validator.iter_errors(&value).any(|e| e.to_string().contains("boast")));
}
