//! What can be wrong with what was read: problems of a document, and records that could not become one.

use std::fmt;

use crate::Span;

/// Something a reader of the document should know; the document is used all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What kind of problem.
    pub code: ProblemCode,
    /// What was found, and what was done about it. A whole sentence.
    pub message: String,
    /// Where in the document's text, if it is somewhere.
    pub span: Option<Span>,
}

impl Problem {
    /// A problem of the document as a whole.
    pub fn new(code: ProblemCode, message: impl Into<String>) -> Problem {
        Problem { code, message: message.into(), span: None }
    }
}

/// The kinds of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemCode {
    /// The file is not UTF-8 and does not say what it is; its encoding was worked out from its bytes.
    EncodingGuessed,
    /// Some bytes are not valid in the file's encoding and were replaced by U+FFFD.
    DecodingLossy,
    /// A date can be read in two ways, so it was not used.
    DateAmbiguous,
    /// A date could not be read, so it was not used.
    DateUnreadable,
    /// Front matter could not be read; it stays in the text, unread.
    FrontMatterUnreadable,
    /// The sidecar file could not be read, so it was not used.
    SidecarUnreadable,
    /// No article stood out in an HTML page; the whole page's text was taken.
    ArticleNotFound,
    /// An HTML page is nested or repeated beyond reason; the excess was left out.
    PageCut,
}

impl ProblemCode {
    /// The name used in the record and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            ProblemCode::EncodingGuessed => "encoding_guessed",
            ProblemCode::DecodingLossy => "decoding_lossy",
            ProblemCode::DateAmbiguous => "date_ambiguous",
            ProblemCode::DateUnreadable => "date_unreadable",
            ProblemCode::FrontMatterUnreadable => "front_matter_unreadable",
            ProblemCode::SidecarUnreadable => "sidecar_unreadable",
            ProblemCode::ArticleNotFound => "article_not_found",
            ProblemCode::PageCut => "page_cut",
        }
    }
}

/// A file or record that could not become a document. Displays as one whole message that names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The file, or `FILE#N` for the record in line (or at place) N, from 1.
    pub path: String,
    /// What kind of rejection.
    pub reason: Reason,
    /// What would have been read.
    pub expected: &'static str,
    /// What was there instead.
    pub found: String,
    /// Where, as a place in the file: 1-based line and column (in bytes), if it is somewhere.
    pub place: Option<(u64, u64)>,
    /// What the user can do about it.
    pub way_out: Option<String>,
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}, found {}", self.path, self.expected, self.found)?;
        if let Some((line, column)) = self.place {
            write!(f, " at line {line}, column {column}")?;
        }
        match &self.way_out {
            Some(way_out) => write!(f, "; {way_out}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Rejected {}

/// Why a file or record was rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Nothing in it but blanks.
    Empty,
    /// Not text.
    Binary,
    /// Larger than the limit.
    TooLarge,
    /// Not valid JSON.
    InvalidJson,
    /// Valid JSON without a text where one was expected.
    NoText,
}

impl Reason {
    /// The name used in the record and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::Empty => "empty",
            Reason::Binary => "binary",
            Reason::TooLarge => "too_large",
            Reason::InvalidJson => "invalid_json",
            Reason::NoText => "no_text",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rejection_is_a_whole_message() {
        let mut rejected = Rejected {
            path: "news.jsonl#3".into(),
            reason: Reason::InvalidJson,
            expected: "a JSON object",
            found: "a text that ends too soon".into(),
            place: Some((3, 17)),
            way_out: Some("the other lines were read".into()),
        };
        assert_eq!(
            rejected.to_string(),
            "news.jsonl#3: expected a JSON object, found a text that ends too soon at line 3, column 17; the other \
             lines were read"
        );
        rejected.place = None;
        rejected.way_out = None;
        assert_eq!(rejected.to_string(), "news.jsonl#3: expected a JSON object, found a text that ends too soon");
    }
}
