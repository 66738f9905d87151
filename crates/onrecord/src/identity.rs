//! Who is who in a record: the one place that decides it for all commands.
//!
//! Takes the record's documents and reviews, gives everybody with their entities and how often they are named and speak.
//! Whoever is only described, so that nobody can say who they are, stands with others described by the same words.

use std::collections::BTreeMap;

use onrecord_core::contract::{Document, Entity};
use onrecord_core::label::{EntityType, MentionForm};
use onrecord_record::{Act, DocumentFilter, Record, RecordError, Review, key};
use onrecord_relate::who::{self, Join, Profile, Ruling};

/// One leads the others who have a name when it has it this many times as often.
const LEADS: usize = 10;

/// Everybody and everything in a record.
pub struct World {
    entities: Vec<Mentioned>,
    /// By family, name and id; described ones last.
    pub all: Vec<Somebody>,
}

/// Somebody or something, across documents.
#[derive(Clone, Debug)]
pub struct Somebody {
    /// Their identity; `None` for those who are only described.
    pub id: Option<String>,
    /// Their name.
    pub name: String,
    /// What it is.
    pub kind: EntityType,
    /// Why the entities are one.
    pub joins: Vec<Join>,
    members: Vec<usize>,
}

/// An entity of one document.
struct Mentioned {
    document: String,
    entity: String,
    key: String,
    kind: EntityType,
    statements: usize,
    mentions: usize,
    /// How often each of its names stands there, by key.
    names: BTreeMap<String, usize>,
}

/// How often somebody is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents that mention them.
    pub documents: usize,
    /// Documents in which they speak.
    pub spoken_in: usize,
    /// Mentions.
    pub mentions: usize,
    /// Statements.
    pub statements: usize,
}

/// Who is called by a name.
pub enum Called<'w> {
    /// Nobody.
    Nobody,
    /// One, and others who are called so now and then.
    One(&'w Somebody, Vec<&'w Somebody>),
    /// Several, those who are called so most often first.
    Several(Vec<&'w Somebody>),
}

impl World {
    /// Everybody in the current documents.
    pub fn of(record: &Record) -> Result<World, RecordError> {
        let (mut profiles, mut entities) = (Vec::new(), Vec::new());
        record.each_document(&DocumentFilter::default(), |document| {
            profiles.extend(who::profiles(&document));
            entities.extend(document.entities.iter().map(|entity| mentioned(&document, entity)));
            Ok::<(), RecordError>(())
        })?;
        let rulings: Vec<Ruling> = record.reviews()?.into_iter().filter_map(ruling).collect();
        let mut all: Vec<Somebody> = who::identities(&profiles, &rulings)
            .into_iter()
            .map(|i| Somebody { id: Some(i.id), name: i.name, kind: i.kind, joins: i.joins, members: i.members })
            .collect();
        all.extend(described(&all, &profiles, &entities));
        Ok(World { entities, all })
    }

    /// How often somebody is there.
    pub fn counts(&self, somebody: &Somebody) -> Counts {
        let mut counts = Counts::default();
        let mut by_document: BTreeMap<&str, usize> = BTreeMap::new();
        for entity in somebody.members.iter().map(|&member| &self.entities[member]) {
            *by_document.entry(&entity.document).or_default() += entity.statements;
            counts.mentions += entity.mentions;
            counts.statements += entity.statements;
        }
        counts.documents = by_document.len();
        counts.spoken_in = by_document.values().filter(|&&statements| statements > 0).count();
        counts
    }

    /// Ids of document and entity of all that is somebody's.
    pub fn entities(&self, somebody: &Somebody) -> Vec<(&str, &str)> {
        let entities = somebody.members.iter().map(|&member| &self.entities[member]);
        entities.map(|entity| (entity.document.as_str(), entity.entity.as_str())).collect()
    }

    /// Who is called by a name, a last name or another name, case and diacritics aside.
    pub fn called(&self, name: &str, kind: Option<EntityType>) -> Called<'_> {
        let name = key(name);
        let mut found: Vec<(usize, usize, &Somebody)> = Vec::new();
        for somebody in self.all.iter().filter(|somebody| kind.is_none_or(|kind| somebody.kind == kind)) {
            let named = somebody.members.iter().map(|&member| self.entities[member].named(&name)).sum();
            if named > 0 && !name.is_empty() {
                found.push((named, self.counts(somebody).mentions, somebody));
            }
        }
        found.sort_by_key(|&(named, mentions, _)| std::cmp::Reverse((named, mentions)));
        let leads = found.get(1).is_none_or(|next| found[0].0 >= LEADS * next.0);
        let all: Vec<&Somebody> = found.into_iter().map(|(_, _, somebody)| somebody).collect();
        match all.split_first() {
            None => Called::Nobody,
            Some((first, others)) if leads => Called::One(first, others.to_vec()),
            Some(_) => Called::Several(all),
        }
    }
}

impl Mentioned {
    /// How often it has this name: alone, or as the end of a longer one; of an entity that is only so called, once.
    fn named(&self, name: &str) -> usize {
        let ends = |longer: &str| longer == name || longer.ends_with(&format!(" {name}"));
        let named: usize = self.names.iter().filter(|(longer, _)| ends(longer)).map(|(_, count)| count).sum();
        let whole = self.key == name || self.kind == EntityType::Person && ends(&self.key);
        named.max(usize::from(whole))
    }
}

fn mentioned(document: &Document, entity: &Entity) -> Mentioned {
    let mut names = BTreeMap::new();
    let is_name = |form| matches!(form, MentionForm::Name | MentionForm::Acronym | MentionForm::Metonym);
    for mention in entity.mentions.iter().filter(|mention| is_name(mention.form)) {
        *names.entry(key(&mention.text)).or_default() += 1;
    }
    Mentioned {
        document: document.id.clone(),
        entity: entity.id.clone(),
        key: key(&entity.name),
        kind: entity.kind,
        statements: document.statements.iter().filter(|s| s.source_entity.as_ref() == Some(&entity.id)).count(),
        mentions: entity.mentions.len(),
        names,
    }
}

fn ruling(review: Review) -> Option<Ruling> {
    match review.undone.is_none().then_some(review.act)? {
        Act::Merge(one, other) => Some(Ruling::Same(one, other)),
        Act::Split(name, documents) => Some(Ruling::Apart(name, documents.into_iter().collect())),
        Act::Resolve(..) => None,
    }
}

/// Those without an identity, by the words that describe them and their type.
fn described(all: &[Somebody], profiles: &[Profile], entities: &[Mentioned]) -> Vec<Somebody> {
    let mut known = vec![false; profiles.len()];
    all.iter().flat_map(|somebody| &somebody.members).for_each(|&member| known[member] = true);
    let mut out: BTreeMap<(&str, EntityType), Somebody> = BTreeMap::new();
    for (number, entity) in entities.iter().enumerate().filter(|&(number, _)| !known[number]) {
        let somebody = out.entry((&entity.key, entity.kind)).or_insert_with(|| Somebody {
            id: None,
            name: profiles[number].name.clone(),
            kind: entity.kind,
            joins: Vec::new(),
            members: Vec::new(),
        });
        somebody.members.push(number);
    }
    out.into_values().collect()
}
