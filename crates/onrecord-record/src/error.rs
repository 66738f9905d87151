//! What can go wrong with a record, as whole sentences: the file, what was expected, what was found, the way out.

use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use onrecord_core::contract::Misquoted;
use rusqlite::{ErrorCode, ffi};

use crate::query::QueryError;

/// Why a record could not be opened, written or read. Whatever happened, what was stored before is still there.
#[derive(Debug)]
#[non_exhaustive]
pub enum RecordError {
    /// There is no such file.
    Missing {
        /// The record's file.
        path: PathBuf,
    },
    /// The file cannot be opened or made.
    CannotOpen {
        /// The record's file.
        path: PathBuf,
        /// What stands in the way.
        found: String,
    },
    /// The file is not a database.
    NotADatabase {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        found: &'static str,
    },
    /// The file is a database of another program.
    NotARecord {
        /// The file.
        path: PathBuf,
    },
    /// A newer program made the record.
    Newer {
        /// The record's file.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The newest schema this program knows.
        known: u32,
    },
    /// An older program made the record, and it may not be brought up to date here.
    Older {
        /// The record's file.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The schema this program needs.
        known: u32,
    },
    /// Another process holds the record.
    Locked {
        /// The record's file.
        path: PathBuf,
        /// How long it was waited for.
        waited: Duration,
    },
    /// There is no room left, or no more may be used.
    DiskFull {
        /// The record's file.
        path: PathBuf,
    },
    /// The record, or the folder it stands in, may not be written.
    ReadOnly {
        /// The record's file.
        path: PathBuf,
    },
    /// The record's file is damaged.
    Damaged {
        /// The record's file.
        path: PathBuf,
        /// What is wrong.
        found: String,
    },
    /// A span does not say what it quotes.
    Misquoted {
        /// The record's file.
        path: PathBuf,
        /// Which one.
        quote: Misquoted,
    },
    /// The search cannot be understood.
    Query(QueryError),
    /// Anything else the database reports.
    Failed {
        /// The record's file.
        path: PathBuf,
        /// The database's words.
        source: Box<dyn Error + Send + Sync>,
    },
}

impl RecordError {
    /// The error for what the database reports of the record at `path`, after waiting at most `wait` for a lock.
    pub(crate) fn of(error: rusqlite::Error, path: &Path, wait: Duration) -> RecordError {
        let path = path.to_path_buf();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => RecordError::Locked { path, waited: wait },
            Some(ErrorCode::DiskFull) => RecordError::DiskFull { path },
            // A quota or a limit on the size of files is reported as a failed write.
            Some(ErrorCode::SystemIoFailure) if error.sqlite_error().is_some_and(is_failed_write) => {
                RecordError::DiskFull { path }
            }
            Some(ErrorCode::ReadOnly) => RecordError::ReadOnly { path },
            Some(ErrorCode::CannotOpen) => RecordError::CannotOpen { path, found: error.to_string() },
            Some(ErrorCode::NotADatabase) => RecordError::NotADatabase { path, found: "other bytes" },
            Some(ErrorCode::DatabaseCorrupt) => RecordError::Damaged { path, found: error.to_string() },
            _ => RecordError::Failed { path, source: Box::new(error) },
        }
    }
}

fn is_failed_write(error: &ffi::Error) -> bool {
    error.extended_code == ffi::SQLITE_IOERR_WRITE
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordError::Missing { path } => {
                write!(f, "{}: expected a record, found no file; `onrecord read PATH...` makes one", path.display())
            }
            RecordError::CannotOpen { path, found } => {
                write!(f, "{}: the record cannot be opened: {found}", path.display())
            }
            RecordError::NotADatabase { path, found } => write!(
                f,
                "{}: expected a record, found {found}; it was left as it is, name another file with --record",
                path.display()
            ),
            RecordError::NotARecord { path } => write!(
                f,
                "{}: expected a record, found a database of another program; it was left as it is, name another \
                 file with --record",
                path.display()
            ),
            RecordError::Newer { path, found, known } => write!(
                f,
                "{}: expected a record of schema {known} or older, found schema {found}; a newer onrecord made it, \
                 use that one",
                path.display()
            ),
            RecordError::Older { path, found, known } => write!(
                f,
                "{}: expected a record of schema {known}, found schema {found}; `onrecord read` brings it up to date \
                 where it can be written",
                path.display()
            ),
            RecordError::Locked { path, waited } => write!(
                f,
                "{}: the record is locked by another process, and still was after {} seconds; try again when it is \
                 done",
                path.display(),
                waited.as_secs_f64()
            ),
            RecordError::DiskFull { path } => write!(
                f,
                "{}: the disk is full, or a limit on its use is reached; what was stored before is safe, make room and read \
                 again to go on",
                path.display()
            ),
            RecordError::ReadOnly { path } => write!(
                f,
                "{}: the record cannot be written, its file or folder is read-only; change that, or copy the record \
                 to another place",
                path.display()
            ),
            RecordError::Damaged { path, found } => write!(
                f,
                "{}: the record is damaged ({found}); restore a copy, or read the articles into a new record",
                path.display()
            ),
            RecordError::Misquoted { path, quote } => {
                write!(f, "{}: the record holds words that their article does not: {quote}", path.display())
            }
            RecordError::Query(error) => error.fmt(f),
            RecordError::Failed { path, source } => {
                write!(f, "{}: the record could not be used: {source}; what was stored before is safe", path.display())
            }
        }
    }
}

impl Error for RecordError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            RecordError::Misquoted { quote, .. } => Some(quote),
            RecordError::Failed { source, .. } => Some(source.as_ref()),
            _ => None,
        }
    }
}

impl From<QueryError> for RecordError {
    fn from(error: QueryError) -> RecordError {
        RecordError::Query(error)
    }
}
