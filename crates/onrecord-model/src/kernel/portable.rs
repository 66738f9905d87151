//! The kernel that runs on every processor, in plain Rust; the others must agree with it to the last bit.

use super::lanes::{Lanes, ROUNDER, Shorts};
use super::packed::{GROUP, GROUP_BYTES, PANEL};
use super::project::{self, Meanwhile, Product, Tile};
use super::{Kernel, attention, floats, rows};

/// The portable kernel.
pub const KERNEL: Kernel = Kernel {
    name: "portable",
    project: project::project::<Portable, [f32; PANEL]>,
    quantise: rows::quantise_rows::<[i16; 2 * PANEL]>,
    normalise: rows::normalise_rows::<[f32; PANEL]>,
    attend: attention::attend::<Portable, [f32; PANEL]>,
    multiply: floats::multiply::<[f32; PANEL], 1>,
    peak: project::peak::<Portable>,
};

struct Portable;

impl Tile for Portable {
    const ROWS: usize = 4;
    const PANELS: usize = 2;
    const STEP: usize = GROUP;

    unsafe fn multiply(product: Product, sums: *mut i32, line: usize, mut meanwhile: impl Meanwhile) {
        let stride = product.stride;
        meanwhile.part(0, 1);
        for row in 0..Self::ROWS {
            for panel in 0..Self::PANELS {
                // SAFETY: the caller vouches for these lengths.
                let (inputs, weights, sums) = unsafe {
                    let panels = product.panels.add(panel * PANEL * stride);
                    (
                        std::slice::from_raw_parts(product.rows.add(row * stride), stride),
                        std::slice::from_raw_parts(panels, PANEL * stride),
                        &mut *sums.add(row * line + panel * PANEL).cast::<[i32; PANEL]>(),
                    )
                };
                *sums = [0; PANEL];
                for (inputs, weights) in inputs.chunks_exact(GROUP).zip(weights.chunks_exact(GROUP_BYTES)) {
                    for column in 0..PANEL {
                        for i in 0..GROUP {
                            sums[column] += i32::from(inputs[i]) * i32::from(weights[column * GROUP + i]);
                        }
                    }
                }
            }
        }
    }
}

/// The nearest integer, ties to even, held within 16 bits.
#[inline(always)]
fn to_short(x: f32) -> i16 {
    let held = x.clamp(-32768.0, 32767.0);
    ((held + ROUNDER) - ROUNDER) as i16
}

impl Lanes for [f32; PANEL] {
    type Shorts = [i16; 2 * PANEL];

    #[inline(always)]
    unsafe fn splat(x: f32) -> Self {
        [x; PANEL]
    }
    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        // SAFETY: the caller vouches for sixteen floats; an array of floats has the alignment of a float.
        unsafe { *from.cast() }
    }
    #[inline(always)]
    unsafe fn of_integers(from: *const i32) -> Self {
        // SAFETY: as for `load`.
        unsafe { *from.cast::<[i32; PANEL]>() }.map(|x| x as f32)
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        // SAFETY: as for `load`.
        unsafe { *to.cast() = self }
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        std::array::from_fn(|i| self[i] + other[i])
    }
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        std::array::from_fn(|i| self[i] * other[i])
    }
    #[inline(always)]
    fn mul_add(self, factor: Self, summand: Self) -> Self {
        std::array::from_fn(|i| self[i].mul_add(factor[i], summand[i]))
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        std::array::from_fn(|i| if self[i] < other[i] { self[i] } else { other[i] })
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        std::array::from_fn(|i| if self[i] > other[i] { self[i] } else { other[i] })
    }
    #[inline(always)]
    fn split(self) -> (Self, Self) {
        let floor = self.map(|x| {
            let near = (x + ROUNDER) - ROUNDER;
            if near > x { near - 1.0 } else { near }
        });
        (floor, std::array::from_fn(|i| self[i] - floor[i]))
    }
    #[inline(always)]
    fn times_power(self, exponent: Self) -> Self {
        std::array::from_fn(|i| {
            let power = (exponent[i] + ROUNDER).to_bits() << 23;
            f32::from_bits(self[i].to_bits().wrapping_add(power))
        })
    }
    #[inline(always)]
    fn shorts(low: Self, high: Self) -> Self::Shorts {
        std::array::from_fn(|i| to_short(if i < PANEL { low[i] } else { high[i - PANEL] }))
    }
    #[inline(always)]
    fn sum(mut self) -> f32 {
        let mut half = PANEL / 2;
        while half > 0 {
            for i in 0..half {
                self[i] += self[i + half];
            }
            half /= 2;
        }
        self[0]
    }
    #[inline(always)]
    fn least(self) -> f32 {
        self.into_iter().fold(self[0], f32::min)
    }
    #[inline(always)]
    fn largest(self) -> f32 {
        self.into_iter().fold(self[0], f32::max)
    }
}

impl Shorts for [i16; 2 * PANEL] {
    #[inline(always)]
    unsafe fn splat(x: i16) -> Self {
        [x; 2 * PANEL]
    }
    #[inline(always)]
    unsafe fn load(from: *const i16) -> Self {
        // SAFETY: the caller vouches for thirty-two integers; an array has the alignment of its elements.
        unsafe { *from.cast() }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut i16) {
        // SAFETY: as for `load`.
        unsafe { *to.cast() = self }
    }
    #[inline(always)]
    unsafe fn store_bytes(self, to: *mut u8) {
        // SAFETY: the caller vouches for thirty-two bytes.
        unsafe { *to.cast() = self.map(|x| x.clamp(0, 255) as u8) }
    }
    #[inline(always)]
    unsafe fn store_groups(four: [Self; 4], first: *mut i8, second: *mut i8) {
        for lane in 0..PANEL {
            for (i, shorts) in four.iter().enumerate() {
                // SAFETY: the caller vouches for 64 bytes at both.
                unsafe {
                    *first.add(GROUP * lane + i) = shorts[lane] as i8;
                    *second.add(GROUP * lane + i) = shorts[lane + PANEL] as i8;
                }
            }
        }
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        std::array::from_fn(|i| self[i].wrapping_add(other[i]))
    }
    #[inline(always)]
    fn mul_round(self, factor: Self) -> Self {
        std::array::from_fn(|i| ((i32::from(self[i]) * i32::from(factor[i]) + (1 << 14)) >> 15) as i16)
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        std::array::from_fn(|i| Ord::min(self[i], other[i]))
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        std::array::from_fn(|i| Ord::max(self[i], other[i]))
    }
    #[inline(always)]
    fn least(self) -> i16 {
        self.into_iter().fold(self[0], Ord::min)
    }
    #[inline(always)]
    fn largest(self) -> i16 {
        self.into_iter().fold(self[0], Ord::max)
    }
}
