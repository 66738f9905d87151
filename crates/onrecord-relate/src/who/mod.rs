//! Who is who, across documents: which entities of many documents are one person, body, state or place.
//!
//! Takes a [`Profile`] of each entity and what people ruled in reviews; gives [`Identity`]s, each with its names and, for
//! every two that were put together, why ([`Join`]). In this order:
//!
//! 1. [`camp`]: entities of one full name are one, unless what the texts tell speaks against it ([`evidence`]): years,
//!    states, or offices and company with nothing in common.
//! 2. Spellings of one name ([`fold`], [`exonym`]), short given names and initials ([`name`]), former names, initials of
//!    bodies: where both are full names, or something speaks for it.
//! 3. A last name alone goes to the one who bears it in full, where just one will do; a last name that is a common word
//!    asks for something that speaks for it.
//! 4. [`holder`]: an office (`Ukraine's president`) is whoever was called so about that day.
//!
//! Reviews come first and outrank all of it. Names lead to blocks, and nothing is compared across blocks; everything is
//! sorted by content before it is compared, so that the order of documents changes nothing. What is only described, and
//! cannot be tied to a name, is nobody's: it has no identity. [`everybody`] gives both, with how they are called and how
//! often they are there.

mod camp;
mod evidence;
mod exonym;
mod fold;
mod holder;
mod identity;
mod initials;
mod join;
mod name;
mod office;
mod profile;
mod somebody;

pub use identity::{Identity, Ruling, identities};
pub use join::{Join, Reason};
pub use office::Office;
pub use profile::{Family, Profile, profiles, restored};
pub use somebody::{Called, Counts, Member, Somebody, called, everybody};
