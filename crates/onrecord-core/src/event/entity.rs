//! Which entities an event's doer, target and place are.
//!
//! A pronoun, name or office is the entity that [`crate::entity`] resolved for it. What belongs to a state or body is its
//! owner's where the noun acts for the owner ("Kelmari jets", "Norlund's foreign minister"), and a target also where it
//! is no person ("the Norlund embassy"). Places are named behind "in", "at", "near" and the like.

use onrecord_text::Span;

use super::{Draft, phrase};
use crate::entity::can_speak;
use crate::findings::{Entity, EntityIndex};
use crate::label::{EntityType, EventCategory, MentionForm};
use crate::lexicon::thing::{self, Class};
use crate::reading::Reading;
use crate::statement::draft::Words;
use crate::statement::grammar::line::Line;

/// The entity of each party's words, by their place in the text.
pub type Parties = Vec<(Span, Option<EntityIndex>)>;

/// A place is named at most so many words behind its event.
const FARTHEST: usize = 14;
/// Prepositions of place.
const PLACING: &[&str] =
    &["in", "at", "near", "outside", "inside", "across", "around", "off", "over", "along", "throughout"];

/// Where entities are mentioned, and what the parties of events stand for.
pub(super) struct Names<'e> {
    by_start: Vec<Name>,
    parties: &'e Parties,
}

#[derive(Clone, Copy)]
struct Name {
    span: Span,
    entity: EntityIndex,
    kind: EntityType,
    form: MentionForm,
}

impl<'e> Names<'e> {
    /// Those of a document.
    pub(super) fn of(entities: &[Entity], parties: &'e Parties) -> Names<'e> {
        let mentions = entities.iter().enumerate().flat_map(|(i, e)| {
            let named = e.mentions.iter().filter(|m| !matches!(m.form, MentionForm::Pronoun | MentionForm::Nominal));
            named.map(move |m| Name { span: m.span, entity: EntityIndex(i), kind: e.kind, form: m.form })
        });
        let mut by_start: Vec<Name> = mentions.collect();
        by_start.sort_by_key(|n| (n.span.start(), n.span.end(), n.entity));
        Names { by_start, parties }
    }

    /// Who does it.
    pub(super) fn doer(&self, reading: &Reading, words: &Words) -> Option<EntityIndex> {
        self.party(reading, words, acts_for_owner)
    }

    /// Who or what it is done to.
    pub(super) fn target(&self, reading: &Reading, words: &Words) -> Option<EntityIndex> {
        let person = |noun: &str| thing::is(noun, Class::People) || can_speak(noun);
        self.party(reading, words, |noun| acts_for_owner(noun) || !person(noun))
    }

    fn party(&self, reading: &Reading, words: &Words, owned: impl Fn(&str) -> bool) -> Option<EntityIndex> {
        if let Some(entity) = self.resolved(reading.span(words)) {
            return Some(entity);
        }
        let line = Line::new(reading, words.clone());
        let head = phrase::head(&line, &(0..line.len()));
        let at = *line.words.get(head)?;
        let plural = line.tag(head) == "NNPS" || line.tag(head) == "NNS";
        if let Some(name) = self.at(reading, at).filter(|n| n.form != MentionForm::Demonym || plural) {
            return Some(name.entity);
        }
        // "the village of Dresk"
        let of = (line.at(head + 1) == "of").then(|| self.first_in(reading, &(at + 2..words.end))).flatten();
        if let Some(name) = of.filter(|n| n.kind == EntityType::Place && thing::is(line.at(head), Class::Site)) {
            return Some(name.entity);
        }
        if line.tag(0) == "PRP$" {
            let whose = reading.span(&(words.start..words.start + 1));
            return if owned(line.lemma(head)) { self.resolved(whose) } else { None };
        }
        let owner = || {
            self.first_in(reading, &(words.start..at))
                .filter(|n| n.kind != EntityType::Person || is_possessive(reading, n))
        };
        owned(line.lemma(head)).then(|| owner().or(of)).flatten().map(|n| n.entity)
    }

    /// What was resolved for the words of a party.
    fn resolved(&self, span: Span) -> Option<EntityIndex> {
        let known = self.parties.binary_search_by_key(&(span.start(), span.end()), |(s, _)| (s.start(), s.end()));
        known.ok().and_then(|i| self.parties[i].1)
    }

    /// The name that a word belongs to.
    fn at(&self, reading: &Reading, word: usize) -> Option<&Name> {
        let place = reading.span(&(word..word + 1));
        let before = self.by_start.partition_point(|n| n.span.start() <= place.start());
        self.by_start[..before].iter().rev().take(4).find(|n| n.span.contains(place))
    }

    /// The first name among some words.
    fn first_in(&self, reading: &Reading, words: &Words) -> Option<&Name> {
        words.clone().find_map(|w| self.at(reading, w))
    }

    /// Where it happened: behind a preposition of place in its clause, or its target where that is a place.
    pub(super) fn place(&self, reading: &Reading, draft: &Draft) -> Option<EntityIndex> {
        let around = &draft.around;
        let behind = draft.trigger.end..around.end.min(draft.trigger.end + FARTHEST);
        let ends = |w: &usize| {
            matches!(reading.tags[*w], "WDT" | "WP" | "WRB" | "VBD" | "VBZ" | "MD" | ":")
                || matches!(reading.lower[*w].as_str(), "after" | "before" | "while" | "because" | "that")
        };
        let behind = behind.take_while(|w| !ends(w));
        let first = reading.sentence(draft.trigger.start).tokens.start;
        let named = behind.chain([first]).find_map(|w| self.placed(reading, w, draft));
        let target = || draft.target.as_ref().and_then(|t| self.target(reading, t)).filter(|e| self.is_place(*e));
        let harmed = matches!(draft.category, EventCategory::Assault | EventCategory::Coerce);
        named.or_else(|| target().filter(|_| harmed))
    }

    fn is_place(&self, entity: EntityIndex) -> bool {
        self.by_start.iter().any(|n| n.entity == entity && n.kind == EntityType::Place)
    }

    /// The place named behind a preposition.
    fn placed(&self, reading: &Reading, preposition: usize, draft: &Draft) -> Option<EntityIndex> {
        if !PLACING.contains(&reading.lower[preposition].as_str()) || reading.tags[preposition] != "IN" {
            return None;
        }
        let end = reading.sentence(preposition).tokens.end;
        let inner = |w: &usize| {
            matches!(reading.tags[*w], "DT" | "JJ" | "NN" | "NNS" | "NNP" | "NNPS" | "POS" | "IN" | "HYPH" | "CD")
                && (reading.tags[*w] != "IN" || reading.lower[*w] == "of")
        };
        let words = (preposition + 1..end.min(preposition + 8)).take_while(inner);
        // "at the Kelmari embassy in Anshar"
        let modifies = |n: &Name| {
            let after = reading.words(n.span).end;
            after < end && matches!(reading.tags[after], "NN" | "NNS")
                || reading.lower.get(after).is_some_and(|w| w == "-")
        };
        let is_place = |n: &&Name| {
            let whole = matches!(n.kind, EntityType::Place | EntityType::Country) && n.form != MentionForm::Demonym;
            let apart = |p: &Option<Words>| p.as_ref().is_none_or(|w| !w.contains(&preposition));
            whole && apart(&draft.doer) && !modifies(n)
        };
        let mut found = words.filter_map(|w| self.at(reading, w)).filter(is_place);
        let first = found.next()?;
        // "in Kelmar's capital, Dresk": the smaller place says more, unless it is the same name.
        Some(found.find(|n| n.kind == EntityType::Place).map_or(first.entity, |n| n.entity))
    }
}

/// Nouns of those who act for their owner.
fn acts_for_owner(noun: &str) -> bool {
    let person = thing::is(noun, Class::People) && !thing::is(noun, Class::Arm);
    thing::is(noun, Class::Arm) || thing::is(noun, Class::Diplomat) || can_speak(noun) && !person || is_office(noun)
}

fn is_office(noun: &str) -> bool {
    matches!(
        noun,
        "minister"
            | "president"
            | "ministry"
            | "envoy"
            | "ambassador"
            | "diplomat"
            | "official"
            | "government"
            | "premier"
            | "delegation"
            | "counterpart"
    )
}

fn is_possessive(reading: &Reading, name: &Name) -> bool {
    let after = reading.words(name.span).end;
    reading.lower.get(after).is_some_and(|w| w == "'s" || w == "'")
}
