//! Numbers: from digits or words to a value.
//!
//! Takes words from a position on and gives how far the number reaches and what it is worth: `14 000`, `1.5bn`,
//! `2 1/2`, `a million`, `twenty-five thousand`, `half a million`, `tens of thousands`. Leaves out what stands around
//! it (bounds, units) and whether it is a date.

use crate::words::{Words, is_hyphen};

/// A number in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number<'w> {
    /// One past its last word.
    pub end: usize,
    /// What it is worth.
    pub value: f64,
    /// The power of ten (or twelve) that a word or letter gave it; 1 without one.
    pub scale: f64,
    /// Letters glued to the digits that are no part of the number (`km` in `5km`).
    pub suffix: &'w str,
    /// Only the least value is known (`thousands`, `several hundred`).
    pub least: bool,
}

const SMALL: &[(&str, f64)] = &[
    ("zero", 0.0),
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

const TENS: &[(&str, f64)] = &[
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
    ("lakh", 1e5),
    ("crore", 1e7),
];

/// Letters that multiply the digits they are glued to. `m` is left to whoever knows whether money is meant.
const GLUED_SCALES: &[(&str, f64)] =
    &[("bn", 1e9), ("b", 1e9), ("mn", 1e6), ("mln", 1e6), ("bln", 1e9), ("k", 1e3), ("tn", 1e12), ("trn", 1e12)];

/// Plural words that stand for at least two of their kind.
const PLURALS: &[(&str, f64)] = &[
    ("tens", 10.0),
    ("dozens", 12.0),
    ("scores", 20.0),
    ("hundreds", 1e2),
    ("thousands", 1e3),
    ("millions", 1e6),
    ("billions", 1e9),
    ("trillions", 1e12),
];

/// Vague counts before `hundred`, `thousand` and so on: the least they allow.
const VAGUE: &[(&str, f64)] = &[("few", 3.0), ("several", 3.0), ("couple", 2.0)];

fn find(table: &[(&str, f64)], word: &str) -> Option<f64> {
    table.iter().find(|(name, _)| *name == word).map(|&(_, value)| value)
}

/// What a word multiplies by, if it does.
pub(crate) fn scale_of(word: &str) -> Option<f64> {
    find(SCALES, word)
}

/// The number that begins at `at`, with its scale words, or nothing.
pub(crate) fn number<'w>(words: &Words<'w>, at: usize) -> Option<Number<'w>> {
    if words.is_number(at) {
        return in_digits(words, at);
    }
    vague(words, at).or_else(|| halves(words, at)).or_else(|| in_words(words, at))
}

/// `200,000`, `14 000`, `3.5 million`, `1.5bn`, `2 1/2`, `5km`.
fn in_digits<'w>(words: &Words<'w>, at: usize) -> Option<Number<'w>> {
    let (mut value, suffix) = digits(words.at(at))?;
    let mut end = at + 1;
    if let Some(scale) = find(GLUED_SCALES, suffix) {
        return Some(Number { end, value: tidy(value, scale), scale, suffix: "", least: false });
    }
    if !suffix.is_empty() {
        return Some(Number { end, value, scale: 1.0, suffix, least: false });
    }
    if words.raw(at).len() <= 3 && value >= 1.0 && value.fract() == 0.0 {
        while words.one_blank(end - 1) && end - at < 5 {
            let Some(group) = group(words.raw(end)) else { break };
            value = value * 1000.0 + group;
            end += 1;
        }
    }
    if let Some(part) = fraction_mark(words.at(end)).filter(|_| value.fract() == 0.0) {
        value += part;
        end += 1;
    }
    let (scale, end) = scale_after(words, end);
    Some(Number { end, value: tidy(value, scale), scale, suffix: "", least: false })
}

/// Three digits, the last group perhaps with decimals.
fn group(text: &str) -> Option<f64> {
    let whole = text.split('.').next().unwrap_or_default();
    (whole.len() == 3 && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')).then(|| text.parse().ok())?
}

/// The scale words from `at` on (`million`, `-million`, `hundred thousand`, `dozen`), and where they end.
fn scale_after(words: &Words<'_>, at: usize) -> (f64, usize) {
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

/// Multiplies without the dust of binary fractions (`1.1` million is 1,100,000).
fn tidy(value: f64, scale: f64) -> f64 {
    let product = value * scale;
    if scale > 1.0 { (product * 1e3).round() / 1e3 } else { product }
}

/// The value of a token that begins with a digit, and the letters behind it.
pub(crate) fn digits(token: &str) -> Option<(f64, &str)> {
    let end = token.find(|c: char| !(c.is_ascii_digit() || ".,/".contains(c))).unwrap_or(token.len());
    let (body, rest) = token.split_at(end);
    if body.is_empty() {
        return fraction_mark(token).map(|part| (part, ""));
    }
    if body.len() > 40 || rest.contains([':', '.', ',', '/']) {
        return None;
    }
    let value = plain(body)?;
    match fraction_mark(rest) {
        Some(part) => Some((value + part, "")),
        None => Some((value, rest)),
    }
}

/// `1,234,567.8`, `1.234.567`, `3/4`, `1,5`.
fn plain(body: &str) -> Option<f64> {
    if let Some((above, below)) = body.split_once('/') {
        let (above, below): (f64, f64) = (above.parse().ok()?, below.parse().ok()?);
        return (below > above && above > 0.0 && below <= 100.0).then(|| above / below);
    }
    let groups = |part: &str, mark: char| {
        let mut pieces = part.split(mark);
        let head = pieces.next().unwrap_or_default();
        let tail: Vec<usize> = pieces.map(str::len).collect();
        // Groups of three, or the Indian way: groups of two before a last one of three.
        let indian = tail.len() > 1 && tail.ends_with(&[3]) && tail[..tail.len() - 1].iter().all(|&n| n == 2);
        (1..=3).contains(&head.len()) && (tail.iter().all(|&n| n == 3) || mark == ',' && indian)
    };
    if body.contains(',') {
        let (whole, tail) = body.split_once('.').unwrap_or((body, ""));
        if groups(whole, ',') && !tail.contains([',', '.']) {
            return body.replace(',', "").parse().ok();
        }
        let decimal = body.split_once(',').filter(|(a, b)| !a.is_empty() && !b.is_empty() && b.len() <= 2);
        return decimal.and_then(|_| body.replace(',', ".").parse().ok());
    }
    if body.matches('.').count() > 1 {
        return groups(body, '.').then(|| body.replace('.', "").parse().ok())?;
    }
    body.parse().ok()
}

fn fraction_mark(word: &str) -> Option<f64> {
    Some(match word {
        "½" | "1/2" => 0.5,
        "¼" | "1/4" => 0.25,
        "¾" | "3/4" => 0.75,
        "⅓" | "1/3" => 1.0 / 3.0,
        "⅔" | "2/3" => 2.0 / 3.0,
        "⅛" | "1/8" => 0.125,
        "⅜" | "3/8" => 0.375,
        "⅝" | "5/8" => 0.625,
        "⅞" | "7/8" => 0.875,
        _ => return None,
    })
}

/// `tens of thousands`, `dozens`, `several hundred`, `a few million`, `a couple of thousand`.
fn vague<'w>(words: &Words<'w>, at: usize) -> Option<Number<'w>> {
    if let Some(each) = find(PLURALS, words.at(at)) {
        let mut value = 2.0 * each;
        let mut end = at + 1;
        while words.at(end) == "of" {
            let Some(more) = find(PLURALS, words.at(end + 1)) else { break };
            value *= more;
            end += 2;
        }
        let bare = matches!(words.at(at), "tens" | "scores") && end == at + 1 && words.at(end) != "of";
        return (!bare).then_some(Number { end, value, scale: 1.0, suffix: "", least: true });
    }
    let start = at + usize::from(words.at(at) == "a");
    let count = find(VAGUE, words.at(start))?;
    let next = start + 1 + usize::from(words.at(start + 1) == "of");
    let (scale, end) = scale_after(words, next);
    (scale > 1.0).then_some(Number { end, value: count * scale, scale, suffix: "", least: true })
}

/// `half a million`, `half a dozen`, `a quarter of a million`, `one and a half million`, `a million and a half`.
fn halves<'w>(words: &Words<'w>, at: usize) -> Option<Number<'w>> {
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
fn in_words<'w>(words: &Words<'w>, at: usize) -> Option<Number<'w>> {
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
        } else if word == "dozen" && current.is_some() && whole > 0.0 {
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
    if words.are(end, &["and", "a", "half"]) && end > at {
        return half_more(words, end, total + current.unwrap_or(0.0), last);
    }
    (end > at).then(|| Number { end, value: total + current.unwrap_or(0.0), scale: last, suffix: "", least: false })
}

/// `one and a half million`, `a million and a half`.
fn half_more<'w>(words: &Words<'w>, at: usize, value: f64, last: f64) -> Option<Number<'w>> {
    let (scale, end) = scale_after(words, at + 3);
    let value = if scale > 1.0 { (value + 0.5) * scale } else { value + 0.5 * last };
    Some(Number { end, value, scale: scale.max(last), suffix: "", least: false })
}

const ORDINALS: &[(&str, f64)] = &[
    ("first", 1.0),
    ("second", 2.0),
    ("third", 3.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("tenth", 10.0),
    ("eleventh", 11.0),
    ("twelfth", 12.0),
    ("thirteenth", 13.0),
    ("fourteenth", 14.0),
    ("fifteenth", 15.0),
    ("sixteenth", 16.0),
    ("seventeenth", 17.0),
    ("eighteenth", 18.0),
    ("nineteenth", 19.0),
    ("twentieth", 20.0),
    ("thirtieth", 30.0),
    ("fortieth", 40.0),
    ("fiftieth", 50.0),
    ("sixtieth", 60.0),
    ("seventieth", 70.0),
    ("eightieth", 80.0),
    ("ninetieth", 90.0),
    ("hundredth", 100.0),
    ("thousandth", 1000.0),
    ("millionth", 1e6),
];

/// The ordinal that begins at `at` (`82nd`, `third`, `twenty-first`): where it ends and its number.
pub(crate) fn ordinal(words: &Words<'_>, at: usize) -> Option<(usize, f64)> {
    if words.is_number(at) {
        let (value, suffix) = digits(words.at(at))?;
        return (matches!(suffix, "st" | "nd" | "rd" | "th") && value.fract() == 0.0).then_some((at + 1, value));
    }
    if let Some(tens) = find(TENS, words.at(at)).filter(|_| is_hyphen(words.at(at + 1))) {
        let unit = find(ORDINALS, words.at(at + 2)).filter(|&unit| unit < 10.0)?;
        return Some((at + 3, tens + unit));
    }
    find(ORDINALS, words.at(at)).map(|value| (at + 1, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lowered, tests::document};

    fn read(text: &str) -> Option<(f64, usize, bool)> {
        let document = document(text);
        let segmented = document.segment();
        let lowered = Lowered::new(&document, &segmented);
        let words = lowered.sentences().next()?;
        number(&words, words.range().start).map(|n| (n.value, n.end, n.least))
    }

    fn value(text: &str) -> Option<f64> {
        read(text).map(|(value, _, _)| value)
    }

    #[test]
    fn digits_with_every_separator() {
        for text in ["14000", "14,000", "14 000", "14\u{a0}000", "14\u{202f}000", "14 thousand", "14k"] {
            assert_eq!(value(text), Some(14_000.0), "{text}");
        }
        assert_eq!(value("1.234.567"), Some(1_234_567.0));
        assert_eq!(value("1.1 million"), Some(1_100_000.0));
        assert_eq!(value("1.5bn"), Some(1.5e9));
        assert_eq!(value("2 1/2 years"), Some(2.5));
        assert_eq!(value("3½ miles"), Some(3.5));
        assert_eq!(value("10:30"), None);
    }

    #[test]
    fn words() {
        for (text, expected) in [
            ("a million troops", 1e6),
            ("two dozen", 24.0),
            ("twenty-five", 25.0),
            ("two hundred and fifty thousand", 250_000.0),
            ("one hundred five", 105.0),
            ("three million two hundred thousand", 3.2e6),
            ("half a million", 5e5),
            ("half a dozen", 6.0),
            ("one and a half million", 1.5e6),
            ("a million and a half", 1.5e6),
            ("ninety five", 95.0),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
        assert_eq!(read("five and six"), Some((5.0, 1, false)));
        assert_eq!(value("a troop"), None);
        assert_eq!(value("hundred"), None);
    }

    #[test]
    fn vague_plurals_are_the_least_they_allow() {
        assert_eq!(read("tens of thousands of"), Some((20_000.0, 3, true)));
        assert_eq!(read("dozens of"), Some((24.0, 1, true)));
        assert_eq!(read("several hundred"), Some((300.0, 2, true)));
        assert_eq!(read("hundreds of thousands"), Some((200_000.0, 3, true)));
    }
}
