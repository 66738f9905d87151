//! Hedges: words that weaken or strengthen, each with what it lets the source be and whether it governs the claim.

use crate::label::Certainty;
use crate::lexicon::likelihood::{self, Likelihood, Scale};
use crate::statement::attitude;
use crate::statement::draft::Words;
use crate::statement::view::View;

/// A hedge where it stands.
pub struct Hedge {
    /// Its words.
    pub words: Words,
    /// The certainty it expresses; `None` where it softens a word only.
    pub certainty: Option<Certainty>,
    /// Its band, for estimative words.
    pub band: Option<(f64, f64)>,
    /// Whether it governs the first proposition.
    pub rules: bool,
}

/// All hedges of a statement, in order.
pub fn all(view: &View) -> Vec<Hedge> {
    let mut out = Vec::new();
    let mut pieces: Vec<&Words> = view.draft.cue.iter().chain(&view.draft.content).collect();
    pieces.sort_by_key(|p| p.start);
    for piece in pieces {
        let mut at = piece.start;
        while at < piece.end {
            let word = |i: usize| (at + i < piece.end).then(|| view.lower(at + i));
            let Some((entry, length)) = likelihood::at(word).filter(|(_, n)| is_hedge(view, at, *n)) else {
                at += 1;
                continue;
            };
            out.push(of(view, entry, at..at + length));
            at += length;
        }
    }
    let inner = attitude::within(view)
        .filter(|_| view.is_open())
        .filter(|a| !matches!(a.line.certainty, Certainty::Certain | Certainty::Unspecified));
    if let Some(attitude) = inner.filter(|a| !out.iter().any(|h| h.words.contains(&a.head))) {
        let certainty = Some(attitude.line.certainty);
        out.push(Hedge { words: attitude.head..attitude.head + 1, certainty, band: None, rules: true });
        out.sort_by_key(|h| h.words.start);
    }
    out
}

fn of(view: &View, entry: &Likelihood, words: Words) -> Hedge {
    let place = words.start;
    let governs = view.clause.words.contains(&place) || view.cue.words.contains(&place);
    let impossible = view.lower(place) == "possible" && view.negated_verb().is_some_and(|w| w < place);
    let rules = governs && !impossible && !is_attribute(view, words.end - 1) && !is_past_ability(view, place);
    Hedge { words, certainty: entry.certainty, band: entry.band(Scale::Icd203), rules }
}

/// "May" the month and "might" the noun are no hedges; nor is "expected" that is not somebody's expectation now.
fn is_hedge(view: &View, at: usize, length: usize) -> bool {
    let tag = view.reading.tags[at];
    match view.lower(at) {
        "may" | "might" | "could" if length == 1 => tag == "MD",
        "expected" if length == 1 => {
            tag == "VBN" && at > 0 && !matches!(view.lower(at - 1), "had" | "have" | "has" | "than")
        }
        "appear" | "appears" | "appeared" | "seem" | "seems" | "seemed" => {
            let next = view.reading.lower.get(at + 1).map_or("", String::as_str);
            view.lower(at).starts_with("seem")
                || matches!(next, "to" | "that" | "likely" | "unlikely" | "not" | "set")
                || !view.clause.complement.is_empty()
        }
        _ => true,
    }
}

/// "A possible move", "likely candidates": the word qualifies a noun, not the claim.
fn is_attribute(view: &View, word: usize) -> bool {
    view.reading.tags.get(word + 1).is_some_and(|t| t.starts_with("NN") || t.starts_with("JJ"))
        && view.reading.tags[word].starts_with("JJ")
}

/// "Could not find": what was not possible is said flatly, unless it "could not be ruled out".
fn is_past_ability(view: &View, word: usize) -> bool {
    let next = view.reading.lower.get(word + 1).map_or("", String::as_str);
    view.lower(word) == "could" && matches!(next, "not" | "n't") && view.in_clause(&["ruled", "excluded"]).is_none()
}
