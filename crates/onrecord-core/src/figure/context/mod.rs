//! What the rest of a document tells of its figures: the statement that gives each, what it is about, whose, where, as of when,
//! whether new or in all, how much there is or comes.
//!
//! Takes figures with their things, and the document's statements, entities and times. One question a file. What the words
//! around a figure do not tell stays open.

mod actor;
mod concept;
mod counting;
mod place;
mod when;

use std::ops::Range;

use onrecord_text::{Document, Segmented, Span};

use crate::findings::{Entity, EntityIndex, Figure, Mention, Statement, StatementIndex, Time};
use crate::label::FigureType;
use crate::words::{Lowered, Words};

/// What was found beside the figures.
pub struct Context<'c> {
    /// The document.
    pub document: &'c Document,
    /// Its tokens and sentences.
    pub segmented: &'c Segmented,
    /// Its tokens as rules read them.
    pub lowered: &'c Lowered<'c>,
    /// Who said what.
    pub statements: &'c [Statement],
    /// Who and what is named.
    pub entities: &'c [Entity],
    /// Time expressions, in order.
    pub times: &'c [Time],
}

/// One figure among the words of its sentence.
struct Place<'p> {
    words: Words<'p>,
    /// Its words, in the document's list of tokens.
    tokens: Range<usize>,
    /// Its words and those of its thing, where that follows.
    whole: Range<usize>,
    /// Words of its thing, where that stands before it in the sentence.
    subject: Option<Range<usize>>,
    /// Where the figures before and behind it end and begin, or the sentence does.
    free: Range<usize>,
}

/// Fills the fields of figures that need more than their words.
pub fn attach(figures: &mut [Figure], context: &Context<'_>) {
    for figure in figures.iter_mut() {
        figure.statement = statement(figure.span, context.statements);
    }
    let mentions = mentions(context.entities);
    let spans: Vec<Span> = figures.iter().map(|f| f.span).collect();
    let mut next = 0;
    for (words, sentence) in context.lowered.sentences().zip(&context.segmented.sentences) {
        let first = next;
        while next < figures.len() && figures[next].span.start() < sentence.span.end() {
            next += 1;
        }
        let here = within(&mentions, sentence.span);
        for index in first..next {
            if matches!(figures[index].kind, FigureType::Ordinal | FigureType::Identifier) {
                continue;
            }
            let place = placed(words, context.segmented, &figures[index], &spans[first..next], index - first);
            figures[index].concept = concept::concept(&place, &figures[index], context.document)
                .or_else(|| concept::inherited(&figures[..index], &figures[index]));
            figures[index].place = place::place(&place, context, here);
            figures[index].actor = actor::actor(&place, context, here, &figures[index], figures[index].concept);
            (figures[index].as_of, figures[index].period) = when::when(&place, context, sentence.span, &figures[index]);
            figures[index].counting = counting::counting(&place);
            figures[index].flow = counting::flow(&place, &figures[index]);
        }
    }
}

/// The innermost statement whose content or cue holds the span.
fn statement(span: Span, statements: &[Statement]) -> Option<StatementIndex> {
    let size = |s: &Statement| s.content.iter().map(|span| span.len()).sum::<usize>();
    let holds = |s: &Statement| s.content.iter().chain(&s.cue).any(|part| part.contains(span));
    let held = statements.iter().enumerate().filter(|(_, s)| holds(s));
    held.min_by_key(|(i, s)| (size(s), std::cmp::Reverse(*i))).map(|(i, _)| StatementIndex(i))
}

/// All mentions with their entities, in the order of the text.
fn mentions(entities: &[Entity]) -> Vec<(Mention, EntityIndex)> {
    let of = |(index, entity): (usize, &Entity)| {
        entity.mentions.iter().map(|&m| (m, EntityIndex(index))).collect::<Vec<_>>()
    };
    let mut out: Vec<(Mention, EntityIndex)> = entities.iter().enumerate().flat_map(of).collect();
    out.sort();
    out
}

/// The mentions of one sentence.
fn within(mentions: &[(Mention, EntityIndex)], sentence: Span) -> &[(Mention, EntityIndex)] {
    let start = mentions.partition_point(|(m, _)| m.span.start() < sentence.start());
    let end = mentions.partition_point(|(m, _)| m.span.start() < sentence.end());
    &mentions[start..end]
}

fn placed<'p>(words: Words<'p>, segmented: &Segmented, figure: &Figure, spans: &[Span], index: usize) -> Place<'p> {
    let own = segmented.tokens_in(figure.span);
    let thing = figure.thing.map(|span| segmented.tokens_in(span)).filter(|t| words.range().contains(&t.start));
    let behind = thing.clone().filter(|t| {
        t.start >= own.end && spans.get(index + 1).is_none_or(|next| segmented.tokens_in(*next).start >= t.start)
    });
    let whole = own.start..behind.as_ref().map_or(own.end, |t| t.end);
    let before = if index > 0 { segmented.tokens_in(spans[index - 1]).end } else { words.range().start };
    let after = spans.get(index + 1).map_or(words.range().end, |&next| segmented.tokens_in(next).start);
    Place { words, tokens: own.clone(), whole, subject: thing.filter(|t| t.end <= own.start), free: before..after }
}
