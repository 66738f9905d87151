//! Runs the neural encoder and its heads: weights in, tags out. Knows nothing of news.
//!
//! [`Weights`] reads a file of weights, [`WordPiece`] splits words into pieces, [`Encoder`] gives a vector for each
//! piece, [`Linear`] is what heads are made of. The same input gives the same bits on every machine, in any batch.

mod arithmetic;
mod encoder;
mod error;
#[cfg(test)]
mod fixture;
pub mod kernel;
mod weights;
mod wordpiece;

pub use encoder::{Encoder, Scratch, Sequence};
pub use error::ModelError;
pub use kernel::Linear;
pub use weights::{ByteMatrix, Config, Tensor, Weights};
pub use wordpiece::{CaseClass, WordPiece};
