//! Opening a record, and telling it from what is not one before anything is touched.
//!
//! The first bytes of a file say whether it is a database and whose, so a foreign file is never opened for writing. A
//! failed open leaves the file as it was.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::migrate::{self, APPLICATION_ID, RELATED, SCHEMA};
use crate::{Record, RecordError};

/// How long another process's lock is waited for, unless said otherwise.
pub const WAIT: Duration = Duration::from_secs(10);

/// Statements kept ready to be used again: all that relating and writing use.
const STATEMENTS: usize = 64;

/// Kibibytes of the file held in memory, so that what every look-up passes through is read once.
const CACHE: i64 = 32 * 1024;

/// Where the file format (<https://www.sqlite.org/fileformat2.html#the_database_header>) keeps two of its numbers.
const USER_VERSION_AT: usize = 60;
const APPLICATION_ID_AT: usize = 68;

/// What opening may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Open for reading and writing; make the record where there is none.
    Create,
    /// Open for reading and writing.
    Existing,
    /// Open for reading, also in a place that cannot be written.
    ReadOnly,
}

impl Record {
    /// Opens the record at `path`, makes it where there is no file (or an empty one), and brings it up to date.
    ///
    /// # Errors
    /// As [`Record::open`].
    pub fn create_or_open(path: impl AsRef<Path>) -> Result<Record, RecordError> {
        Record::open(path, Mode::Create, WAIT)
    }

    /// Opens the record at `path` and brings it up to date.
    ///
    /// # Errors
    /// As [`Record::open`]; [`RecordError::Missing`] where there is no file.
    pub fn open_existing(path: impl AsRef<Path>) -> Result<Record, RecordError> {
        Record::open(path, Mode::Existing, WAIT)
    }

    /// Opens the record at `path` without changing what is in it.
    ///
    /// # Errors
    /// As [`Record::open`]; [`RecordError::Older`] where it would have to be brought up to date.
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Record, RecordError> {
        Record::open(path, Mode::ReadOnly, WAIT)
    }

    /// Opens the record at `path`, and has this and every later use wait at most `wait` for another process's lock.
    ///
    /// # Errors
    /// Where the file is missing, is not a record, is of a newer program, is locked, or cannot be read or written.
    /// The file is then as it was.
    pub fn open(path: impl AsRef<Path>, mode: Mode, wait: Duration) -> Result<Record, RecordError> {
        let path = path.as_ref();
        inspect(path, mode)?;
        let failed = |error| RecordError::of(error, path, wait);
        let mut connection = connect(path, mode, wait)?;
        let found = migrate::schema(&connection).map_err(failed)?;
        if found > SCHEMA {
            return Err(RecordError::Newer { path: path.to_path_buf(), found, known: SCHEMA });
        }
        if mode == Mode::ReadOnly {
            if found < SCHEMA {
                return Err(RecordError::Older { path: path.to_path_buf(), found, known: SCHEMA });
            }
        } else {
            migrate::migrate(&mut connection).map_err(failed)?;
            prepare(&connection).map_err(failed)?;
        }
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false).map_err(failed)?;
        let mut record = Record { connection, path: path.to_path_buf(), wait };
        if found < RELATED {
            record.relate()?;
        }
        Ok(record)
    }
}

/// Looks at the first bytes of the file, and opens nothing.
fn inspect(path: &Path, mode: Mode) -> Result<(), RecordError> {
    let path_buf = || path.to_path_buf();
    let mut head = Vec::new();
    match File::open(path).and_then(|file| file.take(100).read_to_end(&mut head)) {
        Err(error) if error.kind() == ErrorKind::NotFound => return absent(path, mode),
        Err(error) => return Err(RecordError::CannotOpen { path: path_buf(), found: reason(error.kind()) }),
        Ok(_) => {}
    }
    if head.is_empty() && mode == Mode::Create {
        return Ok(());
    }
    if head.is_empty() {
        return Err(RecordError::NotADatabase { path: path_buf(), found: "an empty file" });
    }
    if head.len() < 100 || !head.starts_with(b"SQLite format 3\0") {
        return Err(RecordError::NotADatabase { path: path_buf(), found: "a file that is not a database" });
    }
    let number = |at: usize| u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    if number(APPLICATION_ID_AT) != APPLICATION_ID {
        return Err(RecordError::NotARecord { path: path_buf() });
    }
    let found = number(USER_VERSION_AT);
    if found > SCHEMA {
        return Err(RecordError::Newer { path: path_buf(), found, known: SCHEMA });
    }
    Ok(())
}

fn absent(path: &Path, mode: Mode) -> Result<(), RecordError> {
    if mode != Mode::Create {
        return Err(RecordError::Missing { path: path.to_path_buf() });
    }
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            let found = format!("there is no folder {}; make it first", folder.display());
            Err(RecordError::CannotOpen { path: path.to_path_buf(), found })
        }
        _ => Ok(()),
    }
}

fn reason(kind: ErrorKind) -> String {
    match kind {
        ErrorKind::PermissionDenied => "you may not read it; ask its owner".to_owned(),
        ErrorKind::IsADirectory => "it is a folder; name a file in it with --record".to_owned(),
        other => other.to_string(),
    }
}

fn connect(path: &Path, mode: Mode, wait: Duration) -> Result<Connection, RecordError> {
    let failed = |error| match RecordError::of(error, path, wait) {
        // The file itself could be read before.
        RecordError::CannotOpen { path, .. } if path.exists() => RecordError::ReadOnly { path },
        RecordError::CannotOpen { path, .. } => {
            RecordError::CannotOpen { path, found: "you may not make files there; name another with --record".into() }
        }
        other => other,
    };
    let threads = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let flags = match mode {
        Mode::Create => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        // A reader must be able to put away the files that all users of a record share while they use it.
        Mode::Existing | Mode::ReadOnly => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    let open = |path: &Path, flags| -> rusqlite::Result<Connection> {
        let connection = Connection::open_with_flags(path, flags | threads)?;
        connection.busy_timeout(wait)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        connection.pragma_update(None, "cache_size", -CACHE)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        // Else some statements would be planned anew for every number that is put in them.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        // What an earlier process left to be written stays there until the record is known to be of a known schema.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, beside(path, "-wal").exists())?;
        connection.pragma_update(None, "query_only", mode == Mode::ReadOnly)?;
        migrate::schema(&connection)?;
        Ok(connection)
    };
    match open(path, flags) {
        Err(error) if mode == Mode::ReadOnly && is_read_only(&error) && !beside(path, "-wal").exists() => {
            // In a read-only place those files cannot be made, nor are they needed: nobody can write.
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            open(&unchanging(path), flags).map_err(failed)
        }
        opened => opened.map_err(failed),
    }
}

fn is_read_only(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly))
}

/// How the record works once it is ours: readers while writing, and no more waiting for the disk than that needs.
fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "normal")
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The path as a `file:` URI that promises that nobody writes.
fn unchanging(path: &Path) -> PathBuf {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => uri.push(char::from(*byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    PathBuf::from(uri)
}
