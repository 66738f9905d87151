//! Whether a figure is new or all so far, and whether it is how much there is or how much comes in a time, by the words right
//! around it.

use super::Place;
use crate::findings::Figure;
use crate::label::{Counting, Flow};

const CUMULATIVE: &[&str] = &[
    "in all",
    "in total",
    "so far",
    "to date",
    "altogether",
    "a total of",
    "total to",
    "total at",
    "tally to",
    "toll to",
    "cumulative",
    "all told",
    "overall toll",
];

const STOCK: &[&str] = &[
    "has",
    "have",
    "had",
    "holds",
    "hold",
    "possesses",
    "possess",
    "owns",
    "own",
    "hosts",
    "host",
    "employs",
    "fields",
    "keeps",
    "there are",
    "there were",
    "there is",
    "stood at",
    "stands at",
    "stand at",
    "numbers",
    "number",
    "consists of",
    "remain",
    "still has",
];

/// New or all so far.
pub(super) fn counting(place: &Place<'_>) -> Option<Counting> {
    let words = &place.words;
    let fresh = |word: &str| matches!(word, "more" | "new" | "additional" | "further" | "fresh" | "extra");
    let behind = words.at(place.tokens.end);
    let than = words.at(place.tokens.end + 1) == "than";
    if fresh(behind) && !than
        || matches!(words.before(place.tokens.start, 1), "another" | "additional" | "further")
        || words.at(place.tokens.start) == "another"
    {
        return Some(Counting::New);
    }
    let said = place.free.clone().any(|at| CUMULATIVE.iter().any(|phrase| words.phrase(at, phrase).is_some()));
    said.then_some(Counting::Cumulative)
}

/// How much there is, or comes.
pub(super) fn flow(place: &Place<'_>, figure: &Figure) -> Option<Flow> {
    if figure.unit.as_deref().is_some_and(|unit| unit.contains('/') && !matches!(unit, "km/h" | "m/s")) {
        return Some(Flow::Flow);
    }
    let held = STOCK.iter().any(|phrase| place.words.phrase_before(place.tokens.start, phrase).is_some());
    held.then_some(Flow::Stock)
}
