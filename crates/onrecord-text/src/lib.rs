//! Bytes in, documents out: formats, article extraction, cleaning, sentences and tokens.
//!
//! Takes what a user has (text, Markdown, HTML, JSON) and gives [`Document`]s whose text is untouched and whose
//! parts are spans of it. No clock, no SQL, no network, and nothing here ever fails on odd input: what is wrong
//! with a document is listed in its problems, and what cannot become a document is [`Rejected`] with its reason.
//!
//! ```
//! use onrecord_text::{ReadOptions, read};
//!
//! let text = "“We are ready to talk,” the minister said. Nobody answered.";
//! let document = read("talks.txt", text.as_bytes(), &ReadOptions::default()).remove(0).unwrap();
//! assert_eq!(document.text, text);
//! assert_eq!(document.segment().sentences.len(), 2);
//! ```

pub mod date;
pub mod document;
pub mod format;
pub mod metadata;
pub mod page;
pub mod problem;
pub mod quotation;
pub mod read;
pub mod region;
pub mod sentence;
pub mod span;
pub mod token;

pub use date::{DateError, date_in_url, parse_date};
pub use document::{Document, DocumentId, Region, RegionKind, Segmented};
pub use format::{Fields, Format};
pub use metadata::{Metadata, Provenance, PublishedGiven};
pub use page::PageMap;
pub use problem::{Problem, ProblemCode, Reason, Rejected};
pub use quotation::{Quotation, quotations};
pub use read::{ReadOptions, Sidecar, read, read_json_line};
pub use sentence::{Sentence, sentences};
pub use span::{CodePoints, Span};
pub use token::{Token, tokens};
