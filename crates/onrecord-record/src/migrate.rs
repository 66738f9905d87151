//! Bringing a record to the schema of this program, one named migration after the other.
//!
//! A migration is a file `migrations/NNNN_name.sql`. Each runs in a transaction of its own, which also notes it in
//! the table `migrations` and in `user_version`, so that a killed migration is one that never began. A migration that
//! has been released is never edited: the next change is the next file.

use rusqlite::{Connection, Transaction, TransactionBehavior};

/// Tells a record from other programs' databases: "ONRC" in ASCII.
pub(crate) const APPLICATION_ID: u32 = 0x4f4e_5243;

/// Every migration, in order; the first makes schema 1.
const MIGRATIONS: &[(&str, &str)] = &[("0001_record", include_str!("migrations/0001_record.sql"))];

/// The newest schema this program knows.
pub(crate) const SCHEMA: u32 = MIGRATIONS.len() as u32;

/// The schema of the record; 0 where there is none yet.
pub(crate) fn schema(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Runs what is missing. Several processes may do so at once: each migration looks again once it holds the lock.
pub(crate) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    while schema(connection)? < SCHEMA {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let next = schema(&transaction)?;
        if let Some(&(name, sql)) = MIGRATIONS.get(next as usize) {
            apply(&transaction, next + 1, name, sql)?;
        }
        transaction.commit()?;
    }
    Ok(())
}

fn apply(transaction: &Transaction, schema: u32, name: &str, sql: &str) -> rusqlite::Result<()> {
    if schema == 1 {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.execute_batch(
            "CREATE TABLE migrations (applied INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;",
        )?;
    }
    transaction.execute_batch(sql)?;
    transaction.execute("INSERT INTO migrations (applied, name) VALUES (?1, ?2)", (schema, name))?;
    transaction.pragma_update(None, "user_version", schema)
}
