//! Which events of several documents are one, as far as dating goes: strict, since a wrong match gives a wrong date.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use onrecord_core::contract::{Document, Event, Span};
use onrecord_core::label::{EntityType, EventCategory, EventStatus};

/// Longest time, in days, that still dates an event.
const LONGEST: i32 = 7;

/// An event of a document that can be told from others: it has a category, a doer, and a named target or place.
pub(super) struct Happening<'d> {
    pub(super) event: &'d Event,
    /// The words that say when.
    pub(super) when: Option<&'d Span>,
    document: &'d Document,
    category: EventCategory,
    actor: String,
    /// What is particular to it: names of its target and place that are no countries.
    names: BTreeSet<String>,
    place: Option<String>,
    /// First and last day by its own document's words.
    days: Option<(Date, Date)>,
}

/// The events of a document that can be told from others.
pub(super) fn happenings(document: &Document) -> Vec<Happening<'_>> {
    document.events.iter().filter_map(|event| happening(document, event)).collect()
}

fn happening<'d>(document: &'d Document, event: &'d Event) -> Option<Happening<'d>> {
    let entity = |id: &Option<String>| id.as_deref().and_then(|id| document.entity(id));
    let named = |id: &Option<String>| entity(id).filter(|e| e.kind != EntityType::Country).map(|e| plain(&e.name));
    let words = |span: &Option<Span>| span.as_ref().filter(|s| has_name(&s.text)).map(|s| plain(&s.text));
    let target = if event.target.is_some() { named(&event.target) } else { words(&event.target_words) };
    let place = named(&event.place);
    let names: BTreeSet<String> = target.into_iter().chain(place.clone()).collect();
    let actor = entity(&event.actor).map(|e| plain(&e.name)).or_else(|| words(&event.actor_words))?;
    let category = event.category.filter(|_| !names.is_empty() && event.status != EventStatus::Denied)?;
    let when = event.time.as_ref();
    Some(Happening { event, when, document, category, actor, names, place, days: days(document, when) })
}

/// The days of the words, where they are few.
fn days(document: &Document, when: Option<&Span>) -> Option<(Date, Date)> {
    let when = when?;
    let time = document.times.iter().find(|t| (t.start, t.end) == (when.start, when.end))?;
    let (first, last): (Date, Date) = (time.earliest.as_ref()?.parse().ok()?, time.latest.as_ref()?.parse().ok()?);
    (first <= last && first.until(last).is_ok_and(|length| length.get_days() < LONGEST)).then_some((first, last))
}

impl Happening<'_> {
    /// Whether it is told as past.
    pub(super) fn is_done(&self) -> bool {
        matches!(self.event.status, EventStatus::Done | EventStatus::Observed | EventStatus::Claimed)
    }

    fn is_same(&self, other: &Happening<'_>) -> bool {
        let places = self.place.as_ref().zip(other.place.as_ref());
        self.category == other.category
            && self.actor == other.actor
            && !self.names.is_disjoint(&other.names)
            && places.is_none_or(|(one, another)| one == another)
    }
}

/// The days of an event, and who tells them.
pub(super) struct Told<'d> {
    pub(super) days: (Date, Date),
    /// The document's path.
    pub(super) by: &'d str,
}

/// Events that are done and whose documents date them, by category and doer.
pub(super) struct Dated<'h>(BTreeMap<(EventCategory, &'h str), Vec<&'h Happening<'h>>>);

impl<'h> Dated<'h> {
    pub(super) fn of(all: &'h [Happening<'h>]) -> Dated<'h> {
        let mut dated: BTreeMap<(EventCategory, &str), Vec<&Happening<'_>>> = BTreeMap::new();
        for happening in all.iter().filter(|h| h.days.is_some() && h.is_done()) {
            dated.entry((happening.category, &happening.actor)).or_default().push(happening);
        }
        Dated(dated)
    }

    /// What other documents tell of the days of an event; nothing where they date several such events.
    pub(super) fn find(&self, own: &Happening<'_>) -> Option<Told<'h>> {
        let like = self.0.get(&(own.category, own.actor.as_str()))?.iter();
        let like: Vec<_> = like.filter(|h| h.document.id != own.document.id && h.is_same(own)).collect();
        let days = like.iter().filter_map(|h| h.days);
        let together = (days.clone().map(|d| d.0).max()?, days.map(|d| d.1).min()?);
        (together.0 <= together.1).then_some(Told { days: together, by: &like.first()?.document.path })
    }
}

/// Whether words hold a name.
fn has_name(words: &str) -> bool {
    words.split(' ').any(|word| word.len() > 2 && word.starts_with(char::is_uppercase))
}

/// Words without case and article.
fn plain(words: &str) -> String {
    let words = words.to_lowercase();
    ["the ", "a ", "an "].iter().find_map(|article| words.strip_prefix(article)).unwrap_or(&words).to_owned()
}
