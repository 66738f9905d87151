//! Complements: what follows a cue's head and is said, thought, wanted or decided.
//!
//! Takes a line, the place after the head, and the frames the head allows; gives where the cue ends and the content.
//! A content runs to the end of its clause: before "; …", ", but she …", ", while …". Leaves out whether the head is a
//! cue at all.

use std::ops::Range;

use super::frame::Frame;
use super::line::Line;
use super::subject::ends_noun_phrase;

/// What follows a head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complement {
    /// Where the cue ends, exclusive.
    pub cue_end: usize,
    /// The content; may be empty where a relative pronoun before the subject is all of it.
    pub content: Range<usize>,
    /// Which frame it fills.
    pub frame: Frame,
}

/// A clause inserted between cue and "that" is at most so long.
const LONGEST_INSERTION: usize = 15;
/// Nouns of places and occasions where something is said; a phrase with one ends what is said.
const VENUES: &[&str] = &[
    "address",
    "article",
    "broadcast",
    "briefing",
    "conference",
    "email",
    "hearing",
    "interview",
    "letter",
    "meeting",
    "memo",
    "message",
    "note",
    "post",
    "proposal",
    "report",
    "speech",
    "statement",
    "talk",
    "text",
    "tweet",
    "video",
];

/// The complement after a head, by the first frame that fits; `gap` allows it to lack its object, as in a relative
/// clause.
pub fn complement(line: &Line, after: usize, frames: &[Frame], gap: bool) -> Option<Complement> {
    let mut at = after;
    while line.tag(at).starts_with("RB") && line.at(at) != "not" || line.is(at, &["full"]) {
        at += 1;
    }
    let has = |frame| frames.contains(&frame);
    let done = |cue_end, start, frame| {
        let end = clause_end(line, start, frame);
        let whole = end > start + usize::from(frame == Frame::Wh) && !runs_into_verb(line, start, end, frame);
        whole.then_some(Complement { cue_end, content: start..end, frame })
    };
    if has(Frame::That)
        && line.at(at) == "that"
        && line.tag(at) != "DT"
        && !line.is_finite(at + 1)
        && at + 2 < line.len()
    {
        return done(at, at, Frame::That);
    }
    if let Some(that) = over_insertion(line, at).filter(|_| has(Frame::That)) {
        return done(at, that, Frame::That);
    }
    let to = at + usize::from(line.at(at) == "not");
    if has(Frame::To) && line.at(to) == "to" && is_infinitive(line, to) {
        return done(at, at, Frame::To);
    }
    if has(Frame::Wh) && matches!(line.tag(at), "WP" | "WRB" | "WDT") || has(Frame::Wh) && line.at(at) == "whether" {
        return done(at, at, Frame::Wh);
    }
    if has(Frame::Bare) && at == after && begins_clause(line, at) {
        return done(at, at, Frame::Bare);
    }
    if has(Frame::ThingTo) && begins_noun_phrase(line, at) {
        let end = noun_phrase_end(line, at);
        if line.at(end) == "to" && is_infinitive(line, end) {
            return done(at, at, Frame::ThingTo);
        }
    }
    if has(Frame::ToThing) && line.at(at) == "to" && begins_noun_phrase(line, at + 1) {
        return done(at + 1, at + 1, Frame::ToThing);
    }
    if has(Frame::Thing) && begins_noun_phrase(line, at) {
        return done(at, at, Frame::Thing);
    }
    let ends = matches!(line.tag(at), "" | "," | "." | ":" | "CC") || line.is(at, &[";", "—", "–"]);
    (gap && ends && has(Frame::Thing)).then_some(Complement { cue_end: at, content: at..at, frame: Frame::Thing })
}

/// "know full well, because it has happened, **that** we will not come": the place of "that".
fn over_insertion(line: &Line, comma: usize) -> Option<usize> {
    if line.at(comma) != "," {
        return None;
    }
    let last = (comma + 2 + LONGEST_INSERTION).min(line.len());
    (comma + 2..last).find(|&i| line.at(i) == "," && line.at(i + 1) == "that").map(|i| i + 1)
}

/// Whether "to" here begins an infinitive.
fn is_infinitive(line: &Line, to: usize) -> bool {
    (to + 1..to + 4).find(|&i| !line.tag(i).starts_with("RB")).is_some_and(|i| line.tag(i) == "VB")
}

/// Whether a clause begins here: a subject and a finite verb right after it.
pub fn begins_clause(line: &Line, place: usize) -> bool {
    if matches!(line.tag(place), "EX") {
        return true;
    }
    if line.tag(place) == "PRP" {
        let adverbs = (place + 1..place + 4).find(|&i| !line.tag(i).starts_with("RB"));
        return adverbs.is_some_and(|i| line.is_finite(i));
    }
    if !begins_noun_phrase(line, place) {
        return false;
    }
    let mut end = noun_phrase_end(line, place);
    while line.is(end, &["of", "in", "from", "and", "for"]) && begins_noun_phrase(line, end + 1) {
        end = noun_phrase_end(line, end + 1);
    }
    while line.tag(end).starts_with("RB") {
        end += 1;
    }
    line.is_finite(end)
}

/// Whether a noun phrase begins here.
pub fn begins_noun_phrase(line: &Line, place: usize) -> bool {
    matches!(
        line.tag(place),
        "DT" | "PDT" | "PRP" | "PRP$" | "NN" | "NNS" | "NNP" | "NNPS" | "CD" | "JJ" | "JJR" | "JJS"
    )
}

/// Where the noun phrase that begins here ends, without what prepositions add to it.
fn noun_phrase_end(line: &Line, start: usize) -> usize {
    if line.tag(start) == "PRP" {
        return start + 1;
    }
    let inside = |i: usize| {
        begins_noun_phrase(line, i) && line.tag(i) != "PRP" || matches!(line.tag(i), "POS" | "HYPH" | "VBN" | "VBG")
    };
    let mut end = start;
    while end < line.len() && inside(end) {
        end += 1;
    }
    while end > start && !ends_noun_phrase(line, end - 1) {
        end -= 1;
    }
    end
}

/// "What they are willing **to give is** a matter for them": an infinitive whose clause is the subject of another verb,
/// so that nobody can say where it ends.
fn runs_into_verb(line: &Line, start: usize, end: usize, frame: Frame) -> bool {
    let opener = |i: usize| {
        matches!(line.tag(i), "WDT" | "WP" | "WRB" | "IN" | "CC" | "VBG" | "," | ":") || line.at(i) == "that"
    };
    let bare = |i: usize| begins_clause(line, i);
    frame == Frame::To
        && (start + 2..end).find(|&i| line.is_finite(i)).is_some_and(|v| !(start + 2..v).any(|i| opener(i) || bare(i)))
}

/// "willing to talk **but did** not want to meet": whether a conjunction joins a finite verb, which an infinitive
/// cannot continue.
pub fn returns_to_subject(line: &Line, joint: usize) -> bool {
    let verb = (joint + 1..joint + 4).find(|&i| !line.tag(i).starts_with("RB"));
    let finite = |v: usize| {
        matches!(line.tag(v), "VBD" | "VBZ" | "MD") || line.tag(v) == "VBP" && line.is(v, &["are", "do", "have"])
    };
    line.tag(joint) == "CC" && verb.is_some_and(finite)
}

/// Where the clause that begins here ends.
fn clause_end(line: &Line, start: usize, frame: Frame) -> usize {
    let infinitive = matches!(frame, Frame::To | Frame::ThingTo | Frame::Thing | Frame::ToThing);
    let thing = matches!(frame, Frame::Thing | Frame::ToThing);
    let mut end = start + 1;
    while end < line.len() {
        let comma = line.at(end) == ",";
        let next = end + usize::from(comma);
        let joins = line.tag(next) == "CC" && begins_clause(line, next + 1);
        let returns = infinitive && !comma && returns_to_subject(line, end);
        let contrasts = comma && line.is(next, &["while", "whereas", "although", "though", "but", "because"]);
        let stops =
            line.is(end, &[";", "—", "–", "--", "…", "..."]) || joins && (comma || infinitive) || contrasts || returns;
        let trails = thing
            && (comma
                || matches!(
                    line.at(end),
                    "because" | "after" | "before" | "when" | "while" | "if" | "unless" | "until" | "since" | "as"
                ));
        if stops || trails || thing && begins_venue(line, end) || thing && line.is_finite(end) {
            break;
        }
        end += 1;
    }
    while end > start && !line.is_word(end - 1) {
        end -= 1;
    }
    end
}

/// "in a letter to the envoy": where a phrase of venue begins.
pub fn begins_venue(line: &Line, place: usize) -> bool {
    if !line.is(place, &["in", "at", "during", "on"]) {
        return false;
    }
    let end = noun_phrase_end(line, place + 1);
    end > place + 1 && VENUES.contains(&line.lemma(end - 1))
}
