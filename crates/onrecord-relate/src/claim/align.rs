//! Alignment: which words of one proposition answer to which of another.
//!
//! Takes two propositions; gives pairs of words, the strongest first, each word in one pair at most: first those that say
//! the same, then opposites and words of one kind. A word to which only one around the other proposition answers
//! adds nothing, and counts little as left without an answer. With it the weight of what answers and of what is left on each side, as in the alignment of
//! Sultan, Bethard & Sumner (2014), with a lexicon where they have vectors.

use super::lexicon::Likeness;
use super::proposition::{Proposition, Word};

/// What a pair of synonyms is worth, beside one of equal words.
const SYNONYM: f64 = 0.9;
/// What a pair of words with one beginning is worth ("Kelmar", "Kelmari").
const DERIVED: f64 = 0.8;
/// What a pair of opposites is worth: they are on one question.
const OPPOSITE: f64 = 0.5;
/// What a word without an answer counts where nothing of its clause has one.
const OTHER_CLAUSE: f64 = 0.5;
/// What a word counts as without an answer to which only words around the other proposition answer.
const AROUND: f64 = 0.5;
/// Letters that two words must share at their beginning to be derived from each other.
const BEGINNING: usize = 5;

/// Which words answer to which.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// Places of words that say the same, in the first and in the second proposition.
    pub same: Vec<(usize, usize)>,
    /// Places of words that exclude each other.
    pub opposite: Vec<(usize, usize)>,
    /// Places of words of one kind that mean different things.
    pub other: Vec<(usize, usize)>,
    /// Weight of what answers.
    pub shared: f64,
    /// How many words answer to one around the other proposition.
    pub around: usize,
    /// Words of each proposition without an answer.
    pub left: [Vec<usize>; 2],
    /// Their weight; less where nothing of their clause has an answer, since a quotation may leave clauses out.
    pub left_weight: [f64; 2],
}

impl Alignment {
    /// The alignment of two propositions; `leaning` is whether words around them may answer too.
    pub fn of(one: &Proposition, two: &Proposition, leaning: bool) -> Alignment {
        let mut free = [vec![true; one.words.len()], vec![true; two.words.len()]];
        let mut out = Alignment { same: pairs(&one.words, &two.words, &mut free, strength), ..Alignment::default() };
        for &(i, j) in &out.same {
            let (a, b) = (&one.words[i], &two.words[j]);
            out.shared += strength(a, b).unwrap_or_default() * f64::midpoint(a.weight, b.weight);
        }
        let mut around = [0.0; 2];
        for (side, words, beside) in [(0, &one.words, &two.around), (1, &two.words, &one.around)] {
            for (i, word) in words.iter().enumerate().filter(|(i, _)| free[side][*i]).collect::<Vec<_>>() {
                if leaning && beside.iter().any(|a| answers(word, a)) {
                    free[side][i] = false;
                    around[side] += word.weight;
                    out.around += 1;
                }
            }
        }
        let said = |word: &Word, words: &[Word]| words.iter().any(|other| answers(word, other));
        out.opposite = pairs(&one.words, &two.words, &mut free, |a, b| {
            likeness(a, b, Likeness::Opposite).filter(|_| !said(a, &two.words) && !said(b, &one.words))
        });
        for &(i, j) in &out.opposite {
            out.shared += OPPOSITE * f64::midpoint(one.words[i].weight, two.words[j].weight);
        }
        let mut still_free = free.clone();
        out.other = pairs(&one.words, &two.words, &mut still_free, |a, b| likeness(a, b, Likeness::Other));
        out.left = free.map(|side| (0..side.len()).filter(|&i| side[i]).collect());
        out.left_weight = [left_weight(&one.words, &out.left[0]), left_weight(&two.words, &out.left[1])];
        for (side, around) in around.into_iter().enumerate() {
            // What has nothing left itself leans on what stands around it.
            let leans = out.left[1 - side].is_empty();
            out.left_weight[side] += if leans { 0.0 } else { AROUND * around };
        }
        out
    }
}

/// The weight of these words.
fn left_weight(words: &[Word], left: &[usize]) -> f64 {
    let whole = |clause: usize| words.iter().enumerate().all(|(i, w)| w.clause != clause || left.contains(&i));
    left.iter().map(|&i| words[i].weight * if whole(words[i].clause) { OTHER_CLAUSE } else { 1.0 }).sum()
}

/// Pairs of free words by `worth`, greatest first; they are free no more.
fn pairs(
    one: &[Word],
    two: &[Word],
    free: &mut [Vec<bool>; 2],
    worth: impl Fn(&Word, &Word) -> Option<f64>,
) -> Vec<(usize, usize)> {
    let mut found: Vec<(f64, usize, usize)> = Vec::new();
    for (i, a) in one.iter().enumerate().filter(|(i, _)| free[0][*i]) {
        for (j, b) in two.iter().enumerate().filter(|(j, _)| free[1][*j]) {
            found.extend(worth(a, b).map(|worth| (worth, i, j)));
        }
    }
    let apart = |&(_, i, j): &(f64, usize, usize)| i.abs_diff(j);
    found.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then_with(|| apart(a).cmp(&apart(b))).then_with(|| (a.1 + a.2).cmp(&(b.1 + b.2)))
    });
    found.retain(|&(_, i, j)| {
        let is_free = free[0][i] && free[1][j];
        if is_free {
            (free[0][i], free[1][j]) = (false, false);
        }
        is_free
    });
    found.into_iter().map(|(_, i, j)| (i, j)).collect()
}

/// Whether two words say the same.
pub fn answers(a: &Word, b: &Word) -> bool {
    strength(a, b).is_some()
}

/// Whether two words are of one kind and mean different things, or exclude each other.
pub fn is_other(a: &Word, b: &Word) -> bool {
    matches!(a.term.to(&b.term), Some(Likeness::Other | Likeness::Opposite))
}

/// How nearly two words say the same, from 0 to 1; `None` where they do not.
fn strength(a: &Word, b: &Word) -> Option<f64> {
    if let (Some(one), Some(two)) = (&a.name, &b.name) {
        if one.is_like(two) {
            return Some(1.0);
        }
        if one.is_given && two.is_given {
            return is_derived(&one.key, &two.key).then_some(DERIVED);
        }
    }
    match a.term.to(&b.term) {
        Some(Likeness::Equal) => Some(1.0),
        Some(Likeness::Same) => Some(SYNONYM),
        Some(_) => None,
        None => is_derived(&a.term.stem, &b.term.stem).then_some(DERIVED),
    }
}

fn likeness(a: &Word, b: &Word, wanted: Likeness) -> Option<f64> {
    (a.term.to(&b.term) == Some(wanted)).then_some(f64::midpoint(a.weight, b.weight))
}

/// Whether one is the other with another ending.
pub fn is_derived(one: &str, two: &str) -> bool {
    let shared = one.chars().zip(two.chars()).take_while(|(a, b)| a == b).count();
    let longest = one.chars().count().max(two.chars().count());
    shared >= BEGINNING && longest - shared <= 3 && !one.contains(' ') && !two.contains(' ')
}
