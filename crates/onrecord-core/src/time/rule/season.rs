//! Seasons: `last fall`, `this summer`, `the winter of 1994`, `summer 2023`, `this fall`.

use super::calendar::{which, year_of};
use crate::time::lexicon;
use crate::time::meaning::{Cycle, Found, Meaning, Which};
use crate::time::point::Point;
use crate::words::Words;

pub(super) fn season(words: &Words<'_>, at: usize) -> Option<Found> {
    let (which, start) = which(words, at);
    let start = start + usize::from(which.is_none() && words.at(at) == "the");
    let start = start + usize::from(start > at && matches!(words.at(start), "early" | "late"));
    let season = lexicon::season(words.at(start))?;
    let end = start + 1;
    let of = end + usize::from(words.at(end) == "of");
    if let Some((year, end)) = year_of(words, of).filter(|_| which.is_none()) {
        return Some(Found::date(at..end, year.part(Cycle::Season(season), |y| Point::Season(y, season))));
    }
    let prepared =
        matches!(words.before(at, 1), "in" | "by" | "since" | "until" | "during" | "through" | "before" | "and");
    let ambiguous = matches!(words.at(start), "fall" | "spring");
    let sure = match which {
        Some(_) => true,
        None if start > at => prepared || !ambiguous,
        None => prepared && !(ambiguous && words.at(start) == "fall" && words.before(at, 1) != "in"),
    };
    let noun_follows = ambiguous && matches!(words.at(end), "in" | "of" | "to" | "by" | "from");
    (sure && !(noun_follows && which.is_none()))
        .then(|| Found::date(at..end, Meaning::Cycle(Cycle::Season(season), which.unwrap_or(Which::Nearest))))
}
