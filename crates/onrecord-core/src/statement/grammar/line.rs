//! The words that a rule looks at: a sentence, or a content in one sentence, without its quotation marks.
//!
//! Positions count the words of the line; they may leave words of the document out. Asking outside gives "".

use std::ops::Range;

use crate::reading::Reading;
use crate::statement::draft::Words;

/// Longer sentences are lists or damaged text; what stands behind so many words is not looked at, so that time grows
/// with the text.
const LONGEST: usize = 400;

/// Some words of one sentence.
pub struct Line<'r, 'd> {
    /// The document.
    pub reading: &'r Reading<'d>,
    /// The words, by their index in the document.
    pub words: Vec<usize>,
}

impl<'r, 'd> Line<'r, 'd> {
    /// The line of these words; quotation marks are left out.
    pub fn new(reading: &'r Reading<'d>, words: impl Iterator<Item = usize>) -> Line<'r, 'd> {
        Line { reading, words: words.filter(|&w| !is_quotation_mark(reading.word(w))).take(LONGEST).collect() }
    }

    /// The line of these words, of any length; single quotation marks are left out too.
    pub fn bare(reading: &'r Reading<'d>, words: &[usize]) -> Line<'r, 'd> {
        Line { reading, words: words.iter().copied().filter(|&w| !is_any_quotation_mark(reading, w)).collect() }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// A word in lower case; "" outside the line.
    pub fn at(&self, place: usize) -> &str {
        self.words.get(place).map_or("", |&w| &self.reading.lower[w])
    }

    /// A word's Penn Treebank tag; "" outside the line.
    pub fn tag(&self, place: usize) -> &'d str {
        self.words.get(place).map_or("", |&w| self.reading.tags[w])
    }

    /// A word's lemma; "" outside the line.
    pub fn lemma(&self, place: usize) -> &'r str {
        self.words.get(place).map_or("", |&w| self.reading.lemma(w))
    }

    /// Whether a word is one of these.
    pub fn is(&self, place: usize, words: &[&str]) -> bool {
        words.contains(&self.at(place))
    }

    /// Whether a word is a finite verb or a modal.
    pub fn is_finite(&self, place: usize) -> bool {
        self.words.get(place).is_some_and(|&w| self.reading.is_finite(w))
    }

    /// Whether a word is a verb or a modal.
    pub fn is_verb(&self, place: usize) -> bool {
        self.tag(place).starts_with('V') || self.tag(place) == "MD"
    }

    /// Whether a word is an adverb or negates a verb.
    pub fn is_adverb(&self, place: usize) -> bool {
        self.tag(place).starts_with("RB") || self.is(place, &["not", "n't", "never"])
    }

    /// Whether a word has letters or digits.
    pub fn is_word(&self, place: usize) -> bool {
        self.at(place).chars().any(char::is_alphanumeric)
    }

    /// A stretch of the line in words of the document, with all that stands between its first and its last.
    ///
    /// # Panics
    /// If the stretch is empty or leaves the line.
    pub fn whole(&self, range: Range<usize>) -> Words {
        self.words[range.start]..self.words[range.end - 1] + 1
    }

    /// A stretch of the line in words of the document. Words that the line leaves out part it, unless they are
    /// quotation marks only.
    pub fn pieces(&self, range: Range<usize>) -> Vec<Words> {
        let mut out: Vec<Words> = Vec::new();
        for &word in &self.words[range] {
            match out.last_mut() {
                Some(last) if (last.end..word).all(|w| is_quotation_mark(self.reading.word(w))) => last.end = word + 1,
                _ => out.push(word..word + 1),
            }
        }
        out
    }
}

/// Whether a word is a double quotation mark or guillemet, however typed.
pub fn is_quotation_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "„" | "«" | "»" | "``" | "''" | "‟" | "＂")
}

/// Whether a word of a document is a quotation mark, double or single.
pub fn is_any_quotation_mark(reading: &Reading, word: usize) -> bool {
    matches!(reading.word(word), "\"" | "“" | "”" | "„" | "«" | "»" | "``" | "''" | "‘" | "'")
        || matches!(reading.tags[word], "``" | "''") && !reading.word(word).chars().any(char::is_alphanumeric)
}
