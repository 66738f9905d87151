//! A comparison as JSON. Offsets count code points of each document's text, ends exclusive.

use onrecord_core::contract::{Document, Span};
use onrecord_relate::lineage::diff::Piece;
use onrecord_relate::lineage::{Difference, Direction, Likeness, Relation, SentenceLabel};
use serde::Serialize;

use super::Shown;
use super::row::{Row, Sentence};

/// Two documents compared.
#[derive(Debug, Serialize)]
pub struct Comparison<'c> {
    first: DocumentJson<'c>,
    second: DocumentJson<'c>,
    relation: Option<Relation>,
    /// Which came first and why; null where nothing tells.
    direction: Option<&'c Direction>,
    likeness: &'c Likeness,
    sentences: Vec<SentenceJson<'c>>,
    /// Of two versions of one article: findings that fell away, changed or are new.
    findings: &'c [Difference],
}

#[derive(Debug, Serialize)]
struct DocumentJson<'c> {
    id: &'c str,
    path: &'c str,
    title: Option<&'c str>,
    outlet: Option<&'c str>,
}

#[derive(Debug, Serialize)]
struct SentenceJson<'c> {
    label: SentenceLabel,
    /// Sentences of the first document, the closest first.
    first: Vec<Span>,
    second: Option<Span>,
    /// Words in both, deleted and inserted, where the sentence was kept.
    changes: &'c [Piece],
}

/// The object.
pub fn comparison<'c>(shown: &Shown<'c>) -> Comparison<'c> {
    Comparison {
        first: document(shown.first),
        second: document(shown.second),
        relation: shown.compared.relation,
        direction: shown.compared.direction.as_ref(),
        likeness: &shown.compared.likeness,
        sentences: shown.rows.iter().map(|row| sentence(row, shown)).collect(),
        findings: shown.differences,
    }
}

fn document(document: &Document) -> DocumentJson<'_> {
    DocumentJson {
        id: &document.id,
        path: &document.path,
        title: document.headline(),
        outlet: document.outlet.as_deref(),
    }
}

fn sentence<'c>(row: &'c Row, shown: &Shown) -> SentenceJson<'c> {
    SentenceJson {
        label: row.label,
        first: row.first.iter().map(|s| span(s, &shown.first.text)).collect(),
        second: row.second.as_ref().map(|s| span(s, &shown.second.text)),
        changes: &row.pieces,
    }
}

fn span(sentence: &Sentence, text: &str) -> Span {
    let (start, end) = sentence.place;
    Span { start, end, text: text.chars().skip(start).take(end - start).collect() }
}
