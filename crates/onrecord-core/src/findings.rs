//! What is found in one document, in bytes of its text.
//!
//! These are the values that rules work on. [`crate::contract`] turns them into what the world sees: ids made from
//! content, offsets in code points. Nothing here knows about other documents.

use jiff::civil::Date;
use onrecord_text::{Problem, Span};

use crate::label::{
    Bound, Certainty, Change, ChannelKind, ConditionKind, Counting, EntityType, EventCategory, EventStatus, FigureType,
    Flow, GenreLabel, Kind, MentionForm, Mode, Polarity, Realis, SourceKind, TimeType,
};

/// Index of an entity in [`Findings::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityIndex(pub usize);

/// Index of a statement in [`Findings::statements`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementIndex(pub usize);

/// All that one document says.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Where its title stands in the text, if it does.
    pub title: Option<Span>,
    /// Where its byline stands in the text, if it does.
    pub byline: Option<Span>,
    /// When it was published.
    pub published: Option<Published>,
    /// What sort of article it is, with a probability.
    pub genre: Option<(GenreLabel, f64)>,
    /// Its sentences, in order.
    pub sentences: Vec<Span>,
    /// Who and what it names, in order of first mention.
    pub entities: Vec<Entity>,
    /// Who said what, in order of the text.
    pub statements: Vec<Statement>,
    /// Quantities, in order of the text.
    pub figures: Vec<Figure>,
    /// Time expressions, in order of the text.
    pub times: Vec<Time>,
    /// What happened, in order of the text.
    pub events: Vec<Event>,
    /// What is foretold, in order of the text.
    pub forecasts: Vec<Forecast>,
    /// What a reader of the findings should know.
    pub problems: Vec<Problem>,
}

/// An interval of days, with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// First day it can be.
    pub earliest: Date,
    /// Last day it can be.
    pub latest: Date,
    /// Why, in words.
    pub how: String,
    /// The words of the text it rests on; empty when it came with the file.
    pub evidence: Vec<Span>,
}

/// Somebody or something, with all its mentions in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name in the text, or the canonical one for what the gazetteer knows.
    pub name: String,
    /// What it is.
    pub kind: EntityType,
    /// Where it is mentioned, in order, without titles and possessive marks.
    pub mentions: Vec<Mention>,
}

/// One mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// Its words.
    pub span: Span,
    /// How it refers.
    pub form: MentionForm,
}

/// An attribution in the sense of PARC and PolNeAR, with its labels.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The statement in whose content this one stands.
    pub parent: Option<StatementIndex>,
    /// Who; empty where the text names nobody.
    pub source: Vec<Span>,
    /// The words that attribute; empty for an orphan quotation.
    pub cue: Vec<Span>,
    /// What was said; never empty.
    pub content: Vec<Span>,
    /// Whom the source refers to.
    pub source_entity: Option<EntityIndex>,
    /// What sort of source it is.
    pub source_kind: Option<SourceKind>,
    /// How many people the source is; `None` for bodies and texts, and where it is not known.
    pub source_count: Option<Count>,
    /// The state or body for which the source speaks, where that is another than itself and the document names it.
    pub speaks_for: Option<EntityIndex>,
    /// Direct, indirect or mixed.
    pub mode: Mode,
    /// Speech act.
    pub kind: Kind,
    /// The speech act that is nearly as good; `None` where the first is plain.
    pub kind_alt: Option<Kind>,
    /// Net negation.
    pub polarity: Polarity,
    /// How sure the source is.
    pub certainty: Certainty,
    /// Whether it was made at all; `None` where the words do not tell.
    pub realis: Option<Realis>,
    /// Words that weaken or strengthen.
    pub hedges: Vec<Span>,
    /// ICD 203 band of an estimative word, from 0 to 1.
    pub probability: Option<(f64, f64)>,
    /// The clause the claim depends on.
    pub condition: Option<Span>,
    /// Where it was said (an interview, a meeting).
    pub venue: Option<Span>,
    /// To whom.
    pub addressee: Option<Span>,
    /// By what means it reached the public.
    pub channel: Option<Channel>,
    /// When it was said.
    pub said_on: Option<SaidOn>,
    /// The words that withhold the name, and the reason given.
    pub anonymity: Option<Anonymity>,
    /// Of the model, from 0 to 1.
    pub confidence: f64,
    /// The rules that made or changed it, in the order they ran, for `explain`.
    pub trace: Vec<Step>,
}

/// One step on the way to a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Name of the rule or head, the same as its file's.
    pub rule: &'static str,
    /// What it did, in words.
    pub did: String,
}

/// A number of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// No fewer.
    pub low: u32,
    /// No more; `None` where the words set no bound.
    pub high: Option<u32>,
}

/// By what means something was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Channel {
    /// The words that tell it.
    pub span: Span,
    /// Which.
    pub kind: ChannelKind,
}

/// When something was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidOn {
    /// The words.
    pub span: Span,
    /// TIMEX3 value, if known.
    pub value: Option<String>,
    /// First day it can be.
    pub earliest: Option<Date>,
    /// Last day it can be.
    pub latest: Option<Date>,
}

/// How a name is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anonymity {
    /// "spoke on condition of anonymity".
    pub words: Span,
    /// "to discuss sensitive diplomacy".
    pub reason: Option<Span>,
}

/// A quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its words, with those of the bound.
    pub span: Span,
    /// What sort of quantity.
    pub kind: FigureType,
    /// Least value the words allow.
    pub low: Option<f64>,
    /// Greatest value the words allow.
    pub high: Option<f64>,
    /// How the values bound it.
    pub bound: Bound,
    /// Normalised unit (`USD`, `km`, `year`).
    pub unit: Option<String>,
    /// The unit's words.
    pub unit_text: Option<Span>,
    /// What is counted.
    pub thing: Option<Span>,
    /// What that is about, by the list of concepts (`killed`, `troops`).
    pub concept: Option<&'static str>,
    /// Whose.
    pub actor: Option<EntityIndex>,
    /// Where.
    pub place: Option<EntityIndex>,
    /// As of when.
    pub as_of: Option<Span>,
    /// Over which time, with the word that opens it (`since`).
    pub period: Option<Span>,
    /// Whether it is what came new, or all so far.
    pub counting: Option<Counting>,
    /// Whether it is how much there is, or how much comes in a time.
    pub flow: Option<Flow>,
    /// Which way it says that something went.
    pub change: Option<Change>,
    /// Who gives it.
    pub statement: Option<StatementIndex>,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its words, without the preposition (TimeML extent).
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeType,
    /// TIMEX3 value; `None` where it cannot be known.
    pub value: Option<String>,
    /// First day it allows.
    pub earliest: Option<Date>,
    /// Last day it allows.
    pub latest: Option<Date>,
}

/// Something that happened, or was said to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The words that name it.
    pub trigger: Span,
    /// What was done.
    pub category: Option<EventCategory>,
    /// Who did it.
    pub actor: Option<EntityIndex>,
    /// The words for who did it.
    pub actor_words: Option<Span>,
    /// To whom.
    pub target: Option<EntityIndex>,
    /// The words for whom or what it was done to.
    pub target_words: Option<Span>,
    /// Where.
    pub place: Option<EntityIndex>,
    /// When.
    pub time: Option<Span>,
    /// How it stands.
    pub status: EventStatus,
    /// Who says so.
    pub statement: Option<StatementIndex>,
}

/// Something foretold.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The statement that makes it; `None` where it is the author's own.
    pub statement: Option<StatementIndex>,
    /// The clause that foretells, with the conditions that stand in or next to it; never empty.
    pub content: Vec<Span>,
    /// The words that put it into the future.
    pub trigger: Span,
    /// Net negation.
    pub polarity: Polarity,
    /// How sure whoever makes it is.
    pub certainty: Certainty,
    /// Words that weaken or strengthen.
    pub hedges: Vec<Span>,
    /// ICD 203 band of an estimative word, or the number given, from 0 to 1.
    pub probability: Option<(f64, f64)>,
    /// When it is to come about.
    pub horizon: Option<Horizon>,
    /// What it hangs on.
    pub conditions: Vec<Condition>,
    /// From 0 to 1.
    pub confidence: f64,
}

/// When something foretold is to come about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizon {
    /// The words, with those that open them ("within two weeks").
    pub span: Span,
    /// First day they allow.
    pub earliest: Option<Date>,
    /// Last day they allow.
    pub latest: Option<Date>,
}

/// What a forecast hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The clause or phrase, with the word that opens it.
    pub span: Span,
    /// How the forecast hangs on it.
    pub kind: ConditionKind,
}
