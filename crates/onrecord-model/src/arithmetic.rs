//! The floating-point arithmetic of the heads, written so that every machine gives the same bits.
//!
//! Takes and gives plain `f32`s and rows of them. Only `+`, `-`, `*` and `/` are used, which IEEE 754 defines to the last
//! bit and every processor has, no mathematics library, and sums run in one fixed order: lane `i` of sixteen adds the
//! elements `i`, `i + 16`, ..., then the lanes are added in halves. The encoder's own arithmetic is in `kernel/`.

/// Number of partial sums in a reduction.
const LANES: usize = 16;

/// `e^x` for `x <= 88`; below -87 it gives `e^-87`. Relative error under 3e-7.
#[inline]
pub fn exp(x: f32) -> f32 {
    /// Adding this to a float of magnitude under 2^22 rounds it to the nearest integer, ties to even, in its low bits.
    const ROUNDER: f32 = 12_582_912.0;
    /// The logarithm of 2 in two parts; the first has so few digits that its products with whole numbers are exact.
    const LN_2_HIGH: f32 = 0.693_359_4;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    const TERMS: [f32; 6] = [1.000_000_1, 0.999_999_7, 0.499_988_94, 0.166_675_75, 0.041_915_383, 0.008_297_655];
    let x = if x > -87.0 { x } else { -87.0 };
    let shifted = x * std::f32::consts::LOG2_E + ROUNDER;
    let power = shifted - ROUNDER;
    let rest = (x - power * LN_2_HIGH) - power * LN_2_LOW;
    let mantissa = TERMS[..5].iter().rev().fold(TERMS[5], |sum, term| sum * rest + term);
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
    let series = TERMS[..4].iter().rev().fold(TERMS[4], |sum, term| sum * (s * s) + term);
    power as f32 * std::f32::consts::LN_2 + s * series
}

/// Adds up numbers in the order that the module comment fixes.
fn sum(numbers: &[f32]) -> f32 {
    let (rows, rest) = numbers.as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for row in rows.iter().map(|row| &row[..]).chain([rest]) {
        lanes.iter_mut().zip(row).for_each(|(lane, x)| *lane += x);
    }
    halved(lanes)
}

fn halved(mut lanes: [f32; LANES]) -> f32 {
    let mut half = LANES / 2;
    while half > 0 {
        for i in 0..half {
            lanes[i] += lanes[i + half];
        }
        half /= 2;
    }
    lanes[0]
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

/// The sum of the products of two vectors' elements.
pub fn dot(a: &[f32], b: &[f32]) -> f32 {
    let ((rows, rest), (other_rows, other_rest)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    let mut lanes = [0.0; LANES];
    for (row, other) in rows.iter().zip(other_rows) {
        for lane in 0..LANES {
            lanes[lane] += row[lane] * other[lane];
        }
    }
    lanes.iter_mut().zip(rest.iter().zip(other_rest)).for_each(|(lane, (x, y))| *lane += x * y);
    halved(lanes)
}

/// Replaces scores by `e^(score - largest)` and returns their sum.
pub fn exponentials(scores: &mut [f32]) -> f32 {
    let top = scores.iter().copied().fold(scores[0], f32::max);
    for score in scores.iter_mut() {
        *score = exp(*score - top);
    }
    sum(scores)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_close_to_the_library_and_exact_at_zero_length() {
        for i in -8600..=800 {
            let x = i as f32 / 100.0;
            let true_value = f64::from(x).exp();
            assert!((f64::from(exp(x)) / true_value - 1.0).abs() < 3e-7, "exp({x}) = {}", exp(x));
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
    fn arithmetic_gives_the_same_bits_as_when_it_was_released() {
        let mut row: Vec<f32> = (0..37).map(|i| ((i * 7919) % 101) as f32 / 13.0 - 3.9).collect();
        let product = dot(&row, &row);
        let total = exponentials(&mut row);
        assert_eq!((product.to_bits(), total.to_bits(), row[5].to_bits()), (0x433b_9cd3, 0x40a1_d1fb, 0x3a16_ac40));
    }
}
