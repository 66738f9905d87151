//! The document contract: what `extract --json` prints and the record keeps, one object a document.
//!
//! Offsets count Unicode code points, end exclusive, and every span carries its words. Ids come from content. The
//! JSON Schema stands in `docs/reference/document.schema.json`. [`Document::of`] is the only way from findings to
//! here, and [`Document::check`] proves that every span still says what it quotes.

use std::fmt;

use onrecord_text as text;
use onrecord_text::CodePoints;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::findings::{self, EntityIndex, Findings, StatementIndex};
use crate::label::{
    Bound, Certainty, Change, ChannelKind, ConditionKind, Counting, EntityType, EventCategory, EventStatus, FigureType,
    Flow, GenreLabel, Kind, MentionForm, Mode, Polarity, Realis, SourceKind, TimeType,
};

/// The version of the contract that this program writes.
pub const SCHEMA: &str = "onrecord/document/1";

/// One document with all that was found in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Document {
    /// Always `onrecord/document/1`.
    pub schema: String,
    /// The file, as the user named it.
    pub path: String,
    /// `d` and 16 hexadecimal digits, from text and metadata.
    pub id: String,
    /// The text all offsets refer to.
    pub text: String,
    /// Headline, where the text holds it.
    pub title: Option<Span>,
    /// Author line, where the text holds it.
    pub byline: Option<Span>,
    /// Publisher.
    pub outlet: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// When it was published.
    pub published: Option<Published>,
    /// What sort of article it is.
    pub genre: Option<Genre>,
    /// Stretches that are not the body.
    pub regions: Vec<Region>,
    /// Sentences in order.
    pub sentences: Vec<Range>,
    /// Who and what is named.
    pub entities: Vec<Entity>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// Quantities.
    pub figures: Vec<Figure>,
    /// Time expressions.
    pub times: Vec<Time>,
    /// What happened.
    pub events: Vec<Event>,
    /// What is foretold; left out where nothing is, as before this field was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forecasts: Vec<Forecast>,
    /// What came beside the text: front matter, sidecar, page head, JSON fields.
    pub metadata: Metadata,
    /// What the reader should know about the reading.
    pub problems: Vec<Problem>,
}

/// Words with their place in the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Span {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// A place in the text, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Range {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// Pieces of one part of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Spans {
    /// In order of the text.
    pub spans: Vec<Span>,
}

impl Spans {
    /// The words, pieces joined by an ellipsis.
    pub fn text(&self) -> String {
        self.spans.iter().map(|s| s.text.as_str()).collect::<Vec<_>>().join(" … ")
    }
}

/// What was known beside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Metadata {
    /// Headline.
    pub title: Option<String>,
    /// Author line.
    pub byline: Option<String>,
    /// Publisher.
    pub outlet: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
}

/// An interval of days; both ends are `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Published {
    /// First day it can be.
    pub earliest: String,
    /// Last day it can be.
    pub latest: String,
    /// Why, in words.
    pub how: String,
    /// The words it rests on.
    pub evidence: Vec<Span>,
}

/// A genre with its probability.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Genre {
    /// Which.
    pub label: GenreLabel,
    /// How surely, from 0 to 1.
    pub p: f64,
}

/// A stretch that is not the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Region {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// What it is (`title`, `byline`, `caption`, …).
    pub kind: String,
}

/// Somebody or something named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Entity {
    /// `e` and 12 hexadecimal digits.
    pub id: String,
    /// Fullest or canonical name.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Where it is mentioned.
    pub mentions: Vec<Mention>,
}

/// One mention of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Mention {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub text: String,
    /// How it refers.
    pub form: MentionForm,
}

/// Who said what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Statement {
    /// `s` and 12 hexadecimal digits, from the document's id and the spans.
    pub id: String,
    /// The statement in whose content it stands.
    pub parent: Option<String>,
    /// Who, in the text's words.
    pub source: Option<Spans>,
    /// Id of the entity that the source refers to.
    pub source_entity: Option<String>,
    /// What sort of source.
    pub source_kind: Option<SourceKind>,
    /// How many people the source is; left out where that is not known, as before this field was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_count: Option<Count>,
    /// Id of the state or body for which the source speaks, where the document names it and it is not the source itself;
    /// left out where that is not known, as before this field was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaks_for: Option<String>,
    /// The attributing words; no spans for an orphan quotation.
    pub cue: Spans,
    /// What was said.
    pub content: Spans,
    /// Direct, indirect or mixed.
    pub mode: Mode,
    /// Speech act.
    pub kind: Kind,
    /// The speech act that is nearly as good; left out where the first is plain, as before this field was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind_alt: Option<Kind>,
    /// Net negation.
    pub polarity: Polarity,
    /// How sure the source is.
    pub certainty: Certainty,
    /// Whether the statement was made, or is planned, possible, supposed or denied to have been made; left out where the
    /// words do not tell, as before this field was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub realis: Option<Realis>,
    /// Words that weaken or strengthen.
    pub hedges: Vec<Span>,
    /// Band of an estimative word.
    pub probability: Option<(f64, f64)>,
    /// The clause the claim depends on.
    pub condition: Option<Span>,
    /// Where it was said.
    pub venue: Option<Span>,
    /// To whom.
    pub addressee: Option<Span>,
    /// By what means it reached the public; left out where that is not known, as before this field was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// When it was said.
    pub said_on: Option<SaidOn>,
    /// How the name is withheld.
    pub anonymity: Option<Anonymity>,
    /// From 0 to 1, four decimals.
    pub confidence: f64,
}

/// A number of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Count {
    /// No fewer.
    pub low: u32,
    /// No more; null where the words set no bound.
    pub high: Option<u32>,
}

/// By what means something was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Channel {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words that tell it.
    pub text: String,
    /// Which.
    pub kind: ChannelKind,
}

/// When something was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SaidOn {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub text: String,
    /// TIMEX3 value.
    pub value: Option<String>,
    /// First day.
    pub earliest: Option<String>,
    /// Last day.
    pub latest: Option<String>,
}

/// How a name is withheld.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Anonymity {
    /// The verbatim words.
    pub words: Span,
    /// The reason given.
    pub reason: Option<Span>,
}

/// A quantity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Figure {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub text: String,
    /// What sort of quantity.
    #[serde(rename = "type")]
    pub kind: FigureType,
    /// Least value.
    pub low: Option<f64>,
    /// Greatest value.
    pub high: Option<f64>,
    /// How the values bound it.
    pub bound: Bound,
    /// Normalised unit.
    pub unit: Option<String>,
    /// The unit's words.
    pub unit_text: Option<String>,
    /// What is counted.
    pub thing: Option<Span>,
    /// What that is about, by the list of concepts (`killed`, `troops`); left out where the list has nothing, as are the
    /// five fields behind `statement`, which all came later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concept: Option<String>,
    /// Whose: an entity's id.
    pub actor: Option<String>,
    /// As of when.
    pub as_of: Option<Span>,
    /// Who gives it: a statement's id.
    pub statement: Option<String>,
    /// Where: an entity's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Over which time, with the word that opens it ("since February").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Span>,
    /// Whether it is what came new, or all so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counting: Option<Counting>,
    /// Whether it is how much there is, or how much comes in a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow: Option<Flow>,
    /// Which way it says that something went.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Time {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words.
    pub text: String,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: TimeType,
    /// TIMEX3 value.
    pub value: Option<String>,
    /// First day.
    pub earliest: Option<String>,
    /// Last day.
    pub latest: Option<String>,
}

/// Something that happened, or was said to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Event {
    /// The words that name it.
    pub trigger: Span,
    /// PLOVER category.
    pub category: Option<EventCategory>,
    /// Who: an entity's id; also where the words are of its people or forces ("Kelmari jets").
    pub actor: Option<String>,
    /// The words for who did it; left out where they are not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor_words: Option<Span>,
    /// To whom: an entity's id.
    pub target: Option<String>,
    /// The words for whom or what it was done to; left out where they are not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_words: Option<Span>,
    /// Where: an entity's id.
    pub place: Option<String>,
    /// When.
    pub time: Option<Span>,
    /// How it stands.
    pub status: EventStatus,
    /// Who says so: a statement's id.
    pub statement: Option<String>,
}

impl Event {
    /// All the words that it quotes.
    fn spans(&self) -> impl Iterator<Item = &Span> {
        let parts = [Some(&self.trigger), self.actor_words.as_ref(), self.target_words.as_ref(), self.time.as_ref()];
        parts.into_iter().flatten()
    }
}

/// Something foretold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Forecast {
    /// `f` and 12 hexadecimal digits, from the document's id and the spans.
    pub id: String,
    /// The statement that makes it: its id; null where it is the author's own.
    pub statement: Option<String>,
    /// The clause that foretells, with the conditions that stand in or next to it.
    pub content: Spans,
    /// The words that put it into the future ("will", "is likely to").
    pub trigger: Span,
    /// Net negation.
    pub polarity: Polarity,
    /// How sure whoever makes it is.
    pub certainty: Certainty,
    /// Words that weaken or strengthen.
    pub hedges: Vec<Span>,
    /// ICD 203 band of an estimative word, or the number given twice ("a 60 percent chance").
    pub probability: Option<(f64, f64)>,
    /// When it is to come about; null where no words tell.
    pub horizon: Option<Horizon>,
    /// What it hangs on, in order of the text.
    pub conditions: Vec<Condition>,
    /// From 0 to 1, four decimals.
    pub confidence: f64,
}

/// When something foretold is to come about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Horizon {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words, with those that open them ("within two weeks").
    pub text: String,
    /// First day they allow.
    pub earliest: Option<String>,
    /// Last day they allow.
    pub latest: Option<String>,
}

/// What a forecast hangs on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Condition {
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The words, with the one that opens them ("if the talks fail").
    pub text: String,
    /// How the forecast hangs on it.
    pub kind: ConditionKind,
}

/// Something the reader should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Problem {
    /// A short fixed name.
    pub code: String,
    /// A sentence for people.
    pub message: String,
    /// Where in the text, if anywhere.
    pub span: Option<Span>,
}

/// A span that does not say what it quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misquoted {
    /// The document.
    pub path: String,
    /// The span as given.
    pub span: Span,
    /// What the text has there; `None` where the text ends before.
    pub found: Option<String>,
}

impl fmt::Display for Misquoted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Span { start, end, text } = &self.span;
        write!(f, "{}: the words at {start}..{end} should be {text:?}, ", self.path)?;
        match &self.found {
            Some(found) => write!(f, "but the text has {found:?}"),
            None => write!(f, "but the text ends before"),
        }
    }
}

impl std::error::Error for Misquoted {}

impl Document {
    /// What the contract says of a document and its findings.
    pub fn of(document: &text::Document, findings: &Findings) -> Document {
        let quote = Quote { text: &document.text, points: CodePoints::new(&document.text) };
        let ids = Ids::of(document, findings);
        Document {
            schema: SCHEMA.to_owned(),
            path: document.path.clone(),
            id: document.id.to_string(),
            text: document.text.clone(),
            title: findings.title.map(|s| quote.span(s)),
            byline: findings.byline.map(|s| quote.span(s)),
            outlet: document.metadata.outlet.clone(),
            url: document.metadata.url.clone(),
            language: document.metadata.language.clone().unwrap_or_else(|| "en".to_owned()),
            published: findings.published.as_ref().map(|p| Published {
                earliest: p.earliest.to_string(),
                latest: p.latest.to_string(),
                how: p.how.clone(),
                evidence: quote.all(&p.evidence),
            }),
            genre: findings.genre.map(|(label, p)| Genre { label, p: rounded(p) }),
            regions: document
                .regions
                .iter()
                .map(|r| {
                    let (start, end) = quote.points.of(r.span);
                    Region { start, end, kind: r.kind.as_str().to_owned() }
                })
                .collect(),
            sentences: findings
                .sentences
                .iter()
                .map(|&s| {
                    let (start, end) = quote.points.of(s);
                    Range { start, end }
                })
                .collect(),
            entities: findings.entities.iter().zip(&ids.entities).map(|(e, id)| quote.entity(e, id)).collect(),
            statements: findings
                .statements
                .iter()
                .zip(&ids.statements)
                .map(|(s, id)| quote.statement(s, id, &ids))
                .collect(),
            figures: findings.figures.iter().map(|f| quote.figure(f, &ids)).collect(),
            times: findings.times.iter().map(|t| quote.time(t)).collect(),
            events: findings.events.iter().map(|e| quote.event(e, &ids)).collect(),
            forecasts: findings.forecasts.iter().map(|f| quote.forecast(f, document.id.as_str(), &ids)).collect(),
            metadata: Metadata {
                title: document.metadata.title.clone(),
                byline: document.metadata.byline.clone(),
                outlet: document.metadata.outlet.clone(),
                url: document.metadata.url.clone(),
            },
            problems: document
                .problems
                .iter()
                .chain(&findings.problems)
                .map(|p| Problem {
                    code: p.code.as_str().to_owned(),
                    message: p.message.clone(),
                    span: p.span.map(|s| quote.span(s)),
                })
                .collect(),
        }
    }

    /// The headline, from the text or else from beside it.
    pub fn headline(&self) -> Option<&str> {
        self.title.as_ref().map(|s| s.text.as_str()).or(self.metadata.title.as_deref())
    }

    /// The entity of an id.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.iter().find(|e| e.id == id)
    }

    /// Proves that every span quotes the text: `text[span]` equals its words.
    ///
    /// # Errors
    /// The first span that does not.
    pub fn check(&self) -> Result<(), Misquoted> {
        let points = CodePoints::new(&self.text);
        for span in self.spans() {
            let found = points.span(span.start, span.end).map(|s| s.of(&self.text));
            if found != Some(span.text.as_str()) {
                let found = found.map(str::to_owned);
                return Err(Misquoted { path: self.path.clone(), span, found });
            }
        }
        Ok(())
    }

    /// Every span with words, in the order of the contract.
    fn spans(&self) -> Vec<Span> {
        let words = |start, end, text: &String| Span { start, end, text: text.clone() };
        let mut out: Vec<Span> = self.title.iter().chain(&self.byline).cloned().collect();
        out.extend(self.published.iter().flat_map(|p| p.evidence.iter().cloned()));
        out.extend(self.entities.iter().flat_map(|e| e.mentions.iter().map(|m| words(m.start, m.end, &m.text))));
        for s in &self.statements {
            let parts = s.source.iter().chain([&s.cue, &s.content]).flat_map(|p| &p.spans);
            out.extend(parts.chain(&s.hedges).chain(&s.condition).chain(&s.venue).chain(&s.addressee).cloned());
            out.extend(s.channel.iter().map(|c| words(c.start, c.end, &c.text)));
            out.extend(s.said_on.iter().map(|d| words(d.start, d.end, &d.text)));
            out.extend(s.anonymity.iter().flat_map(|a| [Some(&a.words), a.reason.as_ref()]).flatten().cloned());
        }
        for f in &self.figures {
            out.push(words(f.start, f.end, &f.text));
            out.extend(f.thing.iter().chain(&f.as_of).chain(&f.period).cloned());
        }
        out.extend(self.times.iter().map(|t| words(t.start, t.end, &t.text)));
        out.extend(self.events.iter().flat_map(|e| e.spans()).cloned());
        for f in &self.forecasts {
            out.extend(f.content.spans.iter().chain([&f.trigger]).chain(&f.hedges).cloned());
            out.extend(f.horizon.iter().map(|h| words(h.start, h.end, &h.text)));
            out.extend(f.conditions.iter().map(|c| words(c.start, c.end, &c.text)));
        }
        out.extend(self.problems.iter().filter_map(|p| p.span.clone()));
        out
    }
}

/// Turns byte spans into quotations.
struct Quote<'t> {
    text: &'t str,
    points: CodePoints<'t>,
}

impl Quote<'_> {
    fn span(&self, span: text::Span) -> Span {
        let (start, end) = self.points.of(span);
        Span { start, end, text: span.of(self.text).to_owned() }
    }

    fn all(&self, spans: &[text::Span]) -> Vec<Span> {
        spans.iter().map(|&s| self.span(s)).collect()
    }

    fn some(&self, span: Option<text::Span>) -> Option<Span> {
        span.map(|s| self.span(s))
    }

    fn entity(&self, entity: &findings::Entity, id: &str) -> Entity {
        let mentions = entity.mentions.iter().map(|m| {
            let Span { start, end, text } = self.span(m.span);
            Mention { start, end, text, form: m.form }
        });
        Entity { id: id.to_owned(), name: entity.name.clone(), kind: entity.kind, mentions: mentions.collect() }
    }

    fn statement(&self, s: &findings::Statement, id: &str, ids: &Ids) -> Statement {
        Statement {
            id: id.to_owned(),
            parent: s.parent.map(|p| ids.statement(p)),
            source: (!s.source.is_empty()).then(|| Spans { spans: self.all(&s.source) }),
            source_entity: s.source_entity.map(|e| ids.entity(e)),
            source_kind: s.source_kind,
            source_count: s.source_count.map(|c| Count { low: c.low, high: c.high }),
            speaks_for: s.speaks_for.map(|e| ids.entity(e)),
            cue: Spans { spans: self.all(&s.cue) },
            content: Spans { spans: self.all(&s.content) },
            mode: s.mode,
            kind: s.kind,
            kind_alt: s.kind_alt,
            polarity: s.polarity,
            certainty: s.certainty,
            realis: s.realis,
            hedges: self.all(&s.hedges),
            probability: s.probability,
            condition: self.some(s.condition),
            venue: self.some(s.venue),
            addressee: self.some(s.addressee),
            channel: s.channel.map(|c| {
                let Span { start, end, text } = self.span(c.span);
                Channel { start, end, text, kind: c.kind }
            }),
            said_on: s.said_on.as_ref().map(|d| {
                let Span { start, end, text } = self.span(d.span);
                let day = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string());
                SaidOn { start, end, text, value: d.value.clone(), earliest: day(d.earliest), latest: day(d.latest) }
            }),
            anonymity: s.anonymity.map(|a| Anonymity { words: self.span(a.words), reason: self.some(a.reason) }),
            confidence: rounded(s.confidence),
        }
    }

    fn figure(&self, f: &findings::Figure, ids: &Ids) -> Figure {
        let Span { start, end, text } = self.span(f.span);
        Figure {
            start,
            end,
            text,
            kind: f.kind,
            low: f.low,
            high: f.high,
            bound: f.bound,
            unit: f.unit.clone(),
            unit_text: f.unit_text.map(|s| s.of(self.text).to_owned()),
            thing: self.some(f.thing),
            concept: f.concept.map(str::to_owned),
            actor: f.actor.map(|e| ids.entity(e)),
            as_of: self.some(f.as_of),
            statement: f.statement.map(|s| ids.statement(s)),
            place: f.place.map(|e| ids.entity(e)),
            period: self.some(f.period),
            counting: f.counting,
            flow: f.flow,
            change: f.change,
        }
    }

    fn time(&self, t: &findings::Time) -> Time {
        let Span { start, end, text } = self.span(t.span);
        let day = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string());
        Time {
            start,
            end,
            text,
            kind: t.kind,
            value: t.value.clone(),
            earliest: day(t.earliest),
            latest: day(t.latest),
        }
    }

    fn event(&self, e: &findings::Event, ids: &Ids) -> Event {
        Event {
            trigger: self.span(e.trigger),
            category: e.category,
            actor: e.actor.map(|i| ids.entity(i)),
            actor_words: self.some(e.actor_words),
            target: e.target.map(|i| ids.entity(i)),
            target_words: self.some(e.target_words),
            place: e.place.map(|i| ids.entity(i)),
            time: self.some(e.time),
            status: e.status,
            statement: e.statement.map(|s| ids.statement(s)),
        }
    }

    fn forecast(&self, f: &findings::Forecast, document: &str, ids: &Ids) -> Forecast {
        let spans = [format!("{:?}", f.content), format!("{:?}", f.trigger)];
        let day = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string());
        Forecast {
            id: format!("f{}", digest(document, &[&spans[0], &spans[1]])),
            statement: f.statement.map(|s| ids.statement(s)),
            content: Spans { spans: self.all(&f.content) },
            trigger: self.span(f.trigger),
            polarity: f.polarity,
            certainty: f.certainty,
            hedges: self.all(&f.hedges),
            probability: f.probability,
            horizon: f.horizon.map(|h| {
                let Span { start, end, text } = self.span(h.span);
                Horizon { start, end, text, earliest: day(h.earliest), latest: day(h.latest) }
            }),
            conditions: f
                .conditions
                .iter()
                .map(|c| {
                    let Span { start, end, text } = self.span(c.span);
                    Condition { start, end, text, kind: c.kind }
                })
                .collect(),
            confidence: rounded(f.confidence),
        }
    }
}

/// Ids of a document's parts, from its own id and their content.
struct Ids {
    entities: Vec<String>,
    statements: Vec<String>,
}

impl Ids {
    fn of(document: &text::Document, findings: &Findings) -> Ids {
        let base = document.id.as_str();
        let entities = findings.entities.iter().map(|e| {
            let first = e.mentions.first().map_or(0, |m| m.span.start());
            format!("e{}", digest(base, &[e.name.as_str(), e.kind.as_str(), &first.to_string()]))
        });
        let statements = findings.statements.iter().map(|s| {
            let parts: Vec<String> = [&s.source, &s.cue, &s.content].iter().map(|part| format!("{part:?}")).collect();
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            format!("s{}", digest(base, &parts))
        });
        Ids { entities: entities.collect(), statements: statements.collect() }
    }

    fn entity(&self, index: EntityIndex) -> String {
        self.entities[index.0].clone()
    }

    fn statement(&self, index: StatementIndex) -> String {
        self.statements[index.0].clone()
    }
}

/// 12 hexadecimal digits of SHA-256 over the parts, each ended by a zero byte.
fn digest(base: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in [base].iter().chain(parts) {
        hash.update(part);
        hash.update([0]);
    }
    hash.finalize()[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Four decimals: enough to compare, few enough to read.
fn rounded(p: f64) -> f64 {
    (p * 1e4).round() / 1e4
}
