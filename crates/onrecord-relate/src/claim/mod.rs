//! Claims: what statements say, and whether two of them say the same, something else, or contradict.
//!
//! Takes documents by the contract, with plain keys for who is who ([`Given`]); gives what is told in them ([`Told`]), the
//! relation of any two ([`Relation`]), and claims: all that is told that says the same. Read [`relation`] first.

pub mod align;
pub mod amount;
pub mod days;
pub mod deed;
pub mod figures;
pub mod fold;
pub mod index;
pub mod lexicon;
pub mod proposition;
pub mod question;
pub mod relation;
pub mod told;

pub use days::Days;
pub use fold::Related;
pub use relation::{Kind, Reason, Relation};
pub use told::{Given, Told, told};
