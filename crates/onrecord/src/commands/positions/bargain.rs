//! `onrecord positions bargain`: where the parties' weight would settle each issue by itself.

use onrecord_settlement::bargain::{Settlement, Stake, settle};
use onrecord_settlement::{Issue, Positions};
use serde_json::json;

use super::input::PositionsInput;
use crate::error::{Error, Outcome};
use crate::output::data::Data;
use crate::output::page::{Cell, Page};
use crate::output::{count, talk};

/// Arguments of `onrecord positions bargain`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Reckon where the parties' weight would settle each issue",
    long_about = "Reckons, for each issue with stakes in the file, the median voter's point and the Nash bargaining point on the \
                  scale of its options. Every number comes from the file; docs/guides/positions.md has the formulas.",
    after_long_help = "Examples:\n  onrecord positions bargain talks.toml\n  onrecord positions bargain talks.toml \
                       --json\n\nExit status: 0 done; 1 the file has no stakes; 2 could not run."
)]
pub struct BargainArgs {
    #[command(flatten)]
    input: PositionsInput,
    /// Print one JSON object an issue, one a line
    #[arg(long)]
    json: bool,
}

impl BargainArgs {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let positions = self.input.positions()?;
        let found: Vec<(&Issue, Settlement)> = (0..positions.issues.len()).filter_map(|i| of(&positions, i)).collect();
        if self.json {
            let mut out = Data::stdout();
            for (issue, at) in &found {
                let line = json!({
                    "issue": issue.id, "median": at.median, "median_option": nearest(issue, at.median),
                    "nash": at.nash, "nash_option": at.nash.map(|point| nearest(issue, point)),
                });
                out.json_line(&line)?;
            }
            out.finish()?;
        } else {
            table(&found).print()?;
        }
        talk::note(&format!("{}.", count::count(found.len(), "issue", "issues")));
        Ok(if found.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}

fn of(positions: &Positions, issue: usize) -> Option<(&Issue, Settlement)> {
    let stakes: Vec<Stake> = positions.stakes.iter().filter(|s| s.issue == issue).map(|s| s.stake).collect();
    Some((&positions.issues[issue], settle(&stakes)?))
}

/// The option that stands nearest to a point; of two, the first.
fn nearest(issue: &Issue, point: f64) -> &str {
    let distance = |place: &usize| (issue.point(*place) - point).abs();
    let near = (0..issue.options.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)));
    near.map_or("", |place| issue.options[place].words.as_str())
}

fn table(found: &[(&Issue, Settlement)]) -> Page {
    let rows: Vec<Vec<Cell>> = found
        .iter()
        .map(|(issue, at)| {
            let shown = |point: f64| format!("{point:.2} ({})", nearest(issue, point));
            let nash = at.nash.map_or("none: somebody is better off without".to_owned(), shown);
            [issue.id.clone(), shown(at.median), nash].map(Cell::Words).into()
        })
        .collect();
    let mut page = Page::default();
    if !rows.is_empty() {
        page.table(&["issue", "median voter", "Nash bargaining"], &rows);
    }
    page
}
