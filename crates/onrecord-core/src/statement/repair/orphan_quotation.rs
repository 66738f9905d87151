//! Finds quotations that stand alone, without any word that attributes them.
//!
//! > The minister would not go further. “We have said what we had to say. The rest is for the river.”
//!
//! Takes quotations of at least five words that fill whole sentences and that no statement uses, outside titles and
//! captions. Each becomes a statement with an empty cue; its speaker is that of the statement before it, where that
//! stands in the same or the preceding paragraph. Contents that the model left without a cue are kept only where they
//! are quotations too: anything else would put the author's words in somebody's mouth.

use onrecord_text::RegionKind;

use crate::reading::Reading;
use crate::statement::draft::{Draft, Sureness, Words};
use crate::statement::mode::is_quoted;

const FEWEST_WORDS: usize = 5;
/// How sure we are that a whole quoted sentence is somebody's statement.
const SCORE: f32 = 0.6;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let told = |d: &Draft| !d.cue.is_empty() || d.content.iter().all(|p| is_quoted(reading, reading.span(p)));
    super::retain(drafts, told);
    let claimed = super::claimed(reading, drafts);
    for quotation in reading.quotations.iter().filter(|q| q.level == 0) {
        let words = reading.words(quotation.span);
        let apart = reading.document.regions.iter().any(|r| {
            matches!(r.kind, RegionKind::Title | RegionKind::Caption | RegionKind::Bio | RegionKind::Boilerplate)
                && r.span.overlaps(quotation.span)
        });
        let letters = words.clone().filter(|&w| reading.word(w).chars().any(char::is_alphanumeric)).count();
        if letters >= FEWEST_WORDS && !apart && !words.clone().any(|w| claimed[w]) && fills_sentences(reading, &words) {
            let did = "took a quotation that no words attribute";
            drafts.push(Draft::orphan(words, None, Sureness::Rule(SCORE), "orphan_quotation", did));
        }
    }
    tie_to_speakers(reading, drafts);
}

/// Whether a quotation begins and ends where sentences do.
fn fills_sentences(reading: &Reading, words: &Words) -> bool {
    let first = reading.sentence(words.start).tokens.start;
    let last = reading.sentence(words.end - 1).tokens.end;
    let only_marks = |mut range: Words| range.all(|w| !reading.word(w).chars().any(char::is_alphanumeric));
    only_marks(first..words.start) && only_marks(words.end..last)
}

/// Names the speaker of every statement without source and cue: that of the closest statement before it.
fn tie_to_speakers(reading: &Reading, drafts: &mut [Draft]) {
    let paragraph = |d: &Draft| reading.sentence(d.start()).paragraph;
    for index in 0..drafts.len() {
        let orphan = &drafts[index];
        if !orphan.cue.is_empty() || !orphan.source.is_empty() || orphan.continues.is_some() {
            continue;
        }
        let before = (0..drafts.len())
            .filter(|&i| drafts[i].parent.is_none() && !drafts[i].source.is_empty())
            .filter(|&i| drafts[i].start() < orphan.start() && paragraph(&drafts[i]) + 1 >= paragraph(orphan))
            .max_by_key(|&i| drafts[i].content.last().map(|p| p.end));
        drafts[index].continues = before;
    }
}
