//! What a command works on: the documents of files read for the purpose, or those of the record.

use std::path::PathBuf;

use onrecord_core::brief::Unread;
use onrecord_core::contract::Document;
use onrecord_record::{DocumentFilter, Record, RecordError};

use crate::args::{ReadingArgs, RecordArgs};
use crate::error::Error;
use crate::input;
use crate::output::talk;
use crate::pipeline::{self, Kept};

/// Documents, and what could not be read.
pub struct Material {
    /// All documents.
    pub documents: Vec<Document>,
    /// Files that could not be read, now or when the record was filled.
    pub unread: Vec<Unread>,
    /// How many files failed just now.
    pub failed: usize,
    /// The record they come from; none for files.
    pub record: Option<Record>,
}

impl Material {
    /// What is in these files and folders; without any, what is in the record.
    pub fn of(paths: &[PathBuf], record: &RecordArgs, reading: &ReadingArgs) -> Result<Material, Error> {
        if paths.is_empty() { of_record(record) } else { of_files(paths, reading) }
    }
}

fn of_record(record: &RecordArgs) -> Result<Material, Error> {
    let record = Record::open_read_only(&record.record)?;
    let mut documents = Vec::new();
    record.each_document(&DocumentFilter::default(), |document| {
        documents.push(document);
        Ok::<(), RecordError>(())
    })?;
    let unread = record.unread()?.iter().map(|unread| without_path(&unread.path, &unread.message)).collect();
    Ok(Material { documents, unread, failed: 0, record: Some(record) })
}

fn of_files(paths: &[PathBuf], reading: &ReadingArgs) -> Result<Material, Error> {
    let how = reading.how(None)?;
    let reader = reading.reader()?;
    let found = input::find(paths, false);
    let mut kept = Kept::default();
    pipeline::run(found.inputs, &how, |document| reader.contract(document), &mut kept)?;
    for failure in &kept.failures {
        talk::not_read(&failure.message);
    }
    let unread = kept.failures.iter().map(|failure| without_path(&failure.path, &failure.message)).collect();
    Ok(Material { documents: kept.documents, unread, failed: kept.failures.len(), record: None })
}

/// A message that begins with its path, taken apart.
fn without_path(path: &str, message: &str) -> Unread {
    let reason = message.strip_prefix(path).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(message);
    Unread { path: path.to_owned(), reason: reason.to_owned() }
}
