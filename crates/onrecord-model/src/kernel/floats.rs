//! Products of small float matrices, for attention and heads.
//!
//! Each element of a product is one chain of fused multiply-adds, in the order of the inputs, however the work is cut
//! into blocks and whichever registers hold them: the same bits from every kernel.

use super::packed::PANEL;

/// Sixteen floats in the registers of an instruction set. Each method is one IEEE 754 operation a lane.
pub trait Lanes: Copy {
    /// Sixteen zeros.
    ///
    /// # Safety
    /// The processor must have the instructions.
    unsafe fn zero() -> Self;

    /// The sixteen floats at an address.
    ///
    /// # Safety
    /// The processor must have the instructions, and the floats must be readable.
    unsafe fn load(from: *const f32) -> Self;

    /// `self + factor * other`, rounded once.
    ///
    /// # Safety
    /// The processor must have the instructions.
    unsafe fn add_product(self, factor: f32, other: Self) -> Self;

    /// Writes the sixteen floats.
    ///
    /// # Safety
    /// The processor must have the instructions, and the floats must be writable.
    unsafe fn store(self, to: *mut f32);
}

/// Rows of floats, `stride` apart.
#[derive(Clone, Copy)]
pub struct Strided<'a> {
    /// From the first element of the first row on.
    pub values: &'a [f32],
    /// Elements from one row to the next.
    pub stride: usize,
}

impl Strided<'_> {
    #[inline(always)]
    fn skip(self, elements: usize) -> Self {
        Strided { values: &self.values[elements..], ..self }
    }
}

/// Rows that are multiplied at once.
const ROWS: usize = 6;

/// Multiplies whole rows of `depth` elements by a matrix `[depth, columns]`; `columns` is a multiple of 16.
#[inline(always)]
pub fn multiply<L: Lanes, const V: usize>(
    rows: &[f32],
    depth: usize,
    matrix: &[f32],
    columns: usize,
    output: &mut [f32],
) {
    let left = Strided { values: rows, stride: depth };
    let right = Strided { values: matrix, stride: columns };
    multiply_strided::<L, V>(left, rows.len() / depth, right, (depth, columns), output, columns);
}

/// Multiplies `rows` rows of `left` by `right`, whose sizes are `(depth, columns)`; `columns` is a multiple of 16.
///
/// `V` is the number of panels of 16 columns that fit the registers together with [`ROWS`] rows.
#[inline(always)]
pub fn multiply_strided<L: Lanes, const V: usize>(
    left: Strided,
    rows: usize,
    right: Strided,
    (depth, columns): (usize, usize),
    output: &mut [f32],
    output_stride: usize,
) {
    let mut column = 0;
    while column < columns {
        let (right, output) = (right.skip(column), &mut output[column..]);
        if columns - column >= V * PANEL {
            multiply_columns::<L, V>(left, rows, right, depth, output, output_stride);
            column += V * PANEL;
        } else if V > 2 && columns - column >= 2 * PANEL {
            multiply_columns::<L, 2>(left, rows, right, depth, output, output_stride);
            column += 2 * PANEL;
        } else {
            multiply_columns::<L, 1>(left, rows, right, depth, output, output_stride);
            column += PANEL;
        }
    }
}

#[inline(always)]
fn multiply_columns<L: Lanes, const V: usize>(
    left: Strided,
    rows: usize,
    right: Strided,
    depth: usize,
    output: &mut [f32],
    output_stride: usize,
) {
    let mut row = 0;
    while row < rows {
        let (left, output) = (left.skip(row * left.stride), &mut output[row * output_stride..]);
        if rows - row >= ROWS {
            multiply_block::<L, ROWS, V>(left, right, depth, output, output_stride);
            row += ROWS;
        } else {
            multiply_block::<L, 1, V>(left, right, depth, output, output_stride);
            row += 1;
        }
    }
}

#[inline(always)]
fn multiply_block<L: Lanes, const R: usize, const V: usize>(
    left: Strided,
    right: Strided,
    depth: usize,
    output: &mut [f32],
    output_stride: usize,
) {
    assert!(depth > 0 && left.values.len() >= (R - 1) * left.stride + depth);
    assert!(right.values.len() >= (depth - 1) * right.stride + V * PANEL);
    assert!(output.len() >= (R - 1) * output_stride + V * PANEL);
    // SAFETY: the assertions cover every address below; the kernel that inlines this checked the processor.
    unsafe {
        let mut sums = [[L::zero(); V]; R];
        for k in 0..depth {
            let mut line = [L::zero(); V];
            for (v, lanes) in line.iter_mut().enumerate() {
                *lanes = L::load(right.values.as_ptr().add(k * right.stride + v * PANEL));
            }
            for (r, sums) in sums.iter_mut().enumerate() {
                let x = *left.values.as_ptr().add(r * left.stride + k);
                for (sum, &lanes) in sums.iter_mut().zip(&line) {
                    *sum = sum.add_product(x, lanes);
                }
            }
        }
        for (r, sums) in sums.iter().enumerate() {
            for (v, sum) in sums.iter().enumerate() {
                sum.store(output.as_mut_ptr().add(r * output_stride + v * PANEL));
            }
        }
    }
}
