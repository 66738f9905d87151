//! Events: who did what to whom, where and when, and how it stands.
//!
//! Takes a document as read, its statements, times and entities; gives its events in order of the text. There is no
//! parse: what tags, names and the little grammar of [`crate::statement::grammar`] do not show is left out, and an
//! unsure event with it. One question a file:
//!
//! 1. [`verb`] and [`noun`] find words of the lexicon in a sense that fits, [`deed`] who does what a verb says,
//!    [`phrase`] and [`party`] what stands for doer and target, [`mood`] whether it is told as a fact.
//! 2. [`entity`] ties doer, target and place to entities, [`when`] to a time.
//! 3. [`status`] says how it stands, with the statement that tells it.

mod deed;
mod draft;
mod entity;
pub mod mood;
mod noun;
mod party;
mod phrase;
mod status;
mod verb;
mod when;

use std::ops::Range;

use onrecord_text::{RegionKind, Span};

use crate::findings::{Entity, Event, Statement, Time};
use crate::label::EventCategory;
use crate::lexicon::event;
use crate::reading::Reading;
use crate::statement::draft::Words;
use crate::statement::grammar::line::Line;
pub use entity::Parties;
use mood::Mood;

/// An event in words of the document, before it is tied to entities.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The words that name it.
    pub trigger: Words,
    /// What was done.
    pub category: EventCategory,
    /// Who did it.
    pub doer: Option<Words>,
    /// To whom or what.
    pub target: Option<Words>,
    /// How it is told.
    pub mood: Mood,
    /// The words in which its place is looked for.
    pub around: Words,
}

/// The events that a document's words tell, in order of the text.
pub fn drafts(reading: &Reading) -> Vec<Draft> {
    let mut out = Vec::new();
    for sentence in &reading.segmented.sentences {
        let words = sentence.tokens.clone();
        if words.is_empty() || in_boilerplate(reading, reading.span(&words)) || !has_trigger(reading, &words) {
            continue;
        }
        let brackets = words.clone().any(|w| reading.word(w) == "(");
        let line = Line::new(reading, words.filter(|&w| !(brackets && in_brackets(reading, w))));
        in_line(&line, &mut out);
    }
    out
}

/// Whether a word stands in brackets, which part subjects from their verbs.
fn in_brackets(reading: &Reading, word: usize) -> bool {
    let sentence = reading.sentence(word).tokens.clone();
    let near = |w: &usize| matches!(reading.word(*w), "(" | ")");
    let open = (sentence.start..word + 1).rev().take(12).find(near).is_some_and(|w| reading.word(w) == "(");
    let close = (word..sentence.end).take(12).find(near).is_some_and(|w| reading.word(w) == ")");
    open && close
}

fn in_boilerplate(reading: &Reading, span: Span) -> bool {
    let outside = |kind| matches!(kind, RegionKind::Boilerplate | RegionKind::Bio | RegionKind::Byline);
    reading.document.regions.iter().any(|r| outside(r.kind) && r.span.contains(span))
}

fn has_trigger(reading: &Reading, words: &Words) -> bool {
    words.clone().any(|w| is_trigger(reading.tags[w], &reading.lower[w], reading.lemma(w)))
}

fn is_trigger(tag: &str, word: &str, lemma: &str) -> bool {
    match tag.as_bytes() {
        [b'V', b'B', ..] | [b'J', b'J'] => {
            verb::is_adjective(tag, word) && !event::verb(word).is_empty() || !event::verb(lemma).is_empty()
        }
        [b'N', b'N'] | [b'N', b'N', b'S'] => !event::noun(lemma).is_empty(),
        _ => false,
    }
}

fn in_line(line: &Line, out: &mut Vec<Draft>) {
    let mut found: Vec<draft::Draft> = Vec::new();
    let at = |place: usize| line.tag(place);
    for place in (0..line.len()).filter(|&p| at(p).starts_with("VB") || at(p) == "JJ") {
        found.extend(verb::event(line, place).filter(|e| verb::tells(e.mood, e.category)));
    }
    for place in (0..line.len()).filter(|&p| matches!(at(p), "NN" | "NNS")) {
        let used = found.iter().any(|e| e.noun == Some(place) || e.trigger.contains(&place));
        found.extend(noun::event(line, place).filter(|_| !used));
    }
    found.sort_by_key(|e| (e.trigger.start, e.trigger.end));
    let whole = |range: &Range<usize>| line.whole(range.clone());
    out.extend(found.into_iter().map(|e| Draft {
        trigger: whole(&e.trigger),
        category: e.category,
        doer: e.doer.as_ref().map(whole),
        target: e.target.as_ref().map(whole),
        mood: if e.by_report { Mood::Alleged.under(e.mood) } else { e.mood },
        around: line.words[e.trigger.start]..line.words[line.len() - 1] + 1,
    }));
}

/// The words of doers and targets, and of the pronouns that own them ("**its** navy"), to be resolved with the entities.
/// By place, each once.
pub fn parties(reading: &Reading, drafts: &[Draft]) -> Vec<Span> {
    let words = drafts.iter().flat_map(|d| [&d.doer, &d.target]).flatten();
    let owner = |w: &Words| (reading.tags[w.start] == "PRP$").then(|| w.start..w.start + 1);
    let mut spans: Vec<Span> =
        words.flat_map(|w| [Some(w.clone()), owner(w)]).flatten().map(|w| reading.span(&w)).collect();
    spans.sort_by_key(|s| (s.start(), s.end()));
    spans.dedup();
    spans
}

/// The events, with their parties, time, place and status. `parties` holds, for spans in order, the entity that each
/// stands for.
pub fn events(
    reading: &Reading,
    drafts: &[Draft],
    parties: &Parties,
    entities: &[Entity],
    statements: &[Statement],
    times: &[Time],
) -> Vec<Event> {
    let names = entity::Names::of(entities, parties);
    let mut out: Vec<Event> = Vec::new();
    for draft in drafts {
        let held = status::status(reading, draft, statements, &names);
        let Some((status, statement)) = held else { continue };
        let event = Event {
            trigger: reading.span(&draft.trigger),
            category: Some(draft.category),
            actor: draft.doer.as_ref().and_then(|words| names.doer(reading, words)),
            actor_words: draft.doer.as_ref().map(|words| reading.span(words)),
            target: draft.target.as_ref().and_then(|words| names.target(reading, words)),
            target_words: draft.target.as_ref().map(|words| reading.span(words)),
            place: names.place(reading, draft),
            time: when::when(reading, draft, drafts, times, statements),
            status,
            statement,
        };
        out.push(event);
    }
    out
}
