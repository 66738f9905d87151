//! Timelines: the events of documents in order of their days, as text programs and people read elsewhere.
//!
//! Takes documents by the contract; gives entries, and from entries an iCalendar file, TimelineJS's JSON, GeoJSON or a
//! page of its own. What the text does not date has at most the day of publication as its last day, and says so.

pub mod calendar;
pub mod geojson;
pub mod page;
pub mod timelinejs;

use serde::Serialize;

use crate::contract::{Document, Event, Span};
use crate::label::{EntityType, EventCategory, EventStatus, labels};
use crate::mark::Mark;
use crate::place::{self, Place};

/// An event in a timeline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// Its document's id.
    pub document: String,
    /// Its document's path.
    pub path: String,
    /// Publisher.
    pub outlet: Option<String>,
    /// What was done.
    pub category: Option<EventCategory>,
    /// How it stands.
    pub status: EventStatus,
    /// Who: the entity's name.
    pub actor: Option<String>,
    /// Who, in the text's words.
    pub actor_words: Option<String>,
    /// The words that name it.
    pub trigger: Span,
    /// To whom: the entity's name.
    pub target: Option<String>,
    /// To whom or what, in the text's words.
    pub target_words: Option<String>,
    /// Where: the entity's name.
    pub place: Option<String>,
    /// Where that is.
    pub coordinates: Option<Place>,
    /// First day it can have been or be; null where nothing tells.
    pub earliest: Option<String>,
    /// Last day.
    pub latest: Option<String>,
    /// What the days rest on.
    pub dated_by: DatedBy,
    /// Who says so; null where the author does.
    pub source: Option<String>,
    /// The sentence that tells it.
    pub sentence: Span,
    /// What became of words of that sentence since; left out where nothing did.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
}

labels! {
    /// What the days of an entry rest on.
    DatedBy, "reason for the days of an event" {
        /// The words of the text.
        Text = "text",
        /// The day of publication, before which it was.
        Publication = "publication",
        /// Nothing.
        Nothing = "nothing",
    }
}

impl Entry {
    /// "Kelmari jets › attacked › the port": the text's words; for pronouns, the entity's name.
    pub fn headline(&self) -> String {
        let actor = shown(self.actor.as_deref(), self.actor_words.as_deref());
        let target = shown(self.target.as_deref(), self.target_words.as_deref());
        let parts = [actor, Some(&self.trigger.text), target];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" › ")
    }

    /// Its days in words: "2024-03-01 to 2024-03-03", "by 2024-03-03", "no date".
    pub fn days(&self) -> String {
        match (&self.earliest, &self.latest) {
            (Some(first), Some(last)) if first == last => first.clone(),
            (Some(first), Some(last)) => format!("{first} to {last}"),
            (None, Some(last)) => format!("by {last}"),
            (Some(first), None) => format!("from {first}"),
            (None, None) => "no date".to_owned(),
        }
    }

    /// By day, what has none last; then by document and place.
    fn order(&self) -> (bool, &str, &str, &str, usize) {
        let last = self.latest.as_deref().unwrap_or("");
        let first = self.earliest.as_deref().unwrap_or(last);
        (first.is_empty(), first, last, &self.document, self.trigger.start)
    }
}

/// Puts entries in the order of a timeline.
pub fn sort(entries: &mut [Entry]) {
    entries.sort_by(|a, b| a.order().cmp(&b.order()));
}

/// The events of a document.
pub fn entries(document: &Document) -> Vec<Entry> {
    let countries = document.entities.iter().filter(|e| e.kind == EntityType::Country);
    let countries: Vec<&str> = countries.map(|e| e.name.as_str()).collect();
    document.events.iter().map(|event| entry(document, event, &countries)).collect()
}

fn entry(document: &Document, event: &Event, countries: &[&str]) -> Entry {
    let name =
        |id: &Option<String>| document.entities.iter().find(|e| Some(&e.id) == id.as_ref()).map(|e| e.name.clone());
    let words = |span: &Option<Span>| span.as_ref().map(|s| s.text.clone());
    let place = name(&event.place);
    let statement = document.statements.iter().find(|s| Some(&s.id) == event.statement.as_ref());
    let (earliest, latest, dated_by) = days(document, event);
    Entry {
        document: document.id.clone(),
        path: document.path.clone(),
        outlet: document.outlet.clone(),
        category: event.category,
        status: event.status,
        actor: name(&event.actor),
        actor_words: words(&event.actor_words),
        trigger: event.trigger.clone(),
        target: name(&event.target),
        target_words: words(&event.target_words),
        coordinates: place.as_deref().and_then(|p| place::find(p, countries)),
        place,
        earliest,
        latest,
        dated_by,
        source: statement.and_then(|s| name(&s.source_entity).or_else(|| s.source.as_ref().map(|w| w.text()))),
        sentence: sentence(document, event),
        marks: Vec::new(),
    }
}

/// The days that the event's words allow; what was done is done by the last day of publication.
fn days(document: &Document, event: &Event) -> (Option<String>, Option<String>, DatedBy) {
    let time = event.time.as_ref().and_then(|t| document.times.iter().find(|o| (o.start, o.end) == (t.start, t.end)));
    if let Some(time) = time.filter(|t| t.earliest.is_some() || t.latest.is_some()) {
        return (time.earliest.clone(), time.latest.clone(), DatedBy::Text);
    }
    let past = matches!(event.status, EventStatus::Done | EventStatus::Observed | EventStatus::Claimed);
    match &document.published {
        Some(published) if past => (None, Some(published.latest.clone()), DatedBy::Publication),
        _ => (None, None, DatedBy::Nothing),
    }
}

fn sentence(document: &Document, event: &Event) -> Span {
    let at = event.trigger.start;
    let found = document.sentences.iter().find(|s| s.start <= at && at < s.end);
    found.map_or_else(
        || event.trigger.clone(),
        |s| Span {
            start: s.start,
            end: s.end,
            text: document.text.chars().skip(s.start).take(s.end - s.start).collect(),
        },
    )
}

/// The words, or the name where they are a pronoun or open with one.
fn shown<'e>(name: Option<&'e str>, words: Option<&'e str>) -> Option<&'e str> {
    const PRONOUNS: &[&str] =
        &["he", "she", "it", "they", "we", "i", "him", "her", "them", "us", "his", "its", "their", "who"];
    let first = words.and_then(|w| w.split(' ').next()).unwrap_or_default().to_lowercase();
    if PRONOUNS.contains(&first.as_str()) { name.or(words) } else { words.or(name) }
}
