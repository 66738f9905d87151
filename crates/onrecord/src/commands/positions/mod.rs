//! `onrecord positions`: what each party demands, offers and refuses, and which terms could satisfy all.

mod export;
mod input;
mod knot;
mod show;

use clap::Subcommand;

use crate::error::{Error, Outcome};

/// Arguments of `onrecord positions`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Say which terms could satisfy every party, and what stands in the way",
    long_about = "Works on a file of issues with their options, of positions on them and of constraints, which a person \
                  writes or corrects (docs/guides/positions.md shows one)."
)]
pub struct Positions {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Knot(knot::KnotArgs),
    Export(export::ExportArgs),
}

impl Positions {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        match self.command {
            Command::Knot(knot) => knot.run(),
            Command::Export(export) => export.run(),
        }
    }
}
