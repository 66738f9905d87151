//! `onrecord forecasts`: what is foretold, what people ruled came of it, and how well who foretells does.

mod chart;
mod courses;
mod gathered;
mod list;
mod page;
mod resolve;
mod row;
mod scale;
mod score;
mod summary;

use clap::Subcommand;
use onrecord_relate::forecast::Foretold;
use onrecord_relate::forecast::score::Band;

use crate::error::{Error, Outcome};

/// Arguments of `onrecord forecasts`.
#[derive(Debug, clap::Args)]
#[command(
    about = "List forecasts, rule what came of them, and score who makes them",
    long_about = "Keeps forecasts: what is said to come about, by whom, until when, how likely and on what conditions. \
                  `list` shows them with what the record later tells that bears on them; a person rules with \
                  `resolve`, on evidence; `score` says how near each source was. The program never resolves alone \
                  (docs/guides/forecasts.md walks through one set)."
)]
pub struct Forecasts {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(list::ListArgs),
    Resolve(resolve::ResolveArgs),
    Score(score::ScoreArgs),
    Courses(courses::CoursesArgs),
}

impl Forecasts {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        match self.command {
            Command::List(list) => list.run(),
            Command::Resolve(resolve) => resolve.run(),
            Command::Score(score) => score.run(),
            Command::Courses(courses) => courses.run(),
        }
    }
}

/// How likely by its words: "probably, 55–80 %".
fn likely(foretold: &Foretold) -> String {
    // Of "probably not", the negation is part of what is foretold.
    let hedges = foretold.forecast.hedges.iter().map(|hedge| hedge.text.strip_suffix(" not").unwrap_or(&hedge.text));
    let hedges: Vec<&str> = hedges.collect();
    match foretold.band {
        Some(band) => format!("{}, {}", hedges.join(" … "), percent(band)),
        None if hedges.is_empty() => format!("{}, in no estimative word", foretold.forecast.certainty),
        None => format!("{}: {}, in no estimative word", foretold.forecast.certainty, hedges.join(" … ")),
    }
}

/// "55–80 %".
fn percent((low, high): Band) -> String {
    let percent = |p: f64| format!("{}", (p * 1000.0).round() / 10.0);
    if low == high { format!("{} %", percent(low)) } else { format!("{}–{} %", percent(low), percent(high)) }
}
