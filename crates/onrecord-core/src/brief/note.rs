//! Notes: the places that lines, figures and days rest on, with their words in context.

use std::collections::BTreeMap;

use serde::Serialize;

use super::article::Article;
use super::label::Label;
use super::line::Line;
use crate::contract::{Range, Span};

/// A place in a document, with its sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// The note's number in the brief, from 1.
    pub number: usize,
    /// The document.
    pub document: Label,
    /// First code point of the words that the note is for.
    pub start: usize,
    /// One past their last code point.
    pub end: usize,
    /// The sentence or sentences around them.
    pub context: Span,
}

impl Note {
    /// The fragment that opens the words in the HTML page: `document id`-`start`-`end`.
    pub(super) fn fragment(&self, id: &str) -> String {
        format!("{id}-{}-{}", self.start, self.end)
    }
}

/// Words of one of several documents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Quoted {
    /// The document.
    pub document: Label,
    /// The words and their place.
    #[serde(flatten)]
    pub span: Span,
}

/// Gives numbers in order of first use; one place has one number.
pub(super) struct Notes<'a, 'd> {
    articles: &'a [Article<'d>],
    numbers: BTreeMap<(Label, usize, usize), usize>,
    notes: Vec<Note>,
}

impl<'a, 'd> Notes<'a, 'd> {
    pub fn new(articles: &'a [Article<'d>]) -> Notes<'a, 'd> {
        Notes { articles, numbers: BTreeMap::new(), notes: Vec::new() }
    }

    /// Goes on from notes that were given numbers before.
    pub fn resumed(articles: &'a [Article<'d>], notes: Vec<Note>) -> Notes<'a, 'd> {
        let numbers = notes.iter().map(|n| ((n.document, n.start, n.end), n.number)).collect();
        Notes { articles, numbers, notes }
    }

    /// The number of a place.
    pub fn of(&mut self, document: Label, range: Range) -> usize {
        let next = self.notes.len() + 1;
        let number = *self.numbers.entry((document, range.start, range.end)).or_insert(next);
        if number == next {
            let article = &self.articles[document.index()];
            let context = article.quote(article.context(range));
            self.notes.push(Note { number, document, start: range.start, end: range.end, context });
        }
        number
    }

    /// Numbers every line's place.
    pub fn number(&mut self, lines: &mut [Line]) {
        for line in lines {
            line.note = self.of(line.document, line.range);
        }
    }

    pub fn into_list(self) -> Vec<Note> {
        self.notes
    }
}
