//! Adding readings to the record, so that nothing that was committed is ever lost or doubled.
//!
//! The writer gathers readings and commits them by the batch, each batch in one short transaction, so that other
//! processes are hardly ever kept waiting. What the record ends up with depends on the readings alone, not on their
//! order or the size of the batches.

mod apply;
mod event;
mod figure;
mod forecast;
mod profile;
mod refill;
mod rows;

use onrecord_core::contract;
use rusqlite::TransactionBehavior;

pub(crate) use refill::refill;

use crate::reading::hex;
use crate::{InputFile, Outcome, Reading, Record, RecordError, Written};

/// Most readings in a batch, unless said otherwise.
const BATCH: usize = 500;

/// Most bytes of text in a batch.
const BATCH_BYTES: usize = 32 << 20;

/// Adds readings to a record. What was added since the last commit is lost if it is dropped without
/// [`Writer::finish`].
#[must_use = "readings are only kept by `finish`"]
pub struct Writer<'r> {
    record: &'r mut Record,
    waiting: Vec<Entry>,
    bytes: usize,
    batch: usize,
    written: Written,
}

/// One change to the record.
enum Entry {
    Reading { file: InputFile, reading: Reading },
    Closed(InputFile),
}

impl Record {
    /// A writer that commits after every 500 readings.
    pub fn writer(&mut self) -> Writer<'_> {
        Writer { record: self, waiting: Vec::new(), bytes: 0, batch: BATCH, written: Written::default() }
    }

    /// Whether this file was read to its end in this form by this reader, so that reading it again can change
    /// nothing. False where the bytes could not be had.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn has_read(&self, file: &InputFile) -> Result<bool, RecordError> {
        let Some(sha256) = file.sha256 else { return Ok(false) };
        let sql = "SELECT EXISTS (SELECT 1 FROM files WHERE path = ?1 AND sha256 = ?2 AND reader = ?3)";
        let mut statement = self.prepare(sql)?;
        let found = statement.query_row((&file.path, hex(sha256), &file.reader), |row| row.get(0));
        found.map_err(|e| self.failed(e))
    }
}

impl Writer<'_> {
    /// Commits after every `readings` (at least one).
    pub fn batch(mut self, readings: usize) -> Self {
        self.batch = readings.max(1);
        self
    }

    /// Adds one article of a file, and commits when the batch is full. A file of several articles is added one by
    /// one and then [closed](Writer::close).
    ///
    /// # Errors
    /// Where a span of the document does not say what it quotes: the reading is left out, the writer can go on.
    /// Where a batch cannot be committed: the record is as after the last batch, and the batch is kept for another
    /// try.
    pub fn add(&mut self, file: &InputFile, reading: Reading) -> Result<(), RecordError> {
        if let Outcome::Read(document) = &reading.outcome {
            document.check().map_err(|quote| self.record.misquoted(quote))?;
            self.bytes += document.text.len();
        }
        self.waiting.push(Entry::Reading { file: file.clone(), reading });
        self.commit_if_full()
    }

    /// Says that all articles of the file were added. Only then is the file taken as read, and are articles gone
    /// from it that an earlier form of it had. Closing a file that gave nothing is allowed.
    ///
    /// # Errors
    /// As [`Writer::add`].
    pub fn close(&mut self, file: &InputFile) -> Result<(), RecordError> {
        self.waiting.push(Entry::Closed(file.clone()));
        self.commit_if_full()
    }

    /// Adds all articles of a file and closes it.
    ///
    /// # Errors
    /// As [`Writer::add`]; where an article is misquoted, the others are added and the file is not closed.
    pub fn add_file(&mut self, file: &InputFile, readings: Vec<Reading>) -> Result<(), RecordError> {
        let mut misquoted = None;
        for reading in readings {
            match self.add(file, reading) {
                Err(error @ RecordError::Misquoted { .. }) => misquoted = misquoted.or(Some(error)),
                other => other?,
            }
        }
        match misquoted {
            Some(error) => Err(error),
            None => self.close(file),
        }
    }

    /// Commits what is waiting.
    ///
    /// # Errors
    /// Where the record cannot be written: it is as after the last commit, and what waits is kept.
    pub fn commit(&mut self) -> Result<(), RecordError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let written = self.apply_waiting().map_err(|e| self.record.failed(e))?;
        self.written = written;
        self.waiting.clear();
        self.bytes = 0;
        Ok(())
    }

    /// What was committed so far.
    pub fn written(&self) -> Written {
        self.written
    }

    /// Commits what is waiting, and says what was done in all.
    ///
    /// # Errors
    /// As [`Writer::commit`].
    pub fn finish(mut self) -> Result<Written, RecordError> {
        self.commit()?;
        Ok(self.written)
    }

    fn commit_if_full(&mut self) -> Result<(), RecordError> {
        if self.waiting.len() >= self.batch || self.bytes >= BATCH_BYTES { self.commit() } else { Ok(()) }
    }

    /// The counts after the batch; an error leaves the transaction undone.
    fn apply_waiting(&mut self) -> rusqlite::Result<Written> {
        let transaction = self.record.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut written = self.written;
        for entry in &self.waiting {
            match entry {
                Entry::Reading { file, reading } => apply::reading(&transaction, file, reading, &mut written)?,
                Entry::Closed(file) => apply::close(&transaction, file)?,
            }
        }
        transaction.commit()?;
        Ok(written)
    }
}

impl Record {
    pub(crate) fn misquoted(&self, quote: contract::Misquoted) -> RecordError {
        RecordError::Misquoted { path: self.path.clone(), quote }
    }
}
