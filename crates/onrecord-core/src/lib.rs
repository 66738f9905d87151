//! From a document to its findings: who said what, who is who, figures and times; and from many documents to a brief.
//!
//! Everything here is pure: no I/O, no clock, no SQL. The same document gives the same findings on every machine.

pub mod brief;
pub mod contract;
pub mod entity;
pub mod event;
pub mod figure;
pub mod findings;
pub mod forecast;
pub mod genre;
pub mod label;
pub mod lemma;
pub mod lexicon;
pub mod mark;
pub mod markup;
pub mod name;
pub mod place;
pub mod published;
pub mod reading;
#[cfg(test)]
mod schema;
pub mod statement;
pub mod time;
pub mod timeline;
pub mod understand;
pub mod whom;
pub mod words;

pub use findings::Findings;
pub use understand::understand;
