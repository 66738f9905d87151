//! Whether the first proposition speaks of the source's own acts: by "I" and "we", by a pronoun or name that stands for the
//! source, or by the state or body for which it speaks ("Kelmar will not sign, its envoy said", "the army will stay, the
//! minister said").
//!
//! Takes the proposition and who speaks; gives [`Own`]. Leaves out what the act is.

use onrecord_model::NameLabel;

use crate::label::EntityType;
use crate::lexicon::act::{self, Class};
use crate::reading::Reading;
use crate::statement::draft::Draft;
use crate::statement::grammar::proposition::Clause;
use crate::statement::mode::is_quoted;
use crate::statement::speaker::Speaker;

/// Whether the first proposition speaks of the source's own acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Own {
    /// In the first person.
    FirstPerson,
    /// By a pronoun or name that can be the source.
    Likely,
    /// By somebody or something else, or nobody.
    #[default]
    No,
}

/// Whose acts the first proposition speaks of.
pub fn own(reading: &Reading, draft: &Draft, speaker: &Speaker, clause: &Clause) -> Own {
    if clause.infinitive {
        return Own::Likely;
    }
    let Some(head) = head_of(reading, &clause.subject) else { return Own::No };
    let word = reading.lower[head].as_str();
    let before = clause.subject.iter().copied().rfind(|&w| w < head).map_or("", |w| reading.lower[w].as_str());
    let is_body = act::is(word, Class::Body);
    match word {
        "i" | "we" | "us" => Own::FirstPerson,
        // Within quotation marks, a third person is somebody else.
        "he" | "she" | "they" | "it" if is_quoted(reading, reading.span(&(head..head + 1))) => Own::No,
        "he" | "she" | "they" | "it" if !draft.cue.is_empty() && can_be(reading, draft, word) => Own::Likely,
        _ if is_body && matches!(before, "our" | "my") => Own::FirstPerson,
        _ if is_body && matches!(before, "his" | "her" | "its" | "their") => Own::Likely,
        _ if is_body && before == "the" && speaks_for(reading, draft) => Own::Likely,
        _ if names_source(reading, draft, head) || is_owner_of_source(reading, draft, head) => Own::Likely,
        _ if is_of_its_state(reading, draft, speaker, clause, head) => Own::Likely,
        _ => Own::No,
    }
}

/// The last noun or pronoun of a subject's first phrase; of its last phrase where a preposition begins it; of the phrase
/// after "of" where the first only counts ("none of its staff").
pub fn head_of(reading: &Reading, subject: &[usize]) -> Option<usize> {
    if let [counts, of, rest @ ..] = subject
        && reading.lower[*of] == "of"
        && matches!(
            reading.lower[*counts].as_str(),
            "none" | "all" | "some" | "most" | "any" | "each" | "both" | "neither" | "many" | "few" | "one"
        )
    {
        return head_of(reading, rest);
    }
    let nominal =
        |w: usize| reading.tags[w].starts_with("NN") || matches!(reading.tags[w], "PRP" | "DT" | "EX" | "CD" | "JJ");
    let last = subject.iter().rev().copied().find(|&w| !reading.tags[w].starts_with("RB"))?;
    if reading.tags[last] == "PRP" {
        return Some(last);
    }
    let begins_with_preposition = subject.first().is_some_and(|&w| matches!(reading.tags[w], "IN" | "TO"));
    let phrase: Vec<usize> = if begins_with_preposition {
        subject.to_vec()
    } else {
        subject
            .iter()
            .copied()
            .take_while(|&w| !matches!(reading.tags[w], "IN" | "TO" | "VBN" | "VBG" | "WDT" | "WP" | ","))
            .collect()
    };
    phrase
        .iter()
        .rev()
        .copied()
        .find(|&w| nominal(w) && (reading.tags[w].starts_with("NN") || reading.tags[w] == "PRP"))
}

/// Whether a pronoun of the third person can stand for the source.
fn can_be(reading: &Reading, draft: &Draft, pronoun: &str) -> bool {
    let source: Vec<usize> = draft.source_words().collect();
    let lower = |w: usize| reading.lower[w].as_str();
    if let [only] = source[..] {
        match lower(only) {
            "he" | "she" | "they" | "it" => return lower(only) == pronoun || pronoun == "it" && lower(only) != "they",
            _ => {}
        }
    }
    let plural = source.iter().take(4).any(|&w| matches!(reading.tags[w], "NNS" | "NNPS"))
        || source.iter().any(|&w| lower(w) == "and");
    let person = is_person(reading, &source);
    match pronoun {
        "he" | "she" => !plural || person,
        "they" => plural || !person,
        _ => !person && !plural || speaks_for(reading, draft),
    }
}

fn is_person(reading: &Reading, source: &[usize]) -> bool {
    let holds = |w: &usize| {
        // A name of one word may be a company's that the model takes for a person's.
        reading.names().iter().any(|n| n.label == NameLabel::Person && n.words.len() > 1 && n.words.contains(w))
            || matches!(reading.lower[*w].as_str(), "mr" | "mr." | "mrs" | "mrs." | "ms" | "ms." | "dr" | "he" | "she")
    };
    source.iter().any(holds)
}

fn speaks_for(reading: &Reading, draft: &Draft) -> bool {
    let known = |w: usize| {
        let word = reading.lower[w].as_str();
        act::is(word, Class::Spokesperson) || act::is(word, Class::Body)
    };
    draft.source_words().any(known)
        || draft.source_words().next().is_some_and(|w| reading.tags[w].starts_with("PRP"))
        || !is_person(reading, &draft.source_words().collect::<Vec<_>>())
}

/// Whether the subject's head is a word of the source's name ("Casta's minister said that Casta would …").
fn names_source(reading: &Reading, draft: &Draft, head: usize) -> bool {
    reading.tags[head].starts_with("NNP") && draft.source_words().any(|w| reading.lower[w] == reading.lower[head])
}

/// "Norlund will not sign, its envoy said": the source belongs to the subject.
fn is_owner_of_source(reading: &Reading, draft: &Draft, head: usize) -> bool {
    let its = |w: &usize| matches!(reading.lower[*w].as_str(), "its" | "their") && head < *w;
    let owns = reading.tags[head].starts_with("NNP") || act::is(&reading.lower[head], Class::Body);
    owns && draft.source_words().next().is_some_and(|w| its(&w))
}

/// Whether the subject is the source's state or body, or an arm of it; where the document does not say for whom a
/// statesman speaks, a state that he says will act is taken for his own.
fn is_of_its_state(reading: &Reading, draft: &Draft, speaker: &Speaker, clause: &Clause, head: usize) -> bool {
    let is_body = act::is(&reading.lower[head], Class::Body);
    let phrase = clause.subject.iter().copied().filter(|&w| w == head || is_body && w < head);
    let mut named = phrase.filter_map(|w| speaker.named_at(reading, w)).peekable();
    let for_state = || draft.source_words().any(|w| act::is(&reading.lower[w], Class::Statesman));
    match speaker.speaks_for {
        _ if named.peek().is_none() => false,
        Some(_) => named.any(|(entity, _)| Some(entity) == speaker.speaks_for || Some(entity) == speaker.entity),
        None => named.all(|(_, kind)| kind == EntityType::Country) && for_state(),
    }
}
