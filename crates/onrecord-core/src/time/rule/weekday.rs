//! Weekdays: `Tuesday`, `last Friday`, `this coming Sunday`, `the previous Friday`, `Fridays`.

use super::calendar::which;
use crate::time::lexicon;
use crate::time::meaning::{Cycle, Found, Meaning, Which};
use crate::words::Words;

/// Words that make a day's name with a weekday.
const NAMES: &[&str] = &["ash", "black", "bloody", "good", "holy", "palm", "super"];

pub(super) fn weekday(words: &Words<'_>, at: usize) -> Option<Found> {
    let (which, start) = which(words, at);
    let (day, plural) = lexicon::weekday(words.at(start))?;
    if NAMES.contains(&words.before(start, 1)) || words.at(start).len() < 6 && !words.at(start).ends_with('.') {
        return None;
    }
    if plural {
        return (start == at).then(|| Found::set(at..at + 1, format!("XXXX-WXX-{day}")));
    }
    Some(Found::date(at..start + 1, Meaning::Cycle(Cycle::Weekday(day), which.unwrap_or(Which::Nearest))))
}
