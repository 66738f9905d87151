//! `onrecord shifts`: who later said otherwise.

use onrecord_relate::claim::{Reason, Related, Told};
use onrecord_relate::shift::{self, Change, Shift};
use serde::Serialize;

use crate::commands::disputes::reasons;
use crate::error::{Error, Outcome};
use crate::output::page::{Page, STRONG};
use crate::output::{count, data::Data, talk};
use crate::related::{RelatedArgs, put_told};

/// Arguments of `onrecord shifts`.
#[derive(Debug, clap::Args)]
#[command(
    about = "List who later said otherwise",
    long_about = "Lists shifts: the same source on the same question on a later day with another figure, with the opposite, \
                  more or less sure, or with a condition. Sources without a name are left out.",
    after_long_help = "Examples:\n  onrecord shifts\n  onrecord shifts --who Kassar\n  onrecord shifts articles/ --json\n\n\
                       Exit status: 0 shifts were found; 1 none, or some files could not be read; 2 could not run."
)]
pub struct Shifts {
    #[command(flatten)]
    related: RelatedArgs,
}

#[derive(Serialize)]
struct Line<'r> {
    kind: Change,
    score: f64,
    reasons: &'r [Reason],
    from: &'r Told,
    to: &'r Told,
}

impl Shifts {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let (related, asked, failed) = self.related.related()?;
        let mut shifts = shift::shifts(&related);
        shifts.retain(|s| asked.takes_any(&[&related.told[s.from], &related.told[s.to]]));
        if self.related.json {
            let mut out = Data::stdout();
            shifts.iter().try_for_each(|shift| out.json_line(&line(&related, shift)))?;
            out.finish()?;
        } else {
            text(&related, &shifts).print()?;
        }
        talk::note(&format!("{}.", count::count(shifts.len(), "shift", "shifts")));
        Ok(if shifts.is_empty() { Outcome::NothingFound } else { Outcome::of_failures(failed) })
    }
}

fn line<'r>(related: &'r Related, shift: &'r Shift) -> Line<'r> {
    let score = (shift.score * 1e4).round() / 1e4;
    Line {
        kind: shift.kind,
        score,
        reasons: &shift.reasons,
        from: &related.told[shift.from],
        to: &related.told[shift.to],
    }
}

fn text(related: &Related, shifts: &[Shift]) -> Page {
    let mut page = Page::default();
    for shift in shifts {
        page.styled(STRONG, related.told[shift.to].teller()).put(": ").put(shift.kind.as_str());
        if !shift.reasons.is_empty() {
            page.put(", ").words(&reasons(&shift.reasons));
        }
        page.end();
        [shift.from, shift.to].into_iter().for_each(|place| put_told(&mut page, "  ", &related.told[place]));
        page.end();
    }
    page
}
