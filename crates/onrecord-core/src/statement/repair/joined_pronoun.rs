//! Completes a source of two pronouns.
//!
//! > You and I know that the river is poisoned.

use crate::reading::Reading;
use crate::statement::draft::Draft;

/// Gives a source that is one pronoun the one that a conjunction joins to it. Runs on nested drafts too.
pub fn complete(reading: &Reading, drafts: &mut [Draft]) {
    for draft in drafts {
        let [only] = &mut draft.source[..] else { continue };
        let joined = only.len() == 1
            && only.start >= 2
            && reading.tags[only.start] == "PRP"
            && matches!(reading.lower[only.start - 1].as_str(), "and" | "or")
            && matches!(reading.lower[only.start - 2].as_str(), "you" | "he" | "she" | "they");
        // "They told you and I knew": a verb right before makes the first an object.
        if joined && only.start.checked_sub(3).is_none_or(|w| !reading.tags[w].starts_with("VB")) {
            only.start -= 2;
            draft.note("joined_pronoun", "added the pronoun joined to the source");
        }
    }
}
