//! Polarity: the net parity of negations over cue and first clause of the content.
//!
//! "did not believe that he had decided" is negative, "did not deny" positive. "few", "nobody", "neither" and
//! "impossible" negate; "unlikely" and "remote" do not: they lower the certainty. A cue of denial or refusal counts as
//! one negation of what follows only where the content does not carry it already ("denied that" + claim).

use crate::label::{Kind, Polarity};
use crate::reading::Reading;
use crate::statement::clause::Clause;
use crate::statement::draft::Draft;

const NEGATIONS: &[&str] = &[
    "cannot",
    "few",
    "impossible",
    "n't",
    "neither",
    "never",
    "no",
    "nobody",
    "none",
    "nor",
    "not",
    "nothing",
    "nowhere",
    "without",
];

/// The polarity of a statement of a kind.
pub fn polarity(reading: &Reading, draft: &Draft, clause: &Clause, kind: Kind) -> Polarity {
    let negates = |w: &usize| {
        let word = reading.lower[*w].as_str();
        NEGATIONS.binary_search(&word).is_ok() && !spared(reading, *w)
    };
    let in_cue = draft.cue_words().filter(negates).count();
    // Only negations before the object count: "has not decided", not "has decided not to" twice over.
    let in_source = draft
        .source_words()
        .take(1)
        .filter(|w| matches!(reading.lower[*w].as_str(), "few" | "nobody" | "neither" | "none" | "no"))
        .count();
    let in_clause = clause.words.iter().filter(|w| negates(w)).count().min(1);
    let lexical = usize::from(matches!(kind, Kind::Refusal | Kind::Denial) && in_clause == 0 && in_cue == 0);
    if (in_cue + in_source + in_clause + lexical) % 2 == 1 { Polarity::Negative } else { Polarity::Positive }
}

/// Negating words that do not negate: "not only", "not just", "no doubt", "without the United States".
fn spared(reading: &Reading, word: usize) -> bool {
    let next = reading.lower.get(word + 1).map_or("", String::as_str);
    match reading.lower[word].as_str() {
        "not" => matches!(next, "only" | "just" | "merely" | "least"),
        "no" => matches!(next, "doubt" | "matter" | "longer" | "more"),
        "few" => word > 0 && reading.lower[word - 1] == "a",
        "without" => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn negations_are_sorted() {
        assert!(super::NEGATIONS.is_sorted());
    }
}
