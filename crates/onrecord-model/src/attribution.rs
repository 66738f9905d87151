//! From the heads' scores to attributions: which source, cue and content belong together.
//!
//! Takes the scores of one window's words and gives roles and attributions of one level: the outermost, or those inside
//! their contents. Every cue makes one; it points to its source, and every content points to its cue. Contents without
//! a cue are kept as orphans, cues without a content are dropped: they attribute nothing. What the words mean is left
//! to others.

use std::ops::Range;

use crate::ModelError;
use crate::crf::{Crf, Path, first_of_largest};
use crate::pointer::{Aim, Pointer};
use crate::role::{ROLE_TAGS, Role, Segment, segments};
use crate::weights::MemberWeights;

/// Who said what, in words of the passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Who; several attributions may share a source.
    pub source: Option<Range<usize>>,
    /// The attributing words; none for an orphan content.
    pub cue: Option<Range<usize>>,
    /// What is said, in pieces; at least one.
    pub content: Vec<Range<usize>>,
    /// How sure each part is, from 0 to 1.
    pub scores: Scores,
}

impl Attribution {
    fn shifted(self, by: usize) -> Attribution {
        let shift = |words: Range<usize>| words.start + by..words.end + by;
        Attribution {
            source: self.source.map(shift),
            cue: self.cue.map(shift),
            content: self.content.into_iter().map(shift).collect(),
            scores: self.scores,
        }
    }
}

/// How sure the parts of an attribution are, from 0 to 1 each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scores {
    /// That the source is one, and that it is this one's; that there is none, where there is none.
    pub source: f32,
    /// That the cue is one.
    pub cue: f32,
    /// That the content is one, the least of its pieces.
    pub content: f32,
    /// That the content belongs to the cue, the least of its pieces.
    pub link: f32,
}

impl Scores {
    /// One number for the whole: the product of the parts.
    pub fn whole(&self) -> f32 {
        self.source * self.cue * self.content * self.link
    }
}

/// The heads that find attributions of one level.
pub struct Attributor {
    crf: Crf,
    /// From a content word to the first word of its cue.
    content_cue: Pointer,
    /// From the first word of a cue to the first word of its source.
    cue_source: Pointer,
}

impl Attributor {
    /// Reads the weights `BASE.roles.*`, `BASE.content_cue.*` and `BASE.cue_source.*` of all members.
    ///
    /// # Errors
    /// When a tensor is missing or misshapen.
    pub fn new(members: &[MemberWeights], base: &str) -> Result<Attributor, ModelError> {
        Ok(Attributor {
            crf: Crf::new(members, &format!("{base}.roles"))?,
            content_cue: Pointer::new(members, &format!("{base}.content_cue"))?,
            cue_source: Pointer::new(members, &format!("{base}.cue_source"))?,
        })
    }

    /// Reads one window, whose words follow `base` others of the passage. `emissions` holds a row of role scores a word,
    /// `hidden`, for each member, a vector a word. Attributions are in words of the passage.
    pub fn read(&self, emissions: &[[f32; ROLE_TAGS]], hidden: &[&[f32]], base: usize) -> (Path, Vec<Attribution>) {
        let path = self.crf.read(emissions);
        let found = self.join(&segments(&path.tags, &path.probabilities), hidden);
        (path, found.into_iter().map(|attribution| attribution.shifted(base)).collect())
    }

    /// Joins the segments of one window.
    fn join(&self, segments: &[Segment], hidden: &[&[f32]]) -> Vec<Attribution> {
        let of = |role| segments.iter().filter(|s| s.role == role).collect::<Vec<&Segment>>();
        let (sources, cues, contents) = (of(Role::Source), of(Role::Cue), of(Role::Content));
        let mut found: Vec<Attribution> = Vec::with_capacity(cues.len());
        let source_of = self.sources(hidden, &cues, &sources);
        for (cue, (source, score)) in cues.iter().zip(source_of) {
            found.push(Attribution {
                source,
                cue: Some(cue.words.clone()),
                content: Vec::new(),
                scores: Scores { source: score, cue: cue.score, content: 1.0, link: 1.0 },
            });
        }
        let starts: Vec<usize> = cues.iter().map(|c| c.words.start).collect();
        let aim = self.content_cue.aim(hidden, &starts);
        for content in contents {
            let (place, link) = cue_of(&aim, hidden, content, starts.len());
            match found.get_mut(place).filter(|_| place < cues.len()) {
                Some(attribution) => {
                    attribution.content.push(content.words.clone());
                    attribution.scores.content = attribution.scores.content.min(content.score);
                    attribution.scores.link = attribution.scores.link.min(link);
                }
                None => found.push(Attribution {
                    source: None,
                    cue: None,
                    content: vec![content.words.clone()],
                    scores: Scores { source: 1.0, cue: 1.0, content: content.score, link },
                }),
            }
        }
        found.retain(|a| !a.content.is_empty());
        found.sort_by_key(|a| a.content[0].start);
        found
    }

    fn sources(&self, hidden: &[&[f32]], cues: &[&Segment], sources: &[&Segment]) -> Vec<(Option<Range<usize>>, f32)> {
        if cues.is_empty() || sources.is_empty() {
            return vec![(None, 1.0); cues.len()];
        }
        let starts = |segments: &[&Segment]| segments.iter().map(|s| s.words.start).collect::<Vec<usize>>();
        let sources_start = starts(sources);
        let rows = self.cue_source.aim(hidden, &sources_start).probabilities(hidden, starts(cues).into_iter());
        rows.into_iter()
            .map(|row| {
                let best = first_of_largest(&row);
                match sources.get(best) {
                    Some(source) => (Some(source.words.clone()), row[best] * source.score),
                    None => (None, row[best]),
                }
            })
            .collect()
    }
}

/// The place of a content's cue among `cues` (their number for none), by the mean over the content's words.
fn cue_of(aim: &Aim, hidden: &[&[f32]], content: &Segment, cues: usize) -> (usize, f32) {
    if cues == 0 {
        return (0, 1.0);
    }
    let mut mean = vec![0.0; cues + 1];
    for row in aim.probabilities(hidden, content.words.clone()) {
        mean.iter_mut().zip(row).for_each(|(sum, p)| *sum += p / content.words.len() as f32);
    }
    let best = first_of_largest(&mean);
    (best, mean[best])
}
