//! The series of one thing over time: figures of all current documents, each with who gives it, whose it is and when it holds.
//!
//! Reads the documents whole, one at a time, and keeps the figures that a query asks for. Leaves out places in an order and
//! numbers that are names, and all reckoning: values stand as the text gives them.

use jiff::civil::Date;
use onrecord_core::contract::{Document, Figure, Span, Statement};
use onrecord_core::label::FigureType;

use crate::{DocumentFilter, Record, RecordError, key};

/// Which figures are meant; the default is all quantities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureQuery {
    /// Of this concept (`troops`), or with this word in the name of what is counted.
    pub about: Option<String>,
    /// Whose: a name or other words for them, case and diacritics aside.
    pub who: Option<String>,
    /// Given by this source, by the same rule.
    pub source: Option<String>,
    /// Holding on this day or later, or possibly so. Leaves undated figures out.
    pub since: Option<Date>,
    /// Holding on this day or earlier, or possibly so. Leaves undated figures out.
    pub until: Option<Date>,
}

/// A figure in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureLine {
    /// Its document's id, path, and headline.
    pub document: (String, String, Option<String>),
    /// First and last day for which it holds, `YYYY-MM-DD`.
    pub days: Option<(String, String)>,
    /// What tells the days.
    pub dated: Option<Dated>,
    /// Whose it is, by name.
    pub whose: Option<String>,
    /// Where, by name.
    pub place: Option<String>,
    /// Who gives it: the entity's name, else the source's words; `None` where the author does.
    pub source: Option<String>,
    /// Everything found about it. Offsets count code points of the document's text.
    pub figure: Figure,
}

/// What tells for which days a figure holds, the nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    /// The words say as of when, or over which time.
    Figure,
    /// When it was said.
    Said,
    /// When it was published.
    Published,
}

impl Record {
    /// The figures that are asked for, by first day, those without a day last, then by document and place.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn figures(&self, query: &FigureQuery) -> Result<Vec<FigureLine>, RecordError> {
        let mut lines = Vec::new();
        self.each_document(&DocumentFilter::default(), |document| {
            lines.extend(document.figures.iter().filter_map(|figure| line(&document, figure, query)));
            Ok::<(), RecordError>(())
        })?;
        lines.sort_by(|a, b| order(a).cmp(&order(b)));
        Ok(lines)
    }
}

type Order<'l> = (bool, Option<&'l (String, String)>, &'l str, usize);

fn order(line: &FigureLine) -> Order<'_> {
    (line.days.is_none(), line.days.as_ref(), &line.document.0, line.figure.start)
}

/// The figure's line, if the query asks for it.
fn line(document: &Document, figure: &Figure, query: &FigureQuery) -> Option<FigureLine> {
    let named = matches!(figure.kind, FigureType::Ordinal | FigureType::Identifier);
    if named || !query.about.as_deref().is_none_or(|about| is_about(figure, about)) {
        return None;
    }
    let statement = figure.statement.as_ref().and_then(|id| document.statements.iter().find(|s| s.id == *id));
    let entity = |id: Option<&String>| id.and_then(|id| document.entity(id));
    let source = entity(statement.and_then(|s| s.source_entity.as_ref()));
    let actor = entity(figure.actor.as_ref());
    let fits = |entity: Option<&onrecord_core::contract::Entity>, name: &Option<String>| {
        let is = |name: &str, words: &str| key(words) == key(name) || key(words).ends_with(&format!(" {}", key(name)));
        name.as_deref().is_none_or(|name| {
            entity.is_some_and(|e| is(name, &e.name) || e.mentions.iter().any(|m| key(&m.text) == key(name)))
        })
    };
    let (days, dated) = days(document, figure, statement);
    if !fits(actor, &query.who) || !fits(source, &query.source) || !within(days.as_ref(), query) {
        return None;
    }
    let words = || statement.and_then(|s| s.source.as_ref()).map(onrecord_core::contract::Spans::text);
    Some(FigureLine {
        document: (document.id.clone(), document.path.clone(), document.headline().map(str::to_owned)),
        days,
        dated,
        whose: actor.map(|e| e.name.clone()),
        place: entity(figure.place.as_ref()).map(|e| e.name.clone()),
        source: source.map(|e| e.name.clone()).or_else(words),
        figure: figure.clone(),
    })
}

/// Whether the figure has the concept, or the words in the name of its thing; a plural in -s finds the singular.
fn is_about(figure: &Figure, about: &str) -> bool {
    let about = key(about);
    let single = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    let thing = figure.thing.as_ref().map(|span| key(&span.text)).unwrap_or_default();
    let words: Vec<String> = thing.split(' ').map(single).collect();
    let asked: Vec<String> = about.split(' ').map(single).collect();
    let concept =
        figure.concept.as_deref().is_some_and(|concept| concept.replace('_', " ") == about || concept == about);
    concept || words.windows(asked.len()).any(|window| window == asked)
}

/// For which days the figure holds, and what tells it.
fn days(
    document: &Document,
    figure: &Figure,
    statement: Option<&Statement>,
) -> (Option<(String, String)>, Option<Dated>) {
    let both = |earliest: &Option<String>, latest: &Option<String>| earliest.clone().zip(latest.clone());
    let of = |span: &Span| {
        let time = document.times.iter().find(|t| t.start >= span.start && t.end <= span.end)?;
        both(&time.earliest, &time.latest)
    };
    if let Some(days) = figure.as_of.as_ref().or(figure.period.as_ref()).and_then(of) {
        return (Some(days), Some(Dated::Figure));
    }
    if let Some(days) = statement.and_then(|s| s.said_on.as_ref()).and_then(|said| both(&said.earliest, &said.latest)) {
        return (Some(days), Some(Dated::Said));
    }
    let published = document.published.as_ref().map(|p| (p.earliest.clone(), p.latest.clone()));
    let dated = published.as_ref().map(|_| Dated::Published);
    (published, dated)
}

/// Whether days may lie in the time that is asked for; ISO days sort as their letters do.
fn within(days: Option<&(String, String)>, query: &FigureQuery) -> bool {
    let since = query.since.is_none_or(|since| days.is_some_and(|(_, latest)| *latest >= since.to_string()));
    let until = query.until.is_none_or(|until| days.is_some_and(|(earliest, _)| *earliest <= until.to_string()));
    since && until
}
