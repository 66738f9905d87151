//! AVX-512 with VNNI: tiles of 6 rows by 64 columns, or for attention 12 by 32, in 24 registers of sums.

use std::arch::x86_64::*;

use super::kernel;
use super::lanes::{Lanes, Shorts};
use super::packed::{GROUP, GROUP_BYTES, PANEL};
use super::project::{Meanwhile, Product, Tile};

kernel! {
    /// Needs AVX-512 F, BW, DQ, VL and VNNI.
    pub KERNEL = "avx512-vnni", "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx2,fma", Avx512<6, 4>, Avx512<12, 2>, __m512, 4
}

struct Avx512<const ROWS: usize, const PANELS: usize>;

impl<const ROWS: usize, const PANELS: usize> Tile for Avx512<ROWS, PANELS> {
    const ROWS: usize = ROWS;
    const PANELS: usize = PANELS;
    const STEP: usize = GROUP;

    #[inline(always)]
    unsafe fn multiply(product: Product, sums: *mut i32, line: usize, mut meanwhile: impl Meanwhile) {
        meanwhile.part(0, 1);
        // SAFETY: the caller vouches for the instructions.
        unsafe { multiply::<ROWS, PANELS>(product, sums, line) }
    }
}

#[target_feature(enable = "avx512f,avx512vnni")]
fn multiply<const ROWS: usize, const PANELS: usize>(product: Product, to: *mut i32, line: usize) {
    let mut sums = [[_mm512_setzero_si512(); PANELS]; ROWS];
    for group in 0..product.stride / GROUP {
        let mut weights = [_mm512_setzero_si512(); PANELS];
        for (panel, weight) in weights.iter_mut().enumerate() {
            let at = panel * PANEL * product.stride + group * GROUP_BYTES;
            // SAFETY: the caller of `Tile::multiply` vouches for all these addresses, here and below.
            *weight = unsafe { _mm512_loadu_si512(product.panels.add(at).cast()) };
        }
        for (row, sums) in sums.iter_mut().enumerate() {
            let at = row * product.stride + group * GROUP;
            // SAFETY: as above.
            let inputs = _mm512_set1_epi32(unsafe { product.rows.add(at).cast::<i32>().read_unaligned() });
            for (sum, &weight) in sums.iter_mut().zip(&weights) {
                *sum = _mm512_dpbusd_epi32(*sum, inputs, weight);
            }
        }
    }
    for (row, sums) in sums.iter().enumerate() {
        for (panel, &sum) in sums.iter().enumerate() {
            // SAFETY: as above.
            unsafe { _mm512_storeu_si512(to.add(row * line + panel * PANEL).cast(), sum) };
        }
    }
}

// SAFETY, for all below: a value exists only where the processor has the instructions; callers vouch for addresses.
impl Lanes for __m512 {
    type Shorts = __m512i;

    #[inline(always)]
    unsafe fn splat(x: f32) -> Self {
        unsafe { _mm512_set1_ps(x) }
    }
    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        unsafe { _mm512_loadu_ps(from) }
    }
    #[inline(always)]
    unsafe fn of_integers(from: *const i32) -> Self {
        unsafe { _mm512_cvtepi32_ps(_mm512_loadu_si512(from.cast())) }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        unsafe { _mm512_storeu_ps(to, self) }
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        unsafe { _mm512_add_ps(self, other) }
    }
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        unsafe { _mm512_mul_ps(self, other) }
    }
    #[inline(always)]
    fn mul_add(self, factor: Self, summand: Self) -> Self {
        unsafe { _mm512_fmadd_ps(self, factor, summand) }
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        unsafe { _mm512_min_ps(self, other) }
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        unsafe { _mm512_max_ps(self, other) }
    }
    #[inline(always)]
    fn split(self) -> (Self, Self) {
        unsafe {
            let floor = _mm512_roundscale_ps::<1>(self);
            (floor, _mm512_sub_ps(self, floor))
        }
    }
    #[inline(always)]
    fn times_power(self, exponent: Self) -> Self {
        unsafe { _mm512_scalef_ps(self, exponent) }
    }
    #[inline(always)]
    fn shorts(low: Self, high: Self) -> __m512i {
        unsafe {
            let mixed = _mm512_packs_epi32(_mm512_cvtps_epi32(low), _mm512_cvtps_epi32(high));
            _mm512_permutexvar_epi64(_mm512_setr_epi64(0, 2, 4, 6, 1, 3, 5, 7), mixed)
        }
    }
    #[inline(always)]
    fn sum(self) -> f32 {
        unsafe {
            let eight = _mm256_add_ps(_mm512_castps512_ps256(self), _mm512_extractf32x8_ps::<1>(self));
            let four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps::<1>(eight));
            let two = _mm_add_ps(four, _mm_movehl_ps(four, four));
            _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)))
        }
    }
    #[inline(always)]
    fn least(self) -> f32 {
        unsafe { _mm512_reduce_min_ps(self) }
    }
    #[inline(always)]
    fn largest(self) -> f32 {
        unsafe { _mm512_reduce_max_ps(self) }
    }
}

impl Shorts for __m512i {
    #[inline(always)]
    unsafe fn splat(x: i16) -> Self {
        unsafe { _mm512_set1_epi16(x) }
    }
    #[inline(always)]
    unsafe fn load(from: *const i16) -> Self {
        unsafe { _mm512_loadu_si512(from.cast()) }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut i16) {
        unsafe { _mm512_storeu_si512(to.cast(), self) }
    }
    #[inline(always)]
    unsafe fn store_bytes(self, to: *mut u8) {
        unsafe {
            let bytes = _mm512_cvtusepi16_epi8(_mm512_max_epi16(self, _mm512_setzero_si512()));
            _mm256_storeu_si256(to.cast(), bytes);
        }
    }
    #[inline(always)]
    unsafe fn store_groups(four: [Self; 4], first: *mut i8, second: *mut i8) {
        unsafe {
            const ODD: u64 = 0xaaaa_aaaa_aaaa_aaaa;
            let low = _mm512_mask_blend_epi8(ODD, four[0], _mm512_slli_epi16::<8>(four[1]));
            let high = _mm512_mask_blend_epi8(ODD, four[2], _mm512_slli_epi16::<8>(four[3]));
            // Dwords of the first lanes of each quarter, and of the last; then the quarters in order.
            let (even, odd) = (_mm512_unpacklo_epi16(low, high), _mm512_unpackhi_epi16(low, high));
            let front = _mm512_setr_epi64(0, 1, 8, 9, 2, 3, 10, 11);
            let back = _mm512_setr_epi64(4, 5, 12, 13, 6, 7, 14, 15);
            _mm512_storeu_si512(first.cast(), _mm512_permutex2var_epi64(even, front, odd));
            _mm512_storeu_si512(second.cast(), _mm512_permutex2var_epi64(even, back, odd));
        }
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        unsafe { _mm512_add_epi16(self, other) }
    }
    #[inline(always)]
    fn mul_round(self, factor: Self) -> Self {
        unsafe { _mm512_mulhrs_epi16(self, factor) }
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        unsafe { _mm512_min_epi16(self, other) }
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        unsafe { _mm512_max_epi16(self, other) }
    }
    #[inline(always)]
    fn least(self) -> i16 {
        unsafe {
            let half = _mm256_min_epi16(_mm512_castsi512_si256(self), _mm512_extracti64x4_epi64::<1>(self));
            let eight = _mm_min_epi16(_mm256_castsi256_si128(half), _mm256_extracti128_si256::<1>(half));
            super::avx2::least_of_eight(eight)
        }
    }
    #[inline(always)]
    fn largest(self) -> i16 {
        unsafe {
            let half = _mm256_max_epi16(_mm512_castsi512_si256(self), _mm512_extracti64x4_epi64::<1>(self));
            let eight = _mm_max_epi16(_mm256_castsi256_si128(half), _mm256_extracti128_si256::<1>(half));
            super::avx2::largest_of_eight(eight)
        }
    }
}
