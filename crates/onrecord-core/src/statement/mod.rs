//! Statements: who said what. The model finds attributions, rules repair and extend them, labels are read off.
//!
//! One rule or label a file. [`draft`] holds a statement in the making; [`drafts`] fixes the order in which things run.

pub mod anonymity;
pub mod attitude;
pub mod certainty;
pub mod condition;
pub mod doubtful;
pub mod draft;
pub mod grammar;
pub mod kind;
pub mod mode;
pub mod nested;
pub mod own;
pub mod polarity;
pub mod realis;
pub mod repair;
pub mod setting;
pub mod source;
pub mod speaker;
pub mod trace;
pub mod turn;
pub mod unsaid;
pub mod view;

use onrecord_model::Model;

use crate::entity::SourceResolution;
use crate::findings::{Statement, StatementIndex};
use crate::reading::Reading;
use draft::Draft;
use speaker::{Mentions, Speaker};
use trace::Trace;
use view::View;

/// Finds the attributions of a document, those inside contents included, in order of the text.
pub fn drafts(reading: &Reading, model: &Model) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = reading.model.attributions.iter().map(Draft::of).collect();
    repair::run(reading, &mut drafts);
    doubtful::remove(reading, model, &mut drafts);
    nested::add(reading, model, &mut drafts);
    repair::complete_pronouns(reading, &mut drafts);
    let mut drafts = in_order(drafts);
    for index in 0..drafts.len() {
        drafts[index].verbatim |= drafts[index].parent.is_some_and(|p| drafts[p].verbatim);
    }
    drafts
}

/// Sorts drafts by their place in the text, parents before children, and mends the parents' indices.
fn in_order(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    let cue = |i: usize| drafts[i].cue.first().map(|c| c.start);
    order.sort_by_key(|&i| (root_start(&drafts, i), depth(&drafts, i), drafts[i].start(), cue(i), i));
    let mut place = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    let mut drafts: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
    let take = |&old: &usize| {
        let mut draft = drafts[old].take().expect("each draft is placed once");
        draft.parent = draft.parent.map(|p| place[p]);
        draft.continues = draft.continues.map(|c| place[c]);
        draft
    };
    order.iter().map(take).collect()
}

fn root_start(drafts: &[Draft], mut index: usize) -> usize {
    while let Some(parent) = drafts[index].parent {
        index = parent;
    }
    drafts[index].start()
}

fn depth(drafts: &[Draft], index: usize) -> usize {
    drafts[index].parent.map_or(0, |p| depth(drafts, p) + 1)
}

/// A draft with its labels. The [`setting`] is filled in by [`crate::understand`].
pub fn labelled(
    reading: &Reading,
    draft: &Draft,
    source: &SourceResolution,
    of: &Mentions,
    confidence: f32,
) -> Statement {
    let spans = |pieces: &[draft::Words]| pieces.iter().map(|p| reading.span(p)).collect();
    let view = View::of(reading, draft, &Speaker::of(source, of));
    let answer = kind::kind(&view);
    let realis = realis::realis(&view, &answer);
    let sureness = certainty::sureness(&view, &answer, realis.as_ref().map(|(realis, _)| *realis));
    let (polarity, negations) = polarity::polarity(&view, &answer);
    let condition = condition::condition(reading, draft);
    let mode = mode::mode(reading, draft);
    let anonymity = anonymity::anonymity(reading, draft);
    let source_kind = source::kind(source, anonymity.is_some());
    let mut trace = Trace::of(reading, draft);
    trace.kind(&answer);
    trace.polarity(polarity, &negations);
    trace.certainty(&sureness);
    trace.realis(realis.as_ref());
    trace.mode(&mode);
    trace.condition(condition);
    trace.source(source, source_kind, anonymity);
    Statement {
        parent: draft.parent.map(StatementIndex),
        source: spans(&draft.source),
        cue: spans(&draft.cue),
        content: spans(&draft.content),
        source_entity: source.entity,
        source_kind,
        source_count: source.count,
        speaks_for: source.speaks_for.filter(|state| source.entity != Some(*state)),
        mode: mode.mode,
        kind: answer.kind,
        kind_alt: answer.alternative.filter(|alternative| *alternative != answer.kind),
        polarity,
        certainty: sureness.certainty,
        realis: realis.map(|(realis, _)| realis),
        hedges: sureness.hedges.iter().map(|h| reading.span(&h.words)).collect(),
        probability: sureness.probability,
        condition: condition.map(|(span, _)| span),
        venue: None,
        addressee: None,
        channel: None,
        said_on: None,
        anonymity,
        confidence: f64::from(confidence),
        trace: trace.steps,
    }
}
