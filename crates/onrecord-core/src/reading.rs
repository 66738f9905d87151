//! A document as rules see it: text, words, sentences, and what the model says of each word.
//!
//! Built once a document; rules borrow it. Words are the document's tokens, counted from 0; ranges of words are turned
//! into spans here and nowhere else.

use std::ops::Range;

use onrecord_model::{Model, Name, SentenceRange};
use onrecord_text::quotation::{Quotation, paragraphs, quotations};
use onrecord_text::{Document, Segmented, Sentence, Span};

use crate::lemma::lemma;

/// A document with its words, sentences, quotations and the model's answers.
pub struct Reading<'d> {
    /// The document.
    pub document: &'d Document,
    /// Its words and sentences.
    pub segmented: Segmented,
    /// What stands in quotation marks.
    pub quotations: Vec<Quotation>,
    /// What the model says.
    pub model: onrecord_model::Reading,
    /// Penn Treebank tag of each word.
    pub tags: Vec<&'d str>,
    /// Each word in lower case.
    pub lower: Vec<String>,
    lemmas: Vec<String>,
}

impl<'d> Reading<'d> {
    /// Reads a document with the model.
    pub fn of(document: &'d Document, reader: &'d Model) -> Reading<'d> {
        let segmented = document.segment();
        let words: Vec<&str> = segmented.tokens.iter().map(|t| t.of(&document.text)).collect();
        let model = reader.read(&words, &sentence_ranges(&segmented.sentences));
        let names = reader.tag_names();
        let tags: Vec<&str> = model.tags.iter().map(|&t| names[usize::from(t)].as_str()).collect();
        let lower: Vec<String> = words.iter().map(|w| w.to_lowercase().replace('’', "'")).collect();
        Reading {
            lemmas: lower.iter().zip(&tags).map(|(word, tag)| lemma(word, tag)).collect(),
            tags,
            lower,
            quotations: quotations(&document.text, &paragraphs(&segmented.sentences)),
            model,
            segmented,
            document,
        }
    }

    /// The document's text.
    pub fn text(&self) -> &'d str {
        &self.document.text
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.lower.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.lower.is_empty()
    }

    /// A word as written.
    pub fn word(&self, index: usize) -> &'d str {
        self.segmented.tokens[index].of(self.text())
    }

    /// Whether a word is a finite verb or a modal.
    pub fn is_finite(&self, index: usize) -> bool {
        matches!(self.tags[index], "VBD" | "VBZ" | "VBP" | "MD")
    }

    /// A word's lemma, in lower case, by its tag.
    pub fn lemma(&self, index: usize) -> &str {
        &self.lemmas[index]
    }

    /// Where words stand in the text, in bytes.
    pub fn span(&self, words: &Range<usize>) -> Span {
        let tokens = &self.segmented.tokens;
        tokens[words.start].span.cover(tokens[words.end - 1].span)
    }

    /// The words that a span touches.
    pub fn words(&self, span: Span) -> Range<usize> {
        self.segmented.tokens_in(span)
    }

    /// The sentence that a word stands in.
    pub fn sentence(&self, word: usize) -> &Sentence {
        let index = self.segmented.sentences.partition_point(|s| s.tokens.end <= word);
        &self.segmented.sentences[index]
    }

    /// Names that the model found, in order.
    pub fn names(&self) -> &[Name] {
        &self.model.names
    }
}

/// Sentences as the model takes them.
fn sentence_ranges(sentences: &[Sentence]) -> Vec<SentenceRange> {
    sentences.iter().map(|s| SentenceRange { words: s.tokens.clone(), paragraph: s.paragraph }).collect()
}
