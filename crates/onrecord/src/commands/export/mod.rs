//! `onrecord export`: the record as JSON Lines or CSV, in a fixed order, so that the same documents give the same
//! bytes however they were read.

mod json;
mod table;

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use onrecord_core::contract::{Document, Spans, Statement};
use onrecord_record::{DocumentFilter, Record};

use crate::args::RecordArgs;
use crate::error::{Error, Outcome};
use crate::output::{count, data::Data, talk};

/// Arguments of `onrecord export`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Write out the record as JSON Lines or CSV",
    long_about = "Writes out what is in the record, by date of publication and then by id: the same documents give \
                  the same bytes, in whatever order they were read. JSON Lines of documents are the document \
                  contract, as `onrecord extract` prints it.\n\nCSV holds the words exactly as they stand in the \
                  articles. A spreadsheet may take a cell that begins with =, +, - or @ for a formula: import the \
                  columns as text.\n\nThe record itself is an SQLite file with views (v_statements, v_documents, \
                  v_figures, v_events, v_forecasts, v_entities, v_identities), which Datasette, DuckDB and pandas open as it is.",
    after_long_help = "Examples:\n  onrecord export --format csv --output statements.csv\n  onrecord export --what \
                       documents > documents.jsonl"
)]
pub struct Export {
    #[command(flatten)]
    record: RecordArgs,
    /// How it is written [default: as the name of --output ends, else jsonl]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<ExportFormat>,
    /// The same as --format jsonl
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// What is written
    #[arg(long, value_enum, value_name = "WHAT", default_value = "statements")]
    what: What,
    /// The file to write, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How an export is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values with a header
    Csv,
}

/// What is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum What {
    /// Who said what
    Statements,
    /// Whole documents; in CSV, a line for each without its text
    Documents,
    /// Quantities
    Figures,
    /// What happened
    Events,
    /// What is foretold
    Forecasts,
    /// Who and what is named
    Entities,
}

impl Export {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let record = Record::open_read_only(&self.record.record)?;
        let mut out = Data::open(self.output.as_deref())?;
        let format = self.format();
        if format == ExportFormat::Csv {
            out.bytes(&table::header(self.what))?;
        }
        let mut lines = 0;
        record.each_document(&DocumentFilter::default(), |document| {
            lines += match format {
                ExportFormat::Jsonl => json::lines(&mut out, &document, self.what)?,
                ExportFormat::Csv => table::rows(&mut out, &document, self.what)?,
            };
            Ok::<(), Error>(())
        })?;
        out.finish()?;
        talk::note(&format!("{}.", count::count(lines, "line", "lines")));
        Ok(if lines == 0 { Outcome::NothingFound } else { Outcome::Done })
    }

    fn format(&self) -> ExportFormat {
        let extension = self.output.as_deref().and_then(Path::extension).and_then(|e| e.to_str());
        match (self.format, extension) {
            (Some(format), _) => format,
            (None, Some("csv")) if !self.json => ExportFormat::Csv,
            _ => ExportFormat::Jsonl,
        }
    }
}

/// The entity's name, else the source's words.
fn speaker(document: &Document, statement: &Statement) -> Option<String> {
    let entity = statement.source_entity.as_deref().and_then(|id| document.entity(id));
    entity.map(|entity| entity.name.clone()).or_else(|| statement.source.as_ref().map(Spans::text))
}
