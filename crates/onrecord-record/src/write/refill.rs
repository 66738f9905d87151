//! Filling figures, events, forecasts and profiles anew from the kept contracts, in a record whose schema had less of them.

use onrecord_core::contract::Document;
use rusqlite::Transaction;
use rusqlite::types::Type;

use super::{event, figure, forecast, profile};

/// Fills the rows of every document, one document at a time.
pub(crate) fn refill(transaction: &Transaction) -> rusqlite::Result<()> {
    transaction
        .execute_batch("DELETE FROM figures; DELETE FROM events; DELETE FROM forecasts; DELETE FROM profiles;")?;
    let numbers: Vec<i64> = transaction
        .prepare("SELECT number FROM documents ORDER BY number")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for number in numbers {
        let document = kept(transaction, number)?;
        figure::insert(transaction, number, &document)?;
        event::insert(transaction, number, &document)?;
        forecast::insert(transaction, number, &document)?;
        profile::insert(transaction, number, &document)?;
    }
    Ok(())
}

/// The document as it was written.
fn kept(transaction: &Transaction, number: i64) -> rusqlite::Result<Document> {
    let (text, contract): (String, String) = transaction
        .prepare_cached("SELECT text, contract FROM documents WHERE number = ?1")?
        .query_row([number], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let statements = transaction
        .prepare_cached("SELECT json FROM statements WHERE document = ?1 ORDER BY position")?
        .query_map([number], |row| parsed(&row.get::<_, String>(0)?))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Document { text, statements, ..parsed(&contract)? })
}

fn parsed<T: serde::de::DeserializeOwned>(json: &str) -> rusqlite::Result<T> {
    serde_json::from_str(json).map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error.into()))
}
