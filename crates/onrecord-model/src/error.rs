//! What can be wrong with a file of weights: what was expected, what was found, and where.

/// Why weights could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The bytes are not a safetensors file.
    #[error("expected a safetensors file with the model's weights: {0}")]
    NotSafetensors(#[from] safetensors::SafeTensorError),
    /// The file has no usable entry `config` in its metadata.
    #[error("expected the model's configuration as JSON under \"config\" in the metadata of the weights: {0}")]
    BadConfig(String),
    /// The sizes in the configuration do not fit each other or this program.
    #[error("expected {expected}, found {found} in the configuration of the weights")]
    BadSizes {
        /// The rule that was broken.
        expected: &'static str,
        /// The sizes that break it.
        found: String,
    },
    /// A tensor is not in the file.
    #[error("expected a tensor \"{name}\" among the weights, found none")]
    Missing {
        /// The tensor's name.
        name: String,
    },
    /// A tensor has another type or shape.
    #[error("expected the tensor \"{name}\" to be {expected}, found {found}")]
    WrongTensor {
        /// The tensor's name.
        name: String,
        /// Type and shape that the configuration asks for.
        expected: String,
        /// Type and shape in the file.
        found: String,
    },
    /// The vocabulary lacks a piece that every BERT vocabulary has, or is not UTF-8.
    #[error("expected {expected} in the vocabulary of {pieces} pieces, found none")]
    BadVocabulary {
        /// What is lacking.
        expected: &'static str,
        /// Number of pieces.
        pieces: usize,
    },
    /// A head has other labels than this program knows.
    #[error("expected the labels {expected} of the head \"{head}\" in the weights, found {found}")]
    WrongLabels {
        /// The head.
        head: &'static str,
        /// What this program knows.
        expected: String,
        /// What the weights say.
        found: String,
    },
}
