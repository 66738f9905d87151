//! The documents of one lineage with some, or with any: of which lines can have been withdrawn or changed, or rest on others.
//!
//! Found by the kept pairs of texts, the same text and the same page, superseded documents among them. For some documents,
//! also what outlets printed that they name; the cost is theirs, however large the record is.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_core::contract::Document;
use rusqlite::Row;

use crate::{Lookup, Record, RecordError};

/// Documents with the pairs among them that are of one lineage.
#[derive(Debug, Default)]
pub struct Kin {
    /// The documents, and whether the file of each has other content now.
    pub documents: Vec<(Document, bool)>,
    /// Places of two.
    pub pairs: Vec<(usize, usize)>,
}

/// How far from a document its kin is looked for: its copies, and their other versions.
const STEPS: usize = 2;

/// Documents with the same text as ?1, with one that is paired with it, or of the same page.
const BESIDE: &str = "
    SELECT o.document FROM lineage_documents AS l JOIN lineage_documents AS o ON o.text = l.text
    WHERE l.document = ?1 AND o.document <> ?1
    UNION SELECT o.document FROM lineage_documents AS l JOIN lineage_pairs AS p ON p.one = l.text
    JOIN lineage_documents AS o ON o.text = p.other WHERE l.document = ?1
    UNION SELECT o.document FROM lineage_documents AS l JOIN lineage_pairs AS p ON p.other = l.text
    JOIN lineage_documents AS o ON o.text = p.one WHERE l.document = ?1
    UNION SELECT o.number FROM documents AS d JOIN documents AS o ON o.page = d.page
    WHERE d.number = ?1 AND o.number <> ?1";

/// Documents of outlets that ?1 names, of its day or the month before.
const NAMED: &str = "
    SELECT DISTINCT o.number FROM documents AS d JOIN entities AS e ON e.document = d.number
    JOIN documents AS o ON o.outlet COLLATE NOCASE IN (e.name, 'The ' || e.name)
    WHERE d.number = ?1 AND o.number <> ?1
    AND o.published_earliest BETWEEN date(d.published_earliest, '-31 days') AND d.published_latest";

impl Record {
    /// All documents that have kin.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn kin(&self) -> Result<Kin, RecordError> {
        let grouped = self.grouped()?;
        let pairs = grouped.pairs.into_iter();
        let id = |at: usize| grouped.documents[at].0.id.clone();
        self.loaded(pairs.map(|(one, other)| (id(one), id(other))).collect())
    }

    /// The kin of these documents, and of what outlets printed that they name.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn kin_of(&self, documents: &BTreeSet<&str>) -> Result<Kin, RecordError> {
        let mut seen: BTreeSet<i64> = BTreeSet::new();
        for id in documents {
            seen.extend(self.numbers_of("SELECT number FROM documents WHERE id = ?1", id)?);
        }
        for number in seen.clone() {
            seen.extend(self.numbers_of(NAMED, number)?);
        }
        let mut pairs: BTreeSet<(i64, i64)> = BTreeSet::new();
        let mut fresh = seen.clone();
        for _ in 0..STEPS {
            let mut next = BTreeSet::new();
            for number in fresh {
                let beside = self.numbers_of(BESIDE, number)?;
                pairs.extend(beside.iter().map(|&other| (number.min(other), number.max(other))));
                next.extend(beside.into_iter().filter(|&other| seen.insert(other)));
            }
            fresh = next;
        }
        let mut ids: BTreeMap<i64, String> = BTreeMap::new();
        for number in pairs.iter().flat_map(|&(one, other)| [one, other]) {
            if let std::collections::btree_map::Entry::Vacant(vacant) = ids.entry(number) {
                let mut statement = self.prepare("SELECT id FROM documents WHERE number = ?1")?;
                vacant.insert(statement.query_row([number], |row| row.get(0)).map_err(|e| self.failed(e))?);
            }
        }
        self.loaded(pairs.into_iter().map(|(one, other)| (ids[&one].clone(), ids[&other].clone())).collect())
    }

    fn numbers_of(&self, sql: &str, of: impl rusqlite::ToSql) -> Result<Vec<i64>, RecordError> {
        let mut statement = self.prepare(sql)?;
        let rows = statement.query_map([of], |row: &Row| row.get(0));
        rows.and_then(Iterator::collect).map_err(|e| self.failed(e))
    }

    /// Documents whole, in the order of their ids.
    fn loaded(&self, pairs: Vec<(String, String)>) -> Result<Kin, RecordError> {
        let ids: BTreeSet<&String> = pairs.iter().flat_map(|(one, other)| [one, other]).collect();
        let place: BTreeMap<&String, usize> = ids.iter().enumerate().map(|(place, &id)| (id, place)).collect();
        let mut documents = Vec::with_capacity(ids.len());
        for id in &ids {
            let Lookup::One(document) = self.document(id)? else {
                return Err(self.damaged(format!("document {id} is not there")));
            };
            let mut statement = self.prepare("SELECT current FROM documents WHERE id = ?1")?;
            let current: bool = statement.query_row([id], |row| row.get(0)).map_err(|e| self.failed(e))?;
            documents.push((document, !current));
        }
        let pairs = pairs.iter().map(|(one, other)| (place[one], place[other])).collect();
        Ok(Kin { documents, pairs })
    }
}
