//! The whole model: words in, tags, names and attributions out.
//!
//! Takes the words of a passage and the sentences they form. Cuts them into windows, encodes those, and reads every
//! head. Which words to give, and what to make of the labels, is left to others.

use std::cell::RefCell;
use std::ops::Range;

use crate::arithmetic::exponentials;
use crate::attribution::{Attribution, Links};
use crate::crf::{Crf, first_of_largest};
use crate::pointer::Pointer;
use crate::role::{ROLE_NAMES, ROLE_TAGS, segments};
use crate::window::{MOST_PIECES_A_WORD, SentenceRange, Window, pack};
use crate::{CaseClass, Config, Encoder, Linear, ModelError, Scratch, Sequence, Weights, WordPiece};

/// Windows encoded together; bounds the memory that a long text needs.
const WINDOWS_AT_ONCE: usize = 16;

/// A loaded model; shared between threads freely.
pub struct Model {
    wordpiece: WordPiece,
    encoder: Encoder,
    roles: Linear,
    crf: Crf,
    links: Links,
    tags: Linear,
    names: Linear,
    config: Config,
}

/// What the model says of a passage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// One role tag a word, an index into [`ROLE_NAMES`].
    pub roles: Vec<u8>,
    /// Probability of each of those tags.
    pub role_scores: Vec<f32>,
    /// One part-of-speech tag a word, an index into [`Model::tag_names`].
    pub tags: Vec<u16>,
    /// Names, in order.
    pub names: Vec<Name>,
    /// Attributions, window by window, ordered by the start of their content.
    pub attributions: Vec<Attribution>,
}

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

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::new(Scratch::default());
}

impl Model {
    /// Reads a file of weights.
    ///
    /// # Errors
    /// When the file is not one, or lacks a head or label that this program needs.
    pub fn read_weights(bytes: &[u8]) -> Result<Model, ModelError> {
        let weights = Weights::read(bytes)?;
        let labels = |head: &str| weights.config().labels.get(head).cloned().unwrap_or_default();
        expect_labels("roles", &ROLE_NAMES, &labels("roles"))?;
        expect_labels("names", &NAME_NAMES, &labels("names"))?;
        Ok(Model {
            wordpiece: WordPiece::new(&weights.vocabulary()?)?,
            encoder: Encoder::new(&weights)?,
            roles: head(&weights, "roles", ROLE_TAGS)?,
            crf: read_crf(&weights)?,
            links: Links {
                content_cue: Pointer::new(&weights, "content_cue")?,
                cue_source: Pointer::new(&weights, "cue_source")?,
            },
            tags: head(&weights, "tags", labels("tags").len())?,
            names: head(&weights, "names", NAME_NAMES.len())?,
            config: weights.config().clone(),
        })
    }

    /// Name and version of the weights, e.g. `reader 1`.
    pub fn version(&self) -> String {
        format!("{} {}", self.config.name, self.config.version)
    }

    /// The part-of-speech tags (Penn Treebank), in the order of [`Reading::tags`].
    pub fn tag_names(&self) -> &[String] {
        self.config.labels.get("tags").map_or(&[], Vec::as_slice)
    }

    /// Reads a passage. Every word must lie in one of `sentences`. The same answer on every machine.
    pub fn read(&self, words: &[&str], sentences: &[SentenceRange]) -> Reading {
        let passage = Pieces::of(words, &self.wordpiece);
        let windows = pack(sentences, &passage.counts(), self.encoder.max_pieces());
        let mut reading = Reading::default();
        SCRATCH.with_borrow_mut(|scratch| {
            for group in windows.chunks(WINDOWS_AT_ONCE) {
                self.read_windows(group, &passage, scratch, &mut reading);
            }
        });
        reading
    }

    fn read_windows(&self, windows: &[Window], passage: &Pieces, scratch: &mut Scratch, reading: &mut Reading) {
        let built: Vec<Built> = windows.iter().map(|w| passage.build(w, &self.wordpiece)).collect();
        let sequences: Vec<Sequence> = built.iter().map(|b| Sequence { pieces: &b.pieces, cases: &b.cases }).collect();
        let vectors = self.encoder.encode(&sequences, scratch);
        let width = self.encoder.hidden();
        let mut row = 0;
        let mut hidden = Vec::new();
        for window in &built {
            hidden.clear();
            for &first in &window.firsts {
                hidden.extend_from_slice(&vectors[(row + first) * width..(row + first + 1) * width]);
            }
            row += window.pieces.len();
            self.read_heads(&hidden, reading);
        }
    }

    /// Reads the heads off one window's vectors; its words follow those already in `reading`.
    fn read_heads(&self, hidden: &[f32], reading: &mut Reading) {
        let base = reading.roles.len();
        let mut scores = Vec::new();
        self.roles.apply(hidden, &mut scores);
        let (emissions, _) = scores.as_chunks::<ROLE_TAGS>();
        let path = self.crf.read(emissions);
        let found = segments(&path.tags, &path.probabilities);
        let shift = |words: Range<usize>| words.start + base..words.end + base;
        reading.attributions.extend(self.links.join(&found, hidden).into_iter().map(|a| Attribution {
            source: a.source.map(shift),
            cue: a.cue.map(shift),
            content: a.content.into_iter().map(shift).collect(),
            scores: a.scores,
        }));
        reading.roles.extend(path.tags);
        reading.role_scores.extend(path.probabilities);
        self.tags.apply(hidden, &mut scores);
        reading.tags.extend(scores.chunks_exact(self.tags.outputs()).map(|row| first_of_largest(row) as u16));
        self.names.apply(hidden, &mut scores);
        reading.names.extend(names(&mut scores, self.names.outputs(), base));
    }
}

fn head(weights: &Weights, name: &str, outputs: usize) -> Result<Linear, ModelError> {
    let hidden = weights.config().hidden;
    let weight = weights.f32_shaped(&format!("heads.{name}.weight"), &[outputs, hidden])?;
    Ok(Linear::new(&weight, &weights.f32_shaped(&format!("heads.{name}.bias"), &[outputs])?))
}

fn read_crf(weights: &Weights) -> Result<Crf, ModelError> {
    let start = weights.f32_shaped("heads.roles.start", &[ROLE_TAGS])?;
    let steps = weights.f32_shaped("heads.roles.steps", &[ROLE_TAGS, ROLE_TAGS])?;
    let (rows, _) = steps.as_chunks::<ROLE_TAGS>();
    Ok(Crf { start: std::array::from_fn(|t| start[t]), steps: std::array::from_fn(|b| rows[b]) })
}

fn expect_labels(head: &'static str, expected: &[&str], found: &[String]) -> Result<(), ModelError> {
    if expected == found {
        return Ok(());
    }
    Err(ModelError::WrongLabels { head, expected: expected.join(", "), found: found.join(", ") })
}

/// Reads names off rows of scores: the best tag a word, runs of one label joined.
fn names(scores: &mut [f32], width: usize, base: usize) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::new();
    for (word, row) in scores.chunks_exact_mut(width).enumerate() {
        let tag = first_of_largest(row);
        let score = 1.0 / exponentials(row, 1.0);
        let label = match tag {
            1 | 2 => NameLabel::Person,
            3 | 4 => NameLabel::Organisation,
            5 | 6 => NameLabel::Place,
            7 | 8 => NameLabel::Other,
            _ => continue,
        };
        match out.last_mut() {
            Some(name) if tag.is_multiple_of(2) && name.label == label && name.words.end == base + word => {
                let length = name.words.len() as f32;
                name.score = (name.score * length + score) / (length + 1.0);
                name.words.end += 1;
            }
            _ => out.push(Name { words: base + word..base + word + 1, label, score }),
        }
    }
    out
}

/// The pieces of a passage's words.
struct Pieces {
    ids: Vec<u32>,
    /// Where each word's pieces end.
    ends: Vec<usize>,
    cases: Vec<u8>,
}

/// One window, ready to encode.
struct Built {
    pieces: Vec<u32>,
    cases: Vec<u8>,
    /// The first piece of each word.
    firsts: Vec<usize>,
}

impl Pieces {
    fn of(words: &[&str], wordpiece: &WordPiece) -> Pieces {
        let mut out = Pieces { ids: Vec::new(), ends: Vec::new(), cases: Vec::new() };
        for word in words {
            let before = out.ids.len();
            wordpiece.push_pieces(word, &mut out.ids);
            out.ids.truncate(before + MOST_PIECES_A_WORD);
            out.ends.push(out.ids.len());
            out.cases.push(CaseClass::of(word) as u8);
        }
        out
    }

    fn range(&self, word: usize) -> Range<usize> {
        word.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[word]
    }

    fn counts(&self) -> Vec<usize> {
        (0..self.ends.len()).map(|word| self.range(word).len()).collect()
    }

    fn build(&self, window: &Window, wordpiece: &WordPiece) -> Built {
        let mut out = Built { pieces: vec![wordpiece.start()], cases: vec![0], firsts: Vec::new() };
        for stretch in window {
            for word in stretch.clone() {
                let range = self.range(word);
                out.firsts.push(out.pieces.len());
                out.cases.extend(std::iter::repeat_n(self.cases[word], range.len()));
                out.pieces.extend_from_slice(&self.ids[range]);
            }
            out.pieces.push(wordpiece.end());
            out.cases.push(0);
        }
        out
    }
}
