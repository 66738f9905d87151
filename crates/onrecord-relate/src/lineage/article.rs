//! An article as lineage compares it: the sentences of its body as words, and what is known beside them.

use std::collections::HashSet;

use onrecord_core::contract::{self, Document};
use onrecord_text::{CodePoints, Span};

use super::hash::hash_all;
use super::stamp;
use super::word::{Class, Word, words};

/// Regions whose sentences are not the article's own telling.
const APART: [&str; 6] = ["title", "byline", "caption", "bio", "boilerplate", "front_matter"];

/// A sentence with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// Its words in order; at least one.
    pub words: Vec<Word>,
}

/// The sentences of an article's body.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// In order of the text.
    pub sentences: Vec<Sentence>,
}

impl Article {
    /// The sentences of a document that stand in none of the regions apart and are no [`stamp`], each with its words.
    pub fn of(document: &Document) -> Article {
        let ranges = document.sentences.iter().map(|s| (s.start, s.end));
        Article::from_parts(&document.text, ranges, &document.regions)
    }

    /// The same from text, the sentences' code points, and regions.
    pub fn from_parts(
        text: &str,
        sentences: impl Iterator<Item = (usize, usize)>,
        regions: &[contract::Region],
    ) -> Article {
        let apart = |start: usize| {
            regions.iter().any(|r| r.start <= start && start < r.end && APART.contains(&r.kind.as_str()))
        };
        let points = CodePoints::new(text);
        let mut sentences: Vec<Sentence> = sentences
            .filter(|&(start, _)| !apart(start))
            .filter_map(|(start, end)| points.span(start, end))
            .map(|span| Sentence { span, words: words(text, span) })
            .filter(|sentence| !sentence.words.is_empty() && !stamp::is_stamp(sentence.span.of(text)))
            .collect();
        mark_names(&mut sentences);
        mark_quoted(text, &mut sentences);
        Article { sentences }
    }

    /// The same for articles whose words are the same in the same order, whatever their capitals and marks.
    pub fn wording(&self) -> u64 {
        hash_all(self.words().map(|w| w.form))
    }

    /// The same for articles that compare to any other in the same way.
    pub fn digest(&self) -> u64 {
        let word = |w: &Word| [w.form, w.root, u64::from(w.quoted) << 8 | w.class as u64];
        hash_all(
            self.sentences
                .iter()
                .flat_map(|s| std::iter::once(s.words.len() as u64).chain(s.words.iter().flat_map(word))),
        )
    }

    /// All words in order.
    pub fn words(&self) -> impl Iterator<Item = &Word> {
        self.sentences.iter().flat_map(|s| &s.words)
    }
}

/// The first word of a sentence is a name where it is one elsewhere.
fn mark_names(sentences: &mut [Sentence]) {
    let inside = sentences.iter().flat_map(|s| s.words.iter().skip(1));
    let names: HashSet<u64> = inside.filter(|w| w.class == Class::Name).map(|w| w.form).collect();
    for sentence in sentences {
        let first = &mut sentence.words[0];
        if first.class == Class::Plain && names.contains(&first.form) {
            first.class = Class::Name;
        }
    }
}

/// Marks the words between quotation marks. A quotation may run over sentences of one paragraph.
fn mark_quoted(text: &str, sentences: &mut [Sentence]) {
    let mut paragraphs: Vec<Span> = Vec::new();
    for sentence in sentences.iter() {
        match paragraphs.last_mut() {
            Some(last) if !text[last.end()..sentence.span.start()].contains('\n') => *last = last.cover(sentence.span),
            _ => paragraphs.push(sentence.span),
        }
    }
    let quotations = onrecord_text::quotations(text, &paragraphs);
    for word in sentences.iter_mut().flat_map(|s| &mut s.words) {
        word.quoted = quotations.iter().any(|q| q.inner.contains(word.span));
    }
}
