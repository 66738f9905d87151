//! One sentence as words: what rules read, token by token, with the lower-case form of each.
//!
//! Takes a document's tokens and gives a view for each sentence. Asking for a word outside the sentence gives `""`,
//! so that a rule may look around freely and never runs across a sentence's edge. Leaves out all meaning.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use onrecord_text::token::Shape;
use onrecord_text::{Document, Segmented, Span, Token};

use crate::time::Found;

/// The tokens of a document in lower case; `’` becomes `'`. Keeps the time expressions of each sentence once they are
/// found: three stages ask for them.
pub struct Lowered<'d> {
    text: &'d str,
    segmented: &'d Segmented,
    lower: Vec<Cow<'d, str>>,
    times: Vec<OnceCell<Vec<Found>>>,
}

impl<'d> Lowered<'d> {
    /// Reads every token once.
    pub fn new(document: &'d Document, segmented: &'d Segmented) -> Lowered<'d> {
        let text = document.text.as_str();
        let lower = segmented.tokens.iter().map(|t| lowered(t.of(text))).collect();
        let times = vec![OnceCell::new(); segmented.sentences.len()];
        Lowered { text, segmented, lower, times }
    }

    /// The sentences, in order.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = Words<'_>> {
        self.segmented.sentences.iter().zip(&self.times).map(|(s, times)| Words {
            text: self.text,
            tokens: &self.segmented.tokens,
            lower: &self.lower,
            times,
            first: s.tokens.start,
            end: s.tokens.end,
        })
    }
}

fn lowered(word: &str) -> Cow<'_, str> {
    if word.chars().any(|c| c.is_uppercase() || c == '’') {
        Cow::Owned(word.to_lowercase().replace('’', "'"))
    } else {
        Cow::Borrowed(word)
    }
}

/// The words of one sentence. Positions are places in the document's list of tokens.
#[derive(Clone, Copy)]
pub(crate) struct Words<'w> {
    text: &'w str,
    tokens: &'w [Token],
    lower: &'w [Cow<'w, str>],
    times: &'w OnceCell<Vec<Found>>,
    first: usize,
    end: usize,
}

impl<'w> Words<'w> {
    /// Its time expressions, which `find` finds where nobody asked before.
    pub(crate) fn times_by(&self, find: fn(&Words<'w>) -> Vec<Found>) -> &'w [Found] {
        self.times.get_or_init(|| find(self))
    }

    /// The positions of its words.
    pub(crate) fn range(&self) -> Range<usize> {
        self.first..self.end
    }

    fn holds(&self, at: usize) -> bool {
        (self.first..self.end).contains(&at)
    }

    /// The word in lower case, `""` outside the sentence.
    pub(crate) fn at(&self, at: usize) -> &'w str {
        if self.holds(at) { &self.lower[at] } else { "" }
    }

    /// The word `back` places before `at`, in lower case, `""` outside the sentence.
    pub(crate) fn before(&self, at: usize, back: usize) -> &'w str {
        at.checked_sub(back).map_or("", |i| self.at(i))
    }

    /// The word as written, `""` outside the sentence.
    pub(crate) fn raw(&self, at: usize) -> &'w str {
        if self.holds(at) { self.tokens[at].of(self.text) } else { "" }
    }

    /// Whether the token begins with a digit.
    pub(crate) fn is_number(&self, at: usize) -> bool {
        self.holds(at) && self.tokens[at].shape == Shape::Number
    }

    /// Whether the token is a mark, or lies outside the sentence.
    pub(crate) fn is_mark(&self, at: usize) -> bool {
        !self.holds(at) || self.tokens[at].shape == Shape::Mark
    }

    /// Whether the word begins with a capital letter.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.raw(at).starts_with(char::is_uppercase)
    }

    /// Whether nothing stands between the word and the next one.
    pub(crate) fn glued(&self, at: usize) -> bool {
        self.holds(at) && self.holds(at + 1) && self.tokens[at].span.end() == self.tokens[at + 1].span.start()
    }

    /// Whether one blank, of whatever width, stands between the word and the next one.
    pub(crate) fn one_blank(&self, at: usize) -> bool {
        if !self.holds(at) || !self.holds(at + 1) {
            return false;
        }
        let mut gap = self.text[self.tokens[at].span.end()..self.tokens[at + 1].span.start()].chars();
        matches!((gap.next(), gap.next()), (Some(' ' | '\u{a0}' | '\u{2009}' | '\u{202f}'), None))
    }

    /// Whether a group of three digits follows after one blank (`2014 000`), so that the number goes on.
    pub(crate) fn one_blank_group(&self, at: usize) -> bool {
        let group = self.raw(at + 1);
        self.one_blank(at) && group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit())
    }

    /// Whether the words from `at` on are these.
    pub(crate) fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(i, word)| self.at(at + i) == *word)
    }

    /// How many words the phrase has, if it begins at `at`; its words are parted by single blanks.
    #[inline]
    pub(crate) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        // Most phrases differ in their first letter, and every word is asked for many.
        if self.at(at).as_bytes().first() != phrase.as_bytes().first() {
            return None;
        }
        let mut count = 0;
        for word in phrase.split(' ') {
            if self.at(at + count) != word {
                return None;
            }
            count += 1;
        }
        Some(count)
    }

    /// Whether the phrase ends right before `end`; then where it begins.
    pub(crate) fn phrase_before(&self, end: usize, phrase: &str) -> Option<usize> {
        if self.before(end, 1).as_bytes().last() != phrase.as_bytes().last() {
            return None;
        }
        let count = phrase.split(' ').count();
        let start = end.checked_sub(count)?;
        self.phrase(start, phrase).map(|_| start)
    }

    /// The words of a span of the same text.
    pub(crate) fn text_of(&self, span: Span) -> &'w str {
        span.of(self.text)
    }

    /// The bytes of a stretch of words; empty ranges are not allowed.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        self.tokens[range.start].span.cover(self.tokens[range.end - 1].span)
    }
}

/// Whether the word is a hyphen.
pub(crate) fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‐" | "‑")
}

/// Whether the word is a hyphen or a dash that may stand between two numbers.
pub(crate) fn is_range_dash(word: &str) -> bool {
    is_hyphen(word) || matches!(word, "–" | "—" | "−" | "--")
}

#[cfg(test)]
pub(crate) mod tests {
    use onrecord_text::{ReadOptions, read};

    use super::*;

    /// A document of plain text, read from a file without a name of note.
    pub(crate) fn document(text: &str) -> Document {
        read("a.txt", text.as_bytes(), &ReadOptions::default()).remove(0).expect("readable text")
    }

    #[test]
    fn a_word_outside_the_sentence_is_empty() {
        let document = document("Mr. Putin’s plan failed. Others did not.");
        let segmented = document.segment();
        let lowered = Lowered::new(&document, &segmented);
        let first = lowered.sentences().next().unwrap();
        assert_eq!((first.at(2), first.raw(1), first.at(5), first.at(6)), ("'s", "Putin", ".", ""));
        assert!(first.are(3, &["plan", "failed"]));
        assert_eq!(first.phrase_before(5, "plan failed"), Some(3));
    }
}
