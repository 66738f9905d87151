//! Statements within statements: "officials said they did not believe that he had decided".
//!
//! PolNeAR marks the outermost attribution only. A reader that was taught the others finds them with the document.
//! Reading a sentence of a content by itself, without quotation marks, makes its own attributions the outermost: so any
//! reader finds them, and a taught one those that it only suspects. What the model does not see there, [`clauses`]
//! finds by its form. Takes the drafts of one level and gives those inside their contents, each with its parent;
//! [`add`] goes down until nothing more is found.

use onrecord_model::{Attribution, Inner, Model, SentenceRange};
use onrecord_text::Quotation;

use crate::lexicon::cue;
use crate::reading::Reading;
use crate::statement::draft::{Draft, Sureness, Words};
use crate::statement::grammar::clauses::{self, Found};
use crate::statement::grammar::line::{Line, is_quotation_mark};
use crate::statement::repair::hearer;

/// A sentence of fewer words holds no statement of its own.
const FEWEST_WORDS: usize = 5;
/// Deeper nesting than this is not reported.
const DEEPEST: usize = 3;
/// A nested attribution must be surer than this: there is no gold to train the reading of contents on.
const LEAST_SCORE: f32 = 0.25;
/// A taught reader that takes a word for a cue with this probability, but makes no attribution of it, reads again.
const LIKELY_CUE: f32 = 0.3;

/// Stands for a full stop that is not in the document.
const STOP: usize = usize::MAX;

/// Adds the statements inside the contents of `drafts`, level by level.
pub fn add(reading: &Reading, model: &Model, drafts: &mut Vec<Draft>) {
    let mut level = 0..drafts.len();
    for _ in 0..DEEPEST {
        let first = drafts.len();
        if let Some(inner) = &reading.model.inner {
            drafts.extend(found_with_the_document(reading, inner, drafts, level.clone()));
        }
        drafts.extend(found_by_itself(reading, model, drafts, level.clone()));
        by_form(reading, drafts, level, first);
        level = first..drafts.len();
        if level.is_empty() {
            return;
        }
    }
}

/// The attributions that a taught reader found in the contents of `parents`, the outermost of them.
fn found_with_the_document(reading: &Reading, inner: &Inner, drafts: &[Draft], parents: Words) -> Vec<Draft> {
    let mut out = Vec::new();
    for parent in parents {
        let mut content: Vec<usize> = drafts[parent].content_words().collect();
        content.sort_unstable();
        let holds = |words: &Words| words.clone().all(|word| content.binary_search(&word).is_ok());
        let inside = |attribution: &&Attribution| attribution.cue.as_ref().is_some_and(holds);
        let all: Vec<&Attribution> = inner.attributions.iter().filter(inside).collect();
        let is_outermost = |of: &&&Attribution| {
            let cue = of.cue.as_ref().map(|cue| cue.start);
            !all.iter().any(|other| other.content.iter().any(|piece| cue.is_some_and(|cue| piece.contains(&cue))))
        };
        for attribution in all.iter().filter(is_outermost) {
            let mut draft = Draft::of(attribution);
            draft.source.retain(holds);
            draft.content = draft.content.iter().flat_map(|piece| common(piece, &content, reading)).collect();
            draft.note("nested", "found with the document, inside the content of its parent");
            out.extend(admitted(reading, drafts, parent, draft));
        }
    }
    out
}

/// The words of a piece that are in `content`, which is sorted, in pieces that neither begin nor end with a quotation
/// mark or a comma, but for a mark that closes what one opens inside.
fn common(piece: &Words, content: &[usize], reading: &Reading) -> Vec<Words> {
    let words: Vec<usize> = piece.clone().filter(|word| content.binary_search(word).is_ok()).collect();
    let mut out = Vec::new();
    for run in words.chunk_by(|a, b| a + 1 == *b) {
        let is_mark = |&&word: &&usize| is_quotation_mark(reading.word(word)) || reading.word(word) == ",";
        let (first, last) = (run.iter().find(|w| !is_mark(w)), run.iter().rfind(|w| !is_mark(w)));
        out.extend(first.zip(last).map(|(&first, &last)| {
            let opened = (first..=last).filter(|&w| is_quotation_mark(reading.word(w))).count() % 2 == 1;
            let last = if opened { run[run.len() - 1] } else { last };
            first..last + 1
        }));
    }
    out
}

/// What the model finds when it reads the sentences of the contents of `parents` by themselves.
fn found_by_itself(reading: &Reading, model: &Model, drafts: &[Draft], parents: Words) -> Vec<Draft> {
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
        let base = words.len();
        for sentence in inside.chunk_by(|&a, &b| reading.sentence(a).tokens == reading.sentence(b).tokens) {
            if sentence.len() < FEWEST_WORDS || !sentence.iter().any(|&w| is_open(reading, drafts, parent, w)) {
                continue;
            }
            let start = words.len();
            words.extend(sentence);
            // The model expects sentences to end as sentences do.
            words.extend(sentence.last().filter(|&&w| !matches!(reading.word(w), "." | "?" | "!")).map(|_| STOP));
            sentences.push(SentenceRange { words: start..words.len(), paragraph: owners.len() as u32 });
        }
        if base < words.len() {
            owners.push((base..words.len(), parent));
        }
    }
    let text: Vec<&str> = words.iter().map(|&w| if w == STOP { "." } else { reading.word(w) }).collect();
    let read = model.read(&text, &sentences);
    let mut out = Vec::new();
    for attribution in &read.attributions {
        let mut draft = Draft::of(attribution);
        let owner = owners.partition_point(|(range, _)| range.end <= draft.start());
        let (range, parent) = &owners[owner];
        if draft.cue.is_empty() || !draft.words().all(|w| range.contains(&w)) {
            continue;
        }
        draft.source = in_document(&draft.source, &words);
        draft.cue = in_document(&draft.cue, &words);
        draft.content = in_document(&draft.content, &words);
        draft.note("nested", "read the content of its parent by itself");
        out.extend(admitted(reading, drafts, *parent, draft));
    }
    out
}

/// Whether a word of a parent's content may head the cue of a statement that is not found yet. Where a taught reader
/// read the outermost content with the document, it must think so, too.
fn is_open(reading: &Reading, drafts: &[Draft], parent: usize, word: usize) -> bool {
    let outermost = drafts[parent].parent.is_none();
    let suspected = !outermost || reading.model.inner.as_ref().is_none_or(|inner| inner.cues[word] >= LIKELY_CUE);
    let taken = || drafts.iter().any(|d| d.parent == Some(parent) && d.words().any(|w| w == word));
    suspected && can_head_cue(reading, word) && !taken()
}

/// A draft with a cue, as a child of `parent`: within its sentence, and sure enough to be one.
fn admitted(reading: &Reading, drafts: &[Draft], parent: usize, mut draft: Draft) -> Option<Draft> {
    // Across sentences, what is found inside a content is too often another statement's.
    let home = reading.sentence(draft.cue[0].start).tokens.clone();
    draft.content.retain(|piece| home.contains(&piece.start));
    for piece in &mut draft.content {
        piece.end = piece.end.min(home.end);
    }
    let known = drafts.iter().any(|d| d.parent == Some(parent) && d.cue_words().any(|w| draft.cue[0].contains(&w)));
    let sure = matches!(&draft.sureness, Sureness::Model(scores) if scores.whole() >= LEAST_SCORE);
    if draft.content.is_empty() || known || !sure || !is_held(reading, &draft) {
        return None;
    }
    within_quotation(reading, &mut draft);
    hearer::leave_out(reading, &mut draft);
    draft.parent = Some(parent);
    Some(draft)
}

/// Whether somebody holds what a nested draft says, and says, thinks or wants it: it has a cue word that we know, and
/// a source or a passive verb with a clause ("is believed to have left"). "Alleged attacks" only hedges, and "if you
/// want to know" supposes.
fn is_held(reading: &Reading, draft: &Draft) -> bool {
    let known = draft.cue_words().any(|w| cue::knows(reading.lemma(w)));
    let passive = draft.cue_words().any(|w| reading.tags[w] == "VBN") && draft.cue_words().count() > 1;
    let clause = draft.content.iter().any(|piece| matches!(reading.lower[piece.start].as_str(), "that" | "to"));
    let supposed = draft.source.iter().any(|who| {
        who.len() == 1 && reading.lower[who.start] == "you" && who.start > 0 && reading.lower[who.start - 1] == "if"
    });
    known && !supposed && (!draft.source.is_empty() || passive && clause)
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
                    agree(reading, known, found);
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

/// Mends what the model found by the form of the same cue: a source where it has none, or one that runs on into the
/// conjunction before the cue, and cue and content where its content begins within the cue ("know | **full well**, as we have seen, that …").
fn agree(reading: &Reading, known: &mut Draft, form: Draft) {
    let runs_on = known.source_words().last().is_some_and(|w| matches!(reading.tags[w], "CC" | ","));
    if known.source.is_empty() || runs_on {
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
