//! `onrecord positions draft`: a file of issues and positions out of the record, for a person to edit.

use std::path::PathBuf;

use jiff::civil::Date;
use onrecord_core::whom::Whom;
use onrecord_record::{DocumentFilter, Record, RecordError, key};
use onrecord_relate::position::draft::{DraftIssue, Row, draft, file};
use onrecord_relate::position::rows::rows;
use serde_json::{Value, json};

use crate::args::{RecordArgs, since, until};
use crate::error::{Error, Outcome};
use crate::identity;
use crate::output::{count, data::Data, talk};

/// More stances cannot be grouped in a reasonable time.
const MOST: usize = 600;

/// Arguments of `onrecord positions draft`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Draft a file of issues and positions from the record",
    long_about = "Finds the demands, refusals, offers and wishes in the record, groups those on one matter, and writes them as a \
                  file for the other commands. It is a draft: which options are one, whom a source speaks for and what \
                  depends on what is for a person to say. Each position keeps its words and its statement.",
    after_long_help = "Examples:\n  onrecord positions draft --output talks.toml\n  onrecord positions draft --about gates \
                       --who Sarovia\n\nExit status: 0 positions were found; 1 none; 2 could not run."
)]
pub struct DraftArgs {
    #[command(flatten)]
    record: RecordArgs,
    /// Only positions whose words have this in them
    #[arg(long, value_name = "WORDS")]
    about: Option<String>,
    /// Only positions of this one: any name of theirs, or an id that `onrecord who` gives; may be repeated
    #[arg(long, value_name = "NAME")]
    who: Vec<String>,
    /// Only what was published on or after this day, month or year
    #[arg(long, value_name = "DATE", value_parser = since)]
    since: Option<Date>,
    /// Only what was published on or before this day, month or year
    #[arg(long, value_name = "DATE", value_parser = until)]
    until: Option<Date>,
    /// Print one JSON object an issue, one a line
    #[arg(long)]
    json: bool,
    /// The file to write, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl DraftArgs {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let found = self.rows()?;
        if found.len() > MOST {
            let message = format!("expected at most {MOST} positions to group, found {}", count::grouped(found.len()));
            return Err(Error::new(message).hint("ask for some of them with --about, --who, --since or --until"));
        }
        let issues = draft(found);
        let mut out = Data::open(self.output.as_deref())?;
        if self.json {
            issues.iter().try_for_each(|issue| out.json_line(&of_json(issue)))?;
        } else {
            out.bytes(file(&issues).as_bytes())?;
        }
        out.finish()?;
        let cells = issues.iter().map(|issue| issue.cells.len()).sum();
        let positions = count::count(cells, "position", "positions");
        talk::note(&format!("{positions} on {}.", count::count(issues.len(), "issue", "issues")));
        Ok(if issues.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }

    fn rows(&self) -> Result<Vec<Row>, Error> {
        let record = Record::open_read_only(&self.record.record)?;
        let filter = DocumentFilter { since: self.since, until: self.until, ..DocumentFilter::default() };
        let about = self.about.as_deref().map(key);
        let who = self.who.iter().map(|name| identity::whom(&record, Some(name)));
        let who: Vec<Whom> = who.filter_map(Result::transpose).collect::<Result<_, _>>()?;
        let mut found = Vec::new();
        record.each_document(&filter, |document| {
            let is_asked = |row: &Row| {
                let statement = document.statements.iter().find(|s| s.id == row.statement);
                let actor = statement.and_then(|s| s.source_entity.as_deref());
                let named = |whom: &Whom| whom.is(&document.id, actor, &row.actor);
                about.as_ref().is_none_or(|about| key(&row.words).contains(about.as_str()))
                    && (who.is_empty() || who.iter().any(named))
            };
            found.extend(rows(&document).into_iter().filter(is_asked));
            Ok::<(), RecordError>(())
        })?;
        Ok(found)
    }
}

fn of_json(issue: &DraftIssue) -> Value {
    let cell = |(row, option): &(Row, usize)| {
        json!({
            "actor": row.actor, "speaks_for": row.speaks_for, "option": issue.options[*option], "stance": row.stance.as_str(), "date": row.date,
            "statement": row.statement, "words": row.words,
        })
    };
    json!({
        "id": issue.id, "title": issue.title, "options": issue.options, "unit": issue.unit,
        "positions": issue.cells.iter().map(cell).collect::<Vec<_>>(),
    })
}
