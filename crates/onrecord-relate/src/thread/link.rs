//! Putting what is alike together, step by step, the most alike first.
//!
//! Two groups are as alike as the mean of two things: how alike their members are on average, and how alike the two members
//! are that are least so. The average alone lets a group grow into its neighbours link by link; the least alone lets one
//! odd member keep a group from growing (compare average and complete linkage in Manning, Raghavan and Schütze,
//! *Introduction to Information Retrieval*, chapter 17). No two groups are more alike than some two of their members, so
//! that what hangs together by no pair can be grouped apart.

use std::collections::BTreeMap;

/// What of `0..count` hangs together by any of the pairs; each part in order, by their first members.
pub(super) fn parts(count: usize, pairs: impl Iterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut heads: Vec<usize> = (0..count).collect();
    for (a, b) in pairs {
        let (a, b) = (head(&mut heads, a), head(&mut heads, b));
        heads[a.max(b)] = a.min(b);
    }
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..count {
        parts.entry(head(&mut heads, at)).or_default().push(at);
    }
    parts.into_values().collect()
}

fn head(heads: &mut [usize], mut at: usize) -> usize {
    while heads[at] != at {
        heads[at] = heads[heads[at]];
        at = heads[at];
    }
    at
}

/// The groups of some members, each in order, by their first members. Of groups that are equally alike those are put
/// together first whose first members come first.
pub(super) fn groups(members: &[usize], alike: impl Fn(usize, usize) -> f64, least: f64) -> Vec<Vec<usize>> {
    let mut table = Table::new(members, alike, least);
    while let Some((a, b)) = table.closest() {
        table.join(a, b);
    }
    let mut out: Vec<Vec<usize>> = table.groups.into_iter().filter(|group| !group.is_empty()).collect();
    out.iter_mut().for_each(|group| group.sort_unstable());
    out.sort();
    out
}

/// Between two groups: how alike all pairs of members are together, and the least of them.
#[derive(Clone, Copy)]
struct Between {
    sum: f64,
    least: f64,
}

/// All groups, those that were taken in by others being empty, with what lies between them.
struct Table {
    groups: Vec<Vec<usize>>,
    /// For each group, those before it.
    between: Vec<Vec<Between>>,
    /// For each group, the most alike of those before it, if it is alike enough.
    best: Vec<Option<(f64, usize)>>,
    least: f64,
}

impl Table {
    fn new(members: &[usize], alike: impl Fn(usize, usize) -> f64, least: f64) -> Table {
        let row = |at: usize| -> Vec<Between> {
            let alike = members[..at].iter().map(|&other| alike(other, members[at]));
            alike.map(|alike| Between { sum: alike, least: alike }).collect()
        };
        let between = (0..members.len()).map(row).collect();
        let groups = members.iter().map(|&member| vec![member]).collect();
        let mut table = Table { groups, between, best: vec![None; members.len()], least };
        (0..members.len()).for_each(|at| table.look(at));
        table
    }

    /// How alike two groups are, `a` before `b`.
    #[expect(clippy::cast_precision_loss, reason = "groups have fewer than 2^26 members")]
    fn alike(&self, a: usize, b: usize) -> f64 {
        let Between { sum, least } = self.between[b][a];
        (sum / (self.groups[a].len() * self.groups[b].len()) as f64 + least) / 2.0
    }

    /// Looks for the best of those before a group.
    fn look(&mut self, at: usize) {
        self.best[at] = None;
        for other in 0..at {
            if !self.groups[other].is_empty() {
                self.compare(other, at);
            }
        }
    }

    fn compare(&mut self, other: usize, at: usize) {
        let alike = self.alike(other, at);
        let better = |(most, nth): (f64, usize)| alike > most || (alike == most && other < nth);
        if alike >= self.least && self.best[at].is_none_or(better) {
            self.best[at] = Some((alike, other));
        }
    }

    fn closest(&self) -> Option<(usize, usize)> {
        let mut closest: Option<(f64, usize, usize)> = None;
        for (b, best) in self.best.iter().enumerate() {
            if let &Some((alike, a)) = best
                && closest.is_none_or(|(most, ..)| alike > most)
            {
                closest = Some((alike, a, b));
            }
        }
        closest.map(|(_, a, b)| (a, b))
    }

    /// Puts group `b` into `a`, which is before it.
    fn join(&mut self, a: usize, b: usize) {
        let moved = std::mem::take(&mut self.groups[b]);
        for other in (0..self.groups.len()).filter(|&other| other != a && !self.groups[other].is_empty()) {
            let from = self.between[other.max(b)][other.min(b)];
            let into = &mut self.between[other.max(a)][other.min(a)];
            *into = Between { sum: into.sum + from.sum, least: into.least.min(from.least) };
        }
        self.groups[a].extend(moved);
        self.best[b] = None;
        self.look(a);
        for other in (a + 1..self.groups.len()).filter(|&other| other != b) {
            match self.best[other] {
                _ if self.groups[other].is_empty() => {}
                Some((_, nearest)) if nearest == a || nearest == b => self.look(other),
                _ => self.compare(a, other),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(count: usize, least: f64, pairs: &[(usize, usize, f64)]) -> Vec<Vec<usize>> {
        let members: Vec<usize> = (0..count).collect();
        let alike = |a: usize, b: usize| pairs.iter().find(|&&(x, y, _)| (x, y) == (a, b)).map_or(0.0, |&(.., s)| s);
        groups(&members, alike, least)
    }

    #[test]
    fn a_chain_is_no_group() {
        let chain = [(0, 1, 0.5), (1, 2, 0.45), (2, 3, 0.5)];
        assert_eq!(grouped(4, 0.3, &chain), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn one_odd_pair_parts_no_group() {
        let pairs = [(0, 1, 0.5), (0, 2, 0.5), (1, 2, 0.1)];
        assert_eq!(grouped(3, 0.2, &pairs), [vec![0, 1, 2]]);
    }

    #[test]
    fn what_is_like_nothing_stays_alone() {
        assert_eq!(grouped(2, 0.2, &[]), [vec![0], vec![1]]);
    }

    #[test]
    fn parts_hang_together() {
        assert_eq!(parts(5, [(3, 1), (1, 4)].into_iter()), [vec![0], vec![1, 3, 4], vec![2]]);
    }
}
