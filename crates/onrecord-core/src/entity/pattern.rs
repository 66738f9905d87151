//! Names that their surroundings give away, where the model found none.
//!
//! Capitals after a title ("Prime Minister Halim Orsane") or led by a common given name are a person; capitals around
//! a word such as "Institute" or "Ministry" are a body; capitals before their initials in brackets are one too.

use super::book::{Finds, Found, What};
use super::lexicon::{Class, is_acronym, lexicon};
use super::office::role_before;
use super::view::{View, Words};

/// Longest name, in words.
const LONGEST: usize = 9;
/// Particles between the parts of a person's name.
pub(super) const PARTICLES: &[&str] =
    &["al", "bin", "bint", "da", "de", "del", "della", "der", "di", "du", "el", "ibn", "la", "van", "von"];
/// Last words of newspapers' names that mean other things without an article. Sorted.
const PRESS_NOUNS: &[&str] = &[
    "bulletin",
    "chronicle",
    "enquirer",
    "examiner",
    "express",
    "globe",
    "independent",
    "inquirer",
    "mail",
    "mirror",
    "monitor",
    "observer",
    "register",
    "republic",
    "sentinel",
    "standard",
    "star",
    "sun",
    "telegraph",
];
/// Nouns of states and their parts that make no name of a body. Sorted.
const NO_BODY: &[&str] = &[
    "capital",
    "city",
    "country",
    "county",
    "intelligence",
    "nation",
    "power",
    "province",
    "state",
    "town",
    "village",
];
/// Words that join the parts of a body's name.
const JOINTS: &[&str] = &["and", "for", "of", "on", "the"];
/// Days and months: capitalised, and no name of anybody.
pub(super) const DAYS: &[&str] = &[
    "april",
    "august",
    "december",
    "february",
    "friday",
    "january",
    "july",
    "june",
    "march",
    "may",
    "monday",
    "november",
    "october",
    "saturday",
    "september",
    "sunday",
    "thursday",
    "tuesday",
    "wednesday",
];
/// Further nouns that make capitals a body. Sorted.
const BODY_NOUNS: &[&str] = &[
    "academy",
    "channel",
    "college",
    "courier",
    "daily",
    "endowment",
    "forum",
    "gazette",
    "herald",
    "initiative",
    "journal",
    "news",
    "observatory",
    "post",
    "press",
    "project",
    "radio",
    "review",
    "school",
    "television",
    "times",
    "tribune",
    "trust",
];

/// Adds what the model has missed.
pub(super) fn add(view: &View<'_>, finds: &mut Finds) {
    extend(view, finds);
    let mut at = 0;
    while at < view.len() {
        let found = if view.is_headline(at) || !view.is_capital(at) { None } else { at_word(view, finds, at) };
        match found {
            Some(found) => {
                at = found.words.end;
                finds.replace(found);
            }
            None => at += 1,
        }
    }
}

/// Takes in the capitals beside a person's name that belong to nothing else.
pub(super) fn extend(view: &View<'_>, finds: &mut Finds) {
    let persons: Vec<Words> = finds.iter().filter(|f| f.what == What::Person).map(|f| f.words.clone()).collect();
    for person in persons {
        let mut words = person.clone();
        while words.start > 0 && is_loose(view, finds, words.start - 1, &words) {
            words.start -= 1;
        }
        while is_loose(view, finds, words.end, &words) {
            words.end += 1;
        }
        if is_suffix(view.raw(words.end)) && finds.covering(words.end).is_none() {
            words.end += 1;
        }
        if words.end > person.end && view.lower(words.end) == "-" && view.same_sentence(words.end, words.start) {
            words.end = (words.end + 2).min(view.sentence(words.start).end);
        }
        if words != person && words.len() <= LONGEST && finds.covering(person.start).is_some_and(|f| f.words == person)
        {
            finds.replace(Found { words, what: What::Person });
        }
    }
}

/// What may stand behind a last name.
pub(super) fn is_suffix(word: &str) -> bool {
    matches!(word, "II" | "III" | "IV" | "Jr" | "Jr." | "Sr" | "Sr.")
}

/// Whether a word beside a person's name is part of it: a capital of no other name, of a person's, or behind it one that
/// is neither a person, a body nor a place.
fn is_loose(view: &View<'_>, finds: &Finds, at: usize, beside: &Words) -> bool {
    let is_free = |f: &Found| f.what == What::Person || f.what == What::Thing && f.words.len() == 1 && at >= beside.end;
    let free = finds.covering(at).is_none_or(is_free);
    let given = |at: usize| lexicon().given_name(view.lower(at)).is_some();
    let begins = at < beside.start && view.is_initial(at) && !given(at) && view.tag(at) != "NNP";
    let is_initial = view.raw(at).ends_with('.') && view.raw(at).chars().count() <= 4;
    at < view.len()
        && (view.tag(at).is_empty() || view.tag(at).starts_with("NN") || given(at))
        && free
        && view.is_capital(at)
        && view.same_sentence(at, beside.start)
        && !begins
        && !view.is_headline(at)
        && !is_role(view, at)
        && (given(at) || !view.is_common(at))
        && !DAYS.contains(&view.lower(at))
        && !matches!(view.lower(at), "the" | "a" | "i" | "mr." | "former")
        && (is_initial || view.raw(at).chars().any(char::is_lowercase))
        && !(at < beside.start && given(beside.start))
}

fn at_word(view: &View<'_>, finds: &Finds, at: usize) -> Option<Found> {
    if let Some(words) = body(view, finds, at) {
        return Some(Found { words, what: What::Body });
    }
    if let Some(words) = given_and_last(view, finds, at) {
        return Some(Found { words, what: What::Person });
    }
    if finds.covering(at).is_some() {
        return None;
    }
    let words = person(view, finds, at)?;
    Some(Found { words, what: What::Person })
}

/// A given name that the model took for something else, and a last name behind it.
fn given_and_last(view: &View<'_>, finds: &Finds, at: usize) -> Option<Words> {
    let given =
        finds.covering(at).filter(|f| f.words.len() == 1 && !matches!(f.what, What::Known(..) | What::Person))?;
    let next = given.words.end;
    lexicon().given_name(view.lower(at)).filter(|_| next < view.len() && view.same_sentence(at, next))?;
    let last = finds.covering(next).filter(|f| f.what == What::Person)?;
    Some(at..last.words.end)
}

/// A person: capitals after a title, or a common given name and a capital.
fn person(view: &View<'_>, finds: &Finds, at: usize) -> Option<Words> {
    let run = person_run(view, finds, at);
    if run.is_empty() {
        return None;
    }
    let titled = at > 0 && view.same_sentence(at - 1, at) && is_title(view, at);
    let given = run.len() > 1 && lexicon().given_name(view.lower(at)).is_some();
    (titled || given).then_some(run)
}

fn is_title(view: &View<'_>, at: usize) -> bool {
    let role = role_before(view, at, view.sentence(at).start);
    lexicon().title(view.lower(at - 1)).is_some()
        || role.is_some_and(|r| {
            let is_human = matches!(r.role.class, Class::Office | Class::Insider | Class::Person);
            is_human && !r.plural && r.role.noun != "person"
        })
}

/// Capitals, initials and particles from `at` on, up to the next name, body or title.
pub(super) fn person_run(view: &View<'_>, finds: &Finds, at: usize) -> Words {
    let end = view.sentence(at).end.min(view.len());
    let mut run = at..at;
    let mut next = at;
    while next < end && next - at < LONGEST {
        let lower = view.lower(next);
        let is_free = finds.covering(next).is_none();
        let is_verb = matches!(view.tag(next), "VBZ" | "VBD" | "VBP" | "MD");
        let surname = next == at + 1 && lexicon().given_name(view.lower(at)).is_some();
        let is_part = view.is_capital(next)
            && !is_verb
            && (surname || !is_role(view, next))
            && !DAYS.contains(&lower)
            && lower != "the";
        if is_free && is_part {
            run.end = next + 1;
        } else if run.is_empty() || !(PARTICLES.contains(&lower) || lower == "-") {
            break;
        }
        next += 1;
    }
    run
}

/// Whether the word is a title or a noun for a holder or body, so that a person's name does not begin with it.
fn is_role(view: &View<'_>, at: usize) -> bool {
    let lower = view.lower(at);
    let is_noun = lexicon().role(lower).is_some() || lexicon().title(lower).is_some();
    lexicon().given_name(lower).is_none() && (is_noun || is_body_noun(lower) || lower == "staff")
}

fn is_body_noun(lower: &str) -> bool {
    BODY_NOUNS.binary_search(&lower).is_ok()
        || lexicon().role(lower).is_some_and(|(role, plural)| {
            matches!(role.class, Class::State | Class::Body)
                && NO_BODY.binary_search(&role.noun).is_err()
                && (!plural || matches!(lower, "forces" | "services"))
        })
}

/// A body: two or more words with capitals of which one says so. Persons before it are not part of it.
fn body(view: &View<'_>, finds: &Finds, at: usize) -> Option<Words> {
    let end = view.sentence(at).end.min(view.len()).min(at + LONGEST);
    if finds.covering(at).is_some_and(|f| f.words.start < at) {
        return None;
    }
    let blocks = |at: usize| finds.covering(at).is_some_and(|f| matches!(f.what, What::Person));
    if at > 0 && view.is_capital(at - 1) && finds.covering(at - 1).is_none() && view.same_sentence(at - 1, at) {
        let is_open = !is_title(view, at) && view.lower(at - 1) != "the" && !view.is_initial(at - 1);
        if is_open {
            return None;
        }
    }
    if role_before(view, at + 1, view.sentence(at).start).is_some_and(|r| r.len > 1) {
        return None;
    }
    let article = at > 0 && view.lower(at - 1) == "the";
    let mut run = at..at;
    let mut has_noun = false;
    let mut next = at;
    while next < end && !blocks(next) {
        let lower = view.lower(next);
        let begins_person = has_noun && lexicon().given_name(lower).is_some() && view.is_capital(next + 1);
        if view.is_capital(next) && !DAYS.contains(&lower) && lower != "the" && !begins_person {
            let press = article && next > at && PRESS_NOUNS.binary_search(&lower).is_ok();
            has_noun |= is_body_noun(lower) || press;
            run.end = next + 1;
        } else if !(has_noun && JOINTS.contains(&lower)
            || lower == "-"
            || lower == "and" && run.len() > 1 && is_loose_run(view, finds, &run))
        {
            break;
        }
        next += 1;
    }
    let run = without_tail(view, run);
    let starts_right = !is_person_role(view, run.start);
    let says_so =
        |at: usize| is_body_noun(view.lower(at)) || article && PRESS_NOUNS.binary_search(&view.lower(at)).is_ok();
    let is_name = has_noun && run.len() > 1 && starts_right && run.clone().any(says_so);
    let known = finds.covering(at).is_some_and(|f| f.words == run);
    (is_name && !known && !is_two_states(view, finds, &run)).then_some(run)
}

/// Whether no name stands in the words, so that "and" may join them to what follows.
fn is_loose_run(view: &View<'_>, finds: &Finds, run: &Words) -> bool {
    run.clone().all(|at| finds.covering(at).is_none() && lexicon().given_name(view.lower(at)).is_none())
}

/// `the Institute and` … `and President X`: what follows a joint must belong to the name.
fn without_tail(view: &View<'_>, mut run: Words) -> Words {
    let second = run.clone().skip(1).find(|&at| view.lower(at) == "and");
    if let Some(and) = second.filter(|&and| (run.start..and).any(|at| is_body_noun(view.lower(at)))) {
        let has_of = (run.start..and).any(|at| matches!(view.lower(at), "of" | "for"));
        if !has_of || run.end > and + 2 {
            run.end = and;
        }
    }
    run
}

fn is_person_role(view: &View<'_>, at: usize) -> bool {
    let lower = view.lower(at);
    lexicon().title(lower).is_some()
        || lexicon().role(lower).is_some_and(|(role, _)| role.class == Class::Office)
            && !matches!(lower, "general" | "major" | "justice" | "executive")
}

/// `European Union` stays what the lexicon knows.
fn is_two_states(view: &View<'_>, finds: &Finds, run: &Words) -> bool {
    let known = |at: usize| finds.covering(at).is_some_and(|f| matches!(f.what, What::Known(..)));
    run.clone().all(|at| known(at) || JOINTS.contains(&view.lower(at)))
}

/// Whether these words are the initials in brackets behind a name: `… Mission (COM)`.
pub(super) fn is_bracketed(view: &View<'_>, words: &Words) -> bool {
    words.len() == 1
        && words.start > 0
        && view.raw(words.start - 1) == "("
        && view.raw(words.end) == ")"
        && is_acronym(view.raw(words.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_of_bodies_are_sorted() {
        assert!(BODY_NOUNS.is_sorted() && PRESS_NOUNS.is_sorted() && NO_BODY.is_sorted());
    }
}
