//! Conditions: every clause or phrase in a line on which a forecast can hang, told apart by kind, and which of them a
//! clause hangs on.
//!
//! > If the talks fail, the guns will speak, unless Norlund yields. Until a border is drawn, nobody will disarm.
//!
//! Reads what [`crate::statement::condition`] takes for the condition of a statement, and besides "only if", "once", "until" with
//! a clause, and a verb in front ("should the dam break"). Leaves out "as if", "if not hundreds", "on condition of anonymity".

use std::ops::Range;

use super::clause::{Clause, goes_on};
use crate::label::ConditionKind;
use crate::statement::condition;
use crate::statement::grammar::line::Line;

/// A condition in a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its words, by their place in the line.
    pub words: Range<usize>,
    /// How a claim hangs on it.
    pub kind: ConditionKind,
}

/// What follows "if" where it opens no clause ("if not hundreds", "if necessary").
const CURT: &[&str] =
    &["any", "anything", "ever", "necessary", "need", "needed", "not", "only", "possible", "required", "so"];

/// All conditions of a line, in order.
pub fn all(line: &Line) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        match opens(line, at) {
            Some(kind) => {
                let words = at..end(line, at);
                at = words.end;
                if words.len() > 1 {
                    out.push(Found { words, kind });
                }
            }
            None => at += 1,
        }
    }
    out
}

/// Those that a clause hangs on: within it, right behind it, or in front of it, also where clauses joined by "and" stand between.
pub fn of_clause(line: &Line, clause: &Clause, all: &[Found]) -> Vec<Found> {
    let finite = |range: Range<usize>| range.into_iter().any(|i| line.is_finite(i));
    let stops = |range: Range<usize>| range.into_iter().any(|i| line.is(i, &[";", ":", "because"]));
    let hangs = |found: &&Found| {
        let Range { start, end } = found.words;
        if start >= clause.words.end {
            return !finite(clause.words.end..start) && !stops(clause.words.end..start);
        }
        if end <= clause.words.start {
            let opens = line.is(end, &[","]) || end == clause.words.start;
            return opens && begins_clause(line, start) && !stops(end..clause.words.start);
        }
        true
    };
    all.iter().filter(hangs).cloned().collect()
}

/// Whether nothing but an opener stands between a place and the mark before it.
fn begins_clause(line: &Line, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return true };
    line.is(before, &[",", ";", ":", "that", "and", "but", "—", "–"])
}

fn opens(line: &Line, at: usize) -> Option<ConditionKind> {
    use ConditionKind::{EvenIf, If, Once, OnlyIf, Until};
    let next = |n: usize| line.at(at + n);
    let word = line.at(at);
    let here = match (word, next(1)) {
        ("only", "if") => Some(OnlyIf),
        ("if", curt) if CURT.contains(&curt) => return None,
        ("whether", _) if matches!(next(1), "or") || at == 0 && (at..at + 12).any(|i| line.at(i) == "or") => {
            Some(EvenIf)
        }
        ("until" | "till", _) => return has_clause(line, at + 1).then_some(Until),
        ("once", _) => {
            return (line.tag(at) != "JJ" && begins_clause_or_follows(line, at) && has_clause(line, at + 1))
                .then_some(Once);
        }
        ("in", "the") if next(2) == "event" => Some(If),
        ("should" | "were", _) if line.is_finite(at) && is_inverted(line, at) => Some(If),
        ("without", _) => return wants(line, at).then_some(ConditionKind::Without),
        _ => None,
    };
    let (first, last) = (line.words.first()?, line.words.last()?);
    here.or_else(|| condition::opens(line.reading, line.words[at], *first, last + 1))
}

/// "Once again", "once the capital": only with a clause behind it, and not as "at once".
fn begins_clause_or_follows(line: &Line, at: usize) -> bool {
    at == 0 || !line.is(at - 1, &["at", "was", "were", "is", "a", "the", "had", "who", "which"])
}

/// Whether a subject and its finite verb follow before the next mark.
fn has_clause(line: &Line, from: usize) -> bool {
    (from..line.len()).take_while(|&i| !line.is(i, &[",", ";", ":", ".", "—", "–"])).any(|i| line.is_finite(i))
        && !line.is_finite(from)
}

/// "Should the dam break, …": a verb before its subject, at the head of the line, and a comma behind.
fn is_inverted(line: &Line, at: usize) -> bool {
    let subject =
        line.tag(at + 1).starts_with("NN") || matches!(line.tag(at + 1), "DT" | "PRP" | "PRP$" | "CD" | "JJ" | "EX");
    let base = (at + 2..at + 12).any(|i| line.tag(i) == "VB");
    begins_clause(line, at) && subject && base && (at..line.len()).any(|i| line.at(i) == ",")
}

/// "Without American help": a thing that is needed, not a manner ("without warning", "without saying").
fn wants(line: &Line, at: usize) -> bool {
    let manner = [
        "warning",
        "notice",
        "delay",
        "doubt",
        "question",
        "exception",
        "precedent",
        "charge",
        "pay",
        "comment",
        "him",
        "her",
    ];
    let noun = (at + 1..at + 5).any(|i| line.tag(i).starts_with("NN") || line.tag(i) == "PRP");
    noun && line.tag(at + 1) != "VBG"
        && !line.is(at + 1, &manner)
        && !line.is(at + 2, &["doubt", "warning", "delay", "question", "exception"])
}

/// Where a condition ends: at the comma behind which the main clause begins, else at the next mark, or where the main
/// clause follows a phrase in front without a comma ("without ammunition | the garrison will").
fn end(line: &Line, at: usize) -> usize {
    let mark =
        |i: &usize| line.is(*i, &[";", ":", "—", "–", ".", "?", "!", ")"]) || line.at(*i) == "," && !goes_on(line, *i);
    let stop = (at + 1..line.len()).find(mark).unwrap_or(line.len());
    if at == 0 && line.at(0) == "without" {
        let subject = (at + 2..stop)
            .find(|&i| matches!(line.tag(i), "DT" | "PRP" | "PRP$" | "EX") && line.tag(i - 1).starts_with("NN"));
        return subject.unwrap_or(stop);
    }
    let main = (at + 2..stop).find(|&i| line.is(i, &["then"]) && line.is_finite(i + 1));
    main.unwrap_or(stop)
}
