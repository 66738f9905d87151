//! Keeps an attribution in brackets or between dashes to what they hold.
//!
//! > Twelve people (fifteen, according to the rebels) were killed. The raid – carried out, the army claimed, by foreign
//! > agents – left six dead.
//!
//! Where words stand before the attribution inside the marks, these are what was said, with those behind it; what stands
//! outside is the author's. An attribution alone between the marks ("Talks – the envoy said – go on") is left as it is.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::enclosure::enclosure;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for draft in drafts.iter_mut() {
        let Some(cue) = draft.cue.first().cloned() else { continue };
        let Some(inner) = enclosure(reading, cue.start) else { continue };
        if draft.source.is_empty() && by_preposition(reading, &cue) {
            let who = trimmed(reading, cue.end..inner.end);
            draft.source = Some(who).filter(|w| !w.is_empty()).into_iter().collect();
        }
        for piece in draft.source.iter_mut().filter(|p| inner.contains(&p.start)) {
            piece.end = piece.end.min(inner.end);
        }
        let attribution = || draft.source_words().chain(draft.cue_words());
        let (Some(first), Some(last)) = (attribution().min(), attribution().max()) else { continue };
        let outside = draft.content_words().any(|w| !inner.contains(&w)) || draft.content_words().any(|w| w == last);
        if draft.source.is_empty() || !inner.contains(&first) || !inner.contains(&last) || !outside {
            continue;
        }
        let before = trimmed(reading, inner.start..first);
        let behind = trimmed(reading, last + 1..inner.end);
        if before.is_empty() {
            continue;
        }
        draft.content = [before, behind].into_iter().filter(|w| !w.is_empty()).collect();
        draft.note("enclosed", "kept the content to what stands between the marks");
    }
}

fn by_preposition(reading: &Reading, cue: &Words) -> bool {
    matches!(reading.lower[cue.end - 1].as_str(), "to" | "of" | "by" | "per")
}

/// Without commas and the like at either end.
fn trimmed(reading: &Reading, mut words: Words) -> Words {
    let loose = |w: usize| matches!(reading.word(w), "," | ";" | ":" | "." | "and" | "or" | "but");
    while !words.is_empty() && loose(words.start) {
        words.start += 1;
    }
    while !words.is_empty() && loose(words.end - 1) {
        words.end -= 1;
    }
    words
}
