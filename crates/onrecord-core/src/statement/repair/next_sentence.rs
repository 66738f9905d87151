//! Ends a paraphrase before a sentence that tells what others say or think.
//!
//! > He would not say when that might be. **Engineers believe that** the repairs will take three weeks.
//!
//! A paraphrase may run on into the next sentence, but not where that has a source of its own, who is no pronoun, a verb
//! and "that". Without it, what the engineers believe would be given to him.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::frame;
use crate::statement::grammar::group::group;
use crate::statement::grammar::line::Line;
use crate::statement::mode::is_quoted;

/// How sure the form makes us that it is a statement.
const SCORE: f32 = 0.6;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let mut added = Vec::new();
    for draft in drafts.iter_mut().filter(|d| d.parent.is_none() && !d.verbatim) {
        for place in 0..draft.content.len() {
            let piece = draft.content[place].clone();
            if is_quoted(reading, reading.span(&(piece.end - 1..piece.end))) {
                continue;
            }
            if let Some((end, others)) = others(reading, &piece) {
                draft.content[place].end = end;
                draft.note("next_sentence", "ended the content before what others say");
                added.push(others);
            }
        }
    }
    drafts.extend(added);
}

/// What others say in a sentence of a piece, and where the sentence before ends.
fn others(reading: &Reading, piece: &Words) -> Option<(usize, Draft)> {
    let mut next = reading.sentence(piece.start).tokens.end;
    let word = |w: &usize| reading.word(*w).chars().any(char::is_alphanumeric);
    while next < piece.end {
        let sentence = reading.sentence(next).tokens.clone();
        let end = (piece.start..next).rev().find(word)? + 1;
        if let Some(others) = attribution(&Line::new(reading, sentence.clone())) {
            return Some((end, others));
        }
        next = sentence.end;
    }
    None
}

/// The statement of somebody with whom a sentence begins, before a verb and "that".
fn attribution(line: &Line) -> Option<Draft> {
    let verb = (1..line.len().saturating_sub(1)).find(|&i| line.is_finite(i) && line.at(i + 1) == "that")?;
    let begins = super::in_noun_phrase(line.tag(0)) && line.tag(0) != "PRP";
    let plain = begins && !frame::of_verb(line.lemma(verb)).is_empty() && !(0..verb).any(|i| line.at(i) == ",");
    let cue = group(line, verb).filter(|g| plain && !g.passive && g.start > 0)?;
    let end = (verb + 1..line.len()).rev().find(|&i| line.is_word(i))? + 1;
    let parts = [0..cue.start, cue.start..verb + 1, verb + 1..end].map(|part| vec![line.whole(part)]);
    Some(Draft::by_rule(
        "next_sentence",
        SCORE,
        parts,
        "took the sentence as the statement of those with whom it begins",
    ))
}
