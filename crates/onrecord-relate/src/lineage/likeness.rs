//! How like two articles are in their words, and what that makes them.
//!
//! Takes two articles and gives measures that are the same whichever is named first (only the sides change places), and
//! the [`Kinship`] they show. Independent reports of one event share names, figures and quotations too, but a copy keeps
//! whole sentences, and a retelling says hardly anything that the other does not say. Leaves out who was first, and what
//! outlets and addresses tell.

use std::collections::HashSet;

use super::align::Alignment;
use super::article::{Article, Sentence};
use super::outline::{facts, shares};
use super::word::{Class, Word};

/// What the words of two articles show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kinship {
    /// The same words in the same order.
    Identical,
    /// Most sentences of both were kept.
    Edited,
    /// One tells in other words what the other tells.
    Rewritten,
    /// One holds a part of the other.
    Excerpted,
    /// A quotation, and no more.
    Quotation,
    /// Nothing of that.
    None,
}

impl Kinship {
    /// The name used in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            Kinship::Identical => "identical",
            Kinship::Edited => "edited",
            Kinship::Rewritten => "rewritten",
            Kinship::Excerpted => "excerpted",
            Kinship::Quotation => "quotation",
            Kinship::None => "none",
        }
    }

    /// Whether one of the articles was made from the other, or both from a third.
    pub fn is_lineage(self) -> bool {
        !matches!(self, Kinship::Quotation | Kinship::None)
    }
}

/// A measure of either article: how much of it is in the other, from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Sides {
    /// Of the first.
    pub first: f32,
    /// Of the second.
    pub second: f32,
}

impl Sides {
    pub(super) fn most(self) -> f32 {
        self.first.max(self.second)
    }

    fn least(self) -> f32 {
        self.first.min(self.second)
    }

    /// The measures with the articles in the other order.
    pub fn turned(self) -> Sides {
        Sides { first: self.second, second: self.first }
    }
}

/// How like two articles are.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Likeness {
    /// Share of the words in sentences that were copied, edited or moved; those of quotations only beside others.
    pub kept: Sides,
    /// Share of the weight that the other has in the same sentence.
    pub told: Sides,
    /// Share of the words that stand in sentences of which the other has nothing.
    pub new: Sides,
    /// Share of the names and figures.
    pub facts: Sides,
    /// Share of the figures, where there are enough to tell; 1 otherwise.
    pub figures: Sides,
    /// Share of the names and figures of sentences that were kept which the sentences they come from have too.
    pub agreed: Sides,
    /// The same of their figures, where there are enough to tell; 1 otherwise.
    pub agreed_figures: Sides,
    /// Words of the longest passage of neighbouring sentences that was kept, without those of sentences that are a quotation.
    pub passage: usize,
    /// Words of the longest quotation that both have.
    pub quotation: usize,
    /// Whether all words are the same.
    pub identical: bool,
}

/// Share of an article's words that stand in sentences kept from the other, from which one was made from the other.
const COPY: f32 = 0.5;
/// How often the words kept outside quotations those kept in quotations may count.
const QUOTED: usize = 2;
/// Share of what the longer article tells below which the other is not its edited form but a part of it.
const EXCERPT: f32 = 0.5;
/// Words of a passage that is excerpted, whatever stands around it.
const PASSAGE: usize = 60;
/// Share of the names and figures of sentences that are alike without which they are a form, filled in anew.
const SAME_FACTS: f32 = 0.6;
const SAME_FIGURES: f32 = 0.34;
/// Figures needed to tell a form from a later version.
const FIGURES: usize = 5;
/// Share of all names and figures of either without which two articles are not of one lineage, whatever sentences they share.
pub(super) const RELATED_FACTS: f32 = 0.33;
/// Of a retelling at length: how much the one and the other tell of each other.
const LEAST_TOLD: f32 = 0.45;
const MOST_TOLD: f32 = 0.53;
/// Of a shortened one: how much of it the whole tells, and what share of its names and figures the whole has, as a sum.
const SHORTENED: f32 = 1.55;
/// A shortened retelling says hardly anything that the whole does not.
const NEW: f32 = 0.1;
/// The least share of names and figures of either.
const RETOLD_FACTS: f32 = 0.85;
/// The fewest words of an article that can be told from others; of one that was taken over nearly whole; and of a quotation
/// that is worth naming.
const FEWEST: usize = 25;
const FEWEST_WHOLE: usize = 12;
const WHOLE: f32 = 0.85;
const QUOTATION: usize = 5;

impl Likeness {
    /// The measures, and the map from the first article to the second.
    pub fn of(first: &Article, second: &Article) -> (Likeness, Alignment) {
        let forward = Alignment::of(first, second);
        let backward = Alignment::of(second, first);
        let figures = |w: &Word| w.class == Class::Number;
        let likeness = Likeness {
            kept: Sides { first: kept(&backward, first), second: kept(&forward, second) },
            told: Sides { first: told(&backward, first), second: told(&forward, second) },
            new: Sides { first: new(&backward, first), second: new(&forward, second) },
            facts: shares(&facts(first, Word::is_fact), &facts(second, Word::is_fact), 1),
            figures: shares(&facts(first, figures), &facts(second, figures), FIGURES),
            agreed: Sides {
                first: agreed(&backward, first, second, Word::is_fact, 1),
                second: agreed(&forward, second, first, Word::is_fact, 1),
            },
            agreed_figures: Sides {
                first: agreed(&backward, first, second, figures, FIGURES),
                second: agreed(&forward, second, first, figures, FIGURES),
            },
            passage: passage(&forward, second).max(passage(&backward, first)),
            quotation: quotation(first, second),
            identical: first.wording() == second.wording(),
        };
        (likeness, forward)
    }

    /// What the measures make of the articles, which have `words` words at least.
    pub fn kinship(&self, words: usize) -> Kinship {
        let enough = words >= FEWEST || (words >= FEWEST_WHOLE && self.kept.least() >= WHOLE);
        if self.identical && words > 0 {
            Kinship::Identical
        } else if enough && self.is_taken_over() {
            // What was reworded is told all the same: only what was left out makes a part.
            let whole = self.kept.least().max(self.told.least()) >= EXCERPT;
            if whole && self.kept.most() >= COPY { Kinship::Edited } else { Kinship::Excerpted }
        } else if enough && self.is_retelling() {
            Kinship::Rewritten
        } else if self.quotation >= QUOTATION {
            Kinship::Quotation
        } else {
            Kinship::None
        }
    }

    /// Whether sentences were taken over, with their names and figures.
    fn is_taken_over(&self) -> bool {
        let same = self.agreed.most() >= SAME_FACTS && self.agreed_figures.most() >= SAME_FIGURES;
        same && self.facts.most() >= RELATED_FACTS && (self.kept.most() >= COPY || self.passage >= PASSAGE)
    }

    fn is_retelling(&self) -> bool {
        let (told, facts) = (self.told, self.facts.most());
        let at_length = told.least() >= LEAST_TOLD && told.most() >= MOST_TOLD;
        facts >= RETOLD_FACTS && (at_length || (told.most() + facts >= SHORTENED && self.new.least() <= NEW))
    }

    /// The measures with the articles in the other order.
    pub fn turned(self) -> Likeness {
        Likeness {
            kept: self.kept.turned(),
            told: self.told.turned(),
            new: self.new.turned(),
            facts: self.facts.turned(),
            figures: self.figures.turned(),
            agreed: self.agreed.turned(),
            agreed_figures: self.agreed_figures.turned(),
            ..self
        }
    }
}

fn kept(alignment: &Alignment, article: &Article) -> f32 {
    let (mut own, mut quoted) = (0, 0);
    for (link, sentence) in alignment.links.iter().zip(&article.sentences).filter(|(link, _)| link.label.is_kept()) {
        *(if is_quotation(sentence) { &mut quoted } else { &mut own }) += link.kept;
    }
    (own + quoted.min(QUOTED * own)) as f32 / article.words().count().max(1) as f32
}

/// Whether a sentence is mostly a quotation. Who reports on the same words says them too, so they count only beside others.
fn is_quotation(sentence: &Sentence) -> bool {
    sentence.words.iter().filter(|w| w.quoted).count() * 2 > sentence.words.len()
}

fn told(alignment: &Alignment, article: &Article) -> f32 {
    let weights = article.sentences.iter().map(|s| s.words.iter().map(Word::weight).sum::<f32>());
    let told: f32 = alignment.links.iter().zip(weights.clone()).map(|(l, weight)| l.shared * weight).sum();
    told / weights.sum::<f32>().max(f32::MIN_POSITIVE)
}

fn new(alignment: &Alignment, article: &Article) -> f32 {
    let added = alignment.links.iter().zip(&article.sentences).filter(|(link, _)| link.from.is_empty());
    let words: usize = added.map(|(_, sentence)| sentence.words.len()).sum();
    words as f32 / article.words().count().max(1) as f32
}

/// What share of the facts of the kept sentences of `article` the sentences of `other` have that they come from; 1 where
/// they have fewer than `enough`.
fn agreed(
    alignment: &Alignment,
    article: &Article,
    other: &Article,
    which: impl Fn(&Word) -> bool,
    enough: usize,
) -> f32 {
    let (mut all, mut common) = (0, 0);
    for (link, sentence) in alignment.links.iter().zip(&article.sentences).filter(|(link, _)| link.label.is_kept()) {
        for fact in sentence.words.iter().filter(|w| which(w)) {
            all += 1;
            common += usize::from(other.sentences[link.from[0]].words.iter().any(|w| w.root == fact.root));
        }
    }
    if all < enough { 1.0 } else { common as f32 / all as f32 }
}

/// Words kept in the longest run of neighbours that come from neighbours, without those of quotations.
fn passage(alignment: &Alignment, article: &Article) -> usize {
    let mut most = 0;
    let mut run = 0;
    let mut last = None;
    for (link, sentence) in alignment.links.iter().zip(&article.sentences) {
        let own = if is_quotation(sentence) { 0 } else { link.kept };
        let from = link.label.is_kept().then(|| link.from[0]);
        run = match (last, from) {
            (Some(before), Some(at)) if at == before + 1 => run + own,
            (_, Some(_)) => own,
            _ => 0,
        };
        most = most.max(run);
        last = from;
    }
    most
}

/// Words of the longest run that stands in quotations of both.
fn quotation(first: &Article, second: &Article) -> usize {
    let quoted = |article: &Article| {
        let words: Vec<Word> = article.words().copied().collect();
        let runs = words.chunk_by(|a, b| a.quoted && b.quoted).filter(|run| run[0].quoted);
        runs.map(|run| run.iter().map(|w| w.form).collect::<Vec<u64>>()).collect::<Vec<_>>()
    };
    let (ours, theirs) = (quoted(first), quoted(second));
    let starts: HashSet<&[u64]> = theirs.iter().flat_map(|run| run.windows(QUOTATION)).collect();
    let mut most = 0;
    for run in &ours {
        let mut length = 0;
        for window in run.windows(QUOTATION) {
            length = if starts.contains(window) { length.max(QUOTATION - 1) + 1 } else { 0 };
            most = most.max(length);
        }
    }
    most
}
