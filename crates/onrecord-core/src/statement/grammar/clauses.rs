//! Finds attributions by their form: a subject, a word that takes a complement, and the complement.
//!
//! > The plan is unacceptable to Kelmar, but Norlund has accepted the border and is willing to sign.
//!
//! Takes a line and gives all of them, outer and inner, in order of their cue. Passive verbs and modal ones are left
//! out: who holds what "is expected" is not said, and what somebody "should expect" is not what they do.

use std::ops::Range;

use super::complement::complement;
use super::frame::{self, Frame};
use super::group::{Group, group};
use super::line::Line;
use super::subject::{Subject, subject};
use crate::statement::draft::Draft;

/// Adjectives whose "it" stands for the clause behind them ("it is certain that …"): nobody holds it.
const IMPERSONAL: &[&str] = &["certain", "clear", "doubtful", "likely", "possible", "probable", "sure", "unlikely"];
/// How sure the form alone makes us.
const SCORE: f32 = 0.5;

/// An attribution found by its form.
pub struct Found {
    /// The words that make its cue, by their place in the line.
    pub cue: Range<usize>,
    /// The head of the cue, by its place in the line.
    pub head: usize,
    /// The frame its content fills.
    pub frame: Frame,
    /// It as a draft, without a parent.
    pub draft: Draft,
}

/// All attributions of a line.
pub fn find(line: &Line) -> Vec<Found> {
    (0..line.len()).filter_map(|head| by_verb(line, head).or_else(|| by_hope(line, head))).collect()
}

fn by_verb(line: &Line, head: usize) -> Option<Found> {
    let adjective =
        line.tag(head).starts_with("JJ") || line.tag(head) == "VBN" && !frame::of_adjective(line.at(head)).is_empty();
    let frames = if adjective { frame::of_adjective(line.at(head)) } else { frame::of_verb(line.lemma(head)) };
    let noun = expressed(line, head);
    if frames.is_empty() && noun.is_none() {
        return None;
    }
    let group = group(line, head).filter(|g| !g.modal && (adjective || !g.passive))?;
    let found = subject(line, group).filter(|s| !(s.words.len() == 1 && line.at(s.words.start) == "you"))?;
    if adjective && line.is(head, IMPERSONAL) && found.words.len() == 1 && line.at(found.words.start) == "it" {
        return None;
    }
    let relative = found.relative.or_else(|| shared_relative(line, &found));
    let who = found.words;
    let (last, frames) = noun.unwrap_or((head, frames));
    if frames.contains(&Frame::Inverse) {
        return inverse(line, group, &who);
    }
    let found = complement(line, last + 1, frames, relative.is_some())?;
    let mut content: Vec<Range<usize>> = Vec::new();
    // A relative pronoun is the object that a thing or an infinitive lacks: "that … is not willing to give".
    let lacks = found.content.is_empty() || found.frame == Frame::To && found.content.len() <= 3;
    content.extend(relative.filter(|_| lacks).map(|r| r..r + 1));
    content.extend((!found.content.is_empty()).then_some(found.content));
    make(line, who, group.start..found.cue_end, head, found.frame, &content)
}

/// "a pact **that** Kelmar sought **and Norlund rejected**": the pronoun of the clause before, which both complete.
fn shared_relative(line: &Line, of: &Subject) -> Option<usize> {
    let joint = of.words.start.checked_sub(1).filter(|&i| line.tag(i) == "CC")?;
    let verb = (0..joint).rev().take(3).find(|&i| line.tag(i).starts_with("VB"))?;
    subject(line, group(line, verb)?)?.relative
}

/// "expressed an openness to": the noun's place, and what it takes.
fn expressed(line: &Line, verb: usize) -> Option<(usize, &'static [Frame])> {
    if !frame::EXPRESSING.contains(&line.lemma(verb)) {
        return None;
    }
    let noun = (verb + 1..verb + 5).take_while(|&i| matches!(line.tag(i), "DT" | "JJ" | "PRP$" | "NN" | "NNS" | "RB"));
    noun.map(|i| (i, frame::of_noun(line.lemma(i)))).find(|(_, frames)| !frames.is_empty())
}

/// "The plan is unacceptable to Kelmar": the holder stands behind, the subject is what is judged.
fn inverse(line: &Line, group: Group, what: &Range<usize>) -> Option<Found> {
    let to = group.head + 1;
    if line.at(to) != "to" {
        return None;
    }
    let holder = complement(line, to, &[Frame::ToThing], false)?.content;
    let content = [what.clone()];
    make(line, holder, group.start..to + 1, group.head, Frame::Inverse, &content)
}

/// "sends grain in (the) hopes that …": whoever does it hopes.
fn by_hope(line: &Line, head: usize) -> Option<Found> {
    if !line.is(head, &["hope", "hopes", "belief", "fear", "expectation"]) || !line.tag(head).starts_with("NN") {
        return None;
    }
    let start = head - (1..=2).find(|&back| head >= back && line.is(head - back, &["in", "for"]))?;
    let found = complement(line, head + 1, &[Frame::That], false)?;
    let doing = (0..start).rev().filter_map(|i| group(line, i)).find_map(|g| subject(line, g))?;
    let content = [found.content];
    make(line, doing.words, start..head + 1, head, Frame::That, &content)
}

fn make(
    line: &Line,
    who: Range<usize>,
    cue: Range<usize>,
    head: usize,
    frame: Frame,
    content: &[Range<usize>],
) -> Option<Found> {
    if content.is_empty() {
        return None;
    }
    let draft = Draft::by_rule(
        "clauses",
        SCORE,
        [line.pieces(who), line.pieces(cue.clone()), content.iter().flat_map(|c| line.pieces(c.clone())).collect()],
        format!("found it by its form: subject, \"{}\", complement", line.at(head)),
    );
    Some(Found { cue, head, frame, draft })
}
