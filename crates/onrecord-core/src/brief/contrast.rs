//! Contrasts: where accounts cannot both hold, and where a source later said otherwise.
//!
//! Takes what relating many documents found, as plain values ([`Contrast`]), since the core cannot see other documents than
//! those it is given; keeps what rests on words of the brief's documents, and gives each telling the note that opens its
//! words. Leaves out who is right: sides stand in the order in which they are given.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Brief;
use super::article::cover;
use super::label::Label;
use super::marked::Marked;
use super::note::Notes;
use crate::contract::{Range, Span};

/// Two sides that were set against each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contrast {
    /// Two that speak against each other, or one that changed.
    pub kind: ContrastKind,
    /// Over what, or in what, in words.
    pub heading: String,
    /// What may explain the difference.
    pub scope: Option<String>,
    /// The two sides; of a change, what was told first and what later.
    pub sides: [ContrastSide; 2],
}

/// What sort of contrast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ContrastKind {
    /// Accounts that cannot both hold.
    Dispute,
    /// One source, on two days.
    Shift,
}

/// One side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ContrastSide {
    /// From how many independent origins it comes; none where that was not asked.
    pub origins: Option<usize>,
    /// Who tells it in which words.
    pub told: Vec<Telling>,
}

/// One telling.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Telling {
    /// The document's id.
    pub document: String,
    /// The statement's id; none where the author tells it.
    pub statement: Option<String>,
    /// Who tells it.
    pub teller: String,
    /// The day, or from which day to which.
    pub said: String,
    /// The words, in order.
    pub words: Vec<Span>,
    /// The document within the brief.
    pub label: Option<Label>,
    /// The note with its place and its words in context, by number; none before it stands in a brief.
    pub note: Option<usize>,
    /// What became of its words since; left out where nothing did.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Marked>,
}

impl Brief<'_> {
    /// The same with contrasts that were found between documents: of those given, the ones with a side in the lines asked
    /// for, and all tellings in the brief's documents. Nothing else in the brief goes by them.
    pub fn relating(mut self, contrasts: &[Contrast]) -> Self {
        let mut notes = Notes::resumed(&self.articles, std::mem::take(&mut self.notes));
        let asked = self.asked != super::Options::default();
        let (labels, lines) = (self.labels(), self.lines.iter().map(|line| &line.id).collect::<BTreeSet<_>>());
        let is_line = |told: &Telling| told.statement.as_ref().is_some_and(|id| lines.contains(id));
        let wanted = contrasts.iter().filter(|c| !asked || c.sides.iter().flat_map(|s| &s.told).any(is_line));
        let mut kept = Vec::new();
        for mut contrast in wanted.cloned() {
            for side in &mut contrast.sides {
                side.told.retain_mut(|told| {
                    let label = labels.get(told.document.as_str()).copied();
                    let place = cover(told.words.iter().map(|w| Range { start: w.start, end: w.end }));
                    (told.label, told.note) = (label, label.zip(place).map(|(label, place)| notes.of(label, place)));
                    told.note.is_some()
                });
            }
            if contrast.sides.iter().all(|side| !side.told.is_empty()) {
                kept.push(contrast);
            }
        }
        self.notes = notes.into_list();
        self.contrasts = kept;
        self
    }

    /// The contrasts of a kind.
    pub(super) fn contrasts_of(&self, kind: ContrastKind) -> impl Iterator<Item = &Contrast> {
        self.contrasts.iter().filter(move |contrast| contrast.kind == kind)
    }
}

impl ContrastKind {
    /// Every kind, in the order of the page.
    pub(super) const ALL: [ContrastKind; 2] = [ContrastKind::Dispute, ContrastKind::Shift];

    /// The heading of its section.
    pub(super) fn heading(self) -> &'static str {
        match self {
            ContrastKind::Dispute => "Where accounts differ",
            ContrastKind::Shift => "Who later said otherwise",
        }
    }

    /// The name of its section in the page's addresses.
    pub(super) fn fragment(self) -> &'static str {
        match self {
            ContrastKind::Dispute => "disputes",
            ContrastKind::Shift => "shifts",
        }
    }

    /// What to know before reading it.
    pub(super) fn note(self) -> &'static str {
        match self {
            ContrastKind::Dispute => "Both sides in their own words. Which of them is right is not said.",
            ContrastKind::Shift => "One source on two days, in its own words.",
        }
    }
}

impl ContrastSide {
    /// "2 independent origins", where that is known.
    pub(super) fn origins(&self) -> Option<String> {
        self.origins.map(|n| super::label::count(n, "independent origin", "independent origins"))
    }
}

impl Telling {
    /// The words, pieces joined by an ellipsis.
    pub(super) fn text(&self) -> String {
        self.words.iter().map(|span| span.text.as_str()).collect::<Vec<_>>().join(" […] ")
    }
}
