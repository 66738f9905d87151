//! What a figure counts.
//!
//! Mostly the noun phrase right behind the number, read to its head by simple rules over words: `100,000 Russian troops`,
//! `thousands of Russian casualties`, `a third of Ukraine's grain silos`. Else what the figure is said of ([`predicate`]), or what
//! an earlier clause or sentence counts ([`earlier`]). No tagger and no parse: plural endings and lists of function words and
//! verbs are all it knows.

pub(super) mod earlier;
pub(super) mod predicate;
mod words;

use std::ops::Range;

use super::number::number;
use crate::words::{Words, is_hyphen};
use words::{COUNTED, MODIFIERS, is_listed_verb};

pub(super) use words::is_plural;
pub(crate) use words::{is_function_word, is_verb_like};

/// How many words a noun phrase may have.
const LONGEST: usize = 6;

/// Words before a noun phrase that are no part of the thing.
pub(super) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "my"
            | "your"
            | "these"
            | "those"
            | "this"
            | "that"
            | "all"
            | "some"
            | "many"
            | "few"
            | "several"
            | "most"
            | "such"
            | "both"
            | "each"
            | "every"
            | "no"
            | "any"
    )
}

/// The words of what is counted, where the count ends at `at`.
pub(super) fn thing(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let mut start = at;
    if words.at(start) == "of" {
        start += 1;
        start += (start..start + 2).take_while(|&i| is_determiner(words.at(i))).count();
        if let Some(number) = number(words, start).filter(|n| n.suffix.is_empty()) {
            start = number.end;
        }
    }
    phrase(words, start)
}

/// The noun phrase that begins at `start`, behind its determiners; what stands before a possessive mark is no part of it.
pub(super) fn phrase(words: &Words<'_>, start: usize) -> Option<Range<usize>> {
    phrase_until(words, start, usize::MAX)
}

/// The same, read no further than `limit`.
pub(super) fn phrase_until(words: &Words<'_>, start: usize, limit: usize) -> Option<Range<usize>> {
    let start =
        start + usize::from(matches!(words.at(start), "more" | "additional" | "other" | "extra" | "new" | "further"));
    if COUNTED.binary_search(&words.at(start)).is_ok() && (start + 1 >= limit || !is_plural(words.at(start + 1))) {
        return Some(start..start + 1);
    }
    let start =
        start + usize::from(words.at(start).ends_with("ly") && !belongs(words, start) && belongs(words, start + 1));
    let mut end = start;
    let mut plural_end = None;
    while end < limit.min(start + LONGEST) && belongs(words, end) {
        let word = words.at(end);
        let verb = end > start && is_verb_like(words, end);
        if verb && (plural_end.is_some() || word.ends_with("ed") && !is_hyphen(words.before(end, 1))) {
            break;
        }
        end += 1;
        if is_plural(word) && !is_hyphen(words.at(end)) {
            plural_end = Some(end);
            let modifies = MODIFIERS.binary_search(&word).is_ok() || COUNTED.binary_search(&word).is_ok();
            if !(modifies && end < limit && is_plural(words.at(end))) {
                break;
            }
        }
    }
    if end > start && matches!(words.at(end), "'s" | "'") && (words.is_capital(end - 1) || words.at(end) == "'s") {
        return phrase_until(words, end + 1, limit);
    }
    let end = plural_end.unwrap_or_else(|| without_verbs(words, start..end.min(start + 3)));
    let participle = end == start + 1 && words.at(start).ends_with("ed") && is_verb_like(words, start);
    (end > start && !words.is_mark(start) && !participle).then_some(start..end)
}

/// Whether the word may stand inside a noun phrase.
pub(super) fn belongs(words: &Words<'_>, at: usize) -> bool {
    let word = words.at(at);
    let hyphen = is_hyphen(word) && words.glued(at) && at > 0 && words.glued(at - 1);
    let possessive = word == "'s" || word == "'";
    let day = words.is_capital(at) && (crate::time::weekday(word).is_some() || crate::time::month(word).is_some());
    let adverb =
        word.len() > 5 && word.ends_with("ly") && !matches!(word, "assembly" | "elderly" | "family" | "supply");
    let relative = matches!(word, "last" | "next" | "ever" | "overnight" | "tonight" | "apiece" | "straight" | "alone");
    if day || adverb || relative {
        return false;
    }
    hyphen
        || !(words.is_mark(at) || words.is_number(at) || is_function_word(word) || possessive || is_listed_verb(word))
}

/// The end of a run of words without a verb in it.
fn without_verbs(words: &Words<'_>, range: Range<usize>) -> usize {
    let first = range.start;
    let verb = range.clone().find(|&i| i > first && is_verb_like(words, i));
    let end = verb.unwrap_or(range.end);
    if end > first && is_hyphen(words.at(end - 1)) { end - 1 } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lowered, tests::document};

    fn behind(text: &str) -> String {
        let document = document(text);
        let segmented = document.segment();
        let lowered = Lowered::new(&document, &segmented);
        let words = lowered.sentences().next().unwrap();
        thing(&words, words.range().start).map_or("", |range| words.span(range).of(text)).to_owned()
    }

    #[test]
    fn the_noun_phrase_ends_at_its_head() {
        for (text, expected) in [
            ("troops to the border", "troops"),
            ("of Russian casualties and losses", "Russian casualties"),
            ("Russian soldiers were killed", "Russian soldiers"),
            ("police officers said", "police officers"),
            ("people died", "people"),
            ("killed and 40 hurt", "killed"),
            ("wounded soldiers", "wounded soldiers"),
            ("armoured vehicles destroyed in May", "armoured vehicles"),
            ("long-range missiles struck", "long-range missiles"),
            ("of its soldiers", "soldiers"),
            ("in the city", ""),
            (", officials said", ""),
        ] {
            assert_eq!(behind(text), expected, "{text}");
        }
    }
}
