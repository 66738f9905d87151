//! Products of rows of bytes with a matrix, and what is done with the sums: the larger part of the encoder's time.
//!
//! The sums of bytes are exact, so that kernels may add them in any order ([`Tile`]). While one tile is multiplied, the
//! sums of the tile before it are turned into what the next step reads: a processor with a matrix unit does both at once.

use std::marker::PhantomData;

use super::aligned::Aligned;
use super::lanes::{Lanes, Shorts, horner};
use super::packed::{MOST_ROWS, PANEL, PackedMatrix, QuantisedRows, STEPS};

/// Rows of bytes and panels of weights.
#[derive(Clone, Copy)]
pub struct Product {
    /// [`Tile::ROWS`] rows of `stride` bytes.
    pub rows: *const u8,
    /// [`Tile::PANELS`] panels of `16 * stride` bytes.
    pub panels: *const i8,
    /// Bytes of a row, a multiple of [`Tile::STEP`].
    pub stride: usize,
}

impl Product {
    /// The product with one of its panels.
    ///
    /// # Safety
    /// There must be such a panel.
    #[inline(always)]
    pub unsafe fn of_panel(self, panel: usize) -> Product {
        // SAFETY: the caller vouches for the panel.
        unsafe { Product { panels: self.panels.add(panel * PANEL * self.stride), ..self } }
    }
}

/// Exact sums of products of unsigned and signed bytes, in 32 bits.
pub trait Tile {
    /// Rows of activations in a tile, at most [`MOST_ROWS`].
    const ROWS: usize;
    /// Panels of weights in a tile: 2 or 4.
    const PANELS: usize;
    /// Bytes of a row that are multiplied in one step: rows are whole steps long.
    const STEP: usize;

    /// Writes the sums of a tile, the rows `line` integers apart. Does all parts of other work beside the product.
    ///
    /// # Safety
    /// The processor must have the kernel's instructions, the parts of the product the sizes given there, and there must
    /// be room for the sums.
    unsafe fn multiply(product: Product, sums: *mut i32, line: usize, meanwhile: impl Meanwhile);
}

/// Work to be done beside a product, in parts. (Not a closure: those are not compiled with a kernel's instructions.)
pub trait Meanwhile {
    /// Does one part of so many; to be called for each in order.
    fn part(&mut self, part: usize, of: usize);
}

/// No work.
pub struct Nothing;

impl Meanwhile for Nothing {
    #[inline(always)]
    fn part(&mut self, _: usize, _: usize) {}
}

/// Where the rows of a product go, one after another. Short integers are in steps of 1/512, held within 16 bits.
pub enum Output<'a> {
    /// Replace short integers.
    Shorts(&'a mut [i16]),
    /// Pass through GELU and replace short integers.
    Gelu(&'a mut [i16]),
    /// Are added to floats.
    Sum(&'a mut [f32]),
}

/// Multiplies rows `first..` of `input` by `matrix`: as many rows as fit `output`.
#[inline(always)]
pub fn project<T: Tile, L: Lanes>(input: &QuantisedRows, first: usize, matrix: &PackedMatrix, output: Output) {
    let work = Work { input, first, matrix };
    match output {
        Output::Shorts(to) => work.run::<T, L>(STEPS, Shortened(to)),
        Output::Gelu(to) => work.run::<T, L>(1.0, Activated(to)),
        Output::Sum(to) => work.run::<T, L>(1.0, Added(to)),
    }
}

/// What is done with thirty-two numbers that belong at some place of the output.
trait Finish<L> {
    /// Elements of the output.
    fn size(&self) -> usize;

    /// # Safety
    /// There must be 32 elements from `at` on.
    unsafe fn write(&mut self, at: usize, numbers: [L; 2]);
}

struct Shortened<'a>(&'a mut [i16]);
struct Activated<'a>(&'a mut [i16]);
struct Added<'a>(&'a mut [f32]);

// SAFETY, for all three: the caller vouches for the elements; whoever holds numbers has the instructions.
impl<L: Lanes> Finish<L> for Shortened<'_> {
    fn size(&self) -> usize {
        self.0.len()
    }
    #[inline(always)]
    unsafe fn write(&mut self, at: usize, [low, high]: [L; 2]) {
        unsafe { L::shorts(low, high).store(self.0.as_mut_ptr().add(at)) }
    }
}

impl<L: Lanes> Finish<L> for Activated<'_> {
    fn size(&self) -> usize {
        self.0.len()
    }
    #[inline(always)]
    unsafe fn write(&mut self, at: usize, [low, high]: [L; 2]) {
        unsafe { L::shorts(gelu_steps(low), gelu_steps(high)).store(self.0.as_mut_ptr().add(at)) }
    }
}

impl<L: Lanes> Finish<L> for Added<'_> {
    fn size(&self) -> usize {
        self.0.len()
    }
    #[inline(always)]
    unsafe fn write(&mut self, at: usize, [low, high]: [L; 2]) {
        unsafe {
            let to = self.0.as_mut_ptr().add(at);
            L::load(to).add(low).store(to);
            L::load(to.add(PANEL)).add(high).store(to.add(PANEL));
        }
    }
}

/// `x` times the probability that a standard normal variable is under `x` (GELU, erf form), in steps of 1/512. The error
/// is under 6e-4, a small part of the steps in which the result is rounded to bytes.
#[inline(always)]
fn gelu_steps<L: Lanes>(x: L) -> L {
    /// Where `erf(x / sqrt 2)` is 1 for our purposes.
    const END: f32 = 3.7;
    /// Minimax fit of `erf(x / sqrt 2) / x` in powers of `x^2` on [0, END].
    const TERMS: [f32; 6] = [0.792_950_15, -0.125_175_39, 0.015_697_375, -0.001_235_000_5, 5.377_73e-5, -9.799_412e-7];
    let near = x.max(L::like(x, -END)).min(L::like(x, END));
    let half = x.mul(L::like(x, 0.5 * STEPS));
    near.mul(horner(&TERMS, near.mul(near))).mul_add(half, half)
}

/// The sums of one tile.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Sums([i32; MOST_SUMS]);

/// No kernel's tile has more.
const MOST_SUMS: usize = MOST_ROWS * 2 * PANEL;

/// Rows that are multiplied by one panel after another: few enough to stay in the nearest cache.
const BLOCK_ROWS: usize = 64;

#[derive(Clone, Copy)]
struct Work<'a> {
    input: &'a QuantisedRows,
    first: usize,
    matrix: &'a PackedMatrix,
}

/// Where a tile stands: its first row, counted from `Work::first`, and its first column.
#[derive(Clone, Copy)]
struct Place {
    row: usize,
    column: usize,
}

impl Work<'_> {
    /// Gives `finish` all numbers, times `unit`.
    #[inline(always)]
    fn run<T: Tile, L: Lanes>(self, unit: f32, mut finish: impl Finish<L>) {
        const { assert!(T::ROWS * T::PANELS * PANEL <= MOST_SUMS) };
        let (matrix, input, first) = (self.matrix, self.input, self.first);
        let (stride, columns) = (matrix.stride, matrix.columns);
        let rows = finish.size() / columns;
        assert!(input.stride == stride && (first + rows + T::ROWS) * stride <= input.bytes.len());
        assert!(first + rows <= input.scales.len().min(input.shifts.len()));
        let mut sums = [Sums([0; MOST_SUMS]); 2];
        let (mut place, mut now) = (Place { row: rows, column: 0 }, 0);
        let block = BLOCK_ROWS / T::ROWS * T::ROWS;
        for top in (0..rows).step_by(block) {
            for column in (0..columns).step_by(T::PANELS * PANEL) {
                for row in (top..rows.min(top + block)).step_by(T::ROWS) {
                    let product = Product {
                        rows: input.bytes[(first + row) * stride..][..T::ROWS * stride].as_ptr(),
                        panels: matrix.panels[column * stride..][..T::PANELS * PANEL * stride].as_ptr(),
                        stride,
                    };
                    let [even, odd] = &mut sums;
                    let (to, done) = if now == 0 { (even, &*odd) } else { (odd, &*even) };
                    let before = Done::<T, L, _>::new(self, done, place, rows, unit, &mut finish);
                    // SAFETY: the slices have the lengths asked for; the kernel that inlines this checked the processor.
                    unsafe { T::multiply(product, to.0.as_mut_ptr(), T::PANELS * PANEL, before) };
                    (place, now) = (Place { row, column }, 1 - now);
                }
            }
        }
        Done::<T, L, _>::new(self, &sums[1 - now], place, rows, unit, &mut finish).part(0, 1);
    }
}

/// The sums of a tile, to be turned into numbers.
struct Done<'a, T, L, F> {
    work: Work<'a>,
    sums: &'a Sums,
    place: Place,
    /// Rows of the tile that are in the output.
    rows: usize,
    unit: f32,
    finish: &'a mut F,
    kernel: PhantomData<(T, L)>,
}

impl<'a, T: Tile, L: Lanes, F: Finish<L>> Done<'a, T, L, F> {
    /// `rows` are those of the whole output: a tile behind them, or before the first, has none.
    #[inline(always)]
    fn new(work: Work<'a>, sums: &'a Sums, place: Place, rows: usize, unit: f32, finish: &'a mut F) -> Self {
        Done { work, sums, place, rows: T::ROWS.min(rows - place.row), unit, finish, kernel: PhantomData }
    }
}

impl<T: Tile, L: Lanes, F: Finish<L>> Meanwhile for Done<'_, T, L, F> {
    /// Some rows of the tile: the row's scale and shift, the column's scale and bias.
    #[inline(always)]
    fn part(&mut self, part: usize, of: usize) {
        let Work { input, first, matrix } = self.work;
        let rows = part * T::ROWS / of..self.rows.min((part + 1) * T::ROWS / of);
        if rows.is_empty() {
            return;
        }
        let Place { row: top, column } = self.place;
        for start in (0..(T::PANELS * PANEL).min(matrix.columns - column)).step_by(2 * PANEL) {
            let (scales, shifts) =
                (pair::<L>(&matrix.scales, column + start), pair::<L>(&matrix.shifts, column + start));
            let [low, high] = pair::<L>(&matrix.biases, column + start);
            // SAFETY: the kernel that inlines this checked the processor.
            let unit = unsafe { L::splat(self.unit) };
            let biases = [low.mul(unit), high.mul(unit)];
            for row in rows.clone() {
                // SAFETY: `run` saw to it that the rows are in the input and the output; 32 columns are in the tile.
                unsafe {
                    let sums = self.sums.0.as_ptr().add(row * T::PANELS * PANEL + start);
                    let scale = L::splat(*input.scales.as_ptr().add(first + top + row) * self.unit);
                    let shift = L::splat(*input.shifts.as_ptr().add(first + top + row) * self.unit);
                    let low = L::of_integers(sums).mul(scale).mul_add(scales[0], shifts[0].mul_add(shift, biases[0]));
                    let high = L::of_integers(sums.add(PANEL));
                    let high = high.mul(scale).mul_add(scales[1], shifts[1].mul_add(shift, biases[1]));
                    self.finish.write((top + row) * matrix.columns + column + start, [low, high]);
                }
            }
        }
    }
}

/// Thirty-two values from one on.
#[inline(always)]
fn pair<L: Lanes>(values: &[f32], from: usize) -> [L; 2] {
    let values = values[from..from + 2 * PANEL].as_ptr();
    // SAFETY: there are 32 values; the kernel that inlines this checked the processor.
    unsafe { [L::load(values), L::load(values.add(PANEL))] }
}

/// Multiplies one tile `times` times out of the nearest cache, and gives the number of products: the most that the
/// processor can do, for benchmarks.
#[inline(always)]
pub fn peak<T: Tile>(times: usize) -> usize {
    const STRIDE: usize = 384;
    let (rows, panels) = (Aligned::<u8>::zeros(T::ROWS * STRIDE), Aligned::<i8>::zeros(T::PANELS * PANEL * STRIDE));
    let (rows, panels) = (std::hint::black_box(rows), std::hint::black_box(panels));
    let product = Product { rows: rows.as_ptr(), panels: panels.as_ptr(), stride: STRIDE };
    let mut sums = Sums([0; MOST_SUMS]);
    for _ in 0..times {
        let sums = std::hint::black_box(&mut sums);
        // SAFETY: the slices have the lengths asked for; the kernel that inlines this checked the processor.
        unsafe { T::multiply(product, sums.0.as_mut_ptr(), T::PANELS * PANEL, Nothing) };
    }
    times * rows.len() * T::PANELS * PANEL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gelu_meets_known_values() {
        // x * Phi(x), Phi from standard normal tables.
        let known = [(0.0, 0.0), (1.0, 0.841_345), (-1.0, -0.158_655), (2.0, 1.954_5), (-3.0, -0.004_05), (9.0, 9.0)];
        for (x, expected) in known {
            let found = gelu_steps([x; PANEL])[0] / STEPS;
            assert!((found - expected).abs() < 6e-4, "gelu({x}) = {found}, expected {expected}");
        }
    }
}
