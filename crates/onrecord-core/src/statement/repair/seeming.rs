//! Gives what somebody seems to say or think to that somebody.
//!
//! > The minister seems to now recognise that the dam is old.
//!
//! "Seems" is the author's hedge on the attribution, not an attribution. Where the verb after "seems to" takes what is
//! said, its subject becomes the source, the cue runs on to that verb, and the rest is the content.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::frame;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for draft in drafts.iter_mut().filter(|d| d.source.is_empty()) {
        let Some(rest) = parted(reading, draft) else { continue };
        draft.source = vec![draft.content[0].clone()];
        draft.cue[0].end = rest.start;
        draft.content = vec![rest];
        draft.note("seeming", "took the subject of \"seems\" as the source and the verb after it into the cue");
    }
}

/// What follows the verb after "seems to", if the draft has the parts subject, "seems", infinitive.
fn parted(reading: &Reading, draft: &Draft) -> Option<Words> {
    let ([cue], [who, what]) = (&draft.cue[..], &draft.content[..]) else { return None };
    let seems = cue.clone().any(|w| matches!(reading.lemma(w), "seem" | "appear"));
    if !seems || who.end > cue.start || what.start != cue.end || reading.lower[what.start] != "to" {
        return None;
    }
    let verb = what.clone().take(4).find(|&w| reading.tags[w] == "VB")?;
    let takes = !frame::of_verb(reading.lemma(verb)).is_empty();
    (takes && verb + 1 < what.end).then_some(verb + 1..what.end)
}
