//! Bytes in, documents out: formats, article extraction, cleaning, sentences and tokens.
//!
//! Takes what a user has (text, Markdown, HTML, JSON) and gives [`Document`]s whose text is untouched and whose
//! parts are spans of it. No clock, no SQL, no network, and nothing here ever fails on odd input: what is wrong
//! with a document is listed in its problems, and what cannot become a document is [`Rejected`] with its reason.

pub mod document;
pub mod format;
pub mod metadata;
pub mod page;
pub mod problem;
pub mod sentence;
pub mod span;
pub mod token;

pub use document::{Document, DocumentId, Region, RegionKind, Segmented};
pub use format::Format;
pub use metadata::{Metadata, Provenance, PublishedGiven};
pub use page::PageMap;
pub use problem::{Problem, ProblemCode, Reason, Rejected};
pub use sentence::{Sentence, sentences};
pub use span::{CodePoints, Span};
pub use token::{Token, tokens};
