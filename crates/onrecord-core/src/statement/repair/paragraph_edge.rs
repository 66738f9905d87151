//! Ends a content and a source at the edge of their paragraph, unless a quotation runs on.
//!
//! > Nine dead in clashes on the river, officials say
//! >
//! > Troops exchanged fire at the weekend.
//!
//! The model sees a title and the paragraph below it side by side. Pieces outside the paragraph of the cue are dropped
//! where they are not quoted.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::mode::is_quoted;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for draft in drafts.iter_mut().filter(|d| !d.verbatim) {
        let Some(home) = draft.cue_words().next().map(|w| paragraph(reading, w)) else { continue };
        let content = within(reading, home, &draft.content, true);
        let source = within(reading, home, &draft.source, false);
        if content != draft.content {
            draft.content = content;
            draft.note("paragraph_edge", "ended the content at the edge of its paragraph");
        }
        // A source in another paragraph may be right ("he" has a name there); one that runs over the edge is not.
        if source != draft.source && !source.is_empty() {
            draft.source = source;
            draft.note("paragraph_edge", "ended the source at the edge of its paragraph");
        }
    }
    super::retain(drafts, |d| !d.content.is_empty());
}

fn paragraph(reading: &Reading, word: usize) -> u32 {
    reading.sentence(word).paragraph
}

/// What of the pieces stands in the paragraph `home`, or is quoted where that counts.
fn within(reading: &Reading, home: u32, pieces: &[Words], quoted_counts: bool) -> Vec<Words> {
    let stays = |part: &Words| {
        paragraph(reading, part.start) == home || quoted_counts && is_quoted(reading, reading.span(part))
    };
    let mut out = Vec::new();
    for piece in pieces {
        let crosses = paragraph(reading, piece.start) != paragraph(reading, piece.end - 1);
        if !crosses || quoted_counts && is_quoted(reading, reading.span(piece)) {
            out.extend(Some(piece.clone()).filter(stays));
            continue;
        }
        let words: Vec<usize> = piece.clone().collect();
        let parts = words.chunk_by(|&a, &b| paragraph(reading, a) == paragraph(reading, b));
        out.extend(parts.map(|part| part[0]..part[part.len() - 1] + 1).filter(stays));
    }
    out
}
