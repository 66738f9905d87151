//! The words that put a clause into the future: a modal ("will", "could"), "going to", an adjective before an infinitive
//! ("is unlikely to"), a predicate ("a deal is unlikely"), a noun of chance ("there is a risk of").
//!
//! Takes a line; gives every place where such words stand, whatever they say there: what looks like a forecast and is none
//! is left to [`super::rule`]. Of a chain of them the first counts, with all its words ("is likely to be going to").

use std::ops::Range;

use crate::lexicon::foretelling::{self, Class};
use crate::reading::Reading;
use crate::statement::grammar::group::{self, is_copula};
use crate::statement::grammar::line::Line;

/// How words put a clause into the future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// "will", "shall".
    Will,
    /// "would".
    Would,
    /// "may", "might", "could".
    May,
    /// "should".
    Should,
    /// "is going to".
    Going,
    /// "is likely to".
    Adjective,
    /// "is poised to".
    Ready,
    /// "is due to".
    Arranged,
    /// "a deal is unlikely".
    Predicate,
    /// "there is a chance of rain".
    Chance,
}

/// Words that put a clause into the future.
#[derive(Clone, Debug, PartialEq)]
pub struct Trigger {
    /// How.
    pub form: Form,
    /// The words, by their place in the line.
    pub words: Range<usize>,
    /// The finite verb of the clause; nothing where the words stand in none.
    pub verb: Option<usize>,
    /// The verb of what is foretold; nothing where there is none.
    pub main: Option<usize>,
}

/// So far before an adjective its copula is looked for, in words.
const FARTHEST: usize = 6;

/// Whether a word can be one, so that its sentence is worth a look.
pub fn is_sign(reading: &Reading, word: usize) -> bool {
    reading.tags[word] == "MD"
        || reading.tags[word].starts_with(['N', 'V', 'J', 'R']) && {
            let lower = reading.lower[word].as_str();
            [Class::Adjective, Class::Ready, Class::Predicate, Class::Chance, Class::Arranged]
                .iter()
                .any(|&class| foretelling::is(lower, class))
        }
        || reading.lower[word] == "about"
}

/// All triggers of a line, in order.
pub fn find(line: &Line) -> Vec<Trigger> {
    let mut out: Vec<Trigger> = Vec::new();
    let mut at = 0;
    while at < line.len() {
        let found = modal(line, at)
            .or_else(|| adjective(line, at))
            .or_else(|| predicate(line, at))
            .or_else(|| chance(line, at));
        match found {
            Some(trigger) => {
                at = trigger.words.end.max(at + 1);
                out.push(trigger);
            }
            None => at += 1,
        }
    }
    out
}

fn modal(line: &Line, at: usize) -> Option<Trigger> {
    let form = match line.at(at) {
        "will" | "'ll" | "wo" | "shall" => Form::Will,
        "would" | "'d" => Form::Would,
        "may" | "might" | "could" => Form::May,
        "should" => Form::Should,
        _ => return None,
    };
    if line.tag(at) != "MD" {
        return None;
    }
    let (group, end) = group::ahead(line, past_insertion(line, at));
    let main = group.iter().rev().copied().find(|&i| line.is_verb(i) && i > at);
    // "Will be likely to", "could be forced to": what follows belongs to the same chain.
    let chained = foretold(line, end).filter(|_| main.is_some_and(|m| is_copula(line.lemma(m))));
    let last = chained.map_or(at + 1, |(_, to)| to + 1);
    let main = chained.map_or(main, |(_, to)| infinitive(line, to)).or_else(|| past_adjective(line, end));
    Some(Trigger { form, words: at..last, verb: Some(at), main })
}

/// "Would very likely end": the tags may call the adverb an adjective.
fn past_adjective(line: &Line, from: usize) -> Option<usize> {
    let likely = |i: usize| line.is_adverb(i) || foretelling::is(line.at(i), Class::Adjective);
    let verb = (from..from + 4).find(|&i| !likely(i))?;
    (verb > from && line.tag(verb) == "VB").then_some(verb)
}

/// "Will, at last, have to": the place behind the comma that closes; without one, the modal's.
fn past_insertion(line: &Line, modal: usize) -> usize {
    let close = (modal + 2..modal + 7).find(|&i| line.at(i) == ",").filter(|_| line.at(modal + 1) == ",");
    close.filter(|&i| line.tag(i + 1).starts_with("VB")).map_or(modal, |i| i + 1)
}

/// A word that foretells at a place, and the "to" behind it.
fn foretold(line: &Line, at: usize) -> Option<(Form, usize)> {
    let word = line.at(at);
    let form = match word {
        "going" => Form::Going,
        _ if foretelling::is(word, Class::Ready) => Form::Ready,
        _ if foretelling::is(word, Class::Arranged) => Form::Arranged,
        _ if foretelling::is(word, Class::Adjective) => Form::Adjective,
        _ => return None,
    };
    // "No more likely than the others to agree": the comparison stands between.
    let compared = matches!(line.at(at + 1), "than" | "as");
    let reach = if compared { FARTHEST } else { 2 };
    let to = (at + 1..=at + reach).find(|&i| line.at(i) == "to")?;
    let adverbs = (at + 1..to).all(|i| compared || line.is_adverb(i));
    (adverbs && infinitive(line, to).is_some()).then_some((form, to))
}

/// The verb of the infinitive that "to" opens.
fn infinitive(line: &Line, to: usize) -> Option<usize> {
    let verb = (to + 1..to + 4).find(|&i| !line.is_adverb(i))?;
    let be = line.at(verb) == "be" && matches!(line.tag(verb + 1), "VBN" | "VBD");
    // The tags take some verbs behind "to" for nouns or adjectives ("set to worsen").
    let taken = verb == to + 1 && matches!(line.tag(verb), "NN" | "JJ" | "JJR" | "VBN" | "VBD");
    let base = matches!(line.tag(verb), "VB" | "VBP") || taken;
    base.then_some(if be { verb + 1 } else { verb })
}

fn adjective(line: &Line, at: usize) -> Option<Trigger> {
    let (form, to) = foretold(line, at)?;
    let copula = copula_before(line, at)?;
    let verb = finite_of(line, copula);
    // "No more likely than the others" is as long as it is: its words end before what is compared with.
    let end = if line.at(at + 1) == "to" || line.is_adverb(at + 1) { to + 1 } else { at + 1 };
    Some(Trigger { form, words: verb.unwrap_or(copula)..end, verb, main: infinitive(line, to) })
}

/// The form of "be" or "look" that a predicate stands behind.
fn copula_before(line: &Line, at: usize) -> Option<usize> {
    let mut place = at;
    for _ in 0..FARTHEST {
        place = place.checked_sub(1)?;
        let copula = line.is_verb(place) && (is_copula(line.lemma(place)) || line.is(place, &["'s", "'re", "'m"]));
        if copula {
            return Some(place);
        }
        let between = line.is_adverb(place)
            || line.is(
                place,
                &["all", "but", "almost", "no", "more", "less", "very", "also", "to", "be", "both", "most", "'d"],
            )
            || foretelling::is(line.at(place), Class::Adjective);
        if !between {
            return None;
        }
    }
    None
}

/// The finite verb of the group that a copula belongs to ("has | been", "could | be").
fn finite_of(line: &Line, copula: usize) -> Option<usize> {
    if line.is_finite(copula) {
        return Some(copula);
    }
    (copula.saturating_sub(4)..copula).rev().find(|&i| line.is_finite(i))
}

fn predicate(line: &Line, at: usize) -> Option<Trigger> {
    let word = line.at(at);
    if !foretelling::is(word, Class::Predicate) {
        return None;
    }
    let attribute = line.tag(at + 1) == "NNS" || matches!(line.at(at + 1), "that" | "to" | "than" | "of");
    let copula = copula_before(line, at).filter(|_| !attribute)?;
    // "It is to be expected" says what is natural.
    let natural = copula > 0 && line.at(copula - 1) == "to";
    let verb = finite_of(line, copula).filter(|_| !natural)?;
    Some(Trigger { form: Form::Predicate, words: at..at + 1, verb: Some(verb), main: None })
}

/// "There is a chance of rain", "the chances of a deal are slim".
fn chance(line: &Line, at: usize) -> Option<Trigger> {
    if !foretelling::is(line.at(at), Class::Chance)
        || !line.tag(at).starts_with("NN")
        || !line.is(at + 1, &["of", "for"])
    {
        return None;
    }
    let opening = (at.saturating_sub(8)..at).rev().take_while(|&i| !line.is(i, &[",", ";", ":"]));
    let there = opening.into_iter().find(|&i| line.tag(i) == "EX");
    let is = there.and_then(|i| (i + 1..at).find(|&v| line.is_finite(v)));
    let behind = || {
        let verb = (at + 2..line.len()).take_while(|&i| !line.is(i, &[",", ";"])).find(|&i| line.is_finite(i))?;
        let faint =
            is_copula(line.lemma(verb)) && (verb + 1..verb + 4).any(|i| foretelling::is(line.at(i), Class::Faint));
        faint.then_some(verb)
    };
    let verb = is.or_else(behind)?;
    Some(Trigger { form: Form::Chance, words: at..at + 1, verb: Some(verb), main: None })
}
