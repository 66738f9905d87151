//! What the user sees: data on standard output, talk on standard error.
//!
//! Words from outside (articles, file names) pass [`clean`] before a terminal shows them, for they may hold escape
//! sequences and characters that reorder the line. Colour appears only on terminals and never carries meaning alone;
//! `NO_COLOR` turns it off.

pub mod clean;
pub mod count;
pub mod data;
pub mod page;
pub mod progress;
pub mod statement;
pub mod talk;
