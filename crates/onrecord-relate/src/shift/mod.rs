//! Shifts: the same source on the same question, later and otherwise.
//!
//! Takes what is told with its relations; gives pairs of an earlier and a later telling by one source with a name, on
//! different days: another figure, the opposite, more or less certainty, or a condition that was not there. Of several
//! earlier tellings, the latest counts. Leaves out sources without a name, since two may hide behind one word.

use serde::Serialize;

use crate::claim::proposition::is_like;
use crate::claim::{Kind, Reason, Related, Relation, Told};
use onrecord_core::label::Certainty;

/// A source that changed what it says.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shift {
    /// In what.
    pub kind: Change,
    /// Place of the earlier telling.
    #[serde(skip)]
    pub from: usize,
    /// Place of the later one.
    #[serde(skip)]
    pub to: usize,
    /// The words on which it rests.
    pub reasons: Vec<Reason>,
    /// How surely both are about the same, from 0 to 1.
    pub score: f64,
}

/// In what a source changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Says the opposite, or that it never said so.
    WalkBack,
    /// Gives another figure.
    Figure,
    /// Is surer.
    Hardened,
    /// Is less sure.
    Softened,
    /// Makes it depend on something.
    Condition,
}

impl Change {
    /// In words.
    pub fn as_str(self) -> &'static str {
        match self {
            Change::WalkBack => "walked back",
            Change::Figure => "another figure",
            Change::Hardened => "surer",
            Change::Softened => "less sure",
            Change::Condition => "with a condition",
        }
    }
}

/// The shifts, by the day of the later telling.
pub fn shifts(related: &Related) -> Vec<Shift> {
    let mut all: Vec<Shift> =
        related.pairs.iter().filter_map(|(&(i, j), relation)| shift(related, i, j, relation)).collect();
    let told = |place: usize| &related.told[place];
    // The latest of the earlier tellings first, then the surest.
    all.sort_by(|a, b| {
        let day = |s: &Shift| told(s.from).said.latest.clone();
        day(b).cmp(&day(a)).then_with(|| b.score.total_cmp(&a.score)).then_with(|| (a.from, a.to).cmp(&(b.from, b.to)))
    });
    let mut kept: Vec<Shift> = Vec::new();
    for shift in all {
        let one = |a: usize, b: usize| a == b || told(a).is_within(told(b));
        if !kept.iter().any(|k| one(k.to, shift.to)) {
            kept.push(shift);
        }
    }
    kept.sort_by(|a, b| {
        let day = |s: &Shift| told(s.to).said.earliest.clone();
        day(a).cmp(&day(b)).then_with(|| (a.to, a.from).cmp(&(b.to, b.from)))
    });
    kept
}

fn shift(related: &Related, i: usize, j: usize, relation: &Relation) -> Option<Shift> {
    let (one, two) = (&related.told[i], &related.told[j]);
    let (from, to) = if one.said.is_before(&two.said) { (i, j) } else { (j, i) };
    let (earlier, later) = (&related.told[from], &related.told[to]);
    let one_source = one.who.as_ref().zip(two.who.as_ref()).is_some_and(|(a, b)| is_like(a, b));
    if !one_source || !earlier.said.is_before(&later.said) {
        return None;
    }
    let kind = change(earlier, later, relation)?;
    Some(Shift {
        kind,
        from,
        to,
        reasons: relation.reasons.iter().cloned().map(|r| if from > to { r.swapped() } else { r }).collect(),
        score: relation.score,
    })
}

fn change(earlier: &Told, later: &Told, relation: &Relation) -> Option<Change> {
    let amounts = relation.is_over_amounts();
    let only_later = relation
        .reasons
        .iter()
        .all(|reason| matches!(reason, Reason::Amounts(..) | Reason::SaidApart(_) | Reason::Update(..)));
    match relation.kind {
        Kind::Contradicting if amounts => Some(Change::Figure),
        Kind::Contradicting => Some(Change::WalkBack),
        Kind::Different if amounts && only_later => Some(Change::Figure),
        Kind::Different => None,
        Kind::Same if later.condition.is_some() && earlier.condition.is_none() => Some(Change::Condition),
        Kind::Same => match sureness(later.certainty)? - sureness(earlier.certainty)? {
            0 => None,
            more if more > 0 => Some(Change::Hardened),
            _ => Some(Change::Softened),
        },
    }
}

fn sureness(certainty: Certainty) -> Option<i8> {
    match certainty {
        Certainty::Certain => Some(3),
        Certainty::Probable => Some(2),
        Certainty::Possible => Some(1),
        Certainty::Doubtful => Some(0),
        Certainty::Unspecified => None,
    }
}
