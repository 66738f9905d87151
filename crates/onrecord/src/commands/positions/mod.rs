//! `onrecord positions`: what each party demands, offers and refuses, and which terms could satisfy all.

mod bargain;
mod draft;
mod export;
mod input;
mod knot;
mod matrix;
mod matrix_page;
mod show;

use clap::Subcommand;

use crate::error::{Error, Outcome};

/// Arguments of `onrecord positions`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Say who wants what, which terms could satisfy all, and what stands in the way",
    long_about = "Works on a file of issues with their options, of positions on them and of constraints: `draft` makes one \
                  from the record, a person corrects it, `matrix` shows it, `knot` solves it (docs/guides/positions.md \
                  walks through one)."
)]
pub struct Positions {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Draft(draft::DraftArgs),
    Matrix(matrix::MatrixArgs),
    Knot(knot::KnotArgs),
    Bargain(bargain::BargainArgs),
    Export(export::ExportArgs),
}

impl Positions {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        match self.command {
            Command::Draft(draft) => draft.run(),
            Command::Matrix(matrix) => matrix.run(),
            Command::Knot(knot) => knot.run(),
            Command::Bargain(bargain) => bargain.run(),
            Command::Export(export) => export.run(),
        }
    }
}
