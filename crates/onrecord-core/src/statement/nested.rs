//! Statements within statements: "officials said they did not believe that he had decided".
//!
//! PolNeAR marks the outermost attribution only, so the model finds no other. Reading a content by itself, without
//! its quotation marks, makes its own attributions the outermost; what the model does not see there,
//! [`clauses`] finds by its form. Takes the drafts of one level and gives those inside their contents, each with its
//! parent; [`add`] goes down until nothing more is found.

use onrecord_model::{Model, SentenceRange};
use onrecord_text::Quotation;

use crate::lexicon::cue;
use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::clauses::{self, Found};
use crate::statement::grammar::line::{Line, is_quotation_mark};

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
        let first = drafts.len();
        let found = within(reading, model, drafts, level.clone());
        drafts.extend(found);
        by_form(reading, drafts, level, first);
        level = first..drafts.len();
        if level.is_empty() {
            return;
        }
    }
}

fn within(reading: &Reading, model: &Model, drafts: &[Draft], parents: Words) -> Vec<Draft> {
    let mut words: Vec<usize> = Vec::new();
    let mut sentences: Vec<SentenceRange> = Vec::new();
    let mut owners: Vec<(Words, usize)> = Vec::new();
    let says_the_same =
        |parent: usize| drafts.iter().any(|d| d.parent == Some(parent) && d.content == drafts[parent].content);
    for parent in parents.filter(|&p| !says_the_same(p)) {
        let inside: Vec<usize> = drafts[parent]
            .content_words()
            .filter(|&w| !is_quotation_mark(reading.word(w)))
            .skip_while(|&w| reading.lower[w] == "that")
            .collect();
        if inside.len() < FEWEST_WORDS || !inside.iter().any(|&w| can_head_cue(reading, w)) {
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
        if draft.cue.is_empty()
            || attribution.scores.whole() < LEAST_SCORE
            || !draft.words().all(|w| range.contains(&w))
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
        let known =
            drafts.iter().any(|d| d.parent == Some(*parent) && d.cue_words().any(|w| draft.cue[0].contains(&w)));
        if draft.content.is_empty() || known || !is_held(reading, &draft) {
            continue;
        }
        within_quotation(reading, &mut draft);
        draft.parent = Some(*parent);
        draft.note("nested", "read the content of its parent by itself");
        out.push(draft);
    }
    out
}

/// Whether somebody holds what a nested draft says, and says, thinks or wants it: it has a cue word that we know, and
/// a source or a passive verb with a clause ("is believed to have left"). "Alleged attacks" only hedges.
fn is_held(reading: &Reading, draft: &Draft) -> bool {
    let known = draft.cue_words().any(|w| cue::knows(reading.lemma(w)));
    let passive = draft.cue_words().any(|w| reading.tags[w] == "VBN") && draft.cue_words().count() > 1;
    let clause = draft.content.iter().any(|piece| matches!(reading.lower[piece.start].as_str(), "that" | "to"));
    known && (!draft.source.is_empty() || passive && clause)
}

/// Ends a content that begins as a quotation of its own where that closes: "“He told me, ‘You will stay,’ **and then he
/// left**,” she said".
fn within_quotation(reading: &Reading, draft: &mut Draft) {
    let cue = draft.cue[0].end;
    for piece in draft.content.iter_mut().filter(|p| p.start >= cue) {
        let start = reading.segmented.tokens[piece.start].span.start();
        let begins = |q: &&Quotation| q.level > 0 && q.closed && (q.span.start() == start || q.inner.start() == start);
        if let Some(quotation) = reading.quotations.iter().find(begins) {
            piece.end = piece.end.min(reading.words(quotation.span).end);
        }
    }
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

/// Adds what has the form of an attribution in the contents of `parents`. Those found by the model stand from `first`
/// on; one of them that has no source takes that of the form, and one inside a content found here becomes its child.
fn by_form(reading: &Reading, drafts: &mut Vec<Draft>, parents: Words, first: usize) {
    for parent in parents {
        for Found { draft: found, .. } in
            outermost(lines(reading, &drafts[parent]).iter().flat_map(clauses::find).collect())
        {
            let has_cue = |d: &Draft| d.cue_words().any(|w| found.cue_words().any(|v| v == w));
            if let Some(known) = drafts.iter_mut().find(|d| has_cue(d)) {
                if known.parent == Some(parent) {
                    agree(known, found);
                }
                continue;
            }
            let holds =
                |d: &Draft| d.parent == Some(parent) && d.content_words().any(|w| found.cue_words().any(|v| v == w));
            if drafts[first..].iter().any(holds) {
                continue;
            }
            let place = drafts.len();
            for child in drafts[first..].iter_mut().filter(|d| d.parent == Some(parent)) {
                if found.content_words().any(|w| child.cue.first().is_some_and(|c| c.start == w)) {
                    child.parent = Some(place);
                }
            }
            drafts.push(Draft { parent: Some(parent), ..found });
        }
    }
}

/// Mends what the model found by the form of the same cue: a source where it has none, and cue and content where its
/// content begins within the cue ("know | **full well**, as we have seen, that …").
fn agree(known: &mut Draft, form: Draft) {
    if known.source.is_empty() {
        known.source.clone_from(&form.source);
        known.note("nested", "took the subject of the cue as its source");
    }
    if form.cue_words().any(|w| w == known.content[0].start) {
        (known.cue, known.content) = (form.cue, form.content);
        known.note("nested", "took the whole cue and the clause after it");
    }
}

/// Those that do not stand in the content of another.
fn outermost(found: Vec<Found>) -> Vec<Found> {
    let inside = |inner: &Found| {
        let cue = inner.draft.cue[0].start;
        found.iter().any(|outer| outer.draft.content_words().any(|w| w == cue))
    };
    let keep: Vec<bool> = found.iter().map(|f| !inside(f)).collect();
    found.into_iter().zip(keep).filter_map(|(f, keep)| keep.then_some(f)).collect()
}

/// The content of a draft, a line a sentence.
fn lines<'r, 'd>(reading: &'r Reading<'d>, draft: &Draft) -> Vec<Line<'r, 'd>> {
    let words: Vec<usize> = draft.content_words().collect();
    let sentences = words.chunk_by(|&a, &b| reading.sentence(a).tokens == reading.sentence(b).tokens);
    sentences.map(|s| Line::new(reading, s.iter().copied())).collect()
}

/// What follows a noun or an adjective that heads a cue: "the claim **that**", "worried **about**".
const LINKS: &[&str] = &["about", "against", "for", "of", "on", "over", "that", "to", "whether"];

/// Whether a word may head a cue: a verb in the lexicon of cues, or a noun or an adjective that is in it and is linked
/// to what it tells ("back" the adverb and "the state" are not).
fn can_head_cue(reading: &Reading, word: usize) -> bool {
    let linked = || reading.lower.get(word + 1).is_some_and(|next| LINKS.contains(&next.as_str()));
    let may = reading.tags[word].starts_with('V') || reading.tags[word].starts_with(['N', 'J']) && linked();
    may && cue::knows(reading.lemma(word))
}
