//! Word lists as data, each in its own file with its source.

pub mod act;
pub mod cue;
pub mod judgement;
pub mod likelihood;
mod lists;
