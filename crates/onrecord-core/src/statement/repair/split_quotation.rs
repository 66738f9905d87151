//! Parts a quotation that stands by itself from a paraphrase beside it.
//!
//! > “We may need two hundred pumps, or only fifty.” The number, she says, depends on the rains.
//!
//! The model may give both to "she says". A sentence that is wholly a quotation, and another that is wholly paraphrase
//! and holds the cue, are two statements: the first becomes an orphan quotation of the same speaker. A quotation that
//! follows a paraphrase with quoted words in it stays.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::mode::is_quoted;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let mut added = Vec::new();
    for (index, draft) in drafts.iter_mut().enumerate() {
        let Some(cue) = draft.cue.first().map(|c| c.start) else { continue };
        let home = reading.sentence(cue).tokens.clone();
        let own = |piece: &Words| home.contains(&piece.start);
        let quoted = |piece: &Words| is_quoted(reading, reading.span(piece));
        if !draft.content.iter().any(|p| own(p) && !quoted(p)) {
            continue;
        }
        // What follows a quotation in part goes on with it.
        let partly = draft.content.iter().any(|p| own(p) && super::holds_quotation(reading, p));
        let stays = |p: &Words| own(p) || !quoted(p) || partly && p.start > cue;
        let (stay, go): (Vec<Words>, Vec<Words>) = draft.content.iter().cloned().partition(stays);
        if go.is_empty() {
            continue;
        }
        draft.content = stay;
        draft.note("split_quotation", "gave a quotation of its own sentence back");
        let did = "made an orphan quotation of a sentence in quotation marks";
        added.extend(go.into_iter().map(|p| Draft::orphan(p, Some(index), draft.sureness, "split_quotation", did)));
    }
    drafts.extend(added);
}
