//! Which bodies initials can stand for: those that documents call so, that they spell out, or whose names begin so.

use std::collections::{BTreeMap, BTreeSet};

use super::camp::Camp;
use super::evidence::Evidence;
use super::fold::plain;
use super::profile::{Profile, is_initials};

/// Numbers of camps by letters and names.
#[derive(Default)]
pub(super) struct Initials {
    called: BTreeMap<String, BTreeSet<usize>>,
    begin: BTreeMap<String, BTreeSet<usize>>,
    named: BTreeMap<String, BTreeSet<usize>>,
}

impl Initials {
    /// Adds what a camp is called, and what joined it.
    pub(super) fn add(&mut self, number: usize, camp: &Camp, profiles: &[Profile]) {
        for profile in camp.members.iter().map(|&member| &profiles[member]) {
            for alias in profile.aliases.keys().filter(|alias| is_initials(alias)) {
                self.called.entry(plain(alias).concat()).or_default().insert(number);
            }
            for letters in first_letters(&profile.name) {
                self.begin.entry(letters).or_default().insert(number);
            }
        }
        for name in camp.evidence.full_names() {
            self.named.entry(name.clone()).or_default().insert(number);
        }
    }

    /// Camps that documents call so, or whose name the documents spell out for them.
    pub(super) fn called(&self, letters: &str, evidence: &Evidence) -> BTreeSet<usize> {
        let spelt_out = evidence.spelt_out().filter_map(|name| self.named.get(name));
        self.called.get(letters).into_iter().chain(spelt_out).flatten().copied().collect()
    }

    /// Camps with a name whose words begin with these letters, in order.
    pub(super) fn begin(&self, letters: &str) -> impl Iterator<Item = usize> {
        self.begin.get(letters).into_iter().flatten().copied()
    }
}

/// The first letters of the words of a name of several, with and without small words.
fn first_letters(name: &str) -> BTreeSet<String> {
    let words = plain(name);
    let main = |word: &&String| !matches!(word.as_str(), "and" | "for" | "in" | "of" | "on" | "to");
    let first = |word: &String| word.chars().next();
    if words.len() < 2 {
        return BTreeSet::new();
    }
    [words.iter().filter_map(first).collect(), words.iter().filter(main).filter_map(first).collect()].into()
}
