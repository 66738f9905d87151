//! What happened, by day: events of all current documents as entries of a timeline.

use jiff::civil::Date;
use onrecord_core::contract::Span;
use onrecord_core::place::Place;
use onrecord_core::timeline::Entry;
use onrecord_core::whom::Whom;
use rusqlite::{Row, ToSql};

use crate::line::{label, maybe_label};
use crate::{Record, RecordError, whom};

/// Which events are meant; the default is all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventQuery {
    /// What they did or had done to them; by words, also whole words of the text's words for somebody.
    pub who: Option<Whom>,
    /// Of this category, or with this in the sentence, case aside.
    pub about: Option<String>,
    /// On this day or later, or possibly so. Leaves undated events out.
    pub since: Option<Date>,
    /// On this day or earlier, or possibly so. Leaves undated events out.
    pub until: Option<Date>,
}

const ENTRIES: &str = "
    SELECT d.id, d.path, d.outlet, e.category, e.status, a.name, e.actor_words, e.start, e.\"end\", e.\"trigger\", t.name,
           e.target_words, p.name, e.place_level, e.country, e.latitude, e.longitude, e.earliest, e.latest, e.dated,
           s.speaker, n.start, n.\"end\", n.words
    FROM events AS e
    JOIN documents AS d ON d.number = e.document
    LEFT JOIN entities AS a ON a.document = e.document AND a.position = e.actor
    LEFT JOIN entities AS t ON t.document = e.document AND t.position = e.target
    LEFT JOIN entities AS p ON p.document = e.document AND p.position = e.place
    LEFT JOIN statements AS s ON s.document = e.document AND s.position = e.statement
    LEFT JOIN sentences AS n ON n.document = e.document AND n.position = e.sentence
    WHERE d.current";

/// `parties` has what [`onrecord_core::whom::Whom::by_words`] is looked for in.
const PARTIES: &str = "AND (e.document, e.position) IN (
    SELECT p.document, p.position FROM whom JOIN events AS p ON p.document = whom.document
    AND whom.entity IN (p.actor, p.target)
    UNION SELECT p.document, p.position FROM whom_asked AS a JOIN events AS p
    ON a.by_words AND instr(p.parties, ' ' || a.key || ' '))";

/// The order of [`onrecord_core::timeline::sort`].
const ORDER: &str = "ORDER BY coalesce(e.earliest, e.latest) IS NULL, coalesce(e.earliest, e.latest), e.latest, d.id,
                              e.start, e.position";

impl Record {
    /// The events that are asked for, in the order of a timeline: by day, those without a day last, then by document and
    /// place.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn events(&self, query: &EventQuery) -> Result<Vec<Entry>, RecordError> {
        let who = query.who.as_ref().map(whom::parameter);
        let (since, until) = (query.since.map(|d| d.to_string()), query.until.map(|d| d.to_string()));
        let conditions = [
            (":whom", &who, PARTIES),
            (":since", &since, "AND e.latest >= :since"),
            (":until", &until, "AND coalesce(e.earliest, e.latest) <= :until"),
        ];
        let with = who.as_ref().map(|_| format!("WITH {}", whom::entities("whom"))).unwrap_or_default();
        let mut sql = format!("{with} {ENTRIES}");
        let mut named: Vec<(&str, &dyn ToSql)> = Vec::new();
        for (name, value, condition) in &conditions {
            if value.is_some() {
                sql = format!("{sql} {condition}");
                named.push((name, value));
            }
        }
        let mut statement = self.prepare(&format!("{sql} {ORDER}"))?;
        let mut rows = statement.query(named.as_slice()).map_err(|e| self.failed(e))?;
        let about = query.about.as_deref().map(str::to_lowercase);
        let mut entries = Vec::new();
        while let Some(row) = rows.next().map_err(|e| self.failed(e))? {
            let entry = entry(row).map_err(|e| self.failed(e))?;
            if about.as_deref().is_none_or(|about| is_about(&entry, about)) {
                entries.push(entry);
            }
        }
        Ok(entries)
    }
}

/// Here and not in the query, since a database knows no small letters but those of ASCII.
fn is_about(entry: &Entry, about: &str) -> bool {
    entry.sentence.text.to_lowercase().contains(about)
        || entry.category.is_some_and(|c| c.as_str().eq_ignore_ascii_case(about))
}

/// Reads the columns of [`ENTRIES`].
fn entry(row: &Row) -> rusqlite::Result<Entry> {
    let trigger = Span { start: row.get(7)?, end: row.get(8)?, text: row.get(9)? };
    let place: Option<String> = row.get(12)?;
    let coordinates = match (&place, maybe_label(row, 13)?) {
        (Some(name), Some(level)) => Some(Place {
            name: name.clone(),
            level,
            country: row.get(14)?,
            latitude: row.get(15)?,
            longitude: row.get(16)?,
        }),
        _ => None,
    };
    let sentence = match row.get::<_, Option<String>>(23)? {
        Some(text) => Span { start: row.get(21)?, end: row.get(22)?, text },
        None => trigger.clone(),
    };
    Ok(Entry {
        document: row.get(0)?,
        path: row.get(1)?,
        outlet: row.get(2)?,
        category: maybe_label(row, 3)?,
        status: label(row, 4)?,
        actor: row.get(5)?,
        actor_words: row.get(6)?,
        trigger,
        target: row.get(10)?,
        target_words: row.get(11)?,
        place,
        coordinates,
        earliest: row.get(17)?,
        latest: row.get(18)?,
        dated_by: label(row, 19)?,
        source: row.get(20)?,
        sentence,
        marks: Vec::new(),
    })
}
