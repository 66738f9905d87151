//! Bytes in, documents out: formats, article extraction, cleaning, sentences and tokens.
//!
//! Takes what a user has (text, Markdown, HTML, JSON) and gives [`Document`]s whose text is untouched and whose
//! parts are spans of it. No clock, no SQL, no network, and nothing here ever fails on odd input: what is wrong
//! with a document is listed in its problems.

pub mod sentence;
pub mod span;
pub mod token;

pub use sentence::sentences;
pub use span::{CodePoints, Span};
pub use token::{Token, tokens};
