//! Reviews: what people ruled on who is who, and on what came of forecasts. They outrank the program, survive reading anew,
//! and can be undone.

use rusqlite::{OptionalExtension, Row, TransactionBehavior, named_params};
use sha2::{Digest, Sha256};

use crate::resolution::{self, Evidence, Resolution};
use crate::{Lookup, Record, RecordError};

/// What a person ruled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Whoever has the first name is whoever has the second.
    Merge(String, String),
    /// Whoever has the name in these documents, by id and in order, is another than whoever has it elsewhere.
    Split(String, Vec<String>),
    /// These forecasts came out so, by document and place, as this shows.
    Resolve(Vec<Resolution>, Evidence),
}

impl Act {
    fn as_str(&self) -> &'static str {
        match self {
            Act::Merge(..) => "merge",
            Act::Split(..) => "split",
            Act::Resolve(..) => "resolve",
        }
    }
}

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Who.
    pub by: String,
    /// The day, `YYYY-MM-DD`.
    pub day: String,
}

/// A ruling with who made it, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// `r` and 12 hexadecimal digits, from what was ruled and how many reviews there were before.
    pub id: String,
    /// What was ruled.
    pub act: Act,
    /// Who and when.
    pub signed: Signed,
    /// Why, in their words.
    pub why: Option<String>,
    /// Who undid it and when, if anybody did.
    pub undone: Option<Signed>,
}

const COLUMNS: &str =
    "id, act, name, other, documents, by, day, why, undone_by, undone_day, number, evidence, evidence_words";

impl Record {
    /// All reviews, undone ones too, in the order in which they were made.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn reviews(&self) -> Result<Vec<Review>, RecordError> {
        let mut statement = self.prepare(&format!("SELECT {COLUMNS} FROM reviews ORDER BY number"))?;
        let rows = statement.query_map([], row).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        rows.map_err(|e| self.failed(e))?.into_iter().map(|raw| self.review_of(raw)).collect()
    }

    /// Keeps a review and gives it back with its id.
    ///
    /// # Errors
    /// Where the record cannot be written.
    pub fn add_review(&mut self, act: Act, signed: Signed, why: Option<String>) -> Result<Review, RecordError> {
        let columns = Columns::of(&act);
        let mut write = || -> rusqlite::Result<String> {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let before: usize = transaction.query_row("SELECT count(*) FROM reviews", [], |row| row.get(0))?;
            let id = id(before, &columns.identifying(&act));
            transaction.execute(
                "INSERT INTO reviews (id, act, name, other, documents, evidence, evidence_words, by, day, why)
                 VALUES (:id, :act, :name, :other, :documents, :evidence, :evidence_words, :by, :day, :why)",
                named_params! {
                    ":id": id,
                    ":act": act.as_str(),
                    ":name": columns.name,
                    ":other": columns.other,
                    ":documents": columns.documents,
                    ":evidence": columns.evidence,
                    ":evidence_words": columns.evidence_words,
                    ":by": signed.by,
                    ":day": signed.day,
                    ":why": why,
                },
            )?;
            if let Act::Resolve(resolutions, _) = &act {
                resolution::insert(&transaction, transaction.last_insert_rowid(), resolutions)?;
            }
            transaction.commit()?;
            Ok(id)
        };
        let written = write();
        let id = written.map_err(|e| self.failed(e))?;
        Ok(Review { id, act, signed, why, undone: None })
    }

    /// Undoes the review of an id, or of the beginning of one, and gives it back; several ids where it begins several.
    /// One that is undone already stays as it is.
    ///
    /// # Errors
    /// Where the record cannot be written.
    pub fn undo_review(&mut self, id: &str, signed: &Signed) -> Result<Lookup<Review, String>, RecordError> {
        let mut found: Vec<Review> = self.reviews()?;
        found.retain(|review| !id.is_empty() && review.id.starts_with(id));
        let [review] = &found[..] else {
            let ids: Vec<String> = found.into_iter().map(|review| review.id).collect();
            return Ok(if ids.is_empty() { Lookup::Nothing } else { Lookup::Several(ids) });
        };
        let sql = format!(
            "UPDATE reviews SET undone_by = ?2, undone_day = ?3 WHERE id = ?1 AND undone_by IS NULL RETURNING {COLUMNS}"
        );
        let undone = self.prepare(&sql)?.query_row((&review.id, &signed.by, &signed.day), row).optional();
        match undone.map_err(|e| self.failed(e))? {
            Some(raw) => Ok(Lookup::One(self.review_of(raw)?)),
            None => Ok(Lookup::One(review.clone())),
        }
    }

    fn review_of(&self, raw: Raw) -> Result<Review, RecordError> {
        let Raw { number, id, act, name, other, documents, evidence, evidence_words, signed, why, undone } = raw;
        let act = match (act.as_str(), name, other, documents, evidence) {
            ("merge", Some(name), Some(other), ..) => Act::Merge(name, other),
            ("split", Some(name), _, Some(documents), _) => Act::Split(name, self.parsed(&documents)?),
            ("resolve", .., Some(evidence)) => {
                let resolutions = self.resolutions(number).map_err(|e| self.failed(e))?;
                Act::Resolve(resolutions, Evidence::of(evidence, evidence_words))
            }
            _ => return Err(self.damaged(format!("review {id} is no merge, split or resolution"))),
        };
        Ok(Review { id, act, signed, why, undone })
    }
}

/// What the columns of an act hold.
#[derive(Default)]
struct Columns<'a> {
    name: Option<&'a str>,
    other: Option<&'a str>,
    documents: Option<String>,
    evidence: Option<&'a str>,
    evidence_words: Option<&'a str>,
}

impl<'a> Columns<'a> {
    fn of(act: &'a Act) -> Columns<'a> {
        match act {
            Act::Merge(name, other) => Columns { name: Some(name), other: Some(other), ..Columns::default() },
            Act::Split(name, documents) => {
                let documents = serde_json::to_string(documents).expect("strings");
                Columns { name: Some(name), documents: Some(documents), ..Columns::default() }
            }
            Act::Resolve(_, evidence) => {
                Columns { evidence: Some(evidence.as_str()), evidence_words: evidence.words(), ..Columns::default() }
            }
        }
    }

    /// From what the id is made.
    fn identifying<'p>(&'p self, act: &'p Act) -> Vec<&'p str> {
        let documents = self.documents.as_deref();
        match act {
            Act::Resolve(resolutions, evidence) => {
                let ruled = resolutions.iter().flat_map(|r| [r.forecast.as_str(), r.outcome.as_str()]);
                [act.as_str(), evidence.as_str()].into_iter().chain(ruled).collect()
            }
            _ => [Some(act.as_str()), self.name, self.other, documents].map(Option::unwrap_or_default).to_vec(),
        }
    }
}

/// A row as it stands in the table.
struct Raw {
    number: i64,
    id: String,
    act: String,
    name: Option<String>,
    other: Option<String>,
    documents: Option<String>,
    evidence: Option<String>,
    evidence_words: Option<String>,
    signed: Signed,
    why: Option<String>,
    undone: Option<Signed>,
}

fn row(row: &Row) -> rusqlite::Result<Raw> {
    let undone: (Option<String>, Option<String>) = (row.get(8)?, row.get(9)?);
    Ok(Raw {
        number: row.get(10)?,
        id: row.get(0)?,
        act: row.get(1)?,
        name: row.get(2)?,
        other: row.get(3)?,
        documents: row.get(4)?,
        evidence: row.get(11)?,
        evidence_words: row.get(12)?,
        signed: Signed { by: row.get(5)?, day: row.get(6)? },
        why: row.get(7)?,
        undone: undone.0.zip(undone.1).map(|(by, day)| Signed { by, day }),
    })
}

/// From what was ruled and its number, so that the same ruling made again is another review.
fn id(number: usize, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    hash.update(number.to_string());
    for part in parts {
        hash.update([0]);
        hash.update(part);
    }
    hash.finalize()[..6].iter().fold(String::from("r"), |id, byte| format!("{id}{byte:02x}"))
}
