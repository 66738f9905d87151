//! What one reading changes, within a transaction: the document it brings, the one it leaves, its own line.

use onrecord_core::contract;
use rusqlite::{OptionalExtension, Transaction};

use super::rows;
use crate::reading::hex;
use crate::{InputFile, Outcome, Reading, Written};

/// Notes a reading and what it brought.
pub(super) fn reading(
    transaction: &Transaction,
    file: &InputFile,
    reading: &Reading,
    written: &mut Written,
) -> rusqlite::Result<()> {
    let before = Before::of(transaction, file, reading)?;
    if before.as_ref().is_some_and(|b| b.is_same(file, reading)) {
        written.unchanged += 1;
        return Ok(());
    }
    let document = match &reading.outcome {
        Outcome::Read(document) => Some(keep(transaction, document, file, &reading.path, written)?),
        Outcome::Rejected { .. } => {
            written.rejected += 1;
            if file.sha256.is_none() && before.as_ref().is_some_and(|b| b.document.is_some()) {
                return Ok(());
            }
            None
        }
    };
    note(transaction, file, reading, document)?;
    for number in document.into_iter().chain(before.and_then(|b| b.document)) {
        refresh(transaction, number)?;
    }
    Ok(())
}

/// Notes that the file was read to its end, and lets go of readings of its earlier forms.
pub(super) fn close(transaction: &Transaction, file: &InputFile) -> rusqlite::Result<()> {
    let Some(sha256) = file.sha256.map(hex) else { return Ok(()) };
    let stale = "file = ?1 AND (sha256 IS NOT ?2 OR reader <> ?3)";
    let left: Vec<i64> = transaction
        .prepare_cached(&format!("SELECT document FROM readings WHERE {stale} AND document IS NOT NULL"))?
        .query_map((&file.path, &sha256, &file.reader), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    transaction.prepare_cached(&format!("DELETE FROM readings WHERE {stale}"))?.execute((
        &file.path,
        &sha256,
        &file.reader,
    ))?;
    for number in left {
        refresh(transaction, number)?;
    }
    transaction
        .prepare_cached("INSERT OR REPLACE INTO files (path, sha256, reader) VALUES (?1, ?2, ?3)")?
        .execute((&file.path, &sha256, &file.reader))?;
    Ok(())
}

/// What the record holds of a path before it is read again.
struct Before {
    sha256: Option<String>,
    reader: String,
    document: Option<i64>,
    id: Option<String>,
    message: Option<String>,
}

impl Before {
    fn of(transaction: &Transaction, file: &InputFile, reading: &Reading) -> rusqlite::Result<Option<Before>> {
        let sql = "SELECT r.sha256, r.reader, r.document, d.id, r.message
                   FROM readings AS r LEFT JOIN documents AS d ON d.number = r.document
                   WHERE r.file = ?1 AND r.path = ?2";
        let row = |row: &rusqlite::Row| {
            Ok(Before {
                sha256: row.get(0)?,
                reader: row.get(1)?,
                document: row.get(2)?,
                id: row.get(3)?,
                message: row.get(4)?,
            })
        };
        transaction.prepare_cached(sql)?.query_row((&file.path, &reading.path), row).optional()
    }

    fn is_same(&self, file: &InputFile, reading: &Reading) -> bool {
        let outcome = match &reading.outcome {
            Outcome::Read(document) => self.id.as_ref() == Some(&document.id),
            Outcome::Rejected { message, .. } => self.message.as_ref() == Some(message),
        };
        outcome && self.sha256 == file.sha256.map(hex) && self.reader == file.reader
    }
}

/// Keeps the document and gives its number.
///
/// Two files with one article may differ in what the text does not show (their encoding, say). So that the order of
/// reading does not count, the row is that of the first path in byte order among those read by the newest reader.
fn keep(
    transaction: &Transaction,
    document: &contract::Document,
    file: &InputFile,
    path: &str,
    written: &mut Written,
) -> rusqlite::Result<i64> {
    let sql = "SELECT number, reader = ?2 AND read_at < ?3
                      AND EXISTS (SELECT 1 FROM readings WHERE document = number AND path = read_at)
               FROM documents WHERE id = ?1";
    let known: Option<(i64, bool)> = transaction
        .prepare_cached(sql)?
        .query_row((&document.id, &file.reader, path), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match known {
        None => written.new += 1,
        Some(_) => written.known += 1,
    }
    match known {
        None => rows::insert(transaction, document, &file.reader, path),
        Some((number, true)) => Ok(number),
        Some((number, false)) => rows::replace(transaction, number, document, &file.reader, path),
    }
}

fn note(transaction: &Transaction, file: &InputFile, reading: &Reading, document: Option<i64>) -> rusqlite::Result<()> {
    let (reason, message) = match &reading.outcome {
        Outcome::Read(_) => (None, None),
        Outcome::Rejected { reason, message } => (Some(reason), Some(message)),
    };
    let sql = "INSERT OR REPLACE INTO readings (file, path, sha256, reader, document, reason, message)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let sha256 = file.sha256.map(hex);
    transaction.prepare_cached(sql)?.execute((
        &file.path,
        &reading.path,
        sha256,
        &file.reader,
        document,
        reason,
        message,
    ))?;
    Ok(())
}

/// The document's path is the first of its readings' paths in byte order; without any it is no longer current.
fn refresh(transaction: &Transaction, number: i64) -> rusqlite::Result<()> {
    let sql = "UPDATE documents
               SET path = coalesce((SELECT min(path) FROM readings WHERE document = ?1), path),
                   current = EXISTS (SELECT 1 FROM readings WHERE document = ?1)
               WHERE number = ?1";
    transaction.prepare_cached(sql)?.execute([number])?;
    Ok(())
}
