//! Parts a cue that holds the verb of a relative clause as well as its own.
//!
//! > Officials familiar with the talks at which a joint fleet was discussed have also said that it would be small.
//!
//! Two finite verbs side by side belong to two clauses: the first ends what is said of the subject, the second is the
//! cue. The subject is all that stands before it in its sentence, if no other statement uses it. Where the source
//! stands right before the first, that one is the cue, and its object the pronoun before the source:
//!
//! > The treaty that Kelmar rejected was signed in May.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::complement::begins_noun_phrase;
use crate::statement::grammar::line::Line;

/// A subject of more words is more likely a clause of the author's.
const MOST_WORDS: usize = 40;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for index in 0..drafts.len() {
        let Some(verb) = second_verb(reading, &drafts[index]) else { continue };
        if relative_clause(reading, &mut drafts[index], verb) {
            continue;
        }
        let Some(source) = sentence_start(reading, verb) else { continue };
        let taken = drafts.iter().enumerate().any(|(other, d)| {
            let mut words = d.words();
            other != index && words.any(|w| source.contains(&w))
        });
        let draft = &mut drafts[index];
        let content: Vec<Words> = draft.content.iter().filter(|p| p.start >= draft.cue[0].end).cloned().collect();
        if taken || content.is_empty() {
            continue;
        }
        draft.cue[0].start = verb;
        draft.source = vec![source];
        draft.content = content;
        draft.note("long_subject", "parted the cue from the verb of the relative clause before it");
    }
}

/// The finite verb in a cue that stands right behind another verb's participle.
fn second_verb(reading: &Reading, draft: &Draft) -> Option<usize> {
    let [cue] = &draft.cue[..] else { return None };
    let finite = |w: usize| matches!(reading.tags[w], "VBD" | "VBZ" | "VBP");
    (cue.start + 1..cue.end).find(|&w| finite(w) && matches!(reading.tags[w - 1], "VBN" | "VBD" | "VB" | "VBG"))
}

/// Ends the cue of a relative clause before the verb of the clause around it.
fn relative_clause(reading: &Reading, draft: &mut Draft, verb: usize) -> bool {
    let Some(source) = draft.source.last().filter(|s| s.end == draft.cue[0].start) else { return false };
    let Some(pronoun) = source.start.checked_sub(1).filter(|&w| matches!(reading.lower[w].as_str(), "that" | "which"))
    else {
        return false;
    };
    draft.cue[0].end = verb;
    draft.content.clear();
    draft.content.push(pronoun..pronoun + 1);
    draft.note("long_subject", "ended the cue of a relative clause before the next verb");
    true
}

/// From the first noun phrase of a sentence to a verb, if nothing but a conjunction stands before it.
fn sentence_start(reading: &Reading, verb: usize) -> Option<Words> {
    let line = Line::new(reading, reading.sentence(verb).tokens.clone());
    let first = (0..line.len()).find(|&i| line.tag(i) != "CC")?;
    let source = line.words[first]..verb;
    (begins_noun_phrase(&line, first) && !source.is_empty() && source.len() <= MOST_WORDS).then_some(source)
}
