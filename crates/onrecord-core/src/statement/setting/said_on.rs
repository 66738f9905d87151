//! Time of saying: the date or time of day around the cue, as the document's time expressions have it.
//!
//! `said on Monday`, `in a January 22 interview`; not `after Monday`, `Monday’s attack`, `since May`, a length of time, or
//! "now", nor what somebody "will" say. The content's own times are not looked at.

use super::Scene;
use super::frame::Frame;
use crate::findings::{SaidOn, Time};
use crate::label::TimeType;
use crate::statement::draft::Draft;

/// Words before a time at which nothing was said.
const BESIDE: &[&str] = &["after", "before", "between", "by", "for", "from", "of", "since", "through", "to", "until"];

/// When the statement was made, if the words around its cue say so.
pub(super) fn said_on(scene: &Scene, draft: &Draft, frame: &Frame) -> Option<SaidOn> {
    if draft.cue_words().any(|at| matches!(scene.lower(at), "will" | "'ll" | "wo" | "shall")) {
        return None;
    }
    let mut told = frame.iter().flat_map(|words| {
        let inside = move |time: &&Time| super::holds(words, &scene.reading.words(time.span));
        let mut numbers: Vec<usize> = words.clone().filter_map(|at| scene.time_at[at]).collect();
        numbers.dedup();
        numbers.into_iter().map(|number| &scene.times[number]).filter(inside)
    });
    let time = told.find(|time| is_moment(time) && stands_free(scene, time))?;
    let Time { span, value, earliest, latest, .. } = time.clone();
    Some(SaidOn { span, value, earliest, latest })
}

fn is_moment(time: &Time) -> bool {
    let reference =
        time.value.as_deref().is_some_and(|value| value.starts_with("PRESENT") || value.starts_with("FUTURE"));
    matches!(time.kind, TimeType::Date | TimeType::Time) && !reference
}

fn stands_free(scene: &Scene, time: &Time) -> bool {
    let words = scene.reading.words(time.span);
    let before = scene.lower(words.start.wrapping_sub(1));
    let in_name = words.clone().any(|at| scene.named[at].is_some());
    !in_name
        && scene.tag(words.end) != "POS"
        && !matches!(scene.lower(words.end), "'s" | "'")
        && !BESIDE.contains(&before)
}
