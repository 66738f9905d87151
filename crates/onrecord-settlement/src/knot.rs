//! The knot: are there terms acceptable to all, and if not, what ties it and what would untie it.

use std::collections::BTreeMap;

use crate::model::{Model, Strength, Terms};
use crate::solver::GoOn;
use crate::subsets::subsets;
use crate::terms::acceptable;

/// What the hard constraints of all parties come to.
#[derive(Clone, Debug, PartialEq)]
pub enum Knot {
    /// There are terms that meet them all.
    Open(Open),
    /// There are none.
    Tied(Tied),
    /// It was stopped before either was known.
    Unknown,
}

/// Terms that meet every hard constraint.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// The first of them, in the order of the file's options.
    pub terms: Vec<Terms>,
    /// Whether there are no others.
    pub all: bool,
    /// Those that meet the wishes best: no actor's wishes can be met better without another's being met worse. By the
    /// weight met, the greatest first.
    pub best: Vec<Best>,
    /// Whether these are all the best, each up to other terms that meet the same wishes.
    pub all_best: bool,
}

/// Terms, and the wishes that they meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Best {
    /// The terms; the first of those that meet the same wishes.
    pub terms: Terms,
    /// Places of the wishes met.
    pub met: Vec<usize>,
    /// The weight of the wishes met, for every actor that has any.
    pub weights: BTreeMap<String, u64>,
}

/// Why no terms meet every hard constraint, and what would have to give.
#[derive(Clone, Debug, PartialEq)]
pub struct Tied {
    /// Every minimal conflict: constraints that cannot all hold, each of which can be given up to mend that. The smallest
    /// first.
    pub conflicts: Vec<Vec<usize>>,
    /// Every minimal way out, the least concession first.
    pub ways_out: Vec<WayOut>,
    /// Whether these are all; if not, the search was stopped and there may be lesser ones.
    pub complete: bool,
}

/// Constraints without which the others can be met, none of them in vain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayOut {
    /// Their places.
    pub given_up: Vec<usize>,
    /// Their weights together.
    pub weight: u64,
    /// How much weight each actor gives up.
    pub by_actor: BTreeMap<String, u64>,
    /// The first terms that meet all the others.
    pub terms: Terms,
}

/// What counts as the least concession.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Least {
    /// The fewest constraints given up.
    #[default]
    Number,
    /// The least weight given up.
    Weight,
    /// The least weight given up by whoever gives up most.
    Actor,
}

/// Solves a model. Gives at most `most` terms, and orders ways out by `least`.
pub fn knot(model: &Model, most: usize, least: Least, go_on: GoOn<'_>) -> Knot {
    let hard = model.of(Strength::Hard);
    let found = acceptable(model, &hard, most, go_on);
    if !found.terms.is_empty() {
        let (best, all_best) = best(model, &hard, go_on);
        return Knot::Open(Open { terms: found.terms, all: found.all, best, all_best });
    }
    if !found.all && most > 0 {
        return Knot::Unknown;
    }
    let sets = subsets(model, &[], &hard, go_on);
    let mut conflicts = sets.conflicts;
    conflicts.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    let mut ways_out: Vec<WayOut> =
        sets.maximal.iter().map(|(held, terms)| way_out(model, &hard, held, terms, go_on)).collect();
    ways_out.sort_by(|a, b| a.cost(least).cmp(&b.cost(least)).then_with(|| a.given_up.cmp(&b.given_up)));
    Knot::Tied(Tied { conflicts, ways_out, complete: sets.complete })
}

fn way_out(model: &Model, hard: &[usize], held: &[usize], terms: &Terms, go_on: GoOn<'_>) -> WayOut {
    let given_up: Vec<usize> = hard.iter().copied().filter(|c| held.binary_search(c).is_err()).collect();
    let by_actor = weights(model, &given_up);
    let weight = by_actor.values().sum();
    // Which of the terms the search came upon depends on the solver; the first of them does not.
    let first = acceptable(model, held, 1, go_on).terms.pop();
    WayOut { given_up, weight, by_actor, terms: first.unwrap_or_else(|| terms.clone()) }
}

/// The weights of some constraints, by actor.
fn weights(model: &Model, constraints: &[usize]) -> BTreeMap<String, u64> {
    let mut out = BTreeMap::new();
    for &c in constraints {
        let constraint = &model.constraints[c];
        *out.entry(constraint.actor.clone()).or_insert(0) += u64::from(constraint.weight);
    }
    out
}

impl WayOut {
    fn cost(&self, least: Least) -> (u64, u64, u64) {
        let (number, most) = (self.given_up.len() as u64, self.by_actor.values().max().copied().unwrap_or(0));
        match least {
            Least::Number => (number, self.weight, most),
            Least::Weight => (self.weight, number, most),
            Least::Actor => (most, self.weight, number),
        }
    }
}

/// The terms that meet the wishes best: of the maximal sets of wishes, those that no other is better than for one actor
/// and as good for all.
fn best(model: &Model, hard: &[usize], go_on: GoOn<'_>) -> (Vec<Best>, bool) {
    let wishes = model.of(Strength::Soft);
    if wishes.is_empty() {
        return (Vec::new(), true);
    }
    let sets = subsets(model, hard, &wishes, go_on);
    let actors = weights(model, &wishes);
    let weights_of = |met: &[usize]| -> BTreeMap<String, u64> {
        let met_by = weights(model, met);
        actors.keys().map(|a| (a.clone(), met_by.get(a).copied().unwrap_or(0))).collect()
    };
    let all: Vec<BTreeMap<String, u64>> = sets.maximal.iter().map(|(met, _)| weights_of(met)).collect();
    let worse = |one: &BTreeMap<String, u64>, other: &BTreeMap<String, u64>| {
        one.iter().all(|(actor, weight)| *weight <= other[actor]) && one != other
    };
    let unbeaten = sets.maximal.iter().zip(&all).filter(|(_, one)| !all.iter().any(|other| worse(one, other)));
    let best = unbeaten.map(|((met, terms), weights)| {
        let all: Vec<usize> = hard.iter().chain(met).copied().collect();
        let first = acceptable(model, &all, 1, go_on).terms.pop();
        Best { terms: first.unwrap_or_else(|| terms.clone()), met: met.clone(), weights: weights.clone() }
    });
    let mut best: Vec<Best> = best.collect();
    let total = |b: &Best| b.weights.values().sum::<u64>();
    best.sort_by(|a, b| total(b).cmp(&total(a)).then_with(|| a.met.cmp(&b.met)));
    (best, sets.complete)
}
