//! A statement in the making, in ranges of words.
//!
//! The model's attributions become drafts; repairs and nested readings change and add drafts; the labelling stages
//! then turn them into statements. Ranges never leave this module's users: findings hold spans.

use std::ops::Range;

use onrecord_model::{Attribution, Scores};

use crate::findings::Step;

/// Words of the document, by their index.
pub type Words = Range<usize>;

/// A statement in the making.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Who, in pieces.
    pub source: Vec<Words>,
    /// The attributing words, in pieces.
    pub cue: Vec<Words>,
    /// What is said, in pieces; never empty.
    pub content: Vec<Words>,
    /// Whether the layout gives its words as spoken: a turn of an interview, a quotation set apart.
    pub verbatim: bool,
    /// The draft in whose content it stands.
    pub parent: Option<usize>,
    /// For an orphan quotation, the draft whose speaker goes on.
    pub continues: Option<usize>,
    /// How sure the model is of each part.
    pub scores: Scores,
    /// What made it.
    pub trace: Vec<Step>,
}

impl Draft {
    /// The draft of a model's attribution.
    pub fn of(attribution: &Attribution) -> Draft {
        let Scores { source, cue, content, link } = attribution.scores;
        Draft {
            source: attribution.source.iter().cloned().collect(),
            cue: attribution.cue.iter().cloned().collect(),
            content: attribution.content.clone(),
            verbatim: false,
            parent: None,
            continues: None,
            scores: attribution.scores,
            trace: vec![Step {
                rule: "model",
                did: format!("found it: source {source:.3}, cue {cue:.3}, content {content:.3}, link {link:.3}"),
            }],
        }
    }

    /// A quotation that no words attribute, as `rule` found it; its speaker is that of `continues`.
    pub fn orphan(words: Words, continues: Option<usize>, scores: Scores, rule: &'static str, did: &str) -> Draft {
        Draft {
            source: Vec::new(),
            cue: Vec::new(),
            content: vec![words],
            verbatim: false,
            parent: None,
            continues,
            scores,
            trace: vec![Step { rule, did: did.to_owned() }],
        }
    }

    /// Notes what a rule did.
    pub fn note(&mut self, rule: &'static str, did: impl Into<String>) {
        self.trace.push(Step { rule, did: did.into() });
    }

    /// The words of all its cue pieces.
    pub fn cue_words(&self) -> impl Iterator<Item = usize> + '_ {
        self.cue.iter().cloned().flatten()
    }

    /// The words of all its content pieces.
    pub fn content_words(&self) -> impl Iterator<Item = usize> + '_ {
        self.content.iter().cloned().flatten()
    }

    /// The words of all its source pieces.
    pub fn source_words(&self) -> impl Iterator<Item = usize> + '_ {
        self.source.iter().cloned().flatten()
    }

    /// The first word of any part.
    pub fn start(&self) -> usize {
        self.source.iter().chain(&self.cue).chain(&self.content).map(|w| w.start).min().unwrap_or(0)
    }
}
