//! Begins a content behind the dateline.
//!
//! > DRESK, March 4 — Two bridges were blown up overnight, officials said on Monday.

use onrecord_text::RegionKind;

use crate::reading::Reading;
use crate::statement::draft::Draft;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let lines = reading.document.regions.iter().filter(|r| r.kind == RegionKind::DateLine);
    for line in lines.map(|r| reading.words(r.span)) {
        for draft in drafts.iter_mut() {
            for place in 0..draft.content.len() {
                let piece = draft.content[place].clone();
                if line.contains(&piece.start) && piece.end > line.end {
                    draft.content[place].start = line.end;
                    draft.note("dateline", "began the content behind the dateline");
                }
            }
        }
    }
}
