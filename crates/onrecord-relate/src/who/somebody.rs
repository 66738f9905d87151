//! Everybody of many documents, and who of them is called by a name.
//!
//! Takes profiles and what people ruled; gives identities, and those who are only described, so that nobody can say who they
//! are, together with others described by the same words. Leaves out where all this is kept.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use onrecord_core::label::EntityType;
use onrecord_core::name::key;

use super::identity::{Ruling, identities};
use super::join::Reason;
use super::profile::{Family, Profile};

/// One leads the others who have a name when it has it this many times as often.
const LEADS: usize = 10;
/// Words behind which a description names another: "a spokesman for Orsin".
const OF_ANOTHER: &[&str] = &["at", "by", "for", "from", "in", "of", "on", "to", "with"];

/// Somebody or something, across documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Somebody {
    /// Their identity; `None` for those who are only described.
    pub id: Option<String>,
    /// Their name.
    pub name: String,
    /// What it is.
    pub kind: EntityType,
    /// Why entities are one that have not the same name, with the words that show it.
    pub one_by: BTreeSet<(Reason, String)>,
    /// The entities that are theirs, by ids of document and entity.
    pub members: Vec<Member>,
    /// How often they are called so, by the key of a name or of the words at the end of one.
    pub names: BTreeMap<String, usize>,
}

/// An entity of one document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// The document's id.
    pub document: String,
    /// The entity's id.
    pub entity: String,
    /// How often it is mentioned.
    pub mentions: usize,
    /// How many statements are its own.
    pub statements: usize,
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
#[derive(Clone, Debug)]
pub enum Called<'w> {
    /// Nobody.
    Nobody,
    /// One, and others who are called so now and then.
    One(&'w Somebody, Vec<&'w Somebody>),
    /// Several, those who are called so most often first.
    Several(Vec<&'w Somebody>),
}

impl Somebody {
    /// How often they are there.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for of_document in self.members.chunk_by(|a, b| a.document == b.document) {
            let statements: usize = of_document.iter().map(|member| member.statements).sum();
            counts.documents += 1;
            counts.spoken_in += usize::from(statements > 0);
            counts.mentions += of_document.iter().map(|member| member.mentions).sum::<usize>();
            counts.statements += statements;
        }
        counts
    }

    /// Ids of document and entity of all that is theirs.
    pub fn entities(&self) -> Vec<(&str, &str)> {
        self.members.iter().map(|member| (member.document.as_str(), member.entity.as_str())).collect()
    }

    fn add(&mut self, profile: &Profile) {
        self.members.push(Member {
            document: profile.document.clone(),
            entity: profile.entity.clone(),
            mentions: profile.mentions,
            statements: profile.statements,
        });
        for (name, times) in names(profile) {
            *self.names.entry(name).or_default() += times;
        }
    }
}

/// Everybody: identities by family, name and id, then those who are only described, by their words. `rulings` come in the
/// order in which they were made.
pub fn everybody(profiles: &[Profile], rulings: &[Ruling]) -> Vec<Somebody> {
    let mut known = vec![false; profiles.len()];
    let mut all = Vec::new();
    for identity in identities(profiles, rulings) {
        let joins = identity.joins.into_iter().filter(|join| join.reason != Reason::Name);
        let one_by = joins.map(|join| (join.reason, join.words)).collect();
        let mut somebody = blank(Some(identity.id), identity.name, identity.kind);
        somebody.one_by = one_by;
        for member in identity.members {
            known[member] = true;
            somebody.add(&profiles[member]);
        }
        all.push(somebody);
    }
    let mut described: BTreeMap<(String, EntityType), Somebody> = BTreeMap::new();
    let mut unknown: Vec<&Profile> =
        profiles.iter().zip(&known).filter(|(_, known)| !**known).map(|(p, _)| p).collect();
    unknown.sort_by(|a, b| (&a.document, &a.entity).cmp(&(&b.document, &b.entity)));
    for profile in unknown {
        let place = (key(&profile.name), profile.kind);
        let somebody = described.entry(place).or_insert_with(|| blank(None, profile.name.clone(), profile.kind));
        somebody.add(profile);
    }
    all.extend(described.into_values());
    all.iter_mut().for_each(|somebody| somebody.members.sort());
    all
}

/// Who of them is called by a name, a last name or another name, case and diacritics aside, or has this identity.
pub fn called<'w>(everybody: &'w [Somebody], name: &str, kind: Option<EntityType>) -> Called<'w> {
    let of_kind = || everybody.iter().filter(|somebody| kind.is_none_or(|kind| somebody.kind == kind));
    if let Some(somebody) = of_kind().find(|somebody| somebody.id.as_deref() == Some(name)) {
        return Called::One(somebody, Vec::new());
    }
    let name = key(name);
    let named = |somebody: &'w Somebody| Some((*somebody.names.get(&name)?, somebody));
    let mut found: Vec<(usize, &Somebody)> = of_kind().filter_map(named).collect();
    found.sort_by_key(|(named, somebody)| Reverse((*named, somebody.counts().mentions)));
    let leads = found.get(1).is_none_or(|next| found[0].0 >= LEADS * next.0);
    let all: Vec<&Somebody> = found.into_iter().map(|(_, somebody)| somebody).collect();
    match all.split_first() {
        None => Called::Nobody,
        Some((first, others)) if leads => Called::One(first, others.to_vec()),
        Some(_) => Called::Several(all),
    }
}

fn blank(id: Option<String>, name: String, kind: EntityType) -> Somebody {
    Somebody { id, name, kind, one_by: BTreeSet::new(), members: Vec::new(), names: BTreeMap::new() }
}

/// How often an entity is called so, by key: by each of its names, and by the words at their ends; by its own name, once
/// where the text has it nowhere.
fn names(profile: &Profile) -> BTreeMap<String, usize> {
    let mut out: BTreeMap<String, usize> = BTreeMap::new();
    for (alias, times) in &profile.aliases {
        let alias = key(alias);
        ends(&alias).for_each(|end| *out.entry(end.to_owned()).or_default() += times);
    }
    let whole = key(&profile.name);
    for end in ends(&whole).take(if profile.family() == Family::Person { usize::MAX } else { 1 }) {
        let before = whole[..whole.len() - end.len()].trim_end().rsplit(' ').next().unwrap_or_default();
        if profile.named || !OF_ANOTHER.contains(&before) {
            out.entry(end.to_owned()).or_insert(1);
        }
    }
    out
}

/// A key and the words at its end, the longer first.
fn ends(key: &str) -> impl Iterator<Item = &str> {
    let starts = std::iter::once(0).chain(key.match_indices(' ').map(|(at, _)| at + 1));
    starts.map(|start| &key[start..]).filter(|end| !end.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::profile::restored;
    use super::*;

    fn profile(document: &str, name: &str, aliases: &[(&str, usize)]) -> Profile {
        Profile {
            named: !aliases.is_empty(),
            aliases: aliases.iter().map(|(name, times)| ((*name).to_owned(), *times)).collect(),
            ..Profile::of_person(document, name)
        }
    }

    fn who(all: &[Somebody], name: &str) -> Vec<String> {
        match called(all, name, None) {
            Called::Nobody => vec![],
            Called::One(one, _) => vec![one.name.clone()],
            Called::Several(all) => all.iter().map(|somebody| somebody.name.clone()).collect(),
        }
    }

    #[test]
    fn names_last_names_and_descriptions_lead_to_somebody() {
        let profiles = [
            profile("d1", "Marek Orsin", &[("Marek Orsin", 1), ("Orsin", 2)]),
            profile("d2", "Pavla Orsin", &[("Pavla Orsin", 2)]),
            profile("d3", "a spokesman for Orsin", &[]),
            profile("d4", "the harbour master", &[]),
        ];
        let all = everybody(&profiles, &[]);
        assert_eq!(who(&all, "ORSIN"), ["Marek Orsin", "Pavla Orsin"]);
        assert_eq!(who(&all, "pavla orsin"), ["Pavla Orsin"]);
        assert_eq!(who(&all, "Harbour Master"), ["the harbour master"]);
        assert_eq!(who(&all, "master"), ["the harbour master"]);
        assert_eq!((who(&all, "Mare"), who(&all, "")), (vec![], vec![]));
        let id = all.iter().find(|somebody| somebody.name == "Pavla Orsin").and_then(|pavla| pavla.id.clone());
        assert_eq!(who(&all, &id.expect("an identity")), ["Pavla Orsin"]);
    }

    #[test]
    fn whoever_is_called_so_most_of_the_time_leads() {
        let profiles =
            [profile("d1", "Marek Orsin", &[("Orsin", 20)]), profile("d2", "Pavla Orsin", &[("Pavla Orsin", 2)])];
        let all = everybody(&profiles, &[]);
        assert!(
            matches!(called(&all, "Orsin", None), Called::One(one, others) if one.name == "Marek Orsin" && others.len() == 1)
        );
    }

    #[test]
    fn kept_profiles_come_back_whole() {
        let text = "Mayor Irena Dovash met Marek Lind.";
        let json = serde_json::to_string(&profile("d1", text, &[("Dovash", 1)])).expect("JSON");
        let again: Profile = serde_json::from_str(&json).expect("a profile");
        let days = Some(("2024-03-01", "2024-03-02"));
        let again = restored(vec![again, profile("", "Marek Lind", &[("Lind", 1)])], "d1", days);
        assert_eq!((again[0].document.as_str(), again[0].published.is_some()), ("d1", true));
        assert_eq!(again[0].beside.iter().collect::<Vec<_>>(), ["marek lind"]);
    }
}
