//! Subjects: the noun phrase that stands before a finite verb group, where its clause begins.
//!
//! Takes a line and the first word of a group; gives the phrase and, in a relative clause, the pronoun that it
//! completes ("the loans **that** *Kelmar* was asked to repay"). A group joined by "and", "but" or "or"
//! has the subject of the group before it. Gives nothing where the words before the group are anything else.

use std::ops::Range;

use super::group::{Group, group};
use super::line::Line;

/// Who, in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The noun phrase.
    pub words: Range<usize>,
    /// The relative pronoun before it.
    pub relative: Option<usize>,
}

/// Prepositions that join two noun phrases into one.
const JOINING: &[&str] = &["of", "in", "from", "at", "for", "with", "within", "inside", "on", "among", "near", "to"];
/// Words that tie a source to what it knows of, with a preposition behind them.
const KNOWING: &[&str] = &["briefed", "close", "familiar", "involved", "knowledgeable", "loyal"];
/// A verb and the one that a conjunction joins to it are at most so far apart.
const FARTHEST_JOINT: usize = 40;
/// An insertion between subject and verb is at most so long.
const LONGEST_INSERTION: usize = 25;

/// The subject of the group.
pub fn subject(line: &Line, of: Group) -> Option<Subject> {
    if of.start == 0 {
        return None;
    }
    joined(line, of).or_else(|| own(line, of))
}

/// The subject that stands before the group itself.
fn own(line: &Line, of: Group) -> Option<Subject> {
    before(line, of.start).or_else(|| over_insertion(line, of.start))
}

/// The noun phrase right before a word.
fn before(line: &Line, end: usize) -> Option<Subject> {
    let head = end.checked_sub(1)?;
    if matches!(line.tag(head), "WP" | "WDT") && line.at(head) == "who" {
        return Some(Subject { words: head..end, relative: None });
    }
    let pronoun = line.tag(head) == "PRP";
    if pronoun && line.is(head, &["him", "them", "me", "us", "her", "himself", "themselves", "itself", "herself"]) {
        return None;
    }
    if !pronoun && !ends_noun_phrase(line, head) {
        return None;
    }
    let mut start = end;
    while start > 0 && in_noun_phrase(line, start - 1, start == end) {
        start -= 1;
        if pronoun {
            break;
        }
        // "officials in the capital": the phrase before a preposition belongs to it.
        let linked = start >= 2 && JOINING.contains(&line.at(start - 1)) && ends_noun_phrase(line, start - 2);
        let coordinated = start >= 2 && line.tag(start - 1) == "CC" && line.is(start - 1, &["and", "or", "nor"]);
        if linked || coordinated && ends_noun_phrase(line, start - 2) && !in_noun_phrase(line, start - 1, false) {
            start -= 1;
        }
        // "people familiar with the plan"
        let known = start >= 3 && JOINING.contains(&line.at(start - 1)) && line.is(start - 2, KNOWING);
        if known && ends_noun_phrase(line, start - 3) {
            start -= 2;
        }
    }
    while start < end
        && matches!(line.tag(start), "CC" | "IN" | "TO")
        && !line.is(start, &["both", "neither", "either"])
    {
        start += 1;
    }
    if start == end {
        return None;
    }
    let relative = (start > 0 && is_relative(line, start - 1)).then(|| start - 1);
    let opens = start == 0 || relative.is_some() || opens_clause(line, start - 1);
    opens.then_some(Subject { words: start..end, relative })
}

/// The phrase before an insertion between commas: "The minister, who came late, hopes".
fn over_insertion(line: &Line, end: usize) -> Option<Subject> {
    if line.at(end - 1) != "," || end < 3 {
        return None;
    }
    let first = end.saturating_sub(LONGEST_INSERTION + 2);
    let comma = (first..end - 2).rev().find(|&i| line.at(i) == ",")?;
    let found = before(line, comma).filter(|s| s.relative.is_none())?;
    // An insertion holds no finite verb of its own unless it is a relative clause.
    let relative = matches!(line.tag(comma + 1), "WP" | "WDT" | "WP$");
    let verbless = !(comma + 1..end - 1).any(|i| line.is_finite(i));
    (relative || verbless).then_some(Subject { words: found.words.start..end, relative: None })
}

/// "were willing to talk **but did not want** to meet": the subject of the group before.
fn joined(line: &Line, of: Group) -> Option<Subject> {
    let before = of.start - 1;
    if line.tag(before) != "CC" || !line.is(before, &["and", "but", "or", "yet"]) {
        return None;
    }
    let start = before.saturating_sub(FARTHEST_JOINT);
    let earlier = (start..before).rev().filter_map(|head| group(line, head)).filter(|g| g.past == of.past || of.modal);
    earlier.filter(|g| g.start > 0).find_map(|g| own(line, g))
}

/// Whether a noun phrase may end here.
pub fn ends_noun_phrase(line: &Line, place: usize) -> bool {
    matches!(line.tag(place), "NN" | "NNS" | "NNP" | "NNPS" | "PRP" | "CD")
        || matches!(line.tag(place), "DT")
            && line.is(place, &["both", "neither", "either", "all", "some", "this", "that"])
        || line.is(place, &["many", "most", "few", "others", "side"])
}

/// Whether a word may stand in a noun phrase.
fn in_noun_phrase(line: &Line, place: usize, last: bool) -> bool {
    matches!(
        line.tag(place),
        "DT" | "PDT" | "JJ" | "JJR" | "JJS" | "NN" | "NNS" | "NNP" | "NNPS" | "CD" | "POS" | "HYPH" | "PRP$"
    ) || last && line.tag(place) == "PRP"
        || line.is(place, &["both", "neither", "either", "'s"])
}

/// Whether a word is a relative pronoun with a noun before it.
fn is_relative(line: &Line, place: usize) -> bool {
    let pronoun = matches!(line.tag(place), "WDT" | "WP") || line.at(place) == "that";
    pronoun && place > 0 && (ends_noun_phrase(line, place - 1) || line.at(place - 1) == ",")
}

/// Whether a clause may begin after this word.
fn opens_clause(line: &Line, place: usize) -> bool {
    let tag = line.tag(place);
    matches!(tag, "," | ":" | "." | "CC" | "WDT" | "WP" | "WRB" | "-LRB-" | "``" | "''" | "UH")
        || matches!(line.at(place), "—" | "–" | "--" | "-" | ";" | "(" | "…")
        || tag == "IN" && !JOINING.contains(&line.at(place)) && !line.is(place, &["by", "about", "against", "into"])
        || matches!(tag, "VBD" | "VBZ" | "VBP" | "VB" | "VBN" | "VBG" | "RB")
}
