//! Figures in a list share what only one of them names: the unit of `30, 60 or 90 days`, the thing of `20,000, 30,000 or
//! 50,000 soldiers`.

use super::Found;
use crate::label::FigureType;
use crate::words::Words;

/// Passes unit and thing on from the figure that has them to those before it in the list, then to those behind.
pub(super) fn share(words: &Words<'_>, found: &mut [Found]) {
    for index in (1..found.len()).rev() {
        let (left, right) = found.split_at_mut(index);
        let (one, next) = (&mut left[index - 1], &right[0]);
        if is_listed(words, one, next) {
            take_unit(one, next);
            if one.thing.is_none() && one.figure.kind == next.figure.kind {
                one.thing.clone_from(&next.thing);
            }
        }
    }
    for index in 1..found.len() {
        let (left, right) = found.split_at_mut(index);
        take_unit_before(words, &left[index - 1], &mut right[0]);
    }
    pass_on(words, found);
}

/// Passes the thing and the direction of a figure on to those behind it in the list.
pub(super) fn pass_on(words: &Words<'_>, found: &mut [Found]) {
    for index in 1..found.len() {
        let (left, right) = found.split_at_mut(index);
        let (one, next) = (&left[index - 1], &mut right[0]);
        let to = words.before(next.tokens.start, 1) == "to";
        if is_listed(words, one, next) && next.thing.is_none() && one.figure.kind == next.figure.kind {
            next.thing.clone_from(&one.thing);
            next.figure.change = next.figure.change.or(one.figure.change.filter(|_| !to));
        }
    }
}

/// A bare count takes the unit of the amount behind it: `from 20 to 35 dinars`, `45 and 50 mg`.
fn take_unit(one: &mut Found, next: &Found) {
    if one.figure.kind == FigureType::Cardinal && one.thing.is_none() && is_amount(next.figure.kind) && !next.signed {
        one.figure.kind = next.figure.kind;
        one.figure.unit.clone_from(&next.figure.unit);
        one.figure.unit_text = next.figure.unit_text;
    }
}

/// A bare count at the end of a change takes the unit of the amount at its beginning: `from 30 percent to 12`, `from $50 to
/// 80`, `from 480 litres a second to no more than 60`.
fn take_unit_before(words: &Words<'_>, one: &Found, next: &mut Found) {
    let to = next.tokens.start.checked_sub(1).filter(|&at| words.at(at) == "to");
    let rate = to.is_some_and(|to| (one.tokens.end..to).len() <= 2);
    let change = rate && words.before(one.tokens.start, 1) == "from";
    if change && is_amount(one.figure.kind) && next.figure.kind == FigureType::Cardinal && next.thing.is_none() {
        next.figure.kind = one.figure.kind;
        next.figure.unit.clone_from(&one.figure.unit);
    }
}

/// Whether a figure of this kind has a unit that another can share.
fn is_amount(kind: FigureType) -> bool {
    matches!(
        kind,
        FigureType::Percent | FigureType::Duration | FigureType::Measure | FigureType::Money | FigureType::Age
    )
}

/// Whether nothing stands between two figures but what parts a list, or the ends of a change.
fn is_listed(words: &Words<'_>, one: &Found, next: &Found) -> bool {
    let between = one.tokens.end..next.tokens.start;
    let parts = |at| {
        matches!(
            words.at(at),
            "," | "or"
                | "and"
                | "to"
                | "then"
                | "even"
                | "perhaps"
                | "maybe"
                | "finally"
                | "–"
                | "-"
                | "and/or"
                | "later"
        )
    };
    let named = |found: &Found| matches!(found.figure.kind, FigureType::Ordinal | FigureType::Identifier);
    !between.is_empty() && between.len() <= 3 && between.clone().all(parts) && !named(one) && !named(next)
}
