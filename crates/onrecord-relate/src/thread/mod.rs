//! Threads: which documents tell one story.
//!
//! Takes a [`Sketch`] of each document, gives [`Thread`]s. Documents are compared by their words, weighed by how rare they
//! are in English, by their names, their numbers and days, and their dates ([`alike`]); what is alike enough is put
//! together ([`link`]). How alike two documents are never depends on a third, and only what hangs together is grouped
//! again when a document comes: so the order of reading changes nothing, and a new document leaves all threads alone that it
//! is not like. Where it does join or part older threads, [`changes`] tells.
//!
//! Leaves out which documents are copies of each other: that is lineage.

mod alike;
mod change;
mod frequency;
mod link;
mod sketch;
mod stem;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use sha2::{Digest, Sha256};

pub use change::{Change, changes};
pub use sketch::Sketch;

/// Documents, and groups of them, that are less alike are two stories. Where it stands was chosen on ECB+.
const ALIKE: f64 = 0.19;
/// Words that one in thirty articles has tell nothing by themselves: only documents that share a rarer one are compared.
const TELLING: f64 = 3.5;
/// How many names say what a thread is about.
const NAMES: usize = 5;

/// How much a word in small letters tells: 0 where every article has it, 10.25 where hardly any has.
pub(crate) fn weight_of_word(word: &str) -> f64 {
    frequency::weight(&stem::stem(word))
}

/// Documents that tell one story.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// `t` and 12 hexadecimal digits, from the id of the first document.
    pub id: String,
    /// Numbers of the sketches, as they were given, by day and then by id.
    pub documents: Vec<usize>,
    /// The first day and the last on which the documents can have been published, where any has one.
    pub days: Option<(Date, Date)>,
    /// The headline of the document that is most like the others, of those that have one.
    pub title: Option<String>,
    /// The names that most of the documents have, those of most documents first; at most five, and each in half of the
    /// documents at least.
    pub names: Vec<String>,
}

/// The threads of some documents, those with most documents first, then by day and id. Every document is in one. No two
/// sketches have one id.
pub fn threads(sketches: &[Sketch]) -> Vec<Thread> {
    let mut order: Vec<usize> = (0..sketches.len()).collect();
    order.sort_by(|&a, &b| sketches[a].order().cmp(&sketches[b].order()));
    let sorted: Vec<&Sketch> = order.iter().map(|&at| &sketches[at]).collect();
    let alike = |a: usize, b: usize| alike::alike(sorted[a], sorted[b]);
    let parts = link::parts(sorted.len(), pairs(&sorted, alike).into_iter());
    let mut groups: Vec<Vec<usize>> = parts.iter().flat_map(|part| link::groups(part, alike, ALIKE)).collect();
    groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group[0]));
    groups.into_iter().map(|group| thread(&sorted, &group, &order)).collect()
}

/// Pairs of documents that are alike enough, the smaller number first. Only those are compared that share a telling word.
fn pairs(sorted: &[&Sketch], alike: impl Fn(usize, usize) -> f64) -> Vec<(usize, usize)> {
    let mut having: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut pairs = Vec::new();
    for (at, sketch) in sorted.iter().enumerate() {
        let mut earlier = BTreeSet::new();
        for term in sketch.words.keys().filter(|term| frequency::weight(term) >= TELLING) {
            let list = having.entry(term).or_default();
            earlier.extend(list.iter().copied());
            list.push(at);
        }
        pairs.extend(earlier.into_iter().filter(|&other| alike(other, at) >= ALIKE).map(|other| (other, at)));
    }
    pairs
}

fn thread(sorted: &[&Sketch], group: &[usize], order: &[usize]) -> Thread {
    let members: Vec<&Sketch> = group.iter().map(|&at| sorted[at]).collect();
    let published = || members.iter().filter_map(|sketch| sketch.published);
    let first = published().map(|(first, _)| first).min();
    let last = published().map(|(_, last)| last).max();
    let digest = Sha256::digest(&members[0].id);
    Thread {
        id: digest[..6].iter().fold(String::from("t"), |id, byte| format!("{id}{byte:02x}")),
        documents: group.iter().map(|&at| order[at]).collect(),
        days: first.zip(last),
        title: title(&members),
        names: names(&members),
    }
}

/// The headline of the document in the middle: the one most like all others, of several the first.
fn title(members: &[&Sketch]) -> Option<String> {
    let mut best: Option<(f64, &str)> = None;
    for sketch in members {
        let together: f64 = members.iter().map(|other| alike::alike(sketch, other)).sum();
        if let Some(title) = &sketch.title
            && best.is_none_or(|(most, _)| together > most)
        {
            best = Some((together, title));
        }
    }
    best.map(|(_, title)| title.to_owned())
}

fn names(members: &[&Sketch]) -> Vec<String> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (name, count) in members.iter().flat_map(|sketch| &sketch.names) {
        let (documents, mentions) = counts.entry(name).or_default();
        *documents += 1;
        *mentions += count;
    }
    let mut names: Vec<_> = counts.into_iter().filter(|(_, (documents, _))| 2 * documents >= members.len()).collect();
    names.sort_by_key(|&(name, count)| (std::cmp::Reverse(count), name));
    names.into_iter().take(NAMES).map(|(name, _)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DAM: &[&str] = &[
        "Gates of the Halvek dam were opened on Tuesday after farmers in Sarune blocked the road with tractors.",
        "Farmers blocked the road to the Halvek dam with tractors until its gates were opened, police in Sarune said.",
        "The Halvek dam lets more water through since Tuesday. Farmers in Sarune took their tractors home.",
    ];
    const FERRY: &[&str] = &[
        "A ferry with 212 passengers ran aground off Port Aurel in thick fog; divers searched the hull.",
        "Divers searched the hull of the ferry that ran aground in fog off Port Aurel. All 212 passengers were safe.",
    ];
    const CHESS: &str =
        "A schoolgirl of eleven won the chess championship against a grandmaster with a bishop sacrifice.";

    fn sketch(text: &str, published: Option<&str>) -> Sketch {
        let options = onrecord_text::ReadOptions::default();
        let document = onrecord_text::read("a.txt", text.as_bytes(), &options).remove(0).expect("a text");
        let mut sketch = Sketch::of(&onrecord_core::contract::Document::of(&document, &Default::default()));
        sketch.published = published.map(|day| (day.parse().expect("a day"), day.parse().expect("a day")));
        sketch
    }

    fn all() -> Vec<Sketch> {
        DAM.iter().chain(FERRY).chain([&CHESS]).map(|text| sketch(text, None)).collect()
    }

    /// Threads as sets of document ids with their own ids.
    fn told(sketches: &[Sketch]) -> BTreeMap<String, BTreeSet<String>> {
        let ids = |thread: &Thread| thread.documents.iter().map(|&number| sketches[number].id.clone()).collect();
        threads(sketches).iter().map(|thread| (thread.id.clone(), ids(thread))).collect()
    }

    #[test]
    fn documents_of_one_story_make_one_thread() {
        let found = threads(&all());
        let mut groups: Vec<Vec<usize>> = found.into_iter().map(|thread| thread.documents).collect();
        groups.iter_mut().for_each(|group| group.sort_unstable());
        assert_eq!(groups, [vec![0, 1, 2], vec![3, 4], vec![5]]);
    }

    #[test]
    fn what_comes_a_month_later_must_be_twice_as_like() {
        let alike = |first, second| alike::alike(&sketch(DAM[0], Some(first)), &sketch(DAM[2], Some(second)));
        let (soon, later) = (alike("2024-03-05", "2024-04-04"), alike("2024-03-05", "2025-03-09"));
        assert!((soon / 2.0 - later).abs() < 1e-9 && soon > ALIKE, "{soon} {later}");
    }

    proptest! {
        #[test]
        fn the_order_of_documents_changes_nothing(shuffled in Just(all()).prop_shuffle()) {
            prop_assert_eq!(told(&shuffled), told(&all()));
        }

        #[test]
        fn a_document_that_is_like_no_other_changes_no_thread(at in 0usize..6) {
            let mut before = all();
            before.remove(5);
            let mut after = before.clone();
            after.insert(at.min(5), all().remove(5));
            let mut found = told(&after);
            found.retain(|_, documents| !documents.contains(&all()[5].id));
            prop_assert_eq!(found, told(&before));
        }
    }
}
