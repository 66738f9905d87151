//! Positions: what the parties of a negotiation demand, reject, accept, offer, prefer or are open to.
//!
//! Takes documents of the contract; gives stances with their words ([`stance`], [`rows`](mod@rows)), groups them by matter ([`matter`]) and
//! drafts the file that a person edits and [`onrecord_settlement`] solves ([`draft`](mod@draft)).

pub mod draft;
pub mod matter;
pub mod rows;
pub mod stance;
