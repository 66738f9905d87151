//! The steps of the encoder, written once and compiled for each instruction set by the kernels.
//!
//! Only the integer products differ between kernels ([`Tile`]); they are exact, so kernels agree to the last bit.
//! Everything here is always inlined into a function of the kernel that enables its instructions.

use std::ops::Range;

use super::aligned::Aligned;
use super::floats::{Lanes, Strided, multiply_strided};
use super::packed::{PANEL, PackedMatrix, QuantisedRows};
use crate::arithmetic::{exponentials, gelu, layer_norm, quantise};

/// Room for the sums of one tile: for each row, 16 of each panel.
#[repr(align(64))]
pub struct Products(pub [[i32; PANEL]; 64]);

/// Exact sums of products of unsigned and signed bytes, in 32 bits.
pub trait Tile {
    /// Rows of activations in a tile, at most [`MOST_ROWS`](super::packed::MOST_ROWS).
    const ROWS: usize;
    /// Panels of weights in a tile; divides 4.
    const PANELS: usize;

    /// Multiplies `ROWS` rows of `stride` bytes by `PANELS` panels of `16 * stride` bytes.
    ///
    /// # Safety
    /// The processor must have the kernel's instructions; `rows` must point to `ROWS * stride` bytes, `panels` to
    /// `PANELS * 16 * stride` bytes, and `stride` be a multiple of 64.
    unsafe fn multiply(rows: *const u8, panels: *const i8, stride: usize, products: &mut Products);
}

/// What follows a matrix product.
#[derive(Clone, Copy, PartialEq)]
pub enum Activation {
    /// Nothing.
    None,
    /// The error-function form of GELU.
    Gelu,
}

/// Layer normalisation weights.
pub struct Norm {
    /// One factor an element.
    pub weight: Vec<f32>,
    /// One summand an element.
    pub bias: Vec<f32>,
}

/// Sizes of multi-head attention.
#[derive(Clone, Copy)]
pub struct AttentionShape {
    /// Number of heads.
    pub heads: usize,
    /// Elements of a query, a multiple of 16.
    pub head_size: usize,
}

/// Multiplies rows `first..` of `input` by `matrix`: as many rows as fit `output`, which they replace.
#[inline(always)]
pub fn project<T: Tile>(
    input: &QuantisedRows,
    first: usize,
    matrix: &PackedMatrix,
    activation: Activation,
    output: &mut [f32],
) {
    let (stride, columns) = (matrix.stride, matrix.columns);
    let rows = output.len() / columns;
    assert!(input.stride == stride && (first + rows).next_multiple_of(T::ROWS) * stride <= input.bytes.len());
    let mut products = Products([[0; PANEL]; 64]);
    for start in (0..columns).step_by(T::PANELS * PANEL) {
        let panels = &matrix.panels[start * stride..][..T::PANELS * PANEL * stride];
        for top in (0..rows).step_by(T::ROWS) {
            let bytes = &input.bytes[(first + top) * stride..][..T::ROWS * stride];
            // SAFETY: the slices have the lengths asked for; the kernel that inlines this checked the processor.
            unsafe { T::multiply(bytes.as_ptr(), panels.as_ptr(), stride, &mut products) };
            let quantised = first + top..first + rows.min(top + T::ROWS);
            let target = &mut output[top * columns..];
            for panel in 0..T::PANELS.min((columns - start) / PANEL) {
                let panels = (start / PANEL + panel, panel);
                match activation {
                    Activation::None => finish::<T, false>(&products, panels, input, quantised.clone(), matrix, target),
                    Activation::Gelu => finish::<T, true>(&products, panels, input, quantised.clone(), matrix, target),
                }
            }
        }
    }
}

/// Turns the integer sums of a panel into floats: zero point, scales, bias and perhaps GELU.
///
/// `panels` are the number of the panel in the matrix and in the tile, `rows` those of `input` in the tile.
#[inline(always)]
fn finish<T: Tile, const GELU: bool>(
    products: &Products,
    panels: (usize, usize),
    input: &QuantisedRows,
    rows: Range<usize>,
    matrix: &PackedMatrix,
    output: &mut [f32],
) {
    let column_sums = &matrix.sums.as_chunks::<PANEL>().0[panels.0];
    let column_scales = &matrix.scales.as_chunks::<PANEL>().0[panels.0];
    let biases = &matrix.biases.as_chunks::<PANEL>().0[panels.0];
    let (scales, zeros) = (&input.scales[rows.clone()], &input.zeros[rows]);
    let mut at = panels.0 * PANEL;
    for row in 0..scales.len() {
        let (scale, zero) = (scales[row], zeros[row]);
        let sums = &products.0[row * T::PANELS + panels.1];
        let target = &mut output[at..at + PANEL];
        for i in 0..PANEL {
            let exact = sums[i] - zero * column_sums[i];
            let x = (exact as f32 * scale).mul_add(column_scales[i], biases[i]);
            target[i] = if GELU { gelu(x) } else { x };
        }
        at += matrix.columns;
    }
}

/// Rounds rows of `width` elements to bytes, from row 0 of `output` on.
#[inline(always)]
pub fn quantise_rows(rows: &[f32], width: usize, output: &mut QuantisedRows) {
    output.resize(rows.len() / width, width);
    for (i, row) in rows.chunks_exact(width).enumerate() {
        let bytes = &mut output.bytes[i * output.stride..][..width];
        (output.scales[i], output.zeros[i]) = quantise(row, bytes);
    }
}

/// Adds `update` to `rows`, normalises them, and writes them as bytes to the rows `first..` of `output` too.
#[inline(always)]
pub fn add_and_normalise(rows: &mut [f32], update: &[f32], norm: &Norm, first: usize, output: &mut QuantisedRows) {
    let width = norm.weight.len();
    for (i, (row, update)) in rows.chunks_exact_mut(width).zip(update.chunks_exact(width)).enumerate() {
        for (x, &u) in row.iter_mut().zip(update) {
            *x += u;
        }
        layer_norm(row, &norm.weight, &norm.bias);
        let bytes = &mut output.bytes[(first + i) * output.stride..][..width];
        (output.scales[first + i], output.zeros[first + i]) = quantise(row, bytes);
    }
}

/// Attention of one sequence: `qkv` has a row a piece with all queries, all keys, all values; `output` a row a piece.
///
/// `scratch` is room to work in.
#[inline(always)]
pub fn attend<L: Lanes, const V: usize>(
    qkv: &[f32],
    shape: AttentionShape,
    scratch: &mut Aligned<f32>,
    output: &mut [f32],
) {
    let width = shape.heads * shape.head_size;
    let length = output.len() / width;
    let padded = length.next_multiple_of(PANEL);
    scratch.resize(padded * shape.head_size + BLOCK_ROWS * padded);
    let (keys, scores) = scratch.split_at_mut(padded * shape.head_size);
    let scale = 1.0 / (shape.head_size as f32).sqrt();
    for head in 0..shape.heads {
        let at = head * shape.head_size;
        transpose(&qkv[width + at..], 3 * width, shape.head_size, length, padded, keys);
        for top in (0..length).step_by(BLOCK_ROWS) {
            let rows = BLOCK_ROWS.min(length - top);
            let queries = Strided { values: &qkv[top * 3 * width + at..], stride: 3 * width };
            let transposed = Strided { values: keys, stride: padded };
            multiply_strided::<L, V>(queries, rows, transposed, (shape.head_size, padded), scores, padded);
            let mut totals = [0.0; BLOCK_ROWS];
            for row in 0..rows {
                totals[row] = exponentials(&mut scores[row * padded..][..length], scale);
            }
            let weights = Strided { values: scores, stride: padded };
            let values = Strided { values: &qkv[2 * width + at..], stride: 3 * width };
            let target = &mut output[top * width + at..];
            multiply_strided::<L, V>(weights, rows, values, (length, shape.head_size), target, width);
            for row in 0..rows {
                let inverse = 1.0 / totals[row];
                for x in &mut target[row * width..][..shape.head_size] {
                    *x *= inverse;
                }
            }
        }
    }
}

/// Queries that are worked on together.
const BLOCK_ROWS: usize = 24;

/// Writes `length` rows of `size` elements as columns of rows of `padded` elements.
#[inline(always)]
fn transpose(rows: &[f32], stride: usize, size: usize, length: usize, padded: usize, columns: &mut [f32]) {
    for element in 0..size {
        let column = &mut columns[element * padded..][..length];
        for (row, x) in column.iter_mut().enumerate() {
            *x = rows[row * stride + element];
        }
    }
}
