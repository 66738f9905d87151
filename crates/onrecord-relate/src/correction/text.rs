//! A document made ready to be held against its versions: its sentences as lineage counts them, its notices, what it tells.

use std::ops::Range;

use onrecord_core::contract::{Document, Figure, Span, Time};
use onrecord_text::CodePoints;

use super::notice::notices;
use crate::claim::Told;
use crate::claim::amount::Allowed;
use crate::lineage::Prepared;
use crate::lineage::word::words;

/// A document with all that is asked of it.
pub(super) struct Text<'d> {
    pub document: &'d Document,
    /// Whether its file has other content now.
    pub superseded: bool,
    pub prepared: Prepared<'d>,
    /// The sentences of its article, in code points.
    pub sentences: Vec<Range<usize>>,
    pub notices: Vec<Span>,
    pub told: Vec<&'d Told>,
    pub amounts: Vec<Amount<'d>>,
}

/// A figure with what it allows and what it counts.
pub(super) struct Amount<'d> {
    pub figure: &'d Figure,
    pub allowed: Allowed,
    /// Roots of the words for what is counted.
    things: Vec<u64>,
}

impl<'d> Text<'d> {
    pub fn of(document: &'d Document, superseded: bool, told: Vec<&'d Told>) -> Text<'d> {
        let prepared = Prepared::of(document);
        let points = CodePoints::new(&document.text);
        let sentences = prepared.article.sentences.iter().map(|sentence| points.of(sentence.span));
        let sentences = sentences.map(|(start, end)| start..end).collect();
        let notices = notices(document);
        let said = |at: usize| !notices.iter().any(|notice| (notice.start..notice.end).contains(&at));
        let amounts = document.figures.iter().filter(|f| said(f.start)).filter_map(Amount::of).collect();
        Text { document, superseded, prepared, sentences, notices, told, amounts }
    }

    /// The sentence of its article in which a place lies.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.start <= at);
        after.checked_sub(1).filter(|&number| at < self.sentences[number].end)
    }

    /// The words from one place to another.
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        span_of(&self.document.text, &CodePoints::new(&self.document.text), start, end)
    }

    /// What is told in a sentence, or all of it.
    pub fn clause_of(&self, sentence: usize) -> Option<Span> {
        let range = self.sentences[sentence].clone();
        let told = self.told.iter().find(|told| range.contains(&start(told)));
        told.and_then(|told| self.words_of(told)).or_else(|| self.span(range.start, range.end))
    }

    /// The words of an amount of it.
    pub fn words_of_amount(&self, amount: &Amount) -> Option<Span> {
        self.span(amount.figure.start, amount.end())
    }

    /// The words at these bytes.
    pub fn span_of_bytes(&self, bytes: onrecord_text::Span) -> Span {
        let (start, end) = CodePoints::new(&self.document.text).of(bytes);
        Span { start, end, text: bytes.of(&self.document.text).to_owned() }
    }

    /// The words of what is told, from the first to the last.
    pub fn words_of(&self, told: &Told) -> Option<Span> {
        self.span(start(told), told.words.last()?.end)
    }

    /// Its times of a sentence that some day is known of.
    pub fn times_in(&self, sentence: usize) -> impl Iterator<Item = &'d Time> {
        let range = self.sentences[sentence].clone();
        let dated = |time: &&Time| time.earliest.is_some() && time.latest.is_some();
        self.document.times.iter().filter(dated).filter(move |time| range.contains(&time.start))
    }

    /// Its amounts of a sentence.
    pub fn amounts_in(&self, sentence: usize) -> impl Iterator<Item = &Amount<'d>> {
        let range = self.sentences[sentence].clone();
        self.amounts.iter().filter(move |amount| range.contains(&amount.figure.start))
    }
}

impl<'d> Amount<'d> {
    fn of(figure: &'d Figure) -> Option<Amount<'d>> {
        let thing = figure.thing.as_ref().map(|thing| thing.text.as_str()).unwrap_or_default();
        let all = words(thing, onrecord_text::Span::new(0, thing.len()));
        let things = all.iter().filter(|word| word.weight() >= 1.0).map(|word| word.root).collect();
        Some(Amount { figure, allowed: Allowed::of(figure)?, things })
    }

    /// Whether both can be of one thing: of one concept, or named by a common word, or one does not say of what it is.
    pub fn is_of_thing(&self, other: &Amount) -> bool {
        let concept = self.figure.concept.is_some() && self.figure.concept == other.figure.concept;
        let open = self.things.is_empty() || other.things.is_empty();
        concept || open || self.things.iter().any(|root| other.things.contains(root))
    }

    /// Whether both can hold of one thing.
    pub fn agrees(&self, other: &Amount) -> bool {
        self.allowed.has_unit_of(&other.allowed) && self.allowed.meets(&other.allowed) && self.is_of_thing(other)
    }

    /// Where it ends: behind the words for what it counts, where they stand next to it.
    fn end(&self) -> usize {
        let Figure { end, thing, .. } = self.figure;
        thing.as_ref().filter(|thing| thing.start == end + 1).map_or(*end, |thing| thing.end)
    }
}

/// Where what is told begins.
pub(super) fn start(told: &Told) -> usize {
    told.words.first().map_or(0, |words| words.start)
}

/// Words of a text by their code points.
pub(super) fn span_of(text: &str, points: &CodePoints, start: usize, end: usize) -> Option<Span> {
    Some(Span { start, end, text: points.span(start, end)?.of(text).to_owned() })
}
