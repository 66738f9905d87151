//! Who speaks, as the entities of the document have it.
//!
//! Built once a document from what [`crate::entity`] resolved; the labels ask it whether a word names the speaker or
//! the state for which he speaks.

use onrecord_text::Span;

use crate::entity::{Resolved, SourceResolution};
use crate::findings::EntityIndex;
use crate::label::EntityType;
use crate::reading::Reading;

/// Where entities are mentioned, in order of the text.
#[derive(Clone, Debug, Default)]
pub struct Mentions {
    by_start: Vec<(Span, EntityIndex, EntityType)>,
}

impl Mentions {
    /// Those of a document.
    pub fn of(resolved: &Resolved) -> Mentions {
        let entities = resolved.entities.iter().enumerate();
        let mut by_start: Vec<_> =
            entities.flat_map(|(i, e)| e.mentions.iter().map(move |m| (m.span, EntityIndex(i), e.kind))).collect();
        by_start.sort_by_key(|(span, entity, _)| (span.start(), span.end(), *entity));
        Mentions { by_start }
    }

    /// The entity that a place belongs to: of the mentions that begin before it, the last.
    fn at(&self, place: Span) -> Option<(EntityIndex, EntityType)> {
        let before = self.by_start.partition_point(|(span, ..)| span.start() <= place.start());
        let (span, entity, kind) = self.by_start[..before].last()?;
        span.contains(place).then_some((*entity, *kind))
    }
}

/// Who speaks.
#[derive(Clone, Copy, Debug)]
pub struct Speaker<'m> {
    /// Its entity.
    pub entity: Option<EntityIndex>,
    /// The state or body for which it speaks.
    pub speaks_for: Option<EntityIndex>,
    mentions: &'m Mentions,
}

impl<'m> Speaker<'m> {
    /// The speaker of a statement.
    pub fn of(source: &SourceResolution, mentions: &'m Mentions) -> Speaker<'m> {
        Speaker { entity: source.entity, speaks_for: source.speaks_for, mentions }
    }

    /// Which entity a word names, and what that is.
    pub fn named_at(&self, reading: &Reading, word: usize) -> Option<(EntityIndex, EntityType)> {
        self.mentions.at(reading.span(&(word..word + 1)))
    }
}
