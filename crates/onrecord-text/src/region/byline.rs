//! Bylines: `By Ann Lee and Bo Ito | Reuters`, and agency credits such as `Reporting by Ann Lee; editing by Bo Ito`.

use super::{begins, is_capitalised, plain};
use crate::date::{MONTHS, WEEKDAYS, parse_date};

/// Words that may stand between names without a capital.
const CONNECTORS: &[&str] = &[
    "and", "at", "bin", "da", "de", "del", "der", "di", "du", "for", "from", "ibn", "in", "la", "of", "on", "special",
    "staff", "the", "to", "van", "von", "with", "writer",
];
/// What follows `By` in a sentence of the body, not in a byline, beside days and months.
const FEASTS: &[&str] = &["christmas", "easter"];
const CREDITS: &[&str] = &[
    "reporting by",
    "additional reporting by",
    "reporting and writing by",
    "writing by",
    "written by",
    "editing by",
    "edited by",
    "compiled by",
    "translated by",
    "story by",
];

/// Whether a paragraph is a byline. `given` is the author as metadata has it.
pub(super) fn matches(words: &str, given: Option<&str>) -> bool {
    if words.len() > 400 {
        return false;
    }
    if given.is_some_and(|given| is_given(words, given)) {
        return true;
    }
    let credit = words.trim_start_matches(['(', '[', '—', '–', '-', ' ']);
    if CREDITS.iter().any(|phrase| begins(credit, phrase)) {
        return true;
    }
    begins(words, "by") && is_names(words.get(2..).unwrap_or_default())
}

fn is_given(words: &str, given: &str) -> bool {
    let words = plain(words);
    let given = plain(given);
    !given.is_empty() && words.strip_prefix("by ").unwrap_or(&words) == given
}

/// Names with commas, `and`, titles, an outlet and perhaps a date; no sentence.
fn is_names(text: &str) -> bool {
    let mut parts = text.split(['|', '•', '·', '—', '–']).map(str::trim);
    let names = parts.next().unwrap_or_default();
    let words: Vec<&str> = names.split_whitespace().collect();
    let first = plain(words.first().unwrap_or(&""));
    let capitals = words.iter().filter(|w| is_capitalised(w)).count();
    let closed =
        names.ends_with(['.', '?', '!', ':', ';', '…', '”']) && !names.ends_with("r.") && !names.ends_with("D.");
    (1..=16).contains(&words.len())
        && capitals >= 2
        && is_capitalised(words[0])
        && !is_time(&first)
        && words.iter().all(|w| is_capitalised(w) || CONNECTORS.contains(&w.trim_matches(',')))
        && !closed
        && parts.all(|part| part.split_whitespace().count() <= 6 || parse_date(part).is_ok())
}

fn is_time(word: &str) -> bool {
    WEEKDAYS.contains(&word) || MONTHS.contains(&word) || FEASTS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        for words in [
            "By Ann Lee",
            "BY ANN LEE AND BO ITO",
            "By Ann Lee and Bo Ito | Reuters",
            "By Ann Lee, Associated Press Writer",
            "By Maria van der Berg in Geneva – May 15, 2024",
            "(Reporting by Ann Lee; editing by Bo Ito)",
        ] {
            assert!(matches(words, None), "{words}");
        }
        assert!(matches("Ann Lee", Some("Ann Lee")));
        assert!(matches("by ANN LEE", Some("Ann Lee")));
    }

    #[test]
    fn sentences_that_begin_with_by() {
        for words in [
            "By Monday the talks had stalled",
            "By the end of May, Geneva was empty.",
            "By Ann Lee’s count, there were five.",
            "By Sea",
            "Bypassing Geneva Altogether",
            "By",
        ] {
            assert!(!matches(words, None), "{words}");
        }
    }
}
