//! What can be asked on the command line: the commands, and the arguments that several of them share.
//!
//! Each command keeps its own arguments in its own file. The help texts are reviewed files in
//! `docs/reference/commands/`, compared by a test.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};
use jiff::civil::Date;
use onrecord_core::label::Kind;
use onrecord_model::ReaderKind;
use onrecord_text::{Fields, Format, ReadOptions, parse_date};

use crate::commands::{
    brief, claims, compare, disputes, explain, export, extract, figures, forecasts, positions, read, review, search,
    shifts, sources, threads, timeline, who,
};
use crate::pipeline::{How, all_cores};
use crate::reader::Reader;

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "onrecord",
    disable_version_flag = true,
    arg_required_else_help = true,
    about = "Keeps the record of who said what, from the articles that report it",
    long_about = "Reads articles and keeps the record of who said what, to whom, how surely and on what authority. \
                  Every line it prints opens the exact words it rests on. Nothing leaves this machine.",
    after_long_help = "Examples:\n  onrecord read articles/            Read a folder into onrecord.db\n  \
                       onrecord brief                     Who said what, in all of it\n  \
                       onrecord search 'ceasefire NOT offer'\n  \
                       onrecord brief talks.txt           A brief of one file, without a record\n\n\
                       Exit status: 0 done; 1 nothing found, or some files could not be read; 2 could not run.",
    disable_help_subcommand = true,
    max_term_width = 100
)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Print the versions of the program, of the contract it writes and of the model it reads with
    #[arg(long, short = 'V', exclusive = true)]
    pub version: bool,
}

/// One task each.
#[derive(Debug, Subcommand)]
pub enum Command {
    Read(read::Read),
    Extract(extract::Extract),
    Brief(brief::Brief),
    Search(search::Search),
    Who(who::Who),
    Figures(figures::Figures),
    Timeline(timeline::Timeline),
    Claims(claims::Claims),
    Disputes(disputes::Disputes),
    Shifts(shifts::Shifts),
    Threads(threads::Threads),
    Review(review::Review),
    Forecasts(forecasts::Forecasts),
    Positions(positions::Positions),
    Compare(compare::Compare),
    Sources(sources::Sources),
    Explain(explain::Explain),
    Export(export::Export),
}

/// Where the record is.
#[derive(Debug, clap::Args)]
pub struct RecordArgs {
    /// The record's file
    #[arg(long, value_name = "FILE", env = "ONRECORD", default_value = "onrecord.db", hide_env_values = true)]
    pub record: PathBuf,
}

/// Which model to read with.
#[derive(Debug, clap::Args)]
pub struct ModelArgs {
    /// The model to read with: `accurate` takes longer and is right more often
    #[arg(long, value_name = "MODEL", value_parser = model_parser(), default_value = ReaderKind::Fast.as_str())]
    pub model: ReaderKind,
}

/// How to read files.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "How to read")]
pub struct ReadingArgs {
    #[command(flatten)]
    model: ModelArgs,
    /// The day, month or year of publication, for files that do not say it
    ///
    /// A day (2024-05-15, 15 May 2024), a month (2024-05) or a year. It outranks what a file says.
    #[arg(long, value_name = "DATE", value_parser = interval)]
    published: Option<(Date, Date)>,
    /// Which fields of JSON records hold what, such as text=body,title=headline
    ///
    /// The names before `=` are text, title, byline, outlet, url, language and published; behind it stands the path
    /// in the record, its parts separated by dots. The usual names are found without this.
    #[arg(long, visible_alias = "field", value_name = "FIELD=PATH", value_delimiter = ',')]
    fields: Vec<String>,
    /// The largest document to be read: a number of MiB, or with a unit (500KiB, 64MiB, 1GiB)
    #[arg(long, value_name = "SIZE", default_value = "32MiB", value_parser = size)]
    max_size: usize,
    /// How many threads read and understand [default: all cores]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
}

impl ReadingArgs {
    /// The reader that was asked for.
    pub fn reader(&self) -> Result<Reader, crate::error::Error> {
        Reader::load(self.model.model)
    }

    /// What the arguments mean for files of one format, or of any. An error says what is wrong with `--fields`.
    pub fn how(&self, format: Option<Format>) -> Result<How, crate::error::Error> {
        let mut fields = Fields::default();
        for choice in &self.fields {
            fields.choose(choice).map_err(|why| crate::error::Error::new(format!("--fields: {why}")))?;
        }
        let read = ReadOptions { format, published: self.published, sidecar: None, fields, max_size: self.max_size };
        Ok(How { read, arguments: self.fingerprint(format), threads: self.threads.unwrap_or_else(all_cores) })
    }

    /// What of these arguments changes what is read from a file, as one line.
    fn fingerprint(&self, format: Option<Format>) -> String {
        let published = self.published.map(|(earliest, latest)| format!("{earliest}/{latest}")).unwrap_or_default();
        let format = format.map(Format::as_str).unwrap_or_default();
        format!("published={published} format={format} fields={}", self.fields.join(","))
    }
}

/// Which format files have.
#[derive(Debug, clap::Args)]
pub struct FormatArgs {
    /// The format of all files, instead of telling it by name and content
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    pub format: Option<Format>,
}

/// Which statements to take.
#[derive(Debug, clap::Args)]
pub struct FilterArgs {
    /// Only what this one said: any name of theirs, or an id that `onrecord who` gives
    ///
    /// A last name or another spelling will do, and finds what they said under every name and office. Where several are
    /// called so, all are meant, and it is said who; where nobody is, whoever has the words in their name.
    #[arg(long, value_name = "NAME")]
    pub who: Option<String>,
    /// Only what was said on or after this day, month or year
    ///
    /// Where the text does not say when, the day of publication counts; what has no day is left out.
    #[arg(long, value_name = "DATE", value_parser = since)]
    pub since: Option<Date>,
    /// Only what was said on or before this day, month or year
    #[arg(long, value_name = "DATE", value_parser = until)]
    pub until: Option<Date>,
}

/// Reads a kind of statement.
pub fn kind_parser() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::NAMES.iter().copied()).try_map(|name| name.parse::<Kind>())
}

fn model_parser() -> impl TypedValueParser<Value = ReaderKind> {
    PossibleValuesParser::new(ReaderKind::ALL.map(ReaderKind::as_str)).map(|name| {
        let kind = ReaderKind::ALL.into_iter().find(|kind| kind.as_str() == name);
        kind.expect("a possible value is a model's name")
    })
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::ALL.map(Format::as_str)).map(|name| {
        let format = Format::ALL.into_iter().find(|format| format.as_str() == name);
        format.expect("a possible value is a format's name")
    })
}

fn interval(text: &str) -> Result<(Date, Date), String> {
    parse_date(text).map_err(|error| match error {
        onrecord_text::DateError::Ambiguous => {
            "expected a date, found one that can be read in two ways; write it as YYYY-MM-DD".to_owned()
        }
        onrecord_text::DateError::Unreadable => "expected a date such as 2024-05-15, 2024-05 or 2024".to_owned(),
    })
}

/// The first day of a day, month or year.
pub fn since(text: &str) -> Result<Date, String> {
    interval(text).map(|(earliest, _)| earliest)
}

/// The last day of a day, month or year.
pub fn until(text: &str) -> Result<Date, String> {
    interval(text).map(|(_, latest)| latest)
}

/// Bytes in `500KiB`, `64MiB`, `1GiB`, `64 MB`, `100B`; a bare number counts MiB.
fn size(text: &str) -> Result<usize, String> {
    let expected = || "expected a number of MiB, or with a unit: 500KiB, 64MiB, 1GiB".to_owned();
    let text = text.trim();
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let number: usize = text[..digits].parse().map_err(|_| expected())?;
    let unit: usize = match text[digits..].trim().to_ascii_lowercase().as_str() {
        "" | "mib" | "m" => 1 << 20,
        "b" => 1,
        "kib" | "k" => 1 << 10,
        "gib" | "g" => 1 << 30,
        "kb" => 1000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        _ => return Err(expected()),
    };
    number.checked_mul(unit).filter(|&size| size > 0).ok_or_else(expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory;
        Args::command().debug_assert();
    }

    #[test]
    fn sizes_have_units() {
        assert_eq!(size("32MiB"), Ok(32 << 20));
        assert_eq!(size("200"), Ok(200 << 20));
        assert_eq!(size("1 gib"), Ok(1 << 30));
        assert_eq!(size("10kB"), Ok(10_000));
        for wrong in ["", "MiB", "-1", "0", "5 apples", "99999999999GiB"] {
            assert!(size(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_month_begins_and_ends() {
        assert_eq!(since("2024-02").unwrap().to_string(), "2024-02-01");
        assert_eq!(until("2024-02").unwrap().to_string(), "2024-02-29");
        assert!(until("03/04/2024").unwrap_err().contains("two ways"));
    }
}
