//! A little grammar of attribution: verb groups, their subjects and their complements, read off tags.
//!
//! The model finds the attributions that PolNeAR marks: the outermost ones. What stands inside contents, and the bare
//! attitudes of stance and will, it sees badly; [`clauses`] finds those by their form. One part of a clause a file:
//! [`line`] the words looked at, [`group`] the verb with its auxiliaries, [`subject`] who, [`complement`] what,
//! [`frame`] which words take which complements, [`proposition`] the first clause of a content, which the labels read.
//! There is no parse: every reading that needs one is left out.

pub mod clauses;
pub mod complement;
pub mod enclosure;
pub mod frame;
pub mod group;
pub mod line;
pub mod proposition;
pub mod subject;
