//! For whom a source speaks: the state or body whose office it holds ("Sarovia's president, Irena Dovash" and later
//! "Dovash"), or whose name stands in its words ("the Sarovian foreign ministry"). An office that is past does not count;
//! several who are named together have no one for whom all speak.

use super::book::{Book, Id, Nature};
use super::office;
use super::source::Answer;
use super::view::{View, Words};

/// The state or body, where the document names it.
pub(super) fn speaks_for(view: &View<'_>, book: &Book, source: &Words, answer: &Answer) -> Option<Id> {
    let member = answer.member.map(|id| book.member(id));
    // "Kelmar and Norlund", "Dovash and Rehl".
    let is_joined = |at: usize| view.lower(at) == "and" || at > 0 && view.lower(at - 1) == "and";
    let named = book.places_in(source).iter();
    let of_several = named.filter(|p| is_joined(p.words.start) || is_joined(p.words.end)).count() > 1;
    if of_several || member.is_some_and(|m| m.nature == Nature::Persons) {
        return None;
    }
    let held = member.into_iter().flat_map(|m| &m.offices).filter(|office| !office.former).find_map(|o| o.of);
    let former = source.clone().any(|at| matches!(view.lower(at), "former" | "ex" | "retired" | "exiled"));
    let named = || office::owner(view, book, source.start, source.end);
    let itself = || answer.member.filter(|&id| book.member(id).nature == Nature::Country);
    held.or_else(named).or_else(itself).filter(|_| !former)
}
