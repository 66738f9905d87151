//! Begins a content behind the dateline, and finds the source that the dateline was taken for.
//!
//! > DRESK, March 4 — Two bridges were blown up overnight, officials said on Monday.
//! >
//! > DRESK — The mayor resigned, saying he was tired.

use onrecord_text::RegionKind;

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::group::group;
use crate::statement::grammar::line::Line;
use crate::statement::grammar::subject::subject;

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
            if draft.source.iter().any(|p| p.end <= line.end && line.contains(&p.start))
                && let Some(who) = first_subject(reading, line.end)
            {
                draft.source = vec![who];
                draft.note("dateline", "took the subject behind the dateline as the source");
            }
        }
    }
}

/// The subject that the sentence behind a dateline begins with.
fn first_subject(reading: &Reading, start: usize) -> Option<Words> {
    let end = reading.sentence(start.min(reading.len() - 1)).tokens.end;
    let line = Line::new(reading, start..end);
    let verb = (1..line.len()).find_map(|i| group(&line, i))?;
    let who = subject(&line, verb).filter(|s| s.words.start == 0)?.words;
    Some(line.whole(who))
}
