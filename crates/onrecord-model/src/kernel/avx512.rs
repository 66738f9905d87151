//! AVX-512 with VNNI: tiles of 6 rows by 64 columns in 24 registers of sums.

use std::arch::x86_64::*;

use super::floats::Lanes;
use super::kernel;
use super::packed::{GROUP, GROUP_BYTES, PANEL};
use super::steps::{Products, Tile};

kernel! {
    /// Needs AVX-512 F, BW, DQ, VL and VNNI.
    pub KERNEL = "avx512-vnni", "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx2,fma", Avx512, __m512, 4
}

struct Avx512;

impl Tile for Avx512 {
    const ROWS: usize = 6;
    const PANELS: usize = 4;

    #[target_feature(enable = "avx512f,avx512vnni")]
    unsafe fn multiply(rows: *const u8, panels: *const i8, stride: usize, products: &mut Products) {
        let mut sums = [[_mm512_setzero_si512(); Self::PANELS]; Self::ROWS];
        for group in 0..stride / GROUP {
            let mut weights = [_mm512_setzero_si512(); Self::PANELS];
            for (panel, weight) in weights.iter_mut().enumerate() {
                let at = panel * PANEL * stride + group * GROUP_BYTES;
                // SAFETY: `at` is a whole group inside the panels that the caller vouches for.
                *weight = unsafe { _mm512_loadu_si512(panels.add(at).cast()) };
            }
            for (row, sums) in sums.iter_mut().enumerate() {
                // SAFETY: the four bytes lie inside the rows that the caller vouches for.
                let inputs = unsafe { rows.add(row * stride + group * GROUP).cast::<i32>().read_unaligned() };
                let inputs = _mm512_set1_epi32(inputs);
                for (sum, &weight) in sums.iter_mut().zip(&weights) {
                    *sum = _mm512_dpbusd_epi32(*sum, inputs, weight);
                }
            }
        }
        for (row, sums) in sums.iter().enumerate() {
            for (panel, &sum) in sums.iter().enumerate() {
                let output = &mut products.0[row * Self::PANELS + panel];
                // SAFETY: `output` has the size of a register.
                unsafe { _mm512_storeu_si512(output.as_mut_ptr().cast(), sum) };
            }
        }
    }
}

// SAFETY, for all four: the caller vouches for the instructions and the addresses.
impl Lanes for __m512 {
    #[inline(always)]
    unsafe fn zero() -> Self {
        unsafe { _mm512_setzero_ps() }
    }

    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        unsafe { _mm512_loadu_ps(from) }
    }

    #[inline(always)]
    unsafe fn add_product(self, factor: f32, other: Self) -> Self {
        unsafe { _mm512_fmadd_ps(_mm512_set1_ps(factor), other, self) }
    }

    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        unsafe { _mm512_storeu_ps(to, self) }
    }
}
