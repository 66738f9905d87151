//! Ends an infinitive where a new clause begins.
//!
//! > Companies want to cut costs, and unions hope to keep jobs.
//!
//! A content that begins with "to" and a verb has no subject of its own; after ", and" or ", but" a subject with a
//! finite verb is somebody else's clause, and a finite verb after "and" belongs to the subject of the cue.

use crate::reading::Reading;
use crate::statement::draft::Draft;
use crate::statement::grammar::complement::{begins_clause, returns_to_subject};
use crate::statement::grammar::line::Line;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for draft in drafts {
        let Some(place) = draft.content.len().checked_sub(1) else { continue };
        let piece = draft.content[place].clone();
        let infinitive = reading.lower[piece.start] == "to"
            && reading.tags[piece.start + 1..piece.end].first().is_some_and(|t| t.starts_with("VB") || *t == "RB");
        if !infinitive || !reading.sentence(piece.start).tokens.contains(&(piece.end - 1)) {
            continue;
        }
        let line = Line::new(reading, piece.clone());
        let clause = |i: usize| line.tag(i) == "CC" && line.at(i - 1) == "," && begins_clause(&line, i + 1);
        if let Some(joint) = (2..line.len()).find(|&i| clause(i) || returns_to_subject(&line, i)) {
            let comma = usize::from(line.at(joint - 1) == ",");
            draft.content[place].end = line.words[joint - comma];
            draft.note("infinitive_end", "ended the infinitive where a new clause begins");
        }
    }
}
