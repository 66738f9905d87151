//! Everything a record shows, as text that can be compared.

use std::path::{Path, PathBuf};

use onrecord_record::{DocumentFilter, Record, RecordError};
use tempfile::TempDir;

/// Every document as JSON, one a line, and what could not be read.
pub fn export(record: &Record) -> String {
    let mut out = String::new();
    let filter = DocumentFilter { superseded: true, ..DocumentFilter::default() };
    record
        .each_document(&filter, |document| -> Result<(), RecordError> {
            out.push_str(&serde_json::to_string(&document).unwrap());
            out.push('\n');
            Ok(())
        })
        .unwrap();
    for unread in record.unread().unwrap() {
        out.push_str(&format!("{unread:?}\n"));
    }
    out.push_str(&format!("{:?}\n", record.counts().unwrap()));
    out
}

/// Proves that the file is sound: its pages, its references and its search indexes.
pub fn check(path: &Path) {
    let connection = rusqlite::Connection::open(path).unwrap();
    let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    let astray = connection.prepare("PRAGMA foreign_key_check").unwrap().query([]).unwrap().next().unwrap().is_some();
    assert!(!astray);
    for index in ["documents_fts", "statements_fts"] {
        let sql = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
        connection.execute(&sql, []).unwrap();
    }
}

/// A new record in a folder that goes when the first value is dropped.
pub fn record() -> (TempDir, PathBuf, Record) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let record = Record::create_or_open(&path).unwrap();
    (folder, path, record)
}
