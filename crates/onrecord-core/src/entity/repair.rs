//! Repairs of the model's names: no titles, articles or possessive marks; two names joined by "and" are two.
//!
//! Initials are no person; nor is one word with "the" before it ("the Courier"). Where the lexicon knows a name that the model cut or labelled otherwise, the lexicon is right, unless the model has
//! a longer name of a person or body in which the known one is only a part (`Bank of England`).

use super::book::{Finds, Found, What};
use super::lexicon::{Class, is_acronym, lexicon};
use super::office::role_before;
use super::pattern::{DAYS, PARTICLES, is_suffix};
use super::view::{View, Words};
use super::whole::whole;
use super::{Name, NameKind};
use crate::label::MentionForm;

/// Adds the model's names, mended.
pub(super) fn add(view: &View<'_>, finds: &mut Finds) {
    let mut names: Vec<&Name> = view.input.names.iter().collect();
    names.sort_by_key(|name| (name.span, name.kind as u8));
    let mut joined = 0;
    for name in names {
        for part in split(view, view.words(name.span), name.kind) {
            if part.start < joined {
                continue;
            }
            let model = part.end;
            let (part, kind) = whole(view, part, name.kind);
            let words = trimmed(view, part, kind);
            if words.end > model {
                joined = words.end;
            }
            let is_name = words.clone().any(|at| view.is_capital(at)) && !is_noun(view, &words, kind);
            if is_name && !view.is_boilerplate(words.start) {
                place(view, finds, words, kind);
            }
        }
    }
}

/// Words before an office's noun.
const OF_OFFICES: &[&str] = &[
    "acting",
    "assistant",
    "defence",
    "defense",
    "deputy",
    "energy",
    "finance",
    "foreign",
    "former",
    "interior",
    "of",
    "prime",
    "senior",
    "special",
    "state",
    "the",
    "vice",
    "water",
];
/// Days as in the head of a letter.
const ABBREVIATED: &[&str] = &["fri", "mon", "sat", "sun", "thu", "tue", "wed"];

/// Whether the words are a day, a single letter, a common noun with the capital of its sentence, half an office (`Prime` Minister), or people spoken of together (`Republicans`).
fn is_noun(view: &View<'_>, words: &Words, kind: NameKind) -> bool {
    let Some(last) = words.clone().next_back() else { return false };
    let role = lexicon().role(view.lower(last));
    let plural = role.is_some_and(|(_, plural)| plural);
    let before_noun =
        words.len() == 1 && view.is_capital(last + 1) && role_before(view, last + 2, last).is_some_and(|r| r.len == 2);
    let office = role.is_some_and(|(role, _)| role.class == Class::Office);
    let letters = words.clone().flat_map(|at| view.raw(at).chars()).filter(|c| c.is_alphanumeric()).count();
    let before = last.wrapping_sub(1);
    let named = last > 0
        && (lexicon().title(view.lower(before)).is_some() || view.is_capital(before) && !view.is_initial(before))
        || last > 0 && lexicon().given_name(view.lower(before)).is_some();
    before_noun
        || words.len() == 1 && kind == NameKind::Person && OF_OFFICES.contains(&view.lower(last)) && !named
        || role.is_some() && words.len() == 1 && kind == NameKind::Person && !named
        || letters < 2
        || words.len() == 1 && is_suffix(view.raw(last))
        || words.len() == 1 && (DAYS.contains(&view.lower(last)) || ABBREVIATED.contains(&view.lower(last)))
        || office && kind == NameKind::Person && (words.start..last).all(|at| of_offices(view, at))
        || role.is_some() && words.len() == 1 && (plural || view.is_initial(last))
        || plural && kind == NameKind::Person
}

/// A list of persons or places is several names.
fn split(view: &View<'_>, words: Words, kind: NameKind) -> Vec<Words> {
    if !matches!(kind, NameKind::Person | NameKind::Place) {
        return vec![words];
    }
    let mut out = Vec::new();
    let mut start = words.start;
    for at in words.clone() {
        if matches!(view.lower(at), "and" | "or" | "," | ";" | "/" | "&") {
            out.push(start..at);
            start = at + 1;
        }
    }
    out.push(start..words.end);
    out
}

fn trimmed(view: &View<'_>, mut words: Words, kind: NameKind) -> Words {
    let is_edge = |at: usize| view.is_mark(at) || view.is_possessive(at);
    while !words.is_empty() && (is_edge(words.start) || matches!(view.lower(words.start), "the" | "a" | "an")) {
        words.start += 1;
    }
    while !words.is_empty() && is_edge(words.end - 1) {
        words.end -= 1;
    }
    if kind == NameKind::Person {
        words.start += titles(view, &words);
        if words
            .clone()
            .all(|at| lexicon().title(view.lower(at)).is_some() && lexicon().given_name(view.lower(at)).is_none())
        {
            words.start = words.end;
        }
    }
    words
}

/// How many words at the head of a person's name are titles.
pub(super) fn titles(view: &View<'_>, words: &Words) -> usize {
    let is_title = |end: usize| {
        lexicon().title(view.lower(end - 1)).is_some()
            || role_before(view, end, words.start)
                .is_some_and(|r| matches!(r.role.class, Class::Office | Class::Insider | Class::Person))
    };
    let last = words.clone().rev().skip(1).find(|&at| is_title(at + 1) && begins_name(view, at + 1));
    last.map_or(0, |at| at + 1 - words.start)
}

/// Whether a name without its title may begin here: `Orhan Beylan`, `von der Aue`.
fn begins_name(view: &View<'_>, at: usize) -> bool {
    view.is_capital(at) || PARTICLES.contains(&view.lower(at))
}

fn place(view: &View<'_>, finds: &mut Finds, words: Words, kind: NameKind) {
    let article =
        words.len() == 1 && words.start > 0 && view.lower(words.start - 1) == "the" && stands_alone(view, words.end);
    let initials = words.len() == 1 && is_acronym(view.raw(words.start)) && view.raw(words.start).len() <= 5;
    let kind = match kind {
        NameKind::Person if initials && !view.is_headline(words.start) => NameKind::Organisation,
        NameKind::Person if article && !view.lower(words.start).ends_with('s') => NameKind::Organisation,
        kind => kind,
    };
    let what = match kind {
        NameKind::Person => What::Person,
        NameKind::Organisation => What::Body,
        NameKind::Place => What::Place,
        NameKind::Other => What::Thing,
    };
    let over: Vec<Found> = finds.overlapping(&words).cloned().collect();
    if over.is_empty() {
        finds.add(Found { words, what });
        return;
    }
    let reaches_out = over.iter().any(|f| f.words.start < words.start || f.words.end > words.end);
    let is_covered = words.clone().all(|at| over.iter().any(|f| f.words.contains(&at)) || view.is_possessive(at));
    if reaches_out || is_covered && kind != NameKind::Person {
        return;
    }
    match kind {
        NameKind::Person => place_person(view, finds, words, &over),
        NameKind::Organisation | NameKind::Other => finds.replace(Found { words, what }),
        NameKind::Place => {
            let known = &over[over.len() - 1].words;
            if words.clone().any(|at| !known.contains(&at) && view.is_capital(at)) {
                finds.replace(Found { words, what });
            }
        }
    }
}

/// Whether the word belongs to offices (`Special Envoy`) and not to names.
fn of_offices(view: &View<'_>, at: usize) -> bool {
    let lower = view.lower(at);
    OF_OFFICES.contains(&lower) || lexicon().role(lower).is_some() && lexicon().given_name(lower).is_none()
}

/// Whether no noun follows that the name could belong to, as in `the Clinton campaign`.
fn stands_alone(view: &View<'_>, next: usize) -> bool {
    match view.tag(next) {
        _ if view.raw(next) == "-" && view.touches(next - 1) => false,
        "" => view.is_verb(next) || view.is_mark(next),
        tag => !tag.starts_with("NN") && !tag.starts_with("JJ") && tag != "CD" && !view.is_capital(next),
    }
}

/// `Russia’s Vladimir Putin` is a person after a country; in `Jordan Peterson` there is no country.
fn place_person(view: &View<'_>, finds: &mut Finds, words: Words, over: &[Found]) {
    let origin = over.iter().rev().find(|f| {
        let is_origin =
            matches!(f.what, What::Known(_, form) if form == MentionForm::Demonym) || view.is_possessive(f.words.end);
        is_origin && f.words.end < words.end
    });
    if let Some(origin) = origin {
        let start = origin.words.end + usize::from(view.is_possessive(origin.words.end));
        let rest = start..words.end;
        if !rest.is_empty() {
            finds.add(Found { words: rest.clone(), what: What::Person });
        }
        return;
    }
    let is_known = over.len() == 1 && over[0].words == words;
    let has_title = words.start.checked_sub(1).is_some_and(|before| lexicon().title(view.lower(before)).is_some());
    if !is_known || has_title {
        finds.replace(Found { words, what: What::Person });
    }
}
