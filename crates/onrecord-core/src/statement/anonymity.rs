//! Anonymity: the words by which a name is withheld near a statement, and the reason given.
//!
//! Looks in the sentence of the source or cue for "on condition of anonymity", "not authorized to speak", "asked not to
//! be named"; the reason is the clause after "to", "because", "citing" or "as".

use crate::findings::Anonymity;
use crate::reading::Reading;
use crate::statement::draft::Draft;

const FORMULAS: &[&[&str]] = &[
    &["condition", "of", "anonymity"],
    &["conditions", "of", "anonymity"],
    &["condition", "they", "not", "be", "named"],
    &["declined", "to", "be", "named"],
    &["asked", "not", "to", "be", "named"],
    &["asked", "not", "to", "be", "identified"],
    &["requested", "anonymity"],
    &["not", "authorised", "to", "speak"],
    &["not", "authorized", "to", "speak"],
    &["not", "authorised", "to", "discuss"],
    &["not", "authorized", "to", "discuss"],
    &["speaking", "anonymously"],
];

/// The anonymity formula in the sentence of a statement's source, else of its cue.
pub fn anonymity(reading: &Reading, draft: &Draft) -> Option<Anonymity> {
    let place = draft.source_words().next().or(draft.cue_words().next())?;
    let words = reading.sentence(place).tokens.clone();
    let (start, length) = words.clone().find_map(|w| {
        let fits =
            |f: &&&[&str]| f.iter().enumerate().all(|(i, part)| w + i < words.end && reading.lower[w + i] == *part);
        FORMULAS.iter().find(fits).map(|f| (w, f.len()))
    })?;
    let start = if start >= words.start + 2 && reading.lower[start - 1] == "on" { start - 1 } else { start };
    let end = (start..words.end).find(|&w| reading.lower[w] == "anonymity").map_or(start + length, |w| w + 1);
    Some(Anonymity { words: reading.span(&(start..end)), reason: reason(reading, end, words.end) })
}

fn reason(reading: &Reading, after: usize, end: usize) -> Option<onrecord_text::Span> {
    let opener = if reading.lower.get(after).is_some_and(|w| w == ",") { after + 1 } else { after };
    let opens =
        matches!(reading.lower.get(opener).map_or("", String::as_str), "to" | "because" | "citing" | "as" | "since");
    if !opens || opener >= end {
        return None;
    }
    let stop = (opener..end).find(|&w| matches!(reading.lower[w].as_str(), "." | ";" | "”" | "\"")).unwrap_or(end);
    (stop > opener + 1).then(|| reading.span(&(opener..stop)))
}
