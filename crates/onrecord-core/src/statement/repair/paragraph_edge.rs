//! Ends a content at the edge of its paragraph, unless a quotation runs on.
//!
//! > Nine dead in clashes on the river
//! >
//! > Troops exchanged fire at the weekend, officials on both sides said.
//!
//! The model sees a title and the paragraph below it side by side. Pieces outside the paragraph of the cue are dropped
//! where they are not quoted.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::mode::is_quoted;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let paragraph = |word: usize| reading.sentence(word).paragraph;
    for draft in drafts.iter_mut() {
        let Some(home) = draft.cue_words().next().map(paragraph) else { continue };
        let crosses = |piece: &Words| paragraph(piece.start) != paragraph(piece.end - 1);
        if !draft.content.iter().any(|p| crosses(p) && !is_quoted(reading, reading.span(p))) {
            continue;
        }
        let pieces = std::mem::take(&mut draft.content);
        for piece in pieces {
            let words: Vec<usize> = piece.collect();
            for part in words.chunk_by(|&a, &b| paragraph(a) == paragraph(b)) {
                let part = part[0]..part[part.len() - 1] + 1;
                if paragraph(part.start) == home || is_quoted(reading, reading.span(&part)) {
                    draft.content.push(part);
                }
            }
        }
        draft.note("paragraph_edge", "ended the content at the edge of its paragraph");
    }
    drafts.retain(|d| !d.content.is_empty());
}
