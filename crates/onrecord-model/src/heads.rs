//! The heads: what is read off the vectors of a window's words.
//!
//! Takes, for each member, a vector a word; adds roles, tags, names, attributions and factuality to a [`Reading`].
//! Members are averaged before anything is decided: the scores of each word, the transitions of the role tags, and
//! the scores of the pointers. Names are averaged over those members only that the configuration says.

use std::ops::Range;

use crate::arithmetic::{exponentials, mean};
use crate::attribution::Attributor;
use crate::crf::first_of_largest;
use crate::reader::{Inner, Reading};
use crate::role::{ROLE_NAMES, ROLE_TAGS};
use crate::weights::{MemberWeights, ReaderMembers};
use crate::{Linear, ModelError};

/// A name.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// Its words, by their place in the passage.
    pub words: Range<usize>,
    /// Its label (`PER`, `ORG`, `LOC`, `MISC`), from the weights.
    pub label: NameLabel,
    /// Mean probability of its tags.
    pub score: f32,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameLabel {
    /// `PER`
    Person,
    /// `ORG`
    Organisation,
    /// `LOC`
    Place,
    /// `MISC`
    Other,
}

const NAME_NAMES: [&str; 9] = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"];

/// Where the scores of each head stand in a word's row; the tags follow, and then the roles of inner attributions.
const ROLES: Range<usize> = 0..ROLE_TAGS;
const NAMES: Range<usize> = ROLES.end..ROLES.end + NAME_NAMES.len();
const FACTUALITY: usize = NAMES.end;
const CERTAINTY: usize = FACTUALITY + 1;
const TAGS: usize = CERTAINTY + 1;

/// The heads of one member, or of several to be averaged.
pub struct Heads {
    /// For each member, all the heads that look at one word, side by side.
    words: Vec<Linear>,
    /// How many part-of-speech tags there are.
    tags: usize,
    outer: Attributor,
    /// Where all members have been taught what stands inside contents.
    inner: Option<Attributor>,
}

impl Heads {
    /// Reads the weights `heads.*` of all members of a reader.
    ///
    /// # Errors
    /// When a tensor is missing or misshapen, or the labels are not those that this program needs.
    pub fn new(members: &[MemberWeights], reader: &ReaderMembers) -> Result<Heads, ModelError> {
        let config = members[0].config();
        let labels = |head: &str| config.labels.get(head).cloned().unwrap_or_default();
        expect_labels("roles", &ROLE_NAMES, &labels("roles"))?;
        expect_labels("names", &NAME_NAMES, &labels("names"))?;
        let tags = labels("tags").len();
        let has_inner = members.iter().all(|weights| weights.has("heads.inner.roles.weight"));
        // What a mean over all members has to be multiplied by to be one over those that tell names.
        let share = reader.members.len() as f32 / reader.names.len() as f32;
        let names = reader.members.iter().map(|place| if reader.names.contains(place) { share } else { 0.0 });
        let words = members.iter().zip(names).map(|(weights, names)| of_words(weights, tags, has_inner, names));
        Ok(Heads {
            words: words.collect::<Result<_, _>>()?,
            tags,
            outer: Attributor::new(members, "heads")?,
            inner: has_inner.then(|| Attributor::new(members, "heads.inner")).transpose()?,
        })
    }

    /// The reading of no words yet.
    pub fn begin(&self) -> Reading {
        Reading { inner: self.inner.is_some().then(Inner::default), ..Reading::default() }
    }

    /// Reads one window, whose words follow those already in `reading`. `hidden` holds, for each member, a vector a
    /// word. Gives the certainty of each word, which means something as the mean of a sentence's words.
    pub fn read(&self, hidden: &[&[f32]], reading: &mut Reading) -> Vec<f32> {
        let base = reading.roles.len();
        let scores = mean(self.words.iter().zip(hidden).map(|(heads, hidden)| {
            let mut scores = Vec::new();
            heads.apply(hidden, &mut scores);
            scores
        }));
        let rows = || scores.chunks_exact(self.words[0].outputs());
        let emissions = |first: usize| -> Vec<[f32; ROLE_TAGS]> {
            rows().map(|row| std::array::from_fn(|tag| row[first + tag])).collect()
        };
        let (path, found) = self.outer.read(&emissions(ROLES.start), hidden, base);
        reading.attributions.extend(found);
        reading.roles.extend(path.tags);
        reading.role_scores.extend(path.probabilities);
        if let (Some(heads), Some(inner)) = (&self.inner, &mut reading.inner) {
            let (path, found) = heads.read(&emissions(TAGS + self.tags), hidden, base);
            inner.attributions.extend(found);
            inner.cues.extend(path.cues);
        }
        reading.tags.extend(rows().map(|row| first_of_largest(&row[TAGS..TAGS + self.tags]) as u16));
        reading.factuality.extend(rows().map(|row| row[FACTUALITY]));
        names(rows().map(|row| &row[NAMES]), base, &mut reading.names);
        rows().map(|row| row[CERTAINTY]).collect()
    }
}

/// The heads that look at one word, as one matrix; its outputs stand in the order of the constants above. Scores of names
/// are multiplied by `names`.
fn of_words(weights: &MemberWeights, tags: usize, has_inner: bool, names: f32) -> Result<Linear, ModelError> {
    let (mut matrix, mut biases) = (Vec::new(), Vec::new());
    let heads = [("roles", ROLE_TAGS), ("names", NAMES.len()), ("factuality", 1), ("certainty", 1), ("tags", tags)];
    let inner = has_inner.then_some(("inner.roles", ROLE_TAGS));
    for (name, outputs) in heads.into_iter().chain(inner) {
        let factor = if name == "names" { names } else { 1.0 };
        let weight = weights.f32_shaped(&format!("heads.{name}.weight"), &[outputs, weights.config().hidden])?;
        let bias = weights.f32_shaped(&format!("heads.{name}.bias"), &[outputs])?;
        matrix.extend(weight.iter().map(|x| x * factor));
        biases.extend(bias.iter().map(|x| x * factor));
    }
    Ok(Linear::new(&matrix, &biases))
}

fn expect_labels(head: &'static str, expected: &[&str], found: &[String]) -> Result<(), ModelError> {
    if expected == found {
        return Ok(());
    }
    Err(ModelError::WrongLabels { head, expected: expected.join(", "), found: found.join(", ") })
}

/// Reads names off rows of scores: the best tag a word, runs of one label joined. Names of earlier windows stay as
/// they are.
fn names<'r>(rows: impl Iterator<Item = &'r [f32]>, base: usize, out: &mut Vec<Name>) {
    let first = out.len();
    for (word, row) in rows.enumerate() {
        let tag = first_of_largest(row);
        let label = match tag {
            1 | 2 => NameLabel::Person,
            3 | 4 => NameLabel::Organisation,
            5 | 6 => NameLabel::Place,
            7 | 8 => NameLabel::Other,
            _ => continue,
        };
        let score = 1.0 / exponentials(&mut row.to_vec());
        match out[first..].last_mut() {
            Some(name) if tag.is_multiple_of(2) && name.label == label && name.words.end == base + word => {
                let length = name.words.len() as f32;
                name.score = (name.score * length + score) / (length + 1.0);
                name.words.end += 1;
            }
            _ => out.push(Name { words: base + word..base + word + 1, label, score }),
        }
    }
}
