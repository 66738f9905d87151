//! Ends a content at the edge of the relative clause that the attribution stands in.
//!
//! > The deal, which the minister said was the best in a generation, was signed in Lorvik.
//!
//! The model may add the sentence around it. Where a relative pronoun stands right before the source, it and the clause
//! behind the cue are what was said, up to a comma with the verb of the sentence behind it.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for draft in drafts.iter_mut() {
        let ([source], [cue]) = (&draft.source[..], &draft.cue[..]) else { continue };
        let Some(pronoun) = source.start.checked_sub(1).filter(|&w| is_relative(reading, w)) else { continue };
        let holds = draft.content_words().any(|w| w == pronoun);
        let Some(clause) = draft.content.iter().find(|p| p.start == cue.end).cloned() else { continue };
        if source.end != cue.start || !holds {
            continue;
        }
        let comma = (clause.start + 1..clause.end - 1).find(|&w| reading.lower[w] == "," && reading.is_finite(w + 1));
        if let Some(comma) = comma {
            draft.content.iter_mut().filter(|p| **p == clause).for_each(|p| p.end = comma);
            draft.note("relative_content", "ended the content at the verb of the sentence around it");
        }
        if draft.content.len() < 3 {
            continue;
        }
        let clause = clause.start..comma.unwrap_or(clause.end);
        let home = reading.sentence(pronoun).tokens.clone();
        let stays = |p: &Words| p.contains(&pronoun) || *p == clause || !home.contains(&p.start);
        let mut content: Vec<Words> = draft.content.iter().filter(|p| stays(p)).cloned().collect();
        if let Some(first) = content.iter_mut().find(|p| p.contains(&pronoun)) {
            first.start = pronoun;
        }
        if content != draft.content {
            draft.content = content;
            draft.note("relative_content", "ended the content at the edge of its relative clause");
        }
    }
}

fn is_relative(reading: &Reading, word: usize) -> bool {
    matches!(reading.lower[word].as_str(), "which" | "who" | "whom" | "that")
        && matches!(reading.tags[word], "WDT" | "WP" | "IN")
}
