//! A comparison for the terminal: two columns, words taken out in `[-…-]` and words put in in `{+…+}`.

use anstyle::{AnsiColor, Style};
use onrecord_core::contract::Span;
use onrecord_relate::lineage::SentenceLabel;
use onrecord_relate::lineage::diff::{Change, Piece};
use unicode_width::UnicodeWidthStr;

use super::{Shown, fate, named};
use crate::output::clean;
use crate::output::page::{FAINT, Page, STRONG};

/// Width of a column in cells.
const COLUMN: usize = 44;
/// Width of the labels.
const LABEL: usize = 10;

const DELETED: Style = AnsiColor::Red.on_default();
const INSERTED: Style = AnsiColor::Green.on_default();

/// The page.
pub fn page(shown: &Shown) -> Page {
    let mut page = Page::default();
    page.put(shown.relation()).end();
    if let Some(direction) = shown.direction() {
        page.put(direction).end();
    }
    page.end();
    let head = |words: String| vec![Piece { change: Change::Same, text: words, trivial: false }];
    columns(&mut page, "", STRONG, &head(named(shown.first)), &head(named(shown.second)));
    columns(&mut page, "", FAINT, &head(shown.first.path.clone()), &head(shown.second.path.clone()));
    page.end();
    for row in shown.rows {
        let style = if row.label == SentenceLabel::Copied { FAINT } else { Style::new() };
        columns(&mut page, row.label.as_str(), style, &row.side(false), &row.side(true));
    }
    if !shown.differences.is_empty() {
        page.end().put("Findings that are not the same:").end();
    }
    for difference in shown.differences {
        let side = |span: &Option<Span>| span.iter().flat_map(|s| head(s.text.clone())).collect::<Vec<Piece>>();
        columns(
            &mut page,
            difference.finding.as_str(),
            Style::new(),
            &side(&difference.first),
            &side(&difference.second),
        );
        page.put(format_args!("{:<LABEL$}{}", "", fate(difference))).end();
    }
    page
}

fn columns(page: &mut Page, label: &str, style: Style, first: &[Piece], second: &[Piece]) {
    let (left, right) = (wrapped(first, style), wrapped(second, style));
    for at in 0..left.len().max(right.len()) {
        page.put(format_args!("{:<LABEL$}", if at == 0 { label } else { "" }));
        let used = left.get(at).map_or(0, |line| put(page, line));
        if let Some(line) = right.get(at) {
            page.put(" ".repeat(COLUMN - used)).put(" ");
            put(page, line);
        }
        page.end();
    }
}

/// Adds a line, and gives the cells it takes.
fn put(page: &mut Page, line: &[(String, Style)]) -> usize {
    for (at, (word, style)) in line.iter().enumerate() {
        page.put(if at > 0 { " " } else { "" }).styled(*style, word);
    }
    line.iter().map(|(word, _)| word.width() + 1).sum::<usize>().saturating_sub(1)
}

/// Words in lines no wider than a column. A word that is wider is broken.
fn wrapped(pieces: &[Piece], style: Style) -> Vec<Vec<(String, Style)>> {
    let mut out: Vec<Vec<(String, Style)>> = Vec::new();
    let mut used = COLUMN + 1;
    for (word, style) in marked(pieces, style) {
        for part in broken(&clean::line(&word)) {
            if used + 1 + part.width() > COLUMN {
                out.push(Vec::new());
                used = part.width();
            } else {
                used += 1 + part.width();
            }
            out.last_mut().expect("a line was begun").push((part, style));
        }
    }
    out
}

/// The words of pieces, the first and last of a change with its brackets.
fn marked(pieces: &[Piece], same: Style) -> Vec<(String, Style)> {
    let mut out: Vec<(String, Style)> = Vec::new();
    let mut blank = true;
    for piece in pieces {
        let (open, close, style) = match piece.change {
            Change::Same => ("", "", same),
            Change::Deleted => ("[-", "-]", DELETED),
            Change::Inserted => ("{+", "+}", INSERTED),
        };
        let trimmed = piece.text.trim();
        if trimmed.is_empty() {
            blank = true;
            continue;
        }
        let text = format!("{open}{trimmed}{close}");
        let joins = !blank && !piece.text.starts_with(char::is_whitespace);
        for (at, word) in text.split_whitespace().enumerate() {
            match out.last_mut() {
                Some((last, _)) if at == 0 && joins => last.push_str(word),
                _ => out.push((word.to_owned(), style)),
            }
        }
        blank = piece.text.ends_with(char::is_whitespace);
    }
    out
}

fn broken(word: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for c in word.chars() {
        let last = out.last_mut().expect("never empty");
        if last.width() + 2 > COLUMN {
            out.push(c.to_string());
        } else {
            last.push(c);
        }
    }
    out
}
