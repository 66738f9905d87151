//! References without a calendar: `now`, `currently`, `recently`, `the past`, `the near future`, `soon`.

use crate::figure::thing::is_function_word;
use crate::time::meaning::Found;
use crate::words::{Words, is_hyphen};

const PHRASES: &[(&str, &str)] = &[
    ("the present", "PRESENT_REF"),
    ("right now", "PRESENT_REF"),
    ("just now", "PRESENT_REF"),
    ("at present", "PRESENT_REF"),
    ("at the moment", "PRESENT_REF"),
    ("at this moment", "PRESENT_REF"),
    ("at this time", "PRESENT_REF"),
    ("this moment", "PRESENT_REF"),
    ("these days", "PRESENT_REF"),
    ("nowadays", "PRESENT_REF"),
    ("presently", "PRESENT_REF"),
    ("currently", "PRESENT_REF"),
    ("current", "PRESENT_REF"),
    ("now", "PRESENT_REF"),
    ("the recent past", "PAST_REF"),
    ("the distant past", "PAST_REF"),
    ("most recently", "PAST_REF"),
    ("more recently", "PAST_REF"),
    ("recently", "PAST_REF"),
    ("recent", "PAST_REF"),
    ("lately", "PAST_REF"),
    ("the foreseeable future", "FUTURE_REF"),
    ("the near future", "FUTURE_REF"),
    ("the distant future", "FUTURE_REF"),
    ("the not too distant future", "FUTURE_REF"),
    ("the near term", "FUTURE_REF"),
    ("the short term", "FUTURE_REF"),
    ("as soon as possible", "FUTURE_REF"),
    ("a later date", "FUTURE_REF"),
    ("someday", "FUTURE_REF"),
    ("soon", "FUTURE_REF"),
];

pub(super) fn reference(words: &Words<'_>, at: usize) -> Option<Found> {
    if let Some(found) = noun(words, at).or_else(|| one_day(words, at)) {
        return Some(found);
    }
    let (count, value) = PHRASES.iter().find_map(|&(phrase, value)| Some((words.phrase(at, phrase)?, value)))?;
    let end = at + count;
    let conjunction = words.at(at) == "as" && count == 1
        || words.at(at) == "soon" && matches!(words.at(end), "after" | "as" | "afterward" | "afterwards" | "-")
        || words.before(at, 1) == "as" && words.at(at) == "soon" && words.at(end) == "as"
        || words.at(at) == "current" && words.at(end) == "account";
    (!conjunction).then(|| Found::reference(at..end, value))
}

/// `the past` and `the future` as nouns, `future` and `soon afterward`.
fn noun(words: &Words<'_>, at: usize) -> Option<Found> {
    if words.at(at) == "future" {
        let noun = !words.is_mark(at + 1) && !is_function_word(words.at(at + 1));
        let whose = matches!(words.before(at, 1), "the" | "'s" | "its" | "their" | "his" | "her" | "our" | "near");
        return (noun && !whose && !words.is_capital(at)).then(|| Found::reference(at..at + 1, "FUTURE_REF"));
    }
    let next = words.at(at + 2);
    let ends = words.is_mark(at + 2) && !is_hyphen(next) && next != "'s" || is_function_word(next) && next != "of";
    match (words.at(at), words.at(at + 1)) {
        ("the", "past") if ends => Some(Found::reference(at..at + 2, "PAST_REF")),
        ("the", "future") if ends => Some(Found::reference(at..at + 2, "FUTURE_REF")),
        _ => None,
    }
}

/// `one day` beside a verb is some day to come; in the past it may be any.
fn one_day(words: &Words<'_>, at: usize) -> Option<Found> {
    let modal = |word| matches!(word, "will" | "would" | "could" | "may" | "might" | "can" | "'ll" | "should" | "to");
    let beside = modal(words.before(at, 1)) || modal(words.at(at + 2)) || words.before(at, 1) == "hope";
    (words.are(at, &["one", "day"]) && beside && words.at(at + 2) != "of")
        .then(|| Found::reference(at..at + 2, "FUTURE_REF"))
}
