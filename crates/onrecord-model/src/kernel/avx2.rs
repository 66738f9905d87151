//! AVX2, and AVX2 with its own VNNI instructions, for processors without AVX-512.
//!
//! Plain AVX2 widens bytes to 16 bits before it multiplies, because its byte product saturates and would not be exact.

use std::arch::x86_64::*;

use super::kernel;
use super::lanes::{Lanes, Shorts};
use super::packed::{GROUP, GROUP_BYTES, PANEL};
use super::project::{Meanwhile, Product, Tile};

kernel! {
    /// Needs AVX2 and FMA.
    pub KERNEL = "avx2", "avx2,fma", Avx2, Avx2, [__m256; 2], 1
}

kernel! {
    /// Needs AVX2, FMA and AVX-VNNI.
    pub VNNI_KERNEL = "avx2-vnni", "avx2,fma,avxvnni", Avx2Vnni, Avx2Vnni, [__m256; 2], 1
}

struct Avx2;

impl Tile for Avx2 {
    const ROWS: usize = 3;
    const PANELS: usize = 2;
    const STEP: usize = GROUP;

    #[inline(always)]
    unsafe fn multiply(product: Product, sums: *mut i32, line: usize, mut meanwhile: impl Meanwhile) {
        meanwhile.part(0, 1);
        for panel in 0..Self::PANELS {
            // SAFETY: the caller vouches for the instructions and the addresses.
            unsafe { multiply_panel(product.of_panel(panel), sums.add(panel * PANEL), line) };
        }
    }
}

#[target_feature(enable = "avx2")]
fn multiply_panel(product: Product, to: *mut i32, line: usize) {
    // Each register sums 4 columns; a column has two lanes, for inputs 0-1 and 2-3 of the group.
    let mut sums = [[_mm256_setzero_si256(); 4]; Avx2::ROWS];
    for group in 0..product.stride / GROUP {
        let mut inputs = [_mm256_setzero_si256(); Avx2::ROWS];
        for (row, inputs) in inputs.iter_mut().enumerate() {
            let at = row * product.stride + group * GROUP;
            // SAFETY: the caller of `Tile::multiply` vouches for all these addresses, here and below.
            let four = unsafe { product.rows.add(at).cast::<i32>().read_unaligned() };
            *inputs = _mm256_cvtepu8_epi16(_mm_set1_epi32(four));
        }
        for quarter in 0..4 {
            let at = group * GROUP_BYTES + quarter * 16;
            // SAFETY: as above.
            let weights = _mm256_cvtepi8_epi16(unsafe { _mm_loadu_si128(product.panels.add(at).cast()) });
            for (sums, &inputs) in sums.iter_mut().zip(&inputs) {
                sums[quarter] = _mm256_add_epi32(sums[quarter], _mm256_madd_epi16(inputs, weights));
            }
        }
    }
    for (row, sums) in sums.iter().enumerate() {
        for (half, pair) in sums.chunks_exact(2).enumerate() {
            let columns = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_hadd_epi32(pair[0], pair[1]));
            // SAFETY: as above.
            unsafe { _mm256_storeu_si256(to.add(row * line + half * 8).cast(), columns) };
        }
    }
}

struct Avx2Vnni;

impl Tile for Avx2Vnni {
    const ROWS: usize = 6;
    const PANELS: usize = 2;
    const STEP: usize = GROUP;

    #[inline(always)]
    unsafe fn multiply(product: Product, sums: *mut i32, line: usize, mut meanwhile: impl Meanwhile) {
        meanwhile.part(0, 1);
        for panel in 0..Self::PANELS {
            // SAFETY: the caller vouches for the instructions and the addresses.
            unsafe { multiply_panel_vnni(product.of_panel(panel), sums.add(panel * PANEL), line) };
        }
    }
}

#[target_feature(enable = "avx2,avxvnni")]
fn multiply_panel_vnni(product: Product, to: *mut i32, line: usize) {
    // SAFETY: the caller of `Tile::multiply` vouches for all these addresses, here and below.
    let pair = |at: *const __m256i| unsafe { [_mm256_loadu_si256(at), _mm256_loadu_si256(at.add(1))] };
    let mut sums = [[_mm256_setzero_si256(); 2]; Avx2Vnni::ROWS];
    for group in 0..product.stride / GROUP {
        // SAFETY: as above.
        let weights = pair(unsafe { product.panels.add(group * GROUP_BYTES) }.cast());
        for (row, sums) in sums.iter_mut().enumerate() {
            let at = row * product.stride + group * GROUP;
            // SAFETY: as above.
            let inputs = _mm256_set1_epi32(unsafe { product.rows.add(at).cast::<i32>().read_unaligned() });
            for (sum, &weights) in sums.iter_mut().zip(&weights) {
                *sum = _mm256_dpbusd_avx_epi32(*sum, inputs, weights);
            }
        }
    }
    for (row, sums) in sums.iter().enumerate() {
        for (half, &sum) in sums.iter().enumerate() {
            // SAFETY: as above.
            unsafe { _mm256_storeu_si256(to.add(row * line + half * 8).cast(), sum) };
        }
    }
}

// SAFETY, for all below: a value exists only where the processor has the instructions; callers vouch for addresses.
impl Lanes for [__m256; 2] {
    type Shorts = [__m256i; 2];

    #[inline(always)]
    unsafe fn splat(x: f32) -> Self {
        unsafe { [_mm256_set1_ps(x); 2] }
    }
    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        unsafe { [_mm256_loadu_ps(from), _mm256_loadu_ps(from.add(8))] }
    }
    #[inline(always)]
    unsafe fn of_integers(from: *const i32) -> Self {
        unsafe {
            let from = from.cast::<__m256i>();
            [_mm256_cvtepi32_ps(_mm256_loadu_si256(from)), _mm256_cvtepi32_ps(_mm256_loadu_si256(from.add(1)))]
        }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        unsafe {
            _mm256_storeu_ps(to, self[0]);
            _mm256_storeu_ps(to.add(8), self[1]);
        }
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        unsafe { [_mm256_add_ps(self[0], other[0]), _mm256_add_ps(self[1], other[1])] }
    }
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        unsafe { [_mm256_mul_ps(self[0], other[0]), _mm256_mul_ps(self[1], other[1])] }
    }
    #[inline(always)]
    fn mul_add(self, factor: Self, summand: Self) -> Self {
        unsafe { [_mm256_fmadd_ps(self[0], factor[0], summand[0]), _mm256_fmadd_ps(self[1], factor[1], summand[1])] }
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        unsafe { [_mm256_min_ps(self[0], other[0]), _mm256_min_ps(self[1], other[1])] }
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        unsafe { [_mm256_max_ps(self[0], other[0]), _mm256_max_ps(self[1], other[1])] }
    }
    #[inline(always)]
    fn split(self) -> (Self, Self) {
        unsafe {
            let floor = [_mm256_floor_ps(self[0]), _mm256_floor_ps(self[1])];
            (floor, [_mm256_sub_ps(self[0], floor[0]), _mm256_sub_ps(self[1], floor[1])])
        }
    }
    #[inline(always)]
    fn times_power(self, exponent: Self) -> Self {
        unsafe { [times_power(self[0], exponent[0]), times_power(self[1], exponent[1])] }
    }
    #[inline(always)]
    fn shorts(low: Self, high: Self) -> [__m256i; 2] {
        unsafe { [sixteen_shorts(low), sixteen_shorts(high)] }
    }
    #[inline(always)]
    fn sum(self) -> f32 {
        unsafe {
            let eight = _mm256_add_ps(self[0], self[1]);
            let four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps::<1>(eight));
            let two = _mm_add_ps(four, _mm_movehl_ps(four, four));
            _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)))
        }
    }
    #[inline(always)]
    fn least(self) -> f32 {
        unsafe {
            let eight = _mm256_min_ps(self[0], self[1]);
            let four = _mm_min_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps::<1>(eight));
            let two = _mm_min_ps(four, _mm_movehl_ps(four, four));
            _mm_cvtss_f32(_mm_min_ss(two, _mm_movehdup_ps(two)))
        }
    }
    #[inline(always)]
    fn largest(self) -> f32 {
        unsafe {
            let eight = _mm256_max_ps(self[0], self[1]);
            let four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps::<1>(eight));
            let two = _mm_max_ps(four, _mm_movehl_ps(four, four));
            _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)))
        }
    }
}

#[inline(always)]
unsafe fn times_power(x: __m256, exponent: __m256) -> __m256 {
    unsafe {
        let power = _mm256_slli_epi32::<23>(_mm256_cvtps_epi32(exponent));
        _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(x), power))
    }
}

#[inline(always)]
unsafe fn sixteen_shorts(sixteen: [__m256; 2]) -> __m256i {
    unsafe {
        let mixed = _mm256_packs_epi32(_mm256_cvtps_epi32(sixteen[0]), _mm256_cvtps_epi32(sixteen[1]));
        _mm256_permute4x64_epi64::<0b11_01_10_00>(mixed)
    }
}

impl Shorts for [__m256i; 2] {
    #[inline(always)]
    unsafe fn splat(x: i16) -> Self {
        unsafe { [_mm256_set1_epi16(x); 2] }
    }
    #[inline(always)]
    unsafe fn load(from: *const i16) -> Self {
        unsafe { [_mm256_loadu_si256(from.cast()), _mm256_loadu_si256(from.add(16).cast())] }
    }
    #[inline(always)]
    unsafe fn store(self, to: *mut i16) {
        unsafe {
            _mm256_storeu_si256(to.cast(), self[0]);
            _mm256_storeu_si256(to.add(16).cast(), self[1]);
        }
    }
    #[inline(always)]
    unsafe fn store_bytes(self, to: *mut u8) {
        unsafe {
            let bytes = _mm256_permute4x64_epi64::<0b11_01_10_00>(_mm256_packus_epi16(self[0], self[1]));
            _mm256_storeu_si256(to.cast(), bytes);
        }
    }
    #[inline(always)]
    unsafe fn store_groups(four: [Self; 4], first: *mut i8, second: *mut i8) {
        unsafe {
            let odd_bytes = _mm256_set1_epi16(-256);
            for (half, to) in [first, second].into_iter().enumerate() {
                let low = _mm256_blendv_epi8(four[0][half], _mm256_slli_epi16::<8>(four[1][half]), odd_bytes);
                let high = _mm256_blendv_epi8(four[2][half], _mm256_slli_epi16::<8>(four[3][half]), odd_bytes);
                let (even, odd) = (_mm256_unpacklo_epi16(low, high), _mm256_unpackhi_epi16(low, high));
                _mm256_storeu_si256(to.cast(), _mm256_permute2x128_si256::<0x20>(even, odd));
                _mm256_storeu_si256(to.add(32).cast(), _mm256_permute2x128_si256::<0x31>(even, odd));
            }
        }
    }
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        unsafe { [_mm256_add_epi16(self[0], other[0]), _mm256_add_epi16(self[1], other[1])] }
    }
    #[inline(always)]
    fn mul_round(self, factor: Self) -> Self {
        unsafe { [_mm256_mulhrs_epi16(self[0], factor[0]), _mm256_mulhrs_epi16(self[1], factor[1])] }
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        unsafe { [_mm256_min_epi16(self[0], other[0]), _mm256_min_epi16(self[1], other[1])] }
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        unsafe { [_mm256_max_epi16(self[0], other[0]), _mm256_max_epi16(self[1], other[1])] }
    }
    #[inline(always)]
    fn least(self) -> i16 {
        unsafe {
            let half = _mm256_min_epi16(self[0], self[1]);
            least_of_eight(_mm_min_epi16(_mm256_castsi256_si128(half), _mm256_extracti128_si256::<1>(half)))
        }
    }
    #[inline(always)]
    fn largest(self) -> i16 {
        unsafe {
            let half = _mm256_max_epi16(self[0], self[1]);
            largest_of_eight(_mm_max_epi16(_mm256_castsi256_si128(half), _mm256_extracti128_si256::<1>(half)))
        }
    }
}

/// The smallest of eight, by the one instruction there is, which wants them unsigned.
///
/// # Safety
/// The processor must have SSE 4.1.
#[inline(always)]
pub unsafe fn least_of_eight(eight: __m128i) -> i16 {
    unsafe {
        let unsigned = _mm_xor_si128(eight, _mm_set1_epi16(i16::MIN));
        _mm_cvtsi128_si32(_mm_minpos_epu16(unsigned)) as i16 ^ i16::MIN
    }
}

/// As [`least_of_eight`], the largest.
///
/// # Safety
/// The processor must have SSE 4.1.
#[inline(always)]
pub unsafe fn largest_of_eight(eight: __m128i) -> i16 {
    unsafe {
        let unsigned = _mm_xor_si128(eight, _mm_set1_epi16(i16::MAX));
        _mm_cvtsi128_si32(_mm_minpos_epu16(unsigned)) as i16 ^ i16::MAX
    }
}
