//! Which terms could satisfy every party, what makes that impossible, and the least that would have to give.
//!
//! Takes a file of issues with their options, of positions and of constraints ([`file`]); gives the terms that all of
//! them allow, or every minimal conflict and every minimal way out ([`knot`]), and the whole model for other solvers
//! ([`export`]). Knows nothing of articles: a constraint carries the words it rests on, and nobody here reads them. Pure:
//! no I/O, no clock; who calls says when to stop.
//!
//! One question a file: [`model`] is what the parties require, [`expression`] what they may say about options,
//! [`clauses`](mod@clauses) what that means to a solver, [`subsets`] what cannot hold together, [`terms`] what can.

pub mod bargain;
mod clauses;
pub mod export;
pub mod expression;
pub mod file;
pub mod knot;
pub mod model;
pub mod position;
mod solver;
pub mod subsets;
pub mod terms;

pub use expression::Expression;
pub use file::FileError;
pub use knot::{Knot, knot};
pub use model::{Basis, Constraint, Issue, Model, Strength};
pub use position::{Position, Positions, Stance};
