//! One quantity or a range of two, with its currency or unit: `$61 billion`, `between 5 and 10 thousand`, `18 to 25%`.
//!
//! Takes a position and gives values, unit and kind. Leaves out bounds, the thing counted, and numbers that are names.

use std::ops::Range;

use super::currency;
use super::number::{Number, number, scale_of};
use super::unit;
use crate::label::FigureType;
use crate::time::{self, Unit};
use crate::words::{Words, is_hyphen, is_range_dash};

/// A quantity in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    /// From `between`, the currency or the number to the unit.
    pub tokens: Range<usize>,
    pub kind: FigureType,
    pub low: f64,
    /// The greater end of a range.
    pub high: Option<f64>,
    /// Only the least value is known.
    pub least: bool,
    /// Normalised unit.
    pub unit: Option<String>,
    /// The unit's words.
    pub unit_words: Option<Range<usize>>,
}

/// A number with the currency sign before it.
struct Amount<'w> {
    start: usize,
    number: Number<'w>,
    currency: Option<&'static str>,
    sign: Option<usize>,
}

/// The quantity that begins at `at`. `is_time` tells the words that are dates.
pub(super) fn quantity(words: &Words<'_>, at: usize, is_time: &dyn Fn(usize) -> bool) -> Option<Quantity> {
    let opening = match words.at(at) {
        "between" => Some("and"),
        "from" if !is_change(words, at) => Some("to"),
        _ => None,
    };
    if let Some(join) = opening {
        let first = amount(words, at + 1, is_time)?;
        let (first, _) = with_unit_between(words, first);
        let second = range_end(words, &first, join, is_time)?;
        return Some(finish(words, at, first, Some(second)));
    }
    let first = amount(words, at, is_time)?;
    let (first_end, _) = with_unit_between(words, Amount { ..copy(&first) });
    let changes = words.before(at, 1) == "from" && is_change(words, at);
    let joins: &[&str] = if changes { &["or", "-"] } else { &["to", "or", "-"] };
    let second = joins.iter().find_map(|join| range_end(words, &first_end, join, is_time));
    match second {
        Some(second) => Some(finish(words, at, first_end, Some(second))),
        None => Some(finish(words, at, first, None)),
    }
}

fn copy<'w>(amount: &Amount<'w>) -> Amount<'w> {
    Amount { start: amount.start, number: amount.number, currency: amount.currency, sign: amount.sign }
}

/// `rose from 5 to 10` gives two values, not a range.
fn is_change(words: &Words<'_>, at: usize) -> bool {
    const CHANGES: &[&str] = &[
        "cut",
        "dropped",
        "fell",
        "grew",
        "increased",
        "jumped",
        "lowered",
        "raised",
        "reduced",
        "rise",
        "rising",
        "rose",
        "declined",
        "decreased",
        "up",
        "down",
        "went",
        "swelled",
        "shrank",
        "climbed",
        "surged",
        "doubled",
        "tripled",
        "slipped",
        "increase",
        "decrease",
        "drop",
        "growth",
    ];
    (1..=6).any(|back| CHANGES.contains(&words.before(at, back)))
}

/// A number, perhaps with a currency sign or code before it.
fn amount<'w>(words: &Words<'w>, at: usize, is_time: &dyn Fn(usize) -> bool) -> Option<Amount<'w>> {
    if is_time(at) {
        return None;
    }
    if let Some((code, _)) = currency::sign(words.at(at), None) {
        return priced(words, at, at + 1, Some(code), is_time);
    }
    let letters = words.is_capital(at) && (words.glued(at) || words.at(at).len() > 1);
    if let Some((code, true)) = currency::sign(words.at(at + 1), Some(words.at(at)).filter(|_| letters)) {
        return priced(words, at, at + 2, Some(code), is_time);
    }
    if let Some(code) = currency::code(words.raw(at)) {
        return priced(words, at, at + 1, Some(code), is_time);
    }
    priced(words, at, at, None, is_time)
}

/// The number at `at` behind a sign that begins at `start`; with a sign, `m` and `k` are million and thousand.
fn priced<'w>(
    words: &Words<'w>,
    start: usize,
    at: usize,
    currency: Option<&'static str>,
    is_time: &dyn Fn(usize) -> bool,
) -> Option<Amount<'w>> {
    if is_time(at) {
        return None;
    }
    let mut number = number(words, at)?;
    let by = match number.suffix {
        "m" | "mm" | "mil" => 1e6,
        "t" => 1e12,
        _ => 1.0,
    };
    if currency.is_some() && by > 1.0 {
        let value = (number.value * by * 1e3).round() / 1e3;
        number = Number { value, scale: by, suffix: "", ..number };
    } else if currency.is_some() && matches!(words.at(number.end), "m" | "k") && number.scale == 1.0 {
        let scale = if words.at(number.end) == "m" { 1e6 } else { 1e3 };
        number = Number { value: number.value * scale, scale, end: number.end + 1, ..number };
    }
    Some(Amount { start, number, currency, sign: currency.map(|_| at) })
}

/// Skips a unit between the two ends of a range: `18% to 25%`, `5 km to 10 km`, `8- to 16-metre`.
fn with_unit_between<'w>(words: &Words<'w>, first: Amount<'w>) -> (Amount<'w>, bool) {
    let end = first.number.end;
    let skip = match words.at(end) {
        "%" | "percent" => 1,
        "per" if words.at(end + 1) == "cent" => 2,
        "-" if matches!(words.at(end + 1), "to" | "or") => 1,
        _ => unit::measure(words, end, 1)
            .map(|(_, stop)| stop - end)
            .or_else(|| currency::name(words.at(end), "").map(|_| 1))
            .unwrap_or(0),
    };
    let joins = matches!(words.at(end + skip), "to" | "or" | "and") || is_range_dash(words.at(end + skip));
    if skip > 0 && joins {
        let number = Number { end: end + skip, ..first.number };
        return (Amount { number, ..first }, true);
    }
    (first, false)
}

/// The greater end of a range, if `join` and a greater number follow.
fn range_end<'w>(
    words: &Words<'w>,
    first: &Amount<'w>,
    join: &str,
    is_time: &dyn Fn(usize) -> bool,
) -> Option<Amount<'w>> {
    let at = first.number.end;
    let dash = join == "-";
    let joins = if dash { is_range_dash(words.at(at)) } else { words.at(at) == join };
    if !joins || first.number.least {
        return None;
    }
    let next = at + 1 + usize::from(!dash && is_hyphen(words.at(at + 1)));
    let second = amount(words, next, is_time)?;
    if second.number.least || first.currency != second.currency && second.currency.is_some() {
        return None;
    }
    let low = inherited(first.number, second.number);
    let close = join != "or" || second.number.value <= low * 10.0;
    (low < second.number.value && close && second.number.end > next).then_some(second)
}

/// `5` in `5 to 10 thousand` is five thousand.
fn inherited(first: Number<'_>, second: Number<'_>) -> f64 {
    let bare = first.scale == 1.0 && second.scale >= 1e3 && first.value < second.value / second.scale;
    if bare { first.value * second.scale } else { first.value }
}

/// Puts the values, the currency and the unit behind together.
fn finish(words: &Words<'_>, start: usize, first: Amount<'_>, second: Option<Amount<'_>>) -> Quantity {
    let last = second.as_ref().unwrap_or(&first);
    let low = second.as_ref().map_or(first.number.value, |second| inherited(first.number, second.number));
    let high = second.as_ref().map(|second| second.number.value);
    let number_end = last.number.end;
    let sign = first.sign.map(|end| first.start..end);
    let currency = first.currency.or(last.currency);
    let mut quantity = Quantity {
        tokens: start..number_end,
        kind: FigureType::Cardinal,
        low,
        high,
        least: first.number.least,
        unit: None,
        unit_words: None,
    };
    if let Some(code) = currency {
        quantity.kind = FigureType::Money;
        quantity.unit = Some(code.to_owned());
        quantity.unit_words = sign;
    } else if let Some(code) = currency::code(&last.number.suffix.to_uppercase()) {
        quantity.kind = FigureType::Money;
        quantity.unit = Some(code.to_owned());
    } else if let Some(unit) = unit::glued(last.number.suffix) {
        quantity.kind = FigureType::Measure;
        quantity.unit = Some(unit.to_owned());
    } else if let Some(found) = behind(words, number_end, &last.number) {
        let parts = found.parts;
        quantity.kind = found.kind;
        quantity.unit = found.unit;
        quantity.tokens.end = found.words.end;
        quantity.unit_words = Some(found.words);
        quantity.low /= parts;
        quantity.high = quantity.high.map(|high| high / parts);
    }
    rate(words, &mut quantity);
    quantity
}

/// What stands behind a number as its unit.
struct Behind {
    kind: FigureType,
    unit: Option<String>,
    words: Range<usize>,
    parts: f64,
}

fn behind(words: &Words<'_>, at: usize, number: &Number<'_>) -> Option<Behind> {
    let hyphen = is_hyphen(words.at(at)) && words.glued(at);
    let next = at + usize::from(hyphen) + usize::from(!hyphen && words.at(at) == "of" && number.least);
    let some = |kind, unit: &str, words| Some(Behind { kind, unit: Some(unit.to_owned()), words, parts: 1.0 });
    match (words.at(next), words.at(next + 1)) {
        ("%", _) | ("percent" | "pct", _) => {
            let points = matches!(words.at(next + 1), "point" | "points");
            let unit = if points { "pp" } else { "%" };
            return some(FigureType::Percent, unit, next..next + 1 + usize::from(points));
        }
        ("per", "cent") => return some(FigureType::Percent, "%", next..next + 2),
        ("percentage", "point" | "points") => return some(FigureType::Percent, "pp", next..next + 2),
        _ => {}
    }
    let unscaled = number.suffix.is_empty();
    if let Some((measure, end)) = unit::measure(words, next, if hyphen { 2 } else { 1 }).filter(|_| unscaled)
        && !is_pound_of_money(words, next, end)
    {
        return some(FigureType::Measure, measure, next..end);
    }
    let sign_behind = || currency::sign(words.at(next), None).map(|(code, _)| code).filter(|_| words.is_mark(next));
    if let Some(code) = currency::code(words.raw(next)).or_else(sign_behind) {
        let amount_follows = words.is_mark(next) && words.is_number(next + 1);
        if !amount_follows {
            return some(FigureType::Money, code, next..next + 1);
        }
    }
    let nation = (next..next + 3).take_while(|&i| currency::is_nation(words.at(i))).count();
    let before = if nation > 0 { words.at(next + nation - 1) } else { "" };
    if let Some((code, parts)) = currency::name(words.at(next + nation), before) {
        let is_verb = matches!(words.at(next + nation), "won" | "real" | "mark" | "crown") && nation == 0;
        if !is_verb || scale_of(words.before(next, 1)).is_some() {
            let words = next..next + nation + 1;
            return Some(Behind { kind: FigureType::Money, unit: code.map(str::to_owned), words, parts });
        }
    }
    length_of_time(words, next, hyphen)
}

/// Time units make durations and, with `old` or `of age`, ages.
fn length_of_time(words: &Words<'_>, at: usize, hyphen: bool) -> Option<Behind> {
    let between = usize::from(matches!(words.at(at), "more" | "full" | "consecutive" | "straight" | "additional"));
    let (unit, plural) = time::unit(words.at(at + between))?;
    if matches!(unit, Unit::Second | Unit::Quarter) && !plural && !hyphen {
        return None;
    }
    let end = at + between + 1;
    let old = end + usize::from(is_hyphen(words.at(end)));
    let (kind, end) = if words.at(old) == "old" {
        (FigureType::Age, old + 1)
    } else if words.are(end, &["of", "age"]) {
        (FigureType::Age, end + 2)
    } else {
        (FigureType::Duration, end)
    };
    Some(Behind { kind, unit: Some(unit.name().to_owned()), words: at..end, parts: 1.0 })
}

/// `pound` weighs where something is weighed: `a 500-pound bomb`, `20 pounds of`; otherwise it is money.
fn is_pound_of_money(words: &Words<'_>, at: usize, end: usize) -> bool {
    matches!(words.at(at), "pound" | "pounds") && !(at > 0 && is_hyphen(words.before(at, 1))) && words.at(end) != "of"
}

/// `a day`, `per hour`, `a year` behind a quantity.
fn rate(words: &Words<'_>, quantity: &mut Quantity) {
    let at = quantity.tokens.end;
    if matches!(quantity.kind, FigureType::Duration | FigureType::Age) {
        return;
    }
    let fits = matches!(words.at(at), "a" | "an" | "per" | "each" | "every") && quantity.kind != FigureType::Cardinal
        || matches!(words.at(at), "a" | "per" | "every") && quantity.kind == FigureType::Cardinal;
    let Some((unit, false)) = time::unit(words.at(at + 1)) else { return };
    if !fits || matches!(words.at(at + 2), "ago" | "earlier" | "later" | "before" | "after") {
        return;
    }
    let base = quantity.unit.take().unwrap_or_default();
    quantity.unit = Some(format!("{base}/{}", unit.name()));
    let start = quantity.unit_words.as_ref().map_or(at, |range| range.start.max(quantity.tokens.start));
    let start = if quantity.kind == FigureType::Money && start < quantity.tokens.end - 1 { at } else { start };
    quantity.unit_words = Some(start..at + 2);
}
