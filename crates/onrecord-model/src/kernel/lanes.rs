//! Sixteen floats, or thirty-two short integers, at once in the registers of an instruction set.
//!
//! Each method is one operation a lane that IEEE 754 or integer arithmetic defines to the last bit, so that all
//! instruction sets agree. Values are made by the unsafe functions only, which ask for a processor that has the
//! instructions: whoever holds a value may use the safe methods.

/// Adding this to a float of magnitude under 2^22 rounds it to the nearest integer, ties to even, in its low bits.
pub const ROUNDER: f32 = 12_582_912.0;

/// Sixteen floats.
pub trait Lanes: Copy {
    /// Thirty-two short integers of the same instruction set.
    type Shorts: Shorts;

    /// Sixteen times one float.
    ///
    /// # Safety
    /// The processor must have the instructions.
    unsafe fn splat(x: f32) -> Self;

    /// The sixteen floats at an address.
    ///
    /// # Safety
    /// The processor must have the instructions, and the floats must be readable.
    unsafe fn load(from: *const f32) -> Self;

    /// The sixteen integers at an address, rounded to floats.
    ///
    /// # Safety
    /// The processor must have the instructions, and the integers must be readable.
    unsafe fn of_integers(from: *const i32) -> Self;

    /// Writes the sixteen floats.
    ///
    /// # Safety
    /// They must be writable.
    unsafe fn store(self, to: *mut f32);

    /// Sixteen times `x`. (That there is a value proves that there are the instructions.)
    #[inline(always)]
    fn like(self, x: f32) -> Self {
        // SAFETY: as said.
        unsafe { Self::splat(x) }
    }

    /// `self + other`
    fn add(self, other: Self) -> Self;
    /// `self * other`
    fn mul(self, other: Self) -> Self;
    /// `self * factor + summand`, rounded once.
    fn mul_add(self, factor: Self, summand: Self) -> Self;
    /// `self` where it is smaller, else `other`.
    fn min(self, other: Self) -> Self;
    /// `self` where it is larger, else `other`.
    fn max(self, other: Self) -> Self;
    /// The largest integer that is not larger, and how much `self` is above it.
    fn split(self) -> (Self, Self);
    /// `self * 2^exponent` for whole exponents from -126 to 0.
    fn times_power(self, exponent: Self) -> Self;
    /// Both, rounded to the nearest integers (ties to even) and held within 16 bits.
    fn shorts(low: Self, high: Self) -> Self::Shorts;
    /// The lanes added in halves: 16 to 8, 4, 2, 1.
    fn sum(self) -> f32;
    /// The smallest lane.
    fn least(self) -> f32;
    /// The largest lane.
    fn largest(self) -> f32;
}

/// Thirty-two signed integers of 16 bits.
pub trait Shorts: Copy {
    /// Thirty-two times one integer.
    ///
    /// # Safety
    /// The processor must have the instructions.
    unsafe fn splat(x: i16) -> Self;

    /// The thirty-two integers at an address.
    ///
    /// # Safety
    /// The processor must have the instructions, and the integers must be readable.
    unsafe fn load(from: *const i16) -> Self;

    /// Writes the thirty-two integers.
    ///
    /// # Safety
    /// They must be writable.
    unsafe fn store(self, to: *mut i16);

    /// Writes them as unsigned bytes, those beyond 0 and 255 as these.
    ///
    /// # Safety
    /// Thirty-two bytes must be writable.
    unsafe fn store_bytes(self, to: *mut u8);

    /// Writes the lowest byte of each: the four of a lane side by side, the first sixteen lanes at one address and the
    /// others at another.
    ///
    /// # Safety
    /// Sixty-four bytes must be writable at both.
    unsafe fn store_groups(four: [Self; 4], first: *mut i8, second: *mut i8);

    /// `self + other`, wrapping around.
    fn add(self, other: Self) -> Self;
    /// `self * factor / 2^15`, rounded to the nearest integer (ties up).
    fn mul_round(self, factor: Self) -> Self;
    /// The smaller ones.
    fn min(self, other: Self) -> Self;
    /// The larger ones.
    fn max(self, other: Self) -> Self;
    /// The smallest lane.
    fn least(self) -> i16;
    /// The largest lane.
    fn largest(self) -> i16;
}

/// A polynomial with these factors, that of the highest power last.
#[inline(always)]
pub fn horner<L: Lanes, const N: usize>(terms: &[f32; N], x: L) -> L {
    let mut sum = x.like(terms[N - 1]);
    let mut i = N - 1;
    while i > 0 {
        i -= 1;
        sum = sum.mul_add(x, x.like(terms[i]));
    }
    sum
}
