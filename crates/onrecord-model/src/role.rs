//! The tags of the role head, and the segments they spell.

use std::ops::Range;

/// What a stretch of words does in an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Who says it.
    Source,
    /// The words that attribute.
    Cue,
    /// What is said.
    Content,
}

/// Number of role tags: outside, and beginning and inside of each role.
pub const ROLE_TAGS: usize = 7;

/// The names of the role tags, as the weights must list them.
pub const ROLE_NAMES: [&str; ROLE_TAGS] = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"];

/// The tags of a cue's words, its beginning and its inside.
pub const CUE_TAGS: Range<usize> = 3..5;

/// A run of words with one role.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// What it does.
    pub role: Role,
    /// Its words, by their place in the window or passage.
    pub words: Range<usize>,
    /// Mean probability of its tags.
    pub score: f32,
}

/// Reads the segments off a tag path and the probabilities of its tags. An inside tag that continues nothing begins
/// a segment.
pub fn segments(path: &[u8], probabilities: &[f32]) -> Vec<Segment> {
    let mut out: Vec<Segment> = Vec::new();
    for (word, &tag) in path.iter().enumerate() {
        let role = match tag {
            1 | 2 => Role::Source,
            3 | 4 => Role::Cue,
            5 | 6 => Role::Content,
            _ => continue,
        };
        match out.last_mut() {
            Some(last) if tag % 2 == 0 && last.role == role && last.words.end == word => last.words.end = word + 1,
            _ => out.push(Segment { role, words: word..word + 1, score: 0.0 }),
        }
    }
    for segment in &mut out {
        let sum: f32 = probabilities[segment.words.clone()].iter().sum();
        segment.score = sum / segment.words.len() as f32;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_part_segments() {
        let path = [1, 2, 3, 5, 6, 5, 0, 6];
        let found: Vec<(Role, Range<usize>)> =
            segments(&path, &[1.0; 8]).into_iter().map(|s| (s.role, s.words)).collect();
        let expected = [
            (Role::Source, 0..2),
            (Role::Cue, 2..3),
            (Role::Content, 3..5),
            (Role::Content, 5..6),
            (Role::Content, 7..8),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_score_is_the_mean_of_its_tags() {
        assert_eq!(segments(&[1, 2], &[0.5, 1.0])[0].score, 0.75);
    }
}
