//! Durations: `two years`, `16-hour`, `the past three months`, `the first nine months`, `nearly an hour`, `for years`.

use super::length::{Length, after_approximators, length, value};
use crate::time::lexicon::{self, Unit};
use crate::time::meaning::Found;
use crate::words::{Words, is_hyphen};

/// A counted length, with what says how exact it is and `the past`, `the next` and the like before it.
pub(super) fn duration(words: &Words<'_>, at: usize) -> Option<Found> {
    let start = after_approximators(words, at);
    let lead = led(words, start);
    let count = after_approximators(words, lead);
    let length = length(words, count)?;
    // "The 18-month war" has its article for the war.
    if length.joined && lead > start && count == start + 1 {
        return None;
    }
    if is_age(words, length.end) || length.article && is_rate(words, count) {
        return None;
    }
    if length.joined && is_hyphen(words.at(length.end)) && words.at(length.end + 1) == "old" {
        return Some(Found::duration(at..length.end + 2, value(length.unit, length.count)));
    }
    if let Some((value, end)) = compound(words, &length) {
        return Some(Found::duration(at..end, value));
    }
    let end = if words.are(length.end, &["or", "so"]) { length.end + 2 } else { length.end };
    if length.count.is_none()
        && lead > start
        && let Some(reference) = reference(words, start, lead)
    {
        return Some(Found::reference(at..end, reference));
    }
    let recent = words.at(count) == "recent";
    if recent {
        return Some(Found::reference(at..end, "PAST_REF"));
    }
    Some(Found::duration(at..end, value(length.unit, length.count)))
}

/// `two years and three months`, `1 hour 30 minutes`: its value and where it ends.
fn compound(words: &Words<'_>, first: &Length) -> Option<(String, usize)> {
    let next = first.end + usize::from(words.at(first.end) == "and");
    let second = length(words, next).filter(|l| !l.article && !l.joined)?;
    let whole = |l: &Length| l.count.filter(|c| c.fract() == 0.0).map(|c| value(l.unit, Some(c)));
    let (one, two) = (whole(first)?, whole(&second)?);
    let smaller = first.unit.is_clock() == second.unit.is_clock() && first.unit.days() > second.unit.days()
        || !first.unit.is_clock() && second.unit.is_clock();
    let tail = if first.unit.is_clock() { two.strip_prefix("PT")? } else { two.strip_prefix('P')? };
    let smaller = smaller && !matches!(words.at(second.end), "ago" | "later" | "earlier" | "before" | "after");
    smaller.then(|| (format!("{one}{tail}"), second.end))
}

/// `decades-long`, `weeklong`, `all day`.
pub(super) fn long(words: &Words<'_>, at: usize) -> Option<Found> {
    if words.at(at) == "all" {
        let (unit, plural) = lexicon::unit(words.at(at + 1))?;
        let fits =
            !plural && matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year) && words.at(at + 2) != "of";
        return fits.then(|| Found::duration(at..at + 2, value(unit, Some(1.0))));
    }
    if let Some(word) = words.at(at).strip_suffix("long") {
        let (unit, plural) = lexicon::unit(word)?;
        return (!plural).then(|| Found::duration(at..at + 1, value(unit, Some(1.0))));
    }
    let (unit, plural) = lexicon::unit(words.at(at))?;
    let counted = is_hyphen(words.before(at, 1));
    let fits = is_hyphen(words.at(at + 1)) && words.glued(at) && words.at(at + 2) == "long" && !counted;
    fits.then(|| Found::duration(at..at + 3, value(unit, (!plural).then_some(1.0))))
}

/// `the last few months` is a time in the past, not a length.
fn reference(words: &Words<'_>, start: usize, lead: usize) -> Option<&'static str> {
    (words.before(lead, 1) == "last" && words.at(start) == "the").then_some("PAST_REF")
}

/// Where the count begins after `the past`, `the next`, `these`, `last`.
fn led(words: &Words<'_>, at: usize) -> usize {
    let the = at + usize::from(matches!(words.at(at), "the" | "these" | "those" | "its" | "their" | "his" | "her"));
    let next = the
        + usize::from(matches!(
            words.at(the),
            "past"
                | "last"
                | "next"
                | "first"
                | "final"
                | "coming"
                | "previous"
                | "following"
                | "preceding"
                | "latest"
                | "recent"
                | "initial"
                | "prior"
        ));
    if next > at && length(words, after_approximators(words, next)).is_some_and(|l| !l.article) { next } else { at }
}

/// `30 years old`, `30-year-old`, `six months of age`: ages are figures.
fn is_age(words: &Words<'_>, end: usize) -> bool {
    let next = end + usize::from(is_hyphen(words.at(end)));
    words.at(next) == "old" && !super::event::is_happening(words, next + 1) || words.are(end, &["of", "age"])
}

/// `$33 million a year`, `3,000 a day`: the article makes it a rate.
fn is_rate(words: &Words<'_>, at: usize) -> bool {
    super::set::is_rate(words, at)
}

/// `the year ended June 30`: a length, whose end the words behind give.
pub(super) fn business_year(words: &Words<'_>, at: usize) -> Option<Found> {
    let next = at + 1 + usize::from(matches!(words.at(at + 1), "fiscal" | "full" | "financial"));
    let ended = matches!(words.at(next + 1), "ended" | "ending");
    let year = words.at(at) == "the" && words.at(next) == "year";
    (year && ended).then(|| Found::duration(at..next + 1, "P1Y".to_owned()))
}

/// `years`, `weeks`, `the weeks ahead`, `coming months`, `recent days`.
pub(super) fn bare_plural(words: &Words<'_>, at: usize) -> Option<Found> {
    let the = at + usize::from(matches!(words.at(at), "the" | "these"));
    let lead = words.at(the);
    let reference = match lead {
        "recent" | "past" => Some("PAST_REF"),
        "coming" | "future" => Some("FUTURE_REF"),
        _ => None,
    };
    let next = the + usize::from(reference.is_some() || matches!(lead, "early" | "later" | "ensuing" | "following"));
    let (unit, plural) = lexicon::unit(words.at(next))?;
    let counted =
        matches!(words.before(at, 1), "-" | "of" | "two" | "'s" | "his" | "her" | "their" | "our" | "quarter");
    let vague = matches!(unit, Unit::Second | Unit::Quarter | Unit::Weekend);
    let counted =
        counted || crate::figure::number::number(words, at.wrapping_sub(1)).is_some() || words.at(next + 1) == "old";
    let compound = is_hyphen(words.at(next + 1)) && words.glued(next);
    if !plural || compound || counted && next == at || vague && reference.is_none() {
        return None;
    }
    let mut end = next + 1;
    while matches!(words.at(end), "and" | "or") && lexicon::unit(words.at(end + 1)).is_some_and(|(_, plural)| plural) {
        end += 2;
    }
    if words.at(end) == "ago" {
        return Some(Found::reference(at..end + 1, "PAST_REF"));
    }
    if words.at(end) == "ahead" {
        end += 1;
    }
    match reference {
        Some(reference) => Some(Found::reference(at..end, reference)),
        None if is_hyphen(words.at(end)) && words.at(end + 1) == "old" => None,
        None => Some(Found::duration(at..end, value(unit, None))),
    }
}
