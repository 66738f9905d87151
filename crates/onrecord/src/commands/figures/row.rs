//! A figure as a row of JSON or CSV.

use onrecord_core::mark::Mark;
use onrecord_record::FigureLine;
use onrecord_relate::correction::Marks;
use serde::Serialize;

/// One figure; its fields are the columns of the CSV.
#[derive(Debug, Serialize)]
pub struct Row<'l> {
    /// First day for which it holds.
    pub earliest: Option<&'l str>,
    /// Last day.
    pub latest: Option<&'l str>,
    /// What tells the days: the figure's own words, when it was said, or when it was published.
    pub dated: Option<&'static str>,
    /// Its words.
    pub words: &'l str,
    /// What sort of quantity.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Least value.
    pub low: Option<f64>,
    /// Greatest value.
    pub high: Option<f64>,
    /// How the values bound it.
    pub bound: &'static str,
    /// Normalised unit.
    pub unit: Option<&'l str>,
    /// What is counted.
    pub thing: Option<&'l str>,
    /// What that is about.
    pub concept: Option<&'l str>,
    /// Whose.
    pub whose: Option<&'l str>,
    /// Where.
    pub place: Option<&'l str>,
    /// New or cumulative.
    pub counting: Option<&'static str>,
    /// Stock or flow.
    pub flow: Option<&'static str>,
    /// Which way.
    pub change: Option<&'static str>,
    /// Who gives it; none where the author does.
    pub source: Option<&'l str>,
    /// The statement's id.
    pub statement: Option<&'l str>,
    /// The document's id.
    pub document: &'l str,
    /// Its headline.
    pub title: Option<&'l str>,
    /// Its file.
    pub path: &'l str,
    /// First code point of the words.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What became of it since, in words; none where nothing did.
    pub mark: Option<String>,
}

impl<'l> Row<'l> {
    /// The row of a line.
    pub fn of(line: &'l FigureLine, marks: &Marks) -> Row<'l> {
        let mark = marks.on(&line.document, &[(line.start, line.end)]).first().map(Mark::told);
        let days = line.days.as_ref();
        Row {
            earliest: days.map(|(earliest, _, _)| earliest.as_str()),
            latest: days.map(|(_, latest, _)| latest.as_str()),
            dated: days.map(|(_, _, dated)| dated.as_str()),
            words: &line.words,
            kind: line.kind.as_str(),
            low: line.low,
            high: line.high,
            bound: line.bound.as_str(),
            unit: line.unit.as_deref(),
            thing: line.thing.as_deref(),
            concept: line.concept.as_deref(),
            whose: line.whose.as_deref(),
            place: line.place.as_deref(),
            counting: line.counting.map(|c| c.as_str()),
            flow: line.flow.map(|f| f.as_str()),
            change: line.change.map(|c| c.as_str()),
            source: line.source.as_deref(),
            statement: line.statement.as_deref(),
            document: &line.document,
            title: line.title.as_deref(),
            path: &line.path,
            start: line.start,
            end: line.end,
            mark,
        }
    }

    /// The days in words.
    pub fn days(&self) -> String {
        match (self.earliest, self.latest) {
            (Some(earliest), Some(latest)) if earliest == latest => earliest.to_owned(),
            (Some(earliest), Some(latest)) => format!("{earliest} to {latest}"),
            _ => "no date".to_owned(),
        }
    }
}
