//! Times that hang on an event: `two months before the war`, `the weeks before the war`, `the third year of the war`,
//! `the end of the Cold War`, `soon afterward`. The text does not say when the event was, so they have no value.

use super::length::{after_approximators, length};
use crate::figure::number::ordinal;
use crate::time::lexicon;
use crate::time::meaning::{Found, Meaning};
use crate::words::Words;

/// Nouns that name a stretch of history, so that their beginning and end are times.
const PERIODS: &[&str] = &[
    "age",
    "apartheid",
    "campaign",
    "ceasefire",
    "conflict",
    "crisis",
    "era",
    "holiday",
    "holidays",
    "invasion",
    "occupation",
    "offensive",
    "pandemic",
    "regime",
    "revolution",
    "season",
    "siege",
    "summit",
    "truce",
    "uprising",
    "war",
];

pub(super) fn event(words: &Words<'_>, at: usize) -> Option<Found> {
    before_or_after(words, at).or_else(|| numbered(words, at)).or_else(|| edge(words, at)).or_else(|| soon(words, at))
}

/// `two months before the war`, `the days after the attack`.
fn before_or_after(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = after_approximators(words, at);
    let the = start + usize::from(words.at(start) == "the");
    let end = match length(words, start) {
        Some(length) if !length.joined => length.end,
        _ => lexicon::unit(words.at(the)).filter(|&(_, plural)| plural || the > start).map(|_| the + 1)?,
    };
    if !matches!(words.at(end), "before" | "after" | "following" | "preceding") {
        return None;
    }
    let event = noun_phrase(words, end + 1).filter(|&event| !begins_clause(words, event))?;
    Some(Found::date(at..event, Meaning::Unknown))
}

/// Whether a verb goes on after the noun phrase: `after his team was blocked`.
fn begins_clause(words: &Words<'_>, at: usize) -> bool {
    const FORMS: &[&str] = &["are", "can", "did", "does", "had", "has", "have", "is", "was", "were", "will", "would"];
    FORMS.binary_search(&words.at(at)).is_ok() || crate::figure::thing::is_verb_like(words, at)
}

/// `the third year of the war`, `the first weeks of the invasion`.
fn numbered(words: &Words<'_>, at: usize) -> Option<Found> {
    let the = at + usize::from(matches!(words.at(at), "the" | "its" | "their"));
    let next = match words.at(the) {
        "early" | "opening" | "final" | "last" | "closing" | "initial" if the > at => the + 1,
        _ => ordinal(words, the)?.0,
    };
    lexicon::unit(words.at(next)).filter(|(unit, _)| !unit.is_clock())?;
    if words.at(next + 1) != "of" {
        return None;
    }
    let event = noun_phrase(words, next + 2)?;
    is_period(words, event).then(|| Found::date(at..event, Meaning::Unknown))
}

/// `the end of the Cold War`, `the start of the invasion`.
fn edge(words: &Words<'_>, at: usize) -> Option<Found> {
    let the = at + usize::from(words.at(at) == "the");
    let edge = matches!(words.at(the), "end" | "start" | "beginning" | "outbreak" | "eve" | "height");
    if !edge || the == at || words.at(the + 1) != "of" {
        return None;
    }
    let event = noun_phrase(words, the + 2)?;
    is_period(words, event).then(|| Found::date(at..event, Meaning::Unknown))
}

/// `soon afterward`, `shortly after`, `not long afterwards`.
fn soon(words: &Words<'_>, at: usize) -> Option<Found> {
    let first = matches!(words.at(at), "soon" | "shortly" | "immediately");
    let after = matches!(words.at(at + 1), "afterward" | "afterwards" | "thereafter")
        || words.at(at + 1) == "after" && words.is_mark(at + 2);
    (first && after).then(|| Found::date(at..at + 2, Meaning::Same(lexicon::Unit::Year)))
}

/// Where a short noun phrase with a determiner ends: `the war`, `Russia's invasion`, `his death`.
fn noun_phrase(words: &Words<'_>, at: usize) -> Option<usize> {
    let determined = matches!(words.at(at), "the" | "this" | "that" | "his" | "her" | "its" | "their" | "a" | "an");
    let mut end = at + usize::from(determined);
    if !determined {
        end = (at..at + 4).find(|&i| words.at(i) == "'s")? + 1;
    }
    let first = end;
    while end < first + 4
        && is_noun_like(words, end)
        && !(end > first && crate::figure::thing::is_verb_like(words, end))
    {
        end += 1;
        if PERIODS.contains(&words.at(end - 1)) {
            break;
        }
    }
    (end > first).then_some(end)
}

fn is_noun_like(words: &Words<'_>, at: usize) -> bool {
    !words.is_mark(at) && !words.is_number(at) && !crate::figure::thing::is_function_word(words.at(at))
}

fn is_period(words: &Words<'_>, end: usize) -> bool {
    PERIODS.contains(&words.before(end, 1))
}
