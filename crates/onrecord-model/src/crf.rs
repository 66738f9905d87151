//! A linear-chain conditional random field over role tags (Lafferty et al. 2001).
//!
//! Takes one row of emission scores a word; gives the best tag path (Viterbi) and, for each of its tags, the
//! probability given all the words (forward-backward). Sums run in one fixed order and `exp` is our own, so that
//! every machine agrees to the last bit.

use crate::arithmetic::{exp, mean};
use crate::error::ModelError;
use crate::role::{CUE_TAGS, ROLE_TAGS};
use crate::weights::MemberWeights;

const N: usize = ROLE_TAGS;

/// Transition scores.
pub struct Crf {
    /// Score of beginning with a tag.
    pub start: [f32; N],
    /// Score of going from a tag to the next.
    pub steps: [[f32; N]; N],
}

/// The best path and how sure each of its tags is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// One tag a word.
    pub tags: Vec<u8>,
    /// Probability of each of those tags, from 0 to 1.
    pub probabilities: Vec<f32>,
    /// Probability that each word is part of a cue, from 0 to 1, whatever its tag.
    pub cues: Vec<f32>,
}

impl Crf {
    /// Reads the weights `HEAD.start` and `.steps`: the mean over all members.
    ///
    /// # Errors
    /// When a tensor is missing or misshapen.
    pub fn new(members: &[MemberWeights], head: &str) -> Result<Crf, ModelError> {
        let read = |part: &str, shape: &[usize]| {
            let tensors = members.iter().map(|weights| weights.f32_shaped(&format!("{head}.{part}"), shape));
            Ok::<Vec<f32>, ModelError>(mean(tensors.collect::<Result<Vec<_>, _>>()?.into_iter()))
        };
        let start = read("start", &[N])?;
        let steps = read("steps", &[N, N])?;
        let (rows, _) = steps.as_chunks::<N>();
        Ok(Crf { start: std::array::from_fn(|t| start[t]), steps: std::array::from_fn(|b| rows[b]) })
    }

    /// Reads one window: `emissions` holds a row of scores for each word.
    pub fn read(&self, emissions: &[[f32; N]]) -> Path {
        if emissions.is_empty() {
            return Path::default();
        }
        let tags = self.best(emissions);
        let (probabilities, cues) = self.probabilities(emissions, &tags);
        Path { tags, probabilities, cues }
    }

    fn best(&self, emissions: &[[f32; N]]) -> Vec<u8> {
        let mut total = [0.0; N];
        for t in 0..N {
            total[t] = self.start[t] + emissions[0][t];
        }
        let mut back = Vec::with_capacity(emissions.len());
        for emission in &emissions[1..] {
            // Tag by tag in the inner loops, which the compiler then does at once.
            let mut following = [f32::NEG_INFINITY; N];
            let mut origins = [0u32; N];
            for (before, &so_far) in total.iter().enumerate() {
                for t in 0..N {
                    let score = so_far + self.steps[before][t];
                    let better = score > following[t];
                    following[t] = if better { score } else { following[t] };
                    origins[t] = if better { before as u32 } else { origins[t] };
                }
            }
            for t in 0..N {
                following[t] += emission[t];
            }
            total = following;
            back.push(origins);
        }
        let mut tag = first_of_largest(&total) as u32;
        let mut path = vec![tag as u8];
        for origins in back.iter().rev() {
            tag = origins[tag as usize];
            path.push(tag as u8);
        }
        path.reverse();
        path
    }

    /// Of each word, the probability of its tag on the path and that of being part of a cue. Forward-backward in
    /// probabilities, scaled at every word so that nothing underflows.
    fn probabilities(&self, emissions: &[[f32; N]], path: &[u8]) -> (Vec<f32>, Vec<f32>) {
        let steps = square(|before, tag| exp(self.steps[before][tag]));
        let back = square(|tag, before| exp(self.steps[before][tag]));
        let weights: Vec<[f32; WIDE]> = emissions.iter().map(exponentials).collect();
        let mut forward = Vec::with_capacity(weights.len());
        let mut alpha = [0.0; WIDE];
        for t in 0..N {
            alpha[t] = exp(self.start[t]) * weights[0][t];
        }
        scale(&mut alpha);
        forward.push(alpha);
        for weight in &weights[1..] {
            let mut next = combine(&alpha, &steps);
            for t in 0..WIDE {
                next[t] *= weight[t];
            }
            scale(&mut next);
            alpha = next;
            forward.push(alpha);
        }
        let mut beta = [1.0; WIDE];
        let (mut of_path, mut of_cue) = (vec![0.0; path.len()], vec![0.0; path.len()]);
        for word in (0..path.len()).rev() {
            let mut both = std::array::from_fn(|t| forward[word][t] * beta[t]);
            scale(&mut both);
            of_path[word] = both[path[word] as usize];
            of_cue[word] = both[CUE_TAGS].iter().sum();
            let after = std::array::from_fn(|t| weights[word][t] * beta[t]);
            let mut before = combine(&after, &back);
            scale(&mut before);
            beta = before;
        }
        (of_path, of_cue)
    }
}

/// Tags with one more that never is, so that a row fills the registers of any processor.
const WIDE: usize = 8;

fn square(element: impl Fn(usize, usize) -> f32) -> [[f32; WIDE]; N] {
    std::array::from_fn(|row| std::array::from_fn(|column| if column < N { element(row, column) } else { 0.0 }))
}

/// The sum of the rows, each times its value.
fn combine(values: &[f32; WIDE], rows: &[[f32; WIDE]; N]) -> [f32; WIDE] {
    let mut out = [0.0; WIDE];
    for (&value, row) in values.iter().zip(rows) {
        for t in 0..WIDE {
            out[t] += value * row[t];
        }
    }
    out
}

/// `e^(score - largest)` for each score.
fn exponentials(row: &[f32; N]) -> [f32; WIDE] {
    let top = row[first_of_largest(row)];
    std::array::from_fn(|t| if t < N { exp(row[t] - top) } else { 0.0 })
}

/// Makes the sum 1. Barred transitions may leave all at nothing; then every tag is as likely.
fn scale(values: &mut [f32; WIDE]) {
    let sum: f32 = values[..N].iter().sum();
    if sum > 0.0 {
        let share = 1.0 / sum;
        values.iter_mut().for_each(|value| *value *= share);
    } else {
        *values = std::array::from_fn(|tag| if tag < N { 1.0 / N as f32 } else { 0.0 });
    }
}

/// Index of the largest value, the first of several.
pub(crate) fn first_of_largest(values: &[f32]) -> usize {
    let mut best = 0;
    for (index, &value) in values.iter().enumerate() {
        if value > values[best] {
            best = index;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crf() -> Crf {
        let mut steps = [[0.0; N]; N];
        for (before, row) in steps.iter_mut().enumerate() {
            for inside in [2, 4, 6] {
                if before != inside && before != inside - 1 {
                    row[inside] = -1e4;
                }
            }
        }
        Crf { start: [0.0, 0.0, -1e4, 0.0, -1e4, 0.0, -1e4], steps }
    }

    fn row(tag: usize, score: f32) -> [f32; N] {
        let mut row = [0.0; N];
        row[tag] = score;
        row
    }

    #[test]
    fn an_inside_tag_needs_its_beginning() {
        let path = crf().read(&[row(2, 3.0), row(2, 3.0), row(4, 1.0)]);
        assert_eq!(path.tags[..2], [1, 2]);
        assert_ne!(path.tags[2], 4);
    }

    #[test]
    fn probabilities_are_those_of_summing_over_all_paths() {
        let crf = crf();
        let emissions = [row(1, 1.0), row(2, 0.5), row(3, 2.0)];
        let path = crf.read(&emissions);
        let (mut all, mut with, mut cue) = (0.0f64, [0.0f64; 3], [0.0f64; 3]);
        for code in 0..N.pow(3) {
            let tags = [code % N, code / N % N, code / N / N];
            let mut score = crf.start[tags[0]] + emissions[0][tags[0]];
            for w in 1..3 {
                score += crf.steps[tags[w - 1]][tags[w]] + emissions[w][tags[w]];
            }
            let weight = f64::from(score).exp();
            all += weight;
            for ((sum, tag), best) in with.iter_mut().zip(tags).zip(&path.tags) {
                *sum += if tag == usize::from(*best) { weight } else { 0.0 };
            }
            for (sum, tag) in cue.iter_mut().zip(tags) {
                *sum += if CUE_TAGS.contains(&tag) { weight } else { 0.0 };
            }
        }
        for (p, sum) in path.probabilities.iter().zip(with).chain(path.cues.iter().zip(cue)) {
            assert!((f64::from(*p) - sum / all).abs() < 1e-5);
        }
    }

    #[test]
    fn long_windows_do_not_underflow() {
        let path = crf().read(&vec![row(0, -40.0); 500]);
        assert!(path.probabilities.iter().all(|p| p.is_finite() && *p > 0.0));
    }
}
