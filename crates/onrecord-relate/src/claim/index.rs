//! Which things told are worth comparing: those that share a word that few others have.
//!
//! Takes all that is told; gives pairs of places in it. Each is looked up under the few rarest of its keys (stems, groups of
//! synonyms, names), so that the work grows with what is alike and not with the square of all (prefix filtering: Chaudhuri,
//! Ganti & Kaushik 2006). A key that very many have is no reason to compare. Leaves out parts of one another.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::told::Told;

/// How many of its rarest keys each is looked up under.
const KEYS: usize = 8;
/// A key that more than this have tells nothing.
const TOO_COMMON: usize = 200;
/// One key that so few have is enough; of others, two must be shared.
const FEW: usize = 8;

/// Pairs worth comparing, the lesser place first, in order.
pub fn candidates(told: &[Told]) -> Vec<(usize, usize)> {
    let keys: Vec<BTreeSet<String>> = told.iter().map(keys).collect();
    let mut often: HashMap<&str, usize> = HashMap::new();
    for key in keys.iter().flatten() {
        *often.entry(key).or_default() += 1;
    }
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, keys) in keys.iter().enumerate() {
        let mut rare: Vec<(usize, &str)> = keys.iter().map(|k| (often[k.as_str()], k.as_str())).collect();
        rare.retain(|(count, _)| (2..=TOO_COMMON).contains(count));
        rare.sort_unstable();
        rare.iter().take(KEYS).for_each(|(_, key)| holders.entry(key).or_default().push(place));
    }
    let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
    for places in holders.values() {
        let worth = if places.len() <= FEW { 2 } else { 1 };
        for (n, &one) in places.iter().enumerate() {
            places[n + 1..].iter().for_each(|&two| *shared.entry((one, two)).or_default() += worth);
        }
    }
    let enough = shared.into_iter().filter(|(_, worth)| *worth >= 2).map(|(pair, _)| pair);
    let mut pairs: Vec<_> = enough.filter(|&(one, two)| !told[one].is_within(&told[two])).collect();
    pairs.sort_unstable();
    pairs
}

/// What a thing told is looked up under.
fn keys(told: &Told) -> BTreeSet<String> {
    let words = &told.proposition.words;
    let names = words.iter().filter_map(|w| w.name.as_ref()).filter_map(|n| n.key.rsplit(' ').next());
    let names: Vec<String> = names.map(|last| format!("@{last}")).collect();
    words.iter().flat_map(|w| w.term.keys()).chain(names).collect()
}
