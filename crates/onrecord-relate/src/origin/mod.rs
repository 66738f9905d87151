//! Origins: from how many independent first sources a claim comes.
//!
//! Takes what is told with its relations and the members of a claim; gives its origins, each with the members that go back
//! to it and why. Members have one origin where they are copies of one text, come from one speaker, from one text, from
//! sources withheld under the same words, or where one quotes the outlet in which the other stands. Leaves out
//! who is right, and how good a source is.

use serde::Serialize;

use crate::claim::lexicon;
use crate::claim::proposition::is_like;
use crate::claim::told::{Told, plain};

/// Where a claim comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Origin {
    /// Who told it first, as far as the texts tell: a name, the words for a source without one, or an outlet.
    pub source: String,
    /// Places of what goes back to it, in order.
    #[serde(skip)]
    pub members: Vec<usize>,
    /// Why these count as one; empty for a single one.
    pub folded: Vec<Fold>,
}

/// Why two tellings have one origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fold {
    /// Their documents are copies of one text.
    Copy,
    /// They stand in one text, which passes on what its source says.
    OneText,
    /// One speaker says both.
    OneSpeaker,
    /// Their sources are withheld under the same words.
    SharedUnnamed,
    /// One quotes the outlet that the other stands in, or both quote one outlet.
    Quoted,
}

impl Fold {
    /// In words, after "because".
    pub fn as_str(self) -> &'static str {
        match self {
            Fold::Copy => "copies of one text",
            Fold::OneText => "one text",
            Fold::OneSpeaker => "one speaker",
            Fold::SharedUnnamed => "the same unnamed source",
            Fold::Quoted => "one quotes the other",
        }
    }
}

/// The origins of a claim, those with most members first.
pub fn origins(told: &[Told], members: &[usize]) -> Vec<Origin> {
    let mut group: Vec<usize> = (0..members.len()).collect();
    let mut folds: Vec<(usize, Fold)> = Vec::new();
    for one in 0..members.len() {
        for two in one + 1..members.len() {
            if let Some(fold) = fold(&told[members[one]], &told[members[two]]) {
                let (into, from) = (group[one].min(group[two]), group[one].max(group[two]));
                group.iter_mut().filter(|g| **g == from).for_each(|g| *g = into);
                folds.push((one, fold));
            }
        }
    }
    let mut out: Vec<Origin> = Vec::new();
    for first in 0..members.len() {
        let of: Vec<usize> = (0..members.len()).filter(|&m| group[m] == first).collect();
        if !of.is_empty() {
            let mut folded: Vec<Fold> = folds.iter().filter(|(m, _)| of.contains(m)).map(|&(_, fold)| fold).collect();
            folded.sort_unstable();
            folded.dedup();
            let members: Vec<usize> = of.into_iter().map(|m| members[m]).collect();
            out.push(Origin { source: source(told, &members), members, folded });
        }
    }
    out.sort_by_key(|o| (usize::MAX - o.members.len(), o.members[0]));
    out
}

/// Why these two go back to one origin, if they do.
fn fold(one: &Told, two: &Told) -> Option<Fold> {
    let alike = |a: &Option<String>, b: &Option<String>| a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| is_like(a, b));
    if one.document == two.document && (one.is_author() || two.is_author() || one.is_within(two)) {
        return Some(Fold::OneText);
    }
    if one.lineage == two.lineage && one.document != two.document && (alike(&one.who, &two.who) || one.who == two.who) {
        return Some(Fold::Copy);
    }
    if alike(&one.who, &two.who) {
        return Some(Fold::OneSpeaker);
    }
    if quotes(one, two) || quotes(two, one) {
        return Some(Fold::Quoted);
    }
    let unnamed = |told: &Told| told.unnamed.as_deref().map(withheld);
    let shared = unnamed(one).zip(unnamed(two)).is_some_and(|(a, b)| !a.is_empty() && a == b);
    shared.then_some(Fold::SharedUnnamed)
}

/// Whether one passes on what an outlet told in which the other stands, or which the other passes on too.
fn quotes(one: &Told, two: &Told) -> bool {
    let from = passed_on(one);
    let both = passed_on(two).iter().any(|name| from.iter().any(|f| is_like(f, name)));
    let through = two.outlet.as_deref().is_some_and(|outlet| is_through(one, outlet));
    one.document != two.document && (through || both)
}

/// Whether something is told on the word of an outlet: passes on what it told, or names it beside the words ("an official
/// told the Herald").
pub fn cites(told: &Told, outlet: &str) -> bool {
    let name = outlet.strip_prefix("The ").unwrap_or(outlet);
    let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let is_whole = |(at, _): (usize, &str)| {
        edge(told.sentence[..at].chars().next_back()) && edge(told.sentence[at + name.len()..].chars().next())
    };
    is_through(told, outlet) || told.sentence.match_indices(name).any(is_whole)
}

/// Whether something passes on what an outlet told.
fn is_through(told: &Told, outlet: &str) -> bool {
    let outlet = plain(outlet);
    passed_on(told).iter().any(|name| is_like(&outlet, name))
}

/// The keys of those who speak, and through whom it came.
fn passed_on(told: &Told) -> Vec<String> {
    told.through.iter().map(|name| plain(name)).chain(told.who.clone()).collect()
}

/// The words for a source without its name, as stems without those of grammar.
fn withheld(words: &str) -> Vec<String> {
    let words = words.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let mut stems: Vec<String> =
        words.filter(|w| !w.is_empty() && !lexicon::is_empty(w)).map(|w| lexicon::stem(&w)).collect();
    stems.sort_unstable();
    stems
}

/// Who of these told it first: the one through most others, else the one said on the earliest day.
fn source(told: &[Told], members: &[usize]) -> String {
    let first = members.iter().map(|&m| &told[m]).min_by_key(|t| {
        (
            t.is_author(),
            usize::MAX - t.through.len(),
            t.said.latest.clone().unwrap_or_else(|| "9999".into()),
            t.document.clone(),
        )
    });
    first.map(|t| t.teller().to_owned()).unwrap_or_default()
}
