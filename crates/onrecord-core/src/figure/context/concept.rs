//! What a figure is about: the concept of its thing (`lexicon/concept.tsv`), or of what is done to the people or with the aid
//! that it counts: `killed at least 12 people`, `60 fighters were dead`, `of $12 billion in aid promised`.

use onrecord_text::Document;

use super::Place;
use crate::figure::thing::is_function_word;
use crate::findings::Figure;
use crate::label::FigureType;
use crate::lexicon::concept;

/// The concept of a figure.
pub(super) fn concept(place: &Place<'_>, figure: &Figure, document: &Document) -> Option<&'static str> {
    let thing = figure.thing.map(|span| span.of(&document.text));
    let named = thing.map(str::to_lowercase);
    let parts: Vec<&str> = named.iter().flat_map(|thing| thing.split([' ', '-', '\u{a0}'])).collect();
    let of_thing = of_words(&parts);
    let area = figure.kind == FigureType::Measure
        && matches!(figure.unit.as_deref(), Some("km2" | "mi2" | "ha" | "ac" | "m2"));
    match (of_thing, figure.kind) {
        (Some("territory"), FigureType::Percent | FigureType::Measure) => return Some("territory"),
        (Some("territory"), _) => return None,
        (Some("aid"), _) => return Some(aid(place).unwrap_or("aid")),
        (None, FigureType::Money) if figure.thing.is_none() && speaks_of_aid(place) => return aid(place),
        (None, FigureType::Measure) if area => return act(place, |c| c == "territory"),
        (_, FigureType::Money | FigureType::Duration | FigureType::Age) => return of_thing.filter(|&c| c == "prices"),
        (_, FigureType::Measure) => return of_thing,
        _ => {}
    }
    let group =
        thing.and_then(|thing| thing.rsplit(' ').next()).is_some_and(|head| head.starts_with(char::is_uppercase));
    let people = parts.last().is_none_or(|head| group || concept::is_person(head));
    let done = || act(place, |c| !c.starts_with("aid") && c != "territory");
    if people { done().or(of_thing) } else { of_thing }
}

/// The concept of a thing's words: what happened to those it names comes first (`displaced people`), then a head of two words.
fn of_words(parts: &[&str]) -> Option<&'static str> {
    let (head, before) = parts.split_last()?;
    let suffered = |c: &&str| matches!(*c, "killed" | "wounded" | "displaced" | "missing");
    let happened =
        before.iter().find_map(|word| concept::of_thing(word).filter(|c| suffered(c) && concept::is_person(head)));
    let pair = || concept::of_thing(&format!("{} {head}", before.last()?));
    happened.or_else(pair).or_else(|| concept::of_thing(head))
}

/// The concept of the figure before that counts the same thing.
pub(super) fn inherited(before: &[Figure], figure: &Figure) -> Option<&'static str> {
    let thing = figure.thing?;
    before.iter().rev().find(|f| f.thing == Some(thing)).and_then(|f| f.concept)
}

/// Whether the sentence speaks of aid.
fn speaks_of_aid(place: &Place<'_>) -> bool {
    let words = &place.words;
    words.range().any(|at| matches!(words.at(at), "aid" | "assistance" | "relief" | "donor" | "donors"))
}

/// What a verb near the aid says: pledged or delivered.
fn aid(place: &Place<'_>) -> Option<&'static str> {
    let words = &place.words;
    let clause = |at: &usize| !matches!(words.at(*at), ";" | ":");
    let before = (place.free.start..place.tokens.start).rev().take_while(clause).take(8);
    let after = (place.whole.end..place.free.end).take_while(clause).take(8);
    let found = |at: usize| concept::of_act(words.at(at), |c| c.starts_with("aid"));
    let behind = after.clone().find_map(found);
    before.into_iter().find_map(found).or(behind)
}

/// What a verb does to what is counted: right before the figure, or behind it by way of auxiliaries and short phrases. Both killed
/// and wounded are casualties.
fn act(place: &Place<'_>, wanted: impl Fn(&str) -> bool) -> Option<&'static str> {
    let words = &place.words;
    let found = |at: usize| concept::of_act(words.at(at), &wanted);
    let start = place.tokens.start;
    let skip = |at: &usize| {
        matches!(words.at(*at), "a" | "another" | "an" | "some" | "of" | "the" | "up") || words.at(*at).ends_with("ly")
    };
    let direct = (words.range().start..start).rev().find(|at| !skip(at)).and_then(|at| found(at).map(|c| (at, c)));
    if let Some((at, concept)) = direct {
        let both = words.before(at, 1) == "or" && concept::of_act(words.before(at, 2), &wanted).is_some();
        return Some(if both { "casualties" } else { concept });
    }
    let stop = |at: &usize| !words.is_mark(*at) && !matches!(words.at(*at), "and" | "who" | "that" | "while" | "but");
    let at = (place.whole.end..place.free.end).take_while(stop).take(8).find(|&at| found(at).is_some())?;
    let active =
        words.is_number(at + 1) || matches!(words.at(at + 1), "the" | "a" | "an" | "at" | "their" | "his" | "more");
    let be = (place.whole.end..at)
        .any(|i| matches!(words.at(i), "was" | "were" | "been" | "are" | "is" | "being" | "have" | "had" | "has"));
    let both = words.at(at + 1) == "or" && concept::of_act(words.at(at + 2), &wanted).is_some();
    let passive = !active || be || !is_function_word(words.at(at + 1));
    match (both, passive || matches!(words.at(at), "fled" | "died" | "left")) {
        (true, _) => Some("casualties"),
        (false, true) => found(at),
        (false, false) => None,
    }
}
