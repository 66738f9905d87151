//! The figures of one sentence, each with its words, values, bound and the thing right behind it.

use std::ops::Range;

use super::quantity::{Quantity, per, quantity, share_of_unit};
use super::{Found, bound, change, factor, fraction, gate, identifier, number, thing};

use crate::label::{Bound, FigureType, TimeType};
use crate::lexicon::concept;
use crate::time;
use crate::words::{Words, is_hyphen};

/// The figures of a sentence, in order.
pub(super) fn figures(words: &Words<'_>) -> Vec<Found> {
    figures_where(words, |at| gate::opens(words, at))
}

/// The figures that begin at words of which `opens` says so.
pub(super) fn figures_where(words: &Words<'_>, opens: impl Fn(usize) -> bool) -> Vec<Found> {
    let times = date_words(words);
    let first = words.range().start;
    let is_time = |at: usize| at.checked_sub(first).and_then(|i| times.get(i)).copied().unwrap_or(false);
    let mut out: Vec<Found> = Vec::new();
    let mut at = first;
    while at < words.range().end {
        if !opens(at) {
            at += 1;
            continue;
        }
        let from = out.last().map_or(first, |found| found.tokens.end);
        match figure(words, at, from, &is_time) {
            Some(found) => {
                at = found.tokens.end;
                out.push(found);
                join_bounds(words, &mut out);
                join_parts(words, &mut out);
            }
            None => at += 1,
        }
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

/// The figure at `at`; its bound words are not looked for before `from`.
fn figure(words: &Words<'_>, at: usize, from: usize, is_time: &dyn Fn(usize) -> bool) -> Option<Found> {
    if is_time(at) {
        return None;
    }
    if let Some((start, end, value)) = identifier::identifier(words, at) {
        return Some(named(words, start.max(from)..end, FigureType::Identifier, value));
    }
    if let Some((end, value)) = identifier::order(words, at) {
        let mut found = named(words, at..end, FigureType::Ordinal, value);
        found.thing = thing::thing(words, end);
        return Some(found);
    }
    if let Some(found) = factor::factor(words, at) {
        return Some(multiple(words, found, from));
    }
    if matches!(words.at(at), "half" | "quarter")
        && let Some(quantity) = share_of_unit(words, at..at + 1, if words.at(at) == "half" { 50.0 } else { 25.0 })
    {
        return Some(bounded(words, quantity, from));
    }
    if let Some((end, share)) = fraction::fraction(words, at) {
        if let Some(quantity) = share_of_unit(words, at..end, share) {
            return Some(bounded(words, quantity, from));
        }
        if let Some(number) = part_of_number(words, end, share) {
            return Some(bounded(words, number.starting(at), from));
        }
        return Some(bounded(words, Quantity::share(at..end, share), from));
    }
    if let Some(age) = age(words, at, from, is_time) {
        return Some(age);
    }
    let quantity = quantity(words, at, is_time).map(|q| decimal(words, q, from))?;
    is_meant(words, &quantity).then(|| bounded(words, quantity, from))
}

/// `two thirds of a million`: a number, not a share.
fn part_of_number(words: &Words<'_>, end: usize, share: f64) -> Option<Quantity> {
    let of = words.at(end) == "of" && words.at(end + 1) == "a" && number::scale_of(words.at(end + 2)).is_some();
    let mut quantity = match number::scale_of(words.at(end)) {
        Some(_) => super::quantity::scaled(words, end)?,
        None => quantity(words, end + 1, &|_| false).filter(|_| of)?,
    };
    quantity.low *= share / 100.0;
    Some(quantity)
}

/// The figure of a factor, with its bound.
fn multiple(words: &Words<'_>, found: factor::Factor, from: usize) -> Found {
    let mut quantity = Quantity::share(found.tokens.clone(), found.value);
    (quantity.kind, quantity.unit) = (FigureType::Factor, None);
    let mut out = bounded(words, quantity, from);
    out.figure.change = found.change;
    out.verb = found.verb;
    let end = found.tokens.end;
    let compared = words.at(end) == "as" && matches!(words.at(end + 1), "many" | "much");
    out.thing = thing::thing(words, end + 2).filter(|range| compared && range.start == end + 2);
    if found.verb && thing::is_determiner(words.at(end)) {
        out.thing = thing::predicate::object(words, end + 1);
    }
    out
}

/// `more than 10 but fewer than 20`, `at most 100 and at least 20`: two opposite bounds make one range.
fn join_bounds(words: &Words<'_>, found: &mut Vec<Found>) {
    let [.., one, next] = &found[..] else { return };
    let between = one.tokens.end..next.tokens.start;
    let joined = between.len() == 1 && matches!(words.at(between.start), "and" | "but" | ",")
        || between.len() == 2 && words.at(between.start) == "," && words.at(between.start + 1) == "but";
    let ends = match (one.figure.low, one.figure.high, next.figure.low, next.figure.high) {
        (Some(low), None, None, Some(high)) | (None, Some(high), Some(low), None) if low < high => (low, high),
        _ => return,
    };
    let given = |found: &Found| found.amount.start > found.tokens.start;
    if !joined
        || !given(one)
        || !given(next)
        || one.thing.is_some()
        || one.figure.unit.is_some() && one.figure.unit != next.figure.unit
    {
        return;
    }
    let (next, one) = (found.pop(), found.pop());
    if let (Some(one), Some(mut next)) = (one, next) {
        (next.figure.low, next.figure.high) = (Some(ends.0), Some(ends.1));
        next.figure.bound = Bound::Range;
        next.tokens.start = one.tokens.start;
        next.figure.span = words.span(next.tokens.clone());
        found.push(next);
    }
}

/// `3 dollars 50 cents`, `15 dollars 50`, `5 feet 2 inches`: an amount and its smaller parts make one.
fn join_parts(words: &Words<'_>, found: &mut Vec<Found>) {
    let [.., one, next] = &found[..] else { return };
    let between = one.tokens.end..next.tokens.start;
    let joined = between.is_empty() || between.len() == 1 && words.at(between.start) == "and";
    let (Some(whole), Some(part)) = (one.figure.low, next.figure.low) else { return };
    let exact = [one, next].iter().all(|f| f.figure.bound == Bound::Exact) && whole.fract() == 0.0;
    let cents = words.at(next.tokens.end - 1).starts_with("cent") && next.figure.unit == one.figure.unit && part < 1.0;
    let bare = next.figure.kind == FigureType::Cardinal
        && next.thing.is_none()
        && (1.0..100.0).contains(&part)
        && words.is_mark(next.tokens.end);
    let named = !words.is_number(one.tokens.end - 1) && one.amount.len() == 2;
    let value = match (one.figure.unit.as_deref(), next.figure.unit.as_deref()) {
        (Some(_), _) if one.figure.kind == FigureType::Money && cents => whole + part,
        (Some(_), None) if one.figure.kind == FigureType::Money && bare && named => whole + part / 100.0,
        (Some("ft"), Some("in")) if part < 12.0 => whole + part / 12.0,
        _ => return,
    };
    if !joined || !exact {
        return;
    }
    let end = next.tokens.end;
    found.pop();
    if let Some(one) = found.last_mut() {
        (one.figure.low, one.figure.high) = (Some(value), Some(value));
        one.tokens.end = end;
        one.amount.end = end;
        one.figure.span = words.span(one.tokens.clone());
    }
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

fn named(words: &Words<'_>, range: Range<usize>, kind: FigureType, value: f64) -> Found {
    Found::new(words, range, kind, value)
}

/// `aged 45`, `aged 18 to 60`, `under the age of five`, and `, 45,` behind a name or a person.
fn age(words: &Words<'_>, at: usize, from: usize, is_time: &dyn Fn(usize) -> bool) -> Option<Found> {
    let number = number::number(words, at).filter(|n| n.suffix.is_empty() && n.scale == 1.0)?;
    if !(1.0..=119.0).contains(&number.value) || number.value.fract() != 0.0 {
        return None;
    }
    let before = words.before(at, 1);
    let lead = words.phrase_before(at, "the age of").or_else(|| words.phrase_before(at, "age of"));
    let said = matches!(before, "aged" | "age" | "ages") && lead.is_none();
    let person = at >= 2 && (words.is_capital(at - 2) || is_kin(words.before(at, 2)));
    let apposed = before == ","
        && person
        && words.is_number(at)
        && matches!(words.at(number.end), "," | "." | ";" | ")" | "and")
        && !words.is_number(number.end + 1)
        && time::month(words.at(at - 2)).is_none();
    let older = matches!(before, "than") && matches!(words.before(at, 2), "older" | "younger");
    let limited = matches!(before, "under" | "over")
        && concept::is_person(words.before(at, 2))
        && thing::thing(words, number.end).is_none();
    let is = matches!(before, "is" | "was" | "turned" | "turns")
        && matches!(words.before(at, 2), "he" | "she" | "who")
        && words.is_mark(number.end);
    if !(said || apposed || lead.is_some() || older || limited || is) || time::unit(words.at(number.end)).is_some() {
        return None;
    }
    let mut quantity = quantity(words, at, is_time).filter(|q| q.kind == FigureType::Cardinal)?;
    if apposed {
        (quantity.tokens, quantity.low, quantity.high) = (at..number.end, number.value, None);
    }
    (quantity.kind, quantity.unit) = (FigureType::Age, Some("year".to_owned()));
    quantity.tokens.start = lead.unwrap_or(if said { at - 1 } else { at }).max(from);
    Some(bounded(words, quantity, from))
}

/// A noun for a person that an age may stand behind, between commas.
fn is_kin(word: &str) -> bool {
    const ENDS: &[&str] =
        &["mother", "father", "brother", "sister", "son", "daughter", "wife", "husband", "man", "woman", "boy", "girl"];
    ENDS.iter().any(|end| word.ends_with(end))
        || matches!(word, "uncle" | "aunt" | "cousin" | "neighbour" | "widow" | "pensioner" | "niece" | "nephew")
}

/// Whether a number is used as a quantity. `one` mostly is not; nor is a number with strange letters behind it, in a
/// name (`Ground Zero`), or before `o'clock`.
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
    let first = words.range().start;
    let in_name = at > first
        && words.is_capital(at)
        && words.is_capital(at - 1)
        && !words.is_number(at)
        && quantity.kind == FigureType::Cardinal
        && thing::thing(words, end).is_none();
    if in_name || words.at(end) == "o'clock" {
        return false;
    }
    let suffix = number::number(words, end - 1).map_or("", |n| n.suffix);
    let glued = words.is_number(end - 1) && quantity.unit.is_none() && !suffix.is_empty();
    !(glued && quantity.kind == FigureType::Cardinal)
}

/// The figure that a quantity makes with the bound words around it.
fn bounded(words: &Words<'_>, quantity: Quantity, from: usize) -> Found {
    let Quantity { tokens, kind, low, high, least, unit, unit_words } = quantity;
    let before = bound::before(words, tokens.start, from);
    let behind = bound::behind(words, tokens.end);
    let start = before.map_or(tokens.start, |(_, start)| start);
    let end = behind.map_or(tokens.end, |(_, end)| end);
    let counted = counted(words, kind, &tokens, end);
    let after = || {
        let end = counted.as_ref().map_or(end, |range| range.end);
        let later = (end + 1..end + 4).find(|&at| words.at(at) == "," && !(end..at).any(|i| words.is_number(i)));
        let behind = bound::afterthought(words, tokens.end).or_else(|| bound::afterthought(words, end));
        behind.or_else(|| later.and_then(|at| bound::afterthought(words, at)))
    };
    let given = match (before.map(|(bound, _)| bound), behind.map(|(bound, _)| bound)) {
        (None | Some(Bound::About), Some(behind)) => Some(behind),
        (before, _) => before.filter(|&b| b != Bound::About).or_else(after).or(before),
    };
    let bound = match (given, high, least) {
        (None | Some(Bound::About), Some(_), _) => Bound::Range,
        (None | Some(Bound::About), None, true) => Bound::AtLeast,
        (None, None, false) => Bound::Exact,
        (Some(bound), ..) => bound,
    };
    let mut found = Found::new(words, start..end, kind, low);
    (found.figure.low, found.figure.high) = bound::ends(bound, low, high, given.is_some());
    found.figure.bound = bound;
    found.figure.unit = unit;
    found.figure.unit_text = unit_words.map(|range| words.span(range));
    found.amount = tokens;
    found.thing = counted;
    if kind == FigureType::Cardinal && found.figure.unit.is_none() {
        rate_behind_thing(words, &mut found);
    }
    found.figure.change = change::change(words, &found.tokens).filter(|_| !is_level(words, &found));
    found
}

/// `3,000 shells a day`: the rate stands behind the thing.
fn rate_behind_thing(words: &Words<'_>, found: &mut Found) {
    let at = found.thing.as_ref().map_or(found.tokens.end + 1, |range| range.end);
    let verb = found.thing.is_some()
        || thing::is_verb_like(words, found.tokens.end) && matches!(words.at(at), "each" | "every" | "per");
    if let Some((unit, end)) = per(words, at).filter(|_| verb) {
        found.figure.unit = Some(format!("/{unit}"));
        found.figure.unit_text = Some(words.span(at..end));
    }
}

/// Whether the figure is where a change led or came from (`rose to 5`), or a count of things.
fn is_level(words: &Words<'_>, found: &Found) -> bool {
    let led = matches!(words.before(found.tokens.start, 1), "to" | "from" | "at");
    led || found.figure.kind == FigureType::Cardinal && found.thing.is_some()
        || matches!(found.figure.kind, FigureType::Duration | FigureType::Age)
}

/// What stands behind the quantity as its thing: behind a count always; behind a share, an amount of money or a measure with
/// `of`, where it modifies (`a 500-kilogram bomb`), and by the rules of its kind.
fn counted(words: &Words<'_>, kind: FigureType, tokens: &Range<usize>, end: usize) -> Option<Range<usize>> {
    let modifies = tokens.clone().any(|at| is_hyphen(words.at(at)) && words.glued(at));
    let of = words.at(end) == "of";
    let half = words.before(end, 1) == "half" && thing::is_determiner(words.at(end));
    match kind {
        FigureType::Cardinal => thing::thing(words, end),
        FigureType::Percent if half => thing::phrase(words, end + 1),
        FigureType::Percent => thing::thing(words, end).filter(|_| modifies || of),
        FigureType::Money => {
            let worth = words.at(end) == "'" && words.are(end + 1, &["worth", "of"]);
            let in_it = matches!(words.at(end), "in" | "for") && is_plain_noun(words, end + 1);
            let led = (1..=4).any(|back| {
                thing::is_determiner(words.before(tokens.start, back)) || words.before(tokens.start, back) == "another"
            });
            let plain = |range: &Range<usize>| {
                is_noun_modified(words, range) && (led || thing::is_plural(words.at(range.end - 1)))
            };
            match () {
                () if worth => thing::thing(words, end + 2),
                () if words.are(end, &["worth", "of"]) => thing::thing(words, end + 1),
                () if in_it => thing::phrase(words, end + 1),
                () => thing::thing(words, end).filter(|range| of || modifies || plain(range)),
            }
        }
        FigureType::Measure => {
            let symbol = words.is_number(end - 1);
            thing::thing(words, end).filter(|range| of || (modifies || symbol) && is_noun_modified(words, range))
        }
        _ => None,
    }
}

/// Whether a noun without article stands at `at`, and neither place nor time.
fn is_plain_noun(words: &Words<'_>, at: usize) -> bool {
    let Some(range) = thing::phrase(words, at) else { return false };
    let head = words.at(range.end - 1);
    range.start == at
        && !words.is_capital(range.end - 1)
        && !words.is_number(at)
        && time::unit(head).is_none()
        && !thing::is_determiner(words.at(at))
        && !thing::is_verb_like(words, at)
        && (thing::is_plural(head)
            || concept::of_thing(head) == Some("aid")
            || matches!(head, "cash" | "damage" | "debt" | "funding" | "compensation" | "revenue" | "trade"))
}

/// Whether a quantity right before the phrase modifies it: `a $2 billion loan`, not `$2 billion Tuesday` or `40 km north`.
fn is_noun_modified(words: &Words<'_>, range: &Range<usize>) -> bool {
    const PLACES: &[&str] = &[
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "northern",
        "southern",
        "eastern",
        "western",
        "away",
        "deep",
        "long",
        "wide",
        "tall",
        "high",
        "apart",
        "inland",
        "offshore",
        "thick",
        "short",
        "ahead",
        "further",
        "farther",
        "upstream",
        "downstream",
        "annually",
        "monthly",
        "weekly",
        "daily",
        "yearly",
        "overall",
        "today",
        "elsewhere",
        "worth",
        "richer",
        "cheaper",
        "cash",
        "nowhere",
    ];
    let first = words.at(range.start);
    !PLACES.contains(&first) && !thing::is_verb_like(words, range.start) && !words.is_mark(range.start)
}
