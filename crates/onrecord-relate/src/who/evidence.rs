//! What is known of one who may be somebody else's namesake: gathered from profiles, held against another's.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::fold::{plain, root};
use super::office::Office;
use super::profile::{Family, Profile, is_initials};

/// Somebody who is told to hold two offices within so many days holds both.
const ONE_OFFICE: i32 = 2 * 366;
/// After so many days a last name and an office alone are no proof: another may bear both.
const ONE_TIME: i32 = 8 * 366;
/// Within so many days whoever is called by a last name is the only one who bears it in full.
const ONE_STORY: i32 = 31;

/// Who leads a life of his own: what the profiles put together so far tell.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    days: Option<(Date, Date)>,
    offices: BTreeSet<Office>,
    born: Option<(i16, i16)>,
    died: Option<i16>,
    active: Option<i16>,
    beside: BTreeSet<String>,
    states: BTreeSet<String>,
    /// Of places: the part of a state in which they are said to lie.
    regions: BTreeSet<String>,
    /// Of persons: whether a text says that this is a human being.
    human: bool,
    /// Of bodies: their names that are no initials.
    full_names: BTreeSet<String>,
    /// Of bodies named by initials: what those stand for.
    spelt_out: BTreeSet<String>,
    /// What a review said: in which of the parts of a split name.
    apart: BTreeSet<usize>,
}

impl Evidence {
    /// What one profile tells. `apart` is the part of a name that a review split.
    pub(super) fn of(profile: &Profile, apart: Option<usize>) -> Evidence {
        let year = profile.published.map(|(first, _)| first.year());
        let holds = profile.offices.iter().any(|office| !office.former);
        let spelt = [&profile.name]
            .into_iter()
            .filter(|name| profile.named && !is_initials(name))
            .map(|name| plain(name).join(" "));
        Evidence {
            days: profile.published,
            offices: profile.offices.iter().cloned().collect(),
            born: profile.born,
            died: profile.died,
            active: year.filter(|_| profile.died.is_none() && (profile.speaks() || holds)),
            beside: profile.beside.clone(),
            states: profile.state.iter().filter(|_| profile.of_state).map(|state| root(state)).collect(),
            regions: profile.region.iter().map(|region| plain(region).join(" ")).collect(),
            human: profile.human,
            full_names: spelt.filter(|_| profile.family() == Family::Body).collect(),
            spelt_out: profile.spelt_out.iter().filter(|_| is_initials(&profile.name)).cloned().collect(),
            apart: apart.into_iter().collect(),
        }
    }

    /// Takes in what the other tells.
    pub(super) fn add(&mut self, other: &Evidence) {
        self.days = match (self.days, other.days) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (one, two) => one.or(two),
        };
        self.offices.extend(other.offices.iter().cloned());
        self.born = match (self.born, other.born) {
            (Some((a, b)), Some((c, d))) => Some((a.max(c), b.min(d))).filter(|(from, to)| from <= to),
            (one, two) => one.or(two),
        };
        self.died = self.died.max(other.died);
        self.active = self.active.max(other.active);
        self.beside.extend(other.beside.iter().cloned());
        self.states.extend(other.states.iter().cloned());
        self.regions.extend(other.regions.iter().cloned());
        self.human |= other.human;
        self.full_names.extend(other.full_names.iter().cloned());
        self.spelt_out.extend(other.spelt_out.iter().cloned());
        self.apart.extend(other.apart.iter().copied());
    }

    /// How much speaks for one being the other: offices that agree, names that stand beside both.
    pub(super) fn agreement(&self, other: &Evidence) -> usize {
        3 * usize::from(self.office_in_common(other)) + self.beside.intersection(&other.beside).take(3).count()
    }

    pub(super) fn office_in_common(&self, other: &Evidence) -> bool {
        self.offices.iter().any(|office| other.offices.iter().any(|o| office.agrees(o)))
    }

    /// Whether one cannot be the other. Persons: years that do not go together, or offices that do not and nothing
    /// else in common. Bodies and places: of two states or regions, or initials that stand for other words.
    pub(super) fn conflicts(&self, other: &Evidence) -> bool {
        let parted = !self.apart.is_empty() && !other.apart.is_empty() && self.apart != other.apart;
        let years = matches!((self.born, other.born), (Some((a, b)), Some((c, d))) if b < c || d < a);
        let dead = |one: &Evidence, two: &Evidence| {
            one.died.is_some_and(|died| two.died.is_none() && two.active.is_some_and(|year| year > died))
        };
        let apart =
            |one: &BTreeSet<String>, two: &BTreeSet<String>| !one.is_empty() && !two.is_empty() && one.is_disjoint(two);
        let states = apart(&self.states, &other.states) || apart(&self.regions, &other.regions);
        let names = self.stands_for_else(other) || other.stands_for_else(self);
        let at_once = self.days_from(other).is_none_or(|days| days <= ONE_OFFICE);
        let offices = at_once && self.says_what() && other.says_what() && self.agreement(other) == 0;
        parted || years || dead(self, other) || dead(other, self) || states || names || offices
    }

    /// Of bodies: their names that are no initials, plain.
    pub(super) fn full_names(&self) -> impl Iterator<Item = &String> {
        self.full_names.iter()
    }

    /// Of bodies named by initials: what those stand for, plain.
    pub(super) fn spelt_out(&self) -> impl Iterator<Item = &String> {
        self.spelt_out.iter()
    }

    /// Whether its initials stand for something else than the other's name or initials.
    fn stands_for_else(&self, other: &Evidence) -> bool {
        let all = || other.full_names.iter().chain(&other.spelt_out);
        !self.spelt_out.is_empty() && all().next().is_some() && !all().any(|name| self.spelt_out.contains(name))
    }

    /// Days between what the two are told of; none where one has no day.
    pub(super) fn days_from(&self, other: &Evidence) -> Option<i32> {
        let ((a, b), (c, d)) = (self.days?, other.days?);
        let (end, start) = if a <= c { (b, c) } else { (d, a) };
        end.until(start).ok().map(|span| span.get_days().max(0))
    }

    /// Whether one is of about this time, and the other of long before or after.
    pub(super) fn is_nearer(&self, one: &Evidence, other: &Evidence) -> bool {
        let days = self.days_from(one).zip(self.days_from(other));
        days.is_some_and(|(one, other)| one <= ONE_OFFICE && other > 2 * ONE_OFFICE)
    }

    /// Whether no long years lie between the two; also where a day is unknown.
    pub(super) fn is_of_the_time_of(&self, other: &Evidence) -> bool {
        self.days_from(other).is_none_or(|days| days <= ONE_TIME)
    }

    /// Whether both are told of within a month, and this one as a human being.
    pub(super) fn is_human_of_the_days_of(&self, other: &Evidence) -> bool {
        self.human && self.days_from(other).is_some_and(|days| days <= ONE_STORY)
    }

    /// Whether an office is told so closely that hardly anybody else has it.
    fn says_what(&self) -> bool {
        self.offices.iter().any(|office| !office.former && (office.state.is_some() || !office.words.is_empty()))
    }
}
