//! Who shares keys with whom: candidates for being one text, found as texts come in.
//!
//! A pair is a candidate when it has at least [`ENOUGH`] keys in common that are not spent. A key is spent once more than
//! [`SPENT`] texts have it: it tells no more, and neither its list nor the work it makes grows any further. What was a
//! candidate only by keys that are spent meanwhile is none, so that the candidates depend on the texts, not on their order.
//! [`Index`] is what keeps the lists: [`Memory`] here, tables in the record.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use rustc_hash::FxHashMap;

use super::signature::Key;

/// A text in an index: articles with the same words are one text.
pub type Text = i64;

/// Keys in common that make a candidate.
pub const ENOUGH: usize = 2;

/// Most texts that a key may have before it is spent.
pub const SPENT: usize = 64;

/// Lists of texts by key, and pairs of texts.
pub trait Index {
    /// What can go wrong in it.
    type Error;

    /// Adds the texts that have the key to `out`, in any order: all of them, or more than [`SPENT`].
    fn holders(&mut self, key: Key, out: &mut Vec<Text>) -> Result<(), Self::Error>;

    /// Puts the text on the key's list.
    fn hold(&mut self, key: Key, text: Text) -> Result<(), Self::Error>;

    /// The keys of a text that was added.
    fn keys(&mut self, text: Text) -> Result<Vec<Key>, Self::Error>;

    /// The pairs kept among these texts.
    fn pairs_among(&mut self, texts: &[Text]) -> Result<Vec<(Text, Text)>, Self::Error>;

    /// Lets go of a pair.
    fn part(&mut self, pair: (Text, Text)) -> Result<(), Self::Error>;
}

/// Adds a text that the index does not have, and gives the texts before it that are candidates, in ascending order. Pairs
/// that are candidates no more are parted.
///
/// # Errors
/// What the index says.
pub fn add<I: Index>(index: &mut I, text: Text, keys: &[Key]) -> Result<Vec<Text>, I::Error> {
    let mut found = Vec::new();
    let mut spent = Vec::new();
    for &key in keys {
        let before = found.len();
        index.holders(key, &mut found)?;
        let holders = found.len() - before;
        if holders <= SPENT {
            index.hold(key, text)?;
        }
        if holders == SPENT {
            spent.push(found[before..].to_vec());
        }
        if holders >= SPENT {
            found.truncate(before);
        }
    }
    for holders in spent {
        for (one, other) in index.pairs_among(&holders)? {
            if !is_candidate(index, one, other)? {
                index.part((one, other))?;
            }
        }
    }
    found.sort_unstable();
    Ok(found.chunk_by(|a, b| a == b).filter(|same| same.len() >= ENOUGH).map(|same| same[0]).collect())
}

/// Whether two texts have enough keys in common that are not spent.
fn is_candidate<I: Index>(index: &mut I, one: Text, other: Text) -> Result<bool, I::Error> {
    let others: BTreeSet<Key> = index.keys(other)?.into_iter().collect();
    let (mut common, mut holders) = (0, Vec::new());
    for key in index.keys(one)? {
        if others.contains(&key) {
            holders.clear();
            index.holders(key, &mut holders)?;
            common += usize::from(holders.len() <= SPENT);
        }
    }
    Ok(common >= ENOUGH)
}

/// Lists of texts by key, in memory. Most keys have one text.
#[derive(Debug, Default)]
pub struct Lists(FxHashMap<Key, List>);

#[derive(Debug)]
enum List {
    One(Text),
    More(Vec<Text>),
}

impl Lists {
    /// Puts the text on the key's list.
    pub fn hold(&mut self, key: Key, text: Text) {
        match self.0.entry(key) {
            Entry::Vacant(free) => _ = free.insert(List::One(text)),
            Entry::Occupied(mut list) => match list.get_mut() {
                List::One(first) => *list.get_mut() = List::More(vec![*first, text]),
                List::More(texts) => texts.push(text),
            },
        }
    }

    /// The texts that have the key, in the order in which they were put there.
    pub fn of(&self, key: Key) -> &[Text] {
        self.0.get(&key).map_or(&[], List::texts)
    }

    /// Every key with its texts; the keys in no order.
    pub fn iter(&self) -> impl Iterator<Item = (Key, &[Text])> {
        self.0.iter().map(|(&key, list)| (key, list.texts()))
    }
}

impl List {
    fn texts(&self) -> &[Text] {
        match self {
            List::One(text) => std::slice::from_ref(text),
            List::More(texts) => texts,
        }
    }
}

/// An index in memory.
#[derive(Debug, Default)]
pub struct Memory {
    lists: Lists,
    keys: BTreeMap<Text, Vec<Key>>,
    pairs: BTreeSet<(Text, Text)>,
}

impl Memory {
    /// Adds a text with its keys, and gives its candidates: see [`add`].
    pub fn add(&mut self, text: Text, keys: Vec<Key>) -> Vec<Text> {
        let Ok(candidates) = add(self, text, &keys);
        self.keys.insert(text, keys);
        candidates
    }

    /// Keeps a pair.
    pub fn pair(&mut self, one: Text, other: Text) {
        self.pairs.insert((one.min(other), one.max(other)));
    }

    /// The pairs kept, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (Text, Text)> {
        self.pairs.iter().copied()
    }
}

impl Index for Memory {
    type Error = Infallible;

    fn holders(&mut self, key: Key, out: &mut Vec<Text>) -> Result<(), Infallible> {
        out.extend(self.lists.of(key));
        Ok(())
    }

    fn hold(&mut self, key: Key, text: Text) -> Result<(), Infallible> {
        self.lists.hold(key, text);
        Ok(())
    }

    fn keys(&mut self, text: Text) -> Result<Vec<Key>, Infallible> {
        Ok(self.keys.get(&text).cloned().unwrap_or_default())
    }

    fn pairs_among(&mut self, texts: &[Text]) -> Result<Vec<(Text, Text)>, Infallible> {
        let texts: BTreeSet<Text> = texts.iter().copied().collect();
        let of = |&one: &Text| self.pairs.range((one, Text::MIN)..=(one, Text::MAX)).copied();
        Ok(texts.iter().flat_map(of).filter(|(_, other)| texts.contains(other)).collect())
    }

    fn part(&mut self, pair: (Text, Text)) -> Result<(), Infallible> {
        self.pairs.remove(&pair);
        Ok(())
    }
}
