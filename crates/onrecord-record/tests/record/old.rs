//! Records of every past schema still open and give what they gave.
//!
//! `tests/old/schema-N.db` was written by `cargo run --example write_old_record` when N was the newest schema, with
//! what it exported then beside it. Neither is ever written again.

use std::path::Path;

use onrecord_record::{DocumentFilter, EventQuery, FigureQuery, Record, RecordError};

use crate::articles;
use crate::export::{check, export, record};

/// Figures, events and lineage are as if the documents had been read into a new record.
fn assert_rows_are_of_the_documents(old: &Record) {
    let (_folder, _, mut new) = record();
    let add = |document| -> Result<(), RecordError> {
        articles::add(&mut new, document);
        Ok(())
    };
    old.each_document(&DocumentFilter::default(), add).unwrap();
    let (figures, events) = (FigureQuery::default(), EventQuery::default());
    assert_eq!(old.figures(&figures).unwrap(), new.figures(&figures).unwrap());
    assert_eq!(old.events(&events).unwrap(), new.events(&events).unwrap());
    new.relate().unwrap();
    let (mut related, expected) = (old.lineage_groups().unwrap(), new.lineage_groups().unwrap());
    // What was superseded is not in the new record.
    related.retain(|id, _| expected.contains_key(id));
    assert_eq!(related, expected);
}

#[test]
fn old_records_open_and_give_what_they_gave() {
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/old");
    let mut opened = 0;
    for schema in 1.. {
        let stored = old.join(format!("schema-{schema}.db"));
        if !stored.exists() {
            break;
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("onrecord.db");
        std::fs::copy(&stored, &path).unwrap();
        let mut record = Record::open_existing(&path).unwrap();
        let expected = std::fs::read_to_string(stored.with_extension("txt")).unwrap();
        assert_eq!(export(&record), expected, "schema {schema}");
        assert_rows_are_of_the_documents(&record);
        check(&path);
        articles::add(&mut record, articles::article(999));
        check(&path);
        opened += 1;
    }
    assert!(opened > 0, "no old records in {}", old.display());
}
