//! What words mean to one another: nearly the same, opposite, or another of its kind; and how much a word tells.
//!
//! Takes words in small letters; gives [`Term`]s, which hold a stem and the meanings that `same.tsv`, `opposite.tsv` and
//! `other.tsv` give it, and the weight of a word by how rare it is in English (`frequency.tsv`). Stems are those of the
//! Snowball stemmer, after irregular forms. Leaves out parts of speech: a stem stands for verb and noun.

mod weight;

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use onrecord_core::lemma;
use rust_stemmers::{Algorithm, Stemmer};

pub use weight::{is_empty, weight};

const SAME: &str = include_str!("same.tsv");
const OPPOSITE: &str = include_str!("opposite.tsv");
const OTHER: &str = include_str!("other.tsv");

/// A word that has more meanings than this passes none of its opposites or kinds on to words that mean the same.
const TOO_MANY_MEANINGS: usize = 3;

/// A word or turn, by stem, with what it can mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The stems, parted by blanks.
    pub stem: String,
    /// Numbers of the groups of `same.tsv` that it is in, in order.
    same: Vec<u16>,
    /// Numbers of the lines of `opposite.tsv` that it is on, with the side.
    opposite: Vec<(u16, u16)>,
    /// Numbers of the kinds of `other.tsv` that it is of, each with the entry of the kind that it is or means.
    other: Vec<(u16, u16)>,
}

/// Irregular forms beyond the core's that the stemmer would keep apart from their word.
const IRREGULAR: &[(&str, &str)] = &[
    ("children", "child"),
    ("dying", "die"),
    ("freed", "free"),
    ("freeing", "free"),
    ("wives", "wife"),
    ("lives", "life"),
];

/// How two terms stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// They have one stem.
    Equal,
    /// They mean nearly the same.
    Same,
    /// One excludes the other.
    Opposite,
    /// They are two of one kind.
    Other,
}

impl Term {
    /// How this term stands to another, if at all.
    pub fn to(&self, other: &Term) -> Option<Likeness> {
        if self.stem == other.stem {
            return Some(Likeness::Equal);
        }
        if self.same.iter().any(|group| other.same.contains(group)) {
            return Some(Likeness::Same);
        }
        if stand_apart(&self.opposite, &other.opposite) {
            return Some(Likeness::Opposite);
        }
        stand_apart(&self.other, &other.other).then_some(Likeness::Other)
    }

    /// Keys that terms share which are equal or mean the same.
    pub fn keys(&self) -> impl Iterator<Item = String> + '_ {
        let alone = self.same.is_empty().then(|| self.stem.clone());
        alone.into_iter().chain(self.same.iter().map(|group| format!("={group}")))
    }
}

/// Whether two terms are on one line but never in one place of it.
fn stand_apart(one: &[(u16, u16)], two: &[(u16, u16)]) -> bool {
    let apart = |&(line, place): &(u16, u16)| two.iter().any(|&(l, p)| l == line && p != place);
    one.iter().any(apart) && !one.iter().any(|place| two.contains(place))
}

/// The stem of a word in small letters.
pub fn stem(word: &str) -> String {
    let word = word.strip_suffix("'s").or(word.strip_suffix('\'')).unwrap_or(word);
    let known = IRREGULAR.iter().find(|(form, _)| *form == word).map(|&(_, lemma)| lemma);
    match word.strip_suffix("men").filter(|stem| stem.len() > 1) {
        Some(stem) => format!("{stem}man"),
        None => STEMMER.stem(known.or_else(|| lemma::irregular(word)).unwrap_or(word)).into_owned(),
    }
}

/// The longest term that begins with the first of these stems, and how many stems it takes.
pub fn term(stems: &[&str]) -> (Term, usize) {
    let turns = LEXICON.turns.get(stems[0]).map_or(&[][..], Vec::as_slice);
    let length = turns.iter().find(|turn| stems.starts_with(&turn.iter().map(String::as_str).collect::<Vec<_>>()));
    let length = length.map_or(1, Vec::len);
    let stem = stems[..length].join(" ");
    let same = LEXICON.same.get(&stem).cloned().unwrap_or_default();
    let places = |of: &HashMap<String, Vec<(u16, u16)>>| of.get(&stem).cloned().unwrap_or_default();
    let (opposite, other) = (places(&LEXICON.opposite), places(&LEXICON.other));
    (Term { stem, same, opposite, other }, length)
}

static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));
static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

struct Lexicon {
    /// Groups of what means nearly the same, by stem.
    same: HashMap<String, Vec<u16>>,
    /// Lines and sides of what excludes each other, by stem.
    opposite: HashMap<String, Vec<(u16, u16)>>,
    /// Kinds, and the entry of the kind, by stem.
    other: HashMap<String, Vec<(u16, u16)>>,
    /// Turns of several words by their first stem, longest first.
    turns: HashMap<String, Vec<Vec<String>>>,
}

impl Lexicon {
    fn read() -> Lexicon {
        let groups: Vec<Vec<String>> = lines(SAME).map(|line| line.split(';').map(stems).collect()).collect();
        let mut same: HashMap<String, Vec<u16>> = HashMap::new();
        for (number, group) in (0..).zip(&groups) {
            for stem in group {
                let of_stem = same.entry(stem.clone()).or_default();
                if !of_stem.contains(&number) {
                    of_stem.push(number);
                }
            }
        }
        let meaning = Meaning { groups: &groups, same: &same };
        let opposite = meaning.places(lines(OPPOSITE).map(|line| line.split('\t').collect()));
        let other = meaning.places(lines(OTHER).map(|line| line.split(';').collect()));
        let mut turns: HashMap<String, Vec<Vec<String>>> = HashMap::new();
        let all: BTreeSet<&String> = same.keys().chain(opposite.keys()).chain(other.keys()).collect();
        for stem in all.into_iter().filter(|s| s.contains(' ')) {
            let turn: Vec<String> = stem.split(' ').map(str::to_owned).collect();
            turns.entry(turn[0].clone()).or_default().push(turn);
        }
        turns.values_mut().for_each(|t| t.sort_by_key(|turn| (usize::MAX - turn.len(), turn.clone())));
        Lexicon { same, opposite, other, turns }
    }
}

/// What means nearly the same as a word.
struct Meaning<'l> {
    groups: &'l [Vec<String>],
    same: &'l HashMap<String, Vec<u16>>,
}

impl Meaning<'_> {
    /// The word itself, and what means nearly the same; words of many meanings stand only for themselves.
    fn of(&self, word: &str) -> BTreeSet<String> {
        let few = |word: &str| self.same.get(word).is_none_or(|groups| groups.len() <= TOO_MANY_MEANINGS);
        let groups = self.same.get(word).filter(|_| few(word)).map_or(&[][..], Vec::as_slice);
        let near = groups.iter().flat_map(|&group| &self.groups[usize::from(group)]).filter(|other| few(other));
        near.cloned().chain([word.to_owned()]).collect()
    }

    /// The lines and the places on them where each stem stands, or one that means nearly the same.
    fn places<'w>(&self, lines: impl Iterator<Item = Vec<&'w str>>) -> HashMap<String, Vec<(u16, u16)>> {
        let mut out: HashMap<String, Vec<(u16, u16)>> = HashMap::new();
        for (line, entries) in (0..).zip(lines) {
            for (place, words) in (0..).zip(entries) {
                for stem in self.of(&stems(words)) {
                    out.entry(stem).or_default().push((line, place));
                }
            }
        }
        out
    }
}

/// The lines of a list, without its head.
fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#'))
}

fn stems(words: &str) -> String {
    words.split(' ').map(stem).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> Term {
        let stems: Vec<String> = words.split(' ').map(stem).collect();
        term(&stems.iter().map(String::as_str).collect::<Vec<_>>()).0
    }

    #[test]
    fn words_of_reporting_stand_to_one_another() {
        for (one, two, expected) in [
            ("withdrew", "withdrawal", Some(Likeness::Equal)),
            ("pulled out", "withdrew", Some(Likeness::Same)),
            ("died", "killed", Some(Likeness::Same)),
            ("killed", "injured", Some(Likeness::Other)),
            ("rose", "declined", Some(Likeness::Opposite)),
            ("accepted", "turned down", Some(Likeness::Opposite)),
            ("tanks", "lorries", Some(Likeness::Other)),
            ("bread", "minister", None),
        ] {
            assert_eq!(of(one).to(&of(two)), expected, "{one}, {two}");
            assert_eq!(of(two).to(&of(one)), expected, "{two}, {one}");
        }
    }

    #[test]
    fn no_word_excludes_itself() {
        let both = |places: &[(u16, u16)]| places.iter().any(|&(l, p)| places.iter().any(|&(m, q)| l == m && p != q));
        let mut bad: Vec<_> =
            LEXICON.opposite.iter().filter(|(_, places)| both(places)).map(|(stem, _)| stem).collect();
        bad.sort();
        assert!(bad.is_empty(), "{bad:?}");
    }

    #[test]
    fn a_turn_is_one_term() {
        assert_eq!(term(&["pull", "out", "of"]).1, 2);
        assert_eq!(term(&["pull", "the"]).1, 1);
    }
}
