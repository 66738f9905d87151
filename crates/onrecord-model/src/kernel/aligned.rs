//! Memory that begins at a cache line, so that no register is loaded from two lines.

use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

/// Types of which all bit patterns are values, and whose size divides 64.
pub trait Plain: Copy {}
impl Plain for u8 {}
impl Plain for i8 {}
impl Plain for i16 {}
impl Plain for i32 {}
impl Plain for f32 {}

#[derive(Clone, Copy)]
#[repr(C, align(64))]
struct Line([u8; 64]);

/// A vector of plain numbers that begins at a multiple of 64 bytes; new elements are 0.
pub struct Aligned<T> {
    lines: Vec<Line>,
    length: usize,
    element: PhantomData<T>,
}

impl<T: Plain> Aligned<T> {
    /// `length` zeros.
    pub fn zeros(length: usize) -> Self {
        let mut zeros = Aligned::default();
        zeros.resize(length);
        zeros
    }

    /// Makes it `length` elements long; what is in it stays or, where memory is used again, is left over.
    pub fn resize(&mut self, length: usize) {
        let lines = (length * size_of::<T>()).div_ceil(size_of::<Line>());
        if lines > self.lines.len() {
            self.lines.resize(lines, Line([0; 64]));
        }
        self.length = length;
    }
}

impl<T> Default for Aligned<T> {
    fn default() -> Self {
        Aligned { lines: Vec::new(), length: 0, element: PhantomData }
    }
}

impl<T: Plain> Deref for Aligned<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        // SAFETY: the lines hold at least `length` elements, initialised, aligned and of any bits.
        unsafe { std::slice::from_raw_parts(self.lines.as_ptr().cast(), self.length) }
    }
}

impl<T: Plain> DerefMut for Aligned<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        // SAFETY: as above, and any bits written are bytes of a line.
        unsafe { std::slice::from_raw_parts_mut(self.lines.as_mut_ptr().cast(), self.length) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_begin_at_a_line_and_survive_growth() {
        let mut floats = Aligned::<f32>::zeros(3);
        floats[2] = 1.5;
        floats.resize(100);
        assert_eq!((floats.len(), floats[2], floats[99]), (100, 1.5, 0.0));
        assert_eq!(floats.as_ptr() as usize % 64, 0);
        floats.resize(0);
        assert!(floats.is_empty());
    }
}
