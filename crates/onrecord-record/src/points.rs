//! Places in a text by code points.

/// Finds words by code points.
pub(crate) struct Points<'t> {
    text: &'t str,
    /// Byte offset of each code point, and the text's length.
    bytes: Vec<usize>,
}

impl<'t> Points<'t> {
    /// Linear in the text.
    pub(crate) fn new(text: &'t str) -> Points<'t> {
        let bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Points { text, bytes }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len() - 1
    }

    /// The words from `start` to `end`; empty where the text ends before.
    pub(crate) fn words(&self, start: usize, end: usize) -> &'t str {
        match (self.bytes.get(start), self.bytes.get(end)) {
            (Some(&start), Some(&end)) if start <= end => &self.text[start..end],
            _ => "",
        }
    }
}
