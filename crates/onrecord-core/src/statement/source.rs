//! What a source's words tell the labels: whether the source negates ("neither side", "few analysts"), whether it is
//! somebody who judges for a living, and what sort of source it is.

use crate::entity::SourceResolution;
use crate::label::SourceKind;
use crate::lexicon::act::{self, Class};
use crate::reading::Reading;
use crate::statement::draft::Draft;
use crate::statement::grammar::proposition::Clause;
use crate::statement::own::head_of;

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
        act::is(word, Class::Judge) || word.strip_suffix('s').is_some_and(|one| act::is(one, Class::Judge))
    })
}

/// What sort of source it is: one whose name the text withholds is anonymous, unless it is a body or somebody named.
pub fn kind(source: &SourceResolution, withheld: bool) -> Option<SourceKind> {
    let unnamed = withheld && matches!(source.kind, None | Some(SourceKind::Collective));
    if unnamed { Some(SourceKind::Anonymous) } else { source.kind }
}
