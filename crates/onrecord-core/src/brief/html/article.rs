//! An article's text with its statements marked, and an anchor at every place that a note points to.

use std::collections::BTreeMap;

use crate::brief::article::Article;
use crate::brief::part::{Role, Segment, cut};
use crate::brief::{Line, Note};
use crate::contract::{Range, Span};
use crate::markup::escaped;

/// What is laid over a stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Over {
    /// Length of the line, in code points: the innermost line is the shortest.
    length: usize,
    line: usize,
    role: Role,
}

/// The text, marked. Its text content is the document's text.
pub(super) fn marked(article: &Article, lines: &[&Line], notes: &[&Note]) -> String {
    let mut spans: Vec<(Range, Over)> = Vec::new();
    for line in lines {
        for (role, of_role) in [(Role::Content, &line.content), (Role::Source, &line.source), (Role::Cue, &line.cue)] {
            let over = Over { length: line.range.end - line.range.start, line: line.number, role };
            spans.extend(of_role.iter().map(|&Span { start, end, .. }| (Range { start, end }, over)));
        }
    }
    let mut anchors: BTreeMap<usize, Vec<&Note>> = BTreeMap::new();
    for note in notes {
        anchors.entry(note.start).or_default().push(note);
    }
    let mut text = Text { article, anchors, out: String::new() };
    let mut at = 0;
    for segment in cut(&spans) {
        text.put(at, segment.start);
        at = segment.end;
        text.put_marked(&segment);
    }
    text.put(at, article.end());
    text.out
}

struct Text<'a> {
    article: &'a Article<'a>,
    anchors: BTreeMap<usize, Vec<&'a Note>>,
    out: String,
}

impl Text<'_> {
    /// The words from `start` to `end`, with the anchors that stand there.
    fn put(&mut self, mut start: usize, end: usize) {
        while start < end {
            for note in self.anchors.remove(&start).unwrap_or_default() {
                let id = escaped(&note.fragment(&self.article.document.id));
                self.out.push_str(&format!("<a class=\"at\" id=\"{id}\"></a>"));
            }
            let next = self.anchors.range(start..end).next().map_or(end, |(&at, _)| at);
            self.out.push_str(&escaped(self.article.words(start, next)));
            start = next;
        }
    }

    fn put_marked(&mut self, segment: &Segment<Over>) {
        let inner = segment.over.iter().min_by_key(|o| (o.length, o.line)).expect("a segment is covered");
        let role = segment.over.iter().filter(|o| o.line == inner.line).map(|o| o.role).max().unwrap_or(inner.role);
        let lines = segment.over.iter().any(|o| o.line != inner.line);
        let nested = if lines { " nested" } else { "" };
        self.out.push_str(&format!("<mark class=\"{}{nested}\" data-line=\"{}\">", class(role), inner.line));
        self.put(segment.start, segment.end);
        self.out.push_str("</mark>");
    }
}

/// The class of words in a role.
pub(super) fn class(role: Role) -> &'static str {
    match role {
        Role::Content => "content",
        Role::Source => "source",
        Role::Cue => "cue",
    }
}
