//! Frames: which complements a word of saying, thinking, wanting or deciding takes.
//!
//! Written for onrecord. Only words whose complement is what somebody says, thinks, wants or has decided; words that
//! do many other things besides ("see", "show", "support", "try") are left out.

/// A sort of complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// "that the dam would hold"; also after a comma that closes an insertion.
    That,
    /// The same without "that".
    Bare,
    /// "to leave"
    To,
    /// "them to leave"
    ThingTo,
    /// "whether to leave", "what it means"
    Wh,
    /// A noun phrase: "the plan".
    Thing,
    /// "to" and a noun phrase, which belongs to the cue: "open **to** talks".
    ToThing,
    /// The holder follows, and the subject is what is judged: "unacceptable to Kelmar".
    Inverse,
}

use Frame::{Bare, Inverse, That, Thing, ThingTo, To, ToThing, Wh};

/// Verbs, sorted by lemma.
#[rustfmt::skip]
const VERBS: &[(&str, &[Frame])] = &[
    ("accept", &[That, Thing]), ("acknowledge", &[That, Thing]), ("admit", &[That, Bare]), ("agree", &[That, To]),
    ("aim", &[To]), ("allege", &[That]), ("announce", &[That]), ("anticipate", &[That]), ("argue", &[That, Bare]),
    ("assert", &[That]), ("assume", &[That, Bare]), ("believe", &[That, Bare]), ("claim", &[That, Bare]),
    ("concede", &[That, Bare]), ("conclude", &[That]), ("confirm", &[That]), ("decide", &[That, To, Wh]),
    ("declare", &[That]), ("decline", &[To]), ("demand", &[That, To, Thing]), ("deny", &[That, Bare, Thing]),
    ("determine", &[That]), ("doubt", &[That, Wh, Bare]), ("estimate", &[That]), ("expect", &[That, To, Bare]),
    ("fear", &[That, Bare]), ("feel", &[That, Bare]), ("forget", &[That]), ("hope", &[That, To, Bare]),
    ("insist", &[That, Bare]), ("intend", &[To]), ("know", &[That, Wh, Bare]), ("maintain", &[That]),
    ("oppose", &[Thing]), ("plan", &[To]), ("pledge", &[To, That]), ("predict", &[That, Bare]), ("prefer", &[To]),
    ("promise", &[To, That, Bare]), ("propose", &[That, Thing, To]), ("realise", &[That, Bare]),
    ("realize", &[That, Bare]), ("recognise", &[That]), ("recognize", &[That]), ("recommend", &[That]),
    ("refuse", &[To]), ("reject", &[Thing]), ("repeat", &[That]), ("resolve", &[To]), ("say", &[That, Bare, Wh]),
    ("suggest", &[That, Bare]), ("suppose", &[That, Bare]), ("suspect", &[That, Bare]), ("swear", &[To, That]),
    ("think", &[That, Bare]), ("threaten", &[To]), ("understand", &[That, Wh]), ("undertake", &[To]),
    ("vow", &[To, That]), ("want", &[To, ThingTo]), ("warn", &[That]), ("wish", &[To, That, Bare]),
    ("worry", &[That, Bare]),
];

/// Adjectives and participles after "be", sorted.
#[rustfmt::skip]
const ADJECTIVES: &[(&str, &[Frame])] = &[
    ("acceptable", &[Inverse]), ("adamant", &[That, Bare]), ("afraid", &[That, Bare]), ("aware", &[That]),
    ("certain", &[That, Bare]), ("confident", &[That, Bare]), ("convinced", &[That, Bare]), ("determined", &[To]),
    ("eager", &[To]), ("hopeful", &[That]), ("keen", &[To]), ("open", &[ToThing]), ("opposed", &[ToThing]),
    ("persuaded", &[That]), ("prepared", &[To]), ("ready", &[To]), ("reluctant", &[To]), ("resolved", &[To]),
    ("sure", &[That, Bare]), ("unacceptable", &[Inverse]), ("unwilling", &[To]), ("willing", &[To]),
    ("worried", &[That, Bare]),
];

/// Nouns that name what their subject expresses or has: "expressed an openness to talks", "has no intention of …",
/// sorted.
#[rustfmt::skip]
const NOUNS: &[(&str, &[Frame])] = &[
    ("belief", &[That]), ("concern", &[That]), ("confidence", &[That]), ("conviction", &[That]), ("desire", &[To]),
    ("determination", &[To]), ("doubt", &[That]), ("fear", &[That]), ("hope", &[That]), ("intention", &[To]),
    ("openness", &[To, ToThing]), ("opposition", &[ToThing]), ("readiness", &[To]), ("reluctance", &[To]),
    ("unwillingness", &[To]), ("view", &[That]), ("willingness", &[To]), ("wish", &[To, That]),
];

/// Verbs that such nouns are the object of.
pub const EXPRESSING: &[&str] = &["express", "declare", "reiterate", "repeat", "signal", "state", "voice"];

/// What a verb takes; nothing for verbs that are no cues.
pub fn of_verb(lemma: &str) -> &'static [Frame] {
    find(VERBS, lemma)
}

/// What an adjective after "be" takes.
pub fn of_adjective(word: &str) -> &'static [Frame] {
    find(ADJECTIVES, word)
}

/// What a noun after a verb of expressing takes.
pub fn of_noun(lemma: &str) -> &'static [Frame] {
    find(NOUNS, lemma)
}

fn find(list: &'static [(&str, &[Frame])], word: &str) -> &'static [Frame] {
    list.binary_search_by_key(&word, |&(lemma, _)| lemma).map_or(&[], |i| list[i].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        for list in [VERBS, ADJECTIVES, NOUNS] {
            assert!(list.is_sorted_by_key(|&(word, _)| word));
        }
    }
}
