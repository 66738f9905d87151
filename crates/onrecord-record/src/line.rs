//! Documents and statements as they stand in lists.

use std::error::Error;
use std::str::FromStr;

use onrecord_core::contract;
use onrecord_core::label::GenreLabel;
use rusqlite::Row;
use rusqlite::types::{Type, ValueRef};

use crate::{Record, RecordError};

/// A document in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLine {
    /// `d` and 16 hexadecimal digits.
    pub id: String,
    /// The first path it is read from, in byte order; the last it had, where it is not current.
    pub path: String,
    /// Headline, from the text or from beside it.
    pub title: Option<String>,
    /// Publisher.
    pub outlet: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// First and last day on which it can have been published, `YYYY-MM-DD`.
    pub published: Option<(String, String)>,
    /// What sort of article it is.
    pub genre: Option<GenreLabel>,
    /// BCP 47 tag.
    pub language: String,
    /// Whether some path still has this text. An article whose file was changed stays in the record, superseded.
    pub current: bool,
    /// How many statements were found in it.
    pub statements: usize,
}

/// A statement in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementLine {
    /// Its document.
    pub document: DocumentLine,
    /// Its place among the document's statements, from 0.
    pub position: usize,
    /// Who said it: the entity's name, else the source's words; `None` where the text has none.
    pub speaker: Option<String>,
    /// First and last day on which it can have been said: those the text gives, else those of publication.
    pub days: Option<(String, String)>,
    /// Everything found about it. Offsets count code points of the document's text.
    pub statement: contract::Statement,
}

/// Columns of a [`DocumentLine`], from `documents AS d`.
pub(crate) const DOCUMENT: &str = "d.id, d.path, d.title, d.outlet, d.url, d.published_earliest, d.published_latest,
    d.genre, d.language, d.current, (SELECT count(*) FROM statements AS c WHERE c.document = d.number)";

/// Columns of a [`StatementLine`] before those of its document, from `statements AS s`.
pub(crate) const STATEMENT: &str = "s.position, s.speaker, s.earliest, s.latest, s.json";

/// Documents in the order of every list: by first possible day of publication, those without a day last, then by id.
pub(crate) const DOCUMENT_ORDER: &str = "d.published_earliest IS NULL, d.published_earliest, d.id";

/// Reads columns [`DOCUMENT`], the first of which is column `at`.
pub(crate) fn document_line(row: &Row, at: usize) -> rusqlite::Result<DocumentLine> {
    let genre: Option<String> = row.get(at + 7)?;
    Ok(DocumentLine {
        id: row.get(at)?,
        path: row.get(at + 1)?,
        title: row.get(at + 2)?,
        outlet: row.get(at + 3)?,
        url: row.get(at + 4)?,
        published: both(row.get(at + 5)?, row.get(at + 6)?),
        genre: genre.and_then(|g| g.parse().ok()),
        language: row.get(at + 8)?,
        current: row.get(at + 9)?,
        statements: row.get(at + 10)?,
    })
}

impl Record {
    /// Reads columns [`STATEMENT`] and then [`DOCUMENT`], from column 0.
    pub(crate) fn statement_line(&self, row: &Row) -> Result<StatementLine, RecordError> {
        let read = || -> rusqlite::Result<_> {
            let days = both(row.get(2)?, row.get(3)?);
            Ok((row.get(0)?, row.get(1)?, days, row.get::<_, String>(4)?, document_line(row, 5)?))
        };
        let (position, speaker, days, json, document) = read().map_err(|e| self.failed(e))?;
        let statement = self.parsed(&json)?;
        Ok(StatementLine { document, position, speaker, days, statement })
    }

    pub(crate) fn parsed<T: serde::de::DeserializeOwned>(&self, json: &str) -> Result<T, RecordError> {
        serde_json::from_str(json).map_err(|e| self.damaged(e))
    }
}

/// A label in a column.
pub(crate) fn label<L>(row: &Row, at: usize) -> rusqlite::Result<L>
where
    L: FromStr<Err: Error + Send + Sync + 'static>,
{
    let name: String = row.get(at)?;
    name.parse().map_err(|error: L::Err| rusqlite::Error::FromSqlConversionFailure(at, Type::Text, error.into()))
}

/// A label in a column, where there is one.
pub(crate) fn maybe_label<L>(row: &Row, at: usize) -> rusqlite::Result<Option<L>>
where
    L: FromStr<Err: Error + Send + Sync + 'static>,
{
    if row.get_ref(at)? == ValueRef::Null { Ok(None) } else { label(row, at).map(Some) }
}

pub(crate) fn both(earliest: Option<String>, latest: Option<String>) -> Option<(String, String)> {
    earliest.zip(latest)
}
