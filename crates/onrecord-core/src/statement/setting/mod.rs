//! The setting of a statement: to whom it was made, where, through what channel and when.
//!
//! Takes finished drafts, the document's time expressions and its entities; fills in [`Statement::addressee`],
//! [`Statement::venue`], [`Statement::channel`] and [`Statement::said_on`]. Only words of the cue's own clause tell
//! ([`frame`]), or of the statement around it ([`inherited`]); what they do not say stays unknown. One field a file.

mod addressee;
mod channel;
mod frame;
mod inherited;
mod phrase;
mod said_on;
mod venue;

use std::ops::Range;

use onrecord_text::Span;

use crate::findings::{Channel, Entity, SaidOn, Statement, Step, Time};
use crate::label::EntityType;
use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};

/// A document as these rules see it.
struct Scene<'a> {
    reading: &'a Reading<'a>,
    times: &'a [Time],
    /// For each word, the time expression it belongs to.
    time_at: Vec<Option<usize>>,
    /// For each word, what sort of entity it names.
    named: Vec<Option<EntityType>>,
}

impl<'a> Scene<'a> {
    fn of(reading: &'a Reading<'a>, times: &'a [Time], entities: &[Entity]) -> Scene<'a> {
        let mut scene = Scene { reading, times, time_at: vec![None; reading.len()], named: vec![None; reading.len()] };
        for (number, time) in times.iter().enumerate() {
            scene.time_at[reading.words(time.span)].fill(Some(number));
        }
        for entity in entities {
            for mention in &entity.mentions {
                scene.named[reading.words(mention.span)].fill(Some(entity.kind));
            }
        }
        scene
    }

    /// A word in lower case; `""` outside the document.
    fn lower(&self, at: usize) -> &str {
        self.reading.lower.get(at).map_or("", String::as_str)
    }

    /// A word's tag; `""` outside the document.
    fn tag(&self, at: usize) -> &str {
        self.reading.tags.get(at).copied().unwrap_or_default()
    }

    fn span(&self, words: &Words) -> Span {
        self.reading.span(words)
    }

    /// Whether the word is a verb that can be a clause's own.
    fn is_finite(&self, at: usize) -> bool {
        at < self.reading.len() && self.reading.is_finite(at)
    }
}

/// Fills in the setting of each statement; `statements` are the labelled `drafts`, in the same order.
pub fn fill(reading: &Reading, drafts: &[Draft], times: &[Time], entities: &[Entity], statements: &mut [Statement]) {
    let scene = Scene::of(reading, times, entities);
    let frames = frame::frames(&scene, drafts);
    for ((draft, frame), statement) in drafts.iter().zip(&frames).zip(statements.iter_mut()) {
        let text = reading.text();
        let mut note = |rule, span: Span| {
            statement.trace.push(Step { rule, did: format!("read it off “{}”", span.of(text)) });
            span
        };
        let addressee = addressee::addressee(&scene, draft, frame);
        statement.addressee = addressee.map(|words| note("addressee", scene.span(&words)));
        let venue = venue::venue(&scene, draft, frame);
        statement.venue = venue.as_ref().map(|words| note("venue", scene.span(words)));
        let channel = channel::channel(&scene, draft, venue, statement.source_kind);
        statement.channel = channel.map(|(kind, words)| Channel { kind, span: note("channel", scene.span(&words)) });
        let said_on = said_on::said_on(&scene, draft, frame);
        statement.said_on = said_on.map(|said| SaidOn { span: note("said_on", said.span), ..said });
    }
    inherited::fill(reading, drafts, statements);
}

/// Whether `outer` holds all of `inner`.
fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
