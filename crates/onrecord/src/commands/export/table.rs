//! Exports as CSV (RFC 4180): one line for each thing, its columns named in the header. A cell without a value is
//! empty. Starts and ends count code points of the document's text, from the first piece of a part to its last.

use std::fmt::Display;

use onrecord_core::contract::{Document, Entity, Event, Figure, Forecast, Span, Statement};
use onrecord_core::timeline::{self, Entry};

use super::{What, speaker};
use crate::error::Error;
use crate::output::data::Data;

/// Columns that say which document a line is from.
const DOCUMENT: [&str; 6] = ["document", "path", "title", "outlet", "published_earliest", "published_latest"];

/// Columns of a document that others lack.
const OF_DOCUMENTS: [&str; 11] = [
    "byline",
    "url",
    "language",
    "published_how",
    "genre",
    "genre_p",
    "characters",
    "sentences",
    "statements",
    "figures",
    "problems",
];

const OF_STATEMENTS: [&str; 30] = [
    "id",
    "parent",
    "speaker",
    "source_entity",
    "source_kind",
    "source",
    "source_start",
    "source_end",
    "cue",
    "cue_start",
    "cue_end",
    "content",
    "content_start",
    "content_end",
    "mode",
    "kind",
    "kind_alt",
    "polarity",
    "certainty",
    "realis",
    "hedges",
    "probability_low",
    "probability_high",
    "condition",
    "venue",
    "addressee",
    "channel",
    "said_earliest",
    "said_latest",
    "confidence",
];

const OF_FIGURES: [&str; 19] = [
    "start",
    "end",
    "text",
    "type",
    "low",
    "high",
    "bound",
    "unit",
    "unit_text",
    "thing",
    "actor",
    "as_of",
    "statement",
    "concept",
    "place",
    "period",
    "counting",
    "flow",
    "change",
];

const OF_EVENTS: [&str; 19] = [
    "start",
    "end",
    "trigger",
    "category",
    "status",
    "actor",
    "actor_words",
    "target",
    "target_words",
    "place",
    "place_level",
    "latitude",
    "longitude",
    "time",
    "earliest",
    "latest",
    "dated",
    "statement",
    "sentence",
];

const OF_FORECASTS: [&str; 17] = [
    "id",
    "statement",
    "speaker",
    "text",
    "start",
    "end",
    "trigger",
    "polarity",
    "certainty",
    "hedges",
    "probability_low",
    "probability_high",
    "horizon",
    "horizon_earliest",
    "horizon_latest",
    "conditions",
    "confidence",
];

const OF_ENTITIES: [&str; 5] = ["id", "name", "type", "mentions", "statements"];

/// The first line.
pub fn header(what: What) -> Vec<u8> {
    let own: &[&str] = match what {
        What::Documents => &OF_DOCUMENTS,
        What::Statements => &OF_STATEMENTS,
        What::Figures => &OF_FIGURES,
        What::Events => &OF_EVENTS,
        What::Forecasts => &OF_FORECASTS,
        What::Entities => &OF_ENTITIES,
    };
    line(DOCUMENT.iter().chain(own))
}

/// Writes the lines of one document, and gives their number.
pub fn rows(out: &mut Data, document: &Document, what: What) -> Result<usize, Error> {
    let rows: Vec<Vec<String>> = match what {
        What::Documents => vec![of_document(document)],
        What::Statements => document.statements.iter().map(|s| of_statement(document, s)).collect(),
        What::Figures => document.figures.iter().map(of_figure).collect(),
        What::Events => document.events.iter().zip(timeline::entries(document)).map(|(e, t)| of_event(e, &t)).collect(),
        What::Forecasts => document.forecasts.iter().map(|f| of_forecast(document, f)).collect(),
        What::Entities => document.entities.iter().map(|e| of_entity(document, e)).collect(),
    };
    let published = document.published.as_ref();
    let before = [
        document.id.clone(),
        document.path.clone(),
        cell(document.headline()),
        cell(document.outlet.as_ref()),
        cell(published.map(|p| &p.earliest)),
        cell(published.map(|p| &p.latest)),
    ];
    rows.iter().try_for_each(|row| out.bytes(&line(before.iter().chain(row))))?;
    Ok(rows.len())
}

fn line(cells: impl IntoIterator<Item = impl AsRef<[u8]>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and a line by itself has no other line to differ from in length.
    let _ = writer.write_record(cells);
    writer.into_inner().unwrap_or_default()
}

fn cell(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn words(span: Option<&Span>) -> String {
    cell(span.map(|span| &span.text))
}

/// The words of a part, and where its first piece starts and its last ends.
fn part(spans: &[Span]) -> [String; 3] {
    let text: Vec<&str> = spans.iter().map(|span| span.text.as_str()).collect();
    [text.join(" … "), cell(spans.first().map(|span| span.start)), cell(spans.last().map(|span| span.end))]
}

fn of_document(document: &Document) -> Vec<String> {
    let byline = document.byline.as_ref().map(|span| &span.text).or(document.metadata.byline.as_ref());
    vec![
        cell(byline),
        cell(document.url.as_ref()),
        document.language.clone(),
        cell(document.published.as_ref().map(|p| &p.how)),
        cell(document.genre.as_ref().map(|g| g.label)),
        cell(document.genre.as_ref().map(|g| g.p)),
        document.text.chars().count().to_string(),
        document.sentences.len().to_string(),
        document.statements.len().to_string(),
        document.figures.len().to_string(),
        document.problems.len().to_string(),
    ]
}

fn of_statement(document: &Document, s: &Statement) -> Vec<String> {
    let hedges: Vec<&str> = s.hedges.iter().map(|span| span.text.as_str()).collect();
    let mut row = vec![
        s.id.clone(),
        cell(s.parent.as_ref()),
        cell(speaker(document, s)),
        cell(s.source_entity.as_ref()),
        cell(s.source_kind),
    ];
    row.extend(part(s.source.as_ref().map_or(&[], |source| &source.spans)));
    row.extend(part(&s.cue.spans));
    row.extend(part(&s.content.spans));
    row.extend([
        s.mode.to_string(),
        s.kind.to_string(),
        cell(s.kind_alt),
        s.polarity.to_string(),
        s.certainty.to_string(),
        cell(s.realis),
        hedges.join(" … "),
        cell(s.probability.map(|(low, _)| low)),
        cell(s.probability.map(|(_, high)| high)),
        words(s.condition.as_ref()),
        words(s.venue.as_ref()),
        words(s.addressee.as_ref()),
        cell(s.channel.as_ref().map(|c| c.kind)),
        cell(s.said_on.as_ref().and_then(|d| d.earliest.as_ref())),
        cell(s.said_on.as_ref().and_then(|d| d.latest.as_ref())),
        s.confidence.to_string(),
    ]);
    row
}

fn of_figure(f: &Figure) -> Vec<String> {
    vec![
        f.start.to_string(),
        f.end.to_string(),
        f.text.clone(),
        f.kind.to_string(),
        cell(f.low),
        cell(f.high),
        f.bound.to_string(),
        cell(f.unit.as_ref()),
        cell(f.unit_text.as_ref()),
        words(f.thing.as_ref()),
        cell(f.actor.as_ref()),
        words(f.as_of.as_ref()),
        cell(f.statement.as_ref()),
        cell(f.concept.as_ref()),
        cell(f.place.as_ref()),
        words(f.period.as_ref()),
        cell(f.counting),
        cell(f.flow),
        cell(f.change),
    ]
}

/// Ids as the contract has them; coordinates, days and the sentence as a timeline does.
fn of_event(event: &Event, entry: &Entry) -> Vec<String> {
    let place = entry.coordinates.as_ref();
    vec![
        event.trigger.start.to_string(),
        event.trigger.end.to_string(),
        event.trigger.text.clone(),
        cell(event.category),
        event.status.to_string(),
        cell(event.actor.as_ref()),
        words(event.actor_words.as_ref()),
        cell(event.target.as_ref()),
        words(event.target_words.as_ref()),
        cell(event.place.as_ref()),
        cell(place.map(|p| p.level)),
        cell(place.map(|p| p.latitude)),
        cell(place.map(|p| p.longitude)),
        words(event.time.as_ref()),
        cell(entry.earliest.as_ref()),
        cell(entry.latest.as_ref()),
        entry.dated_by.to_string(),
        cell(event.statement.as_ref()),
        entry.sentence.text.clone(),
    ]
}

fn of_forecast(document: &Document, f: &Forecast) -> Vec<String> {
    let statement = document.statements.iter().find(|s| Some(&s.id) == f.statement.as_ref());
    let hedges: Vec<&str> = f.hedges.iter().map(|span| span.text.as_str()).collect();
    let conditions: Vec<&str> = f.conditions.iter().map(|condition| condition.text.as_str()).collect();
    let horizon = f.horizon.as_ref();
    let mut row = vec![f.id.clone(), cell(f.statement.as_ref()), cell(statement.and_then(|s| speaker(document, s)))];
    row.extend(part(&f.content.spans));
    row.extend([
        f.trigger.text.clone(),
        f.polarity.to_string(),
        f.certainty.to_string(),
        hedges.join(" … "),
        cell(f.probability.map(|(low, _)| low)),
        cell(f.probability.map(|(_, high)| high)),
        cell(horizon.map(|h| &h.text)),
        cell(horizon.and_then(|h| h.earliest.as_ref())),
        cell(horizon.and_then(|h| h.latest.as_ref())),
        conditions.join(" … "),
        f.confidence.to_string(),
    ]);
    row
}

fn of_entity(document: &Document, e: &Entity) -> Vec<String> {
    let said = document.statements.iter().filter(|s| s.source_entity.as_ref() == Some(&e.id)).count();
    vec![e.id.clone(), e.name.clone(), e.kind.to_string(), e.mentions.len().to_string(), said.to_string()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_with_commas_quotes_and_breaks_are_quoted() {
        assert_eq!(
            line(["a", "b, c", "“d”", "\"e\"", "f\ng", ""]),
            "a,\"b, c\",“d”,\"\"\"e\"\"\",\"f\ng\",\n".as_bytes()
        );
    }
}
