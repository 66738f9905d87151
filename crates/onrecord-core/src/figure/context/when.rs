//! As of when a figure holds, or over which time: the nearest time expression of its sentence that no other figure parts
//! from it; else the one that opens the sentence.

use onrecord_text::Span;

use super::{Context, Place};
use crate::findings::{Figure, Time};
use crate::label::{FigureType, TimeType};

/// (as of when, over which time).
pub(super) fn when(
    place: &Place<'_>,
    context: &Context<'_>,
    sentence: Span,
    figure: &Figure,
) -> (Option<Span>, Option<Span>) {
    if matches!(figure.kind, FigureType::Duration | FigureType::Age) {
        return (None, None);
    }
    let first = context.times.partition_point(|t| t.span.start() < sentence.start());
    let here = context.times[first..].iter().take_while(|t| t.span.start() < sentence.end());
    let words = &place.words;
    let mut best: Option<(usize, &Time)> = None;
    let dated = |time: &&Time| {
        let vague = time.value.as_deref().is_none_or(|v| v == "PAST_REF" || v == "FUTURE_REF" || v.starts_with("PX"));
        let at = context.segmented.tokens_in(time.span).start;
        let lasts = time.kind == TimeType::Duration
            && !matches!(words.before(at, 1), "in" | "over" | "within" | "during" | "since" | "the" | "past" | "last");
        !(lasts
            || vague && time.kind == TimeType::Duration
            || matches!(time.value.as_deref(), Some("PAST_REF" | "FUTURE_REF")))
    };
    for time in here
        .filter(dated)
        .filter(|t| t.kind != TimeType::Set && !t.span.contains(figure.span) && !figure.span.contains(t.span))
    {
        let at = context.segmented.tokens_in(time.span);
        let clear = |from: usize, to: usize| !(from..to).any(|i| matches!(words.at(i), ";" | ":" | "—"));
        let distance = if at.start >= place.tokens.end && at.start < place.free.end {
            clear(place.tokens.end, at.start).then(|| at.start - place.tokens.end)
        } else if at.end <= place.tokens.start && at.end > place.free.start {
            clear(at.end, place.tokens.start).then(|| 2 + place.tokens.start - at.end)
        } else {
            let opens = at.start <= words.range().start + 2 && clear(at.end, place.tokens.start);
            let later = at.start >= place.free.end && clear(place.tokens.end, at.start);
            (opens || later).then_some(1000 + usize::from(later))
        };
        if let Some(distance) = distance.filter(|&d| best.is_none_or(|(b, _)| d < b)) {
            best = Some((distance, time));
        }
    }
    match best {
        Some((_, time)) => classed(place, context, time),
        None => (None, None),
    }
}

/// A time of a day or a point up to which something holds is "as of"; what lasts, and what `since` opens, is a period.
fn classed(place: &Place<'_>, context: &Context<'_>, time: &Time) -> (Option<Span>, Option<Span>) {
    let words = &place.words;
    let at = context.segmented.tokens_in(time.span);
    let before = words.before(at.start, 1);
    if before == "since" || words.at(at.start) == "since" {
        let from = if before == "since" { at.start - 1 } else { at.start };
        return (None, Some(words.span(from..at.end)));
    }
    let ago = (at.start..at.end + 1).any(|i| matches!(words.at(i), "ago" | "earlier"));
    let until = matches!(before, "by" | "of" | "at" | "until" | "to") || ago;
    let day = time.value.as_deref().is_some_and(|v| v.len() >= 10 || v.ends_with("_REF"));
    let bounded = time.kind == TimeType::Duration || !day && time.value.is_some();
    if bounded && !until { (None, Some(time.span)) } else { (Some(time.span), None) }
}
