//! Spans: stretches of a text, and the two ways of counting them.
//!
//! Inside the program a span counts **bytes** of the UTF-8 text, because that is what Rust slices by. Outside
//! (JSON, the record's views, HTML links) offsets count **Unicode code points**, because that is what Python and
//! most readers of the record slice by. [`CodePoints`] converts; the types keep the two apart.

use std::fmt;

/// A stretch of a text in bytes, end exclusive. Never empty of meaning: `start <= end` always holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from byte `start` to byte `end`.
    ///
    /// # Panics
    /// If `start > end`, or if either does not fit 32 bits (documents are limited to far less).
    pub fn new(start: usize, end: usize) -> Span {
        assert!(start <= end, "a span must not end ({end}) before it starts ({start})");
        Span { start: u32::try_from(start).expect("span start"), end: u32::try_from(end).expect("span end") }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words it stands for.
    ///
    /// # Panics
    /// If the span does not lie on character boundaries of `text`: it then belongs to another text.
    pub fn of(self, text: &str) -> &str {
        &text[self.start()..self.end()]
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span holding both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span without leading and trailing characters for which `drop` holds.
    pub fn trimmed(self, text: &str, drop: impl Fn(char) -> bool) -> Span {
        let words = self.of(text);
        let left = words.len() - words.trim_start_matches(&drop).len();
        let rest = words[left..].trim_end_matches(&drop).len();
        Span::new(self.start() + left, self.start() + left + rest)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Converts between bytes and code points of one text in constant time, with one entry for every 64 bytes.
#[derive(Clone, Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points that begin before byte `64 * i`; empty when the text is ASCII.
    before: Vec<u32>,
}

const STEP: usize = 64;

impl<'t> CodePoints<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> CodePoints<'t> {
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                before.push(count);
                count += begins(chunk);
            }
            before.push(count);
        }
        CodePoints { text, before }
    }

    /// Code points before byte `byte`.
    pub fn at(&self, byte: usize) -> usize {
        if self.before.is_empty() {
            return byte;
        }
        let block = byte / STEP;
        self.before[block] as usize + begins(&self.text.as_bytes()[block * STEP..byte]) as usize
    }

    /// Start and end of a span in code points.
    pub fn of(&self, span: Span) -> (usize, usize) {
        (self.at(span.start()), self.at(span.end()))
    }

    /// The span of a range of code points; `None` where the range is outside the text.
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        let (start, end) = (self.byte(start)?, self.byte(end)?);
        (start <= end).then(|| Span::new(start, end))
    }

    fn byte(&self, point: usize) -> Option<usize> {
        if self.before.is_empty() {
            return (point <= self.text.len()).then_some(point);
        }
        let block = self.before.partition_point(|&n| n as usize <= point).checked_sub(1)?;
        let mut left = point - self.before[block] as usize;
        for (offset, &b) in self.text.as_bytes()[(block * STEP).min(self.text.len())..].iter().enumerate() {
            if is_begin(b) {
                if left == 0 {
                    return Some(block * STEP + offset);
                }
                left -= 1;
            }
        }
        (left == 0).then_some(self.text.len())
    }
}

fn is_begin(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn begins(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| is_begin(b)).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_agree_with_counting_characters() {
        for text in ["", "plain", "“naïve” — 14\u{a0}000 €", &"aé€𝄞".repeat(100)] {
            let points = CodePoints::new(text);
            for (n, (byte, _)) in text.char_indices().chain([(text.len(), ' ')]).enumerate() {
                assert_eq!(points.at(byte), n);
                assert_eq!(points.span(n, n), Some(Span::new(byte, byte)), "{n} in {text:?}");
            }
            assert_eq!(points.span(0, text.chars().count() + 1), None);
        }
    }

    #[test]
    fn trimming_keeps_character_boundaries() {
        let text = "x “a b” y";
        let span = Span::new(2, text.len() - 2);
        assert_eq!(span.of(text), "“a b”");
        assert_eq!(span.trimmed(text, |c| "“”".contains(c)).of(text), "a b");
    }
}
