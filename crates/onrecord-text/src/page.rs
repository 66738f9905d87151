//! From a document's text back to the page it was taken from.

use std::ops::Range;

use crate::Span;

/// Says for every stretch of a document's text which bytes of the file it stands for.
///
/// Made of pieces in the order of the text. Characters between pieces (paragraph breaks that the page shows by
/// markup) stand for nothing in the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageMap {
    pieces: Vec<Piece>,
}

/// A stretch of text and the bytes of the page it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub text: Span,
    pub page: Span,
}

impl Piece {
    /// Whether every byte of the text is one byte of the page, so that the piece may be cut anywhere. Other pieces
    /// (a character reference, a run of blanks, a character of another encoding) count as a whole.
    pub fn is_verbatim(self) -> bool {
        self.text.len() == self.page.len()
    }

    /// Both pieces as one, where one follows the other.
    pub fn followed_by(self, next: Piece) -> Piece {
        Piece { text: self.text.cover(next.text), page: self.page.cover(next.page) }
    }
}

impl PageMap {
    /// The map of these pieces.
    ///
    /// # Panics
    /// If the pieces are not in the order of the text, or overlap in it.
    pub(crate) fn new(pieces: Vec<Piece>) -> PageMap {
        assert!(pieces.is_sorted_by(|a, b| a.text.end() <= b.text.start()), "pieces in the order of the text");
        PageMap { pieces }
    }

    /// The same text mapped one step further: `origin` maps the bytes that this map leads to.
    pub(crate) fn through(&self, origin: &PageMap) -> PageMap {
        let mut pieces = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            if !piece.is_verbatim() {
                let page = origin.page(piece.page).map(|r| Span::new(r.start, r.end));
                pieces.extend(page.map(|page| Piece { text: piece.text, page }));
                continue;
            }
            let first = origin.pieces.partition_point(|o| o.text.end() <= piece.page.start());
            for step in origin.pieces[first..].iter().take_while(|o| o.text.start() < piece.page.end()) {
                let from = step.text.start().max(piece.page.start());
                let to = step.text.end().min(piece.page.end());
                let text = Span::new(from - piece.page.start(), to - piece.page.start());
                let text = Span::new(piece.text.start() + text.start(), piece.text.start() + text.end());
                let page = match step.is_verbatim() {
                    true => Span::new(from - step.text.start(), to - step.text.start()),
                    false => Span::new(0, step.page.len()),
                };
                let page = Span::new(step.page.start() + page.start(), step.page.start() + page.end());
                pieces.push(Piece { text, page });
            }
        }
        PageMap::new(pieces)
    }

    /// The bytes of the file, from the first to the last that `span` (bytes of the document's text) stands for;
    /// markup between them is included. `None` when the span stands for nothing in the page.
    pub fn page(&self, span: Span) -> Option<Range<usize>> {
        let ranges = self.pieces(span);
        let start = ranges.iter().map(|r| r.start).min()?;
        let end = ranges.iter().map(|r| r.end).max()?;
        Some(start..end)
    }

    /// The bytes of the file that `span` (bytes of the document's text) stands for, piece by piece, without the
    /// markup between them. An empty span stands for nothing.
    pub fn pieces(&self, span: Span) -> Vec<Range<usize>> {
        if span.is_empty() {
            return Vec::new();
        }
        let first = self.pieces.partition_point(|p| p.text.end() <= span.start());
        let touched = self.pieces[first..].iter().take_while(|p| p.text.start() < span.end());
        let mut out: Vec<Range<usize>> = Vec::new();
        for piece in touched.filter(|p| p.text.overlaps(span)) {
            let mut range = piece.page.start()..piece.page.end();
            if piece.is_verbatim() {
                range.start += span.start().saturating_sub(piece.text.start());
                range.end -= piece.text.end().saturating_sub(span.end());
            }
            match out.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => out.push(range),
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_reference_counts_as_a_whole() {
        // Page: <p>It&rsquo;s <b>over</b>   now</p>
        let text = "It’s over now";
        let piece =
            |(a, b): (usize, usize), (c, d): (usize, usize)| Piece { text: Span::new(a, b), page: Span::new(c, d) };
        let map = PageMap::new(vec![
            piece((0, 2), (3, 5)),
            piece((2, 5), (5, 12)),
            piece((5, 7), (12, 14)),
            piece((7, 11), (17, 21)),
            piece((11, 12), (25, 28)),
            piece((12, 15), (28, 31)),
        ]);
        assert_eq!(&text[0..6], "It’s");
        assert_eq!(map.page(Span::new(0, 6)), Some(3..13));
        assert_eq!(map.page(Span::new(3, 4)), Some(5..12));
        assert_eq!(map.page(Span::new(8, 10)), Some(18..20));
        assert_eq!(map.pieces(Span::new(5, 14)), [12..14, 17..21, 25..30]);
        assert_eq!(map.page(Span::new(4, 4)), None);
    }
}
