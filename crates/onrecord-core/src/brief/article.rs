//! A document as the brief reads it: with its offsets at hand and its place among the others.

use std::collections::BTreeMap;

use onrecord_text::{CodePoints, Span as Bytes};
use sha2::{Digest, Sha256};

use super::{Label, Unread};
use crate::contract::{Document, Range, Span, Statement};

/// A document, the code points of its text, and where else it was found.
#[derive(Clone, Debug)]
pub(super) struct Article<'d> {
    pub document: &'d Document,
    pub label: Label,
    /// Other paths at which the same document was given.
    pub also_at: Vec<&'d str>,
    /// SHA-256 of the text, in hexadecimal digits.
    pub text_hash: String,
    points: CodePoints<'d>,
}

/// The documents by publication date, path and id, and what must not be used because it misquotes.
pub(super) fn sorted(documents: &[Document]) -> (Vec<Article<'_>>, Vec<Unread>) {
    let mut by_id: BTreeMap<&str, Vec<&Document>> = BTreeMap::new();
    let mut misquoting = Vec::new();
    for document in documents {
        match document.check() {
            Ok(()) => by_id.entry(&document.id).or_default().push(document),
            Err(error) => misquoting.push(Unread { path: document.path.clone(), reason: error.to_string() }),
        }
    }
    let mut kept: Vec<(&Document, Vec<&str>)> = Vec::new();
    for mut same in by_id.into_values() {
        same.sort_by_key(|d| &d.path);
        let mut also: Vec<&str> = same.iter().map(|d| d.path.as_str()).filter(|p| *p != same[0].path).collect();
        also.dedup();
        kept.push((same[0], also));
    }
    kept.sort_by_key(|(d, _)| {
        let published = d.published.as_ref();
        (published.is_none(), published.map(|p| (&p.earliest, &p.latest)), &d.path, &d.id)
    });
    let articles = kept.into_iter().enumerate().map(|(i, (document, also_at))| Article {
        document,
        label: Label::of_index(i),
        also_at,
        text_hash: Sha256::digest(&document.text).iter().map(|byte| format!("{byte:02x}")).collect(),
        points: CodePoints::new(&document.text),
    });
    (articles.collect(), misquoting)
}

impl<'d> Article<'d> {
    /// The words from code point `start` to code point `end`; none where the text does not reach so far.
    pub fn words(&self, start: usize, end: usize) -> &'d str {
        self.points.span(start, end).map_or("", |span| span.of(&self.document.text))
    }

    /// The same, with its place.
    pub fn quote(&self, range: Range) -> Span {
        Span { start: range.start, end: range.end, text: self.words(range.start, range.end).to_owned() }
    }

    /// A range of bytes, which must lie on characters, in code points.
    pub fn range(&self, bytes: Bytes) -> Range {
        let (start, end) = self.points.of(bytes);
        Range { start, end }
    }

    /// How many code points the text has.
    pub fn end(&self) -> usize {
        self.points.at(self.document.text.len())
    }

    /// From the first to the last word of a statement's source, cue and content; `None` if it has none.
    pub fn cover(&self, statement: &Statement) -> Option<Range> {
        let spans = statement.source.iter().chain([&statement.cue, &statement.content]).flat_map(|s| &s.spans);
        cover(spans.map(|s| Range { start: s.start, end: s.end }))
    }

    /// The sentences that a range touches, whole; its lines, where it stands in no sentence.
    pub fn context(&self, range: Range) -> Range {
        let sentences = &self.document.sentences;
        let first = sentences.partition_point(|s| s.end <= range.start);
        let touched = sentences[first..].iter().take_while(|s| s.start < range.end.max(range.start + 1)).copied();
        let sentences = cover(touched.filter(|s| !self.words(s.start, s.end).is_empty()));
        match cover(sentences.into_iter().chain([range])) {
            Some(context) if sentences.is_some() => context,
            _ => self.lines(range),
        }
    }

    fn lines(&self, range: Range) -> Range {
        let text = &self.document.text;
        let Some(bytes) = self.points.span(range.start, range.end) else { return range };
        let start = text[..bytes.start()].rfind('\n').map_or(0, |at| at + 1);
        let end = text[bytes.end()..].find('\n').map_or(text.len(), |at| bytes.end() + at);
        self.range(Bytes::new(start, end).trimmed(text, char::is_whitespace).cover(bytes))
    }

    /// The statements in whose content one stands, outermost first.
    pub fn parents(&self, statement: &Statement) -> Vec<&'d Statement> {
        let document: &'d Document = self.document;
        let mut out: Vec<&Statement> = Vec::new();
        let mut parent = statement.parent.as_deref();
        while let Some(found) = parent.and_then(|id| document.statements.iter().find(|s| s.id == id)) {
            if found.id == statement.id || out.iter().any(|s| s.id == found.id) {
                break;
            }
            out.push(found);
            parent = found.parent.as_deref();
        }
        out.reverse();
        out
    }
}

/// From the first start to the last end.
pub(super) fn cover(ranges: impl IntoIterator<Item = Range>) -> Option<Range> {
    ranges.into_iter().reduce(|a, b| Range { start: a.start.min(b.start), end: a.end.max(b.end) })
}
