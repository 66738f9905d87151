//! The record: one SQLite file with every document, what was found in it, and where it was read. The only SQL.
//!
//! Takes [`contract::Document`](onrecord_core::contract::Document)s through a [`Writer`], gives them back word for
//! word, and finds statements by words, names and days. Leaves out reading files and understanding texts, which come
//! before, and printing, which comes after. Nothing in it depends on the clock, on threads or on the order of reading:
//! the same articles give the same answers in the same order. Offsets count code points of a document's text.
//!
//! ```
//! use onrecord_record::{Record, SearchQuery};
//!
//! let folder = tempfile::tempdir()?;
//! let record = Record::create_or_open(folder.path().join("onrecord.db"))?;
//! assert_eq!(record.counts()?.documents, 0);
//! assert!(record.search(&SearchQuery::words("\"cease fire\" NOT truce"))?.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod events;
mod figures;
mod identity;
mod key;
mod line;
mod lineage;
mod migrate;
mod open;
mod points;
mod query;
mod read;
mod reading;
mod resolution;
mod review;
mod search;
mod snippet;
mod thread;
mod who;
mod whom;
mod write;

use std::path::{Path, PathBuf};
use std::time::Duration;

pub use error::RecordError;
pub use events::EventQuery;
pub use figures::{Dated, FigureLine, FigureQuery};
pub use identity::Identities;
pub use key::key;
pub use line::{DocumentLine, StatementLine};
pub use lineage::{Kin, Lineage, Member, Related};
pub use open::{Mode, WAIT};
pub use query::QueryError;
pub use read::{Counts, DocumentFilter, Lookup, Unread};
pub use reading::{InputFile, Outcome, Reading, Written};
pub use resolution::{Evidence, Resolution, Resolved};
pub use review::{Act, Review, Signed};
pub use search::{Hit, SearchIn, SearchQuery};
pub use who::{Alias, Told};
pub use write::Writer;

/// An open record. Each thread that uses one opens its own.
pub struct Record {
    connection: rusqlite::Connection,
    path: PathBuf,
    wait: Duration,
}

impl Record {
    /// The record's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn prepare(&self, sql: &str) -> Result<rusqlite::CachedStatement<'_>, RecordError> {
        self.connection.prepare_cached(sql).map_err(|e| self.failed(e))
    }

    fn failed(&self, error: rusqlite::Error) -> RecordError {
        RecordError::of(error, &self.path, self.wait)
    }

    fn damaged(&self, found: impl ToString) -> RecordError {
        RecordError::Damaged { path: self.path.clone(), found: found.to_string() }
    }
}
