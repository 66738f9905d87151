//! A statement in the making, in ranges of words.
//!
//! The model's attributions become drafts; repairs and nested readings change and add drafts; the labelling stages
//! then turn them into statements. Ranges never leave this module's users: findings hold spans.

use std::ops::Range;

use onrecord_model::{Attribution, Model, Scores};

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
    /// How sure it is.
    pub sureness: Sureness,
    /// What made it.
    pub trace: Vec<Step>,
}

/// How sure a draft is, by what made it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sureness {
    /// The model's scores of its parts.
    Model(Scores),
    /// The share of what a rule finds that is right.
    Rule(f32),
}

impl Draft {
    /// The share of such drafts that is right, from 0 to 1. A quotation that no words attribute has no source to miss.
    pub fn confidence(&self, model: &Model) -> f32 {
        match &self.sureness {
            Sureness::Model(scores) => model.confidence(scores, !self.source.is_empty() || self.cue.is_empty()),
            Sureness::Rule(share) => *share,
        }
    }

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
            sureness: Sureness::Model(attribution.scores),
            trace: vec![Step {
                rule: "model",
                did: format!("found it: source {source:.3}, cue {cue:.3}, content {content:.3}, link {link:.3}"),
            }],
        }
    }

    /// What `rule` found: source, cue and content, in pieces. `share` of what it finds is right.
    pub fn by_rule(rule: &'static str, share: f32, parts: [Vec<Words>; 3], did: impl Into<String>) -> Draft {
        let [source, cue, content] = parts;
        Draft {
            source,
            cue,
            content,
            verbatim: false,
            parent: None,
            continues: None,
            sureness: Sureness::Rule(share),
            trace: vec![Step { rule, did: did.into() }],
        }
    }

    /// A quotation that no words attribute, as `rule` found it; its speaker is that of `continues`.
    pub fn orphan(words: Words, continues: Option<usize>, sureness: Sureness, rule: &'static str, did: &str) -> Draft {
        Draft { continues, sureness, ..Draft::by_rule(rule, 1.0, [vec![], vec![], vec![words]], did) }
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

    /// The words of source, cue and content, in this order.
    pub fn words(&self) -> impl Iterator<Item = usize> + '_ {
        self.source_words().chain(self.cue_words()).chain(self.content_words())
    }

    /// The first word of any part.
    pub fn start(&self) -> usize {
        self.source.iter().chain(&self.cue).chain(&self.content).map(|w| w.start).min().unwrap_or(0)
    }
}
