//! Figures: how many, how much, how long, in the words of the text and as values.
//!
//! A figure's span holds its bound words and its unit, not the thing counted. Vague plurals get the least number they
//! allow. Numbers that are names and places in an order are found and typed, so that nobody sums them. Leaves out
//! dates (they are times) and bare quantifiers (most, many, few).
//!
//! [`figures`] reads the words alone: each sentence by itself ([`sentence`]), then what figures share ([`list`]), what they are said
//! of and what stands in sentences around ([`thing`], [`bound`]). [`attach`] adds what the document's entities, times and
//! statements tell ([`context`]).

mod bound;
mod change;
mod context;
mod currency;
mod factor;
mod fraction;
mod gate;
pub(crate) mod identifier;
mod list;
pub(crate) mod number;
mod quantity;
mod sentence;
pub(crate) mod thing;
mod unit;

use std::ops::Range;

pub use context::{Context, attach};

use crate::findings::Figure;
use crate::label::{Bound, FigureType};
use crate::words::{Lowered, Words};

/// A figure with the places of its words in the document's list of tokens.
#[derive(Clone, Debug)]
struct Found {
    figure: Figure,
    /// All its words.
    tokens: Range<usize>,
    /// Its words without those of the bound.
    amount: Range<usize>,
    /// What it counts.
    thing: Option<Range<usize>>,
    /// Its words are a verb (`doubled`).
    verb: bool,
    /// It begins its clause.
    opens: bool,
    /// It has a currency sign before it, so that a number before that is none of its kind.
    signed: bool,
}

impl Found {
    fn new(words: &Words<'_>, tokens: Range<usize>, kind: FigureType, value: f64) -> Found {
        let figure = Figure {
            span: words.span(tokens.clone()),
            kind,
            low: Some(value),
            high: Some(value),
            bound: Bound::Exact,
            unit: None,
            unit_text: None,
            thing: None,
            concept: None,
            actor: None,
            place: None,
            as_of: None,
            period: None,
            counting: None,
            flow: None,
            change: None,
            statement: None,
        };
        let opens = tokens.start == thing::predicate::clause_start(words, tokens.start);
        let signed = currency::sign(words.at(tokens.start), None).is_some();
        Found { figure, amount: tokens.clone(), tokens, thing: None, verb: false, opens, signed }
    }
}

/// The figures of a document, in order. What needs entities, times or statements is left open; see [`attach`].
pub fn figures(lowered: &Lowered<'_>) -> Vec<Figure> {
    let mut done: Vec<(Words<'_>, Vec<Found>)> = Vec::new();
    for words in lowered.sentences() {
        let mut found = sentence::figures(&words);
        if let Some(bound) = bound::next_sentence(&words) {
            rebound(&mut done, bound);
        }
        list::share(&words, &mut found);
        said_of(&words, &mut found);
        list::pass_on(&words, &mut found);
        thing::earlier::fill(&words, &mut found, &done);
        done.push((words, found));
    }
    let span = |words: &Words<'_>, found: Found| {
        let thing = found.thing.map(|range| words.span(range));
        Figure { thing, ..found.figure }
    };
    done.into_iter().flat_map(|(words, found)| found.into_iter().map(move |f| span(&words, f))).collect()
}

/// Gives the last exact quantity of the sentence before the bound that this one states.
fn rebound(done: &mut [(Words<'_>, Vec<Found>)], bound: Bound) {
    let Some(figure) = done.last_mut().and_then(|(_, found)| found.last_mut()).map(|found| &mut found.figure) else {
        return;
    };
    let named = matches!(figure.kind, FigureType::Ordinal | FigureType::Identifier);
    if let (Bound::Exact | Bound::About, Some(value), false) = (figure.bound, figure.low, named) {
        figure.bound = bound;
        (figure.low, figure.high) = bound::ends(bound, value, None, true);
    }
}

/// Fills the things that figures without one are said of.
fn said_of(words: &Words<'_>, found: &mut [Found]) {
    for index in 0..found.len() {
        let kind = found[index].figure.kind;
        let open = matches!(kind, FigureType::Cardinal | FigureType::Money | FigureType::Percent | FigureType::Factor);
        let points = found[index].figure.unit.as_deref() == Some("bp");
        if found[index].thing.is_some() || !(open || points) {
            continue;
        }
        let near = &found[index.saturating_sub(thing::predicate::WINDOW)..index];
        let is_figure = |at: usize| near.iter().any(|f| f.tokens.contains(&at));
        let said = thing::predicate::predicate(words, &found[index].tokens, found[index].verb, &is_figure);
        found[index].thing = match said {
            Some(thing::predicate::Said::Of(range)) => Some(range),
            Some(thing::predicate::Said::Again) if kind == FigureType::Factor => None,
            Some(thing::predicate::Said::Again) => near.iter().rev().find_map(|f| f.thing.clone()),
            None => None,
        };
    }
}

/// Whether the words at `at` are something that a number before them would count.
pub(crate) fn counts(words: &Words<'_>, at: usize) -> bool {
    thing::thing(words, at).is_some_and(|range| range.start == at && thing::is_plural(words.at(range.end - 1)))
        && words.at(at) != "of"
}
