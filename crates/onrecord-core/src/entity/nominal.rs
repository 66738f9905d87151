//! Sources without a name: officials, ministries, analysts, reports.
//!
//! "The minister" is the one person whose office fits, "the ministry" the one body; otherwise a noun is an entity of
//! its own, named by its words without the article ("his office" by whose it is). The same noun again is the same entity where it is definite or a
//! bare plural; "a diplomat" is somebody new each time.

use std::collections::HashMap;

use super::book::{Book, Id, Nature};
use super::lexicon::{Class, lexicon};
use super::office::{RoleAt, owner, role_before};
use super::pronoun;
use super::source::{Answer, DETERMINERS, QUANTITIES, Reader};
use super::view::{View, Words};
use crate::label::{MentionForm, SourceKind};

/// Quantities of people without end: whoever they are, they are no circle of insiders.
const VAGUE: &[&str] = &[
    "%",
    "all",
    "any",
    "each",
    "few",
    "half",
    "hundreds",
    "lot",
    "lots",
    "majority",
    "many",
    "most",
    "none",
    "number",
    "other",
    "others",
    "percent",
    "plenty",
    "plurality",
    "quarter",
    "scores",
    "several",
    "some",
    "third",
    "thousands",
];
/// The largest number of people that may be a circle.
const CIRCLE: usize = 99;
/// How many names back the last mention of a candidate may lie.
const REACH: usize = 60;
/// Holders of office who speak without a name when there are several of them.
const SPEAK_UNNAMED: &[&str] = &[
    "ambassador",
    "colonel",
    "commander",
    "envoy",
    "general",
    "mediator",
    "prosecutor",
    "representative",
    "spokesman",
    "spokesperson",
    "spokeswoman",
];
/// Nouns that are no office of anybody.
const SAYS_LITTLE: &[&str] = &["man", "member", "person", "woman", "father", "friend", "mother", "one"];
/// What follows people who know from within.
const KNOWING: &[&str] = &["aware", "briefed", "close", "directly", "familiar", "involved", "knowledgeable", "with"];
/// Nouns for a state's own government.
const GOVERNMENT: &[&str] =
    &["administration", "authority", "cabinet", "country", "government", "leadership", "nation", "regime", "state"];
/// Words before "agency" that make it no arm of a state.
const PRIVATE: &[&str] =
    &["advertising", "aid", "charity", "humanitarian", "news", "press", "ratings", "rating", "relief"];

/// Nouns and names by which entities can be found again.
#[derive(Default)]
pub(super) struct Nouns {
    /// Holders of offices, by the office's last noun.
    holders: HashMap<String, Vec<Id>>,
    /// Named bodies, by a noun in their name.
    bodies: HashMap<String, Vec<Id>>,
    /// Entities without a name, by noun; the latest last.
    nominal: HashMap<String, Vec<Id>>,
    /// Entities made on the way, by name.
    named: HashMap<(String, Nature), Id>,
    /// Persons, by last name.
    persons: HashMap<String, Vec<Id>>,
}

impl Nouns {
    /// Learns offices, bodies and persons.
    pub(super) fn of(book: &Book) -> Nouns {
        let mut nouns = Nouns::default();
        for (number, member) in book.members.iter().enumerate() {
            let id = Id(number);
            match member.nature {
                Nature::Person => {
                    let last = member.name.split(' ').next_back().unwrap_or_default();
                    nouns.persons.entry(last.to_owned()).or_default().push(id);
                    for office in &member.offices {
                        push_new(nouns.holders.entry(office.noun.clone()).or_default(), id);
                    }
                }
                Nature::State | Nature::Body | Nature::Press | Nature::Armed => {
                    let name = member.name.to_lowercase();
                    let words: Vec<&str> = name.split(' ').collect();
                    for (place, word) in words.iter().enumerate() {
                        if lexicon().role(word).is_some() || place + 1 == words.len() {
                            push_new(nouns.bodies.entry((*word).to_owned()).or_default(), id);
                        }
                    }
                }
                _ => {}
            }
        }
        nouns
    }

    /// The entity of this name and nature, entered if it is new. A person's last name is enough if one
    /// person bears it, and a body's last word if one body has it.
    pub(super) fn named(&mut self, book: &mut Book, name: &str, nature: Nature) -> Id {
        if nature == Nature::Person
            && let Some([one]) = name.split(' ').next_back().and_then(|last| self.persons.get(last)).map(Vec::as_slice)
        {
            return *one;
        }
        let lower = name.to_lowercase();
        if let (Nature::Body, Some([one])) = (nature, self.bodies.get(&lower).map(Vec::as_slice)) {
            return *one;
        }
        let key = (lower, nature);
        if let Some(&id) = self.named.get(&key) {
            return id;
        }
        let id = book.add(name.to_owned(), nature);
        self.named.insert(key, id);
        if nature == Nature::Person {
            self.persons.entry(name.split(' ').next_back().unwrap_or_default().to_owned()).or_default().push(id);
        }
        id
    }
}

fn push_new(list: &mut Vec<Id>, id: Id) {
    if list.last() != Some(&id) {
        list.push(id);
    }
}

/// How a noun is introduced.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Definite {
    /// the, this, its, Sarovia’s
    Yes,
    /// officials
    Bare,
    /// a, some, two, most
    No,
}

/// A source without a name.
struct Noun {
    /// Its words without determiners.
    words: Words,
    /// The noun in the singular.
    singular: String,
    role: Option<RoleAt>,
    plural: bool,
    definite: Definite,
    /// A small number of people, or one of them.
    counted: bool,
    /// The state, body or person before it.
    owner: Option<Id>,
    /// Whom "his", "its" or "their" before it stands for, if that one has a name.
    possessor: Option<Id>,
    /// Words around the noun, in lower case.
    around: Vec<String>,
}

/// Reads a source whose head is a noun.
pub(super) fn read(reader: &mut Reader<'_, '_>, words: &Words, head: Words) -> Answer {
    let noun = noun(reader, words, head);
    if noun.words.is_empty() {
        return Answer::default();
    }
    let found = office(reader, &noun).or_else(|| body(reader, &noun));
    if let Some(id) = found {
        reader.book.mention_further(id, noun.words.clone(), MentionForm::Nominal);
        let rule = if reader.book.member(id).nature == Nature::Person { "office" } else { "nominal" };
        return reader.answer(id, rule);
    }
    let nature = nature_of(reader, words, &noun);
    let id = again(reader, &noun, nature).unwrap_or_else(|| enter(reader, &noun, nature));
    reader.book.mention_further(id, noun.words.clone(), MentionForm::Nominal);
    let answer = reader.answer(id, "nominal");
    let known = noun.role.as_ref().is_some_and(|r| r.role.class == Class::Office) && !noun.plural;
    match nature {
        Nature::Unnamed if known && noun.definite != Definite::No && !speaks_for_others(&noun) => {
            Answer { kind: Some(SourceKind::NamedPerson), ..answer }
        }
        _ => answer,
    }
}

/// A spokesman is anonymous also where the office is given.
fn speaks_for_others(noun: &Noun) -> bool {
    noun.role.as_ref().is_some_and(|r| SPEAK_UNNAMED.contains(&r.role.noun)) || noun.definite == Definite::Bare
}

fn noun(reader: &Reader<'_, '_>, words: &Words, head: Words) -> Noun {
    let view = reader.view;
    let (head, counted) = after_quantity(reader, words, head);
    let first = view.lower(head.start);
    let mut start = head.start;
    let mut quantity = counted;
    while start + 1 < head.end {
        let lower = view.lower(start);
        let is_number = lower.starts_with(|c: char| c.is_ascii_digit()) && view.lower(start + 1) != "-";
        let is_pronoun = matches!(view.lower(head.end - 1), "them" | "us" | "whom");
        if is_pronoun || !DETERMINERS.contains(&lower) && !QUANTITIES.contains(&lower) && !is_number {
            break;
        }
        quantity |= is_number && lower.parse::<usize>().is_ok_and(|number| number <= CIRCLE)
            || QUANTITIES.contains(&lower) && !VAGUE.contains(&lower);
        start += 1;
    }
    let mut end = head.end;
    while end > start + 1 && view.is_possessive(end - 1) {
        end -= 1;
    }
    let inner = start..end;
    let role = role_before(view, end, start);
    let last = view.lower(end - 1);
    let plural = role
        .as_ref()
        .map_or_else(|| view.tag(end - 1) == "NNS" || last.ends_with('s') && !last.ends_with("ss"), |r| r.plural);
    let singular = role.as_ref().map_or(last, |r| r.role.noun).split(' ').next_back().unwrap_or_default().to_owned();
    let len = role.as_ref().map_or(1, |r| r.len);
    let possessive = inner.clone().any(|at| view.is_possessive(at));
    let indefinite =
        matches!(first, "a" | "an") || QUANTITIES.contains(&first) || first.starts_with(|c: char| c.is_ascii_digit());
    let definite = if possessive || DETERMINERS.contains(&first) && !indefinite {
        Definite::Yes
    } else if indefinite || counted {
        Definite::No
    } else {
        Definite::Bare
    };
    let tail = (head.end..words.end)
        .take_while(|&at| !view.is_mark(at) && !matches!(view.lower(at), "who" | "which" | "that"))
        .take(5);
    let around = (start..end.saturating_sub(len)).chain(tail).chain(end.saturating_sub(len)..end - 1);
    let skip = |word: &str| {
        DETERMINERS.contains(&word) || matches!(word, "'s" | "'" | "of" | "for" | "-" | "and" | "to" | "in" | "at")
    };
    Noun {
        owner: owner(view, reader.book, start, words.end.min(end + 6)),
        possessor: (start > head.start)
            .then(|| pronoun::possessor(reader, head.start))
            .flatten()
            .filter(|id| reader.book.member(*id).noun.is_none()),
        around: around.map(|at| view.lower(at)).filter(|word| !skip(word)).map(str::to_owned).collect(),
        words: inner,
        singular,
        role,
        plural: plural && !(counted && is_one(view, words)),
        definite,
        counted: quantity,
    }
}

fn is_one(view: &View<'_>, words: &Words) -> bool {
    matches!(view.lower(words.start), "one" | "another" | "neither" | "each")
}

/// `two of the officials`: the head is behind "of".
fn after_quantity(reader: &Reader<'_, '_>, words: &Words, head: Words) -> (Words, bool) {
    let view = reader.view;
    let last = view.lower(head.end - 1);
    let is_quantity = last == "%"
        || QUANTITIES.contains(&view.lower(head.end - 1))
        || view.lower(head.start) == "a" && QUANTITIES.contains(&view.lower(head.end - 1));
    if is_quantity && view.lower(head.end) == "of" && head.end + 1 < words.end {
        if matches!(view.lower(head.end + 1), "them" | "us" | "whom") {
            return (head.start..head.end + 2, true);
        }
        return (reader.head(&(head.end + 1..words.end)), !VAGUE.contains(&last));
    }
    (head, false)
}

/// The person whose office the noun names.
fn office(reader: &Reader<'_, '_>, noun: &Noun) -> Option<Id> {
    let human =
        noun.role.as_ref().is_some_and(|r| matches!(r.role.class, Class::Office | Class::Insider | Class::Person));
    let capital = reader.view.is_capital(noun.words.start) && !reader.view.is_initial(noun.words.start);
    if !human || noun.plural || noun.definite == Definite::No || noun.definite == Definite::Bare && !capital {
        return None;
    }
    let first = reader.view.lower(noun.words.start.saturating_sub(1));
    if noun.definite == Definite::Yes && matches!(first, "his" | "her" | "my" | "our" | "their" | "your") {
        return None;
    }
    if SAYS_LITTLE.contains(&noun.singular.as_str()) {
        return None;
    }
    let holders = reader.nouns.holders.get(&noun.singular)?;
    let fits = |id: &&Id| {
        let offices = reader.book.member(**id).offices.iter().filter(|o| o.noun == noun.singular);
        offices.clone().any(|o| {
            let has = |word: &String| o.words.contains(word) || o.of.is_some() && o.of == noun.owner;
            let higher = |word: &str| o.words.iter().any(|w| w == word) && !noun.around.iter().any(|w| w == word);
            let other_owner = noun.owner.is_some()
                && o.of.is_some()
                && noun.owner != o.of
                && !noun.around.iter().all(|w| o.words.contains(w));
            (!o.former || noun.around.iter().any(|w| w == "former"))
                && noun.around.iter().all(has)
                && !higher("vice")
                && !higher("deputy")
                && !other_owner
                && !(higher("prime") && holders.len() > 1)
        })
    };
    let fitting: Vec<Id> = holders.iter().filter(fits).copied().collect();
    only_or_last(reader, noun.words.start, &fitting, 2)
}

/// The named body that the noun stands for, or the state whose government it is.
fn body(reader: &Reader<'_, '_>, noun: &Noun) -> Option<Id> {
    let class = noun.role.as_ref().map(|r| r.role.class);
    let is_body = matches!(class, Some(Class::State | Class::Body));
    let capital = reader.view.is_capital(noun.words.end - 1);
    if !is_body && !capital || noun.definite == Definite::No {
        return None;
    }
    if GOVERNMENT.contains(&noun.singular.as_str()) {
        let is_state = |id: &Id| reader.book.member(*id).nature == Nature::Country;
        // "his government": that of the state whose office he holds.
        let serves = |id: Id| reader.book.member(id).offices.iter().filter(|o| !o.former).find_map(|o| o.of);
        let own = noun.possessor.filter(is_state).or_else(|| noun.possessor.and_then(serves));
        if let Some(state) = noun.owner.or(own).filter(is_state).filter(|_| !noun.plural) {
            return Some(state);
        }
    }
    if noun.plural || noun.definite != Definite::Yes {
        return None;
    }
    let bodies = reader.nouns.bodies.get(&noun.singular)?;
    let fits = |id: &&Id| {
        let name = reader.book.member(**id).name.to_lowercase();
        noun.around.iter().all(|word| name.split(' ').any(|part| part == word))
    };
    let fitting: Vec<Id> = bodies.iter().filter(fits).copied().collect();
    only_or_last(reader, noun.words.start, &fitting, 1)
}

/// The only candidate; of several, the one that alone is named within so many paragraphs back.
fn only_or_last(reader: &Reader<'_, '_>, at: usize, candidates: &[Id], paragraphs: u32) -> Option<Id> {
    match candidates {
        [] => None,
        [one] => Some(*one),
        many => {
            let before = reader.book.places.partition_point(|p| p.words.start < at);
            let near = reader.book.places[..before].iter().rev().take(REACH);
            let floor = reader.view.paragraph(at).saturating_sub(paragraphs - 1);
            let mut near: Vec<Id> = near
                .take_while(|p| reader.view.paragraph(p.words.start) >= floor)
                .map(|p| p.member)
                .filter(|id| many.contains(id))
                .collect();
            near.sort();
            near.dedup();
            if let [one] = near[..] { Some(one) } else { None }
        }
    }
}

/// What a role noun makes of a source.
pub(super) fn nature(role: &RoleAt) -> Nature {
    let unnamed = role.plural && SPEAK_UNNAMED.contains(&role.role.noun);
    match (role.role.class, role.plural) {
        (Class::Office, true) if !unnamed => Nature::People,
        (class, plural) => Nature::of(class, plural),
    }
}

fn nature_of(reader: &Reader<'_, '_>, words: &Words, noun: &Noun) -> Nature {
    let view = reader.view;
    if matches!(noun.singular.as_str(), "them" | "us" | "whom") {
        return if is_one(view, words) { Nature::Unnamed } else { Nature::Insiders };
    }
    let Some(role) = &noun.role else { return guessed(noun) };
    let nature = if noun.plural == role.plural { nature(role) } else { Nature::of(role.role.class, noun.plural) };
    let knowing = view.lower(noun.words.end);
    let knows = KNOWING.contains(&knowing);
    match nature {
        Nature::People if noun.counted && role.role.class != Class::Body => Nature::Insiders,
        Nature::People if knows && matches!(role.role.noun, "people" | "those") => Nature::Insiders,
        Nature::State if role.role.noun == "agency" && noun.around.iter().any(|w| PRIVATE.contains(&w.as_str())) => {
            Nature::Body
        }
        Nature::Body if words.len() > 1 && noun.singular == "council" && noun.around.iter().any(|w| w == "city") => {
            Nature::State
        }
        nature => nature,
    }
}

/// For nouns that the lists lack: by ending.
fn guessed(noun: &Noun) -> Nature {
    if matches!(noun.singular.as_str(), "first" | "other" | "second" | "third") {
        return Nature::Unnamed;
    }
    let person = ["er", "or", "ist", "ian", "ant", "man", "woman", "ee"]
        .iter()
        .any(|ending| noun.singular.trim_end_matches('s').ends_with(ending));
    match (person, noun.plural) {
        (true, true) => Nature::People,
        (true, false) => Nature::Unnamed,
        (false, true) => Nature::People,
        (false, false) => Nature::Thing,
    }
}

/// The same noun met before.
fn again(reader: &Reader<'_, '_>, noun: &Noun, nature: Nature) -> Option<Id> {
    if noun.definite == Definite::No && (noun.counted || !noun.plural) {
        return None;
    }
    let earlier = reader.nouns.nominal.get(&noun.singular)?;
    let name = reader.view.text(&noun.words).to_lowercase();
    let fits = |id: &&Id| {
        let member = reader.book.member(**id);
        let older = member.name.to_lowercase();
        let covered = noun.words.clone().all(|at| older.split(' ').any(|word| word == reader.view.lower(at)));
        let own = noun.possessor.is_none_or(|id| older.starts_with(&reader.book.member(id).name.to_lowercase()));
        member.nature == nature && own && (older == name || covered && noun.definite != Definite::No)
    };
    earlier.iter().rev().take(REACH).find(fits).copied()
}

fn enter(reader: &mut Reader<'_, '_>, noun: &Noun, nature: Nature) -> Id {
    let words = reader.view.text(&noun.words);
    let name = match noun.possessor {
        Some(possessor) => format!("{}’s {words}", reader.book.member(possessor).name),
        None => words,
    };
    let id = reader.book.add(name, nature);
    let member = reader.book.member_mut(id);
    member.noun = Some(noun.singular.clone());
    member.gender = noun.role.as_ref().and_then(|r| r.role.gender);
    reader.nouns.nominal.entry(noun.singular.clone()).or_default().push(id);
    id
}
