//! Gives the infinitive to the content: "refused | to recognise it", not "refused to recognise | it".
//!
//! In PolNeAR's convention the infinitive that completes a verb of wanting, promising or refusing is what is said.
//! Applies where such a verb is the cue's head, `to` follows it, and the content comes right after the cue. "seems to
//! recognise" and "declined to comment" stay: there the second verb is the one that attributes.

use crate::reading::Reading;
use crate::statement::draft::Draft;

/// Verbs whose infinitive is what is said, sorted.
const TAKE_INFINITIVE: &[&str] = &[
    "agree",
    "aim",
    "decide",
    "determine",
    "expect",
    "hope",
    "intend",
    "plan",
    "pledge",
    "prefer",
    "promise",
    "refuse",
    "swear",
    "threaten",
    "undertake",
    "vow",
    "want",
    "wish",
];

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for draft in drafts {
        let ([cue], Some(content)) = (&draft.cue[..], draft.content.first()) else { continue };
        let Some(to) = cue.clone().skip(1).find(|&w| reading.tags[w] == "TO" || reading.lower[w] == "to") else {
            continue;
        };
        let ends_in_verb = (to + 1..cue.end).any(|w| reading.tags[w] == "VB");
        let takes = TAKE_INFINITIVE.binary_search(&reading.lemma(to - 1)).is_ok();
        if takes && ends_in_verb && content.start == cue.end {
            draft.content[0].start = to;
            draft.cue[0].end = to;
            draft.note("infinitive", "moved the infinitive from the cue to the content");
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn verbs_are_sorted() {
        assert!(super::TAKE_INFINITIVE.is_sorted());
    }
}
