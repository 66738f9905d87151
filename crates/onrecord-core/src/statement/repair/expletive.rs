//! Takes an empty "it" out of the content.
//!
//! > It was reported by the state broadcaster that the bridge had been closed.
//!
//! The "it" stands for the clause that follows; it joins the cue where it stands right before it.

use crate::reading::Reading;
use crate::statement::draft::Draft;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for draft in drafts {
        let [it, clause] = &draft.content[..] else { continue };
        let empty = it.len() == 1 && reading.lower[it.start] == "it";
        let follows = matches!(reading.lower[clause.start].as_str(), "that" | "whether" | "how");
        if !empty || !follows {
            continue;
        }
        let at = it.start;
        draft.content.remove(0);
        if let Some(cue) = draft.cue.first_mut().filter(|c| c.start == at + 1) {
            cue.start = at;
        }
        draft.note("expletive", "took an empty \"it\" out of the content");
    }
}
