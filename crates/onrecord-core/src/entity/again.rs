//! The other places of names already found: what is a name once is a name wherever it stands with its capitals.
//!
//! First settles what a name is that was taken now for a person and now for something else: what it was more often.
//! Also takes initials in brackets behind a body (`… Mission (COM)`) as its short name, here and everywhere.

use std::collections::{HashMap, HashSet};

use super::book::{Finds, Found, What};
use super::pattern::{is_bracketed, is_suffix};
use super::view::{View, Words};
use super::whole::bare;
use crate::label::MentionForm;

/// Sequences of words with what they name, by their first word.
type Sequences<'a> = HashMap<&'a str, Vec<(Vec<&'a str>, What)>>;

/// Adds them.
pub(super) fn add(view: &View<'_>, finds: &mut Finds) {
    settle(view, finds);
    rename(view, finds);
    let sequences = sequences(view, finds);
    let mut at = 0;
    while at < view.len() {
        at = take(view, finds, &sequences, at);
    }
}

/// How often a name was taken for a person and for something else.
#[derive(Default)]
struct Votes {
    person: usize,
    other: usize,
    what: Option<What>,
}

fn settle(view: &View<'_>, finds: &mut Finds) {
    let mut votes: HashMap<String, Votes> = HashMap::new();
    for Found { words, what } in finds.iter().filter(|f| !matches!(f.what, What::Known(..) | What::Country(..))) {
        if *what == What::Person {
            votes.entry(view.text(words)).or_default().person += 1;
            let last = surname(view, words);
            if last != *words {
                votes.entry(view.text(&last)).or_default().person += 2;
            }
        } else {
            let vote = votes.entry(view.text(words)).or_default();
            vote.other += 1;
            vote.what.get_or_insert(what.clone());
            let bare = bare(view, words);
            if bare != *words {
                let vote = votes.entry(view.text(&bare)).or_default();
                vote.other += 2;
                vote.what.get_or_insert(what.clone());
            }
        }
    }
    let changed: Vec<Found> = finds
        .iter()
        .filter(|f| !matches!(f.what, What::Known(..) | What::Country(..)))
        .filter_map(|Found { words, what }| {
            let vote = votes.get(&view.text(words))?;
            let to = if vote.person >= vote.other { What::Person } else { vote.what.clone()? };
            let differs = (*what == What::Person) != (to == What::Person);
            differs.then(|| Found { words: words.clone(), what: to })
        })
        .collect();
    changed.into_iter().for_each(|found| finds.replace(found));
}

/// A last name that is also a capital's (`Valeska Paris`) is the person's, but where it says where.
fn rename(view: &View<'_>, finds: &mut Finds) {
    let persons = finds.iter().filter(|f| f.what == What::Person && f.words.len() > 1);
    let last_names: HashSet<&str> = persons.map(|f| view.raw(f.words.end - 1)).collect();
    let taken: Vec<Words> = finds
        .iter()
        .filter(|f| matches!(f.what, What::Known(_, MentionForm::Metonym | MentionForm::Name)) && f.words.len() == 1)
        .filter(|f| last_names.contains(view.raw(f.words.start)) && !is_where(view, f.words.start))
        .map(|f| f.words.clone())
        .collect();
    taken.into_iter().for_each(|words| finds.replace(Found { words, what: What::Person }));
}

fn is_where(view: &View<'_>, at: usize) -> bool {
    at > 0
        && matches!(view.lower(at - 1), "at" | "from" | "in" | "near" | "of" | "outside" | "to" | "toward" | "towards")
}

/// The names found, whole, and the last names of persons.
fn sequences<'a>(view: &View<'a>, finds: &Finds) -> Sequences<'a> {
    let mut names: Vec<(Words, What)> = Vec::new();
    for Found { words, what } in finds.iter() {
        if matches!(what, What::Known(..)) {
            continue;
        }
        names.push((words.clone(), what.clone()));
        if *what == What::Person {
            names.push((surname(view, words), What::Person));
        }
        let bracket = words.end + 1..words.end + 2;
        if matches!(what, What::Body | What::Thing) && is_bracketed(view, &bracket) {
            names.push((bracket, What::Body));
        }
    }
    let mut seen = HashSet::new();
    let mut out = Sequences::new();
    for (words, what) in names {
        let words: Vec<&'a str> = words.map(|at| view.raw(at)).collect();
        if words.iter().map(|word| word.len()).sum::<usize>() > 1 && seen.insert(words.clone()) {
            out.entry(words[0]).or_default().push((words, what));
        }
    }
    for sequences in out.values_mut() {
        sequences.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    out
}

/// The last word of a name of several, with what a hyphen ties to it; a suffix such as `Jr.` apart.
fn surname(view: &View<'_>, words: &Words) -> Words {
    let mut end = words.end;
    while end > words.start + 1 && is_suffix(view.raw(end - 1)) {
        end -= 1;
    }
    let mut start = end - 1;
    while start > words.start + 1 && view.raw(start - 1) == "-" {
        start -= 2;
    }
    start..end
}

/// Adds the longest name at `at`, if it is one; gives where to go on.
fn take(view: &View<'_>, finds: &mut Finds, sequences: &Sequences<'_>, at: usize) -> usize {
    if let Some(found) = finds.covering(at) {
        return found.words.end;
    }
    let fits = |words: &[&str]| words.iter().enumerate().all(|(i, word)| view.raw(at + i) == *word);
    let candidates = sequences.get(view.raw(at)).map_or(&[][..], Vec::as_slice);
    if view.is_capital(at)
        && !view.is_boilerplate(at)
        && let Some((words, what)) = candidates.iter().find(|(words, _)| fits(words))
    {
        let words = at..at + words.len();
        if finds.add(Found { words: words.clone(), what: what.clone() }) {
            return words.end;
        }
    }
    at + 1
}
