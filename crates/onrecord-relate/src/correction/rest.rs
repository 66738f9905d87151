//! Who rests on marked words: copies of the text that has them, and what others tell on the word of its outlet.
//!
//! A copy carries the mark where the sentence map leads to the same words or the same figure, unless it is shown to be the
//! original. Another's telling carries it where it names the outlet, says the same, and has the figure or name itself.

use onrecord_core::contract::Span;
use onrecord_core::mark::{Mark, Rests};

use super::text::{Amount, Text, start};
use super::{Pair, carried};
use crate::claim::amount::Allowed;
use crate::claim::{Kind, Relation, Told};
use crate::lineage::{self, Which};
use crate::origin;

/// The same words in the copies of a marked document.
pub(super) fn copied(texts: &[Text], pairs: &[Pair], document: &str, mark: &Mark) -> Vec<(String, Mark)> {
    let mut out = Vec::new();
    for pair in pairs {
        let which = match document {
            id if texts[pair.first].document.id == id => Which::First,
            id if texts[pair.second].document.id == id => Which::Second,
            _ => continue,
        };
        let relation = pair.compared.relation;
        let is_copy = matches!(
            relation,
            Some(lineage::Relation::Identical | lineage::Relation::Syndicated | lineage::Relation::Excerpted)
        );
        if !is_copy || which == Which::Second && pair.is_directed {
            continue;
        }
        let (here, there) = match which {
            Which::First => (&texts[pair.first], &texts[pair.second]),
            Which::Second => (&texts[pair.second], &texts[pair.first]),
        };
        let words = same_words(here, there, pair, which, mark);
        out.extend(words.map(|words| (there.document.id.clone(), carried(mark, words, Rests::Copied))));
    }
    out
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

/// What others tell on the word of the outlet of a marked document.
pub(super) fn quoted(texts: &[Text], told: &[Told], document: &str, mark: &Mark) -> Vec<(String, Mark)> {
    let Some(here) = texts.iter().find(|text| text.document.id == document) else { return Vec::new() };
    let marked: Vec<&Told> = here.told.iter().copied().filter(|t| is_on(mark, t)).collect();
    let mut out = Vec::new();
    for telling in told.iter().filter(|t| t.document != document) {
        let is_it = |source: &&&Told| {
            origin::cites(telling, source)
                && Relation::of(telling, source).is_some_and(|relation| relation.kind == Kind::Same)
        };
        if marked.iter().any(|source| is_it(&source)) {
            let words = words_in(telling, here, mark);
            out.extend(words.map(|words| (telling.document.clone(), carried(mark, words, Rests::Quoted))));
        }
    }
    out
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
