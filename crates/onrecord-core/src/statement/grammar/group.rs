//! Verb groups: a verb or predicative adjective with its auxiliaries, negation and adverbs ("has not explicitly
//! threatened", "is also unacceptable").
//!
//! Takes the place of the head and gives the group, if it is finite. Participles and infinitives without an auxiliary
//! are left to the model.

use super::line::Line;

/// A finite verb group in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its first word.
    pub start: usize,
    /// Its last word: the verb, or the adjective after a form of "be".
    pub head: usize,
    /// Whether it has a modal verb other than "will".
    pub modal: bool,
    /// Whether it is passive.
    pub passive: bool,
    /// Whether its finite verb is in the past.
    pub past: bool,
}

/// A group has at most so many words before its head.
const LONGEST: usize = 10;
/// Verbs that an adjective or participle may follow.
const COPULAS: &[&str] = &["be", "become", "remain", "seem", "appear", "get"];
/// Verbs that take an infinitive without being what is said.
const SEMI_AUXILIARIES: &[&str] = &["appear", "begin", "come", "continue", "seem", "start", "tend"];

/// The group that a verb or adjective heads.
pub fn group(line: &Line, head: usize) -> Option<Group> {
    let tag = line.tag(head);
    let predicate = tag.starts_with("JJ");
    if !predicate && !tag.starts_with("VB") {
        return None;
    }
    let mut start = head;
    let mut finite = matches!(tag, "VBD" | "VBZ" | "VBP").then_some(head);
    let (mut copula, mut have) = (false, false);
    while start > head.saturating_sub(LONGEST) && finite.is_none_or(|f| f == head) {
        let before = start - 1;
        let lemma = line.lemma(before);
        let adverb = matches!(line.tag(before), "RB" | "RBR" | "RBS") || line.is(before, &["n't", "not"]);
        let auxiliary = finite.is_none() && is_auxiliary(line, before, &lemma);
        if auxiliary {
            copula |= COPULAS.contains(&lemma.as_str());
            have |= lemma == "have";
            if line.is_finite(before) {
                finite = Some(before);
            }
        } else if !(adverb || line.at(before) == "to" && before > 0 && is_semi_auxiliary(line, before - 1)) {
            break;
        }
        start = before;
    }
    let finite = finite?;
    // Adverbs before the finite verb belong to the group only where the subject stands right before them.
    let participle = tag == "VBN";
    let complete = match tag {
        "VBN" => copula || have,
        "VBG" => copula,
        "VB" => finite != head,
        _ if predicate => copula,
        _ => true,
    };
    let modal = line.tag(finite) == "MD" && !line.is(finite, &["will", "'ll", "wo", "shall"]);
    complete.then_some(Group { start, head, modal, passive: participle && copula, past: line.tag(finite) == "VBD" })
}

fn is_auxiliary(line: &Line, place: usize, lemma: &str) -> bool {
    let tag = line.tag(place);
    tag == "MD"
        || tag.starts_with("VB") && (matches!(lemma, "have" | "do") || COPULAS.contains(&lemma))
        || is_semi_auxiliary(line, place)
}

fn is_semi_auxiliary(line: &Line, place: usize) -> bool {
    line.tag(place).starts_with("VB") && SEMI_AUXILIARIES.contains(&line.lemma(place).as_str())
}
