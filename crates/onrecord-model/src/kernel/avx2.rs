//! AVX2, and AVX2 with its own VNNI instructions, for processors without AVX-512.
//!
//! Plain AVX2 widens bytes to 16 bits before it multiplies, because its byte product saturates and would not be exact.

use std::arch::x86_64::*;

use super::floats::Lanes;
use super::kernel;
use super::packed::{GROUP, GROUP_BYTES};
use super::steps::{Products, Tile};

kernel! {
    /// Needs AVX2 and FMA.
    pub KERNEL = "avx2", "avx2,fma", Avx2, [__m256; 2], 1
}

kernel! {
    /// Needs AVX2, FMA and AVX-VNNI.
    pub VNNI_KERNEL = "avx2-vnni", "avx2,fma,avxvnni", Avx2Vnni, [__m256; 2], 1
}

struct Avx2;

impl Tile for Avx2 {
    const ROWS: usize = 3;
    const PANELS: usize = 1;

    #[target_feature(enable = "avx2")]
    unsafe fn multiply(rows: *const u8, panels: *const i8, stride: usize, products: &mut Products) {
        // Each register sums 4 columns; a column has two lanes, for inputs 0-1 and 2-3 of the group.
        let mut sums = [[_mm256_setzero_si256(); 4]; Self::ROWS];
        for group in 0..stride / GROUP {
            let mut inputs = [_mm256_setzero_si256(); Self::ROWS];
            for (row, inputs) in inputs.iter_mut().enumerate() {
                // SAFETY: the four bytes lie inside the rows that the caller vouches for.
                let four = unsafe { rows.add(row * stride + group * GROUP).cast::<i32>().read_unaligned() };
                *inputs = _mm256_cvtepu8_epi16(_mm_set1_epi32(four));
            }
            for quarter in 0..4 {
                let at = group * GROUP_BYTES + quarter * 16;
                // SAFETY: the 16 bytes lie inside the panel that the caller vouches for.
                let weights = unsafe { _mm_loadu_si128(panels.add(at).cast()) };
                let weights = _mm256_cvtepi8_epi16(weights);
                for (sums, &inputs) in sums.iter_mut().zip(&inputs) {
                    sums[quarter] = _mm256_add_epi32(sums[quarter], _mm256_madd_epi16(inputs, weights));
                }
            }
        }
        for (sums, output) in sums.iter().zip(&mut products.0) {
            for (pair, output) in sums.chunks_exact(2).zip(output.chunks_exact_mut(8)) {
                let mixed = _mm256_hadd_epi32(pair[0], pair[1]);
                let columns = _mm256_permute4x64_epi64::<0b11_01_10_00>(mixed);
                // SAFETY: `output` has 8 elements, the size of a register.
                unsafe { _mm256_storeu_si256(output.as_mut_ptr().cast(), columns) };
            }
        }
    }
}

struct Avx2Vnni;

impl Tile for Avx2Vnni {
    const ROWS: usize = 6;
    const PANELS: usize = 1;

    #[target_feature(enable = "avx2,avxvnni")]
    unsafe fn multiply(rows: *const u8, panels: *const i8, stride: usize, products: &mut Products) {
        let mut sums = [[_mm256_setzero_si256(); 2]; Self::ROWS];
        for group in 0..stride / GROUP {
            // SAFETY: both registers lie inside the group of the panel that the caller vouches for.
            let weights = unsafe {
                let at = panels.add(group * GROUP_BYTES).cast::<__m256i>();
                [_mm256_loadu_si256(at), _mm256_loadu_si256(at.add(1))]
            };
            for (row, sums) in sums.iter_mut().enumerate() {
                // SAFETY: the four bytes lie inside the rows that the caller vouches for.
                let inputs = unsafe { rows.add(row * stride + group * GROUP).cast::<i32>().read_unaligned() };
                let inputs = _mm256_set1_epi32(inputs);
                for (sum, &weights) in sums.iter_mut().zip(&weights) {
                    *sum = _mm256_dpbusd_avx_epi32(*sum, inputs, weights);
                }
            }
        }
        for (sums, output) in sums.iter().zip(&mut products.0) {
            // SAFETY: `output` has the size of two registers.
            unsafe {
                _mm256_storeu_si256(output.as_mut_ptr().cast(), sums[0]);
                _mm256_storeu_si256(output[8..].as_mut_ptr().cast(), sums[1]);
            }
        }
    }
}

// SAFETY, for all four: the caller vouches for the instructions and the addresses.
impl Lanes for [__m256; 2] {
    #[inline(always)]
    unsafe fn zero() -> Self {
        unsafe { [_mm256_setzero_ps(); 2] }
    }

    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        unsafe { [_mm256_loadu_ps(from), _mm256_loadu_ps(from.add(8))] }
    }

    #[inline(always)]
    unsafe fn add_product(self, factor: f32, other: Self) -> Self {
        unsafe {
            let factor = _mm256_set1_ps(factor);
            [_mm256_fmadd_ps(factor, other[0], self[0]), _mm256_fmadd_ps(factor, other[1], self[1])]
        }
    }

    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        unsafe {
            _mm256_storeu_ps(to, self[0]);
            _mm256_storeu_ps(to.add(8), self[1]);
        }
    }
}
