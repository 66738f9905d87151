//! Which stances are on one matter: groups of stances whose words are alike, rarer words counting for more.
//!
//! Takes the words of each stance; gives groups by average linkage of cosine similarity, the order of the input aside.
//! What is proposed here a person names, joins and parts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use onrecord_text::tokens;

/// Stances this much alike, on average, are on one matter.
const ALIKE: f64 = 0.2;
/// Words that tell nothing of a matter.
static EMPTY: LazyLock<BTreeSet<&str>> = LazyLock::new(|| include_str!("empty_words.txt").split_whitespace().collect());

/// The words of a stance that tell its matter, in lower case and without plural endings.
pub fn terms(text: &str) -> BTreeSet<String> {
    let lower = |t: &onrecord_text::Token| t.of(text).to_lowercase().replace('’', "'");
    let tells = |word: &String| word.chars().count() > 2 && word.chars().all(|c| c.is_alphabetic() || c == '-');
    let words = tokens(text).iter().map(lower).filter(|w| tells(w) && !EMPTY.contains(w.as_str())).collect::<Vec<_>>();
    words.into_iter().map(|w| singular(&w)).collect()
}

fn singular(word: &str) -> String {
    match word.strip_suffix('s') {
        Some(stem) if stem.chars().count() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Terms with their weights, of length 1 together.
type Vector = BTreeMap<String, f64>;

/// The rarity of each term among all.
pub struct Weights {
    documents: f64,
    counts: BTreeMap<String, f64>,
}

impl Weights {
    /// Counts in how many of the sets each term stands.
    pub fn of(all: &[BTreeSet<String>]) -> Weights {
        let mut counts = BTreeMap::new();
        for term in all.iter().flatten() {
            *counts.entry(term.clone()).or_insert(0.0) += 1.0;
        }
        Weights { documents: all.len() as f64, counts }
    }

    fn weight(&self, term: &str) -> f64 {
        (1.0 + self.documents / self.counts.get(term).copied().unwrap_or(1.0)).ln()
    }

    fn vector(&self, terms: &BTreeSet<String>) -> Vector {
        let raw: Vector = terms.iter().map(|t| (t.clone(), self.weight(t))).collect();
        let length = raw.values().map(|w| w * w).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
        raw.into_iter().map(|(t, w)| (t, w / length)).collect()
    }

    /// The terms that tell most of some sets, the first first.
    pub fn telling(&self, sets: &[&BTreeSet<String>], most: usize) -> Vec<String> {
        let mut sums: BTreeMap<&str, f64> = BTreeMap::new();
        for term in sets.iter().flat_map(|set| set.iter()) {
            *sums.entry(term).or_default() += self.weight(term);
        }
        let mut by_sum: Vec<(&str, f64)> = sums.into_iter().collect();
        by_sum.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        by_sum.into_iter().take(most).map(|(term, _)| term.to_owned()).collect()
    }
}

/// How alike two vectors are, 0 to 1.
fn cosine(a: &Vector, b: &Vector) -> f64 {
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    few.iter().filter_map(|(term, w)| many.get(term).map(|v| w * v)).sum()
}

/// How alike two sets of terms are, 0 to 1.
pub fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>, weights: &Weights) -> f64 {
    cosine(&weights.vector(a), &weights.vector(b))
}

/// Groups of places in `all`, the largest first; each group in order. Needs memory for the square of their number.
pub fn groups(all: &[BTreeSet<String>], weights: &Weights) -> Vec<Vec<usize>> {
    let vectors: Vec<Vector> = all.iter().map(|terms| weights.vector(terms)).collect();
    let mut groups: Vec<Vec<usize>> = (0..all.len()).map(|i| vec![i]).collect();
    // Sums of likeness between groups; their mean is that over the product of their sizes.
    let mut sums: Vec<Vec<f64>> =
        (0..all.len()).map(|i| (0..all.len()).map(|j| cosine(&vectors[i], &vectors[j])).collect()).collect();
    while let Some((keep, join)) = closest(&groups, &sums) {
        let joined = std::mem::take(&mut groups[join]);
        groups[keep].extend(joined);
        let more = sums[join].clone();
        for (other, more) in more.into_iter().enumerate() {
            sums[keep][other] += more;
            sums[other][keep] = sums[keep][other];
        }
    }
    groups.retain(|group| !group.is_empty());
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    groups
}

/// The two groups that are most alike, if they are alike enough; of equals the first.
fn closest(groups: &[Vec<usize>], sums: &[Vec<f64>]) -> Option<(usize, usize)> {
    let mut best: Option<(f64, usize, usize)> = None;
    for (i, a) in groups.iter().enumerate().filter(|(_, g)| !g.is_empty()) {
        for (j, b) in groups.iter().enumerate().skip(i + 1).filter(|(_, g)| !g.is_empty()) {
            let mean = sums[i][j] / (a.len() * b.len()) as f64;
            if mean >= ALIKE && best.is_none_or(|(found, _, _)| mean > found) {
                best = Some((mean, i, j));
            }
        }
    }
    best.map(|(_, i, j)| (i, j))
}
