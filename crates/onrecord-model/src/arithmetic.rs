//! The floating-point arithmetic of the encoder, written so that every machine gives the same bits.
//!
//! Takes and gives plain `f32`s and rows of them. Only operations that IEEE 754 defines to the last bit are used
//! (`+`, `-`, `*`, `/`, `sqrt`, fused multiply-add), no mathematics library, and sums run in one fixed order: lane
//! `i` of sixteen adds the elements `i`, `i + 16`, ..., then the lanes are added in halves. Compilers may vectorise
//! these loops but may not reorder or fuse them, so code compiled for AVX-512 and for no SIMD at all agree. The
//! functions are always inlined, to be compiled with the instruction set of the kernel that calls them.

/// Number of partial sums in a reduction.
pub const LANES: usize = 16;

/// Adding this to a float of magnitude under 2^22 rounds it to the nearest integer, ties to even, in its low bits.
const ROUNDER: f32 = 12_582_912.0;

/// `e^x` for `x <= 88`; below -87 it gives `e^-87`. Relative error under 2e-7.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    const LN_2_HIGH: f32 = 0.693_359_4;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    const TERMS: [f32; 6] = [1.000_000_1, 0.999_999_7, 0.499_988_94, 0.166_675_75, 0.041_915_383, 0.008_297_655];
    let x = if x > -87.0 { x } else { -87.0 };
    let shifted = x.mul_add(std::f32::consts::LOG2_E, ROUNDER);
    let power = shifted - ROUNDER;
    let rest = power.mul_add(-LN_2_LOW, power.mul_add(-LN_2_HIGH, x));
    let mantissa = horner(&TERMS, rest);
    f32::from_bits(mantissa.to_bits().wrapping_add(shifted.to_bits() << 23))
}

/// The natural logarithm of a positive number. Error under 2e-7 of the larger of the result and 1.
pub fn ln(x: f32) -> f32 {
    /// `ln((1 + s) / (1 - s)) = 2 (s + s^3 / 3 + s^5 / 5 + ...)`, where `s` is under .172 here.
    const TERMS: [f32; 5] = [2.0, 2.0 / 3.0, 2.0 / 5.0, 2.0 / 7.0, 2.0 / 9.0];
    const SQRT_HALF: u32 = 0x3f35_04f3;
    let power = x.to_bits().wrapping_sub(SQRT_HALF).cast_signed() >> 23;
    let near_one = f32::from_bits(x.to_bits().wrapping_sub((power << 23).cast_unsigned()));
    let s = (near_one - 1.0) / (near_one + 1.0);
    (power as f32).mul_add(std::f32::consts::LN_2, s * horner(&TERMS, s * s))
}

/// `x` times the probability that a standard normal variable is under `x` (GELU, erf form). Error under 1e-4.
#[inline(always)]
pub fn gelu(x: f32) -> f32 {
    /// Where `erf(x / sqrt 2)` is 1 for our purposes.
    const END: f32 = 4.6;
    /// Minimax fit of `erf(x / sqrt 2) / x` in powers of `x^2` on [0, END].
    const TERMS: [f32; 10] = [
        0.797_731_46,
        -0.132_595,
        0.019_607_509,
        -0.002_224_112_4,
        1.914_430_3e-4,
        -1.220_878_3e-5,
        5.530_226_3e-7,
        -1.666_202_5e-8,
        2.972_113_4e-10,
        -2.362_847_8e-12,
    ];
    let near = if x > -END { x } else { -END };
    let near = if near < END { near } else { END };
    let half = 0.5 * x;
    (near * horner(&TERMS, near * near)).mul_add(half, half)
}

#[inline(always)]
fn horner<const N: usize>(terms: &[f32; N], x: f32) -> f32 {
    let mut value = terms[N - 1];
    let mut i = N - 1;
    while i > 0 {
        i -= 1;
        value = value.mul_add(x, terms[i]);
    }
    value
}

/// Adds the elements in the order that the module comment fixes, each passed through `map` first.
#[inline(always)]
fn sum_of(row: &[f32], map: impl Fn(f32) -> f32) -> f32 {
    let mut lanes = [0.0; LANES];
    let chunks = row.chunks_exact(LANES);
    let rest = chunks.remainder();
    for chunk in chunks {
        for i in 0..LANES {
            lanes[i] += map(chunk[i]);
        }
    }
    for (lane, &x) in lanes.iter_mut().zip(rest) {
        *lane += map(x);
    }
    fold(lanes, |a, b| a + b)
}

/// The mean of several vectors, element by element, added up in the order they come in; of one, its own bits.
pub fn mean(vectors: impl ExactSizeIterator<Item = Vec<f32>>) -> Vec<f32> {
    let count = vectors.len() as f32;
    let sum = vectors.reduce(|mut sum, vector| {
        sum.iter_mut().zip(vector).for_each(|(a, b)| *a += b);
        sum
    });
    let mut sum = sum.unwrap_or_default();
    sum.iter_mut().for_each(|x| *x /= count);
    sum
}

/// Combines the lanes in halves: 16 to 8, 4, 2, 1.
#[inline(always)]
fn fold(mut lanes: [f32; LANES], combine: impl Fn(f32, f32) -> f32) -> f32 {
    let mut half = LANES / 2;
    while half > 0 {
        for i in 0..half {
            lanes[i] = combine(lanes[i], lanes[i + half]);
        }
        half /= 2;
    }
    lanes[0]
}

/// The smallest and the largest of the elements and `start`.
#[inline(always)]
fn range_of(row: &[f32], start: f32) -> (f32, f32) {
    let (mut low, mut high) = (order(start.to_bits()), order(start.to_bits()));
    for &x in row {
        let key = order(x.to_bits());
        low = if key < low { key } else { low };
        high = if key > high { key } else { high };
    }
    (
        f32::from_bits(order(low.cast_unsigned()).cast_unsigned()),
        f32::from_bits(order(high.cast_unsigned()).cast_unsigned()),
    )
}

/// Maps the bits of floats to integers in the same order, and back. Integers can be compared in any grouping.
#[inline(always)]
fn order(bits: u32) -> i32 {
    let bits = bits.cast_signed();
    bits ^ ((bits >> 31) & i32::MAX)
}

#[inline(always)]
fn smaller(a: f32, b: f32) -> f32 {
    if a < b { a } else { b }
}

#[inline(always)]
fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// Replaces scores by `e^(scale * (score - largest))` and returns their sum.
#[inline(always)]
pub fn exponentials(scores: &mut [f32], scale: f32) -> f32 {
    let (_, top) = range_of(scores, scores[0]);
    for score in scores.iter_mut() {
        *score = exp((*score - top) * scale);
    }
    sum_of(scores, |x| x)
}

/// Layer normalisation in place: mean 0 and variance 1, then `weight` and `bias` element by element.
#[inline(always)]
pub fn layer_norm(row: &mut [f32], weight: &[f32], bias: &[f32]) {
    const EPSILON: f32 = 1e-12;
    let count = row.len() as f32;
    let mean = sum_of(row, |x| x) / count;
    let variance = sum_of(row, |x| (x - mean) * (x - mean)) / count;
    let inverse = 1.0 / (variance + EPSILON).sqrt();
    for ((x, &w), &b) in row.iter_mut().zip(weight).zip(bias) {
        *x = ((*x - mean) * inverse).mul_add(w, b);
    }
}

/// Rounds a row to unsigned bytes and returns `(scale, zero)`: element ~ `(byte - zero) * scale`.
///
/// The range of bytes covers the row's own range and 0.
#[inline(always)]
pub fn quantise(row: &[f32], bytes: &mut [u8]) -> (f32, i32) {
    let (low, high) = range_of(row, 0.0);
    let width = larger(high - low, f32::MIN_POSITIVE * 512.0);
    let inverse = 255.0 / width;
    let zero = (-low).mul_add(inverse, ROUNDER) - ROUNDER;
    let offset = zero + ROUNDER;
    for (&x, byte) in row.iter().zip(bytes) {
        let rounded = smaller(larger(x.mul_add(inverse, offset), ROUNDER), ROUNDER + 255.0);
        *byte = rounded.to_bits() as u8;
    }
    (width / 255.0, zero as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_close_to_the_library_and_exact_at_zero_length() {
        for i in -8600..=800 {
            let x = i as f32 / 100.0;
            let true_value = f64::from(x).exp();
            assert!((f64::from(exp(x)) / true_value - 1.0).abs() < 2e-7, "exp({x}) = {}", exp(x));
        }
        assert_eq!(exp(-1000.0), exp(-87.0));
    }

    #[test]
    fn ln_is_close_to_the_library() {
        for i in -400..=400 {
            let x = 1.07f32.powi(i);
            let error = (f64::from(ln(x)) - f64::from(x).ln()).abs() / f64::from(x).ln().abs().max(1.0);
            assert!(error < 2e-7, "ln({x}) = {}", ln(x));
        }
    }

    #[test]
    fn gelu_meets_known_values() {
        // x * Phi(x), Phi from standard normal tables.
        let known = [(0.0, 0.0), (1.0, 0.841_345), (-1.0, -0.158_655), (2.0, 1.954_5), (-3.0, -0.004_05), (9.0, 9.0)];
        for (x, expected) in known {
            assert!((gelu(x) - expected).abs() < 1e-4, "gelu({x}) = {}, expected {expected}", gelu(x));
        }
    }

    #[test]
    fn arithmetic_gives_the_same_bits_as_when_it_was_released() {
        let values: Vec<f32> = (0..37).map(|i| ((i * 7919) % 101) as f32 / 13.0 - 3.9).collect();
        let mut row = values.clone();
        let total = exponentials(&mut row, 0.37);
        assert_eq!((total.to_bits(), row[5].to_bits()), (0x4146_25f6, 0x3d81_859b));
        assert_eq!(gelu(1.25).to_bits(), 0x3f8f_18e5);
    }

    #[test]
    fn layer_norm_gives_mean_bias_and_spread_weight() {
        let mut row: Vec<f32> = (0..40).map(|i| (i % 9) as f32).collect();
        layer_norm(&mut row, &[2.0; 40], &[1.0; 40]);
        let mean = row.iter().sum::<f32>() / 40.0;
        let spread = row.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / 40.0;
        assert!((mean - 1.0).abs() < 1e-5 && (spread - 4.0).abs() < 1e-4, "mean {mean}, variance {spread}");
    }

    #[test]
    fn quantised_rows_come_back_within_half_a_step() {
        let row: Vec<f32> = (0..50).map(|i| ((i * 37) % 50) as f32 / 10.0 - 0.17).collect();
        let mut bytes = vec![0; 50];
        let (scale, zero) = quantise(&row, &mut bytes);
        for (&x, &byte) in row.iter().zip(&bytes) {
            let back = (i32::from(byte) - zero) as f32 * scale;
            assert!((back - x).abs() <= scale * 0.51, "{x} came back as {back}, step {scale}");
        }
    }

    #[test]
    fn a_row_of_zeros_stays_zero() {
        let mut bytes = vec![7; 16];
        let (scale, zero) = quantise(&[0.0; 16], &mut bytes);
        assert!(scale > 0.0 && zero == 0 && bytes.iter().all(|&b| b == 0));
    }
}
