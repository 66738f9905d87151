//! Ties participles to the clause that they belong to.
//!
//! > **The mayor of Dresk** resigned on Monday, saying he could no longer do his work.
//!
//! Whoever does what the sentence tells is the source of a participle behind a comma. And a participle that opens the
//! sentence before the source ("**Testifying before the committee**, Berg said that …") tells how it was said, not what.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::group::group;
use crate::statement::grammar::line::Line;
use crate::statement::grammar::subject::subject;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for draft in drafts.iter_mut() {
        if draft.source.is_empty() {
            take_subject(reading, draft);
        } else {
            leave_out(reading, draft);
        }
    }
}

fn take_subject(reading: &Reading, draft: &mut Draft) {
    let Some(verb) = draft.cue.first().map(|cue| cue.start) else { return };
    let comma = verb.checked_sub(1).is_some_and(|w| reading.lower[w] == ",");
    if reading.tags[verb] != "VBG" || !comma || draft.content.iter().any(|piece| piece.start < verb) {
        return;
    }
    let line = Line::new(reading, reading.sentence(verb).tokens.clone());
    let Some(at) = line.words.iter().position(|&w| w == verb) else { return };
    let Some(main) = (0..at).rev().find_map(|head| group(&line, head)) else { return };
    if let Some(who) = subject(&line, main).filter(|who| who.relative.is_none()) {
        draft.source = vec![line.whole(who.words)];
        draft.note("participle", "took the subject of the clause before as the source");
    }
}

fn leave_out(reading: &Reading, draft: &mut Draft) {
    let first = draft.source[0].start;
    let home = reading.sentence(first).tokens.start;
    let opens = |p: &Words| {
        let ends = p.end == first || p.end + 1 == first && reading.lower[p.end] == ",";
        p.start == home && reading.lower[p.start].ends_with("ing") && ends
    };
    let clause = |p: &Words| p.start > first && reading.lower[p.start] == "that";
    if draft.content.iter().any(opens) && draft.content.iter().any(clause) {
        draft.content.retain(|piece| !opens(piece));
        draft.note("participle", "took the participle before the source out of the content");
    }
}
