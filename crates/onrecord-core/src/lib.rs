//! From a document to its findings: who said what, who is who, figures and times; and from many documents to a brief.
//!
//! Everything here is pure: no I/O, no clock, no SQL. The same document gives the same findings on every machine.

pub mod brief;
pub mod contract;
pub mod findings;
pub mod label;
pub mod understand;

pub use findings::Findings;
pub use understand::understand;
