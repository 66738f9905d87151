//! The words put in and taken out between two wordings of a sentence.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::word::words;
use onrecord_text::Span;

/// What became of a stretch of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// In both.
    Same,
    /// Only in the first.
    Deleted,
    /// Only in the second.
    Inserted,
}

/// A stretch of words of either wording.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Piece {
    /// What became of it.
    pub change: Change,
    /// The words, with the blanks and marks among them.
    pub text: String,
    /// Whether it differs only in marks, capitals, blanks, the typing of a number, or articles (a, an, the).
    pub trivial: bool,
}

/// The pieces of both wordings, in order: those that are the same or deleted make the first, those that are the same or
/// inserted the second; of pieces that are the same, the second's capitals and marks are shown.
pub fn diff(first: &str, second: &str) -> Vec<Piece> {
    let (old, new) = (tokens(first), tokens(second));
    let mut out: Vec<Piece> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (before, after) = (old[op.old_range()].concat(), new[op.new_range()].concat());
        if let DiffOp::Equal { .. } = op {
            push(&mut out, Change::Same, after, false);
            continue;
        }
        let trivial = plain(&before) == plain(&after);
        push(&mut out, Change::Deleted, before, trivial);
        push(&mut out, Change::Inserted, after, trivial);
    }
    out
}

fn push(out: &mut Vec<Piece>, change: Change, text: String, trivial: bool) {
    if !text.is_empty() {
        out.push(Piece { change, text, trivial });
    }
}

/// Words with the blanks behind them, and marks one by one.
fn tokens(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    let mut last: Option<char> = None;
    for (at, c) in text.char_indices() {
        let splits = last.is_some_and(|l| !c.is_whitespace() && (l.is_whitespace() || !word(l) || !word(c)));
        let in_number = matches!(last, Some('.' | ',')) && c.is_ascii_digit()
            || matches!(c, '.' | ',') && last.is_some_and(|l| l.is_ascii_digit()) && followed_by_digit(text, at);
        if splits && !in_number {
            out.push(&text[start..at]);
            start = at;
        }
        last = Some(c);
    }
    if start < text.len() {
        out.push(&text[start..]);
    }
    out
}

fn followed_by_digit(text: &str, at: usize) -> bool {
    text[at + 1..].starts_with(|c: char| c.is_ascii_digit())
}

/// The words' forms without articles.
fn plain(text: &str) -> Vec<u64> {
    let articles = ["a", "an", "the"].map(|word| words(word, Span::new(0, word.len()))[0].form);
    words(text, Span::new(0, text.len())).iter().map(|w| w.form).filter(|form| !articles.contains(form)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(first: &str, second: &str) -> String {
        let piece = |p: Piece| match (p.change, p.trivial) {
            (Change::Same, _) => p.text,
            (Change::Deleted, false) => format!("[-{}-]", p.text),
            (Change::Inserted, false) => format!("{{+{}+}}", p.text),
            (Change::Deleted, true) => format!("(-{})", p.text),
            (Change::Inserted, true) => format!("(+{})", p.text),
        };
        diff(first, second).into_iter().map(piece).collect()
    }

    #[test]
    fn words_are_put_in_and_taken_out() {
        assert_eq!(shown("At least nine died.", "At least 11 people died."), "At least [-nine -]{+11 people +}died.");
    }

    #[test]
    fn marks_capitals_numbers_and_articles_are_trivial() {
        assert_eq!(
            shown("The army said 4,200 died.", "Army said 4 200 died"),
            "(-The army )(+Army )said (-4,200 )(+4 200 )died(-.)"
        );
    }

    proptest! {
        #[test]
        fn both_wordings_come_back(first in "[a-d ,.0-9\u{e9}]{0,40}", second in "[a-d ,.0-9\u{e9}]{0,40}") {
            let pieces = diff(&first, &second);
            let of = |side| pieces.iter().filter(|p| p.change == Change::Same || p.change == side).map(|p| p.text.as_str()).collect::<String>();
            prop_assert_eq!(of(Change::Deleted), first);
            prop_assert_eq!(of(Change::Inserted), second);
        }
    }
}
