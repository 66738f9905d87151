//! What a document tells of its entities, kept as one row, so that who is who can be worked out without the document.

use onrecord_core::contract::Document;
use onrecord_relate::who;
use rusqlite::Transaction;

pub(super) fn insert(transaction: &Transaction, number: i64, document: &Document) -> rusqlite::Result<()> {
    let json = serde_json::to_string(&who::profiles(document)).expect("a profile has only string keys");
    let sql = "INSERT INTO profiles (document, json) VALUES (?1, ?2)";
    transaction.prepare_cached(sql)?.execute((number, json))?;
    Ok(())
}
