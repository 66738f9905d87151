//! The rows of a comparison: sentences of both documents that belong together, in the order of the second.

use onrecord_relate::lineage::diff::{Change, Piece, diff};
use onrecord_relate::lineage::{Alignment, Prepared, SentenceLabel};
use onrecord_text::{CodePoints, Span};

/// A sentence with what became of it.
pub struct Row {
    /// What became of it.
    pub label: SentenceLabel,
    /// The sentences of the first document; none where it was added.
    pub first: Vec<Sentence>,
    /// The sentence of the second; `None` where it was cut.
    pub second: Option<Sentence>,
    /// The words of both, where the sentence was kept; else none, for nothing stands against anything.
    pub pieces: Vec<Piece>,
}

/// A sentence in its document.
pub struct Sentence {
    /// First code point, and one past the last.
    pub place: (usize, usize),
    /// Its words.
    pub text: String,
}

impl Row {
    /// The pieces of one side: of the first with what was deleted, of the second with what was inserted.
    pub fn side(&self, second: bool) -> Vec<Piece> {
        let own = if second { Change::Inserted } else { Change::Deleted };
        if !self.pieces.is_empty() {
            return self.pieces.iter().filter(|p| p.change == Change::Same || p.change == own).cloned().collect();
        }
        let whole = |s: &Sentence| Piece { change: Change::Same, text: s.text.clone(), trivial: false };
        if second {
            self.second.iter().map(whole).collect()
        } else {
            let text = self.first.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(" … ");
            if text.is_empty() { Vec::new() } else { vec![Piece { change: Change::Same, text, trivial: false }] }
        }
    }
}

/// The rows of an alignment. What was cut stands behind the sentence that it stood behind in the first document. With
/// `hide_trivial`, changes of no word are shown as none.
pub fn rows(first: &Prepared, second: &Prepared, alignment: &Alignment, hide_trivial: bool) -> Vec<Row> {
    let (ours, theirs) = (CodePoints::new(first.text), CodePoints::new(second.text));
    let sentence = |text: &str, points: &CodePoints, span: Span| Sentence {
        place: points.of(span),
        text: span.of(text).split_whitespace().collect::<Vec<_>>().join(" "),
    };
    let of_first = |at: usize| sentence(first.text, &ours, first.article.sentences[at].span);
    let cut =
        |at: usize| Row { label: SentenceLabel::Cut, first: vec![of_first(at)], second: None, pieces: Vec::new() };
    let mut left = alignment.cut.iter().copied().peekable();
    let mut out = Vec::new();
    let mut reached = 0;
    for (link, here) in alignment.links.iter().zip(&second.article.sentences) {
        if let (Some(&at), true) = (link.from.first(), link.label != SentenceLabel::Moved) {
            reached = reached.max(at);
            while let Some(gone) = left.next_if(|&gone| gone < reached) {
                out.push(cut(gone));
            }
        }
        let here = sentence(second.text, &theirs, here.span);
        let there: Vec<Sentence> = link.from.iter().map(|&at| of_first(at)).collect();
        let mut pieces = if link.label.is_kept() { diff(&there[0].text, &here.text) } else { Vec::new() };
        if hide_trivial {
            pieces = without_trivial(pieces);
        }
        out.push(Row { label: link.label, first: there, second: Some(here), pieces });
    }
    out.extend(left.map(cut));
    out
}

/// The pieces with trivial changes taken for none: the second's words stand for both.
fn without_trivial(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for mut piece in pieces {
        if piece.trivial && piece.change == Change::Deleted {
            continue;
        }
        if piece.trivial {
            piece.change = Change::Same;
        }
        match out.last_mut() {
            Some(last) if last.change == Change::Same && piece.change == Change::Same => last.text += &piece.text,
            _ => out.push(piece),
        }
    }
    out
}
