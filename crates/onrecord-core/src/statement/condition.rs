//! Condition: the clause that a statement depends on ("if the talks fail", "unless …", "without American help").
//!
//! Takes a content; gives the span of its first condition, up to the comma that ends it or to the end of its sentence,
//! and which sort it is: one that must hold, or one in spite of which the claim holds ("even if", "even without"). A
//! plain concession ("although it is late") is no condition: nothing depends on it.

use std::fmt;

use onrecord_text::Span;

use crate::label::ConditionKind;
use crate::reading::Reading;
use crate::statement::draft::Draft;

/// How a claim hangs on its condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// It holds if the condition does.
    Conditional,
    /// It holds even if the condition does.
    Concessive,
}

impl Sort {
    fn of(kind: ConditionKind) -> Sort {
        if kind == ConditionKind::EvenIf { Sort::Concessive } else { Sort::Conditional }
    }
}

impl fmt::Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Sort::Conditional => "the claim depends on it",
            Sort::Concessive => "the claim holds in spite of it",
        })
    }
}

/// The first condition within a content: the first that must hold, else the first in spite of which the claim holds.
pub fn condition(reading: &Reading, draft: &Draft) -> Option<(Span, Sort)> {
    let all = || draft.content.iter().flat_map(|piece| piece.clone().map(move |w| (w, piece.start, piece.end)));
    let first = |wanted: Sort| {
        all().find_map(|(word, first, end)| {
            (opens(reading, word, first, end).map(Sort::of) == Some(wanted))
                .then(|| clause(reading, word, end))
                .flatten()
        })
    };
    let conditional = first(Sort::Conditional).map(|span| (span, Sort::Conditional));
    conditional.or_else(|| first(Sort::Concessive).map(|span| (span, Sort::Concessive)))
}

fn clause(reading: &Reading, start: usize, piece_end: usize) -> Option<Span> {
    let sentence_end = reading.sentence(start).tokens.end.min(piece_end);
    let ends = |w: &usize| matches!(reading.lower[*w].as_str(), "," | ";" | "—" | "." | "?" | "!" | "”" | "\"");
    let end = (start + 1..sentence_end).find(ends).unwrap_or(sentence_end);
    (end > start + 1).then(|| reading.span(&(start..end)))
}

/// The kind of condition that a word opens within words `first` to `end` of the document.
pub fn opens(reading: &Reading, word: usize, first: usize, end: usize) -> Option<ConditionKind> {
    use ConditionKind::{EvenIf, If, Once, Provided, Unless, Without};
    let before = if word > first { reading.lower[word - 1].as_str() } else { "" };
    let next = |n: usize| if word + n < end { reading.lower[word + n].as_str() } else { "" };
    match (reading.lower[word].as_str(), next(1)) {
        ("even", "if" | "without" | "in" | "with" | "when" | "after") => Some(EvenIf),
        ("no", "matter") | ("regardless", "of") => Some(EvenIf),
        ("whether", _) if (word..end.min(word + 12)).any(|w| reading.lower[w] == "or") && word == first => Some(EvenIf),
        // "asked if", "as if" and "even if" are no conditions.
        ("if", _) => (!asks(before)).then_some(If),
        ("unless", _) => Some(Unless),
        ("only", "if") => None,
        ("provided" | "providing" | "assuming", "that") => Some(Provided),
        ("provided", _) if before == "," => Some(Provided),
        ("as" | "so", "long") if next(2) == "as" => Some(Provided),
        ("as", "soon") if next(2) == "as" => Some(Once),
        ("on", "condition") if next(2) == "that" => Some(Provided),
        ("in", "case") if matches!(next(2), "of" | "for" | "the" | "it" | "they") => Some(If),
        ("in", "exchange" | "return") if matches!(next(2), "of" | "for" | "the" | "it" | "they") => Some(Provided),
        ("without", "") => None,
        ("without", _) => hangs_on(reading, word, first, end).then_some(Without),
        _ => None,
    }
}

/// Words before "if" that make it a question or a comparison.
fn asks(before: &str) -> bool {
    matches!(
        before,
        "as" | "ask"
            | "asked"
            | "asking"
            | "asks"
            | "even"
            | "know"
            | "knows"
            | "knew"
            | "wonder"
            | "wondered"
            | "see"
            | "sure"
            | "clear"
            | "say"
            | "said"
            | "decide"
            | "determine"
            | "check"
            | "doubt"
    )
}

/// Whether what is left out by "without" is what a negated or modal claim needs: "it can't be without them".
fn hangs_on(reading: &Reading, without: usize, first: usize, end: usize) -> bool {
    let home = reading.sentence(without).tokens.clone();
    let from = home.start.max(first);
    let modal = |w: usize| {
        matches!(
            reading.lower[w].as_str(),
            "can" | "ca" | "cannot" | "could" | "will" | "wo" | "would" | "impossible" | "unfeasible" | "nobody"
        )
    };
    let noun =
        (without + 1..end.min(without + 4)).any(|w| reading.tags[w].starts_with("NN") || reading.tags[w] == "PRP");
    let gerund = reading.tags.get(without + 1).is_some_and(|t| *t == "VBG");
    noun && !gerund && (from..without).any(modal)
}
