//! Venue: where or on what occasion a statement was made, without its preposition.
//!
//! `at a news conference in Geneva`, `in a letter to the council`, `at the World Economic Forum in Davos`; else the bare
//! place, `in Geneva`. Occasions go before places, the cue's own words before those at the head of the sentence.

use super::Scene;
use super::channel;
use super::frame::Frame;
use super::phrase::{head, noun_phrase};
use crate::label::EntityType;
use crate::statement::draft::{Draft, Words};

/// Verbs of saying aloud: what is thought or wanted in a place is not said there. Sorted.
const SPEECH: &[&str] = &[
    "accuse",
    "add",
    "announce",
    "ask",
    "assure",
    "boast",
    "call",
    "confirm",
    "declare",
    "demand",
    "deny",
    "explain",
    "insist",
    "joke",
    "pledge",
    "promise",
    "reiterate",
    "remark",
    "repeat",
    "reply",
    "say",
    "shout",
    "speak",
    "state",
    "suggest",
    "swear",
    "talk",
    "tell",
    "testify",
    "threaten",
    "urge",
    "vow",
    "warn",
];
/// Longest venue, in words.
const LONGEST: usize = 14;

/// Where the statement was made, if the words around its cue say so.
pub(super) fn venue(scene: &Scene, draft: &Draft, frame: &Frame) -> Option<Words> {
    let phrases = || {
        frame.iter().flat_map(|words| {
            words.clone().map(move |at| (scene.lower(at), noun_phrase(scene, at + 1, words.end), words.end))
        })
    };
    let speaks = draft.cue_words().any(|at| SPEECH.binary_search(&scene.reading.lemma(at)).is_ok());
    let occasion = phrases().find(|(preposition, phrase, _)| is_occasion(scene, preposition, phrase));
    let found = occasion
        .or_else(|| phrases().filter(|_| speaks).find(|(preposition, phrase, _)| is_place(scene, preposition, phrase)));
    found.map(|(_, phrase, limit)| with_tail(scene, phrase, limit))
}

fn is_occasion(scene: &Scene, preposition: &str, phrase: &Words) -> bool {
    let noun = || channel::of(scene, phrase).is_some();
    match preposition {
        "in" | "at" | "during" | "via" | "over" | "through" => noun(),
        "on" => channel::is_live(scene, phrase) && noun(),
        "by" => phrase.len() == 1 && noun(),
        "told" | "tell" | "tells" => channel::is_occasion(scene, phrase),
        _ => false,
    }
}

fn is_place(scene: &Scene, preposition: &str, phrase: &Words) -> bool {
    let Some(head) = head(scene, phrase) else { return false };
    match (preposition, scene.named[head]) {
        ("in", kind) => matches!(kind, Some(EntityType::Place | EntityType::Country)) && scene.tag(head) != "JJ",
        ("at", Some(_)) => scene.tag(head).starts_with("NNP"),
        _ => false,
    }
}

/// The phrase with what says more of it: `in Davos`, `with the BBC`, `to the council`.
fn with_tail(scene: &Scene, phrase: Words, limit: usize) -> Words {
    let mut words = phrase;
    while matches!(scene.lower(words.end), "at" | "in" | "of" | "to" | "with" | "for" | "on") && words.end < limit {
        let next = noun_phrase(scene, words.end + 1, limit);
        if next.is_empty() || next.end - words.start > LONGEST {
            break;
        }
        words.end = next.end;
    }
    words
}

#[cfg(test)]
mod tests {
    #[test]
    fn verbs_are_sorted() {
        assert!(super::SPEECH.is_sorted());
    }
}
