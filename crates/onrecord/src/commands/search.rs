//! `onrecord search`: statements or documents by their words.

use clap::ValueEnum;
use onrecord_core::contract::{Range, Span};
use onrecord_core::label::Kind;
use onrecord_core::mark::Mark;
use onrecord_record::{Hit, Record, SearchIn, SearchQuery};
use serde::Serialize;

use crate::args::{FilterArgs, RecordArgs, kind_parser};
use crate::correction;
use crate::error::{Error, Outcome};
use crate::identity;
use crate::output::page::{FAINT, Page, STRONG};
use crate::output::statement::{self, DocumentJson, StatementJson};
use crate::output::{count, data::Data, talk};

/// Arguments of `onrecord search`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Find statements or documents by their words",
    long_about = "Finds statements or documents by their words, the best first. The query knows \"phrases\", \
                  beginnings*, AND, OR, NOT, NEAR(a b) and brackets. Without words, everything that the options \
                  allow is listed by date.",
    after_long_help = "Examples:\n  onrecord search ceasefire\n  onrecord search '\"prisoner exchange\" NOT rumour' \
                       --who minister\n  onrecord search --kind demand --since 2024-05 --json\n\n\
                       Exit status: 0 something was found; 1 nothing was; 2 could not run."
)]
pub struct Search {
    /// The words to find; they must all be there unless the query says otherwise
    #[arg(value_name = "QUERY")]
    words: Vec<String>,
    #[command(flatten)]
    record: RecordArgs,
    #[command(flatten)]
    filter: FilterArgs,
    /// Only statements of this kind, or documents that have one
    #[arg(long, value_name = "KIND", value_parser = kind_parser())]
    kind: Option<Kind>,
    /// What to search
    #[arg(long = "in", value_enum, value_name = "WHAT", default_value = "statements")]
    within: Within,
    /// How many at most; 0 for all
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// Print JSON Lines: one object for each that was found
    #[arg(long)]
    json: bool,
}

/// What is searched.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Within {
    /// What was said, and by whom
    Statements,
    /// Titles and texts
    Documents,
}

impl Search {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let record = Record::open_read_only(&self.record.record)?;
        let query = SearchQuery {
            words: self.words.join(" "),
            within: match self.within {
                Within::Statements => SearchIn::Statements,
                Within::Documents => SearchIn::Documents,
            },
            who: identity::whom(&record, self.filter.who.as_deref())?,
            kind: self.kind,
            since: self.filter.since,
            until: self.filter.until,
            // One more than is shown, to know whether there are more.
            limit: (self.limit > 0).then(|| self.limit.saturating_add(1)),
        };
        let mut hits = record.search(&query)?;
        let more = self.limit > 0 && hits.len() > self.limit;
        if more {
            hits.truncate(self.limit);
        }
        let marks = correction::of_lines(&record, hits.iter().map(|hit| hit.document.id.as_str()))?;
        let marked = |hit: &Hit| {
            let line = hit.statement.as_ref();
            line.map(|line| correction::on_statement(&marks, &hit.document.id, &line.statement)).unwrap_or_default()
        };
        let with_marks = |hit| {
            let marks = marked(&hit);
            (hit, marks)
        };
        let hits: Vec<(Hit, Vec<Mark>)> = hits.into_iter().map(with_marks).collect();
        if self.json {
            print_json(&hits)?
        } else {
            page(&hits).print()?
        }
        if hits.is_empty() {
            talk::note("Nothing found.");
            return Ok(Outcome::NothingFound);
        }
        talk::note(&summary(hits.len(), query.within, more));
        Ok(Outcome::Done)
    }
}

fn summary(number: usize, within: SearchIn, more: bool) -> String {
    let found = match within {
        SearchIn::Statements => count::statements(number),
        SearchIn::Documents => count::documents(number),
    };
    let rest = if more { "; there are more, see --limit" } else { "" };
    format!("{found}{rest}.")
}

fn page(hits: &[(Hit, Vec<Mark>)]) -> Page {
    let mut page = Page::default();
    for (number, (hit, marks)) in hits.iter().enumerate() {
        if number > 0 {
            page.end();
        }
        match &hit.statement {
            Some(line) => {
                statement::lines(&mut page, line, true, &hit.matches);
                correction::put_marks(&mut page, "  ", marks);
            }
            None => {
                let Hit { document, snippet, matches, .. } = hit;
                page.styled(STRONG, document.title.as_deref().unwrap_or(&document.path));
                page.put(" · ").put(statement::days(document.published.as_ref())).end();
                page.put("  ");
                statement::marked(&mut page, snippet, matches);
                page.end().put("  ").styled(FAINT, &document.id).put("  ").styled(FAINT, &document.path).end();
            }
        }
    }
    page
}

fn print_json(hits: &[(Hit, Vec<Mark>)]) -> Result<(), Error> {
    #[derive(Serialize)]
    struct HitJson<'h> {
        document: DocumentJson<'h>,
        #[serde(flatten)]
        statement: Option<StatementJson<'h>>,
        snippet: &'h Span,
        matches: &'h [Range],
    }
    let mut out = Data::stdout();
    for (hit, marks) in hits {
        let statement = hit.statement.as_ref().map(|line| StatementJson::of(line).marked(marks));
        let document = DocumentJson::of(&hit.document);
        out.json_line(&HitJson { document, statement, snippet: &hit.snippet, matches: &hit.matches })?;
    }
    out.finish()
}
