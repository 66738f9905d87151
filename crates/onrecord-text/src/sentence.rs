//! Paragraphs and sentences, as ranges of tokens.
//!
//! Takes a text and its tokens and says where paragraphs and sentences end. A blank line always ends a paragraph; a
//! single line break does unless the text is hard-wrapped. Leaves out headings and captions: a title is a sentence
//! like any other here.

use std::ops::Range;

use crate::Span;
use crate::token::{Abbreviation, Shape, Token, is_apostrophe};

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last, in bytes.
    pub span: Span,
    /// Its tokens, by their place in the document's list.
    pub tokens: Range<usize>,
    /// Which paragraph it stands in, from 0.
    pub paragraph: u32,
}

/// Words that begin sentences far more often than names, sorted; after `U.S.` they mark a new one.
const STARTERS: &[&str] = &[
    "A", "After", "Although", "An", "And", "As", "At", "Both", "But", "By", "For", "He", "However", "I", "If", "In",
    "It", "Its", "Last", "Many", "Most", "No", "On", "Our", "She", "Since", "So", "Some", "Such", "That", "The",
    "Their", "Then", "There", "These", "They", "This", "Those", "To", "Under", "We", "What", "When", "While", "With",
    "Yet", "You",
];

/// The sentences of a text, in order. Every token lies in exactly one. Linear in the text's length.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let breaks = LineBreaks::of(text);
    let mut out = Vec::new();
    let mut paragraph = 0;
    let mut first = 0;
    let mut at = 0;
    while at < tokens.len() {
        let ends = ends_sentence(tokens[at], text);
        let mut last = at;
        if ends.is_some() {
            while last + 1 < tokens.len() && closes(text, tokens[last], tokens[last + 1]) {
                last += 1;
            }
        }
        let next = tokens.get(last + 1);
        let gap = next.map_or("", |next| &text[tokens[last].span.end()..next.span.start()]);
        let new_paragraph = next.is_none() || breaks.end_paragraph(gap);
        let mut end = new_paragraph;
        if let (false, Some(end_kind), Some(next)) = (new_paragraph, ends, next) {
            end = !gap.is_empty() && begins_sentence(next.of(text), end_kind);
        }
        if end {
            let span = tokens[first].span.cover(tokens[last].span);
            out.push(Sentence { span, tokens: first..last + 1, paragraph });
            first = last + 1;
            paragraph += u32::from(new_paragraph);
        }
        at = last + 1;
    }
    out
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    Stop,
    Ellipsis,
    Abbreviation,
}

fn ends_sentence(token: Token, text: &str) -> Option<End> {
    match (token.shape, token.of(text)) {
        (Shape::Abbreviation(Abbreviation::Closing), word) if word.ends_with('.') => Some(End::Abbreviation),
        (Shape::Mark, "." | "!" | "?" | "‽" | "。") => Some(End::Stop),
        (Shape::Mark, mark) if mark == "…" || mark.starts_with("..") => Some(End::Ellipsis),
        _ => None,
    }
}

/// Whether `next` is a closing mark right behind `token`.
fn closes(text: &str, token: Token, next: Token) -> bool {
    token.span.end() == next.span.start()
        && next.shape == Shape::Mark
        && next.of(text).chars().all(|c| is_apostrophe(c) || "\"”»)]}.!?…".contains(c))
}

fn begins_sentence(word: &str, after: End) -> bool {
    let Some(c) = word.chars().next() else { return false };
    match after {
        End::Abbreviation => STARTERS.binary_search(&word).is_ok() || "“\"«".contains(c),
        End::Ellipsis => c.is_uppercase(),
        End::Stop => !c.is_lowercase() && !",;:)]}%".contains(c),
    }
}

/// How line breaks are used in a text.
pub(crate) struct LineBreaks {
    pub(crate) hard_wrapped: bool,
}

impl LineBreaks {
    /// A text is hard-wrapped when most lines that another line follows at once are of middling length and stop in
    /// the middle of a sentence.
    pub(crate) fn of(text: &str) -> LineBreaks {
        let mut followed = 0;
        let mut wrapped = 0;
        let mut previous: Option<&str> = None;
        for line in text.lines() {
            let line = line.trim();
            if let Some(before) = previous.filter(|before| !before.is_empty() && !line.is_empty()) {
                followed += 1;
                let middling = (40..=100).contains(&before.chars().count());
                wrapped += u32::from(middling && !before.ends_with(['.', '!', '?', '”', '"', ':', ')']));
            }
            previous = Some(line);
        }
        LineBreaks { hard_wrapped: followed >= 3 && wrapped * 2 > followed }
    }

    fn end_paragraph(&self, gap: &str) -> bool {
        let lines = gap.matches(['\n', '\u{2029}']).count().max(gap.matches('\r').count());
        lines >= if self.hard_wrapped { 2 } else { 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, &tokens(text)).iter().map(|s| s.span.of(text)).collect()
    }

    #[test]
    fn abbreviations_do_not_end_sentences() {
        assert_eq!(
            split("Gen. Milley spoke to U.S. officials. The U.S. The end."),
            ["Gen. Milley spoke to U.S. officials.", "The U.S.", "The end."]
        );
    }

    #[test]
    fn quotations_keep_their_closing_marks() {
        assert_eq!(
            split("“It’s over.” He left. “Why?” she asked. (Nobody knew.) Then: 5."),
            ["“It’s over.”", "He left.", "“Why?” she asked.", "(Nobody knew.)", "Then: 5."]
        );
    }

    #[test]
    fn one_line_break_ends_a_paragraph_unless_the_text_is_hard_wrapped() {
        assert_eq!(split("A title without a stop\nThen a sentence"), ["A title without a stop", "Then a sentence"]);
        let wrapped = "The ministry of defence said on Tuesday that the\nwithdrawal of its troops from the border had \
                       been\ncompleted and that no further units would be moved\nin the coming weeks. It gave no \
                       figures for those who\nremained.\n\nNext.";
        assert_eq!(split(wrapped).len(), 3);
        let paragraphs: Vec<u32> = sentences(wrapped, &tokens(wrapped)).iter().map(|s| s.paragraph).collect();
        assert_eq!(paragraphs, [0, 0, 1]);
    }

    #[test]
    fn every_token_is_in_one_sentence() {
        for text in ["", ".", "...", "a\n\n\nb", "“““ . ” ) x. Y", "\u{2029}x"] {
            let tokens = tokens(text);
            let covered: Vec<usize> = sentences(text, &tokens).iter().flat_map(|s| s.tokens.clone()).collect();
            assert_eq!(covered, (0..tokens.len()).collect::<Vec<_>>(), "{text:?}");
        }
    }

    #[test]
    fn starters_are_sorted() {
        assert!(STARTERS.is_sorted());
    }
}
