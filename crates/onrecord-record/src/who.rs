//! What somebody said and by which words the articles call them. Who somebody is, is decided outside: here they are the
//! entities of documents that are theirs.

use onrecord_core::label::MentionForm;
use rusqlite::Row;

use crate::line::{DOCUMENT, STATEMENT};
use crate::whom::named;
use crate::{Record, RecordError, StatementLine};

/// What the record has of some entities.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// The words that refer to them, the most frequent first, then in byte order.
    pub aliases: Vec<Alias>,
    /// What they said, by day, those without a day last, then by document and place in it.
    pub statements: Vec<StatementLine>,
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

impl Record {
    /// What these entities said, and what they are called. Each is named by its document's id and its own.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn told_of(&self, entities: &[(&str, &str)]) -> Result<Told, RecordError> {
        let _moment = self.connection.unchecked_transaction().map_err(|e| self.failed(e))?;
        let entities = serde_json::to_string(entities).expect("strings");
        let sql = format!(
            "SELECT {STATEMENT}, {DOCUMENT} {}
             JOIN statements AS s ON s.document = e.document AND s.source_entity = e.position
             WHERE d.current ORDER BY s.earliest IS NULL, s.earliest, s.latest, d.id, s.position",
            named("?1")
        );
        let mut statement = self.prepare(&sql)?;
        let mut rows = statement.query([&entities]).map_err(|e| self.failed(e))?;
        let mut statements = Vec::new();
        while let Some(row) = rows.next().map_err(|e| self.failed(e))? {
            statements.push(self.statement_line(row)?);
        }
        Ok(Told { aliases: self.aliases(&entities)?, statements })
    }

    fn aliases(&self, entities: &str) -> Result<Vec<Alias>, RecordError> {
        let sql = format!(
            "SELECT m.words, m.form, count(*) {}
             JOIN mentions AS m ON m.document = e.document AND m.entity = e.position
             WHERE d.current GROUP BY m.words, m.form ORDER BY count(*) DESC, m.words, m.form",
            named("?1")
        );
        let mut statement = self.prepare(&sql)?;
        let row = |row: &Row| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?));
        let rows: Vec<(String, String, usize)> =
            statement.query_map([entities], row).and_then(Iterator::collect).map_err(|e| self.failed(e))?;
        let alias = |(words, form, count): (String, String, usize)| {
            Ok(Alias { words, form: form.parse().map_err(|e| self.damaged(e))?, count })
        };
        rows.into_iter().map(alias).collect()
    }
}
