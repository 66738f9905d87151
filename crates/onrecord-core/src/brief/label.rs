//! What a brief calls things: documents by number, labels of the record in words.

use std::fmt;

use serde::Serialize;

use super::{Counts, Options};
use crate::label::{Bound, Certainty, EntityType, Kind, Mode, Polarity, Realis, SourceKind};

/// A document's name within one brief: `D1`, `D2`, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label(usize);

impl Label {
    /// The label of the document at a place in the brief's list, from 0.
    pub(super) fn of_index(index: usize) -> Label {
        Label(index)
    }

    /// The document's place in the brief's list, from 0.
    pub fn index(self) -> usize {
        self.0
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "D{}", self.0 + 1)
    }
}

impl Serialize for Label {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// On which side of a question a line stands, by its kind and polarity alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Assertion, assessment, forecast or confirmation, not negated.
    Affirms,
    /// Denial, or one of those negated.
    Denies,
    /// Demand, proposal or commitment, not negated.
    Wants,
    /// Refusal, or one of those negated.
    Refuses,
}

impl Stance {
    /// The stance of a kind and polarity.
    pub fn of(kind: Kind, polarity: Polarity) -> Stance {
        let negative = polarity == Polarity::Negative;
        match kind {
            Kind::Denial => Stance::Denies,
            Kind::Refusal => Stance::Refuses,
            Kind::Assertion | Kind::Assessment | Kind::Forecast | Kind::Confirmation if negative => Stance::Denies,
            Kind::Assertion | Kind::Assessment | Kind::Forecast | Kind::Confirmation => Stance::Affirms,
            Kind::Demand | Kind::Proposal | Kind::Commitment if negative => Stance::Refuses,
            Kind::Demand | Kind::Proposal | Kind::Commitment => Stance::Wants,
        }
    }

    /// Whether it is one of the two that say no.
    pub fn is_against(self) -> bool {
        matches!(self, Stance::Denies | Stance::Refuses)
    }

    /// For a heading.
    pub(super) fn words(self) -> &'static str {
        match self {
            Stance::Affirms => "affirms",
            Stance::Denies => "denies",
            Stance::Wants => "demands, proposes, commits",
            Stance::Refuses => "refuses",
        }
    }
}

/// What the speaker does, as a verb.
pub(super) fn verb(kind: Kind) -> &'static str {
    match kind {
        Kind::Assertion => "says",
        Kind::Assessment => "judges",
        Kind::Forecast => "expects",
        Kind::Commitment => "commits",
        Kind::Demand => "demands",
        Kind::Refusal => "refuses",
        Kind::Denial => "denies",
        Kind::Confirmation => "confirms",
        Kind::Proposal => "proposes",
    }
}

/// How the words are rendered.
pub(super) fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Direct => "quoted",
        Mode::Indirect => "paraphrase",
        Mode::Mixed => "partly quoted",
    }
}

/// The certainty, where it is worth a mark.
pub(super) fn certainty(certainty: Certainty) -> Option<&'static str> {
    match certainty {
        Certainty::Certain | Certainty::Unspecified => None,
        Certainty::Probable => Some("probable"),
        Certainty::Possible => Some("possible"),
        Certainty::Doubtful => Some("doubtful"),
    }
}

/// The realis, where the statement was not made.
pub(super) fn realis(realis: Option<Realis>) -> Option<&'static str> {
    match realis? {
        Realis::Made => None,
        Realis::Planned => Some("not made yet"),
        Realis::Potential => Some("not made, only possible"),
        Realis::Hypothetical => Some("not made, only supposed"),
        Realis::NotMade => Some("not made"),
    }
}

/// The polarity, where the kind does not tell it already.
pub(super) fn negated(kind: Kind, polarity: Polarity) -> Option<&'static str> {
    (polarity == Polarity::Negative && !matches!(kind, Kind::Denial | Kind::Refusal)).then_some("negated")
}

/// What a speaker is, by the entity's type or else by the kind of source.
pub(super) fn sort_of(entity: Option<EntityType>, source: Option<SourceKind>) -> Option<&'static str> {
    match (entity, source) {
        (Some(EntityType::Other) | None, Some(source)) => Some(match source {
            SourceKind::NamedPerson => "person",
            SourceKind::Organisation => "organisation",
            SourceKind::Government => "government",
            SourceKind::Collective => "collective",
            SourceKind::Anonymous => "unnamed",
            SourceKind::Document => "document",
            SourceKind::Author => "author",
        }),
        (Some(entity), _) => Some(entity.as_str()),
        (None, None) => None,
    }
}

/// How values bound a figure, before its number.
pub(super) fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact | Bound::Range => "",
        Bound::AtLeast => "at least ",
        Bound::AtMost => "at most ",
        Bound::MoreThan => "more than ",
        Bound::LessThan => "less than ",
        Bound::About => "about ",
    }
}

/// "1 document", "2 documents".
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// One day, or the two ends of an interval.
pub(super) fn interval(earliest: &str, latest: &str) -> String {
    if earliest == latest { earliest.to_owned() } else { format!("{earliest} to {latest}") }
}

/// In place of a speaker the text does not give.
pub(super) const NOBODY: &str = "no speaker given";

/// The counts, each with its noun.
pub(super) fn summary(counts: &Counts) -> Vec<String> {
    let mut out = vec![count(counts.documents, "document", "documents")];
    let mut add = |n: usize, one: &str, many: &str| {
        if n > 0 {
            out.push(count(n, one, many));
        }
    };
    add(counts.same_text, "identical text", "identical texts");
    add(counts.unread, "not read", "not read");
    add(counts.statements, "statement", "statements");
    add(counts.speakers, "speaker", "speakers");
    add(counts.questions, "question", "questions");
    add(counts.figures, "figure", "figures");
    add(counts.times, "day or period", "days and periods");
    out
}

/// What was asked for and what that left out, one a line; nothing where everything was asked for.
pub(super) fn asked(asked: &Options, counts: &Counts) -> Vec<String> {
    let words = [("about", asked.about.as_ref()), ("who", asked.who.as_ref().map(|whom| &whom.name))];
    let days = [("since", asked.since), ("until", asked.until)];
    let words = words.into_iter().filter_map(|(name, words)| words.map(|w| format!("{name}: {w}")));
    let days = days.into_iter().filter_map(|(name, day)| day.map(|d| format!("{name}: {d}")));
    let asked: Vec<String> = words.chain(days).collect();
    let mut out = Vec::new();
    if !asked.is_empty() {
        out.push(format!("Asked for · {}", asked.join(" · ")));
    }
    if counts.left_out + counts.left_out_undated > 0 {
        let undated = counts.left_out_undated;
        let without = if undated > 0 { format!(" · {undated} without a date") } else { String::new() };
        out.push(format!("Left out · {}{without}", count(counts.left_out + undated, "statement", "statements")));
    }
    out
}
