//! Who somebody is in the record: their names, and what they said over time.
//!
//! Entities of different documents are the same here when their names have the same [`key`] and they are of the same
//! type, and no more is claimed. A last name or an alias finds everybody who has it; it stands for one of them only
//! where hardly anybody else has it.

use onrecord_core::label::{EntityType, MentionForm};
use rusqlite::Row;

use crate::key::{key, last_name};
use crate::line::{DOCUMENT, STATEMENT};
use crate::{Lookup, Record, RecordError, StatementLine};

/// One leads the others who have a name when it has it this many times as often.
const LEADS: usize = 10;

/// Somebody or something in the record.
#[derive(Clone, Debug, PartialEq)]
pub struct Who {
    /// Who it is.
    pub candidate: Candidate,
    /// The words that refer to them, the most frequent first, then in byte order.
    pub aliases: Vec<Alias>,
    /// What they said, by day, those without a day last, then by document and place in it.
    pub statements: Vec<StatementLine>,
    /// Others who have the name now and then, in the order of [`Lookup::Several`].
    pub others: Vec<Candidate>,
}

/// Somebody or something with the name that was asked for. Counts are over current documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The name, spelt as most documents spell it.
    pub name: String,
    /// What it is.
    pub kind: EntityType,
    /// In how many documents.
    pub documents: usize,
    /// How often mentioned.
    pub mentions: usize,
    /// How often by the name that was asked for; at least 1.
    pub named: usize,
    /// How many statements.
    pub statements: usize,
    /// The keys of their names.
    keys: Vec<String>,
}

/// Words that refer to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The words.
    pub words: String,
    /// How they refer.
    pub form: MentionForm,
    /// How often.
    pub count: usize,
}

/// Names that answer to `?1`, of type `?2` if that is given.
const ANSWERING: &str = "
    WITH hit (document, position) AS (
        SELECT document, position FROM entities WHERE key = ?1
        UNION SELECT document, position FROM entities WHERE last_name = ?1
        UNION SELECT document, entity FROM mentions WHERE key = ?1)
    SELECT DISTINCT e.key, e.type FROM hit
    JOIN entities AS e ON e.document = hit.document AND e.position = hit.position
    JOIN documents AS d ON d.number = e.document
    WHERE d.current AND (?2 IS NULL OR e.type = ?2) ORDER BY e.key, e.type";

/// Counts of the entities of key `?1` and type `?2`; those named `?3`, or with it as their last word, apart.
const COUNTS: &str = "
    SELECT count(DISTINCT e.document),
           sum((SELECT count(*) FROM mentions AS m WHERE m.document = e.document AND m.entity = e.position)),
           sum((SELECT count(*) FROM mentions AS m WHERE m.document = e.document AND m.entity = e.position
                AND (m.key = ?3 OR m.key LIKE '% ' || ?3))),
           sum((SELECT count(*) FROM statements AS s WHERE s.document = e.document AND s.source_entity = e.position))
    FROM entities AS e JOIN documents AS d ON d.number = e.document
    WHERE d.current AND e.key = ?1 AND e.type = ?2";

const SPELLING: &str = "
    SELECT e.name FROM entities AS e JOIN documents AS d ON d.number = e.document
    WHERE d.current AND e.key = ?1 AND e.type = ?2 GROUP BY e.name ORDER BY count(*) DESC, e.name LIMIT 1";

impl Record {
    /// Who has this name, alias or last name, case and diacritics aside. Several candidates, the most often so named
    /// first, where none leads; then [`Record::who_is`] tells of the one that is meant.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn who(&self, name: &str, kind: Option<EntityType>) -> Result<Lookup<Who, Candidate>, RecordError> {
        let _moment = self.connection.unchecked_transaction().map_err(|e| self.failed(e))?;
        let mut candidates = families(self.answering(&key(name), kind)?, &key(name));
        let first = candidates.first().map_or(0, |c| c.named);
        if candidates.is_empty() {
            return Ok(Lookup::Nothing);
        }
        if candidates[1..].iter().any(|c| !leads(first, c.named)) {
            return Ok(Lookup::Several(candidates));
        }
        let others = candidates.split_off(1);
        let who = self.told(&candidates[0])?;
        Ok(Lookup::One(Who { others, ..who }))
    }

    /// All about one candidate.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn who_is(&self, candidate: &Candidate) -> Result<Who, RecordError> {
        let _moment = self.connection.unchecked_transaction().map_err(|e| self.failed(e))?;
        self.told(candidate)
    }

    fn told(&self, candidate: &Candidate) -> Result<Who, RecordError> {
        let keys = serde_json::to_string(&candidate.keys).expect("strings");
        let kind = candidate.kind.as_str();
        let aliases = self.aliases(&keys, kind)?;
        let sql = format!(
            "SELECT {STATEMENT}, {DOCUMENT} FROM entities AS e
             JOIN documents AS d ON d.number = e.document
             JOIN statements AS s ON s.document = e.document AND s.source_entity = e.position
             WHERE d.current AND e.key IN (SELECT value FROM json_each(?1)) AND e.type = ?2
             ORDER BY s.earliest IS NULL, s.earliest, s.latest, d.id, s.position"
        );
        let mut statement = self.prepare(&sql)?;
        let mut rows = statement.query((&keys, kind)).map_err(|e| self.failed(e))?;
        let mut statements = Vec::new();
        while let Some(row) = rows.next().map_err(|e| self.failed(e))? {
            statements.push(self.statement_line(row)?);
        }
        Ok(Who { candidate: candidate.clone(), aliases, statements, others: Vec::new() })
    }

    fn aliases(&self, keys: &str, kind: &str) -> Result<Vec<Alias>, RecordError> {
        let sql = "SELECT m.words, m.form, count(*) FROM entities AS e
                   JOIN documents AS d ON d.number = e.document
                   JOIN mentions AS m ON m.document = e.document AND m.entity = e.position
                   WHERE d.current AND e.key IN (SELECT value FROM json_each(?1)) AND e.type = ?2
                   GROUP BY m.words, m.form ORDER BY count(*) DESC, m.words, m.form";
        let mut statement = self.prepare(sql)?;
        let row = |row: &Row| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?));
        let rows: Vec<(String, String, usize)> =
            statement.query_map((keys, kind), row).and_then(Iterator::collect).map_err(|e| self.failed(e))?;
        let alias = |(words, form, count): (String, String, usize)| {
            Ok(Alias { words, form: form.parse().map_err(|e| self.damaged(e))?, count })
        };
        rows.into_iter().map(alias).collect()
    }

    /// Everything that answers to a name, one candidate for each key and type.
    fn answering(&self, name: &str, kind: Option<EntityType>) -> Result<Vec<Candidate>, RecordError> {
        let mut statement = self.prepare(ANSWERING)?;
        let row = |row: &Row| Ok((row.get(0)?, row.get(1)?));
        let found: Vec<(String, String)> = statement
            .query_map((name, kind.map(EntityType::as_str)), row)
            .and_then(Iterator::collect)
            .map_err(|e| self.failed(e))?;
        let candidate = |(key, kind): (String, String)| {
            let spelling = self.prepare(SPELLING)?.query_row((&key, &kind), |row| row.get(0));
            let counts = self
                .prepare(COUNTS)?
                .query_row((&key, &kind, name), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
            let (documents, mentions, named, statements) = counts.map_err(|e| self.failed(e))?;
            let name = spelling.map_err(|e| self.failed(e))?;
            let kind = kind.parse().map_err(|e| self.damaged(e))?;
            let named = std::cmp::max(named, 1);
            Ok(Candidate { name, kind, documents, mentions, named, statements, keys: vec![key] })
        };
        found.into_iter().map(candidate).collect()
    }
}

/// Candidates with those put together that are surely one, the most often so named first.
///
/// A person's name with more words takes in those with fewer ("Vladimir Vladimirovich Putin", "Vladimir Putin"). The
/// name itself ("Putin", "EU") goes to the one who has it most, unless that is hardly anybody.
fn families(candidates: Vec<Candidate>, name: &str) -> Vec<Candidate> {
    let (bare, full): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|c| c.keys[0] == name);
    let mut out: Vec<Candidate> = Vec::new();
    let mut by_length = full;
    by_length.sort_by_key(|c| std::cmp::Reverse(c.keys[0].split(' ').count()));
    for c in by_length {
        let mut longer = out.iter_mut().filter(|o| o.kind == c.kind && is_short_for(&c, o));
        match (longer.next(), longer.next()) {
            (Some(one), None) => one.take_in(c),
            _ => out.push(c),
        }
    }
    sort(&mut out);
    for b in bare {
        match out.iter_mut().find(|o| o.kind == b.kind) {
            Some(first) if !leads(b.named, first.named) => first.take_in(b),
            _ => out.push(b),
        }
    }
    sort(&mut out);
    out
}

fn sort(candidates: &mut [Candidate]) {
    candidates.sort_by(|a, b| {
        (b.named, b.mentions).cmp(&(a.named, a.mentions)).then_with(|| (&a.keys, a.kind).cmp(&(&b.keys, b.kind)))
    });
}

fn leads(count: usize, other: usize) -> bool {
    count >= LEADS * other
}

/// Whether a person's name is the longer one with words left out, the last name kept.
fn is_short_for(short: &Candidate, long: &Candidate) -> bool {
    let (short, long) = (&short.keys[0], &long.keys[0]);
    let mut words = long.split(' ');
    last_name(short).is_some() && last_name(short) == last_name(long) && short.split(' ').all(|w| words.any(|l| l == w))
}

impl Candidate {
    /// Adds the other's counts, keeping the name. A document that has both counts twice.
    fn take_in(&mut self, other: Candidate) {
        self.documents += other.documents;
        self.mentions += other.mentions;
        self.named += other.named;
        self.statements += other.statements;
        self.keys.extend(other.keys);
    }
}
