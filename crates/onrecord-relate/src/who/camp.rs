//! Entities of one name sorted into camps: each camp is one person, body, state or place.
//!
//! Takes the profiles that share a name, those first that tell most of themselves. Each joins the camp with which it has most
//! in common of those that nothing speaks against, or opens one. The order is that of content, so that the order of reading
//! changes nothing.

use super::evidence::Evidence;
use super::join::{Join, Reason};

/// Profiles, by number, that are one.
#[derive(Clone, Debug)]
pub(super) struct Camp {
    pub(super) members: Vec<usize>,
    pub(super) evidence: Evidence,
    pub(super) joins: Vec<Join>,
}

impl Camp {
    /// Takes another in, for a reason.
    pub(super) fn take_in(&mut self, other: Camp, join: Join) {
        self.members.extend(other.members);
        self.evidence.add(&other.evidence);
        self.joins.extend(other.joins);
        self.joins.push(join);
    }
}

/// What names ask for before two who have them are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    /// Nothing that speaks against it.
    NoConflict,
    /// Something that speaks for it.
    Agreement,
    /// Something that speaks for it, and no long years between.
    AgreementInTime,
}

/// The camps of some profiles that share a name.
pub(super) fn camps(profiles: impl Iterator<Item = (usize, Evidence)>, asks: Asks, words: &str) -> Vec<Camp> {
    let mut camps: Vec<Camp> = Vec::new();
    for (number, evidence) in profiles {
        let mut best: Option<(usize, usize)> = None;
        for (at, camp) in camps.iter().enumerate().filter(|(_, camp)| !camp.evidence.conflicts(&evidence)) {
            let agreement = camp.evidence.agreement(&evidence);
            let in_time = asks != Asks::AgreementInTime || camp.evidence.is_of_the_time_of(&evidence);
            if (asks == Asks::NoConflict || agreement > 0) && in_time && best.is_none_or(|(most, _)| agreement > most) {
                best = Some((agreement, at));
            }
        }
        let camp = Camp { members: vec![number], evidence, joins: vec![] };
        match best {
            Some((_, at)) => {
                let join = Join { a: camps[at].members[0], b: number, reason: Reason::Name, words: words.to_owned() };
                camps[at].take_in(camp, join);
            }
            None => camps.push(camp),
        }
    }
    camps
}
