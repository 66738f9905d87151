//! Days: the times that the texts speak of, in order.

use std::collections::BTreeMap;

use serde::Serialize;

use super::article::Article;
use super::label::Label;
use super::note::Notes;
use crate::contract::{Range, Span, Time};

/// A day or a period, with every place that speaks of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Day {
    /// First day, `YYYY-MM-DD`.
    pub earliest: String,
    /// Last day, `YYYY-MM-DD`.
    pub latest: String,
    /// Where, by document and place.
    pub mentions: Vec<DayMention>,
}

/// A place that speaks of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DayMention {
    /// The document.
    pub document: Label,
    /// The words.
    #[serde(flatten)]
    pub words: Span,
    /// The note with its place and its words in context.
    pub note: usize,
}

/// Days by their first day, then by their last.
pub(super) fn days(articles: &[Article], times: &[(usize, &Time)], notes: &mut Notes) -> Vec<Day> {
    let mut days: BTreeMap<(&str, &str), Vec<(usize, &Time)>> = BTreeMap::new();
    for &(place, time) in times {
        if let (Some(earliest), Some(latest)) = (&time.earliest, &time.latest) {
            days.entry((earliest, latest)).or_default().push((place, time));
        }
    }
    let days = days.into_iter().map(|((earliest, latest), mut times)| {
        times.sort_by_key(|(place, t)| (*place, t.start, t.end));
        let mentions = times.into_iter().map(|(place, t)| {
            let document = articles[place].label;
            DayMention {
                document,
                words: Span { start: t.start, end: t.end, text: t.text.clone() },
                note: notes.of(document, Range { start: t.start, end: t.end }),
            }
        });
        Day { earliest: earliest.to_owned(), latest: latest.to_owned(), mentions: mentions.collect() }
    });
    days.collect()
}
