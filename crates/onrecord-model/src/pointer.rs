//! A pointer head: which of some words a word points to, or none of them.
//!
//! Takes hidden vectors of the words of one window; gives probabilities. A score is the scaled product of two
//! projections (biaffine attention without its linear terms, Dozat and Manning 2017) plus a weight for the distance
//! between the words; "nothing" competes with a score of its own.

use crate::Linear;
use crate::ModelError;
use crate::arithmetic::{dot, exponentials, mean};
use crate::weights::MemberWeights;

/// Lower edges of the distance buckets, in words; each counts once after and once before.
const DISTANCES: [usize; 8] = [1, 2, 3, 5, 9, 17, 33, 65];

/// A loaded pointer head: that of one member, or the mean of several.
pub struct Pointer {
    members: Vec<Member>,
}

struct Member {
    target: Linear,
    /// From a target's projection to what the target looks for: a vector's elements, and a constant.
    ///
    /// It is the origin's projection turned around, since a window has few targets and many words that point.
    wanted: Linear,
    nothing: Vec<f32>,
    nothing_bias: f32,
    distance: Vec<f32>,
    scale: f32,
}

/// A pointer head with the words it may point to.
pub struct Aim<'p> {
    targets: &'p [usize],
    /// Each member with a row a target of what that looks for.
    members: Vec<(&'p Member, Vec<f32>)>,
}

impl Pointer {
    /// Reads the weights `NAME.*` of all members.
    ///
    /// # Errors
    /// When a tensor is missing or misshapen.
    pub fn new(members: &[MemberWeights], name: &str) -> Result<Pointer, ModelError> {
        let members = members.iter().map(|weights| Member::new(weights, name));
        Ok(Pointer { members: members.collect::<Result<_, _>>()? })
    }

    /// Makes ready to point to some words of a window. `hidden` holds, for each member, a vector a word.
    pub fn aim<'p>(&'p self, hidden: &[&[f32]], targets: &'p [usize]) -> Aim<'p> {
        let members = self.members.iter().zip(hidden).map(|(member, hidden)| (member, member.aimed(hidden, targets)));
        Aim { targets, members: members.collect() }
    }
}

impl Aim<'_> {
    /// For each origin, a row of probabilities: one for each target, then one for nothing. `hidden` holds, for each
    /// member, a vector a word; origins are words of it.
    ///
    /// Members are averaged before scores become probabilities, which is to average their log-probabilities.
    pub fn probabilities(&self, hidden: &[&[f32]], origins: impl Iterator<Item = usize> + Clone) -> Vec<Vec<f32>> {
        let scores = self.members.iter().zip(hidden).map(|((member, wanted), hidden)| {
            origins.clone().flat_map(|origin| member.scores(hidden, origin, self.targets, wanted)).collect()
        });
        let mut rows = mean(scores);
        for row in rows.chunks_exact_mut(self.targets.len() + 1) {
            let sum = exponentials(row);
            row.iter_mut().for_each(|score| *score /= sum);
        }
        rows.chunks_exact(self.targets.len() + 1).map(<[f32]>::to_vec).collect()
    }
}

impl Member {
    fn new(weights: &MemberWeights, name: &str) -> Result<Member, ModelError> {
        let tensor = |part: &str, shape: &[usize]| weights.f32_shaped(&format!("{name}.{part}"), shape);
        let width = weights.f32(&format!("{name}.origin.bias"))?.values.len();
        let hidden = weights.config().hidden;
        let projection = |part: &str| {
            let weight = tensor(&format!("{part}.weight"), &[width, hidden])?;
            Ok::<_, ModelError>((weight, tensor(&format!("{part}.bias"), &[width])?))
        };
        let ((target, target_bias), (origin, origin_bias)) = (projection("target")?, projection("origin")?);
        let element = |input: usize| origin.iter().skip(input).step_by(hidden).copied();
        let wanted: Vec<f32> = (0..hidden).flat_map(element).chain(origin_bias).collect();
        Ok(Member {
            target: Linear::new(&target, &target_bias),
            wanted: Linear::new(&wanted, &vec![0.0; hidden + 1]),
            nothing: tensor("nothing.weight", &[1, hidden])?,
            nothing_bias: tensor("nothing.bias", &[1])?[0],
            distance: tensor("distance", &[1 + 2 * DISTANCES.len()])?,
            scale: 1.0 / (width as f32).sqrt(),
        })
    }

    /// What each target looks for, a row a target: the score of a word is its product with the row's elements and the
    /// constant at their end, scaled.
    fn aimed(&self, hidden: &[f32], targets: &[usize]) -> Vec<f32> {
        let rows: Vec<f32> = targets.iter().flat_map(|&t| self.vector(hidden, t)).copied().collect();
        let (mut projected, mut wanted) = (Vec::new(), Vec::new());
        self.target.apply(&rows, &mut projected);
        self.wanted.apply(&projected, &mut wanted);
        wanted
    }

    /// The scores of all targets for one origin, then that of nothing.
    fn scores(&self, hidden: &[f32], origin: usize, targets: &[usize], wanted: &[f32]) -> Vec<f32> {
        let word = self.vector(hidden, origin);
        let score = |(&target, wanted): (&usize, &[f32])| {
            let (constant, wanted) = wanted.split_last().expect("a constant");
            (dot(word, wanted) + constant) * self.scale + self.distance[bucket(origin, target)]
        };
        let mut scores: Vec<f32> = targets.iter().zip(wanted.chunks_exact(self.wanted.outputs())).map(score).collect();
        scores.push(dot(word, &self.nothing) + self.nothing_bias);
        scores
    }

    fn vector<'h>(&self, hidden: &'h [f32], word: usize) -> &'h [f32] {
        let width = self.target.inputs();
        &hidden[word * width..(word + 1) * width]
    }
}

/// 0 for the word itself, then 1 to 8 to the right and 9 to 16 to the left.
fn bucket(origin: usize, target: usize) -> usize {
    let edges = |distance: usize| DISTANCES.partition_point(|&edge| edge <= distance);
    if target < origin { DISTANCES.len() + edges(origin - target) } else { edges(target - origin) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_grow_with_the_distance() {
        let right: Vec<usize> = [5, 6, 7, 8, 9, 10, 14, 200].iter().map(|&t| bucket(5, t)).collect();
        assert_eq!(right, [0, 1, 2, 3, 3, 4, 5, 8]);
        assert_eq!([bucket(5, 4), bucket(100, 3)], [9, 16]);
    }
}
