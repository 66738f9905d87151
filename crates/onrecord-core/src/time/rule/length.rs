//! Lengths of time (`two years`, `a few days`, `18 months`), and dates that they lead to: `two weeks ago`, `three days
//! later`, `a year earlier`, `two months from now`.

use crate::figure::number::number;
use crate::time::lexicon::{self, Unit};
use crate::time::meaning::{Base, Found, Meaning};
use crate::time::tense::{Direction, direction};
use crate::words::{Words, is_hyphen, is_range_dash};

/// A count of units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Length {
    /// First word of the count.
    pub start: usize,
    /// One past the unit.
    pub end: usize,
    /// How many; nothing where the words do not tell.
    pub count: Option<f64>,
    pub unit: Unit,
    /// The count is `a` or `an`.
    pub article: bool,
    /// Joined by a hyphen (`two-year`).
    pub joined: bool,
}

/// Words between a count and its unit.
const BETWEEN: &[&str] = &[
    "additional",
    "business",
    "calendar",
    "consecutive",
    "extra",
    "full",
    "further",
    "long",
    "more",
    "other",
    "school",
    "straight",
    "successive",
    "trading",
    "whole",
    "working",
];

/// The length whose count begins at `at`.
pub(crate) fn length(words: &Words<'_>, at: usize) -> Option<Length> {
    let (count, next, article) = count(words, at)?;
    let joined = is_hyphen(words.at(next)) && words.glued(next);
    let mut here = next + usize::from(joined);
    while BETWEEN.contains(&words.at(here)) && here < next + 2 {
        here += 1;
    }
    let (unit, plural) = lexicon::unit(words.at(here))?;
    let one = count == Some(1.0) || article;
    let fits = match unit {
        Unit::Second => !article && (plural || count.is_some_and(|c| c != 1.0)),
        Unit::Quarter => plural && here > at && !is_share(words, at, here + 1),
        Unit::Weekend => !article,
        _ => !(plural && one) && (plural || count.is_some()),
    };
    let fits = fits || joined && count.is_none() && !plural;
    let (half, end) = and_a_half(words, here + 1);
    let part_of_word = !joined
        && is_hyphen(words.at(end))
        && words.glued(end - 1)
        && matches!(words.at(end + 1), "ago" | "earlier" | "end" | "round");
    let fits = fits && !part_of_word;
    fits.then(|| Length { start: at, end, count: count.map(|c| c + half), unit, article, joined })
}

fn and_a_half(words: &Words<'_>, at: usize) -> (f64, usize) {
    if words.are(at, &["and", "a", "half"]) {
        (0.5, at + 3)
    } else if words.are(at, &["and", "half"]) {
        (0.5, at + 2)
    } else {
        (0.0, at)
    }
}

/// `three quarters of` is a fraction.
fn is_share(words: &Words<'_>, at: usize, end: usize) -> bool {
    words.at(end) == "of"
        || words.at(at) == "three"
            && !matches!(words.before(at, 1), "past" | "last" | "next" | "first" | "previous" | "coming" | "following")
}

/// How many, where the count ends, and whether it was an article.
fn count(words: &Words<'_>, at: usize) -> Option<(Option<f64>, usize, bool)> {
    let start =
        at + usize::from(words.at(at) == "a" && matches!(words.at(at + 1), "few" | "couple" | "number" | "half"));
    match words.at(start) {
        "few" | "several" | "many" | "some" | "countless" | "recent" => return Some((None, start + 1, false)),
        "number" if start > at && words.at(start + 1) == "of" => return Some((None, start + 2, false)),
        "couple" => return Some((Some(2.0), start + 1 + usize::from(words.at(start + 1) == "of"), false)),
        "half" if matches!(words.at(start + 1), "a" | "an") => return Some((Some(0.5), start + 2, false)),
        "half" if matches!(words.at(start + 1), "hour" | "century" | "decade") || is_hyphen(words.at(start + 1)) => {
            return Some((Some(0.5), start + 1, false));
        }
        _ => {}
    }
    if let Some(first) = number(words, at) {
        let glued_unit = first.suffix;
        if !glued_unit.is_empty() || is_year(words, at) {
            return None;
        }
        return Some(match second(words, first.end).filter(|&(value, _)| value > first.value) {
            Some((_, end)) => (None, end, false),
            None if first.least => (None, first.end + usize::from(words.at(first.end) == "of"), false),
            None => (Some(first.value), first.end, false),
        });
    }
    match words.at(at) {
        "a" | "an" | "another" => Some((Some(1.0), at + 1, words.at(at) != "another")),
        _ => None,
    }
}

fn is_year(words: &Words<'_>, at: usize) -> bool {
    let word = words.at(at);
    word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) && (word.starts_with("19") || word.starts_with("20"))
}

/// The greater end of a range of counts: `to 18`, `or three`, `-20`.
fn second(words: &Words<'_>, at: usize) -> Option<(f64, usize)> {
    let dash = is_hyphen(words.at(at)) && matches!(words.at(at + 1), "to" | "or");
    let join = matches!(words.at(at), "to" | "or" | "and") || is_range_dash(words.at(at));
    if !join {
        return None;
    }
    let next = at + 1 + usize::from(dash) + usize::from(dash && is_hyphen(words.at(at + 2)));
    let and = words.at(at) == "and" && words.phrase_before(at - 1, "between").is_none();
    number(words, next).filter(|n| n.suffix.is_empty() && !and).map(|n| (n.value, n.end))
}

/// Words that say how exact a length is; longer phrases before those they begin with.
const APPROXIMATORS: &[&str] = &[
    "as many as",
    "as long as",
    "at least",
    "at most",
    "no more than",
    "not more than",
    "more than",
    "less than",
    "fewer than",
    "up to",
    "just over",
    "just under",
    "well over",
    "a little over",
    "close to",
    "about",
    "nearly",
    "almost",
    "around",
    "roughly",
    "approximately",
    "some",
    "over",
    "under",
    "only",
    "just",
    "within",
    "barely",
];

/// Where the length begins behind such words (`nearly`, `more than`) at `at`; `at` itself where none does.
pub(super) fn after_approximators(words: &Words<'_>, at: usize) -> usize {
    let first = approximator(words, at);
    if first == 0 {
        return at;
    }
    let end = at + first + approximator(words, at + first);
    if length(words, end).is_some() { end } else { at }
}

/// How many words the approximator at `at` has.
fn approximator(words: &Words<'_>, at: usize) -> usize {
    // Asked at every word, several times: most begin with no letter that these phrases begin with.
    const LETTERS: u32 = first_letters(APPROXIMATORS);
    let letter = words.at(at).as_bytes().first().map_or(31, |byte| byte.wrapping_sub(b'a'));
    if letter > 25 || LETTERS >> letter & 1 == 0 {
        return 0;
    }
    APPROXIMATORS.iter().find_map(|phrase| words.phrase(at, phrase)).unwrap_or(0)
}

/// The first letters of phrases, as bits from `a` on.
const fn first_letters(phrases: &[&str]) -> u32 {
    let (mut letters, mut i) = (0, 0);
    while i < phrases.len() {
        letters |= 1 << (phrases[i].as_bytes()[0] - b'a');
        i += 1;
    }
    letters
}

/// `two weeks ago`, `almost two years ago`, `a day earlier`, `three days later`, `a month from now`.
pub(super) fn shifted(words: &Words<'_>, at: usize) -> Option<Found> {
    let length = length(words, after_approximators(words, at)).filter(|l| !l.joined)?;
    let end = length.end;
    let so = if words.are(end, &["or", "so"]) { end + 2 } else { end };
    let (sign, end, base) = match (words.at(so), words.at(so + 1)) {
        ("ago", _) => (-1, so + 1, Base::Publication),
        ("from", "now" | "today") | ("hence", _) => {
            (1, so + 1 + usize::from(words.at(so) == "from"), Base::Publication)
        }
        ("earlier" | "previously" | "prior" | "beforehand", next) if next != "to" => (-1, so + 1, Base::Focus),
        ("later" | "afterward" | "afterwards" | "thereafter", _) => (1, so + 1, Base::Focus),
        ("'s" | "'", "time") if words.before(at, 1) == "in" => (1, so + 2, Base::Publication),
        _ if is_ahead(words, at) => (1, so, Base::Publication),
        _ => return None,
    };
    let Some(count) = length.count.filter(|_| !length.unit.is_clock()) else {
        let value = match (base, sign, length.unit.is_clock()) {
            (Base::Publication, -1, false) => Meaning::Value("PAST_REF".to_owned()),
            (Base::Publication, _, false) => Meaning::Value("FUTURE_REF".to_owned()),
            _ => Meaning::Unknown,
        };
        return Some(Found::date(at..end, value));
    };
    let (unit, by) = whole(length.unit, count)?;
    let meaning = match base {
        Base::Publication => Meaning::Shift { unit, by: sign * by, base },
        Base::Focus => Meaning::Moved { unit, by: sign * by },
    };
    let ago_in_finance = sign < 0 && base == Base::Publication && unit == Unit::Year && by == 1 && length.article;
    let meaning = if ago_in_finance && is_compared(words, at) { Meaning::Moved { unit, by: -1 } } else { meaning };
    Some(Found::date(at..end, meaning))
}

/// `in two weeks`, of what is to come: not "in two weeks of fighting", not "he wrote it in two weeks".
fn is_ahead(words: &Words<'_>, at: usize) -> bool {
    words.before(at, 1) == "in" && direction(words, &(at..at + 1)) == Direction::Future
}

/// Whether an amount stands before `a year ago`: then the same stretch of the year before is meant.
fn is_compared(words: &Words<'_>, at: usize) -> bool {
    matches!(words.before(at, 1), "than" | "with")
        || (1..=8).any(|back| matches!(words.before(at, back), "$" | "%" | "cents" | "percent" | "quarter"))
}

/// A count in whole units: half a year is six months, a decade ten years.
pub(super) fn whole(unit: Unit, count: f64) -> Option<(Unit, i32)> {
    let (unit, count) = match unit {
        Unit::Decade => (Unit::Year, count * 10.0),
        Unit::Century => (Unit::Year, count * 100.0),
        Unit::Fortnight => (Unit::Week, count * 2.0),
        Unit::Year if count.fract() != 0.0 => (Unit::Month, count * 12.0),
        Unit::Week if count.fract() != 0.0 => (Unit::Day, count * 7.0),
        other => (other, count),
    };
    let rounded = count.round();
    (rounded <= 3000.0).then_some((unit, rounded as i32))
}

/// The TIMEX3 value of a length.
pub(crate) fn value(unit: Unit, count: Option<f64>) -> String {
    let time = if unit.is_clock() { "T" } else { "" };
    let Some(count) = count else { return format!("P{time}X{}", unit.letter()) };
    match unit {
        Unit::Decade => return format!("P{}Y", plain(count * 10.0)),
        Unit::Century => return format!("P{}Y", plain(count * 100.0)),
        Unit::Fortnight => return format!("P{}W", plain(count * 2.0)),
        _ => {}
    }
    let parts = match unit {
        Unit::Year => Some(("M", 12.0)),
        Unit::Hour => Some(("M", 60.0)),
        Unit::Minute => Some(("S", 60.0)),
        _ => None,
    };
    match parts.filter(|_| count.fract() != 0.0) {
        Some((below, per)) => {
            let whole = if count >= 1.0 { format!("{}{}", count.trunc(), unit.letter()) } else { String::new() };
            format!("P{time}{whole}{}{below}", (count.fract() * per).round())
        }
        None => format!("P{time}{}{}", plain(count), unit.letter()),
    }
}

fn plain(count: f64) -> String {
    format!("{}", (count * 1000.0).round() / 1000.0)
}
