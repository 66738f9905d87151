//! Disputes: what some tell and others deny, refute or put otherwise.
//!
//! Takes what is told with its relations; gives disputes, each with two sides: claims that cannot both hold, with their
//! words, days and independent origins, and the words on which the contradiction rests. No side is preferred. Where the
//! sides differ because they count their own and others', other days or other things, that is said; such
//! differences that are no contradiction are given apart ([`explained`]). A source that contradicts itself is a shift.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::claim::amount::Amount;
use crate::claim::proposition::is_like;
use crate::claim::question::Named;
use crate::claim::{Kind, Reason, Related, Relation, Told};
use crate::origin::{self, Origin};

/// Two sides that cannot both be right.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dispute {
    /// What it is over.
    pub kind: Over,
    /// Why the sides differ, where that explains it.
    pub scope: Option<Scope>,
    /// The words on which it rests, of the pair of tellings that shows it best.
    pub reasons: Vec<Reason>,
    /// How surely both are about the same, from 0 to 1.
    pub score: f64,
    /// What each side tells, the side first in order of document and place first.
    pub sides: [Side; 2],
}

/// One side of a dispute.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Side {
    /// Places of what it tells, the telling that shows the dispute best first.
    #[serde(skip)]
    pub members: Vec<usize>,
    /// Where it comes from.
    pub origins: Vec<Origin>,
}

/// What a dispute is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Over {
    /// Amounts of one thing.
    Figures,
    /// What authors tell on their own word and somebody denies.
    Events,
    /// What is said.
    Statements,
}

impl Over {
    /// The name in text and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Over::Figures => "figures",
            Over::Events => "events",
            Over::Statements => "statements",
        }
    }
}

/// Why accounts differ, where the difference explains itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// One side counts its own, the other somebody else's.
    Own,
    /// They are of different days.
    Days,
    /// They are of different things, such as killed and wounded.
    Things,
    /// One counts what is new or confirmed, the other all.
    Counting,
    /// They are of two owners.
    Whose,
    /// They are of two places.
    Place,
    /// One is a later count of what still grew.
    Update,
}

impl Scope {
    /// In words.
    pub fn as_str(self) -> &'static str {
        match self {
            Scope::Own => "one side speaks of its own",
            Scope::Days => "of different days",
            Scope::Things => "of different things",
            Scope::Counting => "one counts what is new or confirmed, the other all",
            Scope::Whose => "of different sides",
            Scope::Place => "of different places",
            Scope::Update => "a later count of what still grew",
        }
    }
}

/// The disputes, those with most independent origins first.
pub fn disputes(related: &Related) -> Vec<Dispute> {
    of_kind(related, |relation| relation.kind == Kind::Contradicting)
}

/// Differences in figures that are no contradiction, with the scope that explains each; without those between claims that
/// contradict each other elsewhere.
pub fn explained(related: &Related) -> Vec<Dispute> {
    let disputed: BTreeSet<[Vec<usize>; 2]> = disputes(related).iter().map(Dispute::claims).collect();
    let mut out = of_kind(related, |r| r.kind == Kind::Different && r.is_over_amounts());
    out.retain(|dispute| dispute.scope.is_some() && !disputed.contains(&dispute.claims()));
    out
}

impl Dispute {
    /// The tellings of both sides, in order.
    fn claims(&self) -> [Vec<usize>; 2] {
        let mut claims = self.sides.each_ref().map(|side| side.members.clone());
        claims.iter_mut().for_each(|claim| claim.sort_unstable());
        claims.sort();
        claims
    }
}

/// The tellings of two claims.
type Sides<'r> = (&'r [usize], &'r [usize]);

fn of_kind(related: &Related, wanted: impl Fn(&Relation) -> bool) -> Vec<Dispute> {
    let claims = related.claims();
    let mut claim_of: Vec<Vec<usize>> = (0..related.told.len()).map(|i| vec![i]).collect();
    for claim in &claims {
        claim.iter().for_each(|&member| claim_of[member].clone_from(claim));
    }
    let mut found: BTreeMap<Sides, Vec<(usize, usize)>> = BTreeMap::new();
    for (&(i, j), relation) in &related.pairs {
        let (one, two) = (&related.told[i], &related.told[j]);
        if wanted(relation) && is_between_two(one, two) {
            let (a, b) = (claim_of[i].as_slice(), claim_of[j].as_slice());
            let (sides, pair) = if a <= b { ((a, b), (i, j)) } else { ((b, a), (j, i)) };
            found.entry(sides).or_default().push(pair);
        }
    }
    let mut out: Vec<Dispute> = found.into_iter().map(|(sides, pairs)| dispute(related, sides, &pairs)).collect();
    out.sort_by(|a, b| {
        let weight = |d: &Dispute| d.sides.iter().map(|s| s.origins.len()).sum::<usize>();
        let first = |d: &Dispute| (d.sides[0].members[0], d.sides[1].members[0]);
        weight(b).cmp(&weight(a)).then_with(|| b.score.total_cmp(&a.score)).then_with(|| first(a).cmp(&first(b)))
    });
    without_parts(related, out)
}

/// Whether two tellings can be two sides: not of one source, and not the author's twice.
fn is_between_two(one: &Told, two: &Told) -> bool {
    let one_source = one.who.as_ref().zip(two.who.as_ref()).is_some_and(|(a, b)| is_like(a, b));
    let one_author = one.is_author() && two.is_author() && one.lineage == two.lineage;
    !one_source && !one_author
}

fn dispute(related: &Related, (a, b): Sides, pairs: &[(usize, usize)]) -> Dispute {
    let relation = |&&(i, j): &&(usize, usize)| related.relation(i, j).expect("a pair has a relation");
    let best = pairs.iter().max_by(|x, y| relation(x).score.total_cmp(&relation(y).score).then_with(|| y.cmp(x)));
    let &(i, j) = best.expect("a dispute has a pair");
    let relation = relation(&&(i, j));
    let side = |best: usize, claim: &[usize]| {
        let rest = claim.iter().copied().filter(|&m| m != best);
        Side { members: [best].into_iter().chain(rest).collect(), origins: origin::origins(&related.told, claim) }
    };
    let author = |claim: &[usize]| claim.iter().all(|&m| related.told[m].is_author());
    Dispute {
        kind: match () {
            () if relation.is_over_amounts() => Over::Figures,
            () if author(a) || author(b) => Over::Events,
            () => Over::Statements,
        },
        scope: scope(&related.told[i], &related.told[j], relation),
        // A relation has the lesser place first.
        reasons: relation.reasons.iter().cloned().map(|r| if i > j { r.swapped() } else { r }).collect(),
        score: relation.score,
        sides: [side(i, a), side(j, b)],
    }
}

fn scope(one: &Told, two: &Told, relation: &Relation) -> Option<Scope> {
    let by_reason = relation.reasons.iter().find_map(|reason| match reason {
        Reason::Days(..) | Reason::SaidApart(_) => Some(Scope::Days),
        Reason::Things(..) => Some(Scope::Things),
        Reason::Counting(..) => Some(Scope::Counting),
        Reason::Whose(..) => Some(Scope::Whose),
        Reason::Places(..) => Some(Scope::Place),
        Reason::Update(..) => Some(Scope::Update),
        Reason::Amounts(..) | Reason::Negation | Reason::Opposites(..) | Reason::Names(..) | Reason::Acts => None,
    });
    let amounts = [one, two].map(|told| told.proposition.amounts.iter());
    let over = |amount: &&Amount| relation.reasons.iter().any(|reason| reason.is_over(amount));
    let whose: Vec<&Named> =
        amounts.into_iter().flatten().filter(over).filter_map(|a| a.question.whose.as_ref()).collect();
    let speaks_of = |told: &Told, whose: &Named| {
        told.side.as_ref().is_some_and(|side| side.is_like(whose))
            || told.who.as_ref().is_some_and(|who| whose.keys.iter().any(|whose| speaks_of_own(who, whose)))
    };
    let own = |told: &Told| whose.iter().any(|whose| speaks_of(told, whose));
    by_reason.or_else(|| (relation.is_over_amounts() && own(one) != own(two)).then_some(Scope::Own))
}

/// Whether who speaks is, or belongs to, whose it is ("kelmar's army" of Kelmar's soldiers).
fn speaks_of_own(who: &str, whose: &str) -> bool {
    is_like(who, whose) || who.split([' ', '\'', '’']).next() == Some(whose)
}

/// Of disputes whose sides are parts of one another, the one that stands first.
fn without_parts(related: &Related, disputes: Vec<Dispute>) -> Vec<Dispute> {
    let told = |member: usize| &related.told[member];
    let overlaps = |a: usize, b: usize| a == b || told(a).is_within(told(b)) && told(a).sentence == told(b).sentence;
    let mut kept: Vec<Dispute> = Vec::new();
    let mut seen: BTreeSet<(usize, usize)> = BTreeSet::new();
    for dispute in disputes {
        let (one, two) = (dispute.sides[0].members[0], dispute.sides[1].members[0]);
        let again =
            seen.iter().any(|&(a, b)| overlaps(one, a) && overlaps(two, b) || overlaps(one, b) && overlaps(two, a));
        if !again {
            seen.insert((one, two));
            kept.push(dispute);
        }
    }
    kept
}
