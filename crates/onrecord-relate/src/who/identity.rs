//! From profiles to identities, step by step.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_core::entity::is_well_known;
use onrecord_core::label::EntityType;
use sha2::{Digest, Sha256};

use super::camp::{Asks, Camp, camps};
use super::evidence::Evidence;
use super::exonym::usual;
use super::fold::{plain, root};
use super::holder::{Holder, Holders};
use super::initials::Initials;
use super::join::{Join, Reason};
use super::name::{Difference, PersonName};
use super::office::spelling;
use super::profile::{Family, Profile, is_initials};
use crate::thread::weight_of_word;

/// A name of one word that English has oftener than this is no proof of who bears it.
const RARE: f64 = 9.0;

/// So many initials tell a body whose name begins with these letters.
const TELLING_INITIALS: usize = 3;

/// One person, body, state or place, across documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    /// `w` and 12 hexadecimal digits, from its family and name, and from its documents where others have that name too.
    pub id: String,
    /// Its name, as most documents have it.
    pub name: String,
    /// What it is.
    pub kind: EntityType,
    /// Numbers of the profiles, in order.
    pub members: Vec<usize>,
    /// Why they are one: for each but the first, what it was put together with.
    pub joins: Vec<Join>,
}

/// What a person ruled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// Whoever has the first name is whoever has the second.
    Same(String, String),
    /// Whoever has the name in these documents, by id, is another than whoever has it elsewhere.
    Apart(String, BTreeSet<String>),
}

/// The identities of the entities that are named, or whose office somebody named held, by family, name and id. `rulings`
/// come in the order in which they were made: a later one outranks an earlier one.
pub fn identities(profiles: &[Profile], rulings: &[Ruling]) -> Vec<Identity> {
    let mut order: Vec<usize> = (0..profiles.len()).collect();
    order.sort_by_key(|&n| {
        let p = &profiles[n];
        (std::cmp::Reverse((p.offices.len() + usize::from(p.of_state)).min(1)), p.published, &p.document, &p.entity)
    });
    let work = Work { profiles, apart: parted(profiles, rulings), order };
    let mut all = Vec::new();
    for family in [Family::Person, Family::State, Family::Place, Family::Body] {
        let mut camps = if family == Family::Person { work.persons() } else { work.others(family) };
        work.rule(&mut camps, rulings);
        if family == Family::Person {
            work.holders(&mut camps);
        }
        all.extend(camps.into_iter().map(|camp| work.identity(camp)));
    }
    named_apart(&mut all, profiles);
    all.sort_by(|a, b| {
        (profiles[a.members[0]].family(), &a.name, &a.id).cmp(&(profiles[b.members[0]].family(), &b.name, &b.id))
    });
    all
}

/// For each profile whose name a review split, the part in which it is.
fn parted(profiles: &[Profile], rulings: &[Ruling]) -> BTreeMap<usize, usize> {
    let mut out = BTreeMap::new();
    for (nth, ruling) in rulings.iter().enumerate() {
        let Ruling::Apart(name, documents) = ruling else { continue };
        let (words, parts) = (usual(name), PersonName::of(name));
        let may_be = |profile: &Profile| {
            profile.family() == Family::Person
                && parts
                    .as_ref()
                    .zip(PersonName::of(&profile.name))
                    .is_some_and(|(one, two)| one.difference(&two).is_some())
        };
        let meant = |profile: &Profile| answers(profile, &words) || may_be(profile);
        for (number, profile) in profiles.iter().enumerate().filter(|(_, profile)| meant(profile)) {
            out.insert(number, 2 * nth + usize::from(documents.contains(&profile.document)));
        }
    }
    out
}

/// Whether the entity is called so: by its name or one of its names in the text.
fn answers(profile: &Profile, words: &[String]) -> bool {
    usual(&profile.name) == words || profile.aliases.keys().any(|alias| usual(alias) == words)
}

struct Work<'p> {
    profiles: &'p [Profile],
    /// For profiles of names that a review split, the part.
    apart: BTreeMap<usize, usize>,
    /// Numbers of profiles, those that tell most of themselves first, then by day and ids.
    order: Vec<usize>,
}

impl<'p> Work<'p> {
    fn evidence(&self, number: usize) -> Evidence {
        Evidence::of(&self.profiles[number], self.apart.get(&number).copied())
    }

    /// Camps by full name, each with the name.
    fn by_name(&self, family: Family, name: impl Fn(&'p Profile) -> Option<String>) -> BTreeMap<String, Vec<usize>> {
        let mut out: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for &number in &self.order {
            let profile = &self.profiles[number];
            if profile.family() == family
                && let Some(name) = name(profile)
            {
                out.entry(name).or_default().push(number);
            }
        }
        out
    }

    fn camps_of(&self, numbers: Vec<usize>, asks: Asks, words: &str) -> Vec<Camp> {
        camps(numbers.into_iter().map(|number| (number, self.evidence(number))), asks, words)
    }

    /// States, places and bodies: by name; bodies also by the initials of others, and by description and state.
    fn others(&self, family: Family) -> Vec<Camp> {
        let mut out: Vec<(String, Camp)> = Vec::new();
        let of_states: BTreeSet<String> = self.profiles.iter().filter(|p| p.of_state).filter_map(title).collect();
        let named = |profile: &'p Profile| {
            of_only_state(profile).filter(|name| of_states.contains(name)).or_else(|| title(profile))
        };
        for (name, numbers) in self.by_name(family, named) {
            let common = family == Family::Body && is_common(&name) && !is_well_known(&self.profiles[numbers[0]].name);
            let asks = if common { Asks::Agreement } else { Asks::NoConflict };
            out.extend(self.camps_of(numbers, asks, &name).into_iter().map(|camp| (name.clone(), camp)));
        }
        self.join_former(&mut out, |name| Some(usual(name).join(" ")));
        if family == Family::Body { self.join_initials(out) } else { out.into_iter().map(|(_, camp)| camp).collect() }
    }

    /// Initials go to the one body that the documents call so, if there is one that nothing speaks against; else to the
    /// one whose name begins with these letters.
    fn join_initials(&self, all: Vec<(String, Camp)>) -> Vec<Camp> {
        let (short, mut full): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|(_, camp)| camp.members.iter().all(|&number| is_initials(&self.profiles[number].name)));
        let mut initials = Initials::default();
        full.iter().enumerate().for_each(|(at, (_, camp))| initials.add(at, camp, self.profiles));
        for (name, camp) in short {
            let letters = name.replace(' ', "");
            let fits = |at: &usize| !full[*at].1.evidence.conflicts(&camp.evidence);
            let mut fitting: Vec<usize> = initials.called(&letters, &camp.evidence).into_iter().filter(fits).collect();
            if fitting.is_empty() && letters.chars().count() >= TELLING_INITIALS {
                fitting = initials.begin(&letters).filter(fits).collect();
            }
            let at = if let [at] = fitting[..] { at } else { full.len() };
            initials.add(at, &camp, self.profiles);
            match full.get_mut(at) {
                Some((_, into)) => self.take(into, camp, Reason::Initials),
                None => full.push((name, camp)),
            }
        }
        full.into_iter().map(|(_, camp)| camp).collect()
    }

    /// Persons: full names, then their spellings, then last names alone.
    fn persons(&self) -> Vec<Camp> {
        let is_person = |profile: &&Profile| profile.named;
        let name = |profile: &'p Profile| {
            Some(usual(&profile.name).join(" ")).filter(|n| !n.is_empty() && is_person(&profile))
        };
        let mut full: Vec<(PersonName, Camp)> = Vec::new();
        let mut bare: Vec<(PersonName, Camp)> = Vec::new();
        for numbers in self.by_name(Family::Person, name).into_values() {
            let called = &self.profiles[numbers[0]].name;
            let Some(parts) = PersonName::of(called) else { continue };
            let asks = if parts.given.is_empty() { Asks::AgreementInTime } else { Asks::NoConflict };
            let into = if parts.given.is_empty() { &mut bare } else { &mut full };
            into.extend(self.camps_of(numbers, asks, called).into_iter().map(|camp| (parts.clone(), camp)));
        }
        let mut full = self.join_spellings(full);
        self.join_former(&mut full, PersonName::of);
        self.join_last_names(&mut full, bare);
        full.into_iter().map(|(_, camp)| camp).collect()
    }

    /// Camps whose names are spellings of one, those first that have most in common.
    fn join_spellings(&self, all: Vec<(PersonName, Camp)>) -> Vec<(PersonName, Camp)> {
        let mut pairs: Vec<(Difference, std::cmp::Reverse<usize>, usize, usize)> = Vec::new();
        for (a, b) in neighbours(&all) {
            if let Some(difference) = all[a].0.difference(&all[b].0) {
                let agreement = all[a].1.evidence.agreement(&all[b].1.evidence);
                let rare = || all[a].0.last.iter().chain(&all[b].0.last).all(|part| !is_common(part));
                let sure = match difference {
                    Difference::None | Difference::Spelling => all[a].0 != all[b].0,
                    Difference::Nickname => agreement > 0 || rare(),
                    Difference::Initials | Difference::Added | Difference::First => agreement > 0,
                };
                if sure {
                    pairs.push((difference, std::cmp::Reverse(agreement), a, b));
                }
            }
        }
        pairs.sort();
        let mut heads: Vec<usize> = (0..all.len()).collect();
        let mut slots: Vec<Option<(PersonName, Camp)>> = all.into_iter().map(Some).collect();
        for (_, _, a, b) in pairs {
            let (mut a, mut b) = (head(&heads, a), head(&heads, b));
            if a > b {
                std::mem::swap(&mut a, &mut b);
            }
            let fits = |one: &Option<(PersonName, Camp)>, two: &Option<(PersonName, Camp)>| match (one, two) {
                (Some(one), Some(two)) => {
                    one.0.difference(&two.0).is_some() && !one.1.evidence.conflicts(&two.1.evidence)
                }
                _ => false,
            };
            if a == b || !fits(&slots[a], &slots[b]) {
                continue;
            }
            if let (Some((name, camp)), Some(into)) = (slots[b].take(), slots[a].as_mut()) {
                self.take(&mut into.1, camp, Reason::Spelling);
                if name.given.len() > into.0.given.len() {
                    into.0 = name;
                }
                heads[b] = a;
            }
        }
        slots.into_iter().flatten().collect()
    }

    fn take(&self, into: &mut Camp, camp: Camp, reason: Reason) {
        let (a, b) = (into.members[0], camp.members[0]);
        let words = format!("{}, {}", self.profiles[b].name, self.profiles[a].name);
        into.take_in(camp, Join { a, b, reason, words });
    }

    /// Whoever or whatever was called otherwise before, as a text says, is the one of that name.
    fn join_former<N: PartialEq>(&self, all: &mut Vec<(N, Camp)>, read: impl Fn(&str) -> Option<N>) {
        let mut at = 0;
        while at < all.len() {
            let formerly: BTreeSet<&String> =
                all[at].1.members.iter().flat_map(|&number| &self.profiles[number].formerly).collect();
            let names: Vec<N> = formerly.into_iter().filter_map(|name| read(name)).collect();
            let is_it = |other: &usize| {
                let (name, camp) = &all[*other];
                *other != at && names.contains(name) && !camp.evidence.conflicts(&all[at].1.evidence)
            };
            let other = (!names.is_empty()).then(|| (0..all.len()).find(is_it)).flatten();
            match other {
                Some(other) => {
                    let (_, camp) = all.remove(other);
                    at -= usize::from(other < at);
                    self.take(&mut all[at].1, camp, Reason::FormerName);
                }
                None => at += 1,
            }
        }
    }

    /// All names by which somebody goes, or went.
    fn names_of(&self, camp: &Camp) -> BTreeSet<PersonName> {
        let profiles = camp.members.iter().map(|&number| &self.profiles[number]);
        let names = profiles.flat_map(|profile| [&profile.name].into_iter().chain(&profile.formerly));
        names.filter_map(|name| PersonName::of(name)).collect()
    }

    /// A last name alone: to the one who bears it in full and has most in common; else those with something in common
    /// are one, and the others stay apart.
    fn join_last_names(&self, full: &mut Vec<(PersonName, Camp)>, bare: Vec<(PersonName, Camp)>) {
        let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let names: Vec<BTreeSet<PersonName>> = full.iter().map(|(_, camp)| self.names_of(camp)).collect();
        for (at, names) in names.iter().enumerate() {
            names.iter().flat_map(PersonName::keys).for_each(|key| by_key.entry(key).or_default().push(at));
        }
        let mut left = Vec::new();
        for (name, camp) in bare {
            let found: BTreeSet<usize> = name.keys().filter_map(|key| by_key.get(&key)).flatten().copied().collect();
            let difference = |at: usize| names[at].iter().filter_map(|full| full.difference(&name)).min();
            let bears = |at: &usize| difference(*at).is_some_and(|difference| difference != Difference::First);
            let alone = found.iter().filter(|at| bears(at)).count() == 1;
            let mut fitting: Vec<(usize, usize)> = found
                .into_iter()
                .filter(|&at| !full[at].1.evidence.conflicts(&camp.evidence))
                .filter_map(|at| {
                    let difference = difference(at)?;
                    let agreement = full[at].1.evidence.agreement(&camp.evidence);
                    let plainly = difference == Difference::None || full[at].0.last.iter().all(|part| !is_common(part));
                    let rare = plainly && !is_common(&name.last.join(" "));
                    let only = || alone && camp.evidence.is_human_of_the_days_of(&full[at].1.evidence);
                    let last = difference != Difference::First;
                    (agreement > 0 || last && (rare || only())).then_some((agreement, at))
                })
                .collect();
            if fitting.iter().any(|(_, at)| bears(at)) {
                fitting.retain(|(_, at)| bears(at));
            }
            let far = |at: usize| full[at].1.evidence.days_from(&camp.evidence);
            fitting.sort_by_key(|&(agreement, at)| (std::cmp::Reverse(agreement), far(at), at));
            match fitting[..] {
                [(_, at)] => self.take(&mut full[at].1, camp, Reason::LastName),
                [(most, at), (next, other), ..]
                    if most > next || camp.evidence.is_nearer(&full[at].1.evidence, &full[other].1.evidence) =>
                {
                    self.take(&mut full[at].1, camp, Reason::LastName);
                }
                _ => left.push((name, camp)),
            }
        }
        // What is left of one name and has one thing in common was put together already; rare names need nothing more.
        let mut rest: BTreeMap<String, Vec<(PersonName, Camp)>> = BTreeMap::new();
        left.into_iter().for_each(|(name, camp)| rest.entry(name.last.join(" ")).or_default().push((name, camp)));
        for (last, camps) in rest {
            let mut kept: Vec<(PersonName, Camp)> = Vec::new();
            for (name, camp) in camps {
                let same =
                    kept.iter().position(|(_, other)| !is_common(&last) && !other.evidence.conflicts(&camp.evidence));
                match same {
                    Some(at) => self.take(&mut kept[at].1, camp, Reason::Name),
                    None => kept.push((name, camp)),
                }
            }
            full.extend(kept);
        }
    }

    /// What reviews put together.
    fn rule(&self, camps: &mut Vec<Camp>, rulings: &[Ruling]) {
        for ruling in rulings {
            let Ruling::Same(one, other) = ruling else { continue };
            let (one, other) = (usual(one), usual(other));
            let is = |camp: &Camp, words: &[String]| camp.members.iter().any(|&n| answers(&self.profiles[n], words));
            let found: Vec<usize> =
                (0..camps.len()).filter(|&at| is(&camps[at], &one) || is(&camps[at], &other)).collect();
            let has = |words: &[String]| found.iter().any(|&at| is(&camps[at], words));
            if found.len() > 1 && has(&one) && has(&other) {
                for &at in found[1..].iter().rev() {
                    let camp = camps.remove(at);
                    self.take(&mut camps[found[0]], camp, Reason::Review);
                }
            }
        }
    }

    /// Descriptions by an office go to whoever held it then.
    fn holders(&self, camps: &mut [Camp]) {
        let mut told = Vec::new();
        for (who, camp) in camps.iter().enumerate() {
            for &number in &camp.members {
                let profile = &self.profiles[number];
                let day = profile.published.map(|(first, _)| first);
                let holds = |office| Holder { office, day, who, told_by: number };
                told.extend(profile.offices.iter().cloned().map(holds));
            }
        }
        let told = Holders::of(told);
        let described = |number: &&usize| {
            let profile = &self.profiles[**number];
            profile.family() == Family::Person && !profile.named
        };
        for &number in self.order.iter().filter(described) {
            let profile = &self.profiles[number];
            let day = profile.published.map(|(first, _)| first);
            let found =
                profile.offices.iter().filter(|office| !office.former).find_map(|office| told.holder(office, day));
            if let Some(found) = found {
                let words = format!("{}, {}", profile.name, found.office.text);
                let join = Join { a: found.told_by, b: number, reason: Reason::Office, words };
                let camp = Camp { members: vec![number], evidence: self.evidence(number), joins: vec![] };
                camps[found.who].take_in(camp, join);
            }
        }
    }

    fn identity(&self, mut camp: Camp) -> Identity {
        camp.members.sort_unstable();
        camp.joins.sort();
        let named: Vec<&Profile> = camp.members.iter().map(|&n| &self.profiles[n]).filter(|p| p.named).collect();
        let all: Vec<&Profile> = camp.members.iter().map(|&n| &self.profiles[n]).collect();
        let from = if named.is_empty() { &all } else { &named };
        let name = most(from.iter().map(|profile| full_name(profile)));
        let kind = most(from.iter().map(|profile| profile.kind));
        Identity { id: String::new(), name, kind, members: camp.members, joins: camp.joins }
    }
}

/// The name by which one is listed: whole names before parts of them.
fn full_name(profile: &Profile) -> (bool, String) {
    (profile.name.contains(' '), profile.name.clone())
}

/// What is there most often; of several the first in order.
fn most<T: Ord + Clone + Choice>(all: impl Iterator<Item = T>) -> T::Chosen {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    all.for_each(|one| *counts.entry(one).or_default() += 1);
    let best = counts.into_iter().max_by_key(|(one, count)| (one.rank(), *count, std::cmp::Reverse(one.clone())));
    best.expect("an identity has members").0.chosen()
}

/// Something that is chosen by rank, then by how often it is there.
trait Choice {
    type Chosen;
    fn rank(&self) -> bool {
        false
    }
    fn chosen(self) -> Self::Chosen;
}

impl Choice for (bool, String) {
    type Chosen = String;
    fn rank(&self) -> bool {
        self.0
    }
    fn chosen(self) -> String {
        self.1
    }
}

impl Choice for EntityType {
    type Chosen = EntityType;
    fn chosen(self) -> EntityType {
        self
    }
}

/// Gives ids: of the name alone where nobody else has it, else also of the first entity.
fn named_apart(all: &mut [Identity], profiles: &[Profile]) {
    let key = |identity: &Identity| (profiles[identity.members[0]].family(), plain(&identity.name).join(" "));
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    all.iter().for_each(|identity| *counts.entry(key(identity)).or_default() += 1);
    for identity in all {
        let key = key(identity);
        let mut hash = Sha256::new();
        hash.update(format!("{:?}\0{}", key.0, key.1));
        if counts[&key] > 1 {
            hash.update(identity.members.iter().map(|&n| &profiles[n].entity).min().expect("a member"));
        }
        identity.id = hash.finalize()[..6].iter().fold(String::from("w"), |id, byte| format!("{id}{byte:02x}"));
    }
}

fn head(heads: &[usize], mut at: usize) -> usize {
    while heads[at] != at {
        at = heads[at];
    }
    at
}

/// Pairs of camps whose last names sound alike, each once, the smaller number first.
fn neighbours(all: &[(PersonName, Camp)]) -> BTreeSet<(usize, usize)> {
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, (name, _)) in all.iter().enumerate() {
        name.keys().for_each(|key| by_key.entry(key).or_default().push(at));
    }
    let blocks = by_key.into_values();
    blocks
        .flat_map(|block| {
            (1..block.len())
                .flat_map(|b| block[..b].iter().map(|&a| (a, block[b])).collect::<Vec<_>>())
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The words by which one that is no person is found: its name; of a description, with its state.
fn title(profile: &Profile) -> Option<String> {
    let name = onrecord_core::entity::without_company_form(&profile.name);
    let words = || usual(name).iter().map(|word| spelling(word)).collect::<Vec<_>>().join(" ");
    let name = match (profile.family(), &profile.state, profile.named) {
        (Family::State, Some(region), _) => format!("{} ({region})", words()),
        (Family::Body, Some(state), _) if profile.of_state => described(&words(), state),
        (Family::Body, _, false) => return None,
        _ => words(),
    };
    (!name.is_empty()).then_some(name)
}

/// The words by which a body would be found if it were of the only state that its document names.
fn of_only_state(profile: &Profile) -> Option<String> {
    let state =
        profile.state.as_ref().filter(|_| profile.family() == Family::Body && profile.named && !profile.of_state)?;
    Some(described(&title(profile)?, state))
}

/// A description without the words of its state, which stands before it: `sarovia: foreign ministry`.
fn described(words: &str, state: &str) -> String {
    let root = root(state);
    let rest = words.split(' ').filter(|word| !word.starts_with(&root) && *word != "s");
    format!("{root}: {}", rest.collect::<Vec<_>>().join(" "))
}

/// Whether a name is one word that English has often, so that many have it.
fn is_common(name: &str) -> bool {
    !name.contains(' ') && weight_of_word(name) < RARE
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::office::Office;
    use super::*;

    fn person(document: &str, name: &str, published: &str) -> Profile {
        let day = published.parse().expect("a day");
        Profile { published: Some((day, day)), ..Profile::of_person(document, name) }
    }

    fn with_office(mut profile: Profile, noun: &str, words: &str, state: Option<&str>) -> Profile {
        profile.offices.push(Office {
            noun: noun.to_owned(),
            words: words.split_whitespace().map(str::to_owned).collect(),
            state: state.map(str::to_owned),
            former: false,
            text: format!("{words} {noun}"),
        });
        profile
    }

    fn described(document: &str, name: &str, published: &str) -> Profile {
        Profile { named: false, aliases: BTreeMap::new(), ..person(document, name, published) }
    }

    fn world() -> Vec<Profile> {
        vec![
            with_office(person("d1", "Irena Dovash", "2020-01-05"), "president", "", Some("Sarovia")),
            person("d2", "Dovash", "2020-01-09"),
            person("d3", "Iréna Dovaš", "2020-02-01"),
            with_office(described("d4", "Sarovia's president", "2020-01-20"), "president", "", Some("Sarovia")),
            with_office(person("d5", "Marek Lind", "2020-01-05"), "mayor", "aurel", None),
            with_office(person("d6", "Marek Lind", "2020-01-06"), "chemist", "tarn university", None),
            with_office(person("d7", "Marek Lind", "2020-01-07"), "mayor", "port aurel", None),
        ]
    }

    /// Who is who as lines: name and entities.
    fn told(profiles: &[Profile], rulings: &[Ruling]) -> Vec<String> {
        let members = |identity: &Identity| {
            let mut documents: Vec<&str> = identity.members.iter().map(|&n| profiles[n].document.as_str()).collect();
            documents.sort_unstable();
            documents.join(" ")
        };
        identities(profiles, rulings).iter().map(|i| format!("{} {}: {}", i.id, i.name, members(i))).collect()
    }

    fn groups(profiles: &[Profile], rulings: &[Ruling]) -> Vec<String> {
        let mut out: Vec<String> =
            told(profiles, rulings).iter().map(|line| line.split(": ").nth(1).expect("members").to_owned()).collect();
        out.sort();
        out
    }

    #[test]
    fn names_spellings_and_offices_lead_to_one_and_two_of_a_name_stay_two() {
        assert_eq!(groups(&world(), &[]), ["d1 d2 d3 d4", "d5 d7", "d6"]);
    }

    #[test]
    fn every_join_has_its_reason() {
        let profiles = world();
        for identity in identities(&profiles, &[]) {
            assert_eq!(identity.joins.len(), identity.members.len() - 1, "{identity:?}");
            assert!(identity.joins.iter().all(|join| !join.words.is_empty()));
        }
    }

    #[test]
    fn reviews_outrank_the_program() {
        let merge = Ruling::Same("Marek Lind".into(), "Irena Dovash".into());
        assert_eq!(groups(&world(), &[merge]), ["d1 d2 d3 d4 d5 d6 d7"]);
        let split = Ruling::Apart("Dovash".into(), ["d2".to_owned()].into());
        assert_eq!(groups(&world(), &[split]), ["d1 d3 d4", "d2", "d5 d7", "d6"]);
    }

    proptest! {
        #[test]
        fn the_order_of_documents_changes_nothing(shuffled in Just(world()).prop_shuffle()) {
            prop_assert_eq!(told(&shuffled, &[]), told(&world(), &[]));
        }
    }
}
