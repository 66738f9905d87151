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

impl Quantity {
    /// A share in hundredths.
    pub(super) fn share(tokens: Range<usize>, share: f64) -> Quantity {
        let unit = Some("%".to_owned());
        Quantity { tokens, kind: FigureType::Percent, low: share, high: None, least: false, unit, unit_words: None }
    }

    /// The same from an earlier word on.
    pub(super) fn starting(mut self, at: usize) -> Quantity {
        self.tokens.start = at;
        self
    }
}

/// A number with the currency sign before it.
#[derive(Clone, Copy)]
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
    let (first_end, _) = with_unit_between(words, first);
    let changes = words.before(at, 1) == "from" && is_change(words, at);
    // "30, 60 or 90 days": the last of several alternatives, no range.
    let listed = words.before(at, 1) == "," && at > 1 && number(words, at - 2).is_some();
    let joins: &[&str] = match (changes, listed) {
        (true, _) => &["or", "-"],
        (false, true) => &["to", "through", "-"],
        (false, false) => &["to", "through", "or", "-"],
    };
    let second = joins.iter().find_map(|join| range_end(words, &first_end, join, is_time));
    match second.filter(|second| !is_new_level(words, &first, second)) {
        Some(second) => Some(finish(words, at, first_end, Some(second))),
        None => Some(finish(words, at, first, None)),
    }
}

/// `rose 6% to 150`, `by 80,000 to 480,000`: the second amount is where the change led, and lies far from the first.
fn is_new_level(words: &Words<'_>, first: &Amount<'_>, second: &Amount<'_>) -> bool {
    let moves = is_change(words, first.start) || (1..=3).any(|back| words.before(first.start, back) == "by");
    let to = words.before(second.start, 1) == "to";
    to && moves && second.number.value > 3.0 * inherited(first.number, second.number)
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

/// A number, perhaps with a minus, a currency sign or a code before it.
fn amount<'w>(words: &Words<'w>, at: usize, is_time: &dyn Fn(usize) -> bool) -> Option<Amount<'w>> {
    if is_time(at) {
        return None;
    }
    if let Some(next) = after_minus(words, at) {
        let amount = amount(words, next, is_time).filter(|a| !a.number.least && a.number.value >= 0.0)?;
        return Some(Amount { start: at, number: Number { value: -amount.number.value, ..amount.number }, ..amount });
    }
    if let Some((code, _)) = currency::sign(words.at(at), None) {
        return priced(words, at, at + 1, Some(code), is_time);
    }
    let letters = words.is_capital(at) && (words.glued(at) || words.at(at).len() > 1)
        || words.at(at).len() > 1 && words.at(at) != "us"
        || words.at(at) == "c";
    if let Some((code, true)) = currency::sign(words.at(at + 1), Some(words.at(at)).filter(|_| letters)) {
        return priced(words, at, at + 2, Some(code), is_time);
    }
    if let Some((code, by)) = currency::code(words.raw(at)) {
        let mut amount = priced(words, at, at + 1, Some(code), is_time)?;
        amount.number.value *= by;
        return Some(amount);
    }
    if let Some((code, value)) = currency::coded(words.raw(at)).filter(|_| !words.is_number(at)) {
        let number = Number { end: at + 1, value, scale: 1.0, suffix: "", least: false };
        return Some(Amount { start: at, number, currency: Some(code), sign: None });
    }
    priced(words, at, at, None, is_time)
}

/// Where to go on behind `minus` or a minus sign, which is glued to what follows and to nothing before it.
fn after_minus(words: &Words<'_>, at: usize) -> Option<usize> {
    let free = at == 0 || !words.glued(at - 1) || matches!(words.before(at, 1), "<" | ">" | "=" | "(");
    let behind_blank = at > 0 && !words.is_mark(at - 1) && words.at(at) == "–";
    let sign = matches!(words.at(at), "-" | "−" | "–") && words.glued(at) && free && !behind_blank;
    (sign || matches!(words.at(at), "minus" | "negative")).then_some(at + 1)
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
    let minus = currency.is_some() && matches!(words.at(at), "-" | "−") && words.glued(at);
    let mut number = match minus {
        true => number(words, at + 1).map(|n| Number { value: -n.value, ..n })?,
        false => number(words, at)?,
    };
    let by = match number.suffix {
        "m" | "mm" | "mil" => 1e6,
        "t" => 1e12,
        _ => 1.0,
    };
    let money = currency.is_some() || currency::name(words.at(number.end), "").is_some();
    if money && by > 1.0 {
        let value = (number.value * by * 1e3).round() / 1e3;
        number = Number { value, scale: by, suffix: "", ..number };
    } else if currency.is_some() && matches!(words.at(number.end), "m" | "k") && number.scale == 1.0 {
        let scale = if words.at(number.end) == "m" { 1e6 } else { 1e3 };
        number = Number { value: number.value * scale, scale, end: number.end + 1, ..number };
    }
    Some(Amount { start, number, currency, sign: currency.map(|_| at) })
}

/// Skips a unit between the two ends of a range (`18% to 25%`, `5 km to 10 km`, `8- to 16-metre`), if the second end has the
/// same.
fn with_unit_between<'w>(words: &Words<'w>, first: Amount<'w>) -> (Amount<'w>, bool) {
    let end = first.number.end;
    if matches!(words.at(end), "-") && matches!(words.at(end + 1), "to" | "or") {
        let number = Number { end: end + 1, ..first.number };
        return (Amount { number, ..first }, true);
    }
    let Some(unit) = behind(words, end, &first.number).filter(|unit| unit.words.start == end) else {
        return (first, false);
    };
    let at = unit.words.end;
    let joins = matches!(words.at(at), "to" | "or" | "and" | "through") || is_range_dash(words.at(at));
    let same = |at: usize| {
        let next = amount(words, at, &|_| false)?;
        let second = behind(words, next.number.end, &next.number);
        Some(second.is_some_and(|second| second.unit == unit.unit))
    };
    if joins && same(at + 1) == Some(true) {
        let number = Number { end: at, ..first.number };
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
    let joins = if dash { is_range_dash(words.at(at)) || words.at(at) == "~" } else { words.at(at) == join };
    if !joins || first.number.least {
        return None;
    }
    let next = at + 1 + usize::from(!dash && is_hyphen(words.at(at + 1)) && words.glued(at));
    let second = amount(words, next, is_time)?;
    if second.number.least || first.currency != second.currency && second.currency.is_some() {
        return None;
    }
    let low = inherited(first.number, second.number);
    if low < 0.0 && second.number.value < low {
        return Some(second);
    }
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
    let (low, high) = match high {
        Some(high) if high < low => (high, Some(low)),
        _ => (low, high),
    };
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
    } else if let Some((code, by)) = currency::code(&last.number.suffix.to_uppercase()).or_else(|| {
        currency::sign(last.number.suffix, None).map(|(code, _)| (code, 1.0)).filter(|_| !last.number.suffix.is_empty())
    }) {
        quantity.kind = FigureType::Money;
        quantity.unit = Some(code.to_owned());
        quantity.low *= by;
        quantity.high = quantity.high.map(|high| high * by);
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
        ("percentage", "point" | "points") => return some(FigureType::Percent, "pp", next..next + 2),
        ("percents", _) => return some(FigureType::Percent, "%", next..next + 1),
        ("percentage", _) if words.is_mark(next + 1) => return some(FigureType::Percent, "%", next..next + 1),
        ("per", "cent") => return some(FigureType::Percent, "%", next..next + 2),
        _ => {}
    }
    if is_inches(words, next) {
        return some(FigureType::Measure, "in", next..next + 1);
    }
    let unscaled = number.suffix.is_empty();
    if let Some((measure, end)) = unit::measure(words, next, if hyphen { 2 } else { 1 }).filter(|_| unscaled)
        && !is_pound_of_money(words, next, end)
    {
        return some(FigureType::Measure, measure, next..end);
    }
    let sign_behind = || currency::sign(words.at(next), None).map(|(code, _)| code).filter(|_| words.is_mark(next));
    let written =
        currency::code(words.raw(next)).or_else(|| currency::lower_code(words.at(next)).map(|code| (code, 1.0)));
    if let Some((code, by)) = written.or_else(|| sign_behind().map(|code| (code, 1.0))) {
        let amount_follows = words.is_mark(next) && words.is_number(next + 1);
        if !amount_follows {
            let scale = scale_of(words.at(next + 1)).unwrap_or(1.0);
            let words = next..next + 1 + usize::from(scale > 1.0);
            let parts = 1.0 / (by * scale);
            return Some(Behind { kind: FigureType::Money, unit: Some(code.to_owned()), words, parts });
        }
    }
    let nation = (next..next + 3).take_while(|&i| currency::is_nation(words.at(i))).count();
    let unknown = nation == 0 && words.is_capital(next) && currency::name(words.at(next + 1), "").is_some();
    let nation = nation + usize::from(unknown);
    let before = if nation > 0 { words.at(next + nation - 1) } else { "" };
    if let Some((code, parts)) = currency::name(words.at(next + nation), before) {
        let before_name = words.at(next + nation);
        let is_verb = matches!(before_name, "won" | "real" | "mark" | "crown") && nation == 0;
        if !is_verb || scale_of(words.before(next, 1)).is_some() {
            let words = next..next + nation + 1;
            let code = code.filter(|_| !unknown || !currency::is_shared(before_name));
            return Some(Behind { kind: FigureType::Money, unit: code.map(str::to_owned), words, parts });
        }
    }
    length_of_time(words, next, hyphen)
}

/// `2 1/2 in thick`: the unit, not the preposition; so at the end of a sentence.
fn is_inches(words: &Words<'_>, at: usize) -> bool {
    let wide = matches!(words.at(at + 1), "thick" | "long" | "wide" | "tall" | "high" | "deep");
    let ends = at + 1 >= words.range().end || words.at(at + 1) == "." && at + 2 >= words.range().end;
    words.at(at) == "in" && (wide || ends)
}

/// A scale word that a share stands before (`three quarters billion dollars`), with its unit.
pub(super) fn scaled(words: &Words<'_>, at: usize) -> Option<Quantity> {
    let value = scale_of(words.at(at))?;
    let number = Number { end: at + 1, value, scale: value, suffix: "", least: false };
    Some(finish(words, at, Amount { start: at, number, currency: None, sign: None }, None))
}

/// `half a mile`, `a quarter of an hour`, `one-half miles`: the share at `range` of one unit.
pub(super) fn share_of_unit(words: &Words<'_>, range: Range<usize>, share: f64) -> Option<Quantity> {
    let of = range.end + usize::from(words.at(range.end) == "of");
    let at = of + usize::from(matches!(words.at(of), "a" | "an"));
    let (kind, unit, end) = match time::unit(words.at(at)) {
        Some((unit, _)) => (FigureType::Duration, unit.name(), at + 1),
        None => unit::measure(words, at, 3).map(|(unit, end)| (FigureType::Measure, unit, end))?,
    };
    let one = at > of || of == range.end && kind == FigureType::Measure;
    let timed = kind == FigureType::Duration && matches!(unit, "quarter" | "second");
    let tokens = range.start..end;
    let unit_words = Some(at..end);
    let low = share / 100.0;
    (one && !timed).then(|| Quantity {
        tokens,
        kind,
        low,
        high: None,
        least: false,
        unit: Some(unit.to_owned()),
        unit_words,
    })
}

/// Time units make durations and, with `old` or `of age`, ages.
fn length_of_time(words: &Words<'_>, at: usize, hyphen: bool) -> Option<Behind> {
    if matches!(words.at(at), "yo" | "y.o." | "y.o") {
        let unit = Some(Unit::Year.name().to_owned());
        return Some(Behind { kind: FigureType::Age, unit, words: at..at + 1, parts: 1.0 });
    }
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

/// `pound` weighs where something is weighed: `a 500-pound bomb`, `20 pounds of`, `a twenty pound bag`, `weighs 25 pounds`;
/// otherwise it is money.
fn is_pound_of_money(words: &Words<'_>, at: usize, end: usize) -> bool {
    const WEIGHED: &[&str] =
        &["weigh", "weighs", "weighed", "weighing", "weight", "heavy", "gained", "lost", "drop", "baby"];
    let weighed = (1..=8).any(|back| WEIGHED.contains(&words.before(at, back)));
    let bag = words.at(at) == "pound" && words.before(at, 1) != "one" && super::thing::thing(words, end).is_some();
    let unit = is_hyphen(words.before(at, 1)) && at > 0 || words.at(end) == "of" || weighed || bag;
    matches!(words.at(at), "pound" | "pounds") && !unit
}

/// `a day`, `per hour`, `every month`, `/hour`, `per kg`, `times per week` behind a quantity: it makes the unit a rate.
fn rate(words: &Words<'_>, quantity: &mut Quantity) {
    if matches!(quantity.kind, FigureType::Duration | FigureType::Age) {
        return;
    }
    let at = quantity.tokens.end;
    let times = usize::from(words.at(at) == "times" && quantity.kind == FigureType::Cardinal);
    let Some((unit, end)) = per(words, at + times) else { return };
    let base = quantity.unit.take().unwrap_or_default();
    quantity.unit = Some(match (base.as_str(), unit) {
        ("km", "hour") => "km/h".to_owned(),
        ("m", "second") => "m/s".to_owned(),
        ("mi", "hour") => "mph".to_owned(),
        _ => format!("{base}/{unit}"),
    });
    let start = quantity.unit_words.as_ref().map_or(at, |range| range.start.max(quantity.tokens.start));
    let start = if quantity.kind == FigureType::Money && start < quantity.tokens.end - 1 { at } else { start };
    quantity.unit_words = Some(start..end);
}

/// The unit that a rate is given in, at `a day`, `per hour`, `each month`, `/kg`, and where its words end.
pub(super) fn per(words: &Words<'_>, at: usize) -> Option<(&'static str, usize)> {
    let strict = matches!(words.at(at), "per" | "every" | "each") || words.at(at) == "/" && words.glued(at);
    if !strict && !matches!(words.at(at), "a" | "an") {
        return None;
    }
    if matches!(words.at(at + 1), "h" | "hr") && words.at(at) == "/" {
        return Some(("hour", at + 2));
    }
    if let Some((unit, plural)) = time::unit(words.at(at + 1)) {
        let moment = matches!(words.at(at + 2), "ago" | "earlier" | "later" | "before" | "after" | "old");
        return (!plural && !moment && !is_hyphen(words.at(at + 2))).then(|| (unit.name(), at + 2));
    }
    let exact = matches!(words.at(at), "per" | "/");
    unit::measure(words, at + 1, 2).filter(|_| exact)
}
