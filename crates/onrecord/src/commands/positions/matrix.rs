//! `onrecord positions matrix`: who takes which stance on which option, as table, JSON, CSV or page.

use std::path::PathBuf;

use clap::ValueEnum;
use jiff::civil::Date;
use onrecord_settlement::{Basis, Position, Positions};
use serde::Serialize;

use super::input::PositionsInput;
use super::matrix_page::page;
use crate::args::until;
use crate::error::{Error, Outcome};
use crate::output::data::Data;
use crate::output::page::{Cell, Page};
use crate::output::{count, talk};

/// Arguments of `onrecord positions matrix`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Show who takes which stance on which option",
    long_about = "Shows the positions of a file: a line for each option of each issue, a column for each actor, the latest \
                  stance of each in its cell. A stance in brackets rests on the user's assumption and on no statement.",
    after_long_help = "Examples:\n  onrecord positions matrix talks.toml\n  onrecord positions matrix talks.toml --as-of \
                       2025-03 --format html --output talks.html\n\nExit status: 0 the file has positions; 1 none; 2 could \
                       not run."
)]
pub struct MatrixArgs {
    #[command(flatten)]
    input: PositionsInput,
    /// Only positions taken on or before this day, month or year; those without a date count as earlier
    #[arg(long, value_name = "DATE", value_parser = until)]
    as_of: Option<Date>,
    /// Every position ever taken, not only the latest; in JSON and CSV
    #[arg(long)]
    history: bool,
    /// How it is written
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Table)]
    format: Format,
    /// The same as --format jsonl
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// The file to write, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON object a position, one a line
    Jsonl,
    /// Comma-separated values with a header
    Csv,
    /// A page whose cells open their words
    Html,
}

/// One position; its fields are the columns of the CSV.
#[derive(Debug, Serialize)]
struct Line<'p> {
    issue: &'p str,
    option: &'p str,
    actor: &'p str,
    stance: &'static str,
    date: Option<String>,
    statement: Option<&'p str>,
    words: Option<&'p str>,
    assumption: Option<&'p str>,
}

impl MatrixArgs {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let positions = self.input.positions()?;
        let held: Vec<&Position> =
            if self.history { positions.positions.iter().collect() } else { positions.as_of(self.as_of) };
        let format = if self.json { Format::Jsonl } else { self.format };
        let lines: Vec<Line<'_>> = held.iter().map(|position| line(&positions, position)).collect();
        let mut out = Data::open(self.output.as_deref())?;
        match format {
            Format::Table if self.output.is_none() => table(&positions, &held).print()?,
            Format::Table => out.plain(&table(&positions, &held))?,
            Format::Jsonl => lines.iter().try_for_each(|line| out.json_line(line))?,
            Format::Csv => out.csv(&lines)?,
            Format::Html => out.bytes(page(&positions, &held).as_bytes())?,
        }
        out.finish()?;
        talk::note(&format!("{}.", count::count(held.len(), "position", "positions")));
        Ok(if held.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}

fn line<'p>(positions: &'p Positions, position: &'p Position) -> Line<'p> {
    let issue = &positions.issues[position.issue];
    let (statement, words, assumption) = match &position.basis {
        Basis::Statement { id, words } => (Some(id.as_str()), words.as_deref(), None),
        Basis::Assumption(why) => (None, None, Some(why.as_str())),
    };
    Line {
        issue: &issue.id,
        option: &issue.options[position.option].words,
        actor: &position.actor,
        stance: position.stance.as_str(),
        date: position.date.map(|date| date.to_string()),
        statement,
        words,
        assumption,
    }
}

/// The actors of some positions, by name.
pub fn actors(held: &[&Position]) -> Vec<String> {
    let all: std::collections::BTreeSet<&String> = held.iter().map(|p| &p.actor).collect();
    all.into_iter().cloned().collect()
}

fn table(positions: &Positions, held: &[&Position]) -> Page {
    let actors = actors(held);
    let mut rows = Vec::new();
    for (place, issue) in positions.issues.iter().enumerate() {
        for (number, option) in issue.options.iter().enumerate() {
            let stance = |actor: &String| {
                let found = held.iter().find(|p| (p.issue, p.option, &p.actor) == (place, number, actor));
                Cell::Words(found.map_or(String::new(), |p| match p.basis {
                    Basis::Statement { .. } => p.stance.to_string(),
                    Basis::Assumption(_) => format!("({})", p.stance),
                }))
            };
            let issue = if number == 0 { issue.id.clone() } else { String::new() };
            let own = [Cell::Words(issue), Cell::Words(option.words.clone())];
            rows.push(own.into_iter().chain(actors.iter().map(stance)).collect());
        }
    }
    let header: Vec<&str> = ["issue", "option"].into_iter().chain(actors.iter().map(String::as_str)).collect();
    let mut page = Page::default();
    page.table(&header, &rows);
    page
}
