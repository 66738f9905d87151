//! Bringing a record to the schema of this program, one named migration after the other.
//!
//! A migration is a file `migrations/NNNN_name.sql`. Those that a record lacks run in one transaction, which also notes
//! them in the table `migrations` and in `user_version`, so that killed migrations are ones that never began. A migration
//! that has been released is never edited: the next change is the next file.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::write::refill;

/// Tells a record from other programs' databases: "ONRC" in ASCII.
pub(crate) const APPLICATION_ID: u32 = 0x4f4e_5243;

/// Every migration, in order; the first makes schema 1.
const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_record", include_str!("migrations/0001_record.sql")),
    ("0002_figures_and_events", include_str!("migrations/0002_figures_and_events.sql")),
    ("0003_lineage", include_str!("migrations/0003_lineage.sql")),
    ("0004_threads", include_str!("migrations/0004_threads.sql")),
    ("0005_reviews", include_str!("migrations/0005_reviews.sql")),
    ("0006_forecasts", include_str!("migrations/0006_forecasts.sql")),
    ("0007_lineage_runs", include_str!("migrations/0007_lineage_runs.sql")),
    ("0008_pages", include_str!("migrations/0008_pages.sql")),
    ("0009_identities", include_str!("migrations/0009_identities.sql")),
    ("0010_lineage_filters", include_str!("migrations/0010_lineage_filters.sql")),
];

/// Records of an older schema have figures, events, forecasts and profiles filled anew from the kept contracts: the tables
/// were last remade in it.
const REFILLED: u32 = 9;

/// Records of an older schema have their documents related anew when they are opened: since this one, keys are made as now.
pub(crate) const RELATED: u32 = 10;

/// The newest schema this program knows.
pub(crate) const SCHEMA: u32 = MIGRATIONS.len() as u32;

/// The schema of the record; 0 where there is none yet.
pub(crate) fn schema(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Runs what is missing. Several processes may do so at once: each looks again once it holds the lock.
pub(crate) fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    if schema(connection)? >= SCHEMA {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = schema(&transaction)?;
    for (number, &(name, sql)) in (1..).zip(MIGRATIONS).skip(found as usize) {
        apply(&transaction, number, name, sql)?;
    }
    if found < REFILLED {
        refill(&transaction)?;
    }
    transaction.commit()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn names(connection: &Connection) -> Vec<String> {
        let mut statement = connection.prepare("SELECT name FROM migrations ORDER BY applied").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn each_migration_is_noted_once() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        migrate(&mut connection).unwrap();
        assert_eq!(names(&connection), MIGRATIONS.iter().map(|m| m.0).collect::<Vec<_>>());
        assert_eq!(schema(&connection).unwrap(), SCHEMA);
    }

    #[test]
    fn names_count_from_one() {
        for (n, (name, _)) in (1..).zip(MIGRATIONS) {
            assert!(name.starts_with(&format!("{n:04}_")), "{name}");
        }
    }

    #[test]
    fn reviews_of_schema_5_are_kept() {
        let mut connection = Connection::open_in_memory().unwrap();
        let transaction = connection.transaction().unwrap();
        for (number, &(name, sql)) in (1..).zip(&MIGRATIONS[..5]) {
            apply(&transaction, number, name, sql).unwrap();
        }
        let review = "INSERT INTO reviews (id, act, name, other, by, day) VALUES ('r1', 'merge', 'a', 'b', 'Mira', '2024-05-01')";
        transaction.execute(review, []).unwrap();
        transaction.commit().unwrap();
        migrate(&mut connection).unwrap();
        let kept = |row: &rusqlite::Row| -> rusqlite::Result<(String, String, Option<String>)> {
            Ok((row.get("id")?, row.get("other")?, row.get("evidence")?))
        };
        let kept = connection.query_row("SELECT * FROM reviews", [], kept).unwrap();
        assert_eq!(kept, ("r1".to_owned(), "b".to_owned(), None));
    }

    #[test]
    fn a_migration_that_fails_never_began() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        let transaction = connection.transaction().unwrap();
        assert!(
            apply(&transaction, SCHEMA + 1, "9999_wrong", "CREATE TABLE half (x); CREATE TABLE half (x);").is_err()
        );
        drop(transaction);
        assert_eq!(schema(&connection).unwrap(), SCHEMA);
        assert!(connection.prepare("SELECT * FROM half").is_err());
        assert_eq!(names(&connection).len(), MIGRATIONS.len());
    }
}
