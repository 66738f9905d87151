//! The commands, one a file: its arguments, what it does, what it prints.

pub mod brief;
pub mod claims;
pub mod compare;
pub mod disputes;
pub mod explain;
pub mod export;
pub mod extract;
pub mod figures;
pub mod forecasts;
pub mod positions;
pub mod read;
pub mod review;
pub mod search;
pub mod shifts;
pub mod sources;
pub mod threads;
pub mod timeline;
pub mod who;

use crate::args::{Args, Command};
use crate::error::{Error, Outcome};
use crate::output::data::Data;
use crate::reader;

/// Does what was asked.
pub fn run(args: Args) -> Result<Outcome, Error> {
    match args.command {
        None => versions(),
        Some(Command::Read(read)) => read.run(),
        Some(Command::Extract(extract)) => extract.run(),
        Some(Command::Brief(brief)) => brief.run(),
        Some(Command::Search(search)) => search.run(),
        Some(Command::Who(who)) => who.run(),
        Some(Command::Figures(figures)) => figures.run(),
        Some(Command::Timeline(timeline)) => timeline.run(),
        Some(Command::Review(review)) => review.run(),
        Some(Command::Forecasts(forecasts)) => forecasts.run(),
        Some(Command::Positions(positions)) => positions.run(),
        Some(Command::Compare(compare)) => compare.run(),
        Some(Command::Sources(sources)) => sources.run(),
        Some(Command::Claims(claims)) => claims.run(),
        Some(Command::Disputes(disputes)) => disputes.run(),
        Some(Command::Shifts(shifts)) => shifts.run(),
        Some(Command::Threads(threads)) => threads.run(),
        Some(Command::Explain(explain)) => explain.run(),
        Some(Command::Export(export)) => export.run(),
    }
}

fn versions() -> Result<Outcome, Error> {
    let mut out = Data::stdout();
    out.bytes(reader::versions()?.as_bytes())?;
    out.bytes(b"\n")?;
    out.finish()?;
    Ok(Outcome::Done)
}
