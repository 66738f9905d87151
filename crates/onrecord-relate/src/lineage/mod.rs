//! Lineage: which articles are one text, sentence by sentence, and which of them came first.
//!
//! [`article`] takes a document's sentences apart into [`word`]s. [`signature`] gives the keys by which an [`index`] finds
//! candidates, and [`outline`] what tells most of those apart at once; [`likeness`] compares two articles by their sentence map ([`align`]) and says what their words show.
//! [`relation`] adds what is known beside the words, [`direction`] says which came first, [`group`] what hangs together, and
//! [`family`] who comes from whom in a group.

pub mod align;
pub mod article;
pub mod compared;
pub mod diff;
pub mod direction;
pub mod family;
pub mod group;
pub mod hash;
pub mod index;
mod lcs;
pub mod likeness;
mod minhash;
pub mod outline;
pub mod pairs;
pub mod relation;
pub mod signature;
mod stamp;
pub mod version;
pub mod word;

pub use align::{Alignment, Link, SentenceLabel};
pub use article::Article;
pub use compared::{Compared, Prepared};
pub use direction::{Direction, Reason, Side, Which};
pub use family::{Descent, family};
pub use likeness::{Kinship, Likeness};
pub use outline::Outline;
pub use pairs::pairs;
pub use relation::{About, Relation};
pub use version::{Difference, Finding};
