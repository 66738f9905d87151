//! Runs the neural encoder and its heads: weights in, tags out. Knows nothing of news.
//!
//! [`Weights`] reads a file of weights, [`WordPiece`] splits words into pieces, [`Encoder`] gives a vector for each
//! piece, [`Linear`] is what heads are made of. The same input gives the same bits on every machine, in any batch.

mod arithmetic;
mod attribution;
mod calibration;
mod crf;
mod embeddings;
mod encoder;
mod error;
#[cfg(test)]
mod fixture;
mod heads;
pub mod kernel;
mod pointer;
mod reader;
mod role;
mod weights;
mod window;
mod wordpiece;

pub use attribution::{Attribution, Scores};
pub use calibration::Calibration;
pub use embeddings::Embeddings;
pub use encoder::{Encoder, Scratch, Sequence};
pub use error::ModelError;
pub use heads::{Name, NameLabel};
pub use kernel::Linear;
pub use reader::{Inner, Model, Reading};
pub use role::{ROLE_NAMES, Role};
pub use weights::{
    ByteMatrix, Config, MemberSizes, MemberWeights, ReaderKind, ReaderMembers, Readers, Tensor, Weights,
};
pub use window::SentenceRange;
pub use wordpiece::{CaseClass, WordPiece};
