//! What a source's words tell the labels: whether a content speaks of the source's own acts, whether the source negates
//! ("neither side", "few analysts"), and whether it is somebody who judges for a living.

use onrecord_model::NameLabel;

use crate::reading::Reading;
use crate::statement::clause::Clause;
use crate::statement::draft::Draft;
use crate::statement::mode::is_quoted;

/// Bodies that speakers speak for: with "our", "its" or "the", the speaker's own.
const OWN_BODIES: &[&str] = &[
    "administration",
    "agency",
    "army",
    "authorities",
    "authority",
    "bank",
    "board",
    "bureau",
    "cabinet",
    "campaign",
    "club",
    "coalition",
    "commission",
    "committee",
    "company",
    "council",
    "country",
    "court",
    "department",
    "federation",
    "firm",
    "force",
    "forces",
    "government",
    "group",
    "institute",
    "kingdom",
    "military",
    "ministry",
    "movement",
    "nation",
    "navy",
    "office",
    "organisation",
    "organization",
    "parliament",
    "party",
    "police",
    "presidency",
    "regime",
    "republic",
    "school",
    "side",
    "state",
    "team",
    "union",
    "university",
];

/// Words for people who speak for a body.
const SPOKESPEOPLE: &[&str] = &[
    "ambassador",
    "boss",
    "chair",
    "chairman",
    "chairwoman",
    "chief",
    "commander",
    "commissioner",
    "director",
    "envoy",
    "executive",
    "ceo",
    "general",
    "governor",
    "head",
    "leader",
    "manager",
    "mayor",
    "minister",
    "negotiator",
    "official",
    "officials",
    "premier",
    "president",
    "representative",
    "secretary",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "spokesmen",
    "minister",
    "chancellor",
    "statement",
    "aide",
];

/// People who judge for a living, in the singular.
const JUDGES: &[&str] = &[
    "academic",
    "analyst",
    "columnist",
    "commentator",
    "critic",
    "economist",
    "expert",
    "forecaster",
    "historian",
    "observer",
    "political-scientist",
    "pollster",
    "professor",
    "researcher",
    "scholar",
    "scientist",
    "specialist",
    "strategist",
    "think-tank",
    "veteran",
    "watcher",
];

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
pub fn own(reading: &Reading, draft: &Draft, clause: &Clause) -> Own {
    if clause.infinitive {
        return Own::Likely;
    }
    let Some(head) = head_of(reading, &clause.subject) else { return Own::No };
    let word = reading.lower[head].as_str();
    let before = clause.subject.iter().copied().rfind(|&w| w < head).map_or("", |w| reading.lower[w].as_str());
    match word {
        "i" | "we" | "us" => Own::FirstPerson,
        // Within quotation marks, a third person is somebody else.
        "he" | "she" | "they" | "it" if is_quoted(reading, reading.span(&(head..head + 1))) => Own::No,
        "he" | "she" | "they" | "it" if !draft.cue.is_empty() && can_be(reading, draft, word) => Own::Likely,
        _ if OWN_BODIES.contains(&word) && matches!(before, "our" | "my") => Own::FirstPerson,
        _ if OWN_BODIES.contains(&word) && matches!(before, "his" | "her" | "its" | "their") => Own::Likely,
        _ if OWN_BODIES.contains(&word) && before == "the" && speaks_for(reading, draft) => Own::Likely,
        _ if names_source(reading, draft, head) || is_of_named(reading, draft, head) => Own::Likely,
        _ => Own::No,
    }
}

/// "That the union agree", "that he leave": a subject of one with the verb of many says what to do.
pub fn is_subjunctive(reading: &Reading, clause: &Clause) -> bool {
    let Some(verb) = clause.verb.filter(|&w| reading.tags[w] == "VBP" && clause.main == Some(w)) else { return false };
    let one = head_of(reading, &clause.subject).is_some_and(|w| {
        matches!(reading.tags[w], "NN" | "NNP") || matches!(reading.lower[w].as_str(), "he" | "she" | "it")
    });
    let joined = clause.subject.iter().any(|&w| reading.tags[w] == "CC");
    one && !joined
        && !reading.lower[verb].ends_with('s')
        && !matches!(reading.lower[verb].as_str(), "are" | "have" | "do" | "am" | "'re" | "'ve" | "'m")
}

/// The last noun or pronoun of a subject's first phrase; of its last phrase where a preposition begins it.
fn head_of(reading: &Reading, subject: &[usize]) -> Option<usize> {
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
        SPOKESPEOPLE.contains(&word) || OWN_BODIES.contains(&word)
    };
    draft.source_words().any(known)
        || draft.source_words().next().is_some_and(|w| reading.tags[w].starts_with("PRP"))
        || !is_person(reading, &draft.source_words().collect::<Vec<_>>())
}

/// Whether the subject's head is a word of the source's name ("Casta's minister said that Casta would …").
fn names_source(reading: &Reading, draft: &Draft, head: usize) -> bool {
    reading.tags[head].starts_with("NNP") && draft.source_words().any(|w| reading.lower[w] == reading.lower[head])
}

/// "Norlund will not sign, its envoy said": the source belongs to a named subject.
fn is_of_named(reading: &Reading, draft: &Draft, head: usize) -> bool {
    let its = draft.source_words().next().is_some_and(|w| matches!(reading.lower[w].as_str(), "its" | "their"));
    its && reading.tags[head].starts_with("NNP") && draft.source_words().next().is_some_and(|w| head < w)
}

/// The word by which a source negates what it says: "nobody", "neither side", "few analysts".
pub fn negation(reading: &Reading, draft: &Draft) -> Option<usize> {
    let first = draft.source_words().next()?;
    let next = reading.lower.get(first + 1).map_or("", String::as_str);
    let negates = match reading.lower[first].as_str() {
        "few" | "nobody" | "neither" | "none" | "no-one" => true,
        "no" => next != "doubt",
        "not" => matches!(next, "one" | "a" | "all" | "many" | "everyone" | "everybody"),
        "very" => next == "few",
        _ => false,
    };
    negates.then_some(first)
}

/// Whether the source judges for a living: analysts, critics, observers.
pub fn judges(reading: &Reading, draft: &Draft) -> Option<usize> {
    draft.source_words().find(|&w| {
        let word = reading.lower[w].as_str();
        JUDGES.contains(&word) || word.strip_suffix('s').is_some_and(|w| JUDGES.contains(&w))
    })
}
