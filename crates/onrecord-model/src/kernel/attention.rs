//! Attention within one sequence, in bytes: queries, keys, softmax weights and values are rounded, and their products
//! are the exact integer products of the kernel.
//!
//! The queries of a head have one scale over the sequence, so have the keys, and each element of the values has one.

use super::aligned::Aligned;
use super::lanes::{Lanes, Shorts};
use super::packed::{GROUP, GROUP_BYTES, MOST_ROWS, PANEL};
use super::project::{Nothing, Product, Tile};
use super::rows::{factor_to, softmax_bytes, worth};

/// Sizes of multi-head attention.
#[derive(Clone, Copy)]
pub struct AttentionShape {
    /// Number of heads.
    pub heads: usize,
    /// Elements of a query, a multiple of 32.
    pub head_size: usize,
}

impl AttentionShape {
    /// Elements of a row of queries of all heads.
    pub fn width(self) -> usize {
        self.heads * self.head_size
    }
}

/// Room for one head of one sequence.
#[derive(Default)]
pub struct AttentionScratch {
    /// Bytes are 128 more than the query's element.
    queries: Aligned<u8>,
    /// Panels of 16 keys.
    keys: Aligned<i8>,
    /// What is added to the score of each key: what takes the 128 off again, or keeps a key from being found.
    offsets: Aligned<i32>,
    scores: Aligned<i32>,
    weights: Aligned<u8>,
    /// Panels of 16 elements of the values.
    values: Aligned<i8>,
    value_scales: Aligned<f32>,
    sums: Aligned<i32>,
}

/// What is added to a query's element to make it an unsigned byte.
const OFFSET: i16 = 128;

/// The score of keys that there are not.
const NEVER: i32 = -(1 << 30);

/// Where a head's rows are in `qkv`, and how long they are.
#[derive(Clone, Copy)]
struct Head<'a> {
    qkv: &'a [i16],
    /// Its first element in a row of queries.
    at: usize,
    size: usize,
    /// Elements of a row of queries of all heads; a row of `qkv` has three times as many.
    width: usize,
    /// Rows.
    length: usize,
}

impl Head<'_> {
    /// Thirty-two elements from `start` of part of a row: 0 the query, 1 the key, 2 the value.
    #[inline(always)]
    fn shorts<S: Shorts>(self, row: usize, part: usize, start: usize) -> S {
        let from = &self.qkv[(3 * row + part) * self.width + self.at + start..][..2 * PANEL];
        // SAFETY: there are 32 elements; the kernel that inlines this checked the processor.
        unsafe { S::load(from.as_ptr()) }
    }

    /// Bytes of a row of queries or keys.
    fn inputs<T: Tile>(self) -> usize {
        self.size.next_multiple_of(T::STEP)
    }

    /// Bytes of a row of weights: whole steps, and whole tiles of scores.
    fn keys<T: Tile>(self) -> usize {
        self.length.next_multiple_of(T::STEP.max(2 * PANEL))
    }
}

/// Attention of one sequence: `qkv` has a row a piece with all queries, all keys, all values; `output` a row a piece.
/// Both are in steps of 1/512. Tiles are as wide as the least head.
#[inline(always)]
pub fn attend<T: Tile, L: Lanes>(
    qkv: &[i16],
    shape: AttentionShape,
    scratch: &mut AttentionScratch,
    output: &mut [i16],
) {
    const { assert!(T::PANELS == 2) };
    let width = shape.width();
    let length = output.len() / width;
    for at in (0..width).step_by(shape.head_size) {
        let head = Head { qkv, at, size: shape.head_size, width, length };
        if at == 0 {
            scratch.clear::<T>(head);
        }
        let query = round_queries::<T, L::Shorts>(head, scratch);
        let key = round_keys::<T, L::Shorts>(head, scratch);
        round_values::<T, L::Shorts>(head, scratch);
        let scale = query * key * std::f32::consts::LOG2_E / (head.size as f32).sqrt();
        for top in (0..length).step_by(T::ROWS) {
            let rows = T::ROWS.min(length - top);
            multiply_keys::<T>(head, top, scratch);
            mix::<T, L>(head, rows, scale, scratch, &mut output[top * width + at..]);
        }
    }
}

impl AttentionScratch {
    /// Makes room. Whatever is beyond the head or the sequence and would count is 0, and stays so.
    fn clear<T: Tile>(&mut self, head: Head) {
        let (inputs, keys) = (head.inputs::<T>(), head.keys::<T>());
        self.queries.resize((head.length + MOST_ROWS) * inputs);
        self.queries.fill(0);
        self.weights.resize(MOST_ROWS * keys);
        self.weights.fill(0);
        for bytes in [&mut self.keys, &mut self.values] {
            bytes.resize(keys * inputs);
            bytes.fill(0);
        }
        self.offsets.resize(keys);
        self.scores.resize(MOST_ROWS * keys);
        self.sums.resize(MOST_ROWS * inputs);
        self.value_scales.resize(inputs);
    }
}

/// What multiplies a part of all rows so that it fits signed bytes.
#[inline(always)]
fn factor_of<S: Shorts>(head: Head, part: usize) -> i16 {
    // SAFETY: the kernel that inlines this checked the processor.
    let (mut low, mut high) = unsafe { (S::splat(0), S::splat(0)) };
    for row in 0..head.length {
        for start in (0..head.size).step_by(2 * PANEL) {
            let x = head.shorts::<S>(row, part, start);
            (low, high) = (low.min(x), high.max(x));
        }
    }
    factor_to(127, i32::from(high.largest()).max(-i32::from(low.least())))
}

/// Rounds the queries and gives what one is worth.
#[inline(always)]
fn round_queries<T: Tile, S: Shorts>(head: Head, scratch: &mut AttentionScratch) -> f32 {
    let (factor, stride) = (factor_of::<S>(head, 0), head.inputs::<T>());
    for (row, bytes) in scratch.queries.chunks_exact_mut(stride).take(head.length).enumerate() {
        for start in (0..head.size).step_by(2 * PANEL) {
            let to = bytes[start..start + 2 * PANEL].as_mut_ptr();
            // SAFETY: there is room for 32 bytes; the kernel that inlines this checked the processor.
            unsafe {
                head.shorts::<S>(row, 0, start).mul_round(S::splat(factor)).add(S::splat(OFFSET)).store_bytes(to);
            }
        }
    }
    worth(factor)
}

/// Rounds the keys, packs sixteen of them as a panel, and gives what one is worth.
#[inline(always)]
fn round_keys<T: Tile, S: Shorts>(head: Head, scratch: &mut AttentionScratch) -> f32 {
    let (factor, stride) = (factor_of::<S>(head, 1), head.inputs::<T>());
    let mut bytes = [0; 2 * PANEL];
    for row in 0..head.length {
        let panel = &mut scratch.keys[row / PANEL * PANEL * stride..][..PANEL * stride];
        for start in (0..head.size).step_by(2 * PANEL) {
            // SAFETY: there is room for 32 bytes; the kernel that inlines this checked the processor.
            unsafe {
                let key = head.shorts::<S>(row, 1, start).mul_round(S::splat(factor));
                key.add(S::splat(OFFSET)).store_bytes(bytes.as_mut_ptr());
            }
            let groups = panel[start * PANEL..].as_chunks_mut::<GROUP_BYTES>().0;
            for (four, group) in bytes.as_chunks::<GROUP>().0.iter().zip(groups) {
                let four = (u32::from_ne_bytes(*four) ^ 0x8080_8080).to_ne_bytes().map(u8::cast_signed);
                group[row % PANEL * GROUP..][..GROUP].copy_from_slice(&four);
            }
        }
    }
    measure_offsets::<T>(head, scratch);
    worth(factor)
}

/// Sets `offsets`: minus 128 times the sum of each key, which is the key's product with a row of these.
#[inline(always)]
fn measure_offsets<T: Tile>(head: Head, scratch: &mut AttentionScratch) {
    let keys = head.keys::<T>();
    // The spare rows behind the queries take a row of offsets; what the other rows of the tile give is not read.
    scratch.queries[head.length * head.inputs::<T>()..][..head.size].fill(OFFSET as u8);
    multiply_keys::<T>(head, head.length, scratch);
    for (key, offset) in scratch.offsets[..keys].iter_mut().enumerate() {
        *offset = if key < head.length { -scratch.scores[key] } else { NEVER };
    }
}

/// Multiplies a tile of queries by all keys.
#[inline(always)]
fn multiply_keys<T: Tile>(head: Head, top: usize, scratch: &mut AttentionScratch) {
    let (stride, keys) = (head.inputs::<T>(), head.keys::<T>());
    let queries = scratch.queries[top * stride..][..T::ROWS * stride].as_ptr();
    for start in (0..head.length).step_by(T::PANELS * PANEL) {
        let product = Product {
            rows: queries,
            panels: scratch.keys[start * stride..][..T::PANELS * PANEL * stride].as_ptr(),
            stride,
        };
        let sums = scratch.scores[start..][..(T::ROWS - 1) * keys + T::PANELS * PANEL].as_mut_ptr();
        // SAFETY: the slices have the lengths asked for; the kernel that inlines this checked the processor.
        unsafe { T::multiply(product, sums, keys, Nothing) };
    }
}

/// Rounds each element of the values, and packs groups of four keys.
#[inline(always)]
fn round_values<T: Tile, S: Shorts>(head: Head, scratch: &mut AttentionScratch) {
    let keys = head.keys::<T>();
    for start in (0..head.size).step_by(2 * PANEL) {
        // SAFETY: the kernel that inlines this checked the processor.
        let (mut low, mut high) = unsafe { (S::splat(0), S::splat(0)) };
        for row in 0..head.length {
            let x = head.shorts::<S>(row, 2, start);
            (low, high) = (low.min(x), high.max(x));
        }
        let (mut lows, mut highs, mut factors) = ([0; 2 * PANEL], [0; 2 * PANEL], [0; 2 * PANEL]);
        // SAFETY: there is room for 32 elements.
        unsafe {
            low.store(lows.as_mut_ptr());
            high.store(highs.as_mut_ptr());
        }
        let scales = &mut scratch.value_scales[start..start + 2 * PANEL];
        for (i, (factor, scale)) in factors.iter_mut().zip(scales).enumerate() {
            *factor = factor_to(127, i32::from(highs[i]).max(-i32::from(lows[i])));
            *scale = 32768.0 / f32::from(*factor);
        }
        let (first, second) = scratch.values[start * keys..][..2 * PANEL * keys].split_at_mut(PANEL * keys);
        let groups = first.as_chunks_mut::<GROUP_BYTES>().0.iter_mut().zip(second.as_chunks_mut::<GROUP_BYTES>().0);
        for (row, (first, second)) in (0..head.length).step_by(GROUP).zip(groups) {
            // SAFETY: there is room for 64 bytes in both; the kernel that inlines this checked the processor.
            unsafe {
                let factors = S::load(factors.as_ptr());
                let mut four = [S::splat(0); GROUP];
                for (value, row) in four.iter_mut().zip(row..head.length) {
                    *value = head.shorts::<S>(row, 2, start).mul_round(factors);
                }
                S::store_groups(four, first.as_mut_ptr(), second.as_mut_ptr());
            }
        }
    }
}

/// The mean of the values by the softmax of the scores of `rows` queries; `output` begins where the first of them goes.
#[inline(always)]
fn mix<T: Tile, L: Lanes>(head: Head, rows: usize, scale: f32, scratch: &mut AttentionScratch, output: &mut [i16]) {
    let (inputs, keys) = (head.inputs::<T>(), head.keys::<T>());
    let used = head.length.next_multiple_of(T::PANELS * PANEL);
    let mut inverses = [0.0; MOST_ROWS];
    for (row, inverse) in inverses[..rows].iter_mut().enumerate() {
        let weights = &mut scratch.weights[row * keys..][..used];
        let scores = &mut scratch.scores[row * keys..][..used];
        let mut top = i32::MIN;
        for (score, offset) in scores.iter_mut().zip(&*scratch.offsets) {
            *score += offset;
            top = top.max(*score);
        }
        *inverse = 1.0 / softmax_bytes::<L>(scores, top, scale, weights) as f32;
    }
    let weights = scratch.weights[..T::ROWS * keys].as_ptr();
    for start in (0..head.size).step_by(T::PANELS * PANEL) {
        let product = Product {
            rows: weights,
            panels: scratch.values[start * keys..][..T::PANELS * PANEL * keys].as_ptr(),
            stride: keys,
        };
        let sums = scratch.sums[start..][..(T::ROWS - 1) * inputs + T::PANELS * PANEL].as_mut_ptr();
        // SAFETY: the slices have the lengths asked for; the kernel that inlines this checked the processor.
        unsafe { T::multiply(product, sums, inputs, Nothing) };
    }
    for (row, &inverse) in inverses[..rows].iter().enumerate() {
        for start in (0..head.size).step_by(2 * PANEL) {
            let sums = scratch.sums[row * inputs + start..][..2 * PANEL].as_ptr();
            let scales = scratch.value_scales[start..][..2 * PANEL].as_ptr();
            let to = output[row * head.width + start..][..2 * PANEL].as_mut_ptr();
            // SAFETY: all have 32 elements; the kernel that inlines this checked the processor.
            unsafe {
                let (low, high) = (L::of_integers(sums), L::of_integers(sums.add(PANEL)));
                let inverse = L::splat(inverse);
                let (low, high) = (low.mul(inverse), high.mul(inverse));
                L::shorts(low.mul(L::load(scales)), high.mul(L::load(scales.add(PANEL)))).store(to);
            }
        }
    }
}
