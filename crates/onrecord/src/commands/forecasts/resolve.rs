//! `onrecord forecasts resolve`: a person rules what came of a forecast, on evidence.

use onrecord_core::lexicon::likelihood::Scale;
use onrecord_record::{Act, Evidence, Lookup, Record, Resolution};
use onrecord_relate::forecast;

use super::gathered::Gathered;
use crate::args::RecordArgs;
use crate::commands::review::{self, Signing};
use crate::error::{Error, Outcome};
use crate::output::{count, talk};

/// Arguments of `onrecord forecasts resolve`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Rule what came of a forecast, on evidence",
    long_about = "Rules what came of a forecast: yes if what its words say came about, their own negation included and how \
                  likely left out (of “will probably not open”: yes if it did not open); no if it did not; partly; or void, \
                  if that cannot be told, or if what it was to depend on did not come about. A conditional forecast \
                  whose condition failed is void, neither right nor wrong.\n\nThe ruling holds for the same forecast in \
                  copies of its text, too, and with --question for the other forecasts on its question: the opposite came \
                  out the other way. Conditional ones, ones already resolved, and ones for which nothing follows are \
                  then left out, and said.\n\nA ruling is a review: kept with who, when and why, listed by `onrecord review \
                  list`, undone by `onrecord review undo`. The latest counts.",
    after_long_help = "Examples:\n  onrecord forecasts resolve f3a51 yes --because s81c9\n  onrecord forecasts resolve f3a51 no \
                       --because https://courier.example/gates --question\n  onrecord forecasts resolve f77d0 void \
                       --because s81c9 --why 'the talks never began'\n\nExit status: 0 resolved; 1 nothing has that id, or \
                       several have; 2 could not run."
)]
pub struct ResolveArgs {
    /// The forecast's id, or the beginning of it
    #[arg(value_name = "ID")]
    id: String,
    /// What came of it: yes, no, partly or void
    #[arg(value_name = "OUTCOME")]
    outcome: forecast::Outcome,
    /// What shows it: the id of a statement of the record, or an address
    #[arg(long, value_name = "STATEMENT|URL")]
    because: String,
    /// Rule on the other forecasts of its question, too
    #[arg(long)]
    question: bool,
    #[command(flatten)]
    signing: Signing,
    #[command(flatten)]
    record: RecordArgs,
}

impl ResolveArgs {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let mut record = Record::open_existing(&self.record.record)?;
        let gathered = Gathered::of(&record, Scale::Icd203)?;
        let Some(place) = place(&gathered, &self.id) else { return Ok(Outcome::NothingFound) };
        let Some(evidence) = self.evidence(&record, &gathered, place)? else { return Ok(Outcome::NothingFound) };
        let ruled = self.ruled(&gathered, place);
        let mut resolutions: Vec<Resolution> =
            ruled.into_iter().map(|(place, outcome)| resolution(&gathered, place, outcome)).collect();
        resolutions.sort_by(|a, b| (&a.document, a.start, &a.forecast).cmp(&(&b.document, b.start, &b.forecast)));
        let number = resolutions.len();
        let act = Act::Resolve(resolutions, evidence);
        let kept = record.add_review(act, self.signing.signed(), self.signing.why.clone())?;
        review::print(&[kept], self.signing.json)?;
        talk::note(&format!("{} resolved.", count::count(number, "forecast", "forecasts")));
        Ok(Outcome::Done)
    }

    /// The evidence, if it is there.
    fn evidence(&self, record: &Record, gathered: &Gathered, place: usize) -> Result<Option<Evidence>, Error> {
        let because = self.because.trim();
        if because.starts_with("https://") || because.starts_with("http://") {
            return Ok(Some(Evidence::Address(because.to_owned())));
        }
        let is_id =
            because.strip_prefix('s').is_some_and(|id| !id.is_empty() && id.chars().all(|c| c.is_ascii_hexdigit()));
        if !is_id {
            let message = format!(
                "--because: expected the id of a statement (s and digits) or an address (https://…), found “{because}”"
            );
            return Err(Error::new(message).hint("say the reason in your own words with --why"));
        }
        match record.statement(because)? {
            Lookup::One(line) if Some(&line.statement.id) == gathered.foretold(place).forecast.statement.as_ref() => {
                let message = format!(
                    "--because: statement {} makes the forecast itself, and cannot show what came of it",
                    line.statement.id
                );
                Err(Error::new(message).hint("name a later statement, or an address"))
            }
            Lookup::One(line) => {
                let words = line.statement.content.text();
                Ok(Some(Evidence::Statement { id: line.statement.id, words }))
            }
            Lookup::Nothing => {
                talk::note(&format!("No statement has the id {because}; `onrecord search` lists them."));
                Ok(None)
            }
            Lookup::Several(ids) => {
                talk::note(&format!("Several statements begin with {because}: {}.", ids.join(", ")));
                Ok(None)
            }
        }
    }

    /// The forecasts to be ruled on, each with its outcome; says what is left out of the question.
    fn ruled(&self, gathered: &Gathered, place: usize) -> Vec<(usize, forecast::Outcome)> {
        let own = gathered.foretold(place);
        if own.is_conditional() && self.outcome != forecast::Outcome::Void {
            let conditions: Vec<String> = own.forecast.conditions.iter().map(|c| format!("“{}”", c.text)).collect();
            talk::note(&format!(
                "It hangs on {}: if that did not come about, the forecast is void.",
                conditions.join(", ")
            ));
        }
        let mut ruled = vec![(place, self.outcome)];
        let (mut conditional, mut known, mut open) = (0, 0, 0);
        for (other, side) in gathered.questions.beside(place) {
            if gathered.foretold(other).is_copy_of(own) {
                ruled.push((other, self.outcome));
            } else if self.question {
                match side.outcome(self.outcome) {
                    _ if gathered.ruling(other).is_some() => known += 1,
                    _ if gathered.foretold(other).is_conditional() => conditional += 1,
                    Some(outcome) => ruled.push((other, outcome)),
                    None => open += 1,
                }
            }
        }
        let left_out = [
            (known, "already resolved"),
            (conditional, "conditional: whether the condition came about is for you to say"),
            (open, "not answered by this"),
        ];
        for (number, why) in left_out.into_iter().filter(|(number, _)| *number > 0) {
            talk::note(&format!("Left out: {}, {why}.", count::count(number, "forecast", "forecasts")));
        }
        ruled
    }
}

/// The place of the forecast of an id; says if there is none, or several.
fn place(gathered: &Gathered, id: &str) -> Option<usize> {
    let foretold = gathered.questions.foretold.iter().enumerate();
    let found: Vec<usize> =
        foretold.filter(|(_, f)| !id.is_empty() && f.id().starts_with(id)).map(|(p, _)| p).collect();
    match found[..] {
        [place] => return Some(place),
        [] => talk::note(&format!("No forecast has the id {id}; `onrecord forecasts list` lists them.")),
        _ => {
            let mut ids: Vec<&str> = found.iter().map(|&place| gathered.foretold(place).id()).collect();
            ids.sort_unstable();
            talk::note(&format!("Several forecasts begin with {id}: {}.", ids.join(", ")));
        }
    }
    None
}

fn resolution(gathered: &Gathered, place: usize, outcome: forecast::Outcome) -> Resolution {
    let foretold = gathered.foretold(place);
    let pieces = &foretold.forecast.content.spans;
    let trigger = &foretold.forecast.trigger;
    Resolution {
        forecast: foretold.id().to_owned(),
        document: foretold.told.document.clone(),
        start: pieces.first().map_or(trigger.start, |piece| piece.start),
        end: pieces.last().map_or(trigger.end, |piece| piece.end),
        words: foretold.words(),
        outcome,
    }
}
