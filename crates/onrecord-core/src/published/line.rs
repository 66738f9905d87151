//! Dates in bylines and date lines, and dates on a line of their own near the head or the end of the text.

use onrecord_text::{Document, RegionKind, Span};

use crate::findings::Published;
use crate::time::{Meaning, Point, found};
use crate::words::{Lowered, Words};

/// How many sentences from the head, and how many from the end, may be a date line.
const NEAR: usize = 8;
/// Words that may stand beside the date on its line, sorted.
const BESIDE: &[&str] = &[
    "am",
    "at",
    "by",
    "date",
    "edt",
    "est",
    "et",
    "gmt",
    "last",
    "modified",
    "on",
    "pm",
    "posted",
    "published",
    "the",
    "updated",
    "utc",
];

/// The first full date in a byline or date line, else the one that is a line of its own.
pub(super) fn date_line(document: &Document, lowered: &Lowered<'_>) -> Option<Published> {
    let sentences: Vec<Words<'_>> = lowered.sentences().collect();
    let regions = document.regions.iter().filter(|r| matches!(r.kind, RegionKind::DateLine | RegionKind::Byline));
    for region in regions {
        for words in &sentences {
            if let Some((day, span)) = full_dates(words).find(|(_, span)| region.span.contains(*span)) {
                return published(day, span, "the date line or byline has this date");
            }
        }
    }
    let count = sentences.len();
    let near = sentences.iter().enumerate().filter(|(i, _)| *i < NEAR || i + 3 >= count).map(|(_, words)| words);
    let alone = near.filter_map(|words| full_dates(words).next().filter(|(_, span)| is_alone(document, words, *span)));
    let mut alone = alone.collect::<Vec<_>>();
    alone.dedup_by_key(|(day, _)| *day);
    match alone.as_slice() {
        [(day, span), ..] => published(*day, *span, "a line of the text holds nothing but this date"),
        [] => None,
    }
}

fn published(day: jiff::civil::Date, span: Span, how: &str) -> Option<Published> {
    Some(Published { earliest: day, latest: day, how: how.to_owned(), evidence: vec![span] })
}

/// The full dates of a sentence with their words.
fn full_dates<'w>(words: &'w Words<'w>) -> impl Iterator<Item = (jiff::civil::Date, Span)> + 'w {
    found(words).iter().filter_map(|found| match &found.meaning {
        Meaning::At(Point::Day(day)) => Some((*day, words.span(found.tokens.clone()))),
        Meaning::Clock(inner, ..) | Meaning::Part(inner, _) => match **inner {
            Meaning::At(Point::Day(day)) => Some((day, words.span(found.tokens.clone()))),
            _ => None,
        },
        _ => None,
    })
}

/// Whether the sentence is a paragraph of its own and says nothing besides the date.
fn is_alone(document: &Document, words: &Words<'_>, date: Span) -> bool {
    let line = words.span(words.range());
    let own_line = document.text[..line.start()].trim_end_matches([' ', '\t']).ends_with(['\n', '\r'])
        || line.start() == 0
        || document.text[..line.start()].trim().is_empty();
    let rest_is_blank = document.text[line.end()..].trim_start_matches([' ', '\t']).starts_with(['\n', '\r'])
        || document.text[line.end()..].trim().is_empty();
    let others = words.range().filter(|&at| !date.contains(words.span(at..at + 1)));
    let silent = |at: usize| words.is_mark(at) || words.is_number(at) || BESIDE.binary_search(&words.at(at)).is_ok();
    own_line && rest_is_blank && others.into_iter().all(silent)
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_sorted() {
        assert!(super::BESIDE.is_sorted());
    }
}
