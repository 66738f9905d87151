//! How many speak: one person, `two officials`, `Dovash and Rehl`, `at least 40 witnesses`; more than one where only the plural tells.
//!
//! Bodies, states and texts are not counted: how many people speak through them is not said.

use super::book::{Book, Nature};
use super::source::Answer;
use super::view::{View, Words};
use crate::findings::Count;

/// Numbers in words.
const NUMBERS: &[(&str, u32)] = &[
    ("both", 2),
    ("couple", 2),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("dozen", 12),
    ("twelve", 12),
];
/// Words before a number that make it the least.
const AT_LEAST: &[&str] = &["least", "than", "over"];

/// How many the source of a resolved statement is.
pub(super) fn count(view: &View<'_>, book: &Book, source: Words, answer: &Answer) -> Option<Count> {
    let exactly = |number| Some(Count { low: number, high: Some(number) });
    let member = book.member(answer.member?);
    if matches!(view.lower(source.start), "one" | "another" | "each" | "either" | "neither") {
        return exactly(1);
    }
    match member.nature {
        Nature::Person | Nature::Unnamed => exactly(1),
        Nature::Persons => {
            exactly(1 + member.name.matches(", ").count() as u32 + member.name.matches(" and ").count() as u32)
        }
        Nature::Insiders | Nature::People => {
            let head = source.start..source.end.min(source.start + 5);
            let is_share = |at: usize| matches!(view.lower(at + 1), "%" | "percent" | "per");
            let found = head.clone().find_map(|at| Some((at, number(view.lower(at)).filter(|_| !is_share(at))?)));
            found.map_or(Some(Count { low: 2, high: None }), |(at, number)| {
                let least = head.start < at && AT_LEAST.contains(&view.lower(at - 1));
                Some(Count { low: number, high: (!least).then_some(number) })
            })
        }
        _ => None,
    }
}

fn number(word: &str) -> Option<u32> {
    let digits = || word.replace(',', "").parse().ok().filter(|&number| number > 1);
    NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number).or_else(digits)
}
