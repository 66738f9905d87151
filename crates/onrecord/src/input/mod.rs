//! What to read: from the paths a user gives to the files behind them, and from a file to its bytes.
//!
//! [`find`] walks folders and globs; [`open`] reads a file whole or line by line within the size limit; [`sidecar`]
//! finds the metadata beside it. What cannot be read is a [`Failure`], never a stop.

pub mod find;
pub mod open;
pub mod sidecar;

pub use find::find;

use std::fmt::Display;
use std::path::{Path, PathBuf};

use onrecord_text::Rejected;
use serde::Serialize;

/// The name of standard input.
pub const STDIN: &str = "-";

/// One file to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its name in documents and messages: the path as given, with `/` between its parts and no `./` before it.
    pub name: String,
    /// Where it is.
    pub place: Place,
}

/// Where an input is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Standard input.
    Stdin,
    /// A file of so many bytes, which can be read twice.
    File(PathBuf, u64),
    /// A pipe or device, which can be read once.
    Stream(PathBuf),
}

impl Input {
    /// How many bytes are known to be in it.
    pub fn size(&self) -> u64 {
        match self.place {
            Place::Stdin | Place::Stream(_) => 0,
            Place::File(_, size) => size,
        }
    }

    /// Its path, unless it is standard input.
    pub fn path(&self) -> Option<&Path> {
        match &self.place {
            Place::Stdin => None,
            Place::File(path, _) | Place::Stream(path) => Some(path),
        }
    }

    /// Whether it can be read twice.
    pub fn is_regular(&self) -> bool {
        matches!(self.place, Place::File(..))
    }
}

/// A file, or one record of it, that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The file, or `FILE#N` for record N of it.
    pub path: String,
    /// A short fixed name of the reason: one of [`onrecord_text::Reason`], `missing`, `unreadable` or
    /// `fault`.
    pub reason: &'static str,
    /// A whole message, which begins with the path.
    pub message: String,
}

impl Failure {
    /// The failure to find anything at `path`.
    pub fn missing(path: &str, why: impl Display) -> Failure {
        Failure { reason: "missing", ..Failure::unreadable(path, why) }
    }

    /// Whether there was nothing at the path.
    pub fn is_missing(&self) -> bool {
        self.reason == "missing"
    }

    /// The failure to get at what is in `path`.
    pub fn unreadable(path: &str, why: impl Display) -> Failure {
        Failure { path: path.to_owned(), reason: "unreadable", message: format!("{path}: {why}") }
    }

    /// The failure of this program on `path`.
    pub fn fault(path: &str) -> Failure {
        let message = format!("{path}: a fault of this program stopped it; please report it with the file");
        Failure { path: path.to_owned(), reason: "fault", message }
    }
}

impl From<Rejected> for Failure {
    fn from(rejected: Rejected) -> Failure {
        Failure { reason: rejected.reason.as_str(), message: rejected.to_string(), path: rejected.path }
    }
}
