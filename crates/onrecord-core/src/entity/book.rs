//! The entities of one document while they are being put together.

use std::collections::BTreeMap;

use super::lexicon::Class;
use super::view::{View, Words};
use super::{Resolved, SourceResolution};
use crate::findings::{Count, Entity, EntityIndex, Mention};
use crate::label::{EntityType, MentionForm, SourceKind};

/// What an entity is, as far as the rules need to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Nature {
    /// A human being with a name.
    Person,
    /// A state.
    Country,
    /// An arm of a state: a ministry, an army, a parliament.
    State,
    /// A body that is no state.
    Body,
    /// A body that fights for no recognised state.
    Armed,
    /// A newspaper, agency or station.
    Press,
    /// A part of the world that acts (the West).
    Region,
    /// A city, river or building.
    Place,
    /// A text.
    Document,
    /// One who knows from within and is not named.
    Unnamed,
    /// Several of those.
    Insiders,
    /// People spoken of together.
    People,
    /// Several persons with names.
    Persons,
    /// Anything else with a name.
    Thing,
}

impl Nature {
    /// The type that the record knows.
    fn kind(self) -> EntityType {
        match self {
            Nature::Person | Nature::Unnamed => EntityType::Person,
            Nature::Country => EntityType::Country,
            Nature::State | Nature::Body | Nature::Armed | Nature::Press => EntityType::Organisation,
            Nature::Region | Nature::Insiders | Nature::People | Nature::Persons => EntityType::Group,
            Nature::Place => EntityType::Place,
            Nature::Document | Nature::Thing => EntityType::Other,
        }
    }

    /// What sort of source it makes. A place that speaks is a seat of government.
    pub(super) fn source_kind(self) -> Option<SourceKind> {
        match self {
            Nature::Person | Nature::Persons => Some(SourceKind::NamedPerson),
            Nature::Country | Nature::State | Nature::Place => Some(SourceKind::Government),
            Nature::Body | Nature::Armed | Nature::Press => Some(SourceKind::Organisation),
            Nature::Region | Nature::People => Some(SourceKind::Collective),
            Nature::Unnamed | Nature::Insiders => Some(SourceKind::Anonymous),
            Nature::Document => Some(SourceKind::Document),
            Nature::Thing => None,
        }
    }

    /// Whether "he" or "she" can stand for it.
    pub(super) fn is_one_human(self) -> bool {
        matches!(self, Nature::Person | Nature::Unnamed)
    }

    /// Whether "they" stands for it before all else.
    pub(super) fn is_many(self) -> bool {
        matches!(self, Nature::Insiders | Nature::People | Nature::Persons)
    }

    /// Whether "it" can stand for it.
    pub(super) fn is_it(self) -> bool {
        matches!(
            self,
            Nature::Country
                | Nature::State
                | Nature::Body
                | Nature::Armed
                | Nature::Press
                | Nature::Document
                | Nature::Place
        )
    }

    /// What a common noun makes, in the singular or in the plural.
    pub(super) fn of(class: Class, plural: bool) -> Nature {
        match (class, plural) {
            (Class::State, _) => Nature::State,
            (Class::Body, false) => Nature::Body,
            (Class::Document, _) => Nature::Document,
            (Class::Office | Class::Insider | Class::Person, false) => Nature::Unnamed,
            (Class::Office | Class::Insider, true) => Nature::Insiders,
            (Class::Body | Class::Person, true) | (Class::People, _) => Nature::People,
        }
    }
}

/// Grammatical gender of a person, where something shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

/// Number of an entity in the making.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Id(pub(super) usize);

/// A name found in the text, before it is known whose it is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// Its words, without titles and possessive marks.
    pub(super) words: Words,
    /// What it names.
    pub(super) what: What,
}

/// What a found name names.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// Something of the lexicon, by its number there.
    Known(usize, MentionForm),
    /// A state that the lexicon lacks, by its name.
    Country(String, MentionForm),
    /// A human being.
    Person,
    /// A body with members.
    Body,
    /// A place.
    Place,
    /// Anything else.
    Thing,
}

/// An office that somebody holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Office {
    /// Its last noun in lower case: minister, spokesman, general.
    pub(super) noun: String,
    /// The words around it in lower case: foreign, deputy, former; names of bodies; adjectives of countries.
    pub(super) words: Vec<String>,
    /// Whose it is.
    pub(super) of: Option<Id>,
    /// Whether it is past.
    pub(super) former: bool,
    /// Where it is given.
    pub(super) at: usize,
}

/// An entity in the making.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// The fullest name.
    pub(super) name: String,
    /// What it is.
    pub(super) nature: Nature,
    /// Of a person.
    pub(super) gender: Option<Gender>,
    /// Whether the model's word is not all that makes it a person: a title, a given name.
    pub(super) sure: bool,
    /// Of a person.
    pub(super) offices: Vec<Office>,
    /// For those without a name: the noun in the singular.
    pub(super) noun: Option<String>,
    /// Where it is mentioned; none overlaps the mention of another name.
    pub(super) mentions: Vec<(Words, MentionForm)>,
    /// Mentions within other names and by pronouns and nouns.
    pub(super) further: Vec<(Words, MentionForm)>,
}

impl Member {
    /// The name as it is written where not all of it is in capitals, if it is so anywhere.
    fn written_name(&self, view: &View<'_>) -> String {
        let shouted = |name: &str| name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let has_letters = matches!(self.nature, Nature::Person | Nature::Place | Nature::Country);
        let written = || self.mentions.iter().map(|(words, _)| view.text(words));
        let same = |name: &String| !shouted(name) && name.to_lowercase() == self.name.to_lowercase();
        if has_letters && shouted(&self.name) {
            return written().find(same).unwrap_or_else(|| self.name.clone());
        }
        self.name.clone()
    }
}

/// A mention, seen from the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    /// Its words.
    pub(super) words: Words,
    /// Who is mentioned.
    pub(super) member: Id,
    /// How.
    pub(super) form: MentionForm,
}

/// All entities in the making, and all mentions of names by place.
#[derive(Clone, Debug, Default)]
pub(super) struct Book {
    pub(super) members: Vec<Member>,
    /// Names in order of the text; none overlaps another.
    pub(super) places: Vec<Place>,
}

impl Book {
    /// Enters a new entity.
    pub(super) fn add(&mut self, name: String, nature: Nature) -> Id {
        self.members.push(Member {
            name,
            nature,
            gender: None,
            sure: true,
            offices: vec![],
            noun: None,
            mentions: vec![],
            further: vec![],
        });
        Id(self.members.len() - 1)
    }

    /// An entity.
    pub(super) fn member(&self, id: Id) -> &Member {
        &self.members[id.0]
    }

    /// An entity, to be changed.
    pub(super) fn member_mut(&mut self, id: Id) -> &mut Member {
        &mut self.members[id.0]
    }

    /// Notes a mention.
    pub(super) fn mention(&mut self, id: Id, words: Words, form: MentionForm) {
        self.member_mut(id).mentions.push((words, form));
    }

    /// Notes a mention by a pronoun or noun, or within another name.
    pub(super) fn mention_further(&mut self, id: Id, words: Words, form: MentionForm) {
        self.member_mut(id).further.push((words, form));
    }

    /// Puts the names in order of the text. Call once all are entered.
    pub(super) fn order(&mut self) {
        self.places = self
            .members
            .iter()
            .enumerate()
            .flat_map(|(number, m)| m.mentions.iter().map(move |(w, f)| (w.clone(), Id(number), *f)))
            .map(|(words, member, form)| Place { words, member, form })
            .collect();
        self.places.sort_by_key(|place| (place.words.start, place.words.end));
    }

    /// Enters a name that turned up after [`Book::order`], where it overlaps no other.
    pub(super) fn insert(&mut self, id: Id, words: Words, form: MentionForm) {
        let at = self.places.partition_point(|place| place.words.start < words.start);
        self.places.insert(at, Place { words: words.clone(), member: id, form });
        self.mention(id, words, form);
    }

    /// The names that lie in these words, in order.
    pub(super) fn places_in(&self, words: &Words) -> &[Place] {
        let start = self.places.partition_point(|place| place.words.start < words.start);
        let end = self.places.partition_point(|place| place.words.start < words.end);
        &self.places[start..end.max(start)]
    }

    /// The name that ends right before `end`.
    pub(super) fn ending_at(&self, end: usize) -> Option<&Place> {
        let after = self.places.partition_point(|place| place.words.start < end);
        self.places[..after].last().filter(|place| place.words.end == end)
    }

    /// The name that the word belongs to.
    pub(super) fn covering(&self, at: usize) -> Option<&Place> {
        let after = self.places.partition_point(|place| place.words.start <= at);
        self.places[..after].last().filter(|place| place.words.contains(&at))
    }

    /// The findings: entities in order of first mention, and for each source its place among them, its
    /// count and for whom it speaks; and for each party its place.
    pub(super) fn finish(
        self,
        view: &View<'_>,
        sources: Vec<super::source::Answer>,
        counts: Vec<Option<Count>>,
        principals: Vec<Option<Id>>,
        parties: Vec<Option<Id>>,
    ) -> Resolved {
        let mentions = |i: usize| {
            let Member { mentions, further, .. } = &self.members[i];
            let all = mentions.iter().chain(further);
            let spans = all.map(|(words, form)| Mention { span: view.span(words), form: *form });
            let mut mentions: Vec<Mention> = spans.filter(|m| !m.span.is_empty()).collect();
            mentions.sort();
            mentions.dedup_by_key(|m| m.span);
            mentions
        };
        let all: Vec<Vec<Mention>> = (0..self.members.len()).map(mentions).collect();
        let mut order: Vec<usize> = (0..all.len()).filter(|&i| !all[i].is_empty()).collect();
        order.sort_by_key(|&i| (all[i][0].span, i));
        let mut index = vec![None; self.members.len()];
        for (place, &i) in order.iter().enumerate() {
            index[i] = Some(EntityIndex(place));
        }
        let entity = |&i: &usize| Entity {
            name: self.members[i].written_name(view),
            kind: self.members[i].nature.kind(),
            mentions: all[i].clone(),
        };
        let entities = order.iter().map(entity).collect();
        let resolution = |answer: super::source::Answer| SourceResolution {
            entity: answer.member.and_then(|id| index[id.0]),
            kind: answer.kind,
            count: None,
            speaks_for: None,
            rule: answer.rule,
        };
        let mut sources: Vec<SourceResolution> = sources.into_iter().map(resolution).collect();
        for ((source, count), principal) in sources.iter_mut().zip(counts).zip(principals) {
            source.count = count;
            source.speaks_for = principal.and_then(|id| index[id.0]);
        }
        let parties = parties.into_iter().map(|party| index[party?.0]).collect();
        Resolved { entities, sources, parties }
    }
}

/// Whether two stretches of words share one.
pub(super) fn overlap(a: &Words, b: &Words) -> bool {
    a.start < b.end && b.start < a.end
}

/// Names by place, so that one can be asked for without looking at all of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Finds {
    by_start: BTreeMap<usize, Found>,
    inner: Vec<Found>,
}

impl Finds {
    /// Adds a name unless it overlaps another; says whether it did.
    pub(super) fn add(&mut self, found: Found) -> bool {
        let free = !found.words.is_empty() && self.overlapping(&found.words).next().is_none();
        if free {
            self.by_start.insert(found.words.start, found);
        }
        free
    }

    /// Puts a name in the place of those it overlaps; what lies wholly inside stays as an inner name if it is known.
    pub(super) fn replace(&mut self, found: Found) {
        let starts: Vec<usize> = self.overlapping(&found.words).map(|f| f.words.start).collect();
        for start in starts {
            if let Some(old) = self.by_start.remove(&start) {
                let inside = old.words.start >= found.words.start && old.words.end <= found.words.end;
                if inside
                    && found.what != What::Person
                    && matches!(old.what, What::Known(..))
                    && old.words != found.words
                {
                    self.inner.push(old);
                }
            }
        }
        self.add(found);
    }

    /// Known names within longer ones.
    pub(super) fn inner(&self) -> &[Found] {
        &self.inner
    }

    /// The names that share a word with these, in order.
    pub(super) fn overlapping(&self, words: &Words) -> impl Iterator<Item = &Found> + use<'_> {
        let before =
            self.by_start.range(..words.start).next_back().map(|(_, f)| f).filter(|f| overlap(&f.words, words));
        before.into_iter().chain(self.by_start.range(words.clone()).map(|(_, f)| f))
    }

    /// The name that covers the word.
    pub(super) fn covering(&self, at: usize) -> Option<&Found> {
        self.by_start.range(..=at).next_back().map(|(_, f)| f).filter(|f| f.words.contains(&at))
    }

    /// All names, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Found> {
        self.by_start.values()
    }
}
