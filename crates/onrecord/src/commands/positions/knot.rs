//! `onrecord positions knot`: are there terms acceptable to all, and if not, what ties the knot and what unties it.

use std::num::NonZeroUsize;
use std::time::{Duration, Instant};

use clap::ValueEnum;
use onrecord_settlement::knot::{Knot, Least, knot};

use super::input::ModelInput;
use super::show;
use crate::error::{Error, Outcome};
use crate::output::data::Data;
use crate::output::talk;

/// Arguments of `onrecord positions knot`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Find terms acceptable to all, or what stands in the way",
    long_about = "Says whether any terms meet every hard constraint of the file. If so, lists them, those first that meet \
                  the wishes best. If not, lists every minimal conflict (constraints that cannot all hold, none of them \
                  without blame) and every minimal way out (constraints without which the others hold), the least \
                  concession first. Whoever demands an option can live with what they accept, offer or are open to.",
    after_long_help = "Examples:\n  onrecord positions knot talks.toml\n  onrecord positions knot talks.toml --as-of \
                       2025-03 --by actor\n  onrecord positions knot talks.toml --drop 'Kelmar rejects force 20000'\n  \
                       onrecord positions knot talks.toml --add 'Norlund: force >= 20000'\n\nExit status: 0 the answer \
                       is complete; 1 it may not be, as the time was up; 2 could not run."
)]
pub struct KnotArgs {
    #[command(flatten)]
    input: ModelInput,
    /// How many terms to list at most
    #[arg(long, value_name = "N", default_value = "10")]
    first: NonZeroUsize,
    /// What counts as the least concession
    #[arg(long, value_enum, value_name = "MEASURE", default_value_t = By::Number)]
    by: By,
    /// How long to search
    #[arg(long, value_name = "SECONDS", default_value = "60")]
    seconds: u64,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// The fewest constraints given up
    Number,
    /// The least weight given up
    Weight,
    /// The least weight given up by whoever gives up most
    Actor,
}

impl KnotArgs {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let model = self.input.model()?;
        let end = Instant::now() + Duration::from_secs(self.seconds);
        let least = match self.by {
            By::Number => Least::Number,
            By::Weight => Least::Weight,
            By::Actor => Least::Actor,
        };
        let found = knot(&model, self.first.get(), least, &|| Instant::now() < end);
        if self.json {
            let mut out = Data::stdout();
            out.json(&show::json(&model, &found))?;
            out.finish()?;
        } else {
            show::page(&model, &found).print()?;
        }
        let complete = match &found {
            Knot::Open(open) => open.all_best,
            Knot::Tied(tied) => tied.complete,
            Knot::Unknown => false,
        };
        if !complete {
            talk::note(&format!("The {} seconds were up before all was tried; --seconds gives more.", self.seconds));
        }
        Ok(if complete { Outcome::Done } else { Outcome::SomeFailed })
    }
}
