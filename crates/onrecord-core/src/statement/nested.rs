//! Statements within statements: "officials said they did not believe that he had decided".
//!
//! PolNeAR marks the outermost attribution only, so the model finds no other. Reading a content by itself, without
//! its quotation marks, makes its own attributions the outermost. Takes the drafts of one level and gives those inside
//! their contents, each with its parent; [`add`] goes down until nothing more is found.

use onrecord_model::{Model, SentenceRange};

use crate::lexicon::cue;
use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};

/// A content of fewer words holds no statement of its own.
const FEWEST_WORDS: usize = 5;
/// Deeper nesting than this is not reported.
const DEEPEST: usize = 3;
/// A nested attribution must be surer than this: there is no gold to train the reading of contents on.
const LEAST_SCORE: f32 = 0.25;

/// Stands for a full stop that is not in the document.
const STOP: usize = usize::MAX;

/// Adds the statements inside the contents of `drafts`, level by level.
pub fn add(reading: &Reading, model: &Model, drafts: &mut Vec<Draft>) {
    let mut level = 0..drafts.len();
    for _ in 0..DEEPEST {
        let found = within(reading, model, drafts, level.clone());
        if found.is_empty() {
            return;
        }
        level = drafts.len()..drafts.len() + found.len();
        drafts.extend(found);
    }
}

fn within(reading: &Reading, model: &Model, drafts: &[Draft], parents: Words) -> Vec<Draft> {
    let mut words: Vec<usize> = Vec::new();
    let mut sentences: Vec<SentenceRange> = Vec::new();
    let mut owners: Vec<(Words, usize)> = Vec::new();
    for parent in parents {
        let inside: Vec<usize> = drafts[parent]
            .content_words()
            .filter(|&w| !is_quotation_mark(reading.word(w)))
            .skip_while(|&w| reading.lower[w] == "that")
            .collect();
        if inside.len() < FEWEST_WORDS || !inside.iter().any(|&w| cue::find(&reading.lemma(w)).is_some()) {
            continue;
        }
        let base = words.len();
        for sentence in inside.chunk_by(|&a, &b| reading.sentence(a).tokens == reading.sentence(b).tokens) {
            let start = words.len();
            words.extend(sentence);
            sentences.push(SentenceRange { words: start..words.len(), paragraph: owners.len() as u32 });
        }
        // The model expects sentences to end as sentences do.
        if inside.last().is_some_and(|&w| !matches!(reading.word(w), "." | "?" | "!")) {
            words.push(STOP);
            sentences.last_mut().expect("a content has a sentence").words.end += 1;
        }
        owners.push((base..words.len(), parent));
    }
    let text: Vec<&str> = words.iter().map(|&w| if w == STOP { "." } else { reading.word(w) }).collect();
    let read = model.read(&text, &sentences);
    let mut out = Vec::new();
    for attribution in &read.attributions {
        let mut draft = Draft::of(attribution);
        let place = draft.start();
        let owner = owners.partition_point(|(range, _)| range.end <= place);
        let (range, parent) = &owners[owner];
        let all: Vec<usize> = draft.source_words().chain(draft.cue_words()).chain(draft.content_words()).collect();
        let whole = all.len() >= range.len();
        if draft.cue.is_empty()
            || whole && draft.source.is_empty()
            || attribution.scores.whole() < LEAST_SCORE
            || !all.iter().all(|w| range.contains(w))
        {
            continue;
        }
        draft.source = in_document(&draft.source, &words);
        draft.cue = in_document(&draft.cue, &words);
        draft.content = in_document(&draft.content, &words);
        // Across sentences, what is found by reading a content alone is too often another statement's.
        let home = reading.sentence(draft.cue[0].start).tokens.clone();
        draft.content.retain(|piece| home.contains(&piece.start));
        for piece in &mut draft.content {
            piece.end = piece.end.min(home.end);
        }
        if draft.content.is_empty() {
            continue;
        }
        draft.parent = Some(*parent);
        draft.note("nested", "read the content of its parent by itself");
        out.push(draft);
    }
    out
}

/// Pieces of the reading as pieces of the document; a piece that leaves words of the document out is split there,
/// unless they are quotation marks only.
fn in_document(pieces: &[Words], words: &[usize]) -> Vec<Words> {
    let mut out: Vec<Words> = Vec::new();
    for piece in pieces {
        let mut first = true;
        for &word in words[piece.clone()].iter().filter(|&&w| w != STOP) {
            match out.last_mut() {
                Some(last) if !first && word <= last.end + 1 => last.end = word + 1,
                _ => out.push(word..word + 1),
            }
            first = false;
        }
    }
    out
}

fn is_quotation_mark(word: &str) -> bool {
    matches!(word, "\"" | "“" | "”" | "„" | "«" | "»" | "``" | "''")
}
