//! Lineage in the record: which documents are one text, kept as documents come in.
//!
//! [`Record::relate`] relates what was read since it last ran, at the cost of what is new; [`Record::lineage`] gives the
//! groups. What is kept rests on words alone. Outlets, addresses and days, which tell the relation and its direction, are
//! those the documents have when they are asked for.

mod filter;
mod groups;
mod index;
mod kin;
mod relate;
mod runs;

pub use groups::{Lineage, Member, Related};
pub use kin::Kin;
