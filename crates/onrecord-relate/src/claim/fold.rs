//! Folding: all that is told, compared where that is worth it, and claims: what says the same, together.
//!
//! Takes what is told in any order; gives it in its own order with the relations of its pairs. A claim is grown along the
//! pairs that say the same, the surest first; two claims do not grow together where parts of them were found to contradict
//! each other or to differ for a reason. Leaves out where claims come from.

use std::collections::BTreeMap;

use super::figures;
use super::index;
use super::relation::{Kind, Relation};
use super::told::Told;

/// All that is told, with what its parts are to each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Related {
    /// By document and place.
    pub told: Vec<Told>,
    /// Relations of two of it by their places, the lesser first; pairs about different things are not there.
    pub pairs: BTreeMap<(usize, usize), Relation>,
}

impl Related {
    /// What these are to each other. The order in which they are given is forgotten.
    pub fn of(mut told: Vec<Told>) -> Related {
        told.sort_by(Told::order);
        let candidates = index::candidates(&told).into_iter();
        let mut pairs: BTreeMap<(usize, usize), Relation> =
            candidates.filter_map(|(i, j)| Some(((i, j), Relation::of(&told[i], &told[j])?))).collect();
        for (i, j) in figures::candidates(&told) {
            let known = pairs.get(&(i, j));
            if known.is_none_or(|relation| relation.kind == Kind::Different && !relation.is_over_amounts()) {
                let found = figures::relation(&told[i], &told[j]);
                let found = found.filter(|found| known.is_none() || found.kind == Kind::Different);
                pairs.extend(found.map(|relation| ((i, j), relation)));
            }
        }
        Related { told, pairs }
    }

    /// Claims of two parts and more, each as places in order; by their first part.
    pub fn claims(&self) -> Vec<Vec<usize>> {
        let mut same: Vec<(f64, usize, usize)> = Vec::new();
        for (&(i, j), relation) in self.pairs.iter().filter(|(_, r)| r.kind == Kind::Same) {
            same.push((relation.score, i, j));
        }
        same.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        let mut claim_of: Vec<usize> = (0..self.told.len()).collect();
        let mut members: Vec<Vec<usize>> = (0..self.told.len()).map(|i| vec![i]).collect();
        for (_, i, j) in same {
            let (one, two) = (claim_of[i], claim_of[j]);
            if one != two && !self.are_apart(&members[one], &members[two]) {
                let moved = std::mem::take(&mut members[two]);
                moved.iter().for_each(|&m| claim_of[m] = one);
                members[one].extend(moved);
            }
        }
        let mut claims: Vec<Vec<usize>> = members.into_iter().filter(|m| m.len() > 1).collect();
        claims.iter_mut().for_each(|claim| claim.sort_unstable());
        claims.sort();
        claims
    }

    /// The relation of two places.
    pub fn relation(&self, one: usize, two: usize) -> Option<&Relation> {
        self.pairs.get(&(one.min(two), one.max(two)))
    }

    /// Whether some of one and some of the other differ for a reason.
    fn are_apart(&self, one: &[usize], two: &[usize]) -> bool {
        let apart = |i, j| self.relation(i, j).is_some_and(|r| !r.reasons.is_empty());
        one.iter().any(|&i| two.iter().any(|&j| apart(i, j)))
    }
}
