//! When an event happened: the time expression of its clause.
//!
//! The first date behind the event's word that no other event stands before, else the nearest before it, else the one
//! that opens the sentence. When something was said is not when it happened; durations and sets are no dates.

use onrecord_text::Span;

use super::Draft;
use super::status::holder;
use crate::findings::{Statement, Time};
use crate::label::TimeType;
use crate::reading::Reading;

/// The words of its time.
pub(super) fn when(
    reading: &Reading,
    draft: &Draft,
    drafts: &[Draft],
    times: &[Time],
    statements: &[Statement],
) -> Option<Span> {
    let trigger = reading.span(&draft.trigger);
    let sentence = reading.span(&reading.sentence(draft.trigger.start).tokens);
    let layer = holder(statements, trigger);
    let first = times.partition_point(|t| t.span.end() <= sentence.start());
    let here = times[first..].iter().take_while(|t| t.span.start() < sentence.end());
    let of_saying = |t: &&Time| statements.iter().any(|s| s.said_on.as_ref().is_some_and(|d| d.span == t.span));
    let fits = |t: &&Time| {
        matches!(t.kind, TimeType::Date | TimeType::Time) && !of_saying(t) && holder(statements, t.span) == layer
    };
    let here: Vec<Span> = here.filter(fits).map(|t| t.span).collect();
    let free = |from: usize, to: usize| {
        let others = drafts.iter().map(|d| reading.span(&d.trigger)).filter(|s| *s != trigger);
        let mut between = others.filter(|s| from <= s.start() && s.end() <= to);
        between.next().is_none() && !leaves_clause(reading, from, to)
    };
    let behind = here.iter().find(|t| t.start() >= trigger.end() && free(trigger.end(), t.start()));
    let before = || here.iter().rev().find(|t| t.end() <= trigger.start() && free(t.end(), trigger.start()));
    let opening = || here.iter().find(|t| opens(reading, sentence, **t) && t.end() <= trigger.start());
    behind.or_else(before).or_else(opening).copied()
}

/// Whether a new clause begins between two places.
fn leaves_clause(reading: &Reading, from: usize, to: usize) -> bool {
    let words = reading.words(Span::new(from.min(to), to.max(from)));
    let relative = |w: usize| matches!(reading.tags[w], "WDT" | "WP" | "WRB") || reading.lower[w] == ";";
    let finite = |w: usize| matches!(reading.tags[w], "VBD" | "VBZ" | "VBP") && !is_auxiliary(&reading.lower[w]);
    words.into_iter().any(|w| relative(w) || finite(w))
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "is" | "are" | "was" | "were" | "has" | "have" | "had" | "did" | "does" | "do" | "'s" | "'ve" | "'re"
    )
}

/// Whether a time opens the sentence: "On Monday, …".
fn opens(reading: &Reading, sentence: Span, time: Span) -> bool {
    let before = Span::new(sentence.start(), time.start()).of(reading.text());
    before.split_whitespace().count() <= 2
}
