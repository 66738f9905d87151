//! A question foretells nothing.
//!
//! > Will the truce survive the winter?

use crate::forecast::candidate::Candidate;

pub fn applies(candidate: &Candidate) -> bool {
    let reading = candidate.line.reading;
    let last = candidate.line.words[candidate.clause.words.end - 1];
    let end = reading.sentence(last).tokens.end;
    (last..end).any(|w| reading.lower[w] == "?")
}
