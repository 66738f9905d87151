//! Finding statements and documents by words, names, kinds and days.

use jiff::civil::Date;
use onrecord_core::contract::{Range, Span};
use onrecord_core::label::Kind;
use onrecord_core::whom::Whom;
use rusqlite::ToSql;

use crate::line::{DOCUMENT, DOCUMENT_ORDER, STATEMENT, document_line};
use crate::query::{QueryError, compile};
use crate::snippet::{self, CLOSE, OPEN};
use crate::{DocumentLine, Record, RecordError, StatementLine, whom};

/// What to find. Superseded documents are never found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// Words, "phrases", beginnings*, AND, OR, NOT, NEAR(…) and brackets; without any words, everything that the
    /// other fields allow.
    pub words: String,
    /// Where the words are to be found.
    pub within: SearchIn,
    /// Said by them; in documents, mentioned there. A source that is no entity goes by its words.
    pub who: Option<Whom>,
    /// Statements of this kind, or documents that have one.
    pub kind: Option<Kind>,
    /// Said (for documents, published) on this day or later, or possibly so. Leaves out what has no day.
    pub since: Option<Date>,
    /// Said (for documents, published) on this day or earlier, or possibly so. Leaves out what has no day.
    pub until: Option<Date>,
    /// Most hits.
    pub limit: Option<usize>,
}

/// What is searched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SearchIn {
    /// What was said and by whom.
    #[default]
    Statements,
    /// Titles and texts.
    Documents,
}

/// Something found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The document, or that of the statement.
    pub document: DocumentLine,
    /// The statement, where statements were searched.
    pub statement: Option<StatementLine>,
    /// The words to show: the statement's content from its first piece to its last, or the stretch of the text with
    /// the most matches. In code points of the document's text, which has exactly these words there.
    pub snippet: Span,
    /// What matched, in code points of the document's text and in its order; for documents, in all of the text.
    pub matches: Vec<Range>,
}

impl SearchQuery {
    /// A search of statements for words alone.
    pub fn words(words: impl Into<String>) -> SearchQuery {
        SearchQuery { words: words.into(), ..SearchQuery::default() }
    }

    /// The words in the index's language; `None` without words.
    fn compiled(&self) -> Result<Option<String>, QueryError> {
        if self.words.trim().is_empty() { Ok(None) } else { compile(&self.words).map(Some) }
    }
}

const STATEMENT_FILTER: &str = "d.current
    AND (:kind IS NULL OR s.kind = :kind)
    AND (:since IS NULL OR s.latest >= :since)
    AND (:until IS NULL OR s.earliest <= :until)";

const DOCUMENT_FILTER: &str = "d.current
    AND (:kind IS NULL OR EXISTS (SELECT 1 FROM statements AS s WHERE s.document = d.number AND s.kind = :kind))
    AND (:since IS NULL OR d.published_latest >= :since)
    AND (:until IS NULL OR d.published_earliest <= :until)";

const SAID_BY_THEM: &str = "AND s.number IN (
    SELECT t.number FROM whom JOIN statements AS t ON t.document = whom.document AND t.source_entity = whom.entity
    UNION SELECT t.number FROM whom_asked AS a JOIN statements AS t ON t.speaker_key = a.key AND t.source_entity IS NULL)";

const MENTIONS_THEM: &str = "AND d.number IN (SELECT document FROM whom)";

impl Record {
    /// What the query finds, the best first by the usual measure of rare words in short texts (BM25); of the same
    /// rank, and without words, in the order of documents (statements without words: by day) and then of the text.
    ///
    /// # Errors
    /// [`RecordError::Query`] where the words cannot be understood; and where the record cannot be read.
    pub fn search(&self, query: &SearchQuery) -> Result<Vec<Hit>, RecordError> {
        let words = query.compiled()?;
        let _moment = self.connection.unchecked_transaction().map_err(|e| self.failed(e))?;
        let numbers = self.numbers(query, words.as_deref())?;
        let words = words.as_deref();
        match query.within {
            SearchIn::Statements => numbers.into_iter().map(|n| self.statement_hit(n, words)).collect(),
            SearchIn::Documents => numbers.into_iter().map(|n| self.document_hit(n, words)).collect(),
        }
    }

    /// Numbers of the rows found, in order. What a hit shows is fetched afterwards, for those within the limit.
    fn numbers(&self, query: &SearchQuery, words: Option<&str>) -> Result<Vec<i64>, RecordError> {
        let (table, filter, theirs, order, tables) = match query.within {
            SearchIn::Statements => (
                "statements",
                STATEMENT_FILTER,
                SAID_BY_THEM,
                "s.position",
                "statements AS s JOIN documents AS d ON d.number = s.document",
            ),
            SearchIn::Documents => ("documents", DOCUMENT_FILTER, MENTIONS_THEM, "d.id", "documents AS d"),
        };
        let whom = query.who.as_ref().map(whom::parameter);
        // What is not asked must not stand there, or no index could be used.
        let (with, theirs) = match &whom {
            Some(_) => (format!("WITH {}", whom::entities("whom")), theirs),
            None => (String::new(), ""),
        };
        let number = if query.within == SearchIn::Statements { "s.number" } else { "d.number" };
        let sql = match (words, query.within) {
            (Some(_), _) => format!(
                "{with} SELECT {number} FROM {table}_fts AS f JOIN {tables}
                 WHERE {number} = f.rowid AND f.{table}_fts MATCH :words AND {filter} {theirs}
                 ORDER BY f.rank, {DOCUMENT_ORDER}, {order} LIMIT :limit"
            ),
            (None, SearchIn::Statements) => format!(
                "{with} SELECT {number} FROM {tables} WHERE {filter} {theirs} AND :words IS NULL
                 ORDER BY s.earliest IS NULL, s.earliest, s.latest, d.id, s.position LIMIT :limit"
            ),
            (None, SearchIn::Documents) => format!(
                "{with} SELECT {number} FROM {tables} WHERE {filter} {theirs} AND :words IS NULL
                 ORDER BY {DOCUMENT_ORDER} LIMIT :limit"
            ),
        };
        let (kind, limit) =
            (query.kind.map(Kind::as_str), query.limit.map_or(-1, |l| i64::try_from(l).unwrap_or(i64::MAX)));
        let (since, until) = (query.since.map(|d| d.to_string()), query.until.map(|d| d.to_string()));
        let mut parameters: Vec<(&str, &dyn ToSql)> =
            vec![(":words", &words), (":kind", &kind), (":since", &since), (":until", &until), (":limit", &limit)];
        parameters.extend(whom.as_ref().map(|whom| (":whom", whom as &dyn ToSql)));
        let mut statement = self.prepare(&sql)?;
        let found = statement.query_map(parameters.as_slice(), |row| row.get(0));
        found.and_then(Iterator::collect).map_err(|e| self.failed(e))
    }

    fn statement_hit(&self, number: i64, words: Option<&str>) -> Result<Hit, RecordError> {
        let sql = format!(
            "SELECT {STATEMENT}, {DOCUMENT}, s.content, d.text
             FROM statements AS s JOIN documents AS d ON d.number = s.document WHERE s.number = ?1"
        );
        let mut statement = self.prepare(&sql)?;
        let mut rows = statement.query([number]).map_err(|e| self.failed(e))?;
        let row = rows.next().and_then(|row| row.ok_or(rusqlite::Error::QueryReturnedNoRows));
        let row = row.map_err(|e| self.failed(e))?;
        let line = self.statement_line(row)?;
        let content: String = row.get(16).map_err(|e| self.failed(e))?;
        let marked = self.marked("statements_fts", 0, number, words)?;
        let matched = marked.map(|m| snippet::matches(&content, &m)).unwrap_or_default();
        let pieces = &line.statement.content.spans;
        let matches = snippet::in_document(&matched, pieces);
        let snippet = match pieces.as_slice() {
            [piece] => piece.clone(),
            pieces => {
                let text: String = row.get(17).map_err(|e| self.failed(e))?;
                snippet::whole(&text, pieces)
            }
        };
        Ok(Hit { document: line.document.clone(), statement: Some(line), snippet, matches })
    }

    fn document_hit(&self, number: i64, words: Option<&str>) -> Result<Hit, RecordError> {
        let sql = format!("SELECT {DOCUMENT}, d.text FROM documents AS d WHERE d.number = ?1");
        let (document, text): (DocumentLine, String) = self
            .prepare(&sql)?
            .query_row([number], |row| Ok((document_line(row, 0)?, row.get(11)?)))
            .map_err(|e| self.failed(e))?;
        let marked = self.marked("documents_fts", 1, number, words)?;
        let matches = marked.map(|m| snippet::matches(&text, &m)).unwrap_or_default();
        let snippet = snippet::best(&text, &matches);
        Ok(Hit { document, statement: None, snippet, matches })
    }

    /// The words of a column of the index with marks around what matched.
    fn marked(
        &self,
        index: &str,
        column: usize,
        number: i64,
        words: Option<&str>,
    ) -> Result<Option<String>, RecordError> {
        let Some(words) = words else { return Ok(None) };
        let sql =
            format!("SELECT highlight({index}, {column}, ?1, ?2) FROM {index} WHERE {index} MATCH ?3 AND rowid = ?4");
        self.prepare(&sql)?
            .query_row((OPEN.to_string(), CLOSE.to_string(), words, number), |row| row.get(0))
            .map_err(|e| self.failed(e))
    }
}
