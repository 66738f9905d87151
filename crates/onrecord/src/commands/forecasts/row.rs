//! A forecast as a line of JSON and as a row of CSV.

use onrecord_core::contract::{Condition, Horizon, Span};
use onrecord_relate::claim::Told;
use onrecord_relate::forecast::candidate::{Bearing, Candidate};
use onrecord_relate::forecast::score::Band;
use onrecord_relate::forecast::{Forecaster, Outcome, Side};
use serde::Serialize;

use super::gathered::Gathered;

/// One forecast for programs.
#[derive(Serialize)]
pub struct Line<'g> {
    id: &'g str,
    /// Id of the first forecast of its question.
    question: &'g str,
    /// Its side, as seen from that one.
    side: &'static str,
    by: &'g str,
    /// How whoever makes it is known.
    by_kind: &'static str,
    source_kind: Option<&'static str>,
    said: Days<'g>,
    words: &'g [Span],
    sentence: &'g str,
    trigger: &'g Span,
    hedges: &'g [Span],
    polarity: &'static str,
    certainty: &'static str,
    probability: Option<Band>,
    horizon: Option<&'g Horizon>,
    conditions: &'g [Condition],
    due: bool,
    resolution: Option<Resolution<'g>>,
    candidates: Vec<CandidateLine<'g>>,
    statement: Option<&'g str>,
    document: &'g str,
    path: &'g str,
    outlet: Option<&'g str>,
    confidence: f64,
}

#[derive(Serialize)]
struct Days<'g> {
    earliest: Option<&'g str>,
    latest: Option<&'g str>,
}

#[derive(Serialize)]
struct Resolution<'g> {
    outcome: Outcome,
    review: &'g str,
    by: &'g str,
    day: &'g str,
    evidence: Option<&'g str>,
    why: Option<&'g str>,
}

#[derive(Serialize)]
struct CandidateLine<'g> {
    score: f64,
    reasons: &'g [Bearing],
    #[serde(flatten)]
    told: &'g Told,
}

/// A side in one word.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::Same => "same",
        Side::Negation => "negation",
        Side::Contrary => "contrary",
    }
}

impl<'g> Line<'g> {
    /// The line of a forecast with its candidates, which are places of all that is told.
    pub fn of(gathered: &'g Gathered, place: usize, candidates: &'g [Candidate], all: &'g [Told]) -> Line<'g> {
        let foretold = gathered.foretold(place);
        let (told, forecast) = (&foretold.told, &foretold.forecast);
        let first = gathered.questions.questions[gathered.questions.question(place)][0];
        let line = |candidate: &'g Candidate| CandidateLine {
            score: candidate.score,
            reasons: &candidate.reasons,
            told: &all[candidate.told],
        };
        Line {
            id: foretold.id(),
            question: gathered.foretold(first).id(),
            side: side(if first == place { Side::Same } else { gathered.questions.side(first, place) }),
            by: foretold.by.name(),
            by_kind: match foretold.by {
                Forecaster::Named { .. } => "named",
                Forecaster::Unnamed(_) => "unnamed",
                Forecaster::Author(_) => "author",
            },
            source_kind: foretold.source_kind.map(|kind| kind.as_str()),
            said: Days { earliest: told.said.earliest.as_deref(), latest: told.said.latest.as_deref() },
            words: &forecast.content.spans,
            sentence: &told.sentence,
            trigger: &forecast.trigger,
            hedges: &forecast.hedges,
            polarity: forecast.polarity.as_str(),
            certainty: forecast.certainty.as_str(),
            probability: foretold.band,
            horizon: forecast.horizon.as_ref(),
            conditions: &forecast.conditions,
            due: gathered.is_due(place),
            resolution: resolution(gathered, place),
            candidates: candidates.iter().map(line).collect(),
            statement: forecast.statement.as_deref(),
            document: &told.document,
            path: &told.path,
            outlet: told.outlet.as_deref(),
            confidence: forecast.confidence,
        }
    }
}

fn resolution(gathered: &Gathered, place: usize) -> Option<Resolution<'_>> {
    let (outcome, review) = gathered.ruling(place)?;
    let evidence = match &review.act {
        onrecord_record::Act::Resolve(_, evidence) => Some(evidence.as_str()),
        _ => None,
    };
    let (by, day) = (review.signed.by.as_str(), review.signed.day.as_str());
    Some(Resolution { outcome, review: &review.id, by, day, evidence, why: review.why.as_deref() })
}

/// One forecast for a table; its fields are the columns of the CSV.
#[derive(Serialize)]
pub struct Row<'g> {
    id: &'g str,
    question: &'g str,
    side: &'static str,
    by: &'g str,
    by_kind: &'static str,
    source_kind: Option<&'static str>,
    said_earliest: Option<&'g str>,
    said_latest: Option<&'g str>,
    words: String,
    hedges: String,
    polarity: &'static str,
    certainty: &'static str,
    probability_low: Option<f64>,
    probability_high: Option<f64>,
    horizon: Option<&'g str>,
    horizon_earliest: Option<&'g str>,
    horizon_latest: Option<&'g str>,
    conditions: String,
    due: bool,
    outcome: Option<Outcome>,
    review: Option<&'g str>,
    evidence: Option<&'g str>,
    candidates: String,
    statement: Option<&'g str>,
    document: &'g str,
    path: &'g str,
    outlet: Option<&'g str>,
}

impl<'g> From<Line<'g>> for Row<'g> {
    fn from(line: Line<'g>) -> Row<'g> {
        let joined = |words: Vec<&str>| words.join(" … ");
        let told = line.candidates.iter().map(|candidate| candidate.told);
        Row {
            id: line.id,
            question: line.question,
            side: line.side,
            by: line.by,
            by_kind: line.by_kind,
            source_kind: line.source_kind,
            said_earliest: line.said.earliest,
            said_latest: line.said.latest,
            words: joined(line.words.iter().map(|span| span.text.as_str()).collect()),
            hedges: joined(line.hedges.iter().map(|span| span.text.as_str()).collect()),
            polarity: line.polarity,
            certainty: line.certainty,
            probability_low: line.probability.map(|(low, _)| low),
            probability_high: line.probability.map(|(_, high)| high),
            horizon: line.horizon.map(|horizon| horizon.text.as_str()),
            horizon_earliest: line.horizon.and_then(|horizon| horizon.earliest.as_deref()),
            horizon_latest: line.horizon.and_then(|horizon| horizon.latest.as_deref()),
            conditions: joined(line.conditions.iter().map(|condition| condition.text.as_str()).collect()),
            due: line.due,
            outcome: line.resolution.as_ref().map(|resolution| resolution.outcome),
            review: line.resolution.as_ref().map(|resolution| resolution.review),
            evidence: line.resolution.as_ref().and_then(|resolution| resolution.evidence),
            candidates: told.filter_map(|told| told.statement.as_deref()).collect::<Vec<_>>().join(" "),
            statement: line.statement,
            document: line.document,
            path: line.path,
            outlet: line.outlet,
        }
    }
}
