//! Names of the lexicon: countries with their demonyms and seats of government, and well-known bodies.
//!
//! Capitals count: `US` is a state, `us` is not; `MOSCOW` in a dateline is Moscow. The longest name wins.

use super::book::{Finds, Found, What};
use super::lexicon::{Phrase, lexicon};
use super::view::View;

/// Finds them all.
pub(super) fn find(view: &View<'_>) -> Finds {
    let mut finds = Finds::default();
    let mut at = 0;
    while at < view.len() {
        match at_word(view, at) {
            Some(phrase) if !view.is_boilerplate(at) => {
                let words = at..at + phrase.words.len();
                at = words.end;
                finds.add(Found { words, what: What::Known(phrase.known, phrase.form) });
            }
            _ => at += 1,
        }
    }
    finds
}

/// The longest name that begins here. An article at the head of a name may have a capital or none.
fn at_word(view: &View<'_>, at: usize) -> Option<&'static Phrase> {
    let is =
        |at: usize, word: &String| straight(view.raw(at)) == *word || unshouted(view.raw(at)).as_ref() == Some(word);
    let begins = |phrase: &&Phrase| (1..phrase.words.len()).all(|i| is(at + i, &phrase.words[i]));
    let first = straight(view.raw(at));
    let article = match first.as_str() {
        "The" => "the",
        "the" => "The",
        _ => "",
    };
    let quiet = unshouted(&first).unwrap_or_default();
    let phrases = [first.as_str(), article, &quiet].into_iter().flat_map(|first| lexicon().phrases(first));
    let best = phrases.filter(begins).max_by_key(|phrase| phrase.words.len())?;
    (!is_part_of_longer(view, at)).then_some(best)
}

/// `Port Washington` is not the capital.
fn is_part_of_longer(view: &View<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |i| view.raw(i));
    matches!(before, "New" | "Port" | "Fort" | "Lake" | "Mount" | "St." | "Saint" | "San")
}

fn straight(word: &str) -> String {
    word.replace('’', "'")
}

/// A word all in capitals that is too long for initials, with one capital.
fn unshouted(word: &str) -> Option<String> {
    let long = word.chars().count() > 4 && word.chars().all(char::is_uppercase);
    let mut letters = word.chars();
    long.then(|| letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect())
}
