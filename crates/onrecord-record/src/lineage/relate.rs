//! Relating documents to those before them, batch by batch.

use std::collections::HashMap;
use std::rc::Rc;

use onrecord_core::contract::Region;
use onrecord_relate::lineage::index::{Text, add};
use onrecord_relate::lineage::signature::{self, Key};
use onrecord_relate::lineage::{Article, Likeness, Outline};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::index::{Held, Tables, bytes};
use crate::{Record, RecordError};

/// Documents related in one transaction.
const BATCH: usize = 200;
/// Articles held ready to be compared again.
const READY: usize = 2000;

/// What is held between batches.
struct Session {
    held: Held,
    ready: HashMap<Text, Rc<Article>>,
    version: i64,
}

impl Session {
    fn of(connection: &Connection) -> rusqlite::Result<Session> {
        Ok(Session { held: Held::of(connection)?, ready: HashMap::new(), version: version(connection)? })
    }

    fn keep(&mut self, text: Text, article: Rc<Article>) {
        if self.ready.len() >= READY {
            self.ready.clear();
        }
        self.ready.insert(text, article);
    }
}

/// Another number once another process has written.
fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "data_version", |row| row.get(0))
}

impl Record {
    /// Relates the documents that were read since this last ran to all others, and says how many they were. What each
    /// costs does not depend on how many others there are.
    ///
    /// # Errors
    /// Where the record cannot be read or written. What was related in earlier batches stays.
    pub fn relate(&mut self) -> Result<usize, RecordError> {
        let mut session = None;
        let mut count = 0;
        loop {
            match self.relate_batch(&mut session).map_err(|e| self.failed(e))? {
                0 => return Ok(count),
                related => count += related,
            }
        }
    }

    fn relate_batch(&mut self, session: &mut Option<Session>) -> rusqlite::Result<usize> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let sql = format!(
            "SELECT number FROM documents
             WHERE number > (SELECT coalesce(max(document), 0) FROM lineage_documents) ORDER BY number LIMIT {BATCH}"
        );
        let numbers: Vec<i64> =
            transaction.prepare_cached(&sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        if numbers.is_empty() {
            return Ok(0);
        }
        let version = version(&transaction)?;
        let session = match session {
            Some(session) if session.version == version => session,
            _ => session.insert(Session::of(&transaction)?),
        };
        let new: Vec<New> = numbers.iter().map(|&number| New::of(&transaction, number)).collect::<Result<_, _>>()?;
        session.held.ask(&transaction, new.iter().flat_map(|new| &new.keys).copied().collect())?;
        for new in new {
            let text = match text_of(&transaction, new.digest)? {
                Some(text) => text,
                None => insert(&transaction, &new, session)?,
            };
            transaction
                .prepare_cached("INSERT INTO lineage_documents (document, text) VALUES (?1, ?2)")?
                .execute((new.document, text))?;
            session.keep(text, Rc::new(new.article));
        }
        session.held.settle(&transaction)?;
        transaction.commit()?;
        Ok(numbers.len())
    }
}

/// A document that is to be related, with all that its words alone tell.
struct New {
    document: i64,
    article: Article,
    digest: u64,
    keys: Vec<Key>,
}

impl New {
    fn of(connection: &Connection, document: i64) -> rusqlite::Result<New> {
        let article = article(connection, document)?;
        Ok(New { document, digest: article.digest(), keys: signature::keys(&article), article })
    }
}

fn text_of(connection: &Connection, digest: u64) -> rusqlite::Result<Option<Text>> {
    let sql = "SELECT number FROM lineage_texts WHERE digest = ?1";
    connection.prepare_cached(sql)?.query_row([digest.cast_signed()], |row| row.get(0)).optional()
}

/// Inserts a text, and the pairs it makes with those before it.
fn insert(connection: &Connection, new: &New, session: &mut Session) -> rusqlite::Result<Text> {
    let New { article, digest, keys, .. } = new;
    let outline = Outline::of(article);
    let words = article.words().count();
    let sql = "INSERT INTO lineage_texts (digest, words, keys, outline) VALUES (?1, ?2, ?3, ?4)";
    let row = (digest.cast_signed(), words, bytes(keys), outline.to_bytes());
    connection.prepare_cached(sql)?.execute(row)?;
    let text = connection.last_insert_rowid();
    for candidate in add(&mut Tables { connection, held: &mut session.held }, text, keys)? {
        if outline_of(connection, candidate)?.is_some_and(|other| !outline.may_be_lineage(&other)) {
            continue;
        }
        let other = match session.ready.get(&candidate) {
            Some(other) => Rc::clone(other),
            None => Rc::new(article_of_text(connection, candidate)?),
        };
        let likeness = Likeness::of(&other, article).0;
        let kinship = likeness.kinship(words.min(other.words().count()));
        session.keep(candidate, other);
        if kinship.is_lineage() {
            connection
                .prepare_cached("INSERT INTO lineage_pairs (one, other, kinship) VALUES (?1, ?2, ?3)")?
                .execute((candidate, text, kinship.as_str()))?;
        }
    }
    Ok(text)
}

/// The outline of a text; `None` where what is kept is none.
fn outline_of(connection: &Connection, text: Text) -> rusqlite::Result<Option<Outline>> {
    let sql = "SELECT outline FROM lineage_texts WHERE number = ?1";
    connection.prepare_cached(sql)?.query_row([text], |row| Ok(Outline::from_bytes(row.get_ref(0)?.as_blob()?)))
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
