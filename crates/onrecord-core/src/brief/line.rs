//! A line of the brief: one statement, with everything the record says of it and the words it rests on.

use serde::Serialize;

use super::article::Article;
use super::label::{self, Label, Stance, verb};
use super::marked::Marked;
use super::speaker::Speaker;
use super::who::{self, Who};
use crate::contract::{Range, Span, Statement};
use crate::label::{Certainty, Kind, Mode, Polarity, Realis, SourceKind};

/// One statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// Its number in the brief, from 1.
    pub number: usize,
    /// The statement's id in the record.
    pub id: String,
    /// The document it is quoted from.
    pub document: Label,
    /// Other documents with the same text, and so with the same statement at the same place.
    pub also_in: Vec<Label>,
    /// The speaker's number in the brief.
    pub speaker: usize,
    /// For a nested statement: through whom it reached the article, outermost first.
    pub told_by: Vec<Teller>,
    /// Who, in the text's words; empty where the text gives nobody.
    pub source: Vec<Span>,
    /// What sort of source.
    pub source_kind: Option<SourceKind>,
    /// The attributing words.
    pub cue: Vec<Span>,
    /// What was said.
    pub content: Vec<Span>,
    /// Whether it is a quotation without attributing words.
    pub orphan: bool,
    /// Speech act.
    pub kind: Kind,
    /// The speech act as a verb.
    pub verb: &'static str,
    /// Direct, indirect or mixed.
    pub mode: Mode,
    /// Net negation.
    pub polarity: Polarity,
    /// The side it takes, from kind and polarity.
    pub stance: Stance,
    /// How sure the source is.
    pub certainty: Certainty,
    /// The words that show it.
    pub hedges: Vec<Span>,
    /// Whether the statement was made; `None` where that is not known.
    pub realis: Option<Realis>,
    /// Band of an estimative word, from 0 to 1.
    pub probability: Option<(f64, f64)>,
    /// When it was said, or else when the document was published.
    pub when: Option<When>,
    /// To whom.
    pub addressee: Option<Span>,
    /// Where it was said.
    pub venue: Option<Span>,
    /// From 0 to 1.
    pub confidence: f64,
    /// The note with its place and its words in context.
    pub note: usize,
    /// What became of its words since; left out where nothing did.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Marked>,
    /// From its first to its last word.
    #[serde(skip)]
    pub(super) range: Range,
}

/// Through whom a nested statement reached the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Teller {
    /// The id of the statement around it.
    pub statement: String,
    /// The teller's name, or the source's words; `None` where the text gives nobody.
    pub name: Option<String>,
}

/// An interval of days and what it comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct When {
    /// First day, `YYYY-MM-DD`.
    pub earliest: String,
    /// Last day, `YYYY-MM-DD`.
    pub latest: String,
    /// What it comes from.
    pub from: WhenFrom,
}

/// What a line's date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WhenFrom {
    /// The text says when it was said.
    SaidOn,
    /// The document's publication.
    Published,
}

/// A statement on its way to a line.
#[derive(Clone, Debug)]
pub(super) struct Draft<'d> {
    pub document: Label,
    pub also_in: Vec<Label>,
    pub statement: &'d Statement,
    pub who: Who,
    pub when: Option<When>,
    pub range: Range,
}

impl<'d> Draft<'d> {
    /// `None` where a statement has no words at all.
    pub fn of(article: &Article<'d>, statement: &'d Statement) -> Option<Draft<'d>> {
        Some(Draft {
            document: article.label,
            also_in: Vec::new(),
            statement,
            who: who::who(article, statement),
            when: when(article, statement),
            range: article.cover(statement)?,
        })
    }

    /// The line of that number. Its note is numbered later.
    pub fn line(self, number: usize, speaker: usize, articles: &[Article]) -> Line {
        let s = self.statement;
        let article = &articles[self.document.index()];
        Line {
            number,
            id: s.id.clone(),
            document: self.document,
            also_in: self.also_in,
            speaker,
            told_by: article.parents(s).into_iter().map(|parent| teller(article, parent)).collect(),
            source: s.source.iter().flat_map(|p| p.spans.clone()).collect(),
            source_kind: s.source_kind,
            cue: s.cue.spans.clone(),
            content: s.content.spans.clone(),
            orphan: s.cue.spans.is_empty(),
            kind: s.kind,
            verb: verb(s.kind),
            mode: s.mode,
            polarity: s.polarity,
            stance: Stance::of(s.kind, s.polarity),
            certainty: s.certainty,
            realis: s.realis,
            hedges: s.hedges.clone(),
            probability: s.probability,
            when: self.when,
            addressee: s.addressee.clone(),
            venue: s.venue.clone(),
            confidence: s.confidence,
            note: 0,
            marks: Vec::new(),
            range: self.range,
        }
    }
}

fn teller(article: &Article, statement: &Statement) -> Teller {
    let name = who::who(article, statement).name;
    let words = || statement.source.as_ref().map(|s| who::one_line(&s.text()));
    Teller { statement: statement.id.clone(), name: Some(name).filter(|n| !n.is_empty()).or_else(words) }
}

/// When it was said, or else when its document was published.
fn when(article: &Article, statement: &Statement) -> Option<When> {
    let said = statement.said_on.as_ref().and_then(|d| {
        let (earliest, latest) = (d.earliest.clone()?, d.latest.clone()?);
        Some(When { earliest, latest, from: WhenFrom::SaidOn })
    });
    let published = article.document.published.as_ref();
    said.or_else(|| {
        published.map(|p| When { earliest: p.earliest.clone(), latest: p.latest.clone(), from: WhenFrom::Published })
    })
}

impl Line {
    /// Whether the statement stands as one that was made. One that is planned or supposed takes no side yet.
    pub fn is_made(&self) -> bool {
        matches!(self.realis, None | Some(Realis::Made))
    }
}

/// Realis, negation, certainty and orphanhood, where they are worth a mark.
pub(super) fn marks(line: &Line) -> Vec<String> {
    let labels = [
        label::realis(line.realis),
        label::negated(line.kind, line.polarity),
        label::certainty(line.certainty),
        line.orphan.then_some("no attributing words"),
    ];
    let mut out: Vec<String> = labels.into_iter().flatten().map(str::to_owned).collect();
    out.extend(line.probability.map(|(low, high)| format!("{:.0}–{:.0} %", low * 100.0, high * 100.0)));
    out
}

/// For a nested statement, through whom it came and from whom, outermost first: "the paper ← an official".
pub(super) fn way(line: &Line, speaker: &Speaker) -> Option<String> {
    let tellers = line.told_by.iter().map(|t| t.name.as_deref());
    let chain = tellers.chain([speaker.name.as_deref()]).map(|n| n.unwrap_or(label::NOBODY));
    let mut chain: Vec<&str> = chain.collect();
    chain.dedup();
    (chain.len() > 1).then(|| chain.join(" ← "))
}

/// When it was said, or else when its document was published.
pub(super) fn dated(when: Option<&When>) -> String {
    match when {
        Some(When { earliest, latest, from: WhenFrom::SaidOn }) => {
            format!("said {}", label::interval(earliest, latest))
        }
        Some(When { earliest, latest, .. }) => format!("published {}", label::interval(earliest, latest)),
        None => "no date".to_owned(),
    }
}
