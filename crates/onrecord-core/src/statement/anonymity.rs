//! Anonymity: the words by which a name is withheld near a statement, and the reason given.
//!
//! Looks in the sentence of the source or cue for "on condition of anonymity", "not authorized to speak", "asked not to
//! be named"; the reason is the clause after "to", "because", "citing" or "as".

use crate::findings::Anonymity;
use crate::reading::Reading;
use crate::statement::draft::Draft;

/// A formula's words in order; `*` stands for up to three words of any kind.
#[rustfmt::skip]
const FORMULAS: &[&[&str]] = &[
    &["condition", "of", "anonymity"], &["conditions", "of", "anonymity"], &["condition", "of", "not", "being", "named"],
    &["condition", "of", "not", "being", "identified"], &["condition", "*", "not", "be", "named"],
    &["condition", "*", "not", "be", "identified"], &["condition", "*", "name", "not", "be", "used"],
    &["declined", "to", "be", "named"], &["declined", "to", "be", "identified"], &["declined", "to", "give", "*", "name"],
    &["refused", "to", "be", "named"], &["refused", "to", "be", "identified"], &["refused", "to", "give", "*", "name"],
    &["asked", "not", "to", "be", "named"], &["asked", "not", "to", "be", "identified"],
    &["asked", "to", "remain", "anonymous"], &["asked", "that", "*", "not", "be", "named"],
    &["asked", "that", "*", "not", "be", "used"], &["asked", "that", "*", "not", "be", "identified"],
    &["asked", "for", "anonymity"], &["insisted", "on", "anonymity"], &["requested", "anonymity"], &["requesting", "anonymity"],
    &["granted", "anonymity"], &["spoke", "anonymously"], &["speaking", "anonymously"], &["wished", "to", "remain", "anonymous"],
    &["did", "not", "want", "to", "be", "named"], &["did", "not", "want", "to", "be", "identified"],
    &["did", "not", "wish", "to", "be", "named"], &["did", "not", "wish", "to", "be", "identified"],
    &["not", "authorised", "to", "speak"], &["not", "authorized", "to", "speak"], &["not", "authorised", "to", "discuss"],
    &["not", "authorized", "to", "discuss"], &["not", "authorised", "to", "comment"], &["not", "authorized", "to", "comment"],
    &["not", "allowed", "to", "speak"], &["not", "permitted", "to", "speak"],
    &["name", "*", "withheld"], &["names", "*", "withheld"], &["requested", "not", "to", "be", "named"],
    &["requested", "not", "to", "be", "identified"], &["requested", "that", "*", "not", "be", "used"],
];

/// The words with which formulas begin, sorted.
const OPENING: &[&str] = &[
    "asked",
    "condition",
    "conditions",
    "declined",
    "did",
    "granted",
    "insisted",
    "name",
    "names",
    "not",
    "refused",
    "requested",
    "requesting",
    "speaking",
    "spoke",
    "wished",
];

/// The anonymity formula in the sentence of a statement's source, else of its cue.
pub fn anonymity(reading: &Reading, draft: &Draft) -> Option<Anonymity> {
    let place = draft.source_words().next().or(draft.cue_words().next())?;
    let words = reading.sentence(place).tokens.clone();
    let opens = |w: &usize| OPENING.binary_search(&reading.lower[*w].as_str()).is_ok();
    let (start, length) = words.clone().filter(opens).find_map(|w| {
        let rest = &reading.lower[w..words.end];
        FORMULAS.iter().find_map(|formula| length(formula, rest)).map(|length| (w, length))
    })?;
    let start = if start >= words.start + 2 && reading.lower[start - 1] == "on" { start - 1 } else { start };
    let end = (start..words.end).find(|&w| reading.lower[w] == "anonymity").map_or(start + length, |w| w + 1);
    Some(Anonymity { words: reading.span(&(start..end)), reason: reason(reading, end, words.end) })
}

/// How many of the words a formula takes, if they begin with it.
fn length(formula: &[&str], words: &[String]) -> Option<usize> {
    match formula {
        [] => Some(0),
        ["*", rest @ ..] => (0..=3.min(words.len())).find_map(|n| Some(n + length(rest, &words[n..])?)),
        [first, rest @ ..] => (words.first()? == first).then(|| length(rest, &words[1..])).flatten().map(|n| n + 1),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_words_are_those_of_the_formulas() {
        let mut first: Vec<&str> = FORMULAS.iter().map(|formula| formula[0]).collect();
        first.sort_unstable();
        first.dedup();
        assert_eq!(OPENING, first);
    }
}
