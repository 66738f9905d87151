//! What of an article is enough to tell it from most that share keys with it, without comparing sentences.
//!
//! Articles of one lineage have the same words or share names and figures (see [`super::likeness`]), so two whose
//! [`Outline`]s have too few in common need no comparing. Takes an article; gives a few hundred bytes that the record keeps.

use super::article::Article;
use super::likeness::{RELATED_FACTS, Sides};
use super::word::Word;

/// An article's wording, and its names and figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    wording: u64,
    facts: Vec<u64>,
}

impl Outline {
    /// The outline of an article.
    pub fn of(article: &Article) -> Outline {
        Outline { wording: article.wording(), facts: facts(article, Word::is_fact) }
    }

    /// Whether the articles can be of one lineage. Where not, [`Kinship::is_lineage`](super::Kinship::is_lineage) would
    /// say no of their likeness.
    pub fn may_be_lineage(&self, other: &Outline) -> bool {
        self.wording == other.wording || shares(&self.facts, &other.facts, 1).most() >= RELATED_FACTS
    }

    /// The outline as it is kept.
    pub fn to_bytes(&self) -> Vec<u8> {
        std::iter::once(&self.wording).chain(&self.facts).flat_map(|number| number.to_le_bytes()).collect()
    }

    /// An outline that was kept; `None` for bytes that are none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Outline> {
        let mut numbers = bytes.as_chunks().0.iter().map(|number| u64::from_le_bytes(*number));
        Some(Outline { wording: numbers.next()?, facts: numbers.collect() })
    }
}

/// The roots of the words in question, in ascending order, none twice.
pub(super) fn facts(article: &Article, which: impl Fn(&Word) -> bool) -> Vec<u64> {
    let mut out: Vec<u64> = article.words().filter(|w| which(w)).map(|w| w.root).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// What share of either set is in the other; 1 where one has fewer than `enough`. Both in ascending order.
pub(super) fn shares(first: &[u64], second: &[u64], enough: usize) -> Sides {
    let mut rest = second.iter().peekable();
    let in_both = |fact: &&u64| {
        while rest.next_if(|other| other < fact).is_some() {}
        rest.peek() == Some(fact)
    };
    let common = first.iter().filter(in_both).count() as f32;
    let share = |set: &[u64]| if set.len() < enough { 1.0 } else { common / set.len() as f32 };
    Sides { first: share(first), second: share(second) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_count_what_both_have() {
        let sides = shares(&[1, 3, 5, 8], &[2, 3, 8], 1);
        assert_eq!((sides.first, sides.second), (0.5, 2.0 / 3.0));
        assert_eq!(shares(&[], &[1], 1).most(), 1.0);
    }

    #[test]
    fn what_was_kept_is_the_same() {
        let outline = Outline { wording: 7, facts: vec![1, u64::MAX] };
        assert_eq!(Outline::from_bytes(&outline.to_bytes()), Some(outline));
        assert_eq!(Outline::from_bytes(&[]), None);
    }
}
