//! The document as these rules see it: words by number, with the sentence, paragraph and quotation of each.

use std::collections::HashSet;
use std::ops::Range;

use onrecord_text::token::Shape;
use onrecord_text::{RegionKind, Span};

use super::Input;

/// Words of the document, by number.
pub(super) type Words = Range<usize>;

/// A document's words and what surrounds each.
pub(super) struct View<'a> {
    /// What is to be resolved.
    pub(super) input: &'a Input<'a>,
    sentence_of: Vec<u32>,
    /// Number of the outermost quotation, counted from 1; 0 outside.
    quotation_of: Vec<u32>,
    /// In a title, where capitals say little.
    titled: Vec<bool>,
    /// In words of the site.
    boilerplate: Vec<bool>,
    /// Words that stand without a capital somewhere.
    common: HashSet<&'a str>,
}

impl<'a> View<'a> {
    /// Reads the document once.
    pub(super) fn new(input: &'a Input<'a>) -> View<'a> {
        let count = input.segmented.tokens.len().min(input.lower.len());
        let mut view = View {
            input,
            sentence_of: vec![0; count],
            quotation_of: vec![0; count],
            titled: vec![false; count],
            boilerplate: vec![false; count],
            common: HashSet::new(),
        };
        view.common = (0..count).map(|at| view.raw(at)).filter(|word| word.starts_with(char::is_lowercase)).collect();
        for (number, sentence) in input.segmented.sentences.iter().enumerate() {
            let end = sentence.tokens.end.min(count);
            view.sentence_of[sentence.tokens.start.min(end)..end].fill(number as u32);
        }
        for (number, quotation) in input.quotations.iter().enumerate().filter(|(_, q)| q.level == 0) {
            let words = view.words(quotation.span);
            view.quotation_of[words].fill(number as u32 + 1);
        }
        for sentence in &input.segmented.sentences {
            let words = sentence.tokens.start.min(count)..sentence.tokens.end.min(count);
            if is_headline(input, words.clone()) {
                view.titled[words].fill(true);
            }
        }
        for region in &input.document.regions {
            let words = view.words(region.span);
            match region.kind {
                RegionKind::Title => view.titled[words].fill(true),
                RegionKind::Boilerplate => view.boilerplate[words].fill(true),
                _ => {}
            }
        }
        view
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.sentence_of.len()
    }

    /// A word as written; `""` outside the document.
    pub(super) fn raw(&self, at: usize) -> &'a str {
        if at < self.len() { self.input.segmented.tokens[at].of(&self.input.document.text) } else { "" }
    }

    /// A word in lower case; `""` outside the document.
    pub(super) fn lower(&self, at: usize) -> &'a str {
        if at < self.len() { &self.input.lower[at] } else { "" }
    }

    /// A word's tag; `""` where there is none.
    pub(super) fn tag(&self, at: usize) -> &'a str {
        self.input.tags.get(at).copied().unwrap_or_default()
    }

    /// Whether the word also stands without its capital somewhere in the document.
    pub(super) fn is_common(&self, at: usize) -> bool {
        self.common.contains(self.lower(at))
    }

    /// Whether the word is a mark.
    pub(super) fn is_mark(&self, at: usize) -> bool {
        at >= self.len() || self.input.segmented.tokens[at].shape == Shape::Mark
    }

    /// Whether the word begins with a capital letter, or with one small letter and a capital as trade names do.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        let mut letters = self.raw(at).chars();
        let (first, second) = (letters.next(), letters.next());
        let mut is_trade_name =
            || second.is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
        first.is_some_and(char::is_uppercase) || first.is_some_and(char::is_lowercase) && is_trade_name()
    }

    /// Whether the word is a possessive mark.
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        matches!(self.lower(at), "'s" | "'")
    }

    /// Whether the word begins its sentence, quotation marks apart.
    pub(super) fn is_initial(&self, at: usize) -> bool {
        let start = self.sentence(at).start;
        (start..at).all(|before| self.is_mark(before))
    }

    /// Whether the word stands in a headline or in words of the site, where capitals say little.
    pub(super) fn is_headline(&self, at: usize) -> bool {
        self.titled[at] || self.boilerplate[at]
    }

    /// Whether the word belongs to the site and not to the article.
    pub(super) fn is_boilerplate(&self, at: usize) -> bool {
        self.boilerplate[at]
    }

    /// Number of the sentence.
    pub(super) fn sentence_number(&self, at: usize) -> usize {
        self.sentence_of[at] as usize
    }

    /// The words of the sentence that the word stands in.
    pub(super) fn sentence(&self, at: usize) -> Words {
        self.input.segmented.sentences.get(self.sentence_number(at)).map_or(0..0, |s| s.tokens.clone())
    }

    /// Number of the paragraph.
    pub(super) fn paragraph(&self, at: usize) -> u32 {
        self.input.segmented.sentences.get(self.sentence_number(at)).map_or(0, |s| s.paragraph)
    }

    /// Number of the outermost quotation, 0 outside.
    pub(super) fn quotation(&self, at: usize) -> u32 {
        self.quotation_of[at]
    }

    /// Whether two words stand in one sentence.
    pub(super) fn same_sentence(&self, a: usize, b: usize) -> bool {
        self.sentence_of[a] == self.sentence_of[b]
    }

    /// Whether the word is a verb or a modal; without tags, whether it is one of the commonest.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        match self.tag(at) {
            "" => VERBS.binary_search(&self.lower(at)).is_ok(),
            tag => tag == "MD" || tag.starts_with("VB") && tag != "VBG",
        }
    }

    /// The words that a span touches.
    pub(super) fn words(&self, span: Span) -> Words {
        let words = self.input.segmented.tokens_in(span);
        words.start.min(self.len())..words.end.min(self.len())
    }

    /// Whether nothing stands between the word and the next.
    pub(super) fn touches(&self, at: usize) -> bool {
        let tokens = &self.input.segmented.tokens;
        at + 1 < self.len() && tokens[at].span.end() == tokens[at + 1].span.start()
    }

    /// Where words stand, in bytes; an empty range is at the start of the text.
    pub(super) fn span(&self, words: &Words) -> Span {
        let tokens = &self.input.segmented.tokens;
        if words.is_empty() || words.end > tokens.len() {
            return Span::new(0, 0);
        }
        tokens[words.start].span.cover(tokens[words.end - 1].span)
    }

    /// The words as written, parted by single blanks where the text parts them.
    pub(super) fn text(&self, words: &Words) -> String {
        let joined = self.span(words).of(&self.input.document.text);
        joined.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Whether a sentence is written as headlines are: nearly every longer word with a capital, no full stop.
fn is_headline(input: &Input<'_>, words: Words) -> bool {
    let last = words.clone().next_back().map_or("", |at| input.segmented.tokens[at].of(&input.document.text));
    let long: Vec<&str> = words
        .map(|at| input.segmented.tokens[at].of(&input.document.text))
        .filter(|word| word.len() > 3 && word.starts_with(char::is_alphabetic))
        .collect();
    let capitals = long.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    last != "." && long.len() >= 5 && capitals * 5 >= long.len() * 4
}

/// Sorted.
const VERBS: &[&str] = &[
    "accused",
    "added",
    "agreed",
    "announced",
    "argues",
    "asked",
    "believe",
    "believes",
    "called",
    "can",
    "claimed",
    "claims",
    "could",
    "demanded",
    "denied",
    "denies",
    "did",
    "do",
    "does",
    "had",
    "has",
    "have",
    "insisted",
    "insists",
    "is",
    "may",
    "might",
    "rejected",
    "rejects",
    "said",
    "say",
    "says",
    "should",
    "thinks",
    "told",
    "wants",
    "warned",
    "was",
    "were",
    "will",
    "would",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commonest_verbs_are_sorted() {
        assert!(VERBS.is_sorted());
    }
}
