//! Who is who across documents, kept in the record and found again by name.
//!
//! [`Record::identities`] works it out from the current documents' profiles and the reviews, [`Record::keep_identities`]
//! keeps it. The record counts whatever can change it, so that what is kept is never taken for what holds; and it is the
//! same whatever the order in which documents were read.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_core::label::EntityType;
use onrecord_relate::who::{self, Member, Profile, Reason, Ruling, Somebody};
use rusqlite::{Row, ToSql, Transaction, TransactionBehavior};

use crate::{Act, Record, RecordError, Review, key};

/// What is kept by other rules does not hold.
const RULES: &str = env!("CARGO_PKG_VERSION");

/// Everybody, as of a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identities {
    /// In the order of [`who::everybody`].
    pub everybody: Vec<Somebody>,
    /// The changes that were counted by then.
    changes: i64,
}

impl Record {
    /// Works out who is who from the current documents and the reviews.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn identities(&self) -> Result<Identities, RecordError> {
        let _moment = self.connection.unchecked_transaction().map_err(|e| self.failed(e))?;
        let changes = self.prepare("SELECT changes FROM identity_state")?.query_row([], |row| row.get(0));
        let sql = "SELECT d.id, d.published_earliest, d.published_latest, p.json
                   FROM profiles AS p JOIN documents AS d ON d.number = p.document WHERE d.current ORDER BY d.id";
        let mut statement = self.prepare(sql)?;
        let mut rows = statement.query([]).map_err(|e| self.failed(e))?;
        let mut profiles = Vec::new();
        while let Some(row) = rows.next().map_err(|e| self.failed(e))? {
            profiles.extend(self.profiles(row)?);
        }
        let rulings: Vec<Ruling> = self.reviews()?.into_iter().filter_map(ruling).collect();
        Ok(Identities { everybody: who::everybody(&profiles, &rulings), changes: changes.map_err(|e| self.failed(e))? })
    }

    /// Keeps who is who; says whether it did, which it does not where something has changed since it was worked out.
    ///
    /// # Errors
    /// Where the record cannot be written: it is as before.
    pub fn keep_identities(&mut self, identities: &Identities) -> Result<bool, RecordError> {
        let mut write = || -> rusqlite::Result<bool> {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let sql = "UPDATE identity_state SET kept = changes, rules = ?2 WHERE changes = ?1";
            if transaction.execute(sql, (identities.changes, RULES))? == 0 {
                return Ok(false);
            }
            transaction
                .execute_batch("DELETE FROM identity_names; DELETE FROM identity_entities; DELETE FROM identities;")?;
            for (number, somebody) in (1..).zip(&identities.everybody) {
                insert(&transaction, number, somebody)?;
            }
            transaction.commit()?;
            Ok(true)
        };
        let written = write();
        written.map_err(|e| self.failed(e))
    }

    /// Everybody as kept, in the order of [`who::everybody`]; `None` where that does not hold any more.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn kept_identities(&self) -> Result<Option<Vec<Somebody>>, RecordError> {
        self.kept("SELECT number FROM identities", &[])
    }

    /// Those of [`Record::kept_identities`] who are called by a name, or have it for their identity.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn kept_as(&self, name: &str) -> Result<Option<Vec<Somebody>>, RecordError> {
        let chosen = "SELECT identity FROM identity_names WHERE key = :key
                      UNION SELECT number FROM identities WHERE id = :name";
        self.kept(chosen, &[(":key", &key(name)), (":name", &name)])
    }

    /// Those whose numbers a query chooses.
    fn kept(&self, chosen: &str, named: &[(&str, &dyn ToSql)]) -> Result<Option<Vec<Somebody>>, RecordError> {
        let _moment = self.connection.unchecked_transaction().map_err(|e| self.failed(e))?;
        let holds = "SELECT kept = changes AND rules = ?1 FROM identity_state";
        let holds: Option<bool> =
            self.prepare(holds)?.query_row([RULES], |row| row.get(0)).map_err(|e| self.failed(e))?;
        if holds != Some(true) {
            return Ok(None);
        }
        let mut found = BTreeMap::new();
        let sql = format!("SELECT number, id, name, type, one_by FROM identities WHERE number IN ({chosen})");
        self.each(&sql, named, |row| {
            found.insert(row.get::<_, i64>(0)?, (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
            Ok(())
        })?;
        let mut found: BTreeMap<i64, Somebody> = found
            .into_iter()
            .map(|(number, kept)| Ok((number, self.somebody(kept)?)))
            .collect::<Result<_, RecordError>>()?;
        let sql = format!(
            "SELECT p.identity, d.id, e.id, p.mentions, p.statements FROM identity_entities AS p
             JOIN documents AS d ON d.number = p.document
             JOIN entities AS e ON e.document = p.document AND e.position = p.entity
             WHERE p.identity IN ({chosen})"
        );
        self.each(&sql, named, |row| {
            let member =
                Member { document: row.get(1)?, entity: row.get(2)?, mentions: row.get(3)?, statements: row.get(4)? };
            found.entry(row.get(0)?).and_modify(|somebody| somebody.members.push(member));
            Ok(())
        })?;
        let sql = format!("SELECT identity, key, times FROM identity_names WHERE identity IN ({chosen})");
        self.each(&sql, named, |row| {
            let (name, times) = (row.get(1)?, row.get(2)?);
            found.entry(row.get(0)?).and_modify(|somebody| _ = somebody.names.insert(name, times));
            Ok(())
        })?;
        let mut found: Vec<Somebody> = found.into_values().collect();
        found.iter_mut().for_each(|somebody| somebody.members.sort());
        Ok(Some(found))
    }

    fn each(
        &self,
        sql: &str,
        named: &[(&str, &dyn ToSql)],
        mut visit: impl FnMut(&Row) -> rusqlite::Result<()>,
    ) -> Result<(), RecordError> {
        let mut statement = self.prepare(sql)?;
        let mut rows = statement.query(named).map_err(|e| self.failed(e))?;
        while let Some(row) = rows.next().map_err(|e| self.failed(e))? {
            visit(row).map_err(|e| self.failed(e))?;
        }
        Ok(())
    }

    fn somebody(&self, kept: (Option<String>, String, String, String)) -> Result<Somebody, RecordError> {
        let (id, name, kind, one_by) = kept;
        let kind: EntityType = kind.parse().map_err(|e| self.damaged(e))?;
        let one_by: BTreeSet<(Reason, String)> = self.parsed(&one_by)?;
        Ok(Somebody { id, name, kind, one_by, members: Vec::new(), names: BTreeMap::new() })
    }

    /// The profiles of a row: a document's id, its days and the profiles as kept.
    fn profiles(&self, row: &Row) -> Result<Vec<Profile>, RecordError> {
        let read = || -> rusqlite::Result<(String, Option<String>, Option<String>, String)> {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        };
        let (id, first, last, json) = read().map_err(|e| self.failed(e))?;
        Ok(who::restored(self.parsed(&json)?, &id, first.as_deref().zip(last.as_deref())))
    }
}

fn insert(transaction: &Transaction, number: i64, somebody: &Somebody) -> rusqlite::Result<()> {
    let one_by = serde_json::to_string(&somebody.one_by).expect("reasons and words");
    transaction
        .prepare_cached("INSERT INTO identities (number, id, name, type, one_by) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((number, &somebody.id, &somebody.name, somebody.kind.as_str(), one_by))?;
    let sql = "INSERT OR IGNORE INTO identity_entities (document, entity, identity, mentions, statements)
               SELECT d.number, e.position, ?3, ?4, ?5
               FROM documents AS d JOIN entities AS e ON e.document = d.number WHERE d.id = ?1 AND e.id = ?2";
    let mut entities = transaction.prepare_cached(sql)?;
    for Member { document, entity, mentions, statements } in &somebody.members {
        entities.execute((document, entity, number, mentions, statements))?;
    }
    let sql = "INSERT INTO identity_names (key, identity, times) VALUES (?1, ?2, ?3)";
    let mut names = transaction.prepare_cached(sql)?;
    for (name, times) in &somebody.names {
        names.execute((name, number, times))?;
    }
    Ok(())
}

fn ruling(review: Review) -> Option<Ruling> {
    match review.undone.is_none().then_some(review.act)? {
        Act::Merge(one, other) => Some(Ruling::Same(one, other)),
        Act::Split(name, documents) => Some(Ruling::Apart(name, documents.into_iter().collect())),
        Act::Resolve(..) => None,
    }
}
