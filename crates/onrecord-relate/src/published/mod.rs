//! When a document was published, by what other documents tell of the events that it tells of.
//!
//! Takes documents; gives for each whose day of publication is not known the narrower interval that the others allow, with
//! the reasoning step by step. An event is taken for another's only where category, doer and a named target or place are
//! the same, and where all documents that date such an event agree on its day ([`same`]). Then a document that tells of it
//! as done is no earlier than that day, one that tells of it as coming is no later, and "on Tuesday" leaves a week
//! ([`relative`]). Where steps contradict each other the answer is nothing. Nothing that was read is changed by this.

mod relative;
mod same;

use std::collections::BTreeMap;

use jiff::civil::Date;
use onrecord_core::contract::{Document, Span};

use same::Happening;

/// The days on which a document can have been published; an end that nothing tells is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Narrowed {
    /// First day.
    pub earliest: Option<Date>,
    /// Last day.
    pub latest: Option<Date>,
    /// What it rests on, in the order of the document's text.
    pub steps: Vec<Step>,
}

/// One event that another document dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The words that name the event.
    pub trigger: Span,
    /// The words that say when it was, where they count from the day of publication.
    pub when: Option<Span>,
    /// First and last day of the event.
    pub days: (Date, Date),
    /// Path of a document that dates it, the first in byte order.
    pub by: String,
    /// First day of publication that it allows.
    pub earliest: Option<Date>,
    /// Last day.
    pub latest: Option<Date>,
}

impl Narrowed {
    /// The reasoning in a sentence for people.
    pub fn how(&self) -> String {
        let steps = self.steps.iter().map(|step| {
            let Step { trigger, days: (first, last), by, .. } = step;
            let when = step.when.as_ref().map_or(String::new(), |w| format!(", “{}”", w.text));
            let days = if first == last { first.to_string() } else { format!("{first} to {last}") };
            format!("“{}”{when}: an event that {by} dates {days}", trigger.text)
        });
        steps.collect::<Vec<_>>().join("; ")
    }
}

/// The narrower intervals, by the document's id. Documents whose day is known, or of whose days the others tell nothing, are
/// left out.
pub fn narrowed(documents: &[Document]) -> BTreeMap<String, Narrowed> {
    let mut documents: Vec<&Document> = documents.iter().collect();
    documents.sort_by(|a, b| (&a.path, &a.id).cmp(&(&b.path, &b.id)));
    let all: Vec<Happening<'_>> = documents.iter().flat_map(|document| same::happenings(document)).collect();
    let dated = same::Dated::of(&all);
    let open = documents.iter().filter(|d| read(d).is_none_or(|(earliest, latest)| earliest < latest));
    open.filter_map(|document| Some((document.id.clone(), of(document, &dated)?))).collect()
}

/// The interval that was read.
fn read(document: &Document) -> Option<(Date, Date)> {
    let published = document.published.as_ref()?;
    Some((published.earliest.parse().ok()?, published.latest.parse().ok()?))
}

fn of(document: &Document, dated: &same::Dated<'_>) -> Option<Narrowed> {
    let steps: Vec<Step> = same::happenings(document).iter().filter_map(|own| step(own, dated)).collect();
    let (first, last) = read(document).unzip();
    let earliest = steps.iter().filter_map(|s| s.earliest).chain(first).max();
    let latest = steps.iter().filter_map(|s| s.latest).chain(last).min();
    let possible = earliest.zip(latest).is_none_or(|(earliest, latest)| earliest <= latest);
    let narrower = (earliest, latest) != (first, last);
    let counts = |step: &Step| {
        step.earliest.is_some_and(|d| Some(d) == earliest) || step.latest.is_some_and(|d| Some(d) == latest)
    };
    (possible && narrower).then(|| Narrowed { earliest, latest, steps: steps.into_iter().filter(counts).collect() })
}

fn step(own: &Happening<'_>, dated: &same::Dated<'_>) -> Option<Step> {
    let found = dated.find(own)?;
    let days = found.days;
    let (earliest, latest, when) = match (own.when, own.is_done()) {
        (Some(when), done) if relative::counts_from_publication(&when.text) => {
            let (earliest, latest) = relative::published(&when.text, days, done)?;
            (Some(earliest), Some(latest), Some(when.clone()))
        }
        (_, true) => (Some(days.0), None, None),
        (_, false) => (None, Some(days.1), None),
    };
    Some(Step { trigger: own.event.trigger.clone(), when, days, by: found.by.to_owned(), earliest, latest })
}
