//! The encoder: a BERT with one more embedding, for how a word was cased.
//!
//! Takes sequences of piece ids and case classes, gives one hidden vector for each piece that is asked for. Weights and
//! activations are multiplied as bytes, each row of activations with its own scale and zero point, so a vector depends
//! on its own sequence only. Cutting text into sequences and reading labels off the vectors are left to others.

use std::ops::Range;

use crate::embeddings::Embeddings;
use crate::error::ModelError;
use crate::kernel::{Aligned, AttentionScratch, AttentionShape, Kernel, Norm, Output, PackedMatrix, QuantisedRows};
use crate::weights::MemberWeights;

/// Rows that go through a layer together: enough to use weights often once they are in the cache.
const GROUP_ROWS: usize = 512;
/// Rows that go through a feed-forward layer together, small enough that its wide rows stay in the cache.
const WIDE_ROWS: usize = 64;
/// Elements of a feed-forward layer that are worked on together. Each part of a row is rounded to bytes by itself.
const WIDE_PART: usize = 384;

/// One sequence of pieces, special ones included.
#[derive(Clone, Copy, Debug)]
pub struct Sequence<'a> {
    /// Piece ids, lines of the vocabulary.
    pub pieces: &'a [u32],
    /// The case class of each piece.
    pub cases: &'a [u8],
    /// The places of the pieces whose vectors are asked for, in order: the last layer is spared for the others. All if
    /// there is no list.
    pub wanted: Option<&'a [usize]>,
}

/// Memory that encoding needs, kept from one call to the next; one a thread.
#[derive(Default)]
pub struct Scratch {
    hidden: Aligned<f32>,
    /// The hidden rows as bytes.
    bytes: QuantisedRows,
    qkv: Aligned<i16>,
    attention: AttentionScratch,
    /// What comes out of attention or of GELU.
    shorts: Aligned<i16>,
    /// The same as bytes.
    short_bytes: QuantisedRows,
}

/// A loaded encoder; shared between threads freely.
pub struct Encoder<'a> {
    shape: AttentionShape,
    embeddings: Embeddings<'a>,
    cases: Vec<f32>,
    embedding_norm: Norm,
    layers: Vec<Layer>,
}

struct Layer {
    qkv: PackedMatrix,
    attention_output: PackedMatrix,
    attention_norm: Norm,
    feed_forward: Vec<FeedForward>,
    output_norm: Norm,
}

/// Part of a feed-forward layer: some elements of what is between its two matrices.
struct FeedForward {
    intermediate: PackedMatrix,
    output: PackedMatrix,
}

impl<'a> Encoder<'a> {
    /// Packs a member's weights for this processor.
    ///
    /// # Errors
    /// When a tensor is missing or has another type or shape than the configuration says.
    pub fn new(weights: &MemberWeights<'_, 'a>, embeddings: Embeddings<'a>) -> Result<Encoder<'a>, ModelError> {
        let hidden = embeddings.hidden();
        let cases = "embeddings.case_embeddings.weight";
        Ok(Encoder {
            shape: shape(weights),
            cases: weights.f32_shaped(cases, &[crate::wordpiece::CaseClass::COUNT, hidden])?,
            embedding_norm: norm(weights, "embeddings.LayerNorm")?,
            layers: (0..weights.sizes.layers).map(|layer| Layer::new(weights, layer)).collect::<Result<_, _>>()?,
            embeddings,
        })
    }

    /// Elements of a hidden vector.
    pub fn hidden(&self) -> usize {
        self.embeddings.hidden()
    }

    /// One hidden vector for each piece that is asked for, those of all sequences one after another.
    ///
    /// The vectors of a sequence are the same, bit for bit, whatever else is in the batch and on every machine.
    /// Batches of some hundred pieces are fastest.
    ///
    /// # Panics
    /// When a sequence is longer than [`Embeddings::max_pieces`], has not one case class a piece, or has an id
    /// or class that there is no embedding for.
    pub fn encode<'s>(&self, batch: &[Sequence<'_>], scratch: &'s mut Scratch) -> &'s [f32] {
        self.encode_with(Kernel::best(), batch, scratch)
    }

    /// As [`encode`](Self::encode), by the kernel that is asked for: for benchmarks and tests.
    pub fn encode_with<'s>(&self, kernel: &Kernel, batch: &[Sequence<'_>], scratch: &'s mut Scratch) -> &'s [f32] {
        let pieces: usize = batch.iter().map(|sequence| sequence.pieces.len()).sum();
        let mut hidden = std::mem::take(&mut scratch.hidden);
        hidden.resize(pieces * self.hidden());
        let (mut rest, mut kept) = (batch, 0);
        while !rest.is_empty() {
            let (group, length) = first_group(rest);
            rest = &rest[group.len()..];
            // What a group leaves behind its wanted rows is room for the next.
            kept += self.encode_group(kernel, group, scratch, &mut hidden[kept..][..length * self.hidden()]);
        }
        scratch.hidden = hidden;
        &scratch.hidden[..kept]
    }

    /// Leaves the wanted rows at the beginning of `rows`, and gives how many elements they have.
    fn encode_group(&self, kernel: &Kernel, group: &[Sequence], scratch: &mut Scratch, rows: &mut [f32]) -> usize {
        self.embed(kernel, group, scratch, rows);
        let mut kept = rows.len();
        for (number, layer) in self.layers.iter().enumerate() {
            self.attend(kernel, layer, group, scratch);
            if number + 1 == self.layers.len() {
                keep_wanted(group, self.shape.width(), &mut scratch.shorts);
                kept = keep_wanted(group, self.hidden(), rows);
            }
            let rows = &mut rows[..kept];
            let mixed = kept / self.hidden() * self.shape.width();
            (kernel.quantise)(&scratch.shorts[..mixed], self.shape.width(), &mut scratch.short_bytes);
            (kernel.project)(&scratch.short_bytes, 0, &layer.attention_output, Output::Sum(rows));
            (kernel.normalise)(rows, &layer.attention_norm, 0, &mut scratch.bytes);
            feed_forward(kernel, layer, scratch, rows);
        }
        kept
    }

    fn embed(&self, kernel: &Kernel, group: &[Sequence], scratch: &mut Scratch, rows: &mut [f32]) {
        let width = self.hidden();
        scratch.bytes.resize(rows.len() / width, width);
        let mut targets = rows.chunks_exact_mut(width);
        for sequence in group {
            let (length, most) = (sequence.pieces.len(), self.embeddings.max_pieces());
            assert!(length <= most, "a sequence of {length} pieces, at most {most}");
            assert_eq!(length, sequence.cases.len(), "one case class a piece");
            let pieces = sequence.pieces.iter().zip(sequence.cases).enumerate();
            for ((position, (&piece, &case)), row) in pieces.zip(&mut targets) {
                self.embeddings.write(piece, position, row);
                let case = &self.cases[usize::from(case) * width..][..width];
                row.iter_mut().zip(case).for_each(|(x, case)| *x += case);
            }
        }
        (kernel.normalise)(rows, &self.embedding_norm, 0, &mut scratch.bytes);
    }

    /// Leaves what attention gives for each row in `scratch.shorts`.
    fn attend(&self, kernel: &Kernel, layer: &Layer, group: &[Sequence], scratch: &mut Scratch) {
        let width = self.shape.width();
        let pieces: usize = group.iter().map(|sequence| sequence.pieces.len()).sum();
        scratch.qkv.resize(3 * pieces * width);
        scratch.shorts.resize(pieces * width);
        (kernel.project)(&scratch.bytes, 0, &layer.qkv, Output::Shorts(&mut scratch.qkv));
        let mut start = 0;
        for sequence in group.iter().filter(|sequence| !sequence.pieces.is_empty()) {
            let end = start + sequence.pieces.len() * width;
            let context = &mut scratch.shorts[start..end];
            (kernel.attend)(&scratch.qkv[3 * start..3 * end], self.shape, &mut scratch.attention, context);
            start = end;
        }
    }
}

/// Moves the wanted rows of `width` elements to the beginning, and gives how many elements they have.
fn keep_wanted<T: Copy>(group: &[Sequence], width: usize, rows: &mut [T]) -> usize {
    let (mut start, mut kept) = (0, 0);
    for sequence in group {
        let length = sequence.pieces.len();
        let mut keep = |place: usize| {
            assert!(place < length, "piece {place} of {length}");
            let from = (start + place) * width;
            rows.copy_within(from..from + width, kept);
            kept += width;
        };
        match sequence.wanted {
            Some(places) => places.iter().for_each(|&place| keep(place)),
            None => (0..length).for_each(keep),
        }
        start += length;
    }
    kept
}

fn feed_forward(kernel: &Kernel, layer: &Layer, scratch: &mut Scratch, rows: &mut [f32]) {
    let width = layer.attention_output.columns();
    for (block, rows) in rows.chunks_mut(WIDE_ROWS * width).enumerate() {
        let (first, count) = (block * WIDE_ROWS, rows.len() / width);
        for FeedForward { intermediate, output } in &layer.feed_forward {
            let part = intermediate.columns();
            scratch.shorts.resize(count * part);
            (kernel.project)(&scratch.bytes, first, intermediate, Output::Gelu(&mut scratch.shorts));
            (kernel.quantise)(&scratch.shorts, part, &mut scratch.short_bytes);
            (kernel.project)(&scratch.short_bytes, 0, output, Output::Sum(rows));
        }
        (kernel.normalise)(rows, &layer.output_norm, first, &mut scratch.bytes);
    }
}

/// The first sequences, at least one, that together have about [`GROUP_ROWS`] pieces; and how many pieces.
fn first_group<'a, 'b>(batch: &'a [Sequence<'b>]) -> (&'a [Sequence<'b>], usize) {
    let (mut count, mut length) = (1, batch[0].pieces.len());
    while count < batch.len() && length + batch[count].pieces.len() <= GROUP_ROWS {
        length += batch[count].pieces.len();
        count += 1;
    }
    (&batch[..count], length)
}

impl Layer {
    fn new(weights: &MemberWeights, layer: usize) -> Result<Layer, ModelError> {
        let (hidden, wide) = (weights.config().hidden, weights.sizes.intermediate);
        let attended = shape(weights).width();
        let name = |part: &str| format!("encoder.layer.{layer}.{part}");
        let attention = ["attention.self.query", "attention.self.key", "attention.self.value"].map(name);
        Ok(Layer {
            qkv: dense(weights, &attention, hidden, attended)?.pack(),
            attention_output: dense(weights, &[name("attention.output.dense")], attended, hidden)?.pack(),
            attention_norm: norm(weights, &name("attention.output.LayerNorm"))?,
            feed_forward: FeedForward::parts(
                dense(weights, &[name("intermediate.dense")], hidden, wide)?,
                dense(weights, &[name("output.dense")], wide, hidden)?,
            ),
            output_norm: norm(weights, &name("output.LayerNorm"))?,
        })
    }
}

impl FeedForward {
    fn parts(intermediate: Dense, output: Dense) -> Vec<FeedForward> {
        let parts = (0..output.inputs).step_by(WIDE_PART).map(|start| start..output.inputs.min(start + WIDE_PART));
        parts
            .map(|part| FeedForward {
                intermediate: intermediate.outputs(part.clone()).pack(),
                output: output.inputs(part).pack(),
            })
            .collect()
    }
}

/// A matrix as stored: a row of `inputs` bytes for each output.
struct Dense {
    inputs: usize,
    bytes: Vec<i8>,
    scales: Vec<f32>,
    biases: Vec<f32>,
}

impl Dense {
    fn pack(self) -> PackedMatrix {
        PackedMatrix::new(&self.bytes, self.inputs, self.scales, self.biases)
    }

    /// Some of the outputs.
    fn outputs(&self, part: Range<usize>) -> Dense {
        let bytes = self.bytes[part.start * self.inputs..part.end * self.inputs].to_vec();
        let (scales, biases) = (self.scales[part.clone()].to_vec(), self.biases[part].to_vec());
        Dense { inputs: self.inputs, bytes, scales, biases }
    }

    /// What some of the inputs add to the outputs; the first of them bring the biases.
    fn inputs(&self, part: Range<usize>) -> Dense {
        let rows = self.bytes.chunks_exact(self.inputs);
        let bytes = rows.flat_map(|row| &row[part.clone()]).copied().collect();
        let biases = if part.start == 0 { self.biases.clone() } else { vec![0.0; self.biases.len()] };
        Dense { inputs: part.len(), bytes, scales: self.scales.clone(), biases }
    }
}

/// One matrix of the outputs of all named ones.
fn dense(weights: &MemberWeights, names: &[String], inputs: usize, outputs: usize) -> Result<Dense, ModelError> {
    let (mut bytes, mut scales, mut biases) = (Vec::new(), Vec::new(), Vec::new());
    for name in names {
        let matrix = weights.bytes(name, outputs, inputs)?;
        bytes.extend(matrix.bytes.iter().map(|byte| byte.cast_signed()));
        scales.extend(matrix.scales);
        biases.extend(weights.f32_shaped(&format!("{name}.bias"), &[outputs])?);
    }
    Ok(Dense { inputs, bytes, scales, biases })
}

fn shape(weights: &MemberWeights) -> AttentionShape {
    AttentionShape { heads: weights.sizes.heads, head_size: weights.sizes.head_size }
}

fn norm(weights: &MemberWeights, name: &str) -> Result<Norm, ModelError> {
    let read = |part| weights.f32_shaped(&format!("{name}.{part}"), &[weights.config().hidden]);
    Ok(Norm { weight: read("weight")?, bias: read("bias")? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;
    use crate::weights::Weights;

    fn encoder() -> Encoder<'static> {
        encoder_of(&Fixture::small())
    }

    fn encoder_of(fixture: &Fixture) -> Encoder<'static> {
        let weights = Weights::read(fixture.file().leak()).unwrap();
        Encoder::new(&weights.member(0), Embeddings::new(&weights).unwrap()).unwrap()
    }

    fn whole<'a>(pieces: &'a [u32], cases: &'a [u8]) -> Sequence<'a> {
        Sequence { pieces, cases, wanted: None }
    }

    fn bits(values: &[f32]) -> Vec<u32> {
        values.iter().map(|x| x.to_bits()).collect()
    }

    /// Sequences of many lengths, up to the longest, more than one group of them.
    fn sequences() -> Vec<(Vec<u32>, Vec<u8>)> {
        let lengths = [1, 7, 64, 16, 33, 2, 64, 50, 64, 64, 63, 17, 64, 64, 64];
        let sequence = |(i, length)| {
            let pieces = (0..length).map(|j| (i * 5 + j * 7) % 12).collect();
            (pieces, (0..length).map(|j| ((i + j) % 6) as u8).collect())
        };
        (0u32..).zip(lengths).map(sequence).collect()
    }

    fn views(sequences: &[(Vec<u32>, Vec<u8>)]) -> Vec<Sequence<'_>> {
        sequences.iter().map(|(pieces, cases)| whole(pieces, cases)).collect()
    }

    #[test]
    fn all_kernels_give_the_same_bits() {
        let (sequences, mut scratch) = (sequences(), Scratch::default());
        let kernels = Kernel::available();
        let portable = &kernels[kernels.len() - 1];
        for heads in 1..4 {
            let encoder = encoder_of(&Fixture { heads, ..Fixture::small() });
            let expected = bits(encoder.encode_with(portable, &views(&sequences), &mut scratch));
            for kernel in kernels {
                let found = bits(encoder.encode_with(kernel, &views(&sequences), &mut scratch));
                assert!(found == expected, "kernel {} differs from the portable one, {heads} heads", kernel.name);
            }
        }
    }

    #[test]
    fn the_bits_are_those_of_the_release() {
        let (encoder, sequences, mut scratch) = (encoder(), sequences(), Scratch::default());
        let mut digest = 0u64;
        for bits in bits(encoder.encode(&views(&sequences), &mut scratch)) {
            digest = (digest ^ u64::from(bits)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        assert_eq!(digest, 0xf83d_36ae_3469_3b2c);
    }

    #[test]
    fn a_sequence_does_not_depend_on_its_batch() {
        let (encoder, sequences, mut scratch) = (encoder(), sequences(), Scratch::default());
        let together = encoder.encode(&views(&sequences), &mut scratch).to_vec();
        let mut start = 0;
        for sequence in views(&sequences) {
            let alone = encoder.encode(&[sequence], &mut scratch);
            assert_eq!(bits(alone), bits(&together[start..][..alone.len()]), "{} pieces", sequence.pieces.len());
            start += alone.len();
        }
        assert_eq!(start, together.len());
    }

    #[test]
    fn wanted_pieces_have_the_vectors_that_they_have_among_all() {
        let (encoder, sequences, mut scratch) = (encoder(), sequences(), Scratch::default());
        let all = encoder.encode(&views(&sequences), &mut scratch).to_vec();
        let every_third: Vec<Vec<usize>> = sequences.iter().map(|(p, _)| (0..p.len()).step_by(3).collect()).collect();
        let some = views(&sequences).into_iter().zip(&every_third);
        let some: Vec<Sequence> = some.map(|(s, places)| Sequence { wanted: Some(places), ..s }).collect();
        let places = sequences.iter().flat_map(|(pieces, _)| (0..pieces.len()).map(|place| place % 3 == 0));
        let rows = all.chunks_exact(64).zip(places).filter(|(_, wanted)| *wanted);
        let expected: Vec<f32> = rows.flat_map(|(row, _)| row).copied().collect();
        assert_eq!(bits(encoder.encode(&some, &mut scratch)), bits(&expected));
    }

    #[test]
    fn position_case_and_neighbours_all_matter() {
        let (encoder, mut scratch) = (encoder(), Scratch::default());
        let mut vector =
            |pieces: &[u32], cases: &[u8]| encoder.encode(&[whole(pieces, cases)], &mut scratch)[..64].to_vec();
        let plain = vector(&[4, 5], &[0, 0]);
        assert_ne!(plain, vector(&[4, 5], &[1, 0]), "case");
        assert_ne!(plain, vector(&[4, 6], &[0, 0]), "neighbour");
        assert_ne!(plain, vector(&[5, 5], &[0, 0]), "piece");
        let twice = encoder.encode(&[whole(&[4, 4], &[0, 0])], &mut scratch).to_vec();
        assert_ne!(twice[..64], twice[64..], "position");
    }

    #[test]
    fn nothing_gives_nothing() {
        let (encoder, mut scratch) = (encoder(), Scratch::default());
        assert!(encoder.encode(&[], &mut scratch).is_empty());
        assert!(encoder.encode(&[whole(&[], &[])], &mut scratch).is_empty());
    }

    #[test]
    #[should_panic(expected = "a sequence of 65 pieces, at most 64")]
    fn too_long_a_sequence_is_refused() {
        encoder().encode(&[whole(&[4; 65], &[0; 65])], &mut Scratch::default());
    }
}
