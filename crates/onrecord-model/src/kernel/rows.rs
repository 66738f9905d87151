//! What is done to a row of activations at a time: rounding to bytes, layer normalisation, softmax. The length of a row
//! is a multiple of 32.

use super::lanes::{Lanes, Shorts, horner};
use super::packed::{PANEL, QuantisedRows, STEPS};

/// Layer normalisation weights.
pub struct Norm {
    /// One factor an element.
    pub weight: Vec<f32>,
    /// One summand an element.
    pub bias: Vec<f32>,
}

/// Sums that run beside each other: a processor begins an addition before it has ended the one before.
const CHAINS: usize = 4;

/// Rounds rows of `width` elements, in steps of 1/512, to bytes from row 0 of `output` on.
#[inline(always)]
pub fn quantise_rows<S: Shorts>(rows: &[i16], width: usize, output: &mut QuantisedRows) {
    output.resize(rows.len() / width, width);
    for (i, row) in rows.chunks_exact(width).enumerate() {
        let bytes = &mut output.bytes[i * output.stride..][..width];
        (output.scales[i], output.shifts[i]) = quantise_shorts::<S>(row, bytes);
    }
}

/// Normalises rows, and writes them as bytes to the rows `first..` of `output` too.
#[inline(always)]
pub fn normalise_rows<L: Lanes>(rows: &mut [f32], norm: &Norm, first: usize, output: &mut QuantisedRows) {
    let width = norm.weight.len();
    for (i, row) in rows.chunks_exact_mut(width).enumerate() {
        let bytes = &mut output.bytes[(first + i) * output.stride..][..width];
        let range = normalise::<L>(row, &norm.weight, &norm.bias);
        (output.scales[first + i], output.shifts[first + i]) = quantise::<L>(row, range, bytes);
    }
}

/// What a row has to be multiplied by, in steps of 1/2^15, to lie within `reach`; at most about 1.
#[inline(always)]
pub fn factor_to(reach: i32, range: i32) -> i16 {
    ((reach << 15) / range.max(1)).min(i32::from(i16::MAX)) as i16
}

/// What one is worth after multiplication by such a factor.
#[inline(always)]
pub fn worth(factor: i16) -> f32 {
    32768.0 / STEPS / f32::from(factor)
}

/// Rounds a row to unsigned bytes and returns `(scale, shift)`: element ~ `byte * scale + shift`.
///
/// The range of bytes covers the row's own range and 0, which has a byte of its own.
#[inline(always)]
fn quantise_shorts<S: Shorts>(row: &[i16], bytes: &mut [u8]) -> (f32, f32) {
    let (chunks, _) = row.as_chunks::<{ 2 * PANEL }>();
    // SAFETY, here and below: chunks have 32 elements; the kernel that inlines this checked the processor.
    let (mut low, mut high) = unsafe { (S::splat(0), S::splat(0)) };
    for chunk in chunks {
        let x = unsafe { S::load(chunk.as_ptr()) };
        (low, high) = (low.min(x), high.max(x));
    }
    let (low, high) = (i32::from(low.least()), i32::from(high.largest()));
    let factor = factor_to(255, high - low);
    let zero = (-low * i32::from(factor) + (1 << 14)) >> 15;
    for (chunk, bytes) in chunks.iter().zip(bytes.as_chunks_mut::<{ 2 * PANEL }>().0) {
        unsafe {
            let rounded = S::load(chunk.as_ptr()).mul_round(S::splat(factor)).add(S::splat(zero as i16));
            rounded.store_bytes(bytes.as_mut_ptr());
        }
    }
    let scale = worth(factor);
    (scale, -(zero as f32) * scale)
}

/// As [`quantise_shorts`], for floats whose smallest and largest are known.
#[inline(always)]
fn quantise<L: Lanes>(row: &[f32], (low, high): (f32, f32), bytes: &mut [u8]) -> (f32, f32) {
    let width = (high - low).max(f32::MIN_POSITIVE * 512.0);
    let inverse = 255.0 / width;
    let zero = (-low * inverse + 0.5) as i32 as f32;
    for (chunk, bytes) in row.as_chunks::<{ 2 * PANEL }>().0.iter().zip(bytes.as_chunks_mut::<{ 2 * PANEL }>().0) {
        // SAFETY: chunks have 32 elements; the kernel that inlines this checked the processor.
        unsafe {
            let (factor, zero) = (L::splat(inverse), L::splat(zero));
            let (low, high) = (L::load(chunk.as_ptr()), L::load(chunk.as_ptr().add(PANEL)));
            L::shorts(low.mul_add(factor, zero), high.mul_add(factor, zero)).store_bytes(bytes.as_mut_ptr());
        }
    }
    let scale = width / 255.0;
    (scale, -zero * scale)
}

/// Normalises a row: mean 0 and variance 1, then `weight` and `bias` element by element. Gives the smallest and the
/// largest of the elements and 0.
#[inline(always)]
fn normalise<L: Lanes>(row: &mut [f32], weight: &[f32], bias: &[f32]) -> (f32, f32) {
    const EPSILON: f32 = 1e-12;
    let count = row.len() as f32;
    let (chunks, _) = row.as_chunks_mut::<PANEL>();
    // SAFETY, here and below: chunks have sixteen elements; the kernel that inlines this checked the processor.
    let zero = unsafe { L::splat(0.0) };
    let (mut sums, mut squares) = ([zero; CHAINS], [zero; CHAINS]);
    for block in chunks.chunks(CHAINS) {
        for ((chunk, sum), square) in block.iter().zip(&mut sums).zip(&mut squares) {
            let x = unsafe { L::load(chunk.as_ptr()) };
            (*sum, *square) = (sum.add(x), x.mul_add(x, *square));
        }
    }
    let mean = sum_of(sums) / count;
    let variance = (sum_of(squares) / count - mean * mean).max(0.0);
    let inverse = 1.0 / (variance + EPSILON).sqrt();
    let (mut low, mut high) = (zero, zero);
    let weights = weight.as_chunks::<PANEL>().0.iter().zip(bias.as_chunks::<PANEL>().0);
    for (chunk, (weight, bias)) in chunks.iter_mut().zip(weights) {
        unsafe {
            let centred = L::load(chunk.as_ptr()).mul_add(L::splat(inverse), L::splat(-mean * inverse));
            let x = centred.mul_add(L::load(weight.as_ptr()), L::load(bias.as_ptr()));
            x.store(chunk.as_mut_ptr());
            (low, high) = (low.min(x), high.max(x));
        }
    }
    (low.least(), high.largest())
}

#[inline(always)]
fn sum_of<L: Lanes>(chains: [L; CHAINS]) -> f32 {
    chains[0].add(chains[1]).add(chains[2].add(chains[3])).sum()
}

/// Softmax in bytes: `255 * 2^(scale * (score - top))` rounded, `top` being the largest. Gives the sum of these bytes.
#[inline(always)]
pub fn softmax_bytes<L: Lanes>(scores: &[i32], top: i32, scale: f32, bytes: &mut [u8]) -> i32 {
    const LOG2_255: f32 = 7.994_353_4;
    let shift = LOG2_255 - top as f32 * scale;
    for (chunk, bytes) in scores.as_chunks::<{ 2 * PANEL }>().0.iter().zip(bytes.as_chunks_mut::<{ 2 * PANEL }>().0) {
        // SAFETY: chunks have 32 elements; the kernel that inlines this checked the processor.
        unsafe {
            let (scale, shift) = (L::splat(scale), L::splat(shift));
            let (low, high) = (L::of_integers(chunk.as_ptr()), L::of_integers(chunk.as_ptr().add(PANEL)));
            let (low, high) = (low.mul_add(scale, shift), high.mul_add(scale, shift));
            L::shorts(power_of_2(low), power_of_2(high)).store_bytes(bytes.as_mut_ptr());
        }
    }
    bytes.iter().map(|&byte| i32::from(byte)).sum()
}

/// `2^x` for `x <= 9`, or `2^-30` where that is less; relative error under 1e-4.
#[inline(always)]
fn power_of_2<L: Lanes>(x: L) -> L {
    /// Minimax fit on [0, 1].
    const TERMS: [f32; 4] = [0.999_925_2, 0.695_833_5, 0.226_067_17, 0.078_024_52];
    let (whole, rest) = x.max(x.like(-30.0)).split();
    horner(&TERMS, rest).times_power(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Floats = [f32; PANEL];

    #[test]
    fn powers_are_close_to_the_library() {
        for i in -3000..=900 {
            let x = i as f32 / 100.0;
            let found = power_of_2([x; PANEL])[0];
            assert!((found / x.exp2() - 1.0).abs() < 1e-4, "2^{x} = {found}");
        }
        assert_eq!(power_of_2([-1e9; PANEL]), power_of_2([-30.0; PANEL]));
    }

    #[test]
    fn softmax_gives_shares_of_the_largest() {
        let mut scores = [-1 << 30; 32];
        scores[3..6].copy_from_slice(&[40, 20, -5000]);
        let mut bytes = [7; 32];
        let sum = softmax_bytes::<Floats>(&scores, 40, 0.1, &mut bytes);
        assert_eq!((sum, &bytes[2..7]), (255 + 64, &[0, 255, 64, 0, 0][..]));
    }

    #[test]
    fn layer_norm_gives_mean_bias_and_spread_weight() {
        let mut row: Vec<f32> = (0..96).map(|i| (i % 9) as f32).collect();
        let range = normalise::<Floats>(&mut row, &[2.0; 96], &[1.0; 96]);
        let mean = row.iter().sum::<f32>() / 96.0;
        let spread = row.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / 96.0;
        assert!((mean - 1.0).abs() < 1e-5 && (spread - 4.0).abs() < 1e-4, "mean {mean}, variance {spread}");
        assert_eq!(range, row.iter().fold((0.0, 0.0), |(low, high), &x| (x.min(low), x.max(high))));
    }

    #[test]
    fn quantised_rows_come_back_within_half_a_step() {
        for factor in [1.0, 0.01, 100.0] {
            let row: Vec<i16> = (0..64).map(|i| ((((i * 37) % 50) as f32 * 5.0 - 17.0) * factor) as i16).collect();
            let mut bytes = vec![0; 64];
            let (scale, shift) = quantise_shorts::<[i16; 32]>(&row, &mut bytes);
            for (&x, &byte) in row.iter().zip(&bytes) {
                let (back, x) = (f32::from(byte) * scale + shift, f32::from(x) / STEPS);
                assert!((back - x).abs() <= scale * 1.01, "{x} came back as {back}, step {scale}");
            }
            let row = row.iter().map(|&x| f32::from(x)).collect::<Vec<f32>>();
            let range = row.iter().fold((0.0f32, 0.0f32), |(low, high), &x| (low.min(x), high.max(x)));
            let (scale, shift) = quantise::<Floats>(&row, range, &mut bytes);
            for (&x, &byte) in row.iter().zip(&bytes) {
                let back = f32::from(byte) * scale + shift;
                assert!((back - x).abs() <= scale * 1.01, "{x} came back as {back}, step {scale}");
            }
        }
    }

    #[test]
    fn a_row_of_zeros_stays_zero() {
        let mut bytes = vec![7; 32];
        let (scale, shift) = quantise_shorts::<[i16; 32]>(&[0; 32], &mut bytes);
        assert!(scale > 0.0 && shift == 0.0 && bytes.iter().all(|&b| b == 0));
        let (scale, shift) = quantise::<Floats>(&[0.0; 32], (0.0, 0.0), &mut bytes);
        assert!(scale > 0.0 && shift == 0.0 && bytes.iter().all(|&b| b == 0));
    }
}
