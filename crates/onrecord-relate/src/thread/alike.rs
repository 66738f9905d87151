//! How alike two documents are, from 0 to 1: in words, in names, in numbers and days, less where they are far apart in time.

use super::sketch::{Sketch, Terms};

const WORDS: f64 = 0.65;
const NAMES: f64 = 0.20;
const NUMBERS: f64 = 0.15;
/// A story rests when nothing is written of it for so many days; what comes later has to be twice as like.
const RESTS: i32 = 30;
const AFTER_REST: f64 = 0.5;

/// How alike two documents are; the same for any other documents beside them.
pub(super) fn alike(a: &Sketch, b: &Sketch) -> f64 {
    let all = WORDS * cosine(&a.words, &b.words)
        + NAMES * cosine(&a.named, &b.named)
        + NUMBERS * cosine(&a.numbers, &b.numbers);
    if days_between(a, b).is_some_and(|days| days > RESTS) { AFTER_REST * all } else { all }
}

/// Days that surely lie between them.
fn days_between(a: &Sketch, b: &Sketch) -> Option<i32> {
    let ((a_first, a_last), (b_first, b_last)) = (a.published?, b.published?);
    let (last, first) = if a_first <= b_first { (a_last, b_first) } else { (b_last, a_first) };
    last.until(first).ok().map(|span| span.get_days())
}

/// The products of common shares, added in the order of the terms.
fn cosine(a: &Terms, b: &Terms) -> f64 {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    few.iter().filter_map(|(term, share)| Some(share * many.get(term)?)).sum()
}
