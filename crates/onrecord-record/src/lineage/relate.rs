//! Relating documents to those before them, batch by batch.

use std::collections::HashMap;
use std::rc::Rc;

use onrecord_core::contract::Region;
use onrecord_relate::lineage::index::{Text, add};
use onrecord_relate::lineage::{Article, Likeness, signature};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::index::{Tables, bytes};
use crate::{Record, RecordError};

/// Documents related in one transaction.
const BATCH: usize = 200;
/// Articles held ready to be compared again.
const READY: usize = 2000;

impl Record {
    /// Relates the documents that were read since this last ran to all others, and says how many they were. What each
    /// costs does not depend on how many others there are.
    ///
    /// # Errors
    /// Where the record cannot be read or written. What was related in earlier batches stays.
    pub fn relate(&mut self) -> Result<usize, RecordError> {
        let mut ready = HashMap::new();
        let mut count = 0;
        loop {
            match self.relate_batch(&mut ready).map_err(|e| self.failed(e))? {
                0 => return Ok(count),
                related => count += related,
            }
        }
    }

    fn relate_batch(&mut self, ready: &mut HashMap<Text, Rc<Article>>) -> rusqlite::Result<usize> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let sql = "SELECT number FROM documents
                   WHERE number > (SELECT coalesce(max(document), 0) FROM lineage_documents) ORDER BY number LIMIT ?1";
        let numbers: Vec<i64> =
            transaction.prepare_cached(sql)?.query_map([BATCH], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        for &number in &numbers {
            if ready.len() >= READY {
                ready.clear();
            }
            let article = Rc::new(article(&transaction, number)?);
            let text = match text_of(&transaction, article.digest())? {
                Some(text) => text,
                None => insert(&transaction, &article, ready)?,
            };
            ready.insert(text, article);
            transaction
                .prepare_cached("INSERT INTO lineage_documents (document, text) VALUES (?1, ?2)")?
                .execute((number, text))?;
        }
        transaction.commit()?;
        Ok(numbers.len())
    }
}

fn text_of(connection: &Connection, digest: u64) -> rusqlite::Result<Option<Text>> {
    let sql = "SELECT number FROM lineage_texts WHERE digest = ?1";
    connection.prepare_cached(sql)?.query_row([digest.cast_signed()], |row| row.get(0)).optional()
}

/// Inserts a text, and the pairs it makes with those before it.
fn insert(
    connection: &Connection,
    article: &Article,
    ready: &mut HashMap<Text, Rc<Article>>,
) -> rusqlite::Result<Text> {
    let keys = signature::keys(article);
    let words = article.words().count();
    connection.prepare_cached("INSERT INTO lineage_texts (digest, words, keys) VALUES (?1, ?2, ?3)")?.execute((
        article.digest().cast_signed(),
        words,
        bytes(&keys),
    ))?;
    let text = connection.last_insert_rowid();
    for candidate in add(&mut Tables(connection), text, &keys)? {
        let other = match ready.get(&candidate) {
            Some(other) => Rc::clone(other),
            None => Rc::new(article_of_text(connection, candidate)?),
        };
        let likeness = Likeness::of(&other, article).0;
        let kinship = likeness.kinship(words.min(other.words().count()));
        ready.insert(candidate, other);
        if kinship.is_lineage() {
            connection
                .prepare_cached("INSERT INTO lineage_pairs (one, other, kinship) VALUES (?1, ?2, ?3)")?
                .execute((candidate, text, kinship.as_str()))?;
        }
    }
    Ok(text)
}

/// The article of a text: that of any document that has it.
fn article_of_text(connection: &Connection, text: Text) -> rusqlite::Result<Article> {
    let sql = "SELECT min(document) FROM lineage_documents WHERE text = ?1";
    let document = connection.prepare_cached(sql)?.query_row([text], |row| row.get(0))?;
    article(connection, document)
}

fn article(connection: &Connection, document: i64) -> rusqlite::Result<Article> {
    let sql = "SELECT text, contract ->> '$.regions' FROM documents WHERE number = ?1";
    let (text, regions): (String, Option<String>) =
        connection.prepare_cached(sql)?.query_row([document], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let regions: Vec<Region> = regions.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
    let sql = r#"SELECT start, "end" FROM sentences WHERE document = ?1 ORDER BY position"#;
    let sentences: Vec<(usize, usize)> = connection
        .prepare_cached(sql)?
        .query_map([document], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Article::from_parts(&text, sentences.into_iter(), &regions))
}
