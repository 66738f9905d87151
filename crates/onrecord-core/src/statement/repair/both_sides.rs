//! Joins the content on both sides of an attribution that stands inside it.
//!
//! > Two bridges were blown up overnight, officials said on Monday, as troops fell back from the river.
//!
//! Where a paraphrase stands before "…, officials said, …" and the sentence goes on with a subordinate clause or a
//! preposition that no statement uses, or began with a condition ("If the talks fail, …"), the rest is part of what was
//! said. So is a clause, or a short phrase ("**By 2035**, officials fear, the lake will be dry"), before it that no
//! statement uses, where only the rest was found.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::mode::is_quoted;

/// How many words may stand between the cue and the comma: "said **on Monday night**,".
const LONGEST_REST: usize = 5;
/// How many words a phrase before the attribution may have.
const LONGEST_PHRASE: usize = 6;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let claimed = super::claimed(reading, drafts);
    for draft in drafts.iter_mut().filter(|d| d.parent.is_none()) {
        let attribution = || draft.source_words().chain(draft.cue_words());
        let (Some(first), Some(last)) = (attribution().min(), attribution().max()) else { continue };
        let ([piece], false) = (&draft.content[..], draft.source.is_empty()) else { continue };
        let sentence = reading.sentence(first).tokens.clone();
        if is_quoted(reading, reading.span(piece)) || !sentence.contains(&piece.start) {
            continue;
        }
        if piece.end + 1 == first && reading.lower[piece.end] == "," {
            if let Some(rest) = rest(reading, piece, &sentence, last, &claimed) {
                draft.content.push(rest);
                draft.note("both_sides", "added what follows the attribution to the content");
            }
        } else if piece.start > last
            && let Some(clause) = clause_before(reading, &sentence, first, &claimed)
            && matches!(reading.lower[piece.start - 1].as_str(), ",")
        {
            draft.content.insert(0, clause);
            draft.note("both_sides", "added the clause before the attribution to the content");
        }
    }
}

/// What follows the comma behind the cue: what goes on with a subordinate clause or a preposition, or the clause that a
/// condition before the attribution belongs to.
fn rest(reading: &Reading, before: &Words, sentence: &Words, last: usize, claimed: &[bool]) -> Option<Words> {
    let reach = (last + 2 + LONGEST_REST).min(sentence.end);
    let comma = (last + 1..reach).find(|&w| reading.lower[w] == ",")?;
    let end = sentence.end - usize::from(matches!(reading.word(sentence.end - 1), "." | "!" | "?"));
    let rest = comma + 1..end;
    let goes_on = rest.len() > 2 && matches!(reading.tags[rest.start], "IN" | "WRB" | "TO");
    let condition =
        matches!(reading.lower[before.start].as_str(), "if" | "once" | "unless" | "until" | "when" | "while");
    let concludes = condition && rest.clone().any(|w| reading.is_finite(w));
    ((goes_on || concludes) && !claimed[last + 1..end].contains(&true)).then_some(rest)
}

/// What stands before the comma before the source, from the head of the sentence or the dateline on, if it is a clause.
fn clause_before(reading: &Reading, sentence: &Words, first: usize, claimed: &[bool]) -> Option<Words> {
    let clause = super::behind_dateline(reading, sentence)..first.checked_sub(1)?;
    let has_verb = clause.clone().any(|w| reading.is_finite(w));
    let main = !clause.is_empty() && !matches!(reading.tags[clause.start], "IN" | "WRB" | "CC" | "RB" | "VBG" | "VBN");
    let phrase = clause.len() <= LONGEST_PHRASE && clause.len() > 1 && reading.tags[clause.start] == "IN";
    let whole = reading.lower[clause.end] == "," && (main && has_verb || phrase && !has_verb);
    (whole && !claimed[clause.clone()].contains(&true)).then_some(clause)
}
