//! Numbers in words: `a million`, `twenty-five`, `two hundred and fifty thousand`, `half a million`, `five point two`.

use super::ordinal::part;
use super::{Number, find, tidy};
use crate::words::{Words, is_hyphen};

pub(super) const SMALL: &[(&str, f64)] = &[
    ("zero", 0.0),
    ("naught", 0.0),
    ("nought", 0.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
];

pub(super) const TENS: &[(&str, f64)] = &[
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

/// Words that multiply what stands before them.
const SCALES: &[(&str, f64)] = &[
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("bn", 1e9),
    ("mn", 1e6),
    ("mln", 1e6),
    ("bln", 1e9),
    ("trn", 1e12),
    ("tn", 1e12),
    ("tln", 1e12),
    ("lakh", 1e5),
    ("crore", 1e7),
];

/// What a word multiplies by, if it does.
pub(crate) fn scale_of(word: &str) -> Option<f64> {
    find(SCALES, word)
}

/// The scale words from `at` on (`million`, `-million`, `hundred thousand`, `dozen`), and where they end.
pub(super) fn scale_after(words: &Words<'_>, at: usize) -> (f64, usize) {
    let mut end = at;
    let mut scale = 1.0;
    for _ in 0..2 {
        let skip = usize::from(is_hyphen(words.at(end)) && words.glued(end));
        let word = words.at(end + skip);
        let Some(by) = scale_of(word).or(matches!(word, "dozen" | "dozens").then_some(12.0)) else { break };
        scale *= by;
        end += skip + 1;
    }
    (scale, end)
}

/// `half a million`, `half a dozen`, `a quarter of a million`, `one and a half million`, `a million and a half`.
pub(super) fn halves<'w>(words: &Words<'w>, at: usize) -> Option<Number<'w>> {
    let start = at + usize::from(words.at(at) == "a" && matches!(words.at(at + 1), "half" | "quarter"));
    let share = match words.at(start) {
        "half" => 0.5,
        "quarter" => 0.25,
        _ => return None,
    };
    let of = start + 1 + usize::from(words.at(start + 1) == "of");
    let of = of + usize::from(is_hyphen(words.at(of)));
    let article = usize::from(words.at(of) == "a");
    let (scale, end) = scale_after(words, of + article);
    (scale > 1.0 && end > of).then_some(Number { end, value: share * scale, scale, suffix: "", least: false })
}

/// `a million`, `twenty-five`, `two hundred and fifty thousand`.
pub(super) fn in_words<'w>(words: &Words<'w>, at: usize) -> Option<Number<'w>> {
    let mut total = 0.0;
    let mut current: Option<f64> = None;
    let mut top = f64::INFINITY;
    let mut last = 1.0;
    let mut end = at;
    let mut here = at;
    if matches!(words.at(at), "a" | "an") {
        scale_of(words.at(at + 1)).or((words.at(at + 1) == "dozen").then_some(12.0))?;
        current = Some(1.0);
        here += 1;
    }
    while here - at < 16 {
        if end > at && words.at(here) == "and" && share_at(words, here + 1).is_some() {
            break;
        }
        let joined = end > at && (is_hyphen(words.at(here)) && words.glued(here) || words.at(here) == "and");
        let next = here + usize::from(joined);
        let word = words.at(next);
        let whole = current.unwrap_or(0.0);
        if let Some(unit) = find(SMALL, word) {
            let fits = current.is_none()
                || whole % 100.0 == 0.0 && whole > 0.0 && words.at(here) != "-"
                || whole % 10.0 == 0.0 && whole % 100.0 >= 20.0 && unit < 10.0;
            if !fits || joined && words.at(here) == "and" && !(whole % 100.0 == 0.0 && (whole > 0.0 || total > 0.0)) {
                break;
            }
            current = Some(whole + unit);
        } else if let Some(tens) = find(TENS, word) {
            let fits = current.is_none() && !(joined && total == 0.0) || whole >= 100.0 && whole % 100.0 == 0.0;
            if !fits {
                break;
            }
            current = Some(whole + tens);
        } else if word == "hundred" && current.is_some() && (1.0..100.0).contains(&whole) {
            current = Some(whole * 100.0);
            last = 100.0;
        } else if let Some(by) = scale_of(word).filter(|&by| by > 100.0 && by < top && current.is_some()) {
            total += whole * by;
            current = None;
            top = by;
            last = by;
        } else if matches!(word, "dozen" | "dozens") && current.is_some() && whole > 0.0 {
            current = Some(whole * 12.0);
            last = 12.0;
            end = next + 1;
            break;
        } else {
            break;
        }
        here = next + 1;
        end = here;
    }
    if end == at {
        return None;
    }
    let number = Number { end, value: total + current.unwrap_or(0.0), scale: last, suffix: "", least: false };
    let number = decimals(words, number).unwrap_or(number);
    Some(share_more(words, number).unwrap_or(number))
}

/// `five point two`, `nine point nought four`: digits in words, or one number, behind `point`.
fn decimals<'w>(words: &Words<'w>, number: Number<'w>) -> Option<Number<'w>> {
    let at = number.end + 1;
    if words.at(number.end) != "point" || number.value.fract() != 0.0 {
        return None;
    }
    let digit = |at: usize| find(SMALL, words.at(at)).filter(|&digit| digit < 10.0);
    let count = (at..at + 8).take_while(|&i| digit(i).is_some()).count();
    let (end, below) = if count > 0 {
        let below = (at..at + count).filter_map(digit).fold(0.0, |sum, digit| sum * 10.0 + digit);
        (at + count, below / 10f64.powi(i32::try_from(count).unwrap_or(0)))
    } else {
        let more = in_words(words, at).filter(|more| more.value < 100.0 && more.scale == 1.0)?;
        (more.end, more.value / 100.0)
    };
    let (scale, end) = scale_after(words, end);
    Some(Number { end, value: tidy(number.value + below, scale), scale: scale.max(number.scale), ..number })
}

/// `one and a half million`, `a million and a half`, `five and three quarters`: a share behind adds to the number, or to
/// the scale it stands on.
pub(super) fn share_more<'w>(words: &Words<'w>, number: Number<'w>) -> Option<Number<'w>> {
    if words.at(number.end) != "and" || number.value.fract() != 0.0 {
        return None;
    }
    let (end, share) = share_at(words, number.end + 1)?;
    let (scale, end) = scale_after(words, end);
    let value = match (scale > 1.0, number.scale >= 1000.0) {
        (true, true) => number.value + tidy(share, scale),
        (true, false) => tidy(number.value + share, scale),
        (false, true) => number.value + tidy(share, number.scale),
        (false, false) => number.value + share,
    };
    Some(Number { end, value, scale: scale.max(number.scale), ..number })
}

/// `a half`, `three quarters`, `one fourth` where it adds to a number before, and where it ends.
fn share_at(words: &Words<'_>, at: usize) -> Option<(usize, f64)> {
    let above = match words.at(at) {
        "a" | "an" | "one" => 1.0,
        word => find(SMALL, word).filter(|&n| n > 1.0 && n < 10.0)?,
    };
    let (end, below) = part(words, at + 1).filter(|&(_, below)| below > above)?;
    let plain = matches!(words.at(end - 1), "half" | "quarter") || words.at(end - 1).ends_with('s');
    let next = words.at(end);
    let ordered = !(plain || words.is_mark(end) || scale_of(next).is_some());
    (!ordered && next != "of" && (above == 1.0) != words.at(end - 1).ends_with('s')).then_some((end, above / below))
}
