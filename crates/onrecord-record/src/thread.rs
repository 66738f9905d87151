//! In which threads documents were when they were last told. Threads themselves are found anew each time, outside; what is
//! kept here only serves to tell what changed, and reaches no export.

use std::collections::BTreeMap;

use rusqlite::{Row, TransactionBehavior};

use crate::{Record, RecordError};

impl Record {
    /// The thread of each document as last told, both by id; empty where none ever was.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn threads_told(&self) -> Result<BTreeMap<String, String>, RecordError> {
        let mut statement = self.prepare("SELECT document, thread FROM threads_told")?;
        let rows = statement.query_map([], |row: &Row| Ok((row.get(0)?, row.get(1)?)));
        rows.and_then(Iterator::collect).map_err(|e| self.failed(e))
    }

    /// Notes which threads were told; what was noted before is let go.
    ///
    /// # Errors
    /// Where the record cannot be written: what was noted before is kept.
    pub fn tell_threads(&mut self, threads: &BTreeMap<String, String>) -> Result<(), RecordError> {
        let mut write = || -> rusqlite::Result<()> {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            transaction.execute("DELETE FROM threads_told", [])?;
            for told in threads {
                let sql = "INSERT INTO threads_told (document, thread) VALUES (?1, ?2)";
                transaction.prepare_cached(sql)?.execute(told)?;
            }
            transaction.commit()
        };
        let written = write();
        written.map_err(|e| self.failed(e))
    }
}
