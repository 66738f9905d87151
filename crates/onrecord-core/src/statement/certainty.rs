//! Certainty: how sure the source is, with every hedge and, for estimative words, a probability band.
//!
//! Takes the cue's own certainty, lowered by the hedges of the first clause; wishes, demands, offers and questions
//! assert nothing and stay unspecified. Hedges are collected over cue and whole content, whether they lower anything
//! or not.

use onrecord_text::Span;

use crate::label::{Certainty, Kind};
use crate::lexicon::cue::Cue;
use crate::lexicon::likelihood::{self, Likelihood};
use crate::reading::Reading;
use crate::statement::clause::Clause;
use crate::statement::draft::{Draft, Words};

/// How sure a source is.
pub struct Sureness {
    /// The label.
    pub certainty: Certainty,
    /// Every hedge, in order.
    pub hedges: Vec<Span>,
    /// The band of the first estimative word in the first clause.
    pub probability: Option<(f64, f64)>,
}

/// Judges a statement of a kind.
pub fn sureness(reading: &Reading, draft: &Draft, clause: &Clause, kind: Kind, head: Option<&Cue>) -> Sureness {
    let found = hedges(reading, draft);
    let in_clause = |words: &Words| clause.words.contains(&words.start);
    let in_cue = |words: &Words| draft.cue_words().any(|w| w == words.start);
    let ruling = found.iter().find(|(words, l)| (in_clause(words) || in_cue(words)) && l.certainty.is_some());
    let asserted = !matches!(kind, Kind::Demand | Kind::Proposal);
    let base = head.map_or(Certainty::Certain, |h| h.certainty);
    let believes = clause.words.iter().take(6).any(|&w| matches!(reading.lower[w].as_str(), "believe" | "think"));
    let base = if believes && base == Certainty::Certain { Certainty::Probable } else { base };
    let certainty = match ruling.and_then(|(_, l)| l.certainty) {
        _ if !asserted || base == Certainty::Unspecified => Certainty::Unspecified,
        Some(Certainty::Certain) | None => base,
        Some(hedged) => hedged,
    };
    let probability = found.iter().filter(|(words, _)| in_clause(words) || in_cue(words)).find_map(|(_, l)| l.band);
    Sureness { certainty, hedges: found.iter().map(|(words, _)| reading.span(words)).collect(), probability }
}

fn hedges(reading: &Reading, draft: &Draft) -> Vec<(Words, &'static Likelihood)> {
    let mut out = Vec::new();
    let mut pieces: Vec<&Words> = draft.cue.iter().chain(&draft.content).collect();
    pieces.sort_by_key(|p| p.start);
    for piece in pieces {
        let mut at = piece.start;
        while at < piece.end {
            let word = |i: usize| (at + i < piece.end).then(|| reading.lower[at + i].as_str());
            match likelihood::at(word) {
                // "May" the month and "might" the noun are no hedges.
                Some((_, 1)) if reading.lower[at] == "may" && reading.tags[at] != "MD" => at += 1,
                Some((_, 1)) if reading.lower[at] == "might" && reading.tags[at] != "MD" => at += 1,
                Some((entry, length)) => {
                    out.push((at..at + length, entry));
                    at += length;
                }
                None => at += 1,
            }
        }
    }
    out
}
