//! Getting documents, statements and counts back, each list in a fixed order.

use jiff::civil::Date;
use onrecord_core::contract::{self, Document};
use onrecord_core::label::GenreLabel;
use rusqlite::{OptionalExtension, Row, ToSql};

use crate::line::{DOCUMENT, DOCUMENT_ORDER, STATEMENT, document_line};
use crate::{DocumentLine, Record, RecordError, StatementLine};

/// Which documents are meant; the default is all current ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentFilter {
    /// Published on this day or later, or possibly so. Leaves undated documents out.
    pub since: Option<Date>,
    /// Published on this day or earlier, or possibly so. Leaves undated documents out.
    pub until: Option<Date>,
    /// Of this publisher.
    pub outlet: Option<String>,
    /// Of this sort.
    pub genre: Option<GenreLabel>,
    /// Also those whose file has other content now.
    pub superseded: bool,
}

/// What looking something up by its name gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Lookup<T, C> {
    /// Nothing has this name.
    Nothing,
    /// One thing has.
    One(T),
    /// Several have, and which is meant is for the user to say.
    Several(Vec<C>),
}

/// A file or record that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The file's path; `FILE#N` for record N of a file of several.
    pub path: String,
    /// A short fixed name.
    pub reason: String,
    /// A sentence for people.
    pub message: String,
}

/// How much the record holds. Findings are those of current documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents that some path still has.
    pub documents: usize,
    /// Documents whose files have other content now.
    pub superseded: usize,
    /// Paths (and records in files) that gave a document.
    pub readings: usize,
    /// Paths (and records in files) that could not be read.
    pub unread: usize,
    /// Statements.
    pub statements: usize,
    /// Entities, each document's counted apart.
    pub entities: usize,
    /// Figures.
    pub figures: usize,
    /// Time expressions.
    pub times: usize,
    /// Problems of documents.
    pub problems: usize,
}

const FILTER: &str = "(d.current OR :superseded)
    AND (:since IS NULL OR d.published_latest >= :since)
    AND (:until IS NULL OR d.published_earliest <= :until)
    AND (:outlet IS NULL OR d.outlet = :outlet)
    AND (:genre IS NULL OR d.genre = :genre)";

/// Columns from which [`Record::rebuild`] makes a document, from `documents AS d`.
const WHOLE: &str = "d.number, d.path, d.text, d.contract";

impl Record {
    /// The documents, by first possible day of publication, those without a day last, then by id.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn documents(&self, filter: &DocumentFilter) -> Result<Vec<DocumentLine>, RecordError> {
        let sql = format!("SELECT {DOCUMENT} FROM documents AS d WHERE {FILTER} ORDER BY {DOCUMENT_ORDER}");
        let mut statement = self.prepare(&sql)?;
        let lines = statement.query_map(&filter.parameters().named(), |row| document_line(row, 0));
        lines.and_then(Iterator::collect).map_err(|e| self.failed(e))
    }

    /// Visits the documents whole, one at a time, in the order of [`Record::documents`]. What is visited is the record
    /// at one moment, whatever is written meanwhile.
    ///
    /// # Errors
    /// Where the record cannot be read, or a document's words are not in its text; and the visitor's own.
    pub fn each_document<E: From<RecordError>>(
        &self,
        filter: &DocumentFilter,
        mut visit: impl FnMut(Document) -> Result<(), E>,
    ) -> Result<(), E> {
        let _moment = self.connection.unchecked_transaction().map_err(|e| self.failed(e))?;
        let sql = format!("SELECT {WHOLE} FROM documents AS d WHERE {FILTER} ORDER BY {DOCUMENT_ORDER}");
        let mut statement = self.prepare(&sql)?;
        let parameters = filter.parameters();
        let mut rows = statement.query(&parameters.named()).map_err(|e| self.failed(e))?;
        while let Some(row) = rows.next().map_err(|e| self.failed(e))? {
            visit(self.rebuild(row)?)?;
        }
        Ok(())
    }

    /// The document of an id, or of the beginning of one; several ids where it begins several.
    ///
    /// # Errors
    /// Where the record cannot be read, or the document's words are not in its text.
    pub fn document(&self, id: &str) -> Result<Lookup<Document, String>, RecordError> {
        let ids = self.ids("documents", id)?;
        let [id] = ids.as_slice() else { return Ok(none_or_several(ids)) };
        let _moment = self.connection.unchecked_transaction().map_err(|e| self.failed(e))?;
        let mut statement = self.prepare(&format!("SELECT {WHOLE} FROM documents AS d WHERE d.id = ?1"))?;
        let mut rows = statement.query([id]).map_err(|e| self.failed(e))?;
        match rows.next().map_err(|e| self.failed(e))? {
            Some(row) => self.rebuild(row).map(Lookup::One),
            None => Ok(Lookup::Nothing),
        }
    }

    /// The statement of an id, or of the beginning of one; several ids where it begins several.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn statement(&self, id: &str) -> Result<Lookup<StatementLine, String>, RecordError> {
        let ids = self.ids("statements", id)?;
        let [id] = ids.as_slice() else { return Ok(none_or_several(ids)) };
        let sql = format!(
            "SELECT {STATEMENT}, {DOCUMENT} FROM statements AS s JOIN documents AS d ON d.number = s.document
             WHERE s.id = ?1 ORDER BY {DOCUMENT_ORDER}, s.position"
        );
        let mut statement = self.prepare(&sql)?;
        let mut rows = statement.query([id]).map_err(|e| self.failed(e))?;
        match rows.next().map_err(|e| self.failed(e))? {
            Some(row) => self.statement_line(row).map(Lookup::One),
            None => Ok(Lookup::Nothing),
        }
    }

    /// What could not be read, by path in byte order.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn unread(&self) -> Result<Vec<Unread>, RecordError> {
        let sql = "SELECT path, reason, message FROM readings WHERE document IS NULL ORDER BY path, file";
        let mut statement = self.prepare(sql)?;
        let unread = |row: &Row| Ok(Unread { path: row.get(0)?, reason: row.get(1)?, message: row.get(2)? });
        let found = statement.query_map([], unread);
        found.and_then(Iterator::collect).map_err(|e| self.failed(e))
    }

    /// The paths from which a document is read now, in byte order.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn paths_of(&self, document: &str) -> Result<Vec<String>, RecordError> {
        let sql = "SELECT DISTINCT r.path FROM readings AS r JOIN documents AS d ON d.number = r.document
                   WHERE d.id = ?1 ORDER BY r.path";
        let mut statement = self.prepare(sql)?;
        let found = statement.query_map([document], |row| row.get(0));
        found.and_then(Iterator::collect).map_err(|e| self.failed(e))
    }

    /// How much the record holds.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn counts(&self) -> Result<Counts, RecordError> {
        let found = |table: &str| {
            format!("(SELECT count(*) FROM {table} AS t JOIN documents AS d ON d.number = t.document WHERE d.current)")
        };
        let sql = format!(
            "SELECT (SELECT count(*) FROM documents WHERE current), (SELECT count(*) FROM documents WHERE NOT current),
                    (SELECT count(*) FROM readings WHERE document IS NOT NULL),
                    (SELECT count(*) FROM readings WHERE document IS NULL), {}, {}, {}, {}, {}",
            found("statements"),
            found("entities"),
            found("figures"),
            found("times"),
            found("problems"),
        );
        let counts = self.prepare(&sql)?.query_row([], |row| {
            Ok(Counts {
                documents: row.get(0)?,
                superseded: row.get(1)?,
                readings: row.get(2)?,
                unread: row.get(3)?,
                statements: row.get(4)?,
                entities: row.get(5)?,
                figures: row.get(6)?,
                times: row.get(7)?,
                problems: row.get(8)?,
            })
        });
        counts.map_err(|e| self.failed(e))
    }

    /// The document of a row of [`WHOLE`], and the proof that it quotes its text.
    fn rebuild(&self, row: &Row) -> Result<Document, RecordError> {
        let read = || -> rusqlite::Result<(i64, String, String, String)> {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        };
        let (number, path, text, json) = read().map_err(|e| self.failed(e))?;
        let rest: Document = self.parsed(&json)?;
        let mut statement = self.prepare("SELECT json FROM statements WHERE document = ?1 ORDER BY position")?;
        let jsons = statement.query_map([number], |row| row.get(0)).and_then(Iterator::collect);
        let jsons: Vec<String> = jsons.map_err(|e| self.failed(e))?;
        let statements = jsons.iter().map(|json| self.parsed(json)).collect::<Result<Vec<contract::Statement>, _>>()?;
        let document = Document { path, text, statements, ..rest };
        document.check().map_err(|quote| self.misquoted(quote))?;
        Ok(document)
    }

    /// The ids in a table that are `id`, or else that begin with it, in order; at most 20.
    fn ids(&self, table: &str, id: &str) -> Result<Vec<String>, RecordError> {
        let exact: Option<String> = self
            .prepare(&format!("SELECT id FROM {table} WHERE id = ?1 LIMIT 1"))?
            .query_row([id], |row| row.get(0))
            .optional()
            .map_err(|e| self.failed(e))?;
        if exact.is_some() || id.is_empty() {
            return Ok(exact.into_iter().collect());
        }
        // Ids are small letters and digits, all before `~`.
        let sql = format!("SELECT DISTINCT id FROM {table} WHERE id > ?1 AND id < ?1 || '~' ORDER BY id LIMIT 20");
        let mut statement = self.prepare(&sql)?;
        let found = statement.query_map([id], |row| row.get(0));
        found.and_then(Iterator::collect).map_err(|e| self.failed(e))
    }
}

fn none_or_several<T>(ids: Vec<String>) -> Lookup<T, String> {
    if ids.is_empty() { Lookup::Nothing } else { Lookup::Several(ids) }
}

/// A filter as the database takes it.
struct Parameters {
    since: Option<String>,
    until: Option<String>,
    outlet: Option<String>,
    genre: Option<&'static str>,
    superseded: bool,
}

impl DocumentFilter {
    fn parameters(&self) -> Parameters {
        Parameters {
            since: self.since.map(|d| d.to_string()),
            until: self.until.map(|d| d.to_string()),
            outlet: self.outlet.clone(),
            genre: self.genre.map(GenreLabel::as_str),
            superseded: self.superseded,
        }
    }
}

impl Parameters {
    fn named(&self) -> [(&'static str, &dyn ToSql); 5] {
        [
            (":since", &self.since),
            (":until", &self.until),
            (":outlet", &self.outlet),
            (":genre", &self.genre),
            (":superseded", &self.superseded),
        ]
    }
}
