//! Turns: what each speaker says in an interview or transcript, by its layout.
//!
//! > Q: When did you leave? / A: In March. — **Dovash:** We left in March. — **When did you leave?** / In March.
//!
//! Takes the paragraphs of a document. [`label`] knows turns by the name or letter before a colon, [`question`] by
//! questions that stand alone. Leaves out who the speakers are.

mod label;
mod question;

use onrecord_text::RegionKind;

use crate::reading::Reading;
use crate::statement::draft::Words;

/// Who speaks, as the layout says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// "Q:": the author, who asks.
    Asks,
    /// "A:": whoever is interviewed.
    Answers,
    /// A name or role.
    Named(Words),
}

/// One turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who speaks.
    pub speaker: Speaker,
    /// The mark that shows it: what ends the label, or the question that is answered.
    pub mark: Words,
    /// What is said, a piece a paragraph; never empty.
    pub content: Vec<Words>,
}

/// The turns of a document, in order; none where it is no interview.
pub fn turns(reading: &Reading) -> Vec<Turn> {
    let paragraphs = paragraphs(reading);
    let mut turns = label::turns(reading, &paragraphs);
    if turns.is_empty() {
        turns = question::turns(reading, &paragraphs);
    }
    turns.retain(|turn| !turn.content.is_empty());
    turns
}

/// The paragraphs of the body, in words.
fn paragraphs(reading: &Reading) -> Vec<Words> {
    let apart = |kind| !matches!(kind, RegionKind::DateLine | RegionKind::Markup | RegionKind::Title);
    let regions: Vec<_> = reading.document.regions.iter().filter(|r| apart(r.kind)).collect();
    let groups = reading.segmented.sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
    groups
        .map(|group| group[0].tokens.start..group[group.len() - 1].tokens.end)
        .filter(|words| !regions.iter().any(|r| r.span.overlaps(reading.span(words))))
        .collect()
}

/// Whether a word is a mark of Markdown, typed out in plain text.
fn is_markdown(word: &str) -> bool {
    word.chars().all(|c| matches!(c, '*' | '_'))
}

/// Without marks of Markdown at its end.
fn trimmed(reading: &Reading, words: Words) -> Words {
    let end = words.clone().rev().find(|&w| !is_markdown(reading.word(w)));
    words.start..end.map_or(words.start, |w| w + 1)
}
