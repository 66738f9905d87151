//! The whole model: words in, tags, names and attributions out.
//!
//! Takes the words of a passage and the sentences they form. Cuts them into windows, encodes those with each member,
//! and has the heads read what comes out. Which words to give, and what to make of the labels, is left to others.

use std::cell::RefCell;
use std::ops::Range;

use crate::attribution::{Attribution, Scores};
use crate::heads::{Heads, Name};
use crate::weights::{MemberWeights, ReaderKind};
use crate::window::{MOST_PIECES_A_WORD, SentenceRange, Window, pack};
use crate::{CaseClass, Config, Embeddings, Encoder, ModelError, Scratch, Sequence, Weights, WordPiece};

/// Windows encoded together; bounds the memory that a long text needs.
const WINDOWS_AT_ONCE: usize = 16;

/// A loaded reader: one member of the weights, or several that are averaged. Shared between threads freely.
pub struct Model<'a> {
    wordpiece: WordPiece<'a>,
    encoders: Vec<Encoder<'a>>,
    heads: Heads,
    config: Config,
    kind: ReaderKind,
}

/// What the model says of a passage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// One role tag a word, an index into [`ROLE_NAMES`](crate::ROLE_NAMES).
    pub roles: Vec<u8>,
    /// Probability of each of those tags.
    pub role_scores: Vec<f32>,
    /// One part-of-speech tag a word, an index into [`Model::tag_names`].
    pub tags: Vec<u16>,
    /// How far the text commits itself to what each word tells: from -3, surely did not happen, to 3, surely did.
    pub factuality: Vec<f32>,
    /// How certain each sentence sounds, in the order of the sentences given.
    pub certainty: Vec<f32>,
    /// Names, in order.
    pub names: Vec<Name>,
    /// The outermost attributions, window by window, ordered by the start of their content.
    pub attributions: Vec<Attribution>,
    /// What stands inside their contents; none where the reader was not taught to find it.
    pub inner: Option<Inner>,
}

/// What the model says of attributions inside the contents of others.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inner {
    /// The attributions, window by window, ordered by the start of their content.
    pub attributions: Vec<Attribution>,
    /// Probability that each word of the passage is part of the cue of one.
    pub cues: Vec<f32>,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::new(Scratch::default());
}

impl<'a> Model<'a> {
    /// Reads a file of weights, of which it keeps and packs what this reader needs.
    ///
    /// # Errors
    /// When the file is not one, or lacks a head or label that this program needs.
    pub fn read_weights(bytes: &'a [u8], kind: ReaderKind) -> Result<Model<'a>, ModelError> {
        let weights = Weights::read(bytes)?;
        let reader = weights.config().reader(kind);
        let members: Vec<MemberWeights> = reader.members.iter().map(|&place| weights.member(place)).collect();
        let embeddings = Embeddings::new(&weights)?;
        let encoders = members.iter().map(|member| Encoder::new(member, embeddings.clone()));
        Ok(Model {
            wordpiece: WordPiece::new(&weights.vocabulary()?)?,
            encoders: encoders.collect::<Result<_, _>>()?,
            heads: Heads::new(&members, reader)?,
            config: weights.config().clone(),
            kind,
        })
    }

    /// Name and version of the weights and the reader, e.g. `reader 1 fast`.
    pub fn version(&self) -> String {
        format!("{} {}", self.config.version(), self.kind.as_str())
    }

    /// The part-of-speech tags (Penn Treebank), in the order of [`Reading::tags`].
    pub fn tag_names(&self) -> &[String] {
        self.config.labels.get("tags").map_or(&[], Vec::as_slice)
    }

    /// How sure an attribution is, from 0 to 1: the share of attributions so scored, with a source or without one,
    /// that are right in news.
    pub fn confidence(&self, scores: &Scores, sourced: bool) -> f32 {
        self.config.reader(self.kind).calibration.confidence(scores, sourced)
    }

    /// The confidence under which reporting an attribution makes more errors than it mends.
    pub fn least_confidence(&self) -> f32 {
        self.config.reader(self.kind).calibration.least
    }

    /// Reads a passage. Every word must lie in one of `sentences`. The same answer on every machine.
    pub fn read(&self, words: &[&str], sentences: &[SentenceRange]) -> Reading {
        let limit = self.config.reader(self.kind).max_pieces;
        let passage = Pieces::of(words, &self.wordpiece, MOST_PIECES_A_WORD.min(limit - 2));
        let windows = pack(sentences, &passage.counts(), limit);
        let mut reading = self.heads.begin();
        let mut certainty = Vec::with_capacity(words.len());
        SCRATCH.with_borrow_mut(|scratch| {
            for group in windows.chunks(WINDOWS_AT_ONCE) {
                self.read_windows(group, &passage, scratch, &mut reading, &mut certainty);
            }
        });
        let mean = |words: &[f32]| words.iter().sum::<f32>() / words.len().max(1) as f32;
        reading.certainty = sentences.iter().map(|sentence| mean(&certainty[sentence.words.clone()])).collect();
        reading
    }

    fn read_windows(
        &self,
        windows: &[Window],
        passage: &Pieces,
        scratch: &mut Scratch,
        reading: &mut Reading,
        certainty: &mut Vec<f32>,
    ) {
        let built: Vec<Built> = windows.iter().map(|w| passage.build(w, &self.wordpiece)).collect();
        let sequences: Vec<Sequence> = built.iter().map(Built::sequence).collect();
        let width = self.config.hidden;
        let vectors = self.encoders.iter().map(|encoder| encoder.encode(&sequences, scratch).to_vec());
        let vectors: Vec<Vec<f32>> = vectors.collect();
        let mut start = 0;
        for window in &built {
            let end = start + window.firsts.len() * width;
            let hidden: Vec<&[f32]> = vectors.iter().map(|vectors| &vectors[start..end]).collect();
            certainty.extend(self.heads.read(&hidden, reading));
            start = end;
        }
    }
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
    /// The first piece of each word, whose vector is the word's.
    firsts: Vec<usize>,
}

impl Built {
    fn sequence(&self) -> Sequence<'_> {
        Sequence { pieces: &self.pieces, cases: &self.cases, wanted: Some(&self.firsts) }
    }
}

impl Pieces {
    /// A word is read by its beginning where it has more than `most` pieces.
    fn of(words: &[&str], wordpiece: &WordPiece, most: usize) -> Pieces {
        let mut out = Pieces { ids: Vec::new(), ends: Vec::new(), cases: Vec::new() };
        for word in words {
            let before = out.ids.len();
            wordpiece.push_pieces(word, &mut out.ids);
            out.ids.truncate(before + most);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Fixture;

    const WORDS: [&str; 8] = ["The", "mayor", "said", "no", ".", "The", "mayors", "said"];

    fn sentences() -> [SentenceRange; 2] {
        [SentenceRange { words: 0..5, paragraph: 0 }, SentenceRange { words: 5..8, paragraph: 1 }]
    }

    fn read(fixture: &Fixture, kind: ReaderKind) -> Reading {
        Model::read_weights(&fixture.file(), kind).unwrap().read(&WORDS, &sentences())
    }

    #[test]
    fn every_word_and_sentence_gets_an_answer() {
        let reading = read(&Fixture::small(), ReaderKind::Fast);
        let words = [reading.roles.len(), reading.role_scores.len(), reading.tags.len(), reading.factuality.len()];
        assert_eq!((words, reading.certainty.len()), ([8; 4], 2));
    }

    #[test]
    fn what_stands_inside_contents_is_found_where_all_members_were_taught_it() {
        let taught = Fixture { has_inner: true, ..Fixture::small() };
        let (with, without) = (read(&taught, ReaderKind::Fast), read(&Fixture::small(), ReaderKind::Fast));
        assert_eq!(with.inner.as_ref().map(|inner| inner.cues.len()), Some(WORDS.len()));
        assert_eq!(without.inner, None);
        assert_eq!(read(&taught, ReaderKind::Accurate).inner, None, "the second member was not taught it");
        assert_eq!(Reading { inner: None, ..with }, without, "all else is the same");
    }

    #[test]
    fn members_are_averaged() {
        let of = |accurate, accurate_names| {
            read(&Fixture { accurate, accurate_names, ..Fixture::small() }, ReaderKind::Accurate)
        };
        let (one, two, both) = (of("[0]", "[0]"), of("[1]", "[1]"), of("[0,1]", "[0,1]"));
        assert_eq!(of("[0,0]", "[0,0]"), one, "the mean of a member with itself");
        assert_ne!(one.factuality, two.factuality);
        let means = one.factuality.iter().zip(&two.factuality).map(|(a, b)| (a + b) / 2.0).collect::<Vec<f32>>();
        assert_eq!(both.factuality, means);
        assert_eq!(of("[0,1]", "[0]").names, one.names, "one member tells names");
        assert_ne!(one.names, two.names);
        assert_eq!(one, read(&Fixture::small(), ReaderKind::Fast), "member 0 is the fast reader");
    }

    #[test]
    fn a_sentence_over_several_windows_has_the_mean_of_all_its_words() {
        let file = Fixture::small().file();
        let model = Model::read_weights(&file, ReaderKind::Fast).unwrap();
        let words: Vec<&str> = WORDS[..5].iter().copied().cycle().take(200).collect();
        let all = model.read(&words, &[SentenceRange { words: 0..200, paragraph: 0 }]);
        let halves = [0..62, 62..124, 124..186, 186..200].map(|words| SentenceRange { words, paragraph: 0 });
        let parts = model.read(&words, &halves);
        assert_eq!(all.factuality, parts.factuality, "the same windows");
        let weighted: f32 = parts.certainty.iter().zip(&halves).map(|(c, s)| c * s.words.len() as f32).sum();
        assert!((all.certainty[0] - weighted / 200.0).abs() < 1e-4, "{} {}", all.certainty[0], weighted / 200.0);
    }

    #[test]
    fn a_version_tells_the_reader() {
        let file = Fixture::small().file();
        let version = |kind| Model::read_weights(&file, kind).unwrap().version();
        assert_eq!(ReaderKind::ALL.map(version), ["fixture 1 fast", "fixture 1 accurate"]);
    }

    #[test]
    fn missing_heads_and_other_labels_are_told() {
        let message = |fixture: Fixture| {
            Model::read_weights(&fixture.file(), ReaderKind::Fast).err().expect("an error").to_string()
        };
        assert_eq!(
            message(Fixture { labels: r#"{"roles":["O"]}"#, ..Fixture::small() }),
            "expected the labels O, B-source, I-source, B-cue, I-cue, B-content, I-content of the head \"roles\" in the \
             weights, found O"
        );
        assert_eq!(
            message(Fixture { has_heads: false, ..Fixture::small() }),
            "expected a tensor \"members.0.heads.roles.weight\" among the weights, found none"
        );
    }
}
