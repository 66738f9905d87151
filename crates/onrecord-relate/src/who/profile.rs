//! What one document tells of one entity, as far as it matters for who it is.
//!
//! A profile can be kept as JSON without what the document's other profiles and its row tell anyway ([`restored`]).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use onrecord_core::contract::{Document, Entity, Mention};
use onrecord_core::label::{EntityType, MentionForm};
use onrecord_core::place;
use serde::{Deserialize, Serialize};

use super::exonym;
use super::fold::plain;
use super::office::{self, Office};

/// How many code points on either side of a name are looked at.
const NEAR: usize = 90;
/// States with the name of a region elsewhere, and the state (ISO 3166) in which that is.
const REGIONS: &[(&str, &str)] = &[("Georgia", "US"), ("Luxembourg", "BE"), ("North Macedonia", "GR")];
/// Offices of a state: where only one state is named, it is that one's.
const OF_STATES: &[&str] = &["chancellor", "king", "leader", "minister", "premier", "president", "queen"];
/// Words before a name that somebody had before.
const FORMERLY: &[&str] = &[
    "formerly known as ",
    "previously known as ",
    "formerly called ",
    "formerly ",
    "previously ",
    "née ",
    "nee ",
    "born ",
];

/// What sort of thing an identity is. Entities of two families are never one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// A human being.
    Person,
    /// A state.
    State,
    /// A city, region, river or building.
    Place,
    /// A body, people, or anything else.
    Body,
}

/// What one document tells of one entity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// The document's id.
    #[serde(skip)]
    pub document: String,
    /// The entity's id.
    pub entity: String,
    /// Its name there.
    pub name: String,
    /// What it is.
    pub kind: EntityType,
    /// The first and last day on which the document can have been published.
    #[serde(skip)]
    pub published: Option<(Date, Date)>,
    /// Whether it is named, and not only described or pointed to.
    pub named: bool,
    /// Its names and initials there, as written, and how often each.
    pub aliases: BTreeMap<String, usize>,
    /// Names that it had before, as the text says.
    pub formerly: BTreeSet<String>,
    /// What the text calls it beside the name; of a description, itself.
    pub offices: Vec<Office>,
    /// The state that its words name, or else the only one of the document.
    pub state: Option<String>,
    /// Whether its own words name that state.
    pub of_state: bool,
    /// Of a place: the part of a state in which it is said to lie (`Odessa, Texas`).
    pub region: Option<String>,
    /// The years in which it can have been born.
    pub born: Option<(i16, i16)>,
    /// The year by which it is said to have died.
    pub died: Option<i16>,
    /// How often it is mentioned.
    pub mentions: usize,
    /// How many statements are its own.
    pub statements: usize,
    /// Whether its words say that it is a human being: an office, `Mr.`, `she`.
    pub human: bool,
    /// The plain names of what else the document names.
    #[serde(skip)]
    pub beside: BTreeSet<String>,
    /// What the initials of its name stand for, where the document spells them out.
    pub spelt_out: BTreeSet<String>,
}

/// The profiles of a document's entities.
pub fn profiles(document: &Document) -> Vec<Profile> {
    let reader = Reader::new(document);
    let found = document.entities.iter().map(|entity| reader.profile(entity)).collect();
    let published = document.published.as_ref().map(|p| (p.earliest.as_str(), p.latest.as_str()));
    restored(found, &document.id, published)
}

/// The profiles of one document with what is not kept of each: the document, by id, its days, and what stands beside.
pub fn restored(mut profiles: Vec<Profile>, document: &str, published: Option<(&str, &str)>) -> Vec<Profile> {
    let published = published.and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?)));
    let name = |profile: &Profile| profile.named.then(|| exonym::usual(&profile.name).join(" "));
    let names: Vec<String> = profiles.iter().map(|profile| name(profile).unwrap_or_default()).collect();
    for (number, profile) in profiles.iter_mut().enumerate() {
        let others = names.iter().enumerate().filter(|(other, name)| *other != number && !name.is_empty());
        profile.beside = others.map(|(_, name)| name.clone()).collect();
        profile.document = document.to_owned();
        profile.published = published;
    }
    profiles
}

struct Reader<'d> {
    document: &'d Document,
    text: Vec<char>,
    /// Mentions of states: plain words and canonical name.
    states: Vec<(String, String)>,
    /// The only state that the document names, or else in which all its places lie.
    only_state: Option<String>,
    published: Option<(Date, Date)>,
    /// How many statements each entity makes, by id.
    statements: BTreeMap<&'d str, usize>,
}

fn is_name(form: MentionForm) -> bool {
    matches!(form, MentionForm::Name | MentionForm::Acronym | MentionForm::Metonym)
}

fn family(kind: EntityType) -> Family {
    match kind {
        EntityType::Person => Family::Person,
        EntityType::Country => Family::State,
        EntityType::Place => Family::Place,
        EntityType::Organisation | EntityType::Group | EntityType::Other => Family::Body,
    }
}

impl<'d> Reader<'d> {
    fn new(document: &'d Document) -> Reader<'d> {
        let day = |day: &str| day.parse::<Date>().ok();
        let mut statements = BTreeMap::new();
        let sources = document.statements.iter().filter_map(|s| s.source_entity.as_deref());
        sources.for_each(|id| *statements.entry(id).or_default() += 1);
        let mut states = BTreeSet::new();
        for entity in document.entities.iter().filter(|entity| entity.kind == EntityType::Country) {
            for mention in entity.mentions.iter().filter(|m| is_name(m.form) || m.form == MentionForm::Demonym) {
                states.insert((plain(&mention.text).join(" "), entity.name.clone()));
            }
        }
        let names: BTreeSet<&String> = states.iter().map(|(_, name)| name).collect();
        let only_state = match names.first() {
            Some(name) => (names.len() == 1).then(|| (*name).clone()),
            None => state_of_places(document),
        };
        Reader {
            document,
            only_state,
            text: document.text.chars().collect(),
            states: states.into_iter().filter(|(words, _)| !words.is_empty()).collect(),
            published: document.published.as_ref().and_then(|p| Some((day(&p.earliest)?, day(&p.latest)?))),
            statements,
        }
    }

    fn around(&self, start: usize, end: usize) -> (String, String) {
        let before = self.text[start.saturating_sub(NEAR)..start].iter().collect();
        let behind = self.text[end..(end + NEAR).min(self.text.len())].iter().collect();
        (before, behind)
    }

    fn profile(&self, entity: &Entity) -> Profile {
        let family = family(entity.kind);
        let mut profile = Profile {
            document: self.document.id.clone(),
            entity: entity.id.clone(),
            name: entity.name.clone(),
            kind: entity.kind,
            published: self.published,
            named: entity.mentions.iter().any(|m| is_name(m.form) || m.form == MentionForm::Demonym),
            aliases: BTreeMap::new(),
            formerly: BTreeSet::new(),
            offices: Vec::new(),
            state: None,
            of_state: false,
            region: None,
            born: None,
            died: None,
            mentions: entity.mentions.len(),
            statements: self.statements.get(entity.id.as_str()).copied().unwrap_or(0),
            human: entity
                .mentions
                .iter()
                .any(|m| matches!(m.text.to_lowercase().as_str(), "he" | "she" | "him" | "her")),
            beside: BTreeSet::new(),
            spelt_out: BTreeSet::new(),
        };
        for mention in &entity.mentions {
            let (before, behind) = self.around(mention.start, mention.end);
            if is_name(mention.form) {
                *profile.aliases.entry(mention.text.clone()).or_default() += 1;
                profile.read_name(&before, &behind, &self.states);
                if family == Family::Place {
                    self.lies(&mut profile, mention, &behind);
                }
            } else if mention.form == MentionForm::Nominal && !profile.named {
                profile.offices.extend(office::read(&mention.text, true, &self.states));
                profile.read_state(&mention.text, &self.states);
                if profile.state.is_none() {
                    profile.state = self.name_in(mention).map(str::to_owned);
                    profile.of_state = profile.state.is_some();
                }
            }
            let is_new = profile.aliases.get(&mention.text).is_none_or(|&times| times == 1);
            if is_new && (mention.form == MentionForm::Acronym || is_initials(&mention.text)) {
                profile.spelt_out.extend(spelt_out(&self.document.text, &mention.text));
            }
        }
        self.finish(profile)
    }

    fn finish(&self, mut profile: Profile) -> Profile {
        profile.offices.sort();
        profile.offices.dedup();
        let said = profile.offices.iter().filter(|office| !office.former).find_map(|office| office.state.clone());
        profile.of_state |= said.is_some();
        profile.state = said.or(profile.state).or_else(|| self.only_state.clone());
        for office in profile.offices.iter_mut().filter(|office| OF_STATES.contains(&office.noun.as_str())) {
            office.state = office.state.take().or_else(|| profile.state.clone());
        }
        if profile.family() == Family::State {
            profile.state = region(&profile.name, &self.document.entities).map(str::to_owned);
        }
        profile
    }

    /// Where a place lies: as its words say (`Odessa, Texas`), or else where its best known namesake does.
    fn lies(&self, profile: &mut Profile, mention: &Mention, behind: &str) {
        let near: Vec<&str> = self.states.iter().map(|(_, name)| name.as_str()).collect();
        let find = |name: &str| place::find(name, &near).map(|place| place.country);
        let own = || exonym::listed(&mention.text).and_then(find).or_else(|| find(&mention.text));
        let named = behind.strip_prefix(", ").and_then(|behind| {
            let start = mention.end + 2;
            let mut mentions = self.document.entities.iter().filter(|e| family(e.kind) != Family::Body);
            let region = mentions.find(|e| e.mentions.iter().any(|m| m.start == start && is_name(m.form)))?;
            behind.starts_with(region.mentions.iter().find(|m| m.start == start)?.text.as_str()).then_some(region)
        });
        let Some(at) = named.and_then(|region| Some((region, place::find(&region.name, &[])?))) else {
            profile.state = profile.state.take().or_else(own);
            profile.of_state = profile.state.is_some();
            return;
        };
        let (region, found) = at;
        if found.level == place::Level::Region {
            profile.region = Some(region.name.clone());
        }
        if found.level != place::Level::City {
            (profile.state, profile.of_state) = (Some(found.country), true);
        }
    }

    /// The name at the head of a description ("the Kelmari foreign ministry"), whatever it was taken for.
    fn name_in(&self, description: &Mention) -> Option<&str> {
        let heads = |m: &&Mention| m.start == description.start && m.end < description.end && is_name(m.form);
        let mut mentions =
            self.document.entities.iter().filter(|e| e.kind != EntityType::Person).flat_map(|e| &e.mentions);
        mentions.find(heads).map(|mention| mention.text.as_str())
    }
}

impl Profile {
    /// The family of what it is.
    pub fn family(&self) -> Family {
        family(self.kind)
    }

    /// Whether it says something.
    pub fn speaks(&self) -> bool {
        self.statements > 0
    }

    /// What stands around a name: offices, the state before a body, age, death, a former name.
    fn read_name(&mut self, before: &str, behind: &str, states: &[(String, String)]) {
        match self.family() {
            Family::Person => {
                let title = office::before(before).and_then(|words| office::read(words, true, states));
                let apposition = office::behind(behind).and_then(|words| office::read(words, false, states));
                self.offices.extend(title);
                self.offices.extend(apposition);
                self.human |= office::is_courtesy(before) || !self.offices.is_empty();
                self.born = self.born.or_else(|| born(behind, self.published?.0.year()));
                self.died = self.died.or_else(|| died(behind, self.published.map(|(first, _)| first.year())));
                self.formerly.extend(former_name(behind, self.name.split(' ').next()));
            }
            Family::Body => {
                self.formerly.extend(former_name(behind, None));
                let line = before.rsplit(['\n', '.', ',']).next().unwrap_or(before);
                self.read_state(line, states);
                let name = format!("{} ", plain(&self.name).join(" "));
                let head = states.iter().find(|(state, _)| name.starts_with(&format!("{state} ")));
                if let Some((_, state)) = head.filter(|(words, _)| name.trim().len() > words.len()) {
                    (self.state, self.of_state) = (Some(state.clone()), true);
                }
            }
            Family::Place => self.formerly.extend(former_name(behind, None)),
            Family::State => {}
        }
    }

    /// The state at the end of the words before a body (`Britain’s`), or in a description.
    fn read_state(&mut self, words: &str, states: &[(String, String)]) {
        let joined = format!(" {} ", plain(&words.replace("'s", "").replace("’s", "")).join(" "));
        let found = states.iter().find(|(state, _)| {
            if self.named { joined.ends_with(&format!(" {state} ")) } else { joined.contains(&format!(" {state} ")) }
        });
        if let Some((_, name)) = found {
            self.state = Some(name.clone());
            self.of_state = true;
        }
    }
}

/// The one state in which all places of the document lie that the gazetteer knows.
fn state_of_places(document: &Document) -> Option<String> {
    let places = document.entities.iter().filter(|entity| entity.kind == EntityType::Place);
    let states: BTreeSet<String> = places.filter_map(|e| place::find(&e.name, &[])).map(|p| p.country).collect();
    let only = (states.len() == 1).then(|| states.into_iter().next()).flatten()?;
    place::country(&only).map(str::to_owned)
}

/// The state in which a region lies for which the name of a state stands, where more of the document's places lie there.
fn region(name: &str, entities: &[Entity]) -> Option<&'static str> {
    let (_, elsewhere) = REGIONS.iter().find(|(state, _)| *state == name)?;
    let own = place::find(name, &[])?.country;
    let mut votes: BTreeMap<bool, usize> = BTreeMap::new();
    for other in entities.iter().filter(|other| other.name != name) {
        if let Some(found) = place::find(&other.name, &[])
            && (found.country == own || found.country == *elsewhere)
        {
            *votes.entry(found.country == *elsewhere).or_default() += 1;
        }
    }
    let votes = |elsewhere| votes.get(&elsewhere).copied().unwrap_or(0);
    (votes(true) > votes(false)).then_some(elsewhere)
}

/// `, 34,` behind a name: the years of birth that the age allows.
fn born(behind: &str, year: i16) -> Option<(i16, i16)> {
    let digits: String = behind.strip_prefix(", ")?.chars().take_while(char::is_ascii_digit).collect();
    let age: i16 = digits.parse().ok().filter(|age| (10..=110).contains(age))?;
    behind[2 + digits.len()..].starts_with([',', '.', ' ']).then_some((year - age - 1, year - age))
}

/// `who died in 2004`, `died on Saturday` in the same sentence behind a name: the year, or else that of the article.
fn died(behind: &str, now: Option<i16>) -> Option<i16> {
    let (before, rest) = behind.split(". ").next()?.split_once("died ")?;
    let of_another = before.contains("whose") || before.split(' ').skip(1).any(|w| w.starts_with(char::is_uppercase));
    let year: String = rest.strip_prefix("in ").unwrap_or("").chars().take_while(char::is_ascii_digit).collect();
    let year = year.parse().ok().filter(|year| (1000..=2999).contains(year)).or(now);
    year.filter(|_| !of_another)
}

/// `formerly Helen Marsh`, `née Marsh` behind a name: the words with capitals; of a person's last name alone, with the
/// given name of now.
fn former_name(behind: &str, given: Option<&str>) -> Option<String> {
    let sentence = behind.split(['.', ';', '\n']).next()?;
    let at = FORMERLY.iter().find_map(|word| sentence.find(word).map(|at| at + word.len()))?;
    let words = sentence[at..].split(' ').take_while(|word| word.starts_with(char::is_uppercase));
    let name = words.collect::<Vec<_>>().join(" ");
    let name = name.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    match given {
        _ if name.is_empty() => None,
        Some(given) if !name.contains(' ') => Some(format!("{given} {name}")),
        _ => Some(name),
    }
}

pub(super) fn is_initials(name: &str) -> bool {
    name.chars().count() > 1 && name.chars().all(|c| c.is_uppercase() || c == '.')
}

/// Names in a text whose initials these are, plain.
fn spelt_out(text: &str, initials: &str) -> BTreeSet<String> {
    let initials: Vec<char> = initials.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out = BTreeSet::new();
    for start in 0..words.len() {
        let (mut found, mut at) = (Vec::new(), start);
        while found.len() < initials.len() && at < words.len() {
            let bare = words[at].trim_matches(|c: char| !c.is_alphanumeric());
            let small = matches!(bare, "of" | "for" | "and" | "the" | "in" | "on");
            let fits = bare.starts_with(char::is_uppercase)
                && bare.to_lowercase().starts_with(initials[found.len()])
                && bare.chars().count() > 1
                && bare.chars().skip(1).any(char::is_lowercase);
            match (fits, small && !found.is_empty()) {
                (true, _) => found.push(bare),
                (_, true) => {}
                _ => break,
            }
            at += 1;
        }
        if found.len() == initials.len() && found.len() > 1 {
            let whole = words[start..at].join(" ");
            out.insert(plain(whole.trim_matches(|c: char| !c.is_alphanumeric())).join(" "));
        }
    }
    out
}

#[cfg(test)]
impl Profile {
    /// A person whom a document names once, and of whom it tells nothing.
    pub fn of_person(document: &str, name: &str) -> Profile {
        Profile {
            document: document.to_owned(),
            entity: format!("e-{document}-{name}"),
            name: name.to_owned(),
            kind: EntityType::Person,
            published: None,
            named: true,
            aliases: [(name.to_owned(), 1)].into(),
            formerly: BTreeSet::new(),
            offices: vec![],
            state: None,
            of_state: false,
            region: None,
            born: None,
            died: None,
            mentions: 1,
            statements: 1,
            human: true,
            beside: BTreeSet::new(),
            spelt_out: BTreeSet::new(),
        }
    }
}
