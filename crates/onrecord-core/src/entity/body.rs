//! Bodies, places and other names: which of them are one.
//!
//! Initials are the body behind which they stand in brackets, or else the one body that has them; a shorter name is the one
//! longer name that ends with it, or goes on behind it with "of" ("the Foreign Ministry", "the Courier").

use std::collections::{BTreeMap, HashMap};

use super::book::{Book, Finds, Found, Id, Nature, What};
use super::lexicon::{Class, is_acronym, lexicon};
use super::pattern::is_bracketed;
use super::view::{View, Words};
use super::whole::bare;
use crate::label::MentionForm;

/// Small words that initials may leave out.
const SMALL: &[&str] = &["and", "for", "in", "of", "on", "the", "to"];
/// Last words of the names of newspapers and stations.
const PRESS: &[&str] = &[
    "agency",
    "bulletin",
    "channel",
    "chronicle",
    "courier",
    "daily",
    "dispatch",
    "enquirer",
    "examiner",
    "express",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "independent",
    "inquirer",
    "journal",
    "mail",
    "mirror",
    "monitor",
    "news",
    "newspaper",
    "observer",
    "post",
    "press",
    "radio",
    "review",
    "sentinel",
    "standard",
    "star",
    "telegraph",
    "television",
    "times",
    "tribune",
];

/// Names by their words without the form of a company, and how often they were taken for what.
struct Name {
    words: Words,
    as_body: usize,
    as_place: usize,
    as_thing: usize,
    places: Vec<Words>,
}

/// Enters them.
pub(super) fn enter(view: &View<'_>, finds: &Finds, book: &mut Book) {
    let mut names: BTreeMap<Vec<&str>, Name> = BTreeMap::new();
    for Found { words, what } in finds.iter() {
        if !matches!(what, What::Body | What::Place | What::Thing) {
            continue;
        }
        let key = bare(view, words).map(|at| view.lower(at)).collect();
        let new = || Name { words: words.clone(), as_body: 0, as_place: 0, as_thing: 0, places: vec![] };
        let name = names.entry(key).or_insert_with(new);
        match what {
            What::Body => name.as_body += 1,
            What::Place => name.as_place += 1,
            _ => name.as_thing += 1,
        }
        name.places.push(words.clone());
    }
    let mut names: Vec<(Vec<&str>, Name)> = names.into_iter().collect();
    names.sort_by_key(|(key, name)| (std::cmp::Reverse(key.len()), name.words.start));
    let mut ids = Ids::of(view, book);
    for (key, name) in names {
        let acronym = is_acronym(view.raw(name.words.start)) && key.len() == 1;
        let id = if acronym { ids.by_initials(&key[0].replace('.', "")) } else { ids.by_end(&key) };
        let id = id.unwrap_or_else(|| book.add(view.text(&name.words), nature(&key, &name)));
        ids.learn(id, &key);
        let bracketed = name.places.iter().map(|words| words.end + 1..words.end + 2).find(|w| is_bracketed(view, w));
        if let Some(bracketed) = bracketed {
            ids.initials.insert(view.lower(bracketed.start).replace('.', ""), Some(id));
        }
        let form = if acronym { MentionForm::Acronym } else { MentionForm::Name };
        name.places.into_iter().for_each(|words| book.mention(id, words, form));
    }
}

fn nature(key: &[&str], name: &Name) -> Nature {
    if name.as_place > name.as_body && name.as_place >= name.as_thing {
        return Nature::Place;
    }
    let head = key.iter().position(|word| matches!(*word, "of" | "for" | "on")).unwrap_or(key.len());
    let class = head.checked_sub(1).and_then(|at| lexicon().role(key[at])).map(|(role, _)| role.class);
    if name.as_thing > name.as_body && !matches!(class, Some(Class::State | Class::Body)) {
        return Nature::Thing;
    }
    if key.last().is_some_and(|last| PRESS.contains(last)) {
        return Nature::Press;
    }
    if class == Some(Class::State) { Nature::State } else { Nature::Body }
}

/// What shorter names may stand for; `None` where two would do.
#[derive(Default)]
struct Ids {
    initials: HashMap<String, Option<Id>>,
    ends: HashMap<Vec<String>, Option<Id>>,
}

impl Ids {
    /// Learns from the known bodies.
    fn of(view: &View<'_>, book: &Book) -> Ids {
        let mut ids = Ids::default();
        for (number, member) in book.members.iter().enumerate() {
            if let (Nature::Body | Nature::State | Nature::Armed, Some((words, _))) =
                (member.nature, member.mentions.first())
            {
                ids.learn(Id(number), &words.clone().map(|at| view.lower(at)).collect::<Vec<_>>());
            }
        }
        ids
    }

    fn learn(&mut self, id: Id, key: &[&str]) {
        let first = |words: &mut dyn Iterator<Item = &&str>| words.filter_map(|w| w.chars().next()).collect::<String>();
        if key.len() > 1 {
            let all = first(&mut key.iter());
            let main = first(&mut key.iter().filter(|word| !SMALL.contains(word)));
            if all != main {
                put(&mut self.initials, all, id);
            }
            put(&mut self.initials, main, id);
        }
        for end in (1..key.len()).filter(|&end| key[end] == "of") {
            put(&mut self.ends, key[..end].iter().map(|word| (*word).to_owned()).collect(), id);
        }
        // What a university or church is of is something else than it.
        for start in (1..key.len()).filter(|&start| !SMALL.contains(&key[start - 1])) {
            put(&mut self.ends, key[start..].iter().map(|word| (*word).to_owned()).collect(), id);
        }
    }

    fn by_initials(&self, initials: &str) -> Option<Id> {
        self.initials.get(initials).copied().flatten()
    }

    fn by_end(&self, key: &[&str]) -> Option<Id> {
        let key: Vec<String> = key.iter().map(|word| (*word).to_owned()).collect();
        self.ends.get(&key).copied().flatten()
    }
}

fn put<K: std::hash::Hash + Eq>(map: &mut HashMap<K, Option<Id>>, key: K, id: Id) {
    map.entry(key).and_modify(|old| *old = old.filter(|&old| old == id)).or_insert(Some(id));
}
