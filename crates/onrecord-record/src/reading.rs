//! What a run brings to the record: files, and what became of each of their articles.

use onrecord_core::contract;

/// A file in the form it had when it was read, and who read it.
///
/// Reading the same file in the same form by the same reader again can change nothing, so it need not be read
/// ([`crate::Record::has_read`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// The file as the user named it.
    pub path: String,
    /// SHA-256 over everything that the reading depends on besides the reader: the file's bytes, and those of its
    /// sidecar and the options, where there are any. `None` where the bytes could not be had; such a file is never
    /// taken as read, and does not replace what was read from its path before.
    pub sha256: Option<[u8; 32]>,
    /// The program and model that understand it, as a short text that changes when their findings may.
    pub reader: String,
}

/// One article of a file, or why there is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The file's path; `FILE#N` for record N of a file of several.
    pub path: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of an article.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It was read. The document's own path does not count: the record shows the first of its readings' paths.
    Read(Box<contract::Document>),
    /// It could not be read.
    Rejected {
        /// A short fixed name (`empty`, `binary`, …).
        reason: String,
        /// A sentence for people.
        message: String,
    },
}

impl Reading {
    /// A document read at its own path.
    pub fn of(document: contract::Document) -> Reading {
        Reading { path: document.path.clone(), outcome: Outcome::Read(Box::new(document)) }
    }

    /// A file or record that could not be read.
    pub fn rejected(path: impl Into<String>, reason: impl Into<String>, message: impl Into<String>) -> Reading {
        let outcome = Outcome::Rejected { reason: reason.into(), message: message.into() };
        Reading { path: path.into(), outcome }
    }
}

/// What a [`crate::Writer`] did, in readings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Brought an article the record did not have.
    pub new: usize,
    /// Brought an article the record had from another path or another reader.
    pub known: usize,
    /// Were there already, the same in every way.
    pub unchanged: usize,
    /// Could not be read.
    pub rejected: usize,
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(digest: [u8; 32]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
