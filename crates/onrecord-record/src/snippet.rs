//! Where the words of a search stand in a text.
//!
//! The search index only gives the text back with marks around what matched. Comparing that with the text itself gives
//! the places, and where the text holds the marks already nothing worse follows than a place too many.

use std::cmp::Reverse;

use onrecord_core::contract::{Range, Span};

use crate::points::Points;

/// Put before a match: a noncharacter, which no text should hold.
pub(crate) const OPEN: char = '\u{fdd0}';
/// Put after a match.
pub(crate) const CLOSE: char = '\u{fdd1}';

/// How many code points a snippet has at most.
const LENGTH: usize = 240;

/// The matches in `text`, in code points, from `marked`, the same text with marks around them.
pub(crate) fn matches(text: &str, marked: &str) -> Vec<Range> {
    let mut out = Vec::new();
    let mut original = text.chars().peekable();
    let (mut at, mut open) = (0, None);
    for c in marked.chars() {
        if original.next_if_eq(&c).is_some() {
            at += 1;
        } else if c == OPEN {
            open = Some(at);
        } else if c == CLOSE
            && let Some(start) = open.take()
        {
            out.push(Range { start, end: at });
        }
    }
    out
}

/// Matches in words that are pieces of a document joined by an ellipsis, as places in the document.
pub(crate) fn in_document(matches: &[Range], pieces: &[Span]) -> Vec<Range> {
    let mut out = Vec::new();
    let mut at = 0;
    for piece in pieces {
        let length = piece.end - piece.start;
        for m in matches {
            let (start, end) = (m.start.max(at), m.end.min(at + length));
            if start < end {
                out.push(Range { start: piece.start + start - at, end: piece.start + end - at });
            }
        }
        at += length + " … ".chars().count();
    }
    out.sort_by_key(|r| (r.start, r.end));
    out
}

/// The text from the first piece to the last; nothing, at the beginning, without pieces.
pub(crate) fn whole(text: &str, pieces: &[Span]) -> Span {
    let start = pieces.iter().map(|p| p.start).min().unwrap_or(0);
    let end = pieces.iter().map(|p| p.end).max().unwrap_or(0);
    Span { start, end, text: Points::new(text).words(start, end).to_owned() }
}

/// The stretch of the text with the most matches (the first such), from blank to blank; the text's beginning where
/// there are none.
pub(crate) fn best(text: &str, matches: &[Range]) -> Span {
    let points = Points::new(text);
    let matches = &matches[..matches.len().min(1000)];
    let near =
        |first: &Range| matches.iter().filter(|m| m.start >= first.start && m.end <= first.start + LENGTH / 2).count();
    let best = matches.iter().enumerate().max_by_key(|&(i, m)| (near(m), Reverse(i)));
    let first = best.map_or(0, |(_, m)| m.start);
    let mut start = first.saturating_sub(LENGTH / 3);
    let mut end = (start + LENGTH).min(points.len());
    let blank = |at: usize| points.words(at, at + 1).chars().all(char::is_whitespace);
    if start > 0 {
        start = (start..first).find(|&at| blank(at)).unwrap_or(start);
    }
    if end < points.len() {
        end = (first + 1..end).rev().find(|&at| blank(at)).unwrap_or(end);
    }
    while start < end && blank(start) {
        start += 1;
    }
    while end > start && blank(end - 1) {
        end -= 1;
    }
    Span { start, end, text: points.words(start, end).to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: usize, end: usize) -> Range {
        Range { start, end }
    }

    #[test]
    fn marks_become_places() {
        let marked = format!("the {OPEN}größte{CLOSE} {OPEN}deal{CLOSE}");
        assert_eq!(matches("the größte deal", &marked), [range(4, 10), range(11, 15)]);
        assert_eq!(matches("", ""), []);
    }

    #[test]
    fn marks_in_the_text_itself_do_no_harm() {
        let text = format!("a {OPEN} b");
        let marked = format!("a {OPEN} {OPEN}b{CLOSE}");
        assert_eq!(matches(&text, &marked), [range(4, 5)]);
    }

    #[test]
    fn a_match_across_pieces_is_split() {
        let piece = |start: usize, text: &str| Span { start, end: start + text.len(), text: text.into() };
        let pieces = [piece(10, "we will"), piece(30, "talk now")];
        assert_eq!(in_document(&[range(3, 14)], &pieces), [range(13, 17), range(30, 34)]);
    }

    #[test]
    fn a_snippet_runs_from_blank_to_blank() {
        let text = format!("{} the deal {}", "word ".repeat(100), "more ".repeat(100));
        let at = text.find("deal").unwrap();
        let snippet = best(&text, &[range(at, at + 4)]);
        assert_eq!(snippet.text, text[snippet.start..snippet.end]);
        assert!(
            snippet.text.starts_with("word") && snippet.text.contains("the deal") && snippet.text.ends_with("more")
        );
        assert_eq!(best("short", &[]).text, "short");
        assert_eq!(best("", &[]).text, "");
        let solid = "x".repeat(1000);
        assert_eq!(best(&solid, &[range(0, 1000)]).text.len(), LENGTH);
    }
}
