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
    origin: Linear,
    target: Linear,
    nothing: Linear,
    distance: Vec<f32>,
    scale: f32,
}

impl Pointer {
    /// Reads the weights `heads.NAME.*` of all members.
    ///
    /// # Errors
    /// When a tensor is missing or misshapen.
    pub fn new(members: &[MemberWeights], name: &str) -> Result<Pointer, ModelError> {
        let members = members.iter().map(|weights| Member::new(weights, name));
        Ok(Pointer { members: members.collect::<Result<_, _>>()? })
    }

    /// For each origin, a row of probabilities: one for each target, then one for nothing. `hidden` holds, for each
    /// member, a vector a word; origins and targets are words of it.
    ///
    /// Members are averaged before scores become probabilities, which is to average their log-probabilities.
    pub fn probabilities(&self, hidden: &[&[f32]], origins: &[usize], targets: &[usize]) -> Vec<Vec<f32>> {
        let scores = self.members.iter().zip(hidden).map(|(member, hidden)| member.scores(hidden, origins, targets));
        let mut rows = mean(scores);
        for row in rows.chunks_exact_mut(targets.len() + 1) {
            let sum = exponentials(row);
            row.iter_mut().for_each(|score| *score /= sum);
        }
        rows.chunks_exact(targets.len() + 1).map(<[f32]>::to_vec).collect()
    }
}

impl Member {
    fn new(weights: &MemberWeights, name: &str) -> Result<Member, ModelError> {
        let linear = |part: &str, outputs: Option<usize>| {
            let base = format!("heads.{name}.{part}");
            let bias = weights.f32(&format!("{base}.bias"))?.values;
            let outputs = outputs.unwrap_or(bias.len());
            let weight = weights.f32_shaped(&format!("{base}.weight"), &[outputs, weights.config().hidden])?;
            Ok::<Linear, ModelError>(Linear::new(&weight, &bias))
        };
        let origin = linear("origin", None)?;
        let width = origin.outputs();
        Ok(Member {
            target: linear("target", Some(width))?,
            nothing: linear("nothing", Some(1))?,
            distance: weights.f32_shaped(&format!("heads.{name}.distance"), &[1 + 2 * DISTANCES.len()])?,
            scale: 1.0 / (width as f32).sqrt(),
            origin,
        })
    }

    /// For each origin, the scores of all targets, then that of nothing.
    fn scores(&self, hidden: &[f32], origins: &[usize], targets: &[usize]) -> Vec<f32> {
        let width = self.origin.inputs();
        let gather = |words: &[usize]| -> Vec<f32> {
            words.iter().flat_map(|&w| &hidden[w * width..(w + 1) * width]).copied().collect()
        };
        let (mut queries, mut keys, mut nothing) = (Vec::new(), Vec::new(), Vec::new());
        let rows = gather(origins);
        self.origin.apply(&rows, &mut queries);
        self.nothing.apply(&rows, &mut nothing);
        self.target.apply(&gather(targets), &mut keys);
        let size = self.origin.outputs();
        let mut out = Vec::with_capacity(origins.len() * (targets.len() + 1));
        for (place, &origin) in origins.iter().enumerate() {
            let query = &queries[place * size..(place + 1) * size];
            out.extend(
                targets
                    .iter()
                    .zip(keys.chunks_exact(size))
                    .map(|(&target, key)| dot(query, key) * self.scale + self.distance[bucket(origin, target)]),
            );
            out.push(nothing[place]);
        }
        out
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
