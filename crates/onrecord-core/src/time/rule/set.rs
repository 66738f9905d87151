//! Recurrences: `daily`, `every two weeks`, `each July`, `twice a week`, `3,000 a day`.

use super::length;
use crate::time::lexicon::{self, Unit};
use crate::time::meaning::Found;
use crate::words::{Words, is_hyphen};

pub(super) fn set(words: &Words<'_>, at: usize) -> Option<Found> {
    adverb(words, at).or_else(|| every(words, at)).or_else(|| parts(words, at)).or_else(|| rate(words, at))
}

fn adverb(words: &Words<'_>, at: usize) -> Option<Found> {
    let part_of_word = is_hyphen(words.before(at, 1)) && at > 0 && words.glued(at - 1);
    let value = match words.at(at) {
        "quarterly" | "everyday" if !words.is_mark(at + 1) => return None,
        "everyday" => "P1D",
        "bi" if words.are(at + 1, &["-", "monthly"]) => return Some(Found::set(at..at + 3, "P2M")),
        "bi" if words.are(at + 1, &["-", "weekly"]) => return Some(Found::set(at..at + 3, "P2W")),
        _ if part_of_word => return None,
        word => named(word)?,
    };
    Some(Found::set(at..at + 1, value))
}

fn named(word: &str) -> Option<&'static str> {
    Some(match word {
        "hourly" => "PT1H",
        "daily" | "nightly" => "P1D",
        "weekly" => "P1W",
        "fortnightly" | "biweekly" => "P2W",
        "monthly" => "P1M",
        "quarterly" => "P1Q",
        "annually" | "yearly" => "P1Y",
        _ => return None,
    })
}

/// `every day`, `each July`, `every two weeks`, `every other Friday`.
fn every(words: &Words<'_>, at: usize) -> Option<Found> {
    if !matches!(words.at(at), "every" | "each") {
        return None;
    }
    let other = words.at(at + 1) == "other";
    let next = at + 1 + usize::from(other || words.at(at + 1) == "single");
    if let Some((unit, false)) = lexicon::unit(words.at(next)) {
        let count = if other { 2.0 } else { 1.0 };
        let of = words.at(next + 1) == "of";
        return (!of).then(|| Found::set(at..next + 1, length::value(unit, Some(count))));
    }
    if let Some((day, false)) = lexicon::weekday(words.at(next)) {
        return Some(Found::set(at..next + 1, format!("XXXX-WXX-{day}")));
    }
    if let Some(month) = lexicon::month(words.at(next)).filter(|_| words.is_capital(next)) {
        return Some(Found::set(at..next + 1, format!("XXXX-{month:02}")));
    }
    if lexicon::season(words.at(next)).is_some() || lexicon::part_of_day(words.at(next)).is_some() {
        let value = match (lexicon::season(words.at(next)), lexicon::part_of_day(words.at(next))) {
            (Some(lexicon::Season::Winter), _) => "XXXX-WI".to_owned(),
            (Some(lexicon::Season::Spring), _) => "XXXX-SP".to_owned(),
            (Some(lexicon::Season::Summer), _) => "XXXX-SU".to_owned(),
            (Some(lexicon::Season::Fall), _) => "XXXX-FA".to_owned(),
            (None, part) => format!("XXXX-XX-XX{}", part.map_or("", lexicon::Part::code)),
        };
        return Some(Found::set(at..next + 1, value));
    }
    let length = length::length(words, next).filter(|l| !l.article)?;
    Some(Found::set(at..length.end, length::value(length.unit, length.count)))
}

/// `Tuesday mornings`, `Friday nights`.
fn parts(words: &Words<'_>, at: usize) -> Option<Found> {
    let (day, false) = lexicon::weekday(words.at(at))? else { return None };
    let part = lexicon::part_of_day(words.at(at + 1).strip_suffix('s')?)?;
    Some(Found::set(at..at + 2, format!("XXXX-WXX-{day}{}", part.code())))
}

/// `a day`, `per year` behind an amount; `once a week`.
fn rate(words: &Words<'_>, at: usize) -> Option<Found> {
    let (unit, plural) = lexicon::unit(words.at(at + 1))?;
    let per = words.at(at) == "per";
    let article = matches!(words.at(at), "a" | "an") && is_rate(words, at);
    let fits = !plural && (per || article) && !matches!(unit, Unit::Second | Unit::Quarter | Unit::Minute);
    (fits && !(per && unit.is_clock())).then(|| Found::set(at..at + 2, length::value(unit, Some(1.0))))
}

/// Whether `a year` at `at` says how often: an amount, a counted noun or `once` stands right before it.
pub(super) fn is_rate(words: &Words<'_>, at: usize) -> bool {
    let before = words.before(at, 1);
    if matches!(before, "once" | "twice" | "times" | "dollars" | "cents" | "people" | "percent" | "%" | "day") {
        return true;
    }
    if matches!(words.at(at + 2), "ago" | "earlier" | "later" | "before" | "after" | "and" | "from" | "-") {
        return false;
    }
    let amount = |word: &str, at: usize| words.is_number(at) || crate::figure::number::scale_of(word).is_some();
    let plural = before.len() > 3 && before.ends_with('s') && !before.ends_with("ss") && !before.ends_with("us");
    amount(before, at.wrapping_sub(1))
        || plural && (2..=5).any(|back| amount(words.before(at, back), at.wrapping_sub(back)))
}
