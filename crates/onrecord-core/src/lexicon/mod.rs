//! Word lists as data, each in its own file with its source.

pub mod act;
pub mod concept;
pub mod cue;
pub mod designators;
pub mod event;
pub mod foretelling;
pub mod horizon;
pub mod judgement;
pub mod level;
pub mod likelihood;
mod lists;
pub mod thing;
pub mod vague;
