//! Resolutions: what people ruled came of forecasts, on what evidence.
//!
//! A resolution is a [`Review`](crate::Review) on one forecast or on several: made, listed and undone as others are. It
//! keeps the words it is about and their place, so that it holds where they are read anew and otherwise. The latest that is not
//! undone counts.

use std::collections::BTreeMap;

use onrecord_relate::forecast::Outcome;
use rusqlite::{Row, Transaction};

use crate::line::label;
use crate::{Record, RecordError};

/// What came of one forecast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    /// The forecast's id.
    pub forecast: String,
    /// Its document's id.
    pub document: String,
    /// First code point of its words.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Its words.
    pub words: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// What shows what came of a forecast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// A statement of the record: its id, and what it says, kept since another reading may give it another id.
    Statement {
        /// `s` and 12 hexadecimal digits.
        id: String,
        /// Its content.
        words: String,
    },
    /// An address.
    Address(String),
}

impl Evidence {
    /// The id or the address.
    pub fn as_str(&self) -> &str {
        match self {
            Evidence::Statement { id, .. } => id,
            Evidence::Address(address) => address,
        }
    }

    pub(crate) fn words(&self) -> Option<&str> {
        match self {
            Evidence::Statement { words, .. } => Some(words),
            Evidence::Address(_) => None,
        }
    }

    pub(crate) fn of(evidence: String, words: Option<String>) -> Evidence {
        match words {
            Some(words) => Evidence::Statement { id: evidence, words },
            None => Evidence::Address(evidence),
        }
    }
}

/// What counts for a forecast now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// What came of it.
    pub outcome: Outcome,
    /// The id of the review that rules so.
    pub review: String,
}

impl Record {
    /// What counts for each forecast that was resolved, by the forecast's id.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn resolved(&self) -> Result<BTreeMap<String, Resolved>, RecordError> {
        let mut statement = self.prepare("SELECT id, outcome, review FROM v_forecasts WHERE outcome IS NOT NULL")?;
        let resolved = |row: &Row| {
            let outcome = label(row, 1)?;
            Ok((row.get(0)?, Resolved { outcome, review: row.get(2)? }))
        };
        let found = statement.query_map([], resolved).and_then(Iterator::collect);
        found.map_err(|e| self.failed(e))
    }

    /// What the review of a number rules, by document and place.
    pub(crate) fn resolutions(&self, review: i64) -> rusqlite::Result<Vec<Resolution>> {
        let sql = "SELECT forecast, document, start, \"end\", words, outcome FROM resolutions WHERE review = ?1
                   ORDER BY document, start, forecast";
        let resolution = |row: &Row| {
            Ok(Resolution {
                forecast: row.get(0)?,
                document: row.get(1)?,
                start: row.get(2)?,
                end: row.get(3)?,
                words: row.get(4)?,
                outcome: label(row, 5)?,
            })
        };
        self.connection.prepare_cached(sql)?.query_map([review], resolution)?.collect()
    }
}

/// Keeps what a review rules.
pub(crate) fn insert(transaction: &Transaction, review: i64, resolutions: &[Resolution]) -> rusqlite::Result<()> {
    let sql = "INSERT INTO resolutions (review, forecast, document, start, \"end\", words, outcome)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let mut insert = transaction.prepare_cached(sql)?;
    for r in resolutions {
        insert.execute((review, &r.forecast, &r.document, r.start, r.end, &r.words, r.outcome.as_str()))?;
    }
    Ok(())
}
