//! Marks in a brief: beside every line, figure and telling what a later version did to its words, with the note that opens
//! the later words.
//!
//! Takes the marks from whoever related the documents, since the core sees one document at a time. A later version that is
//! not in the brief is named, and has no note.

use serde::Serialize;

use super::Brief;
use super::label::Label;
use super::note::Notes;
use crate::contract::{Range, Span};
use crate::mark::Mark;

/// A mark with the later words' place in the brief.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Marked {
    /// What became of which words.
    #[serde(flatten)]
    pub mark: Mark,
    /// The later document within the brief.
    pub label: Option<Label>,
    /// The note with the later words in context, by number.
    pub note: Option<usize>,
}

impl Brief<'_> {
    /// The same with the marks on its words: `on` gives those of a document, by id, on some stretches of its text, in code
    /// points.
    pub fn marked(mut self, on: impl Fn(&str, &[(usize, usize)]) -> Vec<Mark>) -> Self {
        let mut notes = Notes::resumed(&self.articles, std::mem::take(&mut self.notes));
        let (documents, labels) = (&self.documents, self.documents.iter().map(|d| (d.id.as_str(), d.label)).collect());
        let mut of = |document: &str, spans: &[&Span]| -> Vec<Marked> {
            let stretches: Vec<(usize, usize)> = spans.iter().map(|span| (span.start, span.end)).collect();
            on(document, &stretches).into_iter().map(|mark| noted(mark, &labels, &mut notes)).collect()
        };
        for line in &mut self.lines {
            let spans: Vec<&Span> = line.source.iter().chain(&line.cue).chain(&line.content).collect();
            line.marks = of(&documents[line.document.index()].id, &spans);
        }
        for row in &mut self.figures {
            row.marks = of(&documents[row.document.index()].id, &[&row.words]);
        }
        for told in self.contrasts.iter_mut().flat_map(|contrast| &mut contrast.sides).flat_map(|side| &mut side.told) {
            told.marks = of(&told.document, &told.words.iter().collect::<Vec<_>>());
        }
        self.notes = notes.into_list();
        self
    }
}

fn noted(mark: Mark, labels: &std::collections::BTreeMap<&str, Label>, notes: &mut Notes) -> Marked {
    let label = labels.get(mark.later.document.as_str()).copied();
    let words = mark.now.as_ref().or(mark.notice.as_ref());
    let place = words.map(|words| Range { start: words.start, end: words.end });
    let note = label.zip(place).map(|(label, place)| notes.of(label, place));
    Marked { mark, label, note }
}
