//! Which way a figure says that something went: `fell by 40 percent`, `up 12%`, `a 3 percent rise`.

use std::ops::Range;

use crate::label::Change;
use crate::lexicon::level::{self, Level};
use crate::words::Words;

/// The direction, where the figure is how far it went; none where it is where it led (`rose to 64`) or came from.
pub(super) fn change(words: &Words<'_>, tokens: &Range<usize>) -> Option<Change> {
    of_noun(words.at(tokens.end)).or_else(|| before(words, tokens.start))
}

/// The direction of a noun behind a figure (`a 12% rise`).
pub(super) fn of_noun(word: &str) -> Option<Change> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    match () {
        () if level::is(singular, Level::Up) => Some(Change::Increase),
        () if level::is(singular, Level::Down) => Some(Change::Decrease),
        () => None,
    }
}

/// The direction of a verb before a figure, directly or by way of `by` and an object (`raised its rate by`).
pub(super) fn before(words: &Words<'_>, start: usize) -> Option<Change> {
    let by = words.before(start, 1) == "by";
    let direct = (1..=2).find_map(|back| {
        let free = (back == 1 || adverb(words, start)) && !is_particle(words, start.wrapping_sub(back));
        direction(words.before(start, back)).filter(|_| free)
    });
    if direct.is_some() || !by {
        return direct;
    }
    let near = (2..=9).take_while(|&back| !words.is_mark(start.wrapping_sub(back)));
    near.filter(|&back| !words.is_number(start.wrapping_sub(back)))
        .find_map(|back| direction(words.before(start, back)))
}

fn adverb(words: &Words<'_>, start: usize) -> bool {
    let word = words.before(start, 1);
    word.ends_with("ly") || matches!(word, "another" | "a")
}

/// `up 12%`, `were down 3`: the adverb, not the particle of a verb (`given up 600 miles`).
fn is_particle(words: &Words<'_>, at: usize) -> bool {
    let free = [
        "is", "are", "was", "were", "be", "been", "go", "goes", "went", "gone", "shot", "edged", "ticked", "%",
        "percent", "",
    ];
    matches!(words.at(at), "up" | "down")
        && !(free.contains(&words.before(at, 1))
            || words.is_mark(at.wrapping_sub(1))
            || words.is_number(at.wrapping_sub(1)))
}

fn direction(word: &str) -> Option<Change> {
    if level::is(word, Level::Rise) {
        return Some(Change::Increase);
    }
    level::is(word, Level::Fall).then_some(Change::Decrease)
}
