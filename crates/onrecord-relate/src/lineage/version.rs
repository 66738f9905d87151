//! What a later version of an article withdrew, changed or brought: its statements, figures and events against the earlier's.
//!
//! Takes two documents and their sentence map. A finding is looked for in the sentences that its own sentence became: one
//! with the same key there (a statement's source, what a figure counts, an event's category and word) is its later form, the
//! same or changed; without one it fell away. Leaves out findings of regions that are not the body.

use onrecord_core::contract::{Document, Span};
use onrecord_text::CodePoints;

use super::word::words;
use super::{Alignment, Article};

/// What sort of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Who said what.
    Statement,
    /// A quantity.
    Figure,
    /// What happened.
    Event,
}

impl Finding {
    /// The name used on the screen.
    pub fn as_str(self) -> &'static str {
        match self {
            Finding::Statement => "statement",
            Finding::Figure => "figure",
            Finding::Event => "event",
        }
    }
}

/// A finding that is not the same in both documents.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Difference {
    /// What sort.
    pub finding: Finding,
    /// Its words in the first document, in code points; `None` where it is new.
    pub first: Option<Span>,
    /// Its words in the second; `None` where it fell away.
    pub second: Option<Span>,
}

/// The findings that fell away, changed or came new from the first document to the second, by their place: those of the
/// first in its order, then the new ones in the second's.
pub fn differences(first: &Document, second: &Document, alignment: &Alignment) -> Vec<Difference> {
    let (a, b) = (Article::of(first), Article::of(second));
    let (ours, mut theirs) = (items(first, &a), items(second, &b));
    let mut out = Vec::new();
    for item in ours {
        let follows = |other: &Item| {
            other.finding == item.finding && alignment.links[other.sentence].from.contains(&item.sentence)
        };
        let same = theirs.iter().position(|o| follows(o) && o.key == item.key && o.value == item.value);
        let later = same.or_else(|| theirs.iter().position(|o| follows(o) && o.key == item.key));
        let second = later.map(|at| theirs.remove(at).span);
        if same.is_none() {
            out.push(Difference { finding: item.finding, first: Some(item.span), second });
        }
    }
    let new = theirs.into_iter().map(|item| Difference { finding: item.finding, first: None, second: Some(item.span) });
    out.extend(new);
    out
}

/// A finding with the sentence it stands in, what it is about, and what it says of that.
struct Item {
    finding: Finding,
    span: Span,
    sentence: usize,
    key: Vec<u64>,
    value: Vec<u64>,
}

fn items(document: &Document, article: &Article) -> Vec<Item> {
    let points = CodePoints::new(&document.text);
    let roots = |text: &str| {
        let all = words(text, onrecord_text::Span::new(0, text.len()));
        all.iter().filter(|w| w.weight() >= 1.0).map(|w| w.root).collect::<Vec<u64>>()
    };
    let item = |finding, span: &Span, key: &str, value: &str| {
        let at = points.span(span.start, span.end)?;
        let sentence =
            article.sentences.iter().position(|s| s.span.start() <= at.start() && at.start() < s.span.end())?;
        Some(Item { finding, span: span.clone(), sentence, key: roots(key), value: roots(value) })
    };
    let statements = document.statements.iter().filter_map(|s| {
        let source = s.source.as_ref().map(|source| source.text()).unwrap_or_default();
        item(Finding::Statement, s.content.spans.first()?, &source, &s.content.text())
    });
    let figures = document.figures.iter().filter_map(|f| {
        let thing = f.thing.as_ref().map(|t| t.text.as_str()).unwrap_or_default();
        let span = Span { start: f.start, end: f.end, text: f.text.clone() };
        item(Finding::Figure, &span, &format!("{thing} {}", f.unit.as_deref().unwrap_or_default()), &f.text)
    });
    let events = document.events.iter().filter_map(|e| {
        let parties =
            [&e.actor_words, &e.target_words].map(|p| p.as_ref().map(|p| p.text.as_str()).unwrap_or_default());
        let category = e.category.map(|c| c.as_str()).unwrap_or_default();
        item(Finding::Event, &e.trigger, &format!("{category} {}", e.trigger.text), &parties.join(" "))
    });
    let mut out: Vec<Item> = statements.chain(figures).chain(events).collect();
    out.sort_by_key(|item| (item.span.start, item.finding));
    out
}
