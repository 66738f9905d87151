//! Noun phrases, read off tags: the one ahead of a word, the one that ends before it, its head, its conjuncts.
//!
//! Takes a line and a place; gives ranges of the line. A phrase holds what "of" and "and" add to it, and no other
//! preposition.

use std::ops::Range;

use crate::lexicon::thing::{self, Class};
use crate::statement::grammar::line::Line;

/// No phrase has more words.
const LONGEST: usize = 16;
/// Words of time that stand in a phrase's tags without being its head ("Kelmar on Tuesday vetoed").
const TIMES: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tomorrow",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan.",
    "feb.",
    "mar.",
    "apr.",
    "jun.",
    "jul.",
    "aug.",
    "sep.",
    "sept.",
    "oct.",
    "nov.",
    "dec.",
    "tonight",
];

/// Whether a word is the name of a day or month, or "today".
pub(super) fn is_time(line: &Line, place: usize) -> bool {
    TIMES.contains(&line.at(place))
}

/// Whether a word may stand in a noun phrase.
fn inside(line: &Line, place: usize) -> bool {
    match line.tag(place) {
        "DT" | "PDT" | "JJ" | "JJR" | "JJS" | "NN" | "NNS" | "NNP" | "NNPS" | "CD" | "POS" | "HYPH" | "PRP$" | "$" => {
            true
        }
        // "the banned party", "the warring sides"
        "VBN" | "VBG" => in_phrase_as_adjective(line, place),
        "RB" => line.tag(place + 1).starts_with("JJ") || line.tag(place + 1) == "CD",
        _ => line.is(place, &["'s"]),
    }
}

fn in_phrase_as_adjective(line: &Line, place: usize) -> bool {
    let determined = place > 0 && matches!(line.tag(place - 1), "DT" | "JJ" | "CD" | "PRP$" | "POS" | "HYPH");
    determined && (line.tag(place + 1).starts_with("NN") || line.tag(place + 1).starts_with("JJ"))
}

/// Whether a noun phrase may end with the word.
fn is_noun(line: &Line, place: usize) -> bool {
    matches!(line.tag(place), "NN" | "NNS" | "NNP" | "NNPS" | "CD") && !is_time(line, place)
}

/// The phrase that begins at a place, with what "of" and "and" add; `None` where none does.
pub(super) fn ahead(line: &Line, from: usize) -> Option<Range<usize>> {
    let mut range = core(line, from)?;
    loop {
        let next = range.end;
        let goes_on = match line.at(next) {
            "of" => true,
            // "and" joins another phrase unless that is the subject of a verb.
            "and" | "or" => core(line, next + 1).is_some_and(|c| !line.is_finite(c.end)),
            _ => false,
        };
        match core(line, next + 1).filter(|c| goes_on && c.end - range.start <= LONGEST) {
            Some(more) => range.end = more.end,
            None => return Some(range),
        }
    }
}

/// The phrase that begins at a place, up to its noun.
pub(super) fn core(line: &Line, from: usize) -> Option<Range<usize>> {
    if line.tag(from) == "PRP" || line.is(from, &["both", "everybody", "everyone", "somebody", "someone"]) {
        return Some(from..from + 1);
    }
    if from >= line.len() || is_time(line, from) && line.tag(from + 1) != "POS" {
        return None;
    }
    let bound = bound(line, from);
    if bound > 0 {
        return core(line, from + bound).map(|r| from..r.end);
    }
    let end = (from..line.len().min(from + LONGEST))
        .find(|&i| !inside(line, i) || i > from && (is_time(line, i) || begins_another(line, i)));
    let mut end = end.unwrap_or(line.len().min(from + LONGEST));
    while end > from && !is_noun(line, end - 1) {
        end -= 1;
    }
    (end > from).then_some(from..end)
}

/// Whether a bound before a number begins here.
pub(super) fn has_bound(line: &Line, place: usize) -> bool {
    bound(line, place) > 0
}

/// How many words of a bound stand before a number: "more than", "at least".
fn bound(line: &Line, from: usize) -> usize {
    let two = matches!(
        (line.at(from), line.at(from + 1)),
        ("more" | "less" | "fewer" | "other" | "rather", "than")
            | ("at", "least" | "most")
            | ("up", "to")
            | ("close", "to")
    );
    let one = line.is(from, &["about", "around", "over", "nearly", "almost", "some", "roughly", "only"]);
    match line.tag(from + 1) {
        _ if two => 2,
        "CD" | "NNS" | "DT" if one && !line.tag(from).starts_with("DT") => 1,
        _ => 0,
    }
}

/// The phrase that ends right before a place, with what "of" and "and" join; `None` where none does.
pub(super) fn behind(line: &Line, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1)?;
    if line.tag(last) == "PRP" {
        return Some(last..end);
    }
    if !is_noun(line, last) {
        return None;
    }
    let floor = end.saturating_sub(LONGEST);
    let mut start = last;
    loop {
        while start > floor && inside(line, start - 1) && !is_time(line, start - 1) {
            start -= 1;
        }
        let joins = start > floor + 1 && line.is(start - 1, &["of", "and"]) && is_noun(line, start - 2);
        if !joins {
            // "at **least** ten"
            while start + 1 < end && line.is(start, &["least", "most", "more", "than", "'s"]) {
                start += 1;
            }
            return Some(start..end);
        }
        start -= 2;
    }
}

/// The head of a phrase: the last noun before a preposition or comma, always a place of the line.
pub(super) fn head(line: &Line, phrase: &Range<usize>) -> usize {
    let stop = |&i: &usize| matches!(line.tag(i), "IN" | "TO" | "," | "CC" | "WDT" | "WP" | "VBN" | "VBG" | "-LRB-");
    let end = (phrase.start + 1..phrase.end)
        .find(|i| stop(i) && (phrase.start..*i).any(|k| is_noun(line, k)) && !inside(line, *i))
        .unwrap_or(phrase.end);
    if line.at(end) == "of"
        && end + 1 < line.len()
        && (phrase.start..end).rev().find(|&i| is_noun(line, i)).is_some_and(|i| is_quantity(line, i))
    {
        return head(line, &(end + 1..phrase.end.max(end + 2)));
    }
    let noun = (phrase.start..end).rev().find(|&i| is_noun(line, i) && line.tag(i) != "CD");
    noun.or_else(|| (phrase.start..end).rev().find(|&i| is_noun(line, i))).unwrap_or(end - 1)
}

/// "scores of", "a group of": a noun that counts what follows.
fn is_quantity(line: &Line, place: usize) -> bool {
    matches!(
        line.lemma(place),
        "score"
            | "thousand"
            | "hundred"
            | "dozen"
            | "number"
            | "part"
            | "majority"
            | "ten"
            | "million"
            | "couple"
            | "handful"
            | "series"
            | "third"
            | "half"
            | "quarter"
            | "most"
            | "lot"
            | "tens"
            | "string"
            | "wave"
            | "rest"
    ) || line.tag(place) == "CD"
}

/// The two sides of a phrase that "and" joins; `None` where it joins none or more than two words of one noun.
pub(super) fn pair(line: &Line, phrase: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let joint = phrase.clone().find(|&i| line.tag(i) == "CC" && line.is(i, &["and", "&"]))?;
    let first = phrase.start..joint - usize::from(joint > 0 && line.at(joint - 1) == ",");
    let second = joint + 1..phrase.end;
    let named = |r: &Range<usize>| r.clone().any(|i| line.tag(i).starts_with("NN") || is_capital(line, i));
    (!first.is_empty() && named(&first) && named(&second)).then_some((first, second))
}

/// A phrase with the adjectives that "and" joins to its own: "**Kelmari and** Norlund officials".
pub(super) fn with_adjectives(line: &Line, phrase: Range<usize>) -> Range<usize> {
    let start = phrase.start;
    let joined = start >= 2 && line.at(start - 1) == "and" && is_capital(line, start) && is_capital(line, start - 2);
    let adjectives = joined && line.tag(start - 2).starts_with("JJ") && phrase.len() > 1;
    if adjectives { start - 2..phrase.end } else { phrase }
}

/// Whether a word is written as a name: with a capital inside the sentence, or at its beginning with the ending of an
/// adjective of origin ("Kelmari").
pub(super) fn is_name_like(line: &Line, place: usize) -> bool {
    let word = line.at(place);
    let origin =
        ["an", "ish", "ese", "i", "ench", "utch", "eek", "wiss", "hai", "rab"].iter().any(|e| word.ends_with(e));
    is_capital(line, place) && (place > 0 || origin)
}

/// Whether a word is written with a capital.
pub(super) fn is_capital(line: &Line, place: usize) -> bool {
    line.words.get(place).is_some_and(|&w| line.reading.word(w).starts_with(char::is_uppercase))
}

/// "gave Kelmar **a** loan": a determiner behind a noun.
fn begins_another(line: &Line, place: usize) -> bool {
    matches!(line.tag(place), "DT" | "PRP$") && is_noun(line, place - 1)
}

/// Whether the head of a phrase, or its last noun of several, names such a thing.
pub(super) fn is_of(line: &Line, phrase: &Range<usize>, class: Class) -> bool {
    thing::is(line.lemma(head(line, phrase)), class) || thing::is(line.at(head(line, phrase)), class)
}
