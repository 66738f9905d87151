//! Gives a cue without a source, or with one in another paragraph, the subject that stands before it.
//!
//! > Kelmar has not explicitly threatened to close the dam. It will hold because Norlund has accepted it.
//!
//! Applies to active verbs. The subject must not be part of anybody's content or cue.

use crate::reading::Reading;
use crate::statement::draft::Draft;
use crate::statement::grammar::group::group;
use crate::statement::grammar::line::Line;
use crate::statement::grammar::subject::subject;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let mut said = vec![false; reading.len()];
    for word in drafts.iter().flat_map(|d| d.content_words().chain(d.cue_words()).collect::<Vec<_>>()) {
        said[word] = true;
    }
    for draft in drafts.iter_mut().filter(|d| is_elsewhere(reading, d)) {
        let Some(first) = draft.cue.first().map(|c| c.start) else { continue };
        let line = Line::new(reading, reading.sentence(first).tokens.clone());
        let Some(start) = line.words.iter().position(|&w| w == first) else { continue };
        let heads = (start..line.len()).take_while(|&i| draft.cue[0].contains(&line.words[i]));
        let Some(active) = heads.filter_map(|i| group(&line, i)).last().filter(|g| !g.passive) else { continue };
        let Some(found) = subject(&line, active) else { continue };
        let source = line.pieces(found.words);
        if !source.iter().cloned().flatten().any(|w| said[w]) {
            draft.source = source;
            draft.note("subject", "took the subject before the cue as its source");
        }
    }
}

/// Whether no word of the source stands in the paragraph of the cue.
fn is_elsewhere(reading: &Reading, draft: &Draft) -> bool {
    let paragraph = |word: usize| reading.sentence(word).paragraph;
    let home = draft.cue_words().next().map(paragraph);
    draft.source.iter().all(|piece| Some(paragraph(piece.start)) != home)
}
