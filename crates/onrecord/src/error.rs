//! What stops a command, and how the program ends: exit status 0 when all was done, 1 when nothing was found or some
//! files failed, 2 when the command could not run.
//!
//! The hint, a way out, is kept apart from the error. A file that cannot be read is no error here: it is a
//! [`Failure`](crate::input::Failure), reported while the others go on.

use std::fmt;
use std::io;
use std::process::ExitCode;

use onrecord_record::RecordError;

use crate::output::talk;

/// How a command that ran to its end went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All was done.
    Done,
    /// Nothing was found.
    NothingFound,
    /// Some files could not be read; all others were.
    SomeFailed,
}

impl Outcome {
    /// What became of a run in which this many files failed.
    pub fn of_failures(count: usize) -> Outcome {
        if count == 0 { Outcome::Done } else { Outcome::SomeFailed }
    }
}

/// Why a command could not go on.
#[derive(Debug)]
pub enum Error {
    /// Whoever read the output has gone, which is no fault and says nothing.
    ClosedPipe,
    /// A message for people, one sentence without the full stop, and a way out.
    Failed {
        /// What was expected, what was found, and where.
        message: String,
        /// What to do about it.
        hint: Option<String>,
    },
}

impl Error {
    /// An error without a hint.
    pub fn new(message: impl Into<String>) -> Error {
        Error::Failed { message: message.into(), hint: None }
    }

    /// The error with a way out.
    pub fn hint(self, hint: impl Into<String>) -> Error {
        match self {
            Error::Failed { message, .. } => Error::Failed { message, hint: Some(hint.into()) },
            Error::ClosedPipe => Error::ClosedPipe,
        }
    }

    /// What it means that writing to `target` (a file's name, or "standard output") failed.
    pub fn writing(target: &str, error: &io::Error) -> Error {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Error::ClosedPipe,
            io::ErrorKind::StorageFull => Error::new(format!("{target}: cannot be written: {}", reason(error)))
                .hint("free some space, or write to another disk"),
            _ => Error::new(format!("{target}: cannot be written: {}", reason(error))),
        }
    }
}

impl From<RecordError> for Error {
    fn from(error: RecordError) -> Error {
        Error::new(error.to_string())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::ClosedPipe => f.write_str("the output was closed"),
            Error::Failed { message, .. } => f.write_str(message),
        }
    }
}

impl std::error::Error for Error {}

/// The system's reason without its number: `Permission denied`.
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error ") {
        Some(at) => text[..at].to_owned(),
        None => text,
    }
}

/// Tells what went wrong and gives the exit status.
pub fn exit(result: Result<Outcome, Error>) -> ExitCode {
    match result {
        Ok(Outcome::Done) | Err(Error::ClosedPipe) => ExitCode::SUCCESS,
        Ok(Outcome::NothingFound | Outcome::SomeFailed) => ExitCode::from(1),
        Err(Error::Failed { message, hint }) => {
            talk::error(&message, hint.as_deref());
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_reason_has_no_number() {
        assert_eq!(reason(&io::Error::from_raw_os_error(13)), "Permission denied");
        assert_eq!(reason(&io::Error::other("odd")), "odd");
    }

    #[test]
    fn a_closed_pipe_is_no_fault() {
        assert!(matches!(Error::writing("x", &io::ErrorKind::BrokenPipe.into()), Error::ClosedPipe));
    }
}
