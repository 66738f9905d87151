//! Who rests on marked words: copies of the text that has them, and what others tell on the word of its outlet.
//!
//! A copy carries the mark where the sentence map leads to the same words or the same figure, unless it is shown to be the
//! original. Another's telling carries it where it names the outlet, says the same, and has the figure or name itself.

use std::collections::BTreeMap;

use onrecord_core::contract::Span;
use onrecord_core::mark::{Mark, Rests};

use super::text::{Amount, Text, start};
use super::{Pair, carried};
use crate::claim::amount::Allowed;
use crate::claim::{Kind, Relation, Told};
use crate::lineage::{self, Which};
use crate::origin;

/// Where to look for what rests on the words of a text.
pub(super) struct Resting<'a, 'd> {
    texts: &'a [Text<'d>],
    by_id: BTreeMap<&'d str, usize>,
    /// For each text, the pairs in which it may have been copied, and which of the two it is.
    copies: Vec<Vec<(&'a Pair, Which)>>,
    told: &'a [&'d Told],
    /// What is told on the word of an outlet, by the outlet's name, once it was asked for.
    citing: BTreeMap<&'d str, Vec<&'d Told>>,
}

impl<'a, 'd> Resting<'a, 'd> {
    pub fn new(texts: &'a [Text<'d>], pairs: &'a [Pair], told: &'a [&'d Told]) -> Resting<'a, 'd> {
        let mut copies = vec![Vec::new(); texts.len()];
        let is_copy = |pair: &&Pair| {
            use lineage::Relation::{Excerpted, Identical, Syndicated};
            matches!(pair.compared.relation, Some(Identical | Syndicated | Excerpted))
        };
        for pair in pairs.iter().filter(is_copy) {
            copies[pair.first].push((pair, Which::First));
            if !pair.is_directed {
                copies[pair.second].push((pair, Which::Second));
            }
        }
        let by_id = texts.iter().enumerate().map(|(place, text)| (text.document.id.as_str(), place)).collect();
        Resting { texts, by_id, copies, told, citing: BTreeMap::new() }
    }

    /// The marks on what rests directly on marked words of a document, each with its document's id.
    pub fn on(&mut self, document: &str, mark: &Mark) -> Vec<(String, Mark)> {
        let Some(&place) = self.by_id.get(document) else { return Vec::new() };
        let mut out = self.copied(place, mark);
        out.extend(self.quoted(place, mark));
        out
    }

    /// The same words in copies of the text.
    fn copied(&self, place: usize, mark: &Mark) -> Vec<(String, Mark)> {
        let of = |&(pair, which): &(&Pair, Which)| {
            let there = &self.texts[if which == Which::First { pair.second } else { pair.first }];
            let words = same_words(&self.texts[place], there, pair, which, mark)?;
            Some((there.document.id.clone(), carried(mark, words, Rests::Copied)))
        };
        self.copies[place].iter().filter_map(of).collect()
    }

    /// What others tell on the word of the text's outlet.
    fn quoted(&mut self, place: usize, mark: &Mark) -> Vec<(String, Mark)> {
        let here = &self.texts[place];
        let marked: Vec<&Told> = here.told.iter().copied().filter(|t| is_on(mark, t)).collect();
        let Some(outlet) = here.document.outlet.as_deref().filter(|_| !marked.is_empty()) else { return Vec::new() };
        let told = self.told;
        let citing = self
            .citing
            .entry(outlet)
            .or_insert_with(|| told.iter().copied().filter(|telling| origin::cites(telling, outlet)).collect());
        let same = |telling: &Told, source: &Told| {
            Relation::of(telling, source).is_some_and(|relation| relation.kind == Kind::Same)
        };
        let others = citing.iter().filter(|telling| telling.document != here.document.id);
        let resting = others.filter(|telling| marked.iter().any(|source| same(telling, source)));
        let words = resting.filter_map(|telling| Some((telling.document.clone(), words_in(telling, here, mark)?)));
        words.map(|(document, words)| (document, carried(mark, words, Rests::Quoted))).collect()
    }
}

/// Where the copy has the marked words.
fn same_words(here: &Text, there: &Text, pair: &Pair, which: Which, mark: &Mark) -> Option<Span> {
    let sentence = here.sentence_at(mark.words.start)?;
    let links = &pair.compared.alignment.links;
    let kept = links.iter().enumerate().filter(|(_, link)| link.label.is_kept());
    let sentences: Vec<usize> = match which {
        Which::First => kept.filter(|(_, link)| link.from.contains(&sentence)).map(|(number, _)| number).collect(),
        Which::Second => {
            kept.filter(|&(number, _)| number == sentence).flat_map(|(_, link)| link.from.clone()).collect()
        }
    };
    let is_whole = mark.now.is_none();
    sentences.into_iter().find_map(|number| {
        let range = there.sentences[number].clone();
        let whole = there.span(range.start, range.end)?;
        if is_whole {
            return Some(whole);
        }
        let at = whole.text.find(&mark.words.text).map(|at| whole.text[..at].chars().count() + whole.start);
        let exact = at.and_then(|at| there.span(at, at + mark.words.text.chars().count()));
        let same = || {
            let figure = figure(here, mark)?;
            there.words_of_amount(there.amounts_in(number).find(|other| other.agrees(figure))?)
        };
        exact.or_else(same)
    })
}

/// The figure that is marked.
fn figure<'t, 'd>(text: &'t Text<'d>, mark: &Mark) -> Option<&'t Amount<'d>> {
    text.amounts.iter().find(|amount| amount.figure.start == mark.words.start)
}

fn is_on(mark: &Mark, told: &Told) -> bool {
    told.words.iter().any(|words| mark.is_on(words.start, words.end)) || mark.is_on(start(told), start(told) + 1)
}

/// The words of a telling that say what the marked words say: the figure, the same words, or, of what was withdrawn or
/// reversed, all of it.
fn words_in(told: &Told, here: &Text, mark: &Mark) -> Option<Span> {
    let first = told.words.first()?;
    if let Some(figure) = figure(here, mark) {
        let is_it = |other: &Allowed| other.has_unit_of(&figure.allowed) && other.meets(&figure.allowed);
        let same = told.proposition.amounts.iter().find(|amount| is_it(&amount.allowed))?;
        return Some(Span { start: same.range.start, end: same.range.end, text: same.text.clone() });
    }
    let words = told.words.iter().find_map(|words| {
        let at = words.text.find(&mark.words.text)?;
        let start = words.start + words.text[..at].chars().count();
        Some(Span { start, end: start + mark.words.text.chars().count(), text: mark.words.text.clone() })
    });
    let is_clause = mark.words.text.split_whitespace().count() > 4;
    words.or_else(|| is_clause.then(|| first.clone()))
}
