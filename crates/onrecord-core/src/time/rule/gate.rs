//! Where a time expression can begin: the gate before the rules, for speed alone.
//!
//! Asking every rule at every word is most of what times cost, and most words begin nothing. An expression holds a
//! trigger (a digit, a unit, the name of a month …) and begins, at most [`WITHIN`] words before it, with a trigger or
//! with one of [`LEADS`]. A rule for expressions that do not keep to this needs its words here; a test holds what is
//! found with the gate against what is found without it.

use std::ops::Range;

use crate::time::lexicon::{month, part_of_day, season, unit, weekday};
use crate::words::Words;

/// How many words before its first trigger an expression may begin.
const WITHIN: usize = 10;

/// The places in the sentence at which the rules are worth asking.
pub(super) struct Gate<'s, 'w> {
    words: &'s Words<'w>,
    rest: Range<usize>,
    /// The next trigger, at or behind the last place asked for; the end of the sentence when there is none.
    trigger: usize,
}

impl<'s, 'w> Gate<'s, 'w> {
    pub(super) fn new(words: &'s Words<'w>) -> Gate<'s, 'w> {
        Gate { words, rest: words.range(), trigger: words.range().start }
    }

    /// The first such place from `from` on.
    pub(super) fn next(&mut self, from: usize) -> Option<usize> {
        let end = self.rest.end;
        let mut at = from;
        while at < end {
            self.trigger = self.trigger.max(at);
            while self.trigger < end && !is_trigger(self.words.at(self.trigger)) {
                self.trigger += 1;
            }
            if self.trigger == end {
                return None;
            }
            at = at.max(self.trigger.saturating_sub(WITHIN));
            if at == self.trigger || LEADS.binary_search(&self.words.at(at)).is_ok() {
                return Some(at);
            }
            at += 1;
        }
        None
    }
}

/// Whether an expression may hang on the word.
fn is_trigger(word: &str) -> bool {
    let bytes = word.as_bytes();
    let Some(first) = bytes.first() else { return false };
    if bytes.iter().any(u8::is_ascii_digit) {
        return true;
    }
    // Marks and most short words: neither units nor names are shorter.
    if bytes.len() < 3 || !first.is_ascii_lowercase() {
        return false;
    }
    let named = |word: &str| unit(word).is_some() || part_of_day(word).is_some();
    TRIGGERS.binary_search(&word).is_ok()
        || named(word)
        || month(word).is_some()
        || weekday(word).is_some()
        || season(word).is_some()
        || word.strip_suffix("long").is_some_and(named)
}

/// Further words on which an expression hangs, sorted.
const TRIGGERS: &[&str] = &[
    "annually",
    "beginning",
    "biweekly",
    "christmas",
    "current",
    "currently",
    "daily",
    "date",
    "easter",
    "eighteen",
    "eighties",
    "end",
    "eve",
    "everyday",
    "fifties",
    "fiscal",
    "forties",
    "fortnightly",
    "future",
    "halloween",
    "height",
    "hourly",
    "immediately",
    "lately",
    "moment",
    "monthly",
    "nightly",
    "nineteen",
    "nineties",
    "now",
    "nowadays",
    "outbreak",
    "past",
    "period",
    "present",
    "presently",
    "quarterly",
    "recent",
    "recently",
    "seventeen",
    "seventies",
    "shortly",
    "sixties",
    "someday",
    "soon",
    "start",
    "term",
    "thanksgiving",
    "thirties",
    "time",
    "today",
    "tomorrow",
    "tonight",
    "twenties",
    "twenty",
    "weekly",
    "yearly",
    "yesterday",
];

/// Words with which an expression may begin before its trigger, sorted: articles, counts, and what says which, how
/// exactly and what part.
const LEADS: &[&str] = &[
    "'",
    "`",
    "a",
    "about",
    "all",
    "almost",
    "an",
    "another",
    "approximately",
    "april",
    "around",
    "as",
    "at",
    "barely",
    "beginning",
    "bi",
    "black",
    "close",
    "closing",
    "coming",
    "corresponding",
    "countless",
    "couple",
    "dozen",
    "dozens",
    "each",
    "earlier",
    "early",
    "earth",
    "eight",
    "eighteen",
    "eighteenth",
    "eighth",
    "eightieth",
    "eighty",
    "election",
    "eleven",
    "eleventh",
    "ensuing",
    "equivalent",
    "every",
    "few",
    "fewer",
    "fifteen",
    "fifteenth",
    "fifth",
    "fiftieth",
    "fifty",
    "final",
    "financial",
    "first",
    "five",
    "following",
    "fortieth",
    "forty",
    "four",
    "fourteen",
    "fourteenth",
    "fourth",
    "full",
    "good",
    "half",
    "her",
    "his",
    "hundred",
    "hundreds",
    "hundredth",
    "in",
    "independence",
    "initial",
    "international",
    "its",
    "just",
    "labor",
    "last",
    "late",
    "later",
    "latest",
    "less",
    "many",
    "martyrs",
    "memorial",
    "mid",
    "middle",
    "million",
    "millionth",
    "more",
    "most",
    "mother",
    "nearly",
    "new",
    "next",
    "nine",
    "nineteen",
    "nineteenth",
    "ninetieth",
    "ninety",
    "ninth",
    "no",
    "not",
    "number",
    "one",
    "only",
    "opening",
    "other",
    "over",
    "per",
    "preceding",
    "presidents",
    "previous",
    "prior",
    "recent",
    "right",
    "roughly",
    "saint",
    "same",
    "second",
    "seven",
    "seventeen",
    "seventeenth",
    "seventh",
    "seventieth",
    "seventy",
    "several",
    "six",
    "sixteen",
    "sixteenth",
    "sixth",
    "sixtieth",
    "sixty",
    "some",
    "sometime",
    "st.",
    "subsequent",
    "ten",
    "tens",
    "tenth",
    "that",
    "the",
    "their",
    "these",
    "third",
    "thirteen",
    "thirteenth",
    "thirtieth",
    "thirty",
    "this",
    "those",
    "thousand",
    "thousands",
    "thousandth",
    "three",
    "to",
    "twelfth",
    "twelve",
    "twentieth",
    "twenty",
    "two",
    "under",
    "up",
    "upcoming",
    "valentine",
    "veterans",
    "victory",
    "well",
    "within",
    "year",
    "zero",
    "‘",
];

#[cfg(test)]
mod tests {
    use super::super::{asked_at, found};
    use super::*;
    use crate::words::{Lowered, tests::document};

    #[test]
    fn words_are_sorted() {
        assert!(TRIGGERS.is_sorted() && LEADS.is_sorted());
    }

    #[test]
    fn nothing_is_lost_behind_the_gate() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/cases");
        let files = ["times", "figures", "statements", "settings"].iter().flat_map(|name| {
            std::fs::read_dir(format!("{folder}/{name}")).expect("cases").map(|file| file.expect("a file").path())
        });
        for file in files {
            let document = document(&std::fs::read_to_string(&file).expect("text"));
            let segmented = document.segment();
            let lowered = Lowered::new(&document, &segmented);
            for words in lowered.sentences() {
                assert_eq!(
                    found(&words),
                    asked_at(&words, Some),
                    "{}: {:?}",
                    file.display(),
                    words.text_of(words.span(words.range()))
                );
            }
        }
    }
}
