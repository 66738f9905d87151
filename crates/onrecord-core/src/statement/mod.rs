//! Statements: who said what. The model finds attributions, rules repair and extend them, labels are read off.
//!
//! One rule or label a file. [`draft`] holds a statement in the making; [`find`] fixes the order in which things run.

pub mod anonymity;
pub mod attitude;
pub mod certainty;
pub mod clause;
pub mod condition;
pub mod draft;
pub mod grammar;
pub mod kind;
pub mod mode;
pub mod nested;
pub mod polarity;
pub mod repair;
pub mod setting;
pub mod source;
pub mod turn;
pub mod view;

use onrecord_model::Model;

use crate::findings::{Statement, StatementIndex, Step};
use crate::label::Mode;
use crate::reading::Reading;
use draft::Draft;
use view::View;

/// Finds the attributions of a document, those inside contents included, in order of the text.
pub fn drafts(reading: &Reading, model: &Model) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = reading.model.attributions.iter().map(Draft::of).collect();
    repair::run(reading, &mut drafts);
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

/// A draft with its labels. Who the source is and the [`setting`] are filled in by [`crate::understand`].
pub fn labelled(reading: &Reading, draft: &Draft, confidence: f32) -> Statement {
    let spans = |pieces: &[draft::Words]| pieces.iter().map(|p| reading.span(p)).collect();
    let view = View::of(reading, draft);
    let answer = kind::kind(&view);
    let sureness = certainty::sureness(&view, &answer);
    let (polarity, negations) = polarity::polarity(&view, &answer);
    let condition = condition::condition(reading, draft);
    let mut trace = draft.trace.clone();
    let mut note = |rule, did| trace.push(Step { rule, did });
    let or = answer.alternative.map_or(String::new(), |k| format!(", nearly {k}"));
    note("kind", format!("{}{or}: {}{}", answer.kind, answer.rule, quoted(reading, &answer.words)));
    note("polarity", format!("{polarity}: {} negations{}", negations.len(), quoted(reading, &negations)));
    note("certainty", format!("{}: {}", sureness.certainty, sureness.why));
    if let Some((span, sort)) = condition {
        note("condition", format!("“{}”: {sort}", span.of(reading.text())));
    }
    Statement {
        parent: draft.parent.map(StatementIndex),
        source: spans(&draft.source),
        cue: spans(&draft.cue),
        content: spans(&draft.content),
        source_entity: None,
        source_kind: None,
        source_count: None,
        mode: if draft.verbatim { Mode::Direct } else { mode::mode(reading, draft) },
        kind: answer.kind,
        polarity,
        certainty: sureness.certainty,
        hedges: sureness.hedges,
        probability: sureness.probability,
        condition: condition.map(|(span, _)| span),
        venue: None,
        addressee: None,
        channel: None,
        said_on: None,
        anonymity: anonymity::anonymity(reading, draft),
        confidence: f64::from(confidence),
        trace,
    }
}

/// Words for the trace, in quotation marks.
fn quoted(reading: &Reading, words: &[usize]) -> String {
    if words.is_empty() {
        return String::new();
    }
    let words: Vec<&str> = words.iter().map(|&w| reading.word(w)).collect();
    format!(" by “{}”", words.join(" … "))
}
