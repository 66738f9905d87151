//! Joins the content on both sides of an attribution that stands inside it.
//!
//! > Two bridges were blown up overnight, officials said on Monday, as troops fell back from the river.
//!
//! Where a paraphrase stands before "…, officials said, …" and the sentence goes on with a subordinate clause or a
//! preposition that no statement uses, the rest is part of what was said.

use crate::reading::Reading;
use crate::statement::draft::Draft;
use crate::statement::mode::is_quoted;

/// How many words may stand between the cue and the comma: "said **on Monday night**,".
const LONGEST_REST: usize = 5;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let claimed = super::claimed(reading, drafts);
    for draft in drafts.iter_mut().filter(|d| d.parent.is_none()) {
        let attribution = || draft.source_words().chain(draft.cue_words());
        let (Some(first), Some(last)) = (attribution().min(), attribution().max()) else { continue };
        let ([before], false) = (&draft.content[..], draft.source.is_empty()) else { continue };
        let sentence = reading.sentence(first).tokens.clone();
        let quoted = is_quoted(reading, reading.span(before));
        if quoted || before.end + 1 != first || reading.lower[before.end] != "," || !sentence.contains(&before.start) {
            continue;
        }
        let reach = (last + 2 + LONGEST_REST).min(sentence.end);
        let Some(comma) = (last + 1..reach).find(|&w| reading.lower[w] == ",") else { continue };
        let end = sentence.end - usize::from(matches!(reading.word(sentence.end - 1), "." | "!" | "?"));
        let rest = comma + 1..end;
        let goes_on = rest.len() > 2 && matches!(reading.tags[rest.start], "IN" | "WRB" | "TO");
        if goes_on && !claimed[last + 1..end].contains(&true) {
            draft.content.push(rest);
            draft.note("both_sides", "added what follows the attribution to the content");
        }
    }
}
