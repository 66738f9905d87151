//! Addressee: to whom a statement was made.
//!
//! The object of a verb that has one (`told reporters`, `assured him`, `urged Kyiv to sign`) and the subject of its passive
//! (`the envoy was told`), or whoever stands behind "to", "before", "addressing", "a question from" or "interview with",
//! where people or bodies do (`in a letter to the council`). An occasion (`told a news conference`) hears nothing.

use super::Scene;
use super::channel;
use super::frame::{self, Frame};
use super::phrase::{head, noun_phrase};
use crate::entity;
use crate::label::EntityType;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::group::group;
use crate::statement::grammar::line::Line;
use crate::statement::grammar::subject::subject;

/// Verbs whose object hears what is said. Sorted.
const HEARD_BY: &[&str] = &[
    "advise", "alert", "ask", "assure", "beg", "brief", "caution", "command", "convince", "email", "implore", "inform",
    "instruct", "notify", "order", "persuade", "press", "promise", "reassure", "remind", "tell", "urge", "warn",
];
/// Words before "to" that make it no direction of speech. Sorted.
const NO_SPEECH: &[&str] = &[
    "access",
    "according",
    "addition",
    "as",
    "close",
    "committed",
    "compared",
    "contrary",
    "due",
    "listening",
    "open",
    "owing",
    "path",
    "prior",
    "reference",
    "referring",
    "related",
    "relation",
    "response",
    "return",
    "similar",
    "thanks",
    "trip",
    "up",
    "visit",
];
/// What one talks in with somebody.
const WITH: &[&str] = &["call", "conversation", "interview", "meeting", "talks"];

/// What somebody asks, before "from" or "by".
const ASKED: &[&str] = &["inquiries", "inquiry", "query", "question", "questions", "request", "requests"];

/// To whom the statement was made, if the words around its cue say so.
pub(super) fn addressee(scene: &Scene, draft: &Draft, frame: &Frame) -> Option<Words> {
    object(scene, draft, frame).or_else(|| frame.iter().find_map(|words| behind_preposition(scene, words)))
}

/// The object of the cue's verb, before the content or at its head.
fn object(scene: &Scene, draft: &Draft, frame: &Frame) -> Option<Words> {
    let verb = draft.cue_words().filter(|&at| scene.tag(at).starts_with("VB")).last()?;
    let lemma = scene.reading.lemma(verb);
    HEARD_BY.binary_search(&lemma).ok()?;
    if is_passive(scene, verb) {
        return told(scene, draft, verb);
    }
    let limit = frame.iter().find(|words| words.contains(&verb)).map_or(verb + 1, |words| words.end);
    let words = noun_phrase(scene, verb + 1, limit);
    if !words.is_empty() {
        return Some(words).filter(|words| !channel::is_occasion(scene, words));
    }
    // `urged [Kyiv to sign]`: who is to act stands in the content.
    let content = draft.content.iter().find(|content| content.start == verb + 1)?;
    let words = noun_phrase(scene, content.start, content.end);
    let infinitive = scene.lower(words.end) == "to" && scene.tag(words.end + 1) == "VB"
        || scene.lower(words.end) == "not" && scene.lower(words.end + 1) == "to";
    (!words.is_empty() && infinitive && words.end < content.end).then_some(words)
}

/// `was told`, `has been assured`.
fn is_passive(scene: &Scene, verb: usize) -> bool {
    let before = scene.lower(verb.wrapping_sub(1));
    scene.tag(verb) == "VBN" && matches!(before, "was" | "were" | "been" | "being" | "is" | "are" | "be" | "'s" | "'re")
}

/// `the envoy was told`: the subject, where it is no part of the content.
fn told(scene: &Scene, draft: &Draft, verb: usize) -> Option<Words> {
    let line = Line::new(scene.reading, scene.reading.sentence(verb).tokens.clone());
    let head = line.words.iter().position(|&at| at == verb)?;
    let who = subject(&line, group(&line, head)?)?.words;
    let words = line.whole(who);
    let free = !draft.content_words().any(|at| words.contains(&at));
    (free && !matches!(scene.lower(words.start), "it" | "who" | "which")).then_some(words)
}

/// Whoever stands behind "to" or behind "interview with".
fn behind_preposition(scene: &Scene, words: &Words) -> Option<Words> {
    words.clone().find_map(|at| {
        let before = scene.lower(at.wrapping_sub(1));
        let directed = match scene.lower(at) {
            "to" => scene.tag(at) != "VB" && NO_SPEECH.binary_search(&before).is_err(),
            "with" => WITH.contains(&before),
            "from" | "by" => ASKED.contains(&before),
            "before" => frame::is_before_hearers(scene, at),
            "addressing" | "briefing" => true,
            _ => false,
        };
        let phrase = noun_phrase(scene, at + 1, words.end);
        let named = scene.lower(at) == "with" && scene.tag(phrase.end.wrapping_sub(1)).starts_with("NNP");
        (directed && !phrase.is_empty() && (named || hears(scene, &phrase))).then_some(phrase)
    })
}

/// Whether the words name somebody who can be spoken to.
fn hears(scene: &Scene, words: &Words) -> bool {
    let Some(head) = head(scene, words) else { return false };
    let named = matches!(
        scene.named[head],
        Some(EntityType::Person | EntityType::Organisation | EntityType::Country | EntityType::Group)
    );
    named || scene.tag(head) == "PRP" && scene.lower(head) != "it" || entity::can_hear(scene.lower(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(HEARD_BY.is_sorted() && NO_SPEECH.is_sorted());
    }
}
