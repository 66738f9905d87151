//! `onrecord positions export`: the model for other solvers.

use std::path::PathBuf;

use clap::ValueEnum;
use onrecord_settlement::export::dimacs::{Question, cnf, wcnf};
use onrecord_settlement::export::{minizinc::minizinc, smtlib::smtlib};

use super::input::ModelInput;
use crate::error::{Error, Outcome};
use crate::output::data::Data;

/// Arguments of `onrecord positions export`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Write the model for other solvers",
    after_long_help = "Examples:\n  onrecord positions export talks.toml --format minizinc > talks.mzn\n  onrecord positions \
                       export talks.toml --format wcnf-way-out > talks.wcnf\n\nExit status: 0 done; 2 could not run."
)]
pub struct ExportArgs {
    #[command(flatten)]
    input: ModelInput,
    /// In which language
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Language::Minizinc)]
    format: Language,
    /// The file to write, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Language {
    /// MiniZinc: terms that meet all hard constraints and the most weight of wishes
    Minizinc,
    /// DIMACS CNF: whether there are terms that meet all hard constraints
    Cnf,
    /// WCNF for MaxSAT: the same question as MiniZinc's
    Wcnf,
    /// WCNF for MaxSAT: which hard constraints to give up, the least weight
    WcnfWayOut,
    /// SMT-LIB 2.6, with a name for each hard constraint
    Smtlib,
}

impl ExportArgs {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let model = self.input.model()?;
        let text = match self.format {
            Language::Minizinc => minizinc(&model),
            Language::Cnf => cnf(&model),
            Language::Wcnf => wcnf(&model, Question::Best),
            Language::WcnfWayOut => wcnf(&model, Question::WayOut),
            Language::Smtlib => smtlib(&model),
        };
        let mut out = Data::open(self.output.as_deref())?;
        out.bytes(text.as_bytes())?;
        out.finish()?;
        Ok(Outcome::Done)
    }
}
