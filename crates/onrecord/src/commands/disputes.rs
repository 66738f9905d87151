//! `onrecord disputes`: what some say and others deny, refute or put otherwise.

use onrecord_relate::claim::{Reason, Related, Told};
use onrecord_relate::dispute::{self, Dispute, Over, Scope};
use serde::Serialize;

use crate::error::{Error, Outcome};
use crate::output::page::Page;
use crate::output::{count, data::Data, talk};
use crate::related::{Claim, RelatedArgs, put_origins, put_told};

/// Arguments of `onrecord disputes`.
#[derive(Debug, clap::Args)]
#[command(
    about = "List what some say and others deny or put otherwise",
    long_about = "Lists disputes: figures on one question that cannot both hold, and statements of which one denies, refutes \
                  or contradicts the other. Both sides stand with their words, days and independent origins; no side is \
                  preferred. Where a difference may be one of scope, such as a side that counts its own, that is said.",
    after_long_help = "Examples:\n  onrecord disputes\n  onrecord disputes --about killed --since 2024-03\n  onrecord disputes \
                       articles/ --explained\n\nExit status: 0 disputes were found; 1 none, or some files could not be \
                       read; 2 could not run."
)]
pub struct Disputes {
    /// Also figures that differ for a reason: of other days, things, sides or places, of what is new and of all, later counts
    #[arg(long)]
    explained: bool,
    #[command(flatten)]
    related: RelatedArgs,
}

#[derive(Serialize)]
struct Line<'r> {
    kind: Over,
    scope: Option<Scope>,
    score: f64,
    reasons: &'r [Reason],
    sides: [Claim<'r>; 2],
}

impl Disputes {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let (related, asked, failed) = self.related.related()?;
        let mut disputes = dispute::disputes(&related);
        if self.explained {
            disputes.extend(dispute::explained(&related));
        }
        disputes
            .retain(|d| asked.takes_any(&d.sides.iter().flat_map(|s| told(&related, &s.members)).collect::<Vec<_>>()));
        if self.related.json {
            let mut out = Data::stdout();
            disputes.iter().try_for_each(|dispute| out.json_line(&line(&related, dispute)))?;
            out.finish()?;
        } else {
            text(&related, &disputes).print()?;
        }
        talk::note(&format!("{}.", count::count(disputes.len(), "dispute", "disputes")));
        Ok(if disputes.is_empty() { Outcome::NothingFound } else { Outcome::of_failures(failed) })
    }
}

fn told<'r>(related: &'r Related, members: &[usize]) -> Vec<&'r Told> {
    members.iter().map(|&member| &related.told[member]).collect()
}

fn line<'r>(related: &'r Related, dispute: &'r Dispute) -> Line<'r> {
    let Dispute { kind, scope, score, reasons, sides } = dispute;
    let sides = sides.each_ref().map(|s| Claim { origins: &s.origins, told: told(related, &s.members) });
    Line { kind: *kind, scope: *scope, score: (score * 1e4).round() / 1e4, reasons, sides }
}

fn text(related: &Related, disputes: &[Dispute]) -> Page {
    let mut page = Page::default();
    for dispute in disputes {
        page.put(dispute.kind.as_str()).put(": ");
        page.words(&reasons(&dispute.reasons));
        if let Some(scope) = dispute.scope {
            page.put(format_args!(" [{}]", scope.as_str()));
        }
        page.end();
        for (name, side) in ["A", "B"].into_iter().zip(&dispute.sides) {
            page.put(format_args!("  {name}  "));
            put_origins(&mut page, &side.origins);
            page.end();
            told(related, &side.members).into_iter().for_each(|told| put_told(&mut page, "     ", told));
        }
        page.end();
    }
    page
}

/// “31 people” and “17 people”; one reason behind the other.
pub fn reasons(reasons: &[Reason]) -> String {
    let mut words: Vec<String> = reasons.iter().map(reason).collect();
    // A later count is one of the same amounts.
    words.dedup();
    words.join("; ")
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Amounts(a, b)
        | Reason::Opposites(a, b)
        | Reason::Names(a, b)
        | Reason::Things(a, b)
        | Reason::Counting(a, b)
        | Reason::Update(a, b) => format!("“{}” and “{}”", a.text, b.text),
        Reason::Days(a, b) | Reason::Whose(a, b) | Reason::Places(a, b) => format!("“{a}” and “{b}”"),
        Reason::Negation => "one says that it is not so".to_owned(),
        Reason::SaidApart(days) => format!("said {} apart", count::count(*days as usize, "day", "days")),
        Reason::Acts => "one wants or offers it".to_owned(),
    }
}
