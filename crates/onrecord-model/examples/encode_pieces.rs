//! Writes hidden vectors, for comparison with the network that was trained (`training/compare_encoder.py`).
//!
//!     encode_pieces WEIGHTS < sequences.jsonl > vectors.f32
//!
//! Each line of the input is `[[piece, ...], [case, ...]]`; the output has `hidden` little-endian floats a piece.

use std::io::Write;

use onrecord_model::{Embeddings, Encoder, Scratch, Sequence, Weights};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("expected the path of a file of weights, found none")?;
    let file = std::fs::read(path)?;
    let weights = Weights::read(&file)?;
    let encoder = Encoder::new(&weights.member(0), Embeddings::new(&weights)?)?;
    let mut output = std::io::stdout().lock();
    let mut scratch = Scratch::default();
    for line in std::io::stdin().lines() {
        let (pieces, cases): (Vec<u32>, Vec<u8>) = serde_json::from_str(&line?)?;
        for x in encoder.encode(&[Sequence { pieces: &pieces, cases: &cases, wanted: None }], &mut scratch) {
            output.write_all(&x.to_le_bytes())?;
        }
    }
    Ok(())
}
