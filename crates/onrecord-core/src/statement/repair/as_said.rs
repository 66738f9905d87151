//! Finds attributions by a clause with "as".
//!
//! > Perhaps, as the historian Lena Ost has suggested, the war was never about the river.
//!
//! Where "as", a subject and a verb of saying stand between commas, or at the beginning or end of a sentence, the rest
//! of the sentence is what was said, without an adverb that the author begins with. Applies to words that no statement
//! uses.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::group::group;
use crate::statement::grammar::line::Line;
use crate::statement::grammar::subject::subject;

/// Verbs of saying that "as" attributes with, sorted.
const SAYING: &[&str] = &[
    "acknowledge",
    "admit",
    "argue",
    "claim",
    "concede",
    "explain",
    "insist",
    "note",
    "observe",
    "point",
    "predict",
    "put",
    "report",
    "say",
    "suggest",
    "tell",
    "warn",
    "write",
];
/// How sure the form alone makes us.
const SCORE: f32 = 0.5;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let claimed = super::claimed(reading, drafts);
    for sentence in &reading.segmented.sentences {
        if claimed[sentence.tokens.clone()].contains(&true) {
            continue;
        }
        let line = Line::new(reading, sentence.tokens.clone());
        drafts.extend((0..line.len()).find_map(|at| attribution(&line, at)));
    }
}

fn attribution(line: &Line, at: usize) -> Option<Draft> {
    let comma_before = at > 0 && line.at(at - 1) == ",";
    if line.at(at) != "as" || at > 0 && !comma_before {
        return None;
    }
    let verb = (at + 2..line.len().min(at + 15)).take_while(|&i| line.at(i) != ",").find_map(|i| {
        SAYING.binary_search(&line.lemma(i)).ok()?;
        group(line, i).filter(|g| !g.passive)
    })?;
    let who = subject(line, verb).filter(|s| s.words.start == at + 1)?.words;
    let mut end = verb.head + 1;
    while end < line.len() && line.is_word(end) && end - verb.head <= 6 {
        end += 1;
    }
    let cue_end = verb.head + 1 + usize::from(line.is(verb.head + 1, &["it", "out"]));
    let content = rest(line, at, end)?;
    Some(Draft::by_rule(
        "as_said",
        SCORE,
        [line.pieces(who), line.pieces(verb.start..cue_end), content],
        "took the sentence around \"as … said\" as what was said",
    ))
}

/// What stands before and behind the clause from `at` to `end`.
fn rest(line: &Line, at: usize, end: usize) -> Option<Vec<Words>> {
    let last = (0..line.len()).rev().find(|&i| line.is_word(i))? + 1;
    let behind = if line.at(end) == "," { end + 1..last } else { last..last };
    let head = 0..at.saturating_sub(1);
    let adverb = head.clone().all(|i| matches!(line.tag(i), "RB" | "CC" | ","));
    let content: Vec<Words> = [head]
        .into_iter()
        .filter(|_| !adverb)
        .chain([behind])
        .filter(|r| r.len() > 1)
        .flat_map(|r| line.pieces(r))
        .collect();
    (!content.is_empty()).then_some(content)
}

#[cfg(test)]
mod tests {
    #[test]
    fn verbs_are_sorted() {
        assert!(super::SAYING.is_sorted());
    }
}
