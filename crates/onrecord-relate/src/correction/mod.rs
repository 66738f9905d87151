//! Corrections: which words a later version of an article withdrew or changed, and every line that rests on them.
//!
//! Takes documents of one lineage, the pairs among them, and what they and others tell; gives [`Marks`]. [`change`] says what
//! became of the words of a version, [`notice`] whether the later text itself says that they were wrong, and [`rest`] who
//! copies them or tells them on the word of the outlet that had them. Which version came last is told by days, by a file that
//! has other content now, and by a notice. Leaves out corrections of which no later version is at hand.

mod change;
mod notice;
mod rest;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use onrecord_core::contract::{Document, Span};
use onrecord_core::mark::{Later, Mark, Outcome, Rests};

use crate::claim::Told;
use crate::lineage::relation::are_versions;
use crate::lineage::{Compared, Relation, Which};
pub(crate) use notice::notices;
use rest::Resting;
use text::Text;

/// A document of a lineage.
#[derive(Clone, Copy, Debug)]
pub struct Kin<'d> {
    /// The document.
    pub document: &'d Document,
    /// Whether its file has other content now.
    pub superseded: bool,
}

/// The marks of documents, by id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks(BTreeMap<String, BTreeSet<Mark>>);

impl Marks {
    /// The marks of these documents and of whatever rests on their words: `pairs` are those of one lineage, by their places,
    /// and `told` is what they and all others tell.
    pub fn of(kin: &[Kin], pairs: &[(usize, usize)], told: &[&Told]) -> Marks {
        let mut by_document: BTreeMap<&str, Vec<&Told>> = BTreeMap::new();
        told.iter().for_each(|told| by_document.entry(&told.document).or_default().push(told));
        let told_in = |document: &Document| by_document.get(document.id.as_str()).cloned().unwrap_or_default();
        let texts: Vec<Text> =
            kin.iter().map(|kin| Text::of(kin.document, kin.superseded, told_in(kin.document))).collect();
        let mut pairs: Vec<(usize, usize)> = pairs.iter().map(|&(a, b)| (a.min(b), a.max(b))).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let compared: Vec<Pair> = pairs.into_iter().map(|(one, other)| Pair::of(&texts, one, other)).collect();
        let mut marks = Marks::default();
        let mut fresh: Vec<(String, Mark)> = own(&texts, &compared);
        let mut resting = Resting::new(&texts, &compared, told);
        while let Some((document, mark)) = fresh.pop() {
            if marks.0.entry(document.clone()).or_default().insert(mark.clone()) {
                fresh.extend(resting.on(&document, &mark));
            }
        }
        marks.settle();
        marks
    }

    /// The marks on words of a document that lie in one of these stretches, in code points; by their place.
    pub fn on(&self, document: &str, stretches: &[(usize, usize)]) -> Vec<Mark> {
        let of = self.0.get(document).into_iter().flatten();
        of.filter(|mark| stretches.iter().any(|&(start, end)| mark.is_on(start, end))).cloned().collect()
    }

    /// Whether nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Of several marks on the same words one stays: the first by the way they rest on them, then by the last version.
    fn settle(&mut self) {
        for marks in self.0.values_mut() {
            let mut kept: Vec<Mark> = Vec::new();
            let rank = |mark: &Mark| (mark.rests, std::cmp::Reverse(mark.later.latest.clone()), mark.clone());
            let mut all: Vec<Mark> = marks.iter().cloned().collect();
            all.sort_by_key(rank);
            for mark in all {
                if !kept.iter().any(|other| other.is_on(mark.words.start, mark.words.end)) {
                    kept.push(mark);
                }
            }
            *marks = kept.into_iter().collect();
        }
    }
}

/// Two texts of one lineage, the second compared to the first; where it is known which came first, the first did.
struct Pair {
    first: usize,
    second: usize,
    compared: Compared,
    /// Whether the first is known to have come first.
    is_directed: bool,
}

impl Pair {
    fn of(texts: &[Text], one: usize, other: usize) -> Pair {
        let compare = |a: usize, b: usize| Compared::of(&texts[a].prepared, &texts[b].prepared);
        let (a, b) = (&texts[one], &texts[other]);
        let compared = compare(one, other);
        let by_file = (a.document.path == b.document.path && a.superseded != b.superseded).then_some(if a.superseded {
            Which::First
        } else {
            Which::Second
        });
        let original = compared.direction.as_ref().map(|direction| direction.original).or(by_file);
        let by_notice = || match (a.notices.is_empty(), b.notices.is_empty()) {
            (true, false) => Some(Which::First),
            (false, true) => Some(Which::Second),
            _ => None,
        };
        match original.or_else(by_notice) {
            Some(Which::Second) => Pair { first: other, second: one, compared: compare(other, one), is_directed: true },
            directed => Pair { first: one, second: other, compared, is_directed: directed.is_some() },
        }
    }

    /// Whether the second is a later version of the first.
    fn is_version(&self, texts: &[Text]) -> bool {
        let (first, second) = (&texts[self.first], &texts[self.second]);
        let one_file = first.document.path == second.document.path && first.superseded && !second.superseded;
        let relation = self.compared.relation.filter(|relation| relation.is_lineage());
        let is_same = relation == Some(Relation::Identical);
        let same_again = || is_same && are_versions(&first.prepared.about, &second.prepared.about);
        let is_later = relation == Some(Relation::LaterVersion) || same_again() || relation.is_some() && one_file;
        self.is_directed && is_later
    }
}

/// What the last version of each text says otherwise or no more, and what a corrected text of its lineage says was wrong.
fn own(texts: &[Text], pairs: &[Pair]) -> Vec<(String, Mark)> {
    let mut last: BTreeMap<usize, &Pair> = BTreeMap::new();
    let order = |pair: &Pair| {
        let document = texts[pair.second].document;
        (document.published.as_ref().map(|p| (p.latest.clone(), p.earliest.clone())), document.id.clone())
    };
    for pair in pairs.iter().filter(|pair| pair.is_version(texts)) {
        let best = last.entry(pair.first).or_insert(pair);
        if order(best) < order(pair) {
            *best = pair;
        }
    }
    let mut out = Vec::new();
    for pair in last.values() {
        out.extend(of_pair(texts, pair));
    }
    let corrected =
        |pair: &&Pair| !pair.is_version(texts) && pair.is_directed && !texts[pair.second].notices.is_empty();
    for pair in pairs.iter().filter(corrected) {
        out.extend(of_pair(texts, pair).into_iter().filter(|(_, mark)| mark.outcome == Outcome::Corrected));
    }
    out
}

/// The marks of the first text of a pair. Of a text that is no version of it, what stands in both was copied.
fn of_pair(texts: &[Text], pair: &Pair) -> Vec<(String, Mark)> {
    let (earlier, later) = (&texts[pair.first], &texts[pair.second]);
    let rests = if pair.is_version(texts) { Rests::Own } else { Rests::Copied };
    let changes = change::changes(earlier, later, &pair.compared).into_iter();
    let mark = |change: change::Change| {
        let notice = later.notices.iter().find(|notice| notice::is_about(notice, &change.words.text)).cloned();
        let outcome = match (&change.now, &notice) {
            (None, _) => Outcome::Withdrawn,
            (Some(_), None) => Outcome::Changed,
            (Some(_), Some(_)) => Outcome::Corrected,
        };
        let later = Later::of(later.document);
        let mark = Mark { words: change.words, outcome, rests, now: change.now, notice, later };
        (earlier.document.id.clone(), mark)
    };
    changes.map(mark).collect()
}

/// A mark on other words that rest on the marked ones.
fn carried(mark: &Mark, words: Span, rests: Rests) -> Mark {
    Mark { words, rests, ..mark.clone() }
}
