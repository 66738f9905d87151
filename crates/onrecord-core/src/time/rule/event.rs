//! Times that hang on an event: `two months before the war`, `the weeks before the war`, `the third year of the war`,
//! `the end of the Cold War`, `soon afterward`, `the day before`. They have a value where the text dates the event.

use std::ops::Range;

use super::calendar::year_number;
use super::length::{after_approximators, length, whole};
use crate::figure::number::ordinal;
use crate::time::event_date::joined;
use crate::time::lexicon::{self, Unit};
use crate::time::meaning::{Base, Found, How, Hung, Meaning};
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
    before_or_after(words, at)
        .or_else(|| numbered(words, at))
        .or_else(|| edge(words, at))
        .or_else(|| soon(words, at))
        .or_else(|| day_before(words, at))
}

fn hung(words: &Words<'_>, at: usize, event: Range<usize>, how: How) -> Found {
    let end = event.end;
    let year = year_number(words, event.start.saturating_sub(1)).filter(|_| event.start > at);
    Found::date(at..end, Meaning::Hung(Hung { event: joined(words, event), year, how }))
}

/// Further nouns for what goes on, whose age is a length of time (`the 18-month-old strike`), sorted.
const HAPPENINGS: &[&str] = &[
    "ban",
    "blockade",
    "boycott",
    "conflict",
    "coup",
    "deadlock",
    "dispute",
    "embargo",
    "feud",
    "fight",
    "fighting",
    "government",
    "impasse",
    "insurgency",
    "negotiations",
    "protests",
    "rebellion",
    "slump",
    "stalemate",
    "standoff",
    "strike",
    "talks",
];

/// Whether the words at `at` name something that goes on: `war`, `civil war`.
pub(super) fn is_happening(words: &Words<'_>, at: usize) -> bool {
    (at..at + 2).any(|i| PERIODS.contains(&words.at(i)) || HAPPENINGS.binary_search(&words.at(i)).is_ok())
}

/// `two months before the war`, `the days after the attack`.
fn before_or_after(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = after_approximators(words, at);
    let the = start + usize::from(words.at(start) == "the");
    let (end, count) = match length(words, start) {
        Some(length) if !length.joined => (length.end, length.count.and_then(|count| whole(length.unit, count))),
        _ => {
            let (unit, plural) = lexicon::unit(words.at(the)).filter(|&(_, plural)| plural || the > start)?;
            (the + 1, (!plural).then_some((unit, 1)))
        }
    };
    let sign = match words.at(end) {
        "before" | "preceding" => -1,
        "after" | "following" => 1,
        _ => return None,
    };
    let event = noun_phrase(words, end + 1).filter(|event| !begins_clause(words, event.end))?;
    let how = match count.filter(|(unit, _)| !unit.is_clock()) {
        Some((unit, count)) => How::Shift(unit, sign * count),
        None => How::Near,
    };
    Some(hung(words, at, event, how))
}

/// Whether a verb goes on after the noun phrase: `after his team was blocked`.
fn begins_clause(words: &Words<'_>, at: usize) -> bool {
    const FORMS: &[&str] = &["are", "can", "did", "does", "had", "has", "have", "is", "was", "were", "will", "would"];
    FORMS.binary_search(&words.at(at)).is_ok() || crate::figure::thing::is_verb_like(words, at)
}

/// `the third year of the war`, `the first weeks of the invasion`.
fn numbered(words: &Words<'_>, at: usize) -> Option<Found> {
    let the = at + usize::from(matches!(words.at(at), "the" | "its" | "their"));
    let (next, n) = match words.at(the) {
        "early" | "opening" | "final" | "last" | "closing" | "initial" if the > at => (the + 1, None),
        _ => ordinal(words, the).map(|(end, n)| (end, Some(n as i32)))?,
    };
    let (unit, plural) = lexicon::unit(words.at(next)).filter(|(unit, _)| !unit.is_clock())?;
    if words.at(next + 1) != "of" {
        return None;
    }
    let event = noun_phrase(words, next + 2).filter(|event| is_period(words, event.end))?;
    let how = n.filter(|n| !plural && (1..1000).contains(n)).map_or(How::Near, |n| How::Nth(unit, n));
    Some(hung(words, at, event, how))
}

/// `the end of the Cold War`, `the start of the invasion`.
fn edge(words: &Words<'_>, at: usize) -> Option<Found> {
    let the = at + usize::from(words.at(at) == "the");
    let how = match words.at(the) {
        "start" | "beginning" | "outbreak" => How::Begin,
        "end" => How::End,
        "eve" => How::Shift(Unit::Day, -1),
        "height" => How::Near,
        _ => return None,
    };
    if the == at || words.at(the + 1) != "of" {
        return None;
    }
    let event = noun_phrase(words, the + 2).filter(|event| is_period(words, event.end))?;
    Some(hung(words, at, event, how))
}

/// `soon afterward`, `shortly after`, `not long afterwards`.
fn soon(words: &Words<'_>, at: usize) -> Option<Found> {
    let first = matches!(words.at(at), "soon" | "shortly" | "immediately");
    let after = matches!(words.at(at + 1), "afterward" | "afterwards" | "thereafter")
        || words.at(at + 1) == "after" && words.is_mark(at + 2);
    (first && after).then(|| Found::date(at..at + 2, Meaning::Same(lexicon::Unit::Year)))
}

/// `the day before` and `the week after` with nothing behind: counted from the time spoken of.
fn day_before(words: &Words<'_>, at: usize) -> Option<Found> {
    let (unit, plural) = lexicon::unit(words.at(at + 1)).filter(|_| words.at(at) == "the")?;
    let by = match words.at(at + 2) {
        "before" => -1,
        "after" => 1,
        _ => return None,
    };
    let fits = !plural && !unit.is_clock() && words.is_mark(at + 3);
    fits.then(|| Found::date(at..at + 3, Meaning::Shift { unit, by, base: Base::Focus }))
}

/// A short noun phrase with a determiner, without it: `war` of `the war`, `invasion` of `Russia's invasion`.
fn noun_phrase(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let determined = matches!(words.at(at), "the" | "this" | "that" | "his" | "her" | "its" | "their" | "a" | "an");
    let mut end = at + usize::from(determined);
    if !determined {
        end = (at..at + 4).find(|&i| words.at(i) == "'s")? + 1;
    }
    end += usize::from(determined && year_number(words, end).is_some());
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
    (end > first).then_some(first..end)
}

fn is_noun_like(words: &Words<'_>, at: usize) -> bool {
    !words.is_mark(at) && !words.is_number(at) && !crate::figure::thing::is_function_word(words.at(at))
}

fn is_period(words: &Words<'_>, end: usize) -> bool {
    PERIODS.contains(&words.before(end, 1))
}
