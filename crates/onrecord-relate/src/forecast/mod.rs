//! Forecasts judged: which answer one question, what later came of them, and how well who makes them does.
//!
//! Takes documents of the contract ([`foretold`](mod@foretold), [`likelihood`]) and the outcomes that people ruled; gives questions
//! ([`question`]), what else in the record bears on a forecast ([`candidate`]), scores ([`score`]) summed up by group
//! ([`tally`]), calibration ([`calibration`]), comparisons ([`comparison`]) and the course of one source's assessment
//! ([`course`]). Never decides whether a forecast came true: a person does, with evidence.

pub mod calibration;
pub mod candidate;
pub mod comparison;
pub mod course;
pub mod foretold;
pub mod likelihood;
pub mod outcome;
pub mod question;
pub mod score;
pub mod tally;

pub use foretold::{Forecaster, Foretold, foretold};
pub use outcome::Outcome;
pub use question::{Questions, Side};
