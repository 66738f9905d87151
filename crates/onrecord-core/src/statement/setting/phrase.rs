//! Noun phrases, by tags: `a January 22 Bloomberg interview`, `members of the council`, `the council’s president`.

use super::Scene;
use crate::statement::draft::Words;

/// The noun phrase that begins at `start` and ends before `limit`; empty if none does. A time expression at its end is
/// no part of it.
pub(super) fn noun_phrase(scene: &Scene, start: usize, limit: usize) -> Words {
    let mut at = start;
    let mut noun = start;
    while at < limit {
        let opens = at == start || matches!(scene.lower(at - 1), "of" | "and" | "or" | "both" | "all");
        if let Some(time) = scene.time_at[at] {
            let end = (at..limit).find(|&next| scene.time_at[next] != Some(time)).unwrap_or(limit);
            if !is_noun(scene, end) || end == limit || scene.time_at[end].is_some() {
                break;
            }
            at = end;
            continue;
        }
        let part = match scene.tag(at) {
            "PRP" => return if at == start { at..at + 1 } else { start..noun },
            "DT" | "PRP$" | "PDT" | "WP$" => opens,
            "VBG" | "VBN" => is_noun(scene, at + 1),
            "POS" | "HYPH" | "CD" => true,
            tag if tag.starts_with("JJ") => true,
            _ if is_noun(scene, at) => true,
            _ => at > start && joins(scene, at, limit),
        };
        if !part {
            break;
        }
        at += 1;
        if is_noun(scene, at - 1) {
            noun = at;
        }
    }
    start..noun
}

/// `of the council`, `reporters and diplomats`.
fn joins(scene: &Scene, at: usize, limit: usize) -> bool {
    let next = at + 1 < limit && scene.time_at[at + 1].is_none();
    let begins =
        |at| matches!(scene.tag(at), "DT" | "PRP$" | "CD") || scene.tag(at).starts_with("JJ") || is_noun(scene, at);
    next && begins(at + 1) && matches!(scene.lower(at), "of" | "and" | "&" | "/" | "-" | "or")
}

/// Whether the word is a noun.
pub(super) fn is_noun(scene: &Scene, at: usize) -> bool {
    scene.tag(at).starts_with("NN")
}

/// The last noun before the phrase's first "of" or "and": what it is.
pub(super) fn head(scene: &Scene, words: &Words) -> Option<usize> {
    let end = words.clone().find(|&at| matches!(scene.lower(at), "of" | "and" | "or")).unwrap_or(words.end);
    (words.start..end).rev().find(|&at| is_noun(scene, at) || scene.tag(at) == "PRP")
}
