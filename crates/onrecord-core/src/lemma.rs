//! Lemmas: the dictionary form of an English word, by its part-of-speech tag.
//!
//! Takes a word in lower case and its Penn Treebank tag. Regular endings by rule, the irregular verbs and nouns that
//! reporting uses by table; regular verbs that are known cues exactly, others by their bare stem. Leaves out what no rule here needs: comparatives, and nouns from Latin and Greek.

use crate::lexicon::judgement::{self, Class};
use crate::lexicon::{cue, event};

/// Irregular forms and their lemmas, sorted by form.
#[rustfmt::skip]
const IRREGULAR: &[(&str, &str)] = &[
    ("'d", "would"), ("'ll", "will"), ("'m", "be"), ("'re", "be"), ("'ve", "have"), ("am", "be"), ("are", "be"),
    ("arose", "arise"), ("ate", "eat"), ("beaten", "beat"), ("became", "become"), ("been", "be"), ("began", "begin"),
    ("begun", "begin"), ("being", "be"), ("blew", "blow"), ("blown", "blow"), ("bought", "buy"), ("bound", "bind"),
    ("broke", "break"), ("broken", "break"), ("brought", "bring"), ("built", "build"), ("burnt", "burn"),
    ("ca", "can"), ("came", "come"), ("caught", "catch"), ("chose", "choose"), ("chosen", "choose"),
    ("dealt", "deal"), ("did", "do"), ("does", "do"), ("doing", "do"), ("done", "do"), ("drawn", "draw"),
    ("drew", "draw"), ("driven", "drive"), ("drove", "drive"), ("fallen", "fall"), ("fell", "fall"), ("felt", "feel"),
    ("fled", "flee"), ("flew", "fly"), ("forbade", "forbid"), ("forbidden", "forbid"), ("foresaw", "foresee"),
    ("foreseen", "foresee"), ("fought", "fight"), ("found", "find"), ("froze", "freeze"), ("frozen", "freeze"),
    ("gave", "give"), ("given", "give"), ("gone", "go"), ("got", "get"), ("gotten", "get"), ("grew", "grow"),
    ("grown", "grow"), ("had", "have"), ("has", "have"), ("having", "have"), ("heard", "hear"), ("held", "hold"),
    ("hid", "hide"), ("hidden", "hide"), ("is", "be"), ("kept", "keep"), ("knew", "know"), ("known", "know"),
    ("laid", "lay"), ("led", "lead"), ("left", "leave"), ("lent", "lend"), ("lost", "lose"), ("made", "make"),
    ("meant", "mean"), ("men", "man"), ("met", "meet"), ("overran", "overrun"), ("overthrew", "overthrow"),
    ("overthrown", "overthrow"), ("paid", "pay"), ("people", "people"), ("ran", "run"), ("retaken", "retake"),
    ("retook", "retake"), ("risen", "rise"), ("rose", "rise"), ("said", "say"), ("sang", "sing"), ("sank", "sink"),
    ("saw", "see"), ("seen", "see"), ("sent", "send"), ("shook", "shake"), ("shot", "shoot"), ("shown", "show"),
    ("sold", "sell"), ("sought", "seek"), ("spoke", "speak"), ("spoken", "speak"), ("stole", "steal"),
    ("stolen", "steal"), ("stood", "stand"), ("struck", "strike"), ("sunk", "sink"), ("swept", "sweep"),
    ("swore", "swear"), ("sworn", "swear"), ("taken", "take"), ("taught", "teach"), ("thought", "think"),
    ("threw", "throw"), ("thrown", "throw"), ("told", "tell"), ("took", "take"), ("tore", "tear"), ("torn", "tear"),
    ("understood", "understand"), ("undertaken", "undertake"), ("undertook", "undertake"), ("was", "be"),
    ("went", "go"), ("were", "be"), ("withdrawn", "withdraw"), ("withdrew", "withdraw"), ("withheld", "withhold"),
    ("wo", "will"), ("women", "woman"), ("won", "win"), ("written", "write"), ("wrote", "write"),
];

/// The lemma of an irregular form in lower case, whatever its part of speech.
pub fn irregular(form: &str) -> Option<&'static str> {
    IRREGULAR.binary_search_by_key(&form, |&(form, _)| form).ok().map(|found| IRREGULAR[found].1)
}

/// The lemma of a word in lower case, by its Penn Treebank tag. Words of other classes stay as they are.
pub fn lemma(word: &str, tag: &str) -> String {
    let may_be_irregular =
        tag.starts_with('V') || tag == "MD" || tag.starts_with("NN") && matches!(word, "men" | "women" | "people");
    if may_be_irregular && let Some(lemma) = irregular(word) {
        return lemma.to_owned();
    }
    match tag {
        "VBZ" | "NNS" | "NNPS" => without_s(word),
        // The tagger takes some third persons for plurals.
        "VBP" | "VB" => Some(without_s(word)).filter(|stem| cue::knows(stem)).unwrap_or_else(|| word.to_owned()),
        "VBD" | "VBN" => without_ending(word, "ed"),
        "VBG" => without_ending(word, "ing"),
        _ => word.to_owned(),
    }
}

fn without_s(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|s| s.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    match word.strip_suffix('s') {
        Some(stem) if !word.ends_with("ss") && stem.len() > 1 => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Takes `ed` or `ing` off and mends the stem in the ways English does (`denied` deny, `urging` urge, `planned`
/// plan); where several would do, the one that is a known cue wins.
fn without_ending(word: &str, ending: &str) -> String {
    let Some(stem) = word.strip_suffix(ending).filter(|s| s.len() > 1 && s.is_ascii() && s.contains(is_vowel)) else {
        return word.to_owned();
    };
    let mut candidates = vec![stem.to_owned(), format!("{stem}e")];
    if let (Some(base), "ed") = (stem.strip_suffix('i'), ending) {
        candidates.insert(0, format!("{base}y"));
    }
    let (rest, last) = stem.split_at(stem.len() - 1);
    if rest.ends_with(last) && !last.contains(is_vowel) {
        candidates.push(rest.to_owned());
    }
    let known = candidates.iter().position(|c| cue::knows(c) || judgement::is(c, Class::Verb));
    let known = known.or_else(|| candidates.iter().position(|c| event::knows_verb(c)));
    candidates.swap_remove(known.unwrap_or(0))
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_of_reporting() {
        for (word, tag, expected) in [
            ("said", "VBD", "say"),
            ("says", "VBZ", "say"),
            ("told", "VBD", "tell"),
            ("denied", "VBD", "deny"),
            ("planned", "VBN", "plan"),
            ("urged", "VBD", "urge"),
            ("insisting", "VBG", "insist"),
            ("acknowledges", "VBZ", "acknowledge"),
            ("acknowledged", "VBD", "acknowledge"),
            ("announced", "VBD", "announce"),
            ("argued", "VBD", "argue"),
            ("believed", "VBD", "believe"),
            ("suggested", "VBD", "suggest"),
            ("warned", "VBD", "warn"),
            ("conceded", "VBD", "concede"),
            ("noted", "VBD", "note"),
            ("stated", "VBD", "state"),
            ("demanded", "VBD", "demand"),
            ("rejected", "VBD", "reject"),
            ("refused", "VBD", "refuse"),
            ("accused", "VBD", "accuse"),
            ("explained", "VBD", "explain"),
            ("claimed", "VBD", "claim"),
            ("reported", "VBD", "report"),
            ("declared", "VBD", "declare"),
            ("disclosed", "VBD", "disclose"),
            ("predicted", "VBD", "predict"),
            ("called", "VBD", "call"),
            ("hoped", "VBD", "hope"),
            ("vowed", "VBD", "vow"),
            ("promised", "VBD", "promise"),
            ("challenged", "VBD", "challenge"),
            ("threatened", "VBD", "threaten"),
            ("emphasized", "VBD", "emphasize"),
            ("described", "VBD", "describe"),
        ] {
            assert_eq!(lemma(word, tag), expected, "{word}");
        }
    }

    #[test]
    fn nouns_and_other_words() {
        assert_eq!(lemma("officials", "NNS"), "official");
        assert_eq!(lemma("parties", "NNS"), "party");
        assert_eq!(lemma("left", "JJ"), "left");
        assert_eq!(lemma("ca", "MD"), "can");
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(IRREGULAR.is_sorted_by_key(|&(form, _)| form));
    }
}
