//! The series of one thing over time: figures of all current documents, each with who gives it, whose it is and when it holds.
//!
//! Leaves out places in an order and numbers that are names, and all reckoning: values stand as the text gives them.

use jiff::civil::Date;
use onrecord_core::contract::Span;
use onrecord_core::label::{Bound, Change, Counting, FigureType, Flow};
use onrecord_core::whom::Whom;
use rusqlite::{Row, ToSql};

use crate::key::in_blanks;
use crate::line::{both, label, maybe_label};
use crate::{Record, RecordError, key, whom};

/// Which figures are meant; the default is all quantities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureQuery {
    /// Of this concept (`troops`), or with this word in the name of what is counted.
    pub about: Option<String>,
    /// Whose.
    pub who: Option<Whom>,
    /// Given by them.
    pub source: Option<Whom>,
    /// Holding on this day or later, or possibly so. Leaves undated figures out.
    pub since: Option<Date>,
    /// Holding on this day or earlier, or possibly so. Leaves undated figures out.
    pub until: Option<Date>,
}

/// A figure in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureLine {
    /// Its document's id.
    pub document: String,
    /// Its document's path.
    pub path: String,
    /// Its document's headline.
    pub title: Option<String>,
    /// First and last day for which it holds, `YYYY-MM-DD`, and what tells them.
    pub days: Option<(String, String, Dated)>,
    /// First code point of its words.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Its words.
    pub words: String,
    /// What sort of quantity.
    pub kind: FigureType,
    /// Least value.
    pub low: Option<f64>,
    /// Greatest value.
    pub high: Option<f64>,
    /// How the values bound it.
    pub bound: Bound,
    /// Normalised unit.
    pub unit: Option<String>,
    /// What is counted, in the text's words.
    pub thing: Option<String>,
    /// What that is about.
    pub concept: Option<String>,
    /// Whose it is, by name.
    pub whose: Option<String>,
    /// Where, by name.
    pub place: Option<String>,
    /// New or cumulative.
    pub counting: Option<Counting>,
    /// Stock or flow.
    pub flow: Option<Flow>,
    /// Which way it says that something went.
    pub change: Option<Change>,
    /// Who gives it: the entity's name, else the source's words; `None` where the author does.
    pub source: Option<String>,
    /// Id of the statement that gives it.
    pub statement: Option<String>,
    /// The sentence it stands in; `None` where it stands in none.
    pub sentence: Option<Span>,
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

impl Dated {
    const ALL: [Dated; 3] = [Dated::Figure, Dated::Said, Dated::Published];

    /// Its name in the record and in lists.
    pub fn as_str(self) -> &'static str {
        match self {
            Dated::Figure => "figure",
            Dated::Said => "said",
            Dated::Published => "published",
        }
    }

    fn named(name: &str) -> Option<Dated> {
        Dated::ALL.into_iter().find(|dated| dated.as_str() == name)
    }
}

const LINES: &str = "
    SELECT d.id, d.path, d.title, f.earliest, f.latest, f.dated, f.start, f.\"end\", f.words, f.type, f.low, f.high,
           f.bound, f.unit, f.thing, f.concept, a.name, p.name, f.counting, f.flow, f.change, s.speaker, s.id, n.start, n.\"end\",
           n.words
    FROM figures AS f
    JOIN documents AS d ON d.number = f.document
    LEFT JOIN entities AS a ON a.document = f.document AND a.position = f.actor
    LEFT JOIN entities AS p ON p.document = f.document AND p.position = f.place
    LEFT JOIN statements AS s ON s.document = f.document AND s.position = f.statement
    LEFT JOIN sentences AS n ON n.document = f.document AND n.position = f.sentence
    WHERE d.current AND f.type NOT IN ('ordinal', 'identifier')";

const ORDER: &str = "ORDER BY f.earliest IS NULL, f.earliest, f.latest, d.id, f.start, f.position";

impl Record {
    /// The figures that are asked for, by first day, those without a day last, then by document and place.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn figures(&self, query: &FigureQuery) -> Result<Vec<FigureLine>, RecordError> {
        let parameters = Parameters::of(query);
        let sql = format!("{} {LINES} {} {ORDER}", parameters.tables(), parameters.conditions());
        let mut statement = self.prepare(&sql)?;
        let mut rows = statement.query(parameters.named().as_slice()).map_err(|e| self.failed(e))?;
        let mut lines = Vec::new();
        while let Some(row) = rows.next().map_err(|e| self.failed(e))? {
            lines.push(self.figure_line(row)?);
        }
        Ok(lines)
    }

    /// Reads the columns of [`LINES`].
    fn figure_line(&self, row: &Row) -> Result<FigureLine, RecordError> {
        let read = |row: &Row| -> rusqlite::Result<FigureLine> {
            let dated: Option<String> = row.get(5)?;
            let days = both(row.get(3)?, row.get(4)?).zip(dated.as_deref().and_then(Dated::named));
            let sentence: Option<String> = row.get(25)?;
            Ok(FigureLine {
                document: row.get(0)?,
                path: row.get(1)?,
                title: row.get(2)?,
                days: days.map(|((earliest, latest), dated)| (earliest, latest, dated)),
                start: row.get(6)?,
                end: row.get(7)?,
                words: row.get(8)?,
                kind: label(row, 9)?,
                low: row.get(10)?,
                high: row.get(11)?,
                bound: label(row, 12)?,
                unit: row.get(13)?,
                thing: row.get(14)?,
                concept: row.get(15)?,
                whose: row.get(16)?,
                place: row.get(17)?,
                counting: maybe_label(row, 18)?,
                flow: maybe_label(row, 19)?,
                change: maybe_label(row, 20)?,
                source: row.get(21)?,
                statement: row.get(22)?,
                sentence: match sentence {
                    Some(text) => Some(Span { start: row.get(23)?, end: row.get(24)?, text }),
                    None => None,
                },
            })
        };
        read(row).map_err(|e| self.failed(e))
    }
}

/// A query as the database takes it.
struct Parameters {
    concept: Option<String>,
    thing: Option<String>,
    who: Option<String>,
    source: Option<String>,
    since: Option<String>,
    until: Option<String>,
}

impl Parameters {
    fn of(query: &FigureQuery) -> Parameters {
        let day = |day: Option<Date>| day.map(|d| d.to_string());
        Parameters {
            concept: query.about.as_deref().map(|about| key(about).replace(' ', "_")),
            thing: query.about.as_deref().map(thing_key),
            who: query.who.as_ref().map(whom::parameter),
            source: query.source.as_ref().map(whom::parameter),
            since: day(query.since),
            until: day(query.until),
        }
    }

    /// The tables of whom is asked for.
    fn tables(&self) -> String {
        let asked = [(&self.who, "whose"), (&self.source, "giver")].into_iter().filter(|(value, _)| value.is_some());
        let tables: Vec<String> = asked.map(|(_, table)| whom::entities(table)).collect();
        if tables.is_empty() { String::new() } else { format!("WITH {}", tables.join(", ")) }
    }

    /// What rows must meet for what is asked; what is not asked must not stand there, or no index could be used.
    fn conditions(&self) -> String {
        let about = "AND (f.concept = :concept
                          OR f.thing_key IN (SELECT thing_key FROM figures WHERE instr(thing_key, :thing)))";
        let who = "AND f.document IN (SELECT document FROM whose) AND (f.document, f.actor) IN whose";
        let source = "AND f.document IN (SELECT document FROM giver) AND (s.document, s.source_entity) IN giver";
        let conditions = [
            (&self.thing, about),
            (&self.who, who),
            (&self.source, source),
            (&self.since, "AND f.latest >= :since"),
            (&self.until, "AND f.earliest <= :until"),
        ];
        let asked = conditions.into_iter().filter(|(value, _)| value.is_some());
        asked.map(|(_, condition)| condition).collect::<Vec<_>>().join(" ")
    }

    /// The values that are asked for.
    fn named(&self) -> Vec<(&'static str, &dyn ToSql)> {
        let all = [
            (":concept", &self.concept),
            (":thing", &self.thing),
            (":whose", &self.who),
            (":giver", &self.source),
            (":since", &self.since),
            (":until", &self.until),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()? as &dyn ToSql))).collect()
    }
}

/// The words of a counted thing for comparison: its key with no plural -s on any word, in blanks.
pub(crate) fn thing_key(thing: &str) -> String {
    let key = key(thing);
    let single = key.split(' ').map(|word| word.strip_suffix('s').unwrap_or(word));
    in_blanks(&single.collect::<Vec<_>>().join(" "))
}
