//! `onrecord forecasts score`: how near forecasts were to what people ruled came of them.

use std::path::PathBuf;

use clap::ValueEnum;
use onrecord_record::Record;
use onrecord_relate::forecast::calibration::{Bin, ENOUGH, Verdict};
use onrecord_relate::forecast::comparison::Paired;
use onrecord_relate::forecast::score::OnBand;
use onrecord_relate::forecast::tally::{Tally, Unworded};

use super::gathered::Gathered;
use super::scale::ScaleArgs;
use super::summary::{By, Group, Row, Summary};
use super::{chart, page, percent};
use crate::args::{FilterArgs, RecordArgs};
use crate::asked::Asked;
use crate::error::{Error, Outcome};
use crate::output::page::{Cell, Page};
use crate::output::{count, data::Data, talk};

/// Arguments of `onrecord forecasts score`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Score forecasts that were resolved, by source, outlet or kind of source",
    long_about = "Scores forecasts that were resolved and have an estimative word, at the middle of its band, with the best \
                  and worst that the band allows: the Brier score from 0 (right and sure) to 1, and the logarithmic one \
                  from 0 on. Beside them stand what the base rate would have scored, and the mean difference to the \
                  others who answered the same questions; below 0 is nearer. Then calibration: of what was called so \
                  likely, how much came about.\n\nForecasts without an estimative word have no probability, and none is \
                  made up: they are counted as right or wrong. docs/guides/forecasts.md has the formulas.",
    after_long_help = "Examples:\n  onrecord forecasts score\n  onrecord forecasts score --by outlet --format csv\n  onrecord \
                       forecasts score --who Rehl --output rehl.html\n\nExit status: 0 something was resolved; 1 nothing; 2 \
                       could not run."
)]
pub struct ScoreArgs {
    #[command(flatten)]
    record: RecordArgs,
    #[command(flatten)]
    filter: FilterArgs,
    /// Only those whose sentence has this word
    #[arg(long, value_name = "WORD")]
    about: Option<String>,
    /// By what forecasts are grouped
    #[arg(long, value_enum, value_name = "GROUP", default_value = "source")]
    by: By,
    #[command(flatten)]
    scale: ScaleArgs,
    /// How it is written [default: as the name of --output ends, else table]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// The file to write, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How scores are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON object
    Json,
    /// The groups as comma-separated values with a header
    Csv,
    /// Calibration as a chart, one SVG file
    Svg,
    /// Chart, scores and every forecast in a page
    Html,
}

impl ScoreArgs {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let record = Record::open_read_only(&self.record.record)?;
        let gathered = Gathered::of(&record, self.scale.scale)?;
        let asked = Asked::of_record(&record, &self.filter, self.about.as_deref())?;
        let wanted = |place| gathered.is_asked(&asked, place);
        let summary = Summary::of(&gathered, self.by, self.scale.scale, wanted);
        let resolved = summary.all.forecasts - summary.all.open;
        let mut out = Data::open(self.output.as_deref())?;
        match self.format() {
            _ if resolved == 0 => {}
            Format::Table if self.output.is_none() => table(&summary).print()?,
            Format::Table => out.plain(&table(&summary))?,
            Format::Json => out.json(&summary)?,
            Format::Csv => out.csv(&summary.groups.iter().map(|group| Row::of(&summary, group)).collect::<Vec<_>>())?,
            Format::Svg => out.bytes(chart::svg(&summary).as_bytes())?,
            Format::Html => out.bytes(page::page(&gathered, &summary, wanted).as_bytes())?,
        }
        out.finish()?;
        let forecasts = count::count(summary.all.forecasts, "forecast", "forecasts");
        talk::note(&format!("{forecasts}, {resolved} of them resolved, {} scored.", summary.all.scored));
        Ok(if resolved == 0 { Outcome::NothingFound } else { Outcome::Done })
    }

    fn format(&self) -> Format {
        let ending = self.output.as_ref().and_then(|path| path.extension()).and_then(|e| e.to_str());
        match (self.format, ending) {
            _ if self.json => Format::Json,
            (Some(format), _) => format,
            (None, Some("csv")) => Format::Csv,
            (None, Some("svg")) => Format::Svg,
            (None, Some("html" | "htm")) => Format::Html,
            (None, Some("json")) => Format::Json,
            (None, _) => Format::Table,
        }
    }
}

/// The columns of a group's line behind its name.
pub const COLUMNS: [&str; 7] =
    ["forecasts", "scored", "Brier", "logarithmic", "to base rate", "to others", "no estimative word"];

/// The cells of a group's line behind its name, as words.
pub fn cells(group: &Group) -> [String; 7] {
    let Tally { forecasts, open, void, scored, brier, logarithmic, unworded, .. } = &group.tally;
    let few = if *scored > 0 && *scored < ENOUGH { " (few)" } else { "" };
    let to_base = brier.zip(group.base_brier).map(|(brier, base)| signed(brier.middle - base));
    [
        format!("{forecasts}{}", among(*open, *void)),
        format!("{scored}{few}"),
        score(*brier),
        score(*logarithmic),
        to_base.unwrap_or_default(),
        others(group.others),
        flat(*unworded),
    ]
}

fn table(summary: &Summary) -> Page {
    let mut page = Page::default();
    let name = match summary.by {
        By::Source => "source",
        By::Outlet => "outlet",
        By::Kind => "kind of source",
    };
    let header: Vec<&str> = [name].into_iter().chain(COLUMNS).collect();
    let rows: Vec<Vec<Cell>> = summary
        .groups
        .iter()
        .map(|group| [group.group.clone()].into_iter().chain(cells(group)).map(Cell::Words).collect())
        .collect();
    page.table(&header, &rows);
    notes(summary).iter().for_each(|note| {
        page.put("\n").words(note).end();
    });
    if !summary.calibration.is_empty() {
        page.put("\n");
        let rows: Vec<Vec<Cell>> =
            summary.calibration.iter().map(|bin| bin_cells(bin).into_iter().map(Cell::Words).collect()).collect();
        page.table(&BIN_COLUMNS, &rows);
    }
    page
}

/// What is to be known for reading the numbers.
pub fn notes(summary: &Summary) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(base) = summary.base_rate {
        out.push(format!(
            "Base rate: {} of the {} resolved forecasts with an estimative word in this record came about, whoever made \
             them. To base rate and to others: the Brier score less theirs; below 0 is nearer.",
            percent((base.rate, base.rate)),
            base.number
        ));
    }
    if summary.groups.iter().any(|group| group.tally.scored > 0 && group.tally.scored < ENOUGH) {
        out.push(format!("(few): fewer than {ENOUGH} scored, too few to tell skill from luck."));
    }
    out
}

/// The columns of calibration.
pub const BIN_COLUMNS: [&str; 5] = ["called", "forecasts", "came about", "95 % interval", ""];

/// The cells of a bin's line, as words.
pub fn bin_cells(bin: &Bin) -> [String; 5] {
    let came = |p: f64| format!("{} %", (p * 100.0).round());
    let (low, high) = bin.interval;
    let verdict = match bin.verdict {
        Verdict::TooFew => format!("too few to tell (fewer than {ENOUGH})"),
        other => other.as_str().to_owned(),
    };
    [percent(bin.band), bin.number.to_string(), came(bin.observed), format!("{} to {}", came(low), came(high)), verdict]
}

/// " (2 open, 1 void)".
fn among(open: usize, void: usize) -> String {
    let parts = [(open, "open"), (void, "void")];
    let told: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    if told.is_empty() { String::new() } else { format!(" ({})", told.join(", ")) }
}

/// "0.281 (0.172 to 0.421)".
fn score(score: Option<OnBand>) -> String {
    score.map_or(String::new(), |OnBand { middle, best, worst }| format!("{middle:.3} ({best:.3} to {worst:.3})"))
}

fn signed(difference: f64) -> String {
    let sign = if difference < 0.0 { "−" } else { "+" };
    format!("{sign}{:.3}", difference.abs())
}

fn others(paired: Option<Paired>) -> String {
    paired.map_or(String::new(), |Paired { questions, difference, enough }| {
        let few = if enough { "" } else { " (few)" };
        format!("{} on {}{few}", signed(difference), count::count(questions, "question", "questions"))
    })
}

/// "2 right, 1 wrong".
fn flat(unworded: Unworded) -> String {
    let Unworded { hits, misses, partly, only_possible } = unworded;
    let parts = [(hits, "right"), (misses, "wrong"), (partly, "in part"), (only_possible, "only possible")];
    let told = parts.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}"));
    told.collect::<Vec<_>>().join(", ")
}
