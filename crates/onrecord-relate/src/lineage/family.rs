//! Who comes from whom among the documents of one group.
//!
//! Takes the documents in the order of their days and the pairs among them that are of one lineage. A document descends
//! from the one that is shown to have come before it: best one that it credits, else the one it holds most of. Nothing is
//! said of a document for which nothing tells.

use super::{Compared, Prepared, Reason, Relation, Which};

/// Where a document comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Descent {
    /// The number of the other document.
    pub of: usize,
    /// How the two are related.
    pub relation: Relation,
    /// Why the other came first; empty where nothing tells, so that they are related and no more.
    pub reasons: Vec<Reason>,
}

/// For each document, where it comes from; or, where that is not known, to which it is closest. `None` for those from
/// which others come.
pub fn family(documents: &[Prepared], pairs: &[(usize, usize)]) -> Vec<Option<Descent>> {
    let compared: Vec<(usize, usize, Compared)> = pairs
        .iter()
        .map(|&(a, b)| (a.min(b), a.max(b)))
        .map(|(a, b)| (a, b, Compared::of(&documents[a], &documents[b])))
        .collect();
    let mut best: Vec<Option<(Rank, Descent)>> = vec![None; documents.len()];
    for (first, second, compared) in &compared {
        let Some(relation) = compared.relation.filter(|r| r.is_lineage()) else { continue };
        let Some(direction) = &compared.direction else { continue };
        let (child, of) = match direction.original {
            Which::First => (*second, *first),
            Which::Second => (*first, *second),
        };
        let descent = Descent { of, relation, reasons: direction.reasons.clone() };
        offer(&mut best[child], Rank::of(compared, Some(direction.reasons[0]), of), descent);
    }
    let mut out: Vec<Option<Descent>> = best.into_iter().map(|found| found.map(|(_, descent)| descent)).collect();
    break_circles(&mut out);
    leave_none_alone(&mut out, &compared);
    out
}

/// What makes a parent better: a credit, how much is told, how much was kept, and being early.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
struct Rank(bool, f32, f32, std::cmp::Reverse<usize>);

impl Rank {
    fn of(compared: &Compared, reason: Option<Reason>, of: usize) -> Rank {
        let likeness = &compared.likeness;
        let sum = |sides: super::likeness::Sides| sides.first + sides.second;
        Rank(reason == Some(Reason::Credit), sum(likeness.told), sum(likeness.kept), std::cmp::Reverse(of))
    }
}

fn offer(best: &mut Option<(Rank, Descent)>, rank: Rank, descent: Descent) {
    if best.as_ref().is_none_or(|(before, _)| rank > *before) {
        *best = Some((rank, descent));
    }
}

/// Nobody descends from themselves: where reasons go in a circle, the earliest document has no parent.
fn break_circles(descents: &mut [Option<Descent>]) {
    for start in 0..descents.len() {
        let mut at = start;
        for _ in 0..=descents.len() {
            match &descents[at] {
                Some(descent) if descent.of == start => {
                    descents[start] = None;
                    break;
                }
                Some(descent) => at = descent.of,
                None => break,
            }
        }
    }
}

/// Documents with neither parent nor child are shown beside the one they are closest to.
fn leave_none_alone(descents: &mut [Option<Descent>], compared: &[(usize, usize, Compared)]) {
    let has_child = |descents: &[Option<Descent>], at: usize| descents.iter().flatten().any(|d| d.of == at);
    for child in 1..descents.len() {
        if descents[child].is_some() || has_child(descents, child) {
            continue;
        }
        let mut best = None;
        for (first, second, compared) in compared {
            let of = if first == &child {
                *second
            } else if second == &child {
                *first
            } else {
                continue;
            };
            let Some(relation) = compared.relation.filter(|r| r.is_lineage()) else { continue };
            offer(&mut best, Rank::of(compared, None, of), Descent { of, relation, reasons: Vec::new() });
        }
        descents[child] = best.map(|(_, descent)| descent);
    }
    break_circles(descents);
}
