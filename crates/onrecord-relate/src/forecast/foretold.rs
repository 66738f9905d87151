//! What was foretold: each forecast of a document, with who makes it, when, how likely, and what it claims.
//!
//! Takes a document by the contract with the keys of its entities, and the scale by which words are read; gives plain values
//! that outlive the document. Of the proposition, the words that only put it into the future, say how likely it is, until
//! when or on what condition are left out, so that forecasts are alike which are about the same. Negation is that of the
//! claim, net ([`Likelihood`]).

use onrecord_core::contract::{Document, Entity, Forecast, Span, Statement};
use onrecord_core::label::{Certainty, ConditionKind, SourceKind};
use onrecord_core::lexicon::likelihood::Scale;

use super::likelihood::Likelihood;
use super::outcome::Outcome;
use super::score::Band;
use super::tally::Judged;
use crate::claim::proposition::{Points, Proposition, Reader};
use crate::claim::told::{Act, Told, plain};
use crate::claim::{Days, Given};

/// A forecast with all that judging it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Foretold {
    /// What it claims, who says so and when.
    pub told: Told,
    /// Who makes it.
    pub by: Forecaster,
    /// What sort of source that is.
    pub source_kind: Option<SourceKind>,
    /// As the contract has it.
    pub forecast: Forecast,
    /// How likely it is said to be; `None` without an estimative word.
    pub band: Option<Band>,
}

/// Who makes a forecast.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Forecaster {
    /// Somebody with a name.
    Named {
        /// The same for one source in all documents, and for no other.
        key: String,
        /// The name.
        name: String,
    },
    /// Somebody without a name, by the words for them; two of them may be one, or not.
    Unnamed(String),
    /// Who writes: the byline, else the outlet, else the file.
    Author(String),
}

impl Forecaster {
    /// The name, the words, or the author's.
    pub fn name(&self) -> &str {
        match self {
            Forecaster::Named { name, .. } | Forecaster::Unnamed(name) | Forecaster::Author(name) => name,
        }
    }
}

impl Foretold {
    /// Its id.
    pub fn id(&self) -> &str {
        &self.forecast.id
    }

    /// Its words, pieces joined by an ellipsis.
    pub fn words(&self) -> String {
        self.forecast.content.text()
    }

    /// The days by which it is to come about, where any are known.
    pub fn horizon(&self) -> Days {
        let horizon = self.forecast.horizon.as_ref();
        horizon.map(|h| Days::new(h.earliest.as_deref(), h.latest.as_deref())).unwrap_or_default()
    }

    /// What is the same for one forecaster: who has a name has one in all documents; who has none, or writes, only in
    /// copies of one text.
    pub fn forecaster(&self) -> String {
        match &self.by {
            Forecaster::Named { key, .. } => format!("= {key}"),
            Forecaster::Unnamed(words) => format!("? {} {}", self.told.lineage, plain(words)),
            Forecaster::Author(_) => format!("* {}", self.told.lineage),
        }
    }

    /// Whether both are one forecast in two copies of one text.
    pub fn is_copy_of(&self, other: &Foretold) -> bool {
        let words = |f: &Foretold| f.words().to_lowercase();
        self.told.lineage == other.told.lineage
            && self.told.document != other.told.document
            && self.forecaster() == other.forecaster()
            && words(self) == words(other)
    }

    /// The forecast as a person ruled on it; `place` and `question` are its numbers.
    pub fn judged(&self, place: usize, question: usize, outcome: Option<Outcome>) -> Judged {
        Judged {
            place,
            question,
            by: self.forecaster(),
            day: self.told.said.earliest.clone(),
            band: self.band,
            firm: self.is_firm(),
            outcome,
        }
    }

    /// Whether it hangs on something that may not come about.
    pub fn is_conditional(&self) -> bool {
        self.forecast.conditions.iter().any(|condition| condition.kind != ConditionKind::EvenIf)
    }

    /// Whether it says that something comes about, or not, rather than that it may.
    pub fn is_firm(&self) -> bool {
        matches!(self.forecast.certainty, Certainty::Certain | Certainty::Probable)
    }
}

/// Who a source with a name is: a key that is theirs in all documents, and their name.
pub type Identify<'a> = dyn Fn(&Entity) -> (String, String) + 'a;

/// The forecasts of a document, in the order of its text, each as likely as its words are by a scale.
pub fn foretold(given: &Given, identify: &Identify, scale: Scale) -> Vec<Foretold> {
    let reader = Reader::new(given.document, given.key);
    let source = Source { given, identify, scale, reader };
    given.document.forecasts.iter().map(|forecast| source.foretold(forecast)).collect()
}

struct Source<'a> {
    given: &'a Given<'a>,
    identify: &'a Identify<'a>,
    scale: Scale,
    reader: Reader<'a>,
}

impl Source<'_> {
    fn foretold(&self, forecast: &Forecast) -> Foretold {
        let statement = forecast.statement.as_deref();
        let statement = self.given.document.statements.iter().find(|s| Some(s.id.as_str()) == statement);
        let (by, who) = self.forecaster(statement);
        let source_kind = match (statement, &by) {
            (Some(s), Forecaster::Named { .. } | Forecaster::Unnamed(_)) => s.source_kind,
            _ => Some(SourceKind::Author),
        };
        let Likelihood { band, negative } = Likelihood::of(forecast, self.scale);
        let mut told = self.told(forecast, statement, &by, who);
        for word in &mut told.proposition.words {
            word.is_denied &= negative;
            word.negated = negative;
        }
        Foretold { told, by, source_kind, forecast: forecast.clone(), band }
    }

    /// Who makes it, and the key of their name for propositions.
    fn forecaster(&self, statement: Option<&Statement>) -> (Forecaster, Option<String>) {
        let document = self.given.document;
        let words = statement.and_then(|s| s.source.as_ref()).map(|source| source.text());
        let entity = statement.and_then(|s| s.source_entity.as_deref()).and_then(|id| document.entity(id));
        let is_author = statement.is_none_or(|s| s.source_kind == Some(SourceKind::Author));
        match (entity, words) {
            _ if is_author => (Forecaster::Author(author(document)), None),
            (Some(entity), _) if entity.name.starts_with(char::is_uppercase) => {
                let (key, name) = (self.identify)(entity);
                (Forecaster::Named { key, name }, Some((self.given.key)(entity)))
            }
            (entity, words) => {
                let words = words.or_else(|| entity.map(|e| e.name.clone()));
                (Forecaster::Unnamed(words.unwrap_or_else(|| "nobody named".to_owned())), None)
            }
        }
    }

    fn told(&self, forecast: &Forecast, s: Option<&Statement>, by: &Forecaster, who: Option<String>) -> Told {
        let document = self.given.document;
        let pieces: Vec<Points> = forecast.content.spans.iter().map(|p| p.start..p.end).collect();
        let start = pieces.first().map_or(0, |piece| piece.start);
        let number = document.sentences.iter().position(|r| (r.start..r.end).contains(&start));
        let name = || Some(by.name().to_owned());
        Told {
            side: None,
            story: None,
            document: document.id.clone(),
            path: document.path.clone(),
            outlet: document.outlet.clone(),
            lineage: self.given.lineage.to_owned(),
            statement: forecast.statement.clone(),
            entity: s.and_then(|s| s.source_entity.clone()),
            speaker: if matches!(by, Forecaster::Named { .. }) { name() } else { None },
            who,
            unnamed: if matches!(by, Forecaster::Unnamed(_)) { name() } else { None },
            through: Vec::new(),
            words: forecast.content.spans.clone(),
            sentence: number.map(|n| self.sentence(n)).map(|at| self.reader.text(&at)).unwrap_or_default(),
            said: said(document, s),
            act: Act::Tell,
            certainty: forecast.certainty,
            condition: None,
            denied: false,
            marks: Vec::new(),
            within: forecast.statement.iter().cloned().collect(),
            proposition: self.proposition(forecast, &pieces, number),
        }
    }

    fn sentence(&self, number: usize) -> Points {
        let sentence = &self.given.document.sentences[number];
        sentence.start..sentence.end
    }

    /// What it claims, apart from when, how likely and on what condition.
    fn proposition(&self, forecast: &Forecast, pieces: &[Points], number: Option<usize>) -> Proposition {
        let around: Vec<Points> = number.and_then(|n| n.checked_sub(1)).map(|n| self.sentence(n)).into_iter().collect();
        let mut whole = self.reader.proposition(pieces, &around, false);
        let horizon = forecast.horizon.as_ref().map(|h| h.start..h.end);
        let words = forecast.hedges.iter().chain([&forecast.trigger]).map(|s: &Span| s.start..s.end);
        let conditions = forecast.conditions.iter().map(|c| c.start..c.end);
        let aside: Vec<Points> = words.chain(conditions).chain(horizon.clone()).collect();
        let is_aside = |at: &Points| aside.iter().any(|a| a.start < at.end && at.start < a.end);
        whole.words.retain(|word| !is_aside(&word.at));
        whole.amounts.retain(|amount| !is_aside(&amount.range));
        let of_horizon = |t: &&onrecord_core::contract::Time| horizon.as_ref().is_some_and(|h| h.contains(&t.start));
        let of_horizon = self.given.document.times.iter().filter(of_horizon).map(|t| t.text.to_lowercase());
        let of_horizon: Vec<String> = of_horizon.collect();
        whole.times.retain(|time| !of_horizon.contains(&time.text));
        whole
    }
}

fn author(document: &Document) -> String {
    let byline = document.byline.as_ref().map(|b| b.text.as_str()).or(document.metadata.byline.as_deref());
    byline.or(document.outlet.as_deref()).unwrap_or(&document.path).to_owned()
}

fn said(document: &Document, statement: Option<&Statement>) -> Days {
    let on = statement.and_then(|s| s.said_on.as_ref()).filter(|on| on.earliest.is_some() && on.latest.is_some());
    let published = document.published.as_ref();
    on.map(|on| Days::new(on.earliest.as_deref(), on.latest.as_deref()))
        .or_else(|| published.map(|p| Days::new(Some(&p.earliest), Some(&p.latest))))
        .unwrap_or_default()
}
