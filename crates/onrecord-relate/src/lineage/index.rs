//! Who shares keys with whom: candidates for being one text, found as texts come in.
//!
//! A pair is a candidate when it has at least [`ENOUGH`] keys in common that are not spent. A key is spent once more than
//! [`SPENT`] texts have it: it tells no more, and neither its list nor the work it makes grows any further. What was a
//! candidate only by keys that are spent meanwhile is none, so that the candidates depend on the texts, not on their order.
//! [`Index`] is what keeps the lists: [`Memory`] here, tables in the record.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::convert::Infallible;

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

    /// The texts that have the key, in any order: all of them, or more than [`SPENT`].
    fn holders(&mut self, key: Key) -> Result<Vec<Text>, Self::Error>;

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
    let mut common: BTreeMap<Text, usize> = BTreeMap::new();
    let mut spent = Vec::new();
    for &key in keys {
        let holders = index.holders(key)?;
        if holders.len() > SPENT {
            continue;
        }
        index.hold(key, text)?;
        if holders.len() == SPENT {
            spent.push(holders);
            continue;
        }
        for holder in holders {
            *common.entry(holder).or_default() += 1;
        }
    }
    for holders in spent {
        for (one, other) in index.pairs_among(&holders)? {
            if !is_candidate(index, one, other)? {
                index.part((one, other))?;
            }
        }
    }
    Ok(common.into_iter().filter(|&(_, count)| count >= ENOUGH).map(|(text, _)| text).collect())
}

/// Whether two texts have enough keys in common that are not spent.
fn is_candidate<I: Index>(index: &mut I, one: Text, other: Text) -> Result<bool, I::Error> {
    let others: BTreeSet<Key> = index.keys(other)?.into_iter().collect();
    let mut common = 0;
    for key in index.keys(one)? {
        if others.contains(&key) && index.holders(key)?.len() <= SPENT {
            common += 1;
        }
    }
    Ok(common >= ENOUGH)
}

/// An index in memory.
#[derive(Debug, Default)]
pub struct Memory {
    holders: HashMap<Key, Vec<Text>>,
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

    fn holders(&mut self, key: Key) -> Result<Vec<Text>, Infallible> {
        Ok(self.holders.get(&key).cloned().unwrap_or_default())
    }

    fn hold(&mut self, key: Key, text: Text) -> Result<(), Infallible> {
        self.holders.entry(key).or_default().push(text);
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
