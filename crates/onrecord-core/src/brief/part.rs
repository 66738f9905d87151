//! A text cut at the edges of the spans laid over it, so that overlapping and nested spans can be shown.

use super::article::Article;
use super::line::Line;
use crate::contract::{Range, Span};

/// What words are for in a line; where spans overlap, the later one here is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Content,
    Source,
    Cue,
}

/// A stretch that the same spans cover from end to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment<T> {
    pub start: usize,
    pub end: usize,
    /// What covers it, in the order of the spans given.
    pub over: Vec<T>,
}

/// Cuts what is covered at every edge of a span. Empty spans are left out. `n log n` in the number of spans, and
/// linear in what it gives.
pub(super) fn cut<T: Copy>(spans: &[(Range, T)]) -> Vec<Segment<T>> {
    let mut edges: Vec<(usize, bool, usize)> = Vec::new();
    for (i, (range, _)) in spans.iter().enumerate().filter(|(_, (r, _))| r.start < r.end) {
        edges.extend([(range.start, true, i), (range.end, false, i)]);
    }
    edges.sort_unstable();
    let mut out = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    for (place, opens, i) in edges {
        if place > at && !open.is_empty() {
            out.push(Segment { start: at, end: place, over: open.iter().map(|&i| spans[i].1).collect() });
        }
        at = place;
        match open.binary_search(&i) {
            Err(here) if opens => open.insert(here, i),
            Ok(here) if !opens => drop(open.remove(here)),
            _ => {}
        }
    }
    out
}

/// A piece of a line as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part<'d> {
    /// Words of the text; without a role they only stand between others.
    Words { start: usize, words: &'d str, role: Option<Role>, hedge: bool },
    /// Words of the text left out.
    Cut,
}

/// Longest stretch between two spans of a line that is printed rather than left out, in code points.
const BRIDGE: usize = 60;

/// A line's words in the order of the text.
pub(super) fn parts<'d>(article: &Article<'d>, line: &Line) -> Vec<Part<'d>> {
    let range = |s: &Span| Range { start: s.start, end: s.end };
    let mut spans: Vec<(Range, Option<Role>)> = Vec::new();
    for (role, of_role) in [(Role::Content, &line.content), (Role::Source, &line.source), (Role::Cue, &line.cue)] {
        spans.extend(of_role.iter().map(|s| (range(s), Some(role))));
    }
    let covered = cut(&spans);
    let hedged = line.hedges.iter().map(range);
    spans.extend(hedged.filter(|h| covered.iter().any(|c| c.start < h.end && h.start < c.end)).map(|h| (h, None)));

    let mut out: Vec<Part> = Vec::new();
    let mut end = None;
    for segment in cut(&spans) {
        match end {
            Some(end) if end < segment.start => out.push(bridge(article, end, segment.start)),
            _ => {}
        }
        end = Some(segment.end);
        out.push(Part::Words {
            start: segment.start,
            words: article.words(segment.start, segment.end),
            role: segment.over.iter().flatten().max().copied(),
            hedge: segment.over.contains(&None),
        });
    }
    out
}

/// What stands between two spans: its words if they are few and on one line.
fn bridge<'d>(article: &Article<'d>, start: usize, end: usize) -> Part<'d> {
    let words = article.words(start, end);
    let breaks = words.trim().contains('\n');
    let mark_only = !words.contains(char::is_alphanumeric);
    if mark_only || (end - start <= BRIDGE && !breaks) {
        Part::Words { start, words, role: None, hedge: false }
    } else {
        Part::Cut
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans<'a>(list: &[(usize, usize, &'a str)]) -> Vec<(Range, &'a str)> {
        list.iter().map(|&(start, end, name)| (Range { start, end }, name)).collect()
    }

    #[test]
    fn overlapping_and_nested_spans_are_cut_at_every_edge() {
        let cut = cut(&spans(&[(0, 10, "outer"), (2, 5, "inner"), (4, 12, "across"), (20, 20, "empty")]));
        let cut: Vec<_> = cut.iter().map(|s| (s.start, s.end, s.over.join("+"))).collect();
        let expected = [
            (0, 2, "outer"),
            (2, 4, "outer+inner"),
            (4, 5, "outer+inner+across"),
            (5, 10, "outer+across"),
            (10, 12, "across"),
        ];
        assert_eq!(cut, expected.map(|(start, end, over)| (start, end, over.to_owned())));
    }

    #[test]
    fn the_same_span_twice_is_one_stretch() {
        assert_eq!(cut(&spans(&[(3, 6, "a"), (3, 6, "b")])), [Segment { start: 3, end: 6, over: vec!["a", "b"] }]);
    }
}
