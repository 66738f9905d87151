//! `onrecord forecasts list`: who foretells what, until when, how likely; what was ruled; what bears on it.

use clap::ValueEnum;
use onrecord_record::Record;
use onrecord_relate::claim::Told;
use onrecord_relate::forecast::Side;
use onrecord_relate::forecast::candidate::{Candidate, candidates};

use super::gathered::{self, Gathered};
use super::row::{Line, Row};
use super::scale::ScaleArgs;
use crate::args::{FilterArgs, RecordArgs};
use crate::asked::Asked;
use crate::error::{Error, Outcome};
use crate::output::page::{FAINT, Page, STRONG};
use crate::output::{count, data::Data, talk};

/// Arguments of `onrecord forecasts list`.
#[derive(Debug, clap::Args)]
#[command(
    about = "List forecasts with their horizon, how likely they are said to be, and what came of them",
    long_about = "Lists the forecasts of the record, those on one question together: who says what will come about, when \
                  they said it, until when it is to, how likely by the words, on what conditions, and what was ruled. \
                  Under an open one stands what the record tells later that bears on it, for you to judge.\n\nTime is \
                  up for an open forecast when the record holds something published after its horizon.",
    after_long_help = "Examples:\n  onrecord forecasts list\n  onrecord forecasts list --who Rehl --open\n  onrecord \
                       forecasts list --due --json\n\nExit status: 0 forecasts were found; 1 none; 2 could not run."
)]
pub struct ListArgs {
    #[command(flatten)]
    record: RecordArgs,
    #[command(flatten)]
    filter: FilterArgs,
    /// Only those whose sentence has this word
    #[arg(long, value_name = "WORD")]
    about: Option<String>,
    /// Only those on which nobody ruled
    #[arg(long, conflicts_with = "resolved")]
    open: bool,
    /// Only open ones whose time is up
    #[arg(long, conflicts_with = "resolved")]
    due: bool,
    /// Only those on which somebody ruled
    #[arg(long)]
    resolved: bool,
    #[command(flatten)]
    scale: ScaleArgs,
    /// How it is written
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Text)]
    format: Format,
    /// Print JSON, one forecast a line; the same as --format jsonl
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// How forecasts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values with a header
    Csv,
}

impl ListArgs {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let record = Record::open_read_only(&self.record.record)?;
        let gathered = Gathered::of(&record, self.scale.scale)?;
        let asked = Asked::of_record(&record, &self.filter, self.about.as_deref())?;
        let wanted = |place| gathered.is_asked(&asked, place);
        let status = |place: usize| {
            let ruled = gathered.ruling(place).is_some();
            (!self.open || !ruled) && (!self.resolved || ruled) && (!self.due || gathered.is_due(place))
        };
        let places = gathered.questions.questions.iter().flatten().copied();
        let places: Vec<usize> = places.filter(|&place| wanted(place) && status(place)).collect();
        let told = gathered::told(&record)?;
        let found = candidates(&gathered.questions, &told);
        let of_open = |place: usize| -> &[Candidate] {
            let candidates = found.get(&place).map_or(&[][..], Vec::as_slice);
            if gathered.ruling(place).is_none() { candidates } else { &[] }
        };
        let format = if self.json { Format::Jsonl } else { self.format };
        match format {
            Format::Text => text(&gathered, &places, of_open, &told).print()?,
            Format::Jsonl => {
                let mut out = Data::stdout();
                places
                    .iter()
                    .try_for_each(|&place| out.json_line(&Line::of(&gathered, place, of_open(place), &told)))?;
                out.finish()?;
            }
            Format::Csv => {
                let mut out = Data::stdout();
                let lines = places.iter().map(|&place| Line::of(&gathered, place, of_open(place), &told));
                out.csv(&lines.map(Row::from).collect::<Vec<_>>())?;
                out.finish()?;
            }
        }
        talk::note(&format!("{}.", count::count(places.len(), "forecast", "forecasts")));
        Ok(if places.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}

fn text<'c>(
    gathered: &Gathered,
    places: &[usize],
    candidates: impl Fn(usize) -> &'c [Candidate],
    told: &[Told],
) -> Page {
    let mut page = Page::default();
    let question = |place: &usize| gathered.questions.question(*place);
    for (number, of_question) in places.chunk_by(|a, b| question(a) == question(b)).enumerate() {
        page.put(if number > 0 { "\n" } else { "" });
        for &place in of_question {
            put(&mut page, gathered, of_question[0], place);
            candidates(place).iter().for_each(|candidate| put_candidate(&mut page, candidate, &told[candidate.told]));
        }
    }
    page
}

/// Who, when and how likely; what; until when, on what conditions, what came of it, and where it stands.
fn put(page: &mut Page, gathered: &Gathered, first: usize, place: usize) {
    let foretold = gathered.foretold(place);
    page.styled(STRONG, foretold.by.name()).put(" · ").put(foretold.told.said_on());
    page.put(" · ").words(&super::likely(foretold));
    if place != first {
        let side = match gathered.questions.side(first, place) {
            Side::Same => "the same as ",
            Side::Negation => "the opposite of ",
            Side::Contrary => "against ",
        };
        page.put(" · ").put(side).put(gathered.foretold(first).id());
    }
    page.end().put("  ").words(&foretold.words()).end();
    page.put("  ").put(until(foretold));
    for condition in &foretold.forecast.conditions {
        page.put(" · ").words(&condition.text);
    }
    page.put(" · ").words(&status(gathered, place)).end();
    let place = format!("{}:{}", foretold.told.path, foretold.told.words.first().map_or(0, |span| span.start));
    page.put("  ").styled(FAINT, foretold.id()).put("  ").styled(FAINT, &place).end();
}

/// "By the summer (to 2031-06-20)".
fn until(foretold: &onrecord_relate::forecast::Foretold) -> String {
    let Some(horizon) = &foretold.forecast.horizon else { return "no horizon".to_owned() };
    match (&horizon.earliest, &horizon.latest) {
        (Some(first), Some(last)) if first == last => format!("{} ({first})", horizon.text),
        (Some(first), Some(last)) => format!("{} ({first} to {last})", horizon.text),
        (None, Some(last)) => format!("{} (to {last})", horizon.text),
        (Some(first), None) => format!("{} (from {first})", horizon.text),
        (None, None) => horizon.text.clone(),
    }
}

fn status(gathered: &Gathered, place: usize) -> String {
    match gathered.ruling(place) {
        Some((outcome, review)) => {
            format!("{outcome}, by {} on {} ({})", review.signed.by, review.signed.day, review.id)
        }
        None if gathered.is_due(place) => "open, time is up".to_owned(),
        None => "open".to_owned(),
    }
}

/// Why it bears on the forecast; who said it when, and in which words.
fn put_candidate(page: &mut Page, candidate: &Candidate, told: &Told) {
    let reasons: Vec<&str> = candidate.reasons.iter().map(|reason| reason.as_str()).collect();
    page.put("    ? ").put(reasons.join(", ")).put(": ").styled(STRONG, told.teller()).put(", ").put(told.said_on());
    page.put(": ");
    for (number, words) in told.words.iter().enumerate() {
        page.put(if number > 0 { " … " } else { "" }).words(&words.text);
    }
    let place = format!("{}:{}", told.path, told.words.first().map_or(0, |span| span.start));
    page.put("  ").styled(FAINT, told.statement.as_deref().unwrap_or(&place)).end();
}
