//! Gives a cue without a source the subject that stands right before it.
//!
//! > Kelmar has not explicitly threatened to close the dam.
//!
//! Applies to active verbs. The subject is the noun phrase or pronoun between the cue and the beginning of its clause; it
//! must not be part of anybody's content, and nothing else may stand between.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let mut said = vec![false; reading.len()];
    for word in drafts.iter().flat_map(|d| d.content_words().chain(d.cue_words()).collect::<Vec<_>>()) {
        said[word] = true;
    }
    for draft in drafts.iter_mut().filter(|d| d.source.is_empty()) {
        let Some(cue) = draft.cue.first().cloned() else { continue };
        if !is_active_verb(reading, &cue) {
            continue;
        }
        if let Some(subject) = subject(reading, cue.start).filter(|s| !s.clone().any(|w| said[w])) {
            draft.source.push(subject);
            draft.note("subject", "took the subject before the cue as its source");
        }
    }
}

/// Whether a cue begins a finite verb group that is not passive.
fn is_active_verb(reading: &Reading, cue: &Words) -> bool {
    let finite = |w: usize| matches!(reading.tags[w], "VBD" | "VBZ" | "VBP" | "MD");
    let begins = cue.clone().find(|&w| reading.tags[w] != "RB").is_some_and(finite);
    let be = |w: usize| matches!(reading.lower[w].as_str(), "is" | "are" | "was" | "were" | "been" | "be" | "being");
    let passive = cue.clone().any(|w| {
        be(w) && (w + 1..cue.end).find(|&v| reading.tags[v] != "RB").is_some_and(|v| reading.tags[v] == "VBN")
    });
    begins && !passive
}

/// The noun phrase that ends right before a word, where a clause begins with it.
fn subject(reading: &Reading, before: usize) -> Option<Words> {
    let first = reading.sentence(before).tokens.start;
    let in_phrase = |w: usize| {
        matches!(
            reading.tags[w],
            "DT" | "JJ" | "JJR" | "JJS" | "NN" | "NNS" | "NNP" | "NNPS" | "PRP" | "PRP$" | "POS" | "CD" | "HYPH"
        )
    };
    let mut start = before;
    while start > first && in_phrase(start - 1) {
        start -= 1;
    }
    let head = before.checked_sub(1).filter(|&h| h >= start)?;
    let is_head = matches!(reading.tags[head], "NN" | "NNS" | "NNP" | "NNPS" | "PRP");
    let edge = start == first || matches!(reading.tags[start - 1], "," | ":" | "CC" | "``" | "IN" | "." | "''");
    let preposition = start > first && reading.tags[start - 1] == "IN" && reading.lower[start - 1] != "that";
    (is_head && edge && !preposition).then_some(start..before)
}
