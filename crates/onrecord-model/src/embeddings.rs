//! What a piece is before any layer: the vector of the piece plus that of its position. All members share the two
//! tables.
//!
//! Takes pieces; gives sums. The table of pieces stays where the file's bytes are: a text touches little of it. How a
//! word was cased, and the normalisation that follows, belong to the members.

use std::sync::Arc;

use crate::error::ModelError;
use crate::weights::{ByteMatrix, Weights};

/// The two tables; copies share them.
#[derive(Clone)]
pub struct Embeddings<'a> {
    tables: Arc<Tables<'a>>,
    hidden: usize,
}

struct Tables<'a> {
    words: ByteMatrix<'a>,
    positions: Vec<f32>,
}

impl<'a> Embeddings<'a> {
    /// Reads the tables.
    ///
    /// # Errors
    /// When a tensor is missing or has another type or shape than the configuration says.
    pub fn new(weights: &Weights<'a>) -> Result<Embeddings<'a>, ModelError> {
        let (hidden, count) = (weights.config().hidden, weights.config().max_pieces);
        let words = weights.bytes("embeddings.word_embeddings", weights.vocabulary()?.len(), hidden)?;
        let positions = dequantise(&weights.bytes("embeddings.position_embeddings", count, hidden)?, hidden);
        Ok(Embeddings { tables: Arc::new(Tables { words, positions }), hidden })
    }

    /// Elements of a vector.
    pub fn hidden(&self) -> usize {
        self.hidden
    }

    /// The longest sequence there are positions for, in pieces.
    pub fn max_pieces(&self) -> usize {
        self.tables.positions.len() / self.hidden
    }

    /// Writes the sum for a piece at a position to `row`.
    ///
    /// # Panics
    /// When there is no such piece or position.
    pub fn write(&self, piece: u32, position: usize, row: &mut [f32]) {
        let Tables { words, positions } = &*self.tables;
        let bytes = &words.bytes[piece as usize * self.hidden..][..self.hidden];
        let scale = words.scales[piece as usize];
        let position = &positions[position * self.hidden..][..self.hidden];
        for ((x, &byte), &position) in row.iter_mut().zip(bytes).zip(position) {
            *x = f32::from(byte.cast_signed()) * scale + position;
        }
    }
}

fn dequantise(matrix: &ByteMatrix, width: usize) -> Vec<f32> {
    let rows = matrix.bytes.chunks_exact(width).zip(&matrix.scales);
    rows.flat_map(|(row, &scale)| row.iter().map(move |byte| f32::from(byte.cast_signed()) * scale)).collect()
}
