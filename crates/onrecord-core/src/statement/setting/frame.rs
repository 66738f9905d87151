//! The frame of a statement: the words around its cue that may tell of its setting.
//!
//! `In Geneva on Monday, X told reporters that …`: all of the sentence but the content, the source, other statements, and
//! clauses that stand between (`the envoy, who left on Monday, said`).

use super::Scene;
use super::phrase::{head, noun_phrase};
use crate::statement::draft::{Draft, Words};

/// Words that begin another clause.
const CLAUSES: &[&str] = &[
    "after", "although", "as", "because", "before", "but", "if", "since", "though", "unless", "until", "when", "where",
    "whereas", "which", "while", "who", "whom", "whose",
];
/// Participles that go on with the saying itself (`X, speaking in Geneva, said`).
const SPEAKING: &[&str] =
    &["addressing", "answering", "appearing", "briefing", "speaking", "talking", "testifying", "writing"];

/// Bodies before which one speaks.
const HEARING: &[&str] = &[
    "assembly",
    "board",
    "chamber",
    "commission",
    "committee",
    "congress",
    "council",
    "court",
    "inquiry",
    "judge",
    "jury",
    "lawmakers",
    "panel",
    "parliament",
    "senate",
    "senators",
    "tribunal",
];
/// The longest name of such a body, in words.
const LONGEST_BODY: usize = 8;

/// How many words away from the cue anything is looked for.
const REACH: usize = 80;

/// Stretches of words, those of the cue and behind it first; empty without a cue.
pub(super) type Frame = Vec<Words>;

/// One frame for each draft.
pub(super) fn frames(scene: &Scene, drafts: &[Draft]) -> Vec<Frame> {
    let mut taken = Taken::of(scene.reading.len(), drafts);
    (0..drafts.len()).map(|index| frame(scene, drafts, index, &mut taken)).collect()
}

/// Which draft's content, and whose cue or source, each word stands in; of nested ones the innermost.
struct Taken {
    content: Vec<Option<usize>>,
    words: Vec<Option<usize>>,
}

impl Taken {
    fn of(len: usize, drafts: &[Draft]) -> Taken {
        let mut taken = Taken { content: vec![None; len], words: vec![None; len] };
        for (index, draft) in drafts.iter().enumerate() {
            draft.content_words().for_each(|at| taken.content[at] = Some(index));
            draft.cue_words().chain(draft.source_words()).for_each(|at| taken.words[at] = Some(index));
        }
        taken
    }

    /// Whether the word is free to tell of this draft: in no content but one that holds the draft.
    fn is_free(&self, drafts: &[Draft], index: usize, at: usize) -> bool {
        let mut outer = drafts[index].parent;
        while outer.is_some() && outer != self.content[at] {
            outer = outer.and_then(|parent| drafts[parent].parent);
        }
        outer == self.content[at] && self.words[at].is_none_or(|owner| owner == index)
    }
}

fn frame(scene: &Scene, drafts: &[Draft], index: usize, taken: &mut Taken) -> Frame {
    let draft = &drafts[index];
    let Some(cue) = draft.cue.first() else { return Frame::new() };
    let near = cue.start.saturating_sub(REACH)..cue.end + REACH;
    let sentence = scene.reading.sentence(cue.start).tokens.clone();
    let sentence = sentence.start.max(near.start)..sentence.end.min(near.end);
    let mut anchors: Vec<(Words, bool)> = draft.cue.iter().map(|words| (words.clone(), true)).collect();
    anchors.extend(draft.source.iter().filter(|words| super::holds(&sentence, words)).map(|w| (w.clone(), false)));
    anchors.sort_by_key(|(words, _)| words.start);
    let free = |at: usize| taken.is_free(drafts, index, at);
    let (first, last) = (anchors[0].0.start, anchors.iter().map(|(words, _)| words.end).max().unwrap_or(cue.end));
    let behind = (last..sentence.end).find(|&at| !free(at) || begins_clause(scene, at)).unwrap_or(sentence.end);
    let mut frame = Frame::new();
    for (number, (words, is_cue)) in anchors.iter().enumerate() {
        let next = anchors.get(number + 1).map_or(behind, |(next, _)| next.start);
        let gap = words.end.min(next)..next;
        let open = gap.clone().all(|at| free(at) && !begins_clause(scene, at));
        let start = if *is_cue { words.start } else { spoken_in(scene, words).unwrap_or(words.end) };
        frame.push(start..if open { gap.end } else { words.end });
    }
    frame.sort_by_key(|words| !words.contains(&cue.start));
    frame.extend(tail(scene, draft, last..sentence.end, &free));
    frame.extend(lead(scene, sentence.start..first, &free));
    frame.retain(|words| !words.is_empty());
    frame
}

/// What stands behind the content (`repeated the threat in an interview on Sunday`), up to the next mark or clause.
fn tail(scene: &Scene, draft: &Draft, behind: Words, free: &dyn Fn(usize) -> bool) -> Option<Words> {
    let start = draft.content.iter().map(|words| words.end).max().filter(|end| behind.contains(end))?;
    let ends = |at: &usize| !free(*at) || matches!(scene.lower(*at), "," | "." | "and") || begins_clause(scene, *at);
    Some(start..(start..behind.end).find(ends).unwrap_or(behind.end))
}

/// What stands before a statement in its clause, back to a mark or to what is not free; nothing if another verb does.
fn lead(scene: &Scene, before: Words, free: &dyn Fn(usize) -> bool) -> Option<Words> {
    let is_edge = |at: &usize| !free(*at) || matches!(scene.lower(*at), ";" | ":" | "—" | "–" | "“" | "”" | "\"" | "(");
    let start = before.clone().rev().find(is_edge).map_or(before.start, |at| at + 1);
    let joins = usize::from(matches!(scene.lower(start), "and" | "but" | "though"));
    let lead = (start + joins).min(before.end)..before.end;
    match lead.clone().find(|&at| begins_clause(scene, at)) {
        None => Some(lead),
        // `Speaking to journalists after the meeting, X said`: what comes before the clause still tells.
        Some(clause) if SPEAKING.contains(&scene.lower(lead.start)) => Some(lead.start..clause),
        Some(_) => None,
    }
}

/// Whether the words from here on are about something else.
fn begins_clause(scene: &Scene, at: usize) -> bool {
    let lower = scene.lower(at);
    let goes_on = scene.tag(at) == "VBG" && !SPEAKING.contains(&lower) && scene.lower(at.wrapping_sub(1)) == ",";
    CLAUSES.contains(&lower) && !is_before_hearers(scene, at)
        || scene.is_finite(at)
        || goes_on
        || matches!(lower, ";" | ":" | "“" | "”" | "\"" | "(")
}

/// `before the committee`: whether "before" says to whom, not when.
pub(super) fn is_before_hearers(scene: &Scene, at: usize) -> bool {
    let phrase = noun_phrase(scene, at + 1, (at + 1 + LONGEST_BODY).min(scene.reading.len()));
    let hears = head(scene, &phrase).is_some_and(|head| HEARING.contains(&scene.lower(head)));
    scene.lower(at) == "before" && hears
}

/// Where a source begins to tell of the setting: `X, in Geneva for the talks,` and `X, speaking at a rally,`.
fn spoken_in(scene: &Scene, source: &Words) -> Option<usize> {
    let comma = source.clone().find(|&at| scene.lower(at) == ",")?;
    let tells =
        matches!(scene.lower(comma + 1), "in" | "at" | "on" | "during") || SPEAKING.contains(&scene.lower(comma + 1));
    let plain = (comma + 1..source.end).all(|at| !begins_clause(scene, at));
    (tells && plain && comma + 1 < source.end).then_some(comma + 1)
}
