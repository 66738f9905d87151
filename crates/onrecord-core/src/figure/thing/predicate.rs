//! What a figure is said of: the subject of `turnout was 62 percent`, `the number of dead rose to 9`; the object of `put the
//! number of dead at 23`, `cut the garrison by 100,000`.
//!
//! Walks left from the figure over linking words, other figures and verbs that state or move a level. Where it met such a verb,
//! the subject of the clause is the thing; where only a preposition, the noun phrase before that. Heads that only count
//! (`number`, `share`, `total`) stand for what they count.

use std::ops::Range;

use super::{belongs, is_determiner, is_function_word, is_verb_like, phrase_until};
use crate::lexicon::level::{self, Level};
use crate::words::Words;

/// How many words before a figure are looked at: further off, nothing is said of it.
pub(in crate::figure) const WINDOW: usize = 60;

/// What the words before a figure say that it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::figure) enum Said {
    /// These words.
    Of(Range<usize>),
    /// What the figure before counts (`bringing the total to`).
    Again,
}

/// What the figure at `figure` is said of. `is_figure` tells words of other figures; with `is_verb`, the figure itself is the
/// verb (`doubled`).
pub(in crate::figure) fn predicate(
    words: &Words<'_>,
    figure: &Range<usize>,
    is_verb: bool,
    is_figure: &dyn Fn(usize) -> bool,
) -> Option<Said> {
    let first = words.range().start.max(figure.start.saturating_sub(WINDOW));
    let mut at = figure.start;
    let (mut verb, mut link) = (is_verb, false);
    while at > first {
        let word = words.before(at, 1);
        if verb && is_figure(at - 1) {
            return None;
        }
        let is = |class| level::is(word, class);
        if is(Level::State) || is(Level::Rise) || is(Level::Fall) {
            // "the number of", "a cut of": a noun, not the verb.
            if is_determiner(words.before(at, 2)) {
                break;
            }
            verb = true;
        } else if is(Level::Link) {
            link = true;
        } else if !(is_figure(at - 1) || is(Level::Between) || word.len() > 4 && word.ends_with("ly")) {
            break;
        }
        at -= 1;
    }
    if at == figure.start && !is_verb {
        return None;
    }
    if verb {
        return subject(words, at);
    }
    if !link {
        return None;
    }
    let start =
        (first..at).rev().take_while(|&i| belongs(words, i) && !(is_verb_like(words, i) && i + 1 < at)).last()?;
    let led = is_determiner(words.before(start, 1)) || matches!(words.before(start, 1), "of" | "'s" | "'");
    if led { named(words, start..at, figure.start) } else { None }
}

/// The thing of a verb's object that begins at `at`, behind its determiner.
pub(in crate::figure) fn object(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    match named(words, phrase_until(words, at, usize::MAX)?, usize::MAX)? {
        Said::Of(range) => Some(range),
        Said::Again => None,
    }
}

/// The subject of the clause whose verb begins at `verb`.
fn subject(words: &Words<'_>, verb: usize) -> Option<Said> {
    let start = clause_start(words, verb);
    if matches!(words.before(verb, 1), "it" | "they" | "this" | "that" | "these" | "those") {
        return Some(Said::Again);
    }
    let phrases = noun_phrases(words, start..verb);
    let free = phrases.into_iter().find(|range| {
        !is_preposition(words.before(range.start - determiners(words, range.start), 1)) || range.start == start
    });
    match free {
        Some(range) => named(words, range, verb),
        None => Some(Said::Again).filter(|_| start > words.range().start),
    }
}

/// How many determiners stand right before `at`.
fn determiners(words: &Words<'_>, at: usize) -> usize {
    (1..=3).take_while(|&back| is_determiner(words.before(at, back))).count()
}

/// Where the clause before `at` begins.
pub(in crate::figure) fn clause_start(words: &Words<'_>, at: usize) -> usize {
    let first = words.range().start.max(at.saturating_sub(WINDOW));
    let opens = |i: &usize| {
        let word = words.at(*i);
        matches!(
            word,
            "," | ";"
                | ":"
                | "—"
                | "–"
                | "("
                | "“"
                | "\""
                | "”"
                | "and"
                | "but"
                | "while"
                | "that"
                | "which"
                | "who"
                | "because"
                | "when"
                | "as"
        )
    };
    (first..at).rev().find(opens).map_or(first, |i| i + 1)
}

/// The noun phrases in a stretch, in order, without their determiners.
pub(in crate::figure) fn noun_phrases(words: &Words<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let verb = out.last().is_some_and(|last: &Range<usize>| last.end == at) && is_verb_like(words, at);
        let opens = belongs(words, at) && !is_determiner(words.at(at)) && !verb;
        let found = if opens { phrase_until(words, at, range.end) } else { None };
        match found.filter(|found| found.end <= range.end && found.end > at) {
            Some(found) => {
                at = found.end;
                out.push(found);
            }
            None => at += 1,
        }
    }
    out
}

/// The thing that a noun phrase names, behind `of` where its head only counts.
fn named(words: &Words<'_>, range: Range<usize>, limit: usize) -> Option<Said> {
    let head = words.at(range.end - 1);
    if level::is(head, Level::Count) {
        if words.at(range.end) == "of" {
            let start = range.end + 1;
            let start = start + (start..start + 2).take_while(|&i| is_determiner(words.at(i))).count();
            let start = start + usize::from(super::words::is_listed_verb(words.at(start)));
            return phrase_until(words, start, limit).map(Said::Of);
        }
        return Some(Said::Again);
    }
    // A name is not counted; the first word of a sentence need not be one.
    let name = words.is_capital(range.end - 1) && range.end - 1 > words.range().start;
    let unit = crate::time::unit(head).is_some() || crate::figure::unit::measure(words, range.end - 1, 3).is_some();
    let plain = !(name || unit || is_function_word(head) || range.len() == 1 && is_verb_like(words, range.start));
    plain.then_some(Said::Of(range))
}

/// Whether the word makes what follows no subject.
pub(in crate::figure) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "from"
            | "to"
            | "with"
            | "since"
            | "after"
            | "before"
            | "during"
            | "over"
            | "into"
            | "under"
            | "near"
            | "against"
            | "among"
            | "across"
            | "along"
            | "within"
            | "between"
            | "through"
            | "until"
            | "about"
    )
}
