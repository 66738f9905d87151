//! The kernel that runs on every processor, in plain Rust; the others must agree with it to the last bit.

use super::Kernel;
use super::floats::{self, Lanes};
use super::packed::{GROUP, GROUP_BYTES, PANEL};
use super::steps::{self, Products, Tile};

/// The portable kernel.
pub const KERNEL: Kernel = Kernel {
    name: "portable",
    project: steps::project::<Portable>,
    quantise: steps::quantise_rows,
    normalise: steps::add_and_normalise,
    attend: steps::attend::<[f32; PANEL], 1>,
    multiply: floats::multiply::<[f32; PANEL], 1>,
};

struct Portable;

impl Tile for Portable {
    const ROWS: usize = 4;
    const PANELS: usize = 1;

    unsafe fn multiply(rows: *const u8, panels: *const i8, stride: usize, products: &mut Products) {
        // SAFETY: the caller vouches for these lengths.
        let (rows, panel) = unsafe {
            (std::slice::from_raw_parts(rows, Self::ROWS * stride), std::slice::from_raw_parts(panels, PANEL * stride))
        };
        for (row, output) in rows.chunks_exact(stride).zip(&mut products.0) {
            let mut sums = [0i32; PANEL];
            for (inputs, weights) in row.chunks_exact(GROUP).zip(panel.chunks_exact(GROUP_BYTES)) {
                for column in 0..PANEL {
                    for i in 0..GROUP {
                        sums[column] += i32::from(inputs[i]) * i32::from(weights[column * GROUP + i]);
                    }
                }
            }
            *output = sums;
        }
    }
}

impl Lanes for [f32; PANEL] {
    #[inline(always)]
    unsafe fn zero() -> Self {
        [0.0; PANEL]
    }

    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        // SAFETY: the caller vouches for sixteen floats; an array of floats has the alignment of a float.
        unsafe { *from.cast() }
    }

    #[inline(always)]
    unsafe fn add_product(self, factor: f32, other: Self) -> Self {
        std::array::from_fn(|i| factor.mul_add(other[i], self[i]))
    }

    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        // SAFETY: as for `load`.
        unsafe { *to.cast() = self }
    }
}
