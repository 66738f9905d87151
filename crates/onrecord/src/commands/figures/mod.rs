//! `onrecord figures`: the series of one thing over time, across sources, as table, JSON, CSV, chart or page.

mod chart;
mod page;
mod row;

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;
use onrecord_record::{FigureQuery, Record};

use crate::args::{RecordArgs, since, until};
use crate::correction;
use crate::error::{Error, Outcome};
use crate::identity;
use crate::output::page::{Cell, Page};
use crate::output::{count, data::Data, talk};
use chart::Setting;
pub use page::STYLE;
use row::Row;

/// Arguments of `onrecord figures`.
#[derive(Debug, clap::Args)]
#[command(
    about = "List figures of one thing over time, across sources",
    long_about = "Lists the figures of the record by the time for which they hold, each with its bound, whose it is, \
                  who gives it and its words. --about takes a concept (killed, wounded, displaced, troops, drones, \
                  tanks, territory, aid_pledged, aid_delivered and more) or a word in the name of what is counted.\n\n\
                  Nothing is converted, added or averaged. The chart draws what has one unit, the most frequent \
                  among what was found, and says how much it leaves out.",
    after_long_help = "Examples:\n  onrecord figures --about killed\n  onrecord figures --about troops --who Russia \
                       --since 2024 --format csv\n  onrecord figures --about killed --output killed.html\n\nExit \
                       status: 0 figures were found; 1 none; 2 could not run."
)]
pub struct Figures {
    #[command(flatten)]
    record: RecordArgs,
    /// Only figures of this concept, or of things with this word in their name
    #[arg(long, value_name = "WORDS")]
    about: Option<String>,
    /// Only figures whose subject or owner is this one: any name of theirs, or an id that `onrecord who` gives
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    /// Only figures that this source gives, by the same rule
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Only what holds on or after this day, month or year
    ///
    /// Where the words do not say as of when, the day on which it was said counts, then that of publication; what has
    /// no day is left out.
    #[arg(long, value_name = "DATE", value_parser = since)]
    since: Option<Date>,
    /// Only what holds on or before this day, month or year
    #[arg(long, value_name = "DATE", value_parser = until)]
    until: Option<Date>,
    /// How it is written [default: as the name of --output ends, else table]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<FigureFormat>,
    /// The same as --format jsonl
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// The file to write, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How figures are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FigureFormat {
    /// For people
    Table,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values with a header
    Csv,
    /// A chart of ranges over time, as one SVG file
    Svg,
    /// The same chart in a page, with the words of every figure under it
    Html,
}

impl Figures {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let record = Record::open_read_only(&self.record.record)?;
        let format = self.format();
        let query = FigureQuery {
            about: self.about,
            who: identity::whom(&record, self.who.as_deref())?,
            source: identity::whom(&record, self.source.as_deref())?,
            since: self.since,
            until: self.until,
        };
        let lines = record.figures(&query)?;
        let marks = correction::of_lines(&record, lines.iter().map(|line| line.document.as_str()))?;
        let rows: Vec<Row> = lines.iter().map(|line| Row::of(line, &marks)).collect();
        let mut out = Data::open(self.output.as_deref())?;
        match format {
            _ if rows.is_empty() => {}
            FigureFormat::Table if self.output.is_none() => table(&rows).print()?,
            FigureFormat::Table => out.plain(&table(&rows))?,
            FigureFormat::Jsonl => rows.iter().try_for_each(|row| out.json_line(row))?,
            FigureFormat::Csv => out.csv(&rows)?,
            FigureFormat::Svg => out.bytes(chart::svg(&rows, query.about.as_deref(), Setting::Alone).as_bytes())?,
            FigureFormat::Html => out.bytes(page::page(&lines, &rows, query.about.as_deref()).as_bytes())?,
        }
        out.finish()?;
        talk::note(&format!("{}.", count::count(rows.len(), "figure", "figures")));
        Ok(if rows.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }

    fn format(&self) -> FigureFormat {
        let ending = self.output.as_ref().and_then(|path| path.extension()).and_then(|e| e.to_str());
        match (self.format, ending) {
            _ if self.json => FigureFormat::Jsonl,
            (Some(format), _) => format,
            (None, Some("csv")) => FigureFormat::Csv,
            (None, Some("svg")) => FigureFormat::Svg,
            (None, Some("html" | "htm")) => FigureFormat::Html,
            (None, Some("jsonl" | "json")) => FigureFormat::Jsonl,
            (None, _) => FigureFormat::Table,
        }
    }
}

fn table(rows: &[Row]) -> Page {
    let words = |text: &str| Cell::Words(text.to_owned());
    let cells = |row: &Row| {
        let title = row.title.unwrap_or(row.path);
        let who = [row.whose, row.place].into_iter().flatten().collect::<Vec<_>>().join(", ");
        vec![
            words(&row.days()),
            words(row.words),
            words(row.thing.unwrap_or_default()),
            words(&who),
            words(row.source.unwrap_or("the author")),
            words(title),
            words(row.mark.as_deref().unwrap_or_default()),
        ]
    };
    let rows: Vec<Vec<Cell>> = rows.iter().map(cells).collect();
    let mut page = Page::default();
    page.table(&["days", "figure", "of", "whose, where", "given by", "in", ""], &rows);
    page
}
