//! Verb groups: a verb or predicative adjective with its auxiliaries, negation and adverbs ("has not explicitly
//! threatened", "is also unacceptable").
//!
//! [`group`] takes the place of the head and gives the group, if it is finite; participles and infinitives without an
//! auxiliary are left to the model. [`ahead`] takes the place of the first verb and gives the words that belong to it.

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
/// Verbs that an adjective or participle may follow ("is ready", "remain fragile").
const COPULAS: &[&str] =
    &["be", "seem", "appear", "become", "remain", "look", "feel", "sound", "stay", "prove", "get", "grow"];
/// Verbs that take an infinitive without being what is said.
const SEMI_AUXILIARIES: &[&str] = &["appear", "begin", "come", "continue", "seem", "start", "tend"];
/// Verbs that lead to an infinitive as a modal does ("has to", "is going to", "used to").
const MODAL_LIKE: &[&str] = &["be", "go", "have", "need", "use"];

/// Whether a verb, as lemma, takes a predicate.
pub fn is_copula(lemma: &str) -> bool {
    COPULAS.contains(&lemma)
}

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
        let auxiliary = finite.is_none() && is_auxiliary(line, before, lemma);
        if auxiliary {
            copula |= is_copula(lemma);
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
        || tag.starts_with("VB") && (matches!(lemma, "have" | "do") || is_copula(lemma))
        || is_semi_auxiliary(line, place)
}

fn is_semi_auxiliary(line: &Line, place: usize) -> bool {
    line.tag(place).starts_with("VB") && SEMI_AUXILIARIES.contains(&line.lemma(place))
}

/// The verb group that begins at a place, adverbs and negations included, and where it ends.
pub fn ahead(line: &Line, from: usize) -> (Vec<usize>, usize) {
    let mut out = Vec::new();
    let mut at = from;
    let mut verbs = 0;
    while at < line.len() {
        let auxiliary = verbs == 0 || can_go_on(line, &out);
        let subject = verbs == 1 && line.tag(at) == "PRP" && line.tag(at + 1).starts_with('V');
        if line.is_verb(at) && auxiliary {
            verbs += 1;
        } else if !(is_linking_to(line, at, &out) || line.is_adverb(at) || subject) {
            break;
        }
        out.push(at);
        at += 1;
    }
    // Adverbs after the last verb belong to the complement.
    while out.last().is_some_and(|&i| line.is_adverb(i) && !line.is(i, &["not", "n't", "never"])) {
        out.pop();
        at -= 1;
    }
    (out, at)
}

/// Whether the last verb of a group is an auxiliary.
fn can_go_on(line: &Line, group: &[usize]) -> bool {
    let last = group.iter().rev().find(|&&i| line.is_verb(i) || line.at(i) == "to");
    last.is_some_and(|&i| line.tag(i) == "MD" || line.at(i) == "to" || matches!(line.lemma(i), "be" | "have" | "do"))
}

/// Whether "to" leads on from a verb that is half an auxiliary ("has to", "is going to", "seems to").
fn is_linking_to(line: &Line, at: usize, group: &[usize]) -> bool {
    if line.at(at) != "to" {
        return group.is_empty() && at < 1 && line.at(at) == "not";
    }
    let Some(&last) = group.iter().rev().find(|&&i| line.is_verb(i)) else { return true };
    let lemma = line.lemma(last);
    SEMI_AUXILIARIES.contains(&lemma) || MODAL_LIKE.contains(&lemma) || line.at(last) == "going"
}
