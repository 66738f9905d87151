//! Products of small float matrices, for heads.
//!
//! Each element of a product is one chain of fused multiply-adds, in the order of the inputs, however the work is cut
//! into blocks and whichever registers hold them: the same bits from every kernel.

use super::lanes::Lanes;
use super::packed::PANEL;

/// Rows that are multiplied at once.
const ROWS: usize = 6;

/// Multiplies whole rows of `depth` elements by a matrix `[depth, columns]`; `columns` is a multiple of 16.
///
/// `V` is the number of panels of 16 columns that fit the registers together with [`ROWS`] rows.
#[inline(always)]
pub fn multiply<L: Lanes, const V: usize>(
    rows: &[f32],
    depth: usize,
    matrix: &[f32],
    columns: usize,
    output: &mut [f32],
) {
    let mut column = 0;
    while column < columns {
        if columns - column >= V * PANEL {
            multiply_columns::<L, V>(rows, depth, &matrix[column..], columns, &mut output[column..]);
            column += V * PANEL;
        } else if V > 2 && columns - column >= 2 * PANEL {
            multiply_columns::<L, 2>(rows, depth, &matrix[column..], columns, &mut output[column..]);
            column += 2 * PANEL;
        } else {
            multiply_columns::<L, 1>(rows, depth, &matrix[column..], columns, &mut output[column..]);
            column += PANEL;
        }
    }
}

#[inline(always)]
fn multiply_columns<L: Lanes, const V: usize>(
    mut rows: &[f32],
    depth: usize,
    matrix: &[f32],
    columns: usize,
    output: &mut [f32],
) {
    let mut row = 0;
    while rows.len() >= ROWS * depth {
        multiply_block::<L, ROWS, V>(rows, depth, matrix, columns, &mut output[row * columns..]);
        rows = &rows[ROWS * depth..];
        row += ROWS;
    }
    while rows.len() >= depth {
        multiply_block::<L, 1, V>(rows, depth, matrix, columns, &mut output[row * columns..]);
        rows = &rows[depth..];
        row += 1;
    }
}

#[inline(always)]
fn multiply_block<L: Lanes, const R: usize, const V: usize>(
    rows: &[f32],
    depth: usize,
    matrix: &[f32],
    columns: usize,
    output: &mut [f32],
) {
    assert!(depth > 0 && rows.len() >= R * depth);
    assert!(matrix.len() >= (depth - 1) * columns + V * PANEL && output.len() >= (R - 1) * columns + V * PANEL);
    // SAFETY: the assertions cover every address below; the kernel that inlines this checked the processor.
    unsafe {
        let mut sums = [[L::splat(0.0); V]; R];
        for k in 0..depth {
            let mut line = [L::splat(0.0); V];
            for (v, lanes) in line.iter_mut().enumerate() {
                *lanes = L::load(matrix.as_ptr().add(k * columns + v * PANEL));
            }
            for (r, sums) in sums.iter_mut().enumerate() {
                let x = L::splat(*rows.as_ptr().add(r * depth + k));
                for (sum, &lanes) in sums.iter_mut().zip(&line) {
                    *sum = x.mul_add(lanes, *sum);
                }
            }
        }
        for (r, sums) in sums.iter().enumerate() {
            for (v, sum) in sums.iter().enumerate() {
                sum.store(output.as_mut_ptr().add(r * columns + v * PANEL));
            }
        }
    }
}
