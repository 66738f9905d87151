//! Titles: the first line when it reads like a headline, and its repetitions.
//!
//! A headline is short, is one sentence at most and lacks the full stop; what follows it is longer. A title that came
//! as metadata is found wherever it stands alone.

use super::{HEAD, Paragraph, plain};
use crate::{RegionKind, sentences, tokens};

/// Longest headline, in words and in bytes.
const WORDS: usize = 24;
const BYTES: usize = 220;

/// Marks the title and its repetitions among paragraphs that are nothing else.
pub(super) fn mark(text: &str, given: Option<&str>, paragraphs: &mut [Paragraph]) {
    let known = paragraphs.iter().find(|p| p.kind == Some(RegionKind::Title)).map(|p| plain(p.span.of(text)));
    let titles: Vec<String> = known.iter().cloned().chain(given.map(plain)).filter(|t| !t.is_empty()).collect();
    let found = mark_all(text, &titles, paragraphs);
    if !found && known.is_none() {
        let first = first(text, paragraphs).map(plain);
        mark_all(text, first.as_slice(), paragraphs);
    }
}

/// Marks the paragraphs that say what one of the titles says, and tells whether there were any.
fn mark_all(text: &str, titles: &[String], paragraphs: &mut [Paragraph]) -> bool {
    let mut found = false;
    for paragraph in paragraphs.iter_mut().filter(|p| p.kind.is_none() && p.span.len() <= 2 * BYTES) {
        if titles.contains(&plain(paragraph.span.of(text))) {
            paragraph.kind = Some(RegionKind::Title);
            found = true;
        }
    }
    found
}

/// The first paragraph that is nothing else, if it is a headline with an article below it.
fn first<'t>(text: &'t str, paragraphs: &[Paragraph]) -> Option<&'t str> {
    let mut body = paragraphs.iter().take(HEAD).filter(|p| p.kind.is_none()).map(|p| p.span.of(text));
    let first = body.next()?;
    // A credit or a date line, shorter than the headline, may stand between the two.
    let is_article = |words: &str| words.len() > first.len() || words.ends_with(['.', '”', '"', '…']);
    (is_headline(first) && body.any(|words| plain(words) != plain(first) && is_article(words))).then_some(first)
}

fn is_headline(words: &str) -> bool {
    let count = words.split_whitespace().count();
    if words.len() > BYTES || !(2..=WORDS).contains(&count) || words.starts_with(char::is_lowercase) {
        return false;
    }
    let closed = words.ends_with(['.', ',', ';', ':', '…', ')', '-', '–', '—'])
        || words.trim_end_matches(['”', '"', '’', '\'']).ends_with(['.', ',']);
    let tokens = tokens(words);
    let stops = sentences(words, &tokens).len() > 1 && !words.contains(['?', '!']);
    !closed && !stops && words.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines() {
        for words in [
            "Ministers Agree to Meet Again in June",
            "Ministers agree to meet again",
            "Will the U.S. join the talks?",
            "‘No deal’: envoy leaves Geneva",
            "Talks Resume; Nobody Smiles",
        ] {
            assert!(is_headline(words), "{words}");
        }
    }

    #[test]
    fn other_first_lines() {
        for words in [
            "They met again in June.",
            "They met. Nobody smiled",
            "“We will meet again in June.”",
            "and nobody smiled",
            "Geneva —",
            "2024",
        ] {
            assert!(!is_headline(words), "{words}");
        }
    }
}
