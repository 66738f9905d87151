//! Figures: how many, how much, how long, in the words of the text and as values.
//!
//! A figure's span holds its bound words and its unit, not the thing counted. Vague plurals get the least number they
//! allow. Numbers that are names and places in an order are found and typed, so that nobody sums them. Leaves out
//! dates (they are times) and bare quantifiers (most, many, few).

mod bound;
mod currency;
mod fraction;
pub(crate) mod identifier;
pub(crate) mod number;
mod quantity;
pub(crate) mod thing;
mod unit;

use std::ops::Range;

use onrecord_text::Span;

use crate::findings::{Figure, Statement, StatementIndex};
use crate::label::{Bound, FigureType, TimeType};
use crate::time;
use crate::words::{Lowered, Words, is_hyphen};
use quantity::Quantity;

/// The figures of a document, in order. `actor`, `as_of` and `statement` are left open; see [`attach`].
pub fn figures(lowered: &Lowered<'_>) -> Vec<Figure> {
    lowered.sentences().flat_map(|words| in_sentence(&words)).collect()
}

/// Gives each figure the innermost statement whose content or cue holds it.
pub fn attach(figures: &mut [Figure], statements: &[Statement]) {
    for figure in figures {
        let size = |s: &Statement| s.content.iter().map(|span| span.len()).sum::<usize>();
        let holds = |s: &Statement| s.content.iter().chain(&s.cue).any(|span| span.contains(figure.span));
        figure.statement = statements
            .iter()
            .enumerate()
            .filter(|(_, s)| holds(s))
            .min_by_key(|(i, s)| (size(s), std::cmp::Reverse(*i)))
            .map(|(i, _)| StatementIndex(i));
    }
}

/// Whether the words at `at` are something that a number before them would count.
pub(crate) fn counts(words: &Words<'_>, at: usize) -> bool {
    thing::thing(words, at).is_some_and(|range| range.start == at && thing::is_plural(words.at(range.end - 1)))
        && words.at(at) != "of"
}

fn in_sentence(words: &Words<'_>) -> Vec<Figure> {
    let times = date_words(words);
    let first = words.range().start;
    let is_time = |at: usize| at.checked_sub(first).and_then(|i| times.get(i)).copied().unwrap_or(false);
    let mut out = Vec::new();
    let mut at = first;
    let mut from = first;
    while at < words.range().end {
        let Some((figure, end)) = figure(words, at, from, &is_time) else {
            at += 1;
            continue;
        };
        out.push(figure);
        at = end;
        from = end;
    }
    out
}

/// Which words of the sentence stand in dates and times of day: their numbers are no figures. Lengths of time are,
/// also in `two years ago`.
fn date_words(words: &Words<'_>) -> Vec<bool> {
    let mut out = vec![false; words.range().len()];
    for found in time::found(words) {
        if matches!(found.kind, TimeType::Date | TimeType::Time) && !has_length(words, &found.tokens) {
            for at in found.tokens.clone() {
                out[at - words.range().start] = true;
            }
        }
    }
    out
}

fn has_length(words: &Words<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|at| {
        number::number(words, at)
            .is_some_and(|n| n.end < range.end && time::unit(words.at(n.end)).is_some() && n.value < 1000.0)
    })
}

/// The figure at `at`, and where to go on.
fn figure(words: &Words<'_>, at: usize, from: usize, is_time: &dyn Fn(usize) -> bool) -> Option<(Figure, usize)> {
    if let Some((start, end, value)) = identifier::identifier(words, at).filter(|_| !is_time(at)) {
        return Some((named(words, start.max(from)..end, FigureType::Identifier, value), end));
    }
    if let Some((end, value)) = identifier::order(words, at).filter(|_| !is_time(at)) {
        let mut figure = named(words, at..end, FigureType::Ordinal, value);
        figure.thing = thing::thing(words, end).map(|range| words.span(range));
        return Some((figure, end));
    }
    if let Some((end, share)) = fraction::fraction(words, at).filter(|_| !is_time(at)) {
        let quantity = Quantity {
            tokens: at..end,
            kind: FigureType::Percent,
            low: share,
            high: None,
            least: false,
            unit: Some("%".to_owned()),
            unit_words: None,
        };
        return Some(bounded(words, quantity, from));
    }
    if let Some(age) = age(words, at, is_time) {
        return Some(age);
    }
    if let Some(quantity) = negative(words, at, is_time) {
        return Some(bounded(words, quantity, from));
    }
    let quantity = quantity::quantity(words, at, is_time).map(|q| decimal(words, q, from))?;
    is_meant(words, &quantity).then(|| bounded(words, quantity, from))
}

/// `minus five percent`, `−18 °C`, `-$5`: a minus sign is glued to what follows and to nothing before it.
fn negative(words: &Words<'_>, at: usize, is_time: &dyn Fn(usize) -> bool) -> Option<Quantity> {
    let sign = matches!(words.at(at), "-" | "−" | "–") && words.glued(at) && !(at > 0 && words.glued(at - 1));
    let behind_blank = at > 0 && !words.is_mark(at - 1) && words.at(at) == "–";
    let spelled = matches!(words.at(at), "minus" | "negative");
    if !(sign && !behind_blank || spelled) {
        return None;
    }
    let mut quantity = quantity::quantity(words, at + 1, is_time).filter(|q| q.high.is_none() && !q.least)?;
    quantity.tokens.start = at;
    quantity.low = -quantity.low;
    Some(quantity)
}

/// `.5`: a full stop glued to the digits behind it and to nothing before it makes them decimals.
fn decimal(words: &Words<'_>, mut quantity: Quantity, from: usize) -> Quantity {
    let at = quantity.tokens.start;
    let point = words.before(at, 1) == "." && at > from && words.glued(at - 1) && !(at > 1 && words.glued(at - 2));
    let digits = words.raw(at).bytes().take_while(u8::is_ascii_digit).count();
    if point && words.is_number(at) && quantity.high.is_none() {
        quantity.tokens.start = at - 1;
        quantity.low /= 10f64.powi(i32::try_from(digits).unwrap_or(0));
    }
    quantity
}

fn named(words: &Words<'_>, range: Range<usize>, kind: FigureType, value: f64) -> Figure {
    Figure {
        span: words.span(range),
        kind,
        low: Some(value),
        high: Some(value),
        bound: Bound::Exact,
        unit: None,
        unit_text: None,
        thing: None,
        actor: None,
        as_of: None,
        statement: None,
    }
}

/// `aged 45`, `age 45`, and `, 45,` behind a name.
fn age(words: &Words<'_>, at: usize, is_time: &dyn Fn(usize) -> bool) -> Option<(Figure, usize)> {
    let number = number::number(words, at).filter(|n| !is_time(at) && n.suffix.is_empty() && n.scale == 1.0)?;
    if !(1.0..=119.0).contains(&number.value) || number.value.fract() != 0.0 {
        return None;
    }
    let before = words.before(at, 1);
    let said = matches!(before, "aged" | "age") || words.phrase_before(at, "the age of").is_some();
    let apposed = before == ","
        && at >= 2
        && words.is_capital(at - 2)
        && words.is_number(at)
        && matches!(words.at(number.end), "," | ".")
        && !words.is_number(number.end + 1)
        && time::month(words.at(at - 2)).is_none();
    if !said && !apposed || time::unit(words.at(number.end)).is_some() {
        return None;
    }
    let start = if matches!(before, "aged" | "age") { at - 1 } else { at };
    let mut figure = named(words, start..number.end, FigureType::Age, number.value);
    figure.unit = Some("year".to_owned());
    Some((figure, number.end))
}

/// Whether a number is used as a quantity. `one` mostly is not; nor is a number with strange letters behind it, or in
/// a hyphenated name (`Covid-19`).
fn is_meant(words: &Words<'_>, quantity: &Quantity) -> bool {
    let (at, end) = (quantity.tokens.start, quantity.tokens.end);
    if words.at(at) == "one" && quantity.high.is_none() && quantity.kind == FigureType::Cardinal && quantity.low == 1.0
    {
        let determined = matches!(
            words.before(at, 1),
            "no" | "the" | "this" | "that" | "every" | "any" | "which" | "each" | "another" | "by" | "only" | "'s"
        );
        let noun = thing::thing(words, end).is_some_and(|range| range.start == end)
            && !thing::is_verb_like(words, end)
            && !matches!(words.at(end), "another" | "thing" | "way" | "side" | "hand" | "such" | "point" | "-");
        return noun && !determined;
    }
    let suffix = number::number(words, end - 1).map_or("", |n| n.suffix);
    let glued = words.is_number(end - 1) && quantity.unit.is_none() && !suffix.is_empty();
    let vague = quantity.least && matches!(words.at(at), "scores" | "tens") && words.at(at + 1) != "of";
    !(vague || glued && quantity.kind == FigureType::Cardinal)
}

/// The figure that a quantity makes with the bound words around it, and where to go on.
fn bounded(words: &Words<'_>, quantity: Quantity, from: usize) -> (Figure, usize) {
    let Quantity { tokens, kind, low, high, least, unit, unit_words } = quantity;
    let before = bound::before(words, tokens.start, from);
    let behind = bound::behind(words, tokens.end);
    let start = before.map_or(tokens.start, |(_, start)| start);
    let end = behind.map_or(tokens.end, |(_, end)| end);
    let modifies = tokens.clone().any(|at| is_hyphen(words.at(at)) && words.glued(at));
    let counted = thing::thing(words, end).filter(|_| match kind {
        FigureType::Cardinal => true,
        FigureType::Percent | FigureType::Measure | FigureType::Money => modifies || words.at(end) == "of",
        _ => false,
    });
    let after = || {
        let end = counted.as_ref().map_or(end, |range| range.end);
        bound::afterthought(words, tokens.end).or_else(|| bound::afterthought(words, end))
    };
    let given = before.map(|(bound, _)| bound).or(behind.map(|(bound, _)| bound)).or_else(after);
    let bound = match (given, high, least) {
        (None | Some(Bound::About), Some(_), _) => Bound::Range,
        (None | Some(Bound::About), None, true) => Bound::AtLeast,
        (None, None, false) => Bound::Exact,
        (Some(bound), ..) => bound,
    };
    let (low, high) = match bound {
        Bound::AtLeast | Bound::MoreThan => (Some(low), high.filter(|_| given.is_none())),
        Bound::AtMost | Bound::LessThan => (None, Some(high.unwrap_or(low))),
        Bound::Exact | Bound::About | Bound::Range => (Some(low), Some(high.unwrap_or(low))),
    };
    let span_of = |range: Range<usize>| -> Span { words.span(range) };
    let figure = Figure {
        span: span_of(start..end),
        kind,
        low,
        high,
        bound,
        unit,
        unit_text: unit_words.map(span_of),
        thing: counted.map(span_of),
        actor: None,
        as_of: None,
        statement: None,
    };
    (figure, end)
}
