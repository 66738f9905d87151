//! Numbers in digits: `200,000`, `14 000`, `7’500`, `1.234,5`, `3.5 million`, `1.5bn`, `2 1/2`, `4 thousand 3 hundred`.

use super::words::{in_words, scale_after, share_more};
use super::{Number, find, tidy};
use crate::words::Words;

/// Letters that multiply the digits they are glued to. `m` is left to whoever knows whether money is meant.
const GLUED_SCALES: &[(&str, f64)] = &[
    ("bn", 1e9),
    ("b", 1e9),
    ("mn", 1e6),
    ("mln", 1e6),
    ("bln", 1e9),
    ("k", 1e3),
    ("tn", 1e12),
    ("trn", 1e12),
    ("tln", 1e12),
    ("mil", 1e6),
];

/// `200,000`, `14 000`, `3.5 million`, `1.5bn`, `2 1/2`, `5km`.
pub(super) fn in_digits<'w>(words: &Words<'w>, at: usize) -> Option<Number<'w>> {
    let (mut value, suffix) = digits(words.at(at))?;
    let mut end = at + 1;
    if let Some(scale) = find(GLUED_SCALES, suffix) {
        return Some(Number { end, value: tidy(value, scale), scale, suffix: "", least: false });
    }
    if !suffix.is_empty() {
        return Some(Number { end, value, scale: 1.0, suffix, least: false });
    }
    if words.raw(at).len() <= 3 && value >= 1.0 && value.fract() == 0.0 {
        (value, end) = groups_after(words, value, end);
    }
    if let Some(part) = fraction_mark(words.at(end)).filter(|_| value.fract() == 0.0) {
        value += part;
        end += 1;
    }
    let (scale, end) = scale_after(words, end);
    let number = Number { end, value: tidy(value, scale), scale, suffix: "", least: false };
    let number = share_more(words, number).unwrap_or(number);
    Some(if scale >= 100.0 { further(words, number) } else { number })
}

/// Groups of three digits behind the first: after a blank of whatever width (`14 000`), or an apostrophe (`7’500`).
fn groups_after(words: &Words<'_>, mut value: f64, mut end: usize) -> (f64, usize) {
    for _ in 0..4 {
        let mark = words.at(end) == "'" && words.glued(end - 1) && words.glued(end);
        let blank = words.one_blank(end - 1);
        let Some(more) = group(words.raw(end + usize::from(mark))).filter(|_| mark || blank) else { break };
        value = value * 1000.0 + more;
        end += 1 + usize::from(mark);
    }
    (value, end)
}

/// `4 thousand 3 hundred`, `3 hundred and 21`: a smaller number behind goes on.
fn further<'w>(words: &Words<'w>, number: Number<'w>) -> Number<'w> {
    let and = words.at(number.end) == "and";
    let next = number.end + usize::from(and);
    let read = if words.is_number(next) { in_digits(words, next) } else { in_words(words, next).filter(|_| and) };
    let fits = |more: &Number<'_>| {
        let scaled = more.scale >= 100.0 && more.scale < number.scale;
        more.value < number.scale
            && more.value.fract() == 0.0
            && more.suffix.is_empty()
            && more.value >= 1.0
            && (scaled || and && number.scale == 100.0)
    };
    match read.filter(fits) {
        Some(more) => Number { end: more.end, value: number.value + more.value, ..number },
        None => number,
    }
}

/// Three digits, the last group perhaps with decimals.
fn group(text: &str) -> Option<f64> {
    let whole = text.split('.').next().unwrap_or_default();
    (whole.len() == 3 && text.bytes().all(|b| b.is_ascii_digit() || b == b'.')).then(|| text.parse().ok())?
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
    if body.matches(',').count() == 1
        && let Some((whole, decimals)) = body.split_once(',')
        && whole.contains('.')
        && groups(whole, '.')
        && !decimals.contains('.')
    {
        return format!("{}.{decimals}", whole.replace('.', "")).parse().ok();
    }
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
        "⅙" => 1.0 / 6.0,
        "⅚" => 5.0 / 6.0,
        "⅕" => 0.2,
        "⅖" => 0.4,
        "⅗" => 0.6,
        "⅘" => 0.8,
        "⅒" => 0.1,
        "⅛" | "1/8" => 0.125,
        "⅜" | "3/8" => 0.375,
        "⅝" | "5/8" => 0.625,
        "⅞" | "7/8" => 0.875,
        _ => return None,
    })
}
