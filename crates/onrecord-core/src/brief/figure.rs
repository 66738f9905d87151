//! Figures: quantities side by side, those of one thing together.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::article::Article;
use super::label::{self, Label};
use super::line::Line;
use super::marked::Marked;
use super::note::Notes;
use super::speaker::Speaker;
use super::words::folded;
use crate::contract::{Figure, Range, Span};
use crate::label::{Bound, FigureType};

/// A quantity in a document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureRow {
    /// The document.
    pub document: Label,
    /// The words.
    #[serde(flatten)]
    pub words: Span,
    /// What sort of quantity.
    #[serde(rename = "type")]
    pub kind: FigureType,
    /// Least value.
    pub low: Option<f64>,
    /// Greatest value.
    pub high: Option<f64>,
    /// How the values bound it.
    pub bound: Bound,
    /// Normalised unit.
    pub unit: Option<String>,
    /// Values, bound and unit in words, such as "at least 14,000"; `None` where no value is known.
    pub value: Option<String>,
    /// What is counted.
    pub thing: Option<Span>,
    /// The line in which it is given; `None` where the article itself gives it.
    pub line: Option<usize>,
    /// The speaker of that line.
    pub speaker: Option<usize>,
    /// As of when.
    pub as_of: Option<Span>,
    /// The note with its place and its words in context.
    pub note: usize,
    /// What became of its words since; left out where nothing did.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Marked>,
}

/// The rows: things with most figures first, unnamed things last; for one thing by document and place.
pub(super) fn rows(
    articles: &[Article],
    figures: &[(usize, &Figure)],
    speakers: &[Speaker],
    lines: &[Line],
    notes: &mut Notes,
) -> Vec<FigureRow> {
    let by_statement: BTreeMap<(Label, &str), &Line> = lines.iter().map(|l| ((l.document, l.id.as_str()), l)).collect();
    let thing = |f: &Figure| f.thing.as_ref().map(|t| folded(&t.text).join(" ")).filter(|t| !t.is_empty());
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for key in figures.iter().filter_map(|(_, f)| thing(f)) {
        *counts.entry(key).or_default() += 1;
    }
    let mut ordered: Vec<_> = figures.iter().map(|&(place, f)| (thing(f), place, f)).collect();
    ordered.sort_by_cached_key(|(thing, place, f)| {
        let n = thing.as_ref().map_or(0, |t| counts[t]);
        (thing.is_none(), Reverse(n), thing.clone(), *place, f.start, f.end)
    });
    let rows = ordered.into_iter().map(|(_, place, f)| {
        let document = articles[place].label;
        let line = f.statement.as_deref().and_then(|id| by_statement.get(&(document, id)));
        FigureRow {
            document,
            words: Span { start: f.start, end: f.end, text: f.text.clone() },
            kind: f.kind,
            low: f.low,
            high: f.high,
            bound: f.bound,
            unit: f.unit.clone(),
            value: value(f),
            thing: f.thing.clone(),
            line: line.map(|l| l.number),
            speaker: line.map(|l| speakers[l.speaker - 1].number),
            as_of: f.as_of.clone(),
            note: notes.of(document, Range { start: f.start, end: f.end }),
            marks: Vec::new(),
        }
    });
    rows.collect()
}

/// Values, bound and unit in words.
fn value(figure: &Figure) -> Option<String> {
    let number = match (figure.low, figure.high) {
        (Some(low), Some(high)) if low != high => format!("{} to {}", number(low), number(high)),
        (Some(one), _) | (None, Some(one)) => number(one),
        (None, None) => return None,
    };
    let unit = match (figure.kind, figure.unit.as_deref()) {
        (FigureType::Percent, _) => " %".to_owned(),
        (_, Some(unit)) => format!(" {unit}"),
        (_, None) => String::new(),
    };
    Some(format!("{}{number}{unit}", label::bound(figure.bound)))
}

/// A number with its thousands set apart by commas.
fn number(value: f64) -> String {
    let plain = format!("{value}");
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let (sign, digits) = whole.split_at(usize::from(whole.starts_with('-')));
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return plain;
    }
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        for (value, text) in [
            (0.0, "0"),
            (999.0, "999"),
            (14000.0, "14,000"),
            (-1234567.5, "-1,234,567.5"),
            (0.25, "0.25"),
            (f64::INFINITY, "inf"),
        ] {
            assert_eq!(number(value), text);
        }
    }
}
