//! Parts two cues that "and" joins, where the content of the first swallowed the second.
//!
//! > The minister said the dam was safe and denied that it had ever leaked.
//!
//! A verb of saying with a complement of its own, after "and" or "but" in a paraphrase, is the source's if the subject of
//! the paraphrase cannot speak (a dam denies nothing), is a pronoun for the source, or if its tense does not fit the
//! clause before. Then it is a second statement of the same source.

use crate::entity;
use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::complement::complement;
use crate::statement::grammar::frame::{self, Frame};
use crate::statement::grammar::group::{Group, group};
use crate::statement::grammar::line::Line;
use crate::statement::grammar::subject::subject;
use crate::statement::mode::is_quoted;

/// Frames that show that a verb says something.
const CLAUSES: &[Frame] = &[Frame::That, Frame::To, Frame::Wh];

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let mut added = Vec::new();
    for draft in drafts.iter_mut().filter(|d| !d.source.is_empty()) {
        let ([cue], [content]) = (&draft.cue[..], &draft.content[..]) else { continue };
        if content.start < cue.end || is_quoted(reading, reading.span(content)) {
            continue;
        }
        let Some((joint, verb, what)) = second(reading, cue, content) else { continue };
        draft.content[0].end = joint;
        draft.note("coordinated", "ended the content before a second cue of the same source");
        let mut other = Draft { cue: vec![], content: vec![], ..draft.clone() };
        other.cue.push(verb);
        other.content.push(what);
        other.note("coordinated", "took the verb after the conjunction as a cue of the same source");
        added.push(other);
    }
    drafts.extend(added);
}

/// Where the content ends, the second cue, and its content.
fn second(reading: &Reading, cue: &Words, content: &Words) -> Option<(usize, Words, Words)> {
    let sentence = reading.sentence(cue.start).tokens.clone();
    if !sentence.contains(&(content.end - 1)) {
        return None;
    }
    let line = Line::new(reading, content.clone());
    let past = cue.clone().any(|w| reading.tags[w] == "VBD");
    for joint in 2..line.len() {
        if line.tag(joint) != "CC" || !line.is(joint, &["and", "but"]) {
            continue;
        }
        let head = (joint + 1..joint + 4).find(|&i| line.is_finite(i) && !frame::of_verb(line.lemma(i)).is_empty());
        let Some(verb) = head.and_then(|i| group(&line, i)).filter(|g| g.start == joint + 1 && g.past == past) else {
            continue;
        };
        let frames: Vec<Frame> =
            frame::of_verb(line.lemma(verb.head)).iter().copied().filter(|f| CLAUSES.contains(f)).collect();
        let Some(found) = complement(&line, verb.head + 1, &frames, false) else { continue };
        if is_the_sources(&line, joint, verb) {
            let end = line.words[joint - usize::from(line.at(joint - 1) == ",")];
            return Some((end, line.whole(verb.start..found.cue_end), line.whole(found.content)));
        }
    }
    None
}

/// Whether the verb after a conjunction cannot belong to the clause before it.
fn is_the_sources(line: &Line, joint: usize, verb: Group) -> bool {
    let Some(before) = (0..joint).filter_map(|i| group(line, i)).find(|g| subject(line, *g).is_some()) else {
        return false;
    };
    let who = subject(line, before).expect("it has one").words;
    let head = who.end - 1;
    let pronoun = line.tag(head) == "PRP" && line.is(head, &["he", "she", "they"]);
    let named = line.tag(head).starts_with("NNP");
    let speaks = named || line.tag(head) == "PRP" || entity::can_speak(line.lemma(head));
    pronoun || !speaks || before.past != verb.past
}
