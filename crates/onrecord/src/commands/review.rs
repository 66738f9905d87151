//! `onrecord review`: people correct who is who; and the list of all that people ruled, also on what came of forecasts.

use clap::Subcommand;
use jiff::civil::Date;
use onrecord_record::{Act, Lookup, Record, Resolution, Review as Kept, Signed};
use onrecord_relate::who::Called;
use serde::Serialize;

use crate::args::{RecordArgs, since};
use crate::error::{Error, Outcome};
use crate::identity::World;
use crate::output::page::{FAINT, Page, STRONG};
use crate::output::{count, data::Data, talk};

/// Arguments of `onrecord review`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Correct who is who: merge, split, undo",
    long_about = "Keeps what a person ruled on who is who, with who ruled it, when and why. A review outranks the program, \
                  holds for articles that are read later, and can be undone. So are resolutions of forecasts (`onrecord \
                  forecasts resolve`), which stand in the same list."
)]
pub struct Review {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Rule that two names are one person's, body's or place's
    #[command(
        after_long_help = "Example:\n  onrecord review merge 'M. Strenk' 'Marek Strenk' --why 'same desk'\n\nExit status: 0 done; 1 nothing has that name or id, or several have; 2 could not run."
    )]
    Merge {
        /// One name
        #[arg(value_name = "NAME")]
        name: String,
        /// The other
        #[arg(value_name = "OTHER")]
        other: String,
        #[command(flatten)]
        signing: Signing,
        #[command(flatten)]
        record: RecordArgs,
    },
    /// Rule that whoever has a name in some documents is another than whoever has it elsewhere
    #[command(
        after_long_help = "Example:\n  onrecord review split 'Marek Lind' --documents d1f2a93c7b\n\nExit status: 0 done; 1 nothing has that name or id, or several have; 2 could not run."
    )]
    Split {
        /// The name
        #[arg(value_name = "NAME")]
        name: String,
        /// The documents, by id or the beginning of one
        #[arg(long, value_name = "ID", required = true, num_args = 1..)]
        documents: Vec<String>,
        #[command(flatten)]
        signing: Signing,
        #[command(flatten)]
        record: RecordArgs,
    },
    /// Undo a review; it stays in the list
    #[command(
        after_long_help = "Example:\n  onrecord review undo r81c9\n\nExit status: 0 done; 1 nothing has that name or id, or several have; 2 could not run."
    )]
    Undo {
        /// Its id, or the beginning of it
        #[arg(value_name = "ID")]
        id: String,
        #[command(flatten)]
        signing: Signing,
        #[command(flatten)]
        record: RecordArgs,
    },
    /// List all reviews in the order in which they were made
    #[command(
        after_long_help = "Example:\n  onrecord review list --json\n\nExit status: 0 there are some; 1 there are none; 2 could not run."
    )]
    List {
        /// Print JSON, one review a line
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        record: RecordArgs,
    },
}

/// Who rules, when and why.
#[derive(Debug, clap::Args)]
pub struct Signing {
    /// Who rules [default: the user's name]
    #[arg(long, value_name = "NAME", env = "USER", hide_env_values = true, default_value = "unknown")]
    by: String,
    /// The day of the ruling [default: today]
    #[arg(long, value_name = "DATE", value_parser = since)]
    on: Option<Date>,
    /// Why, in your words
    #[arg(long, value_name = "WORDS")]
    pub why: Option<String>,
    /// Print JSON: the review as it is kept
    #[arg(long)]
    pub json: bool,
}

impl Signing {
    /// Who rules, and when.
    pub fn signed(&self) -> Signed {
        let today = || jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
        Signed { by: self.by.clone(), day: self.on.unwrap_or_else(today).to_string() }
    }
}

impl Review {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        match self.command {
            Command::Merge { name, other, signing, record } => {
                let record = Record::open_existing(&record.record)?;
                match names(&record, [&name, &other])? {
                    Some([one, other]) => keep(record, Act::Merge(one, other), &signing),
                    None => Ok(Outcome::NothingFound),
                }
            }
            Command::Split { name, documents, signing, record } => {
                let record = Record::open_existing(&record.record)?;
                let Some([name]) = names(&record, [&name])? else { return Ok(Outcome::NothingFound) };
                match ids(&record, &documents)? {
                    Some(ids) => keep(record, Act::Split(name, ids), &signing),
                    None => Ok(Outcome::NothingFound),
                }
            }
            Command::Undo { id, signing, record } => undo(Record::open_existing(&record.record)?, &id, &signing),
            Command::List { json, record } => list(&Record::open_read_only(&record.record)?, json),
        }
    }
}

/// The whole names of those who are called so; says who is not there, and of whom there are several.
fn names<const N: usize>(record: &Record, called: [&str; N]) -> Result<Option<[String; N]>, Error> {
    let mut names = called.map(str::to_owned);
    for name in &mut names {
        match World::called_so(record, name)?.called(name, None) {
            Called::One(somebody, _) => name.clone_from(&somebody.name),
            Called::Nobody => {
                talk::note(&format!("Nobody is called “{name}” in {}.", record.path().display()));
                return Ok(None);
            }
            Called::Several(all) => {
                let all: Vec<&str> = all.iter().map(|somebody| somebody.name.as_str()).collect();
                talk::note(&format!("Several are called “{name}”: {}; say the whole name.", all.join(", ")));
                return Ok(None);
            }
        }
    }
    Ok(Some(names))
}

/// The documents' whole ids in order; says which cannot be found.
fn ids(record: &Record, documents: &[String]) -> Result<Option<Vec<String>>, Error> {
    let mut ids = Vec::new();
    for document in documents {
        match record.document(document)? {
            Lookup::One(found) => ids.push(found.id),
            Lookup::Nothing => {
                talk::note(&format!("No document has the id {document}; `onrecord search --in documents` lists them."));
                return Ok(None);
            }
            Lookup::Several(found) => {
                talk::note(&format!("Several documents begin with {document}: {}.", found.join(", ")));
                return Ok(None);
            }
        }
    }
    ids.sort();
    ids.dedup();
    Ok(Some(ids))
}

fn keep(mut record: Record, act: Act, signing: &Signing) -> Result<Outcome, Error> {
    let review = record.add_review(act, signing.signed(), signing.why.clone())?;
    print(&[review], signing.json)?;
    talk::note("1 review kept.");
    Ok(Outcome::Done)
}

fn undo(mut record: Record, id: &str, signing: &Signing) -> Result<Outcome, Error> {
    match record.undo_review(id, &signing.signed())? {
        Lookup::One(review) => {
            print(&[review], signing.json)?;
            talk::note("1 review undone.");
            Ok(Outcome::Done)
        }
        Lookup::Nothing => {
            talk::note(&format!("No review has the id {id}; `onrecord review list` lists them."));
            Ok(Outcome::NothingFound)
        }
        Lookup::Several(ids) => {
            talk::note(&format!("Several reviews begin with {id}: {}.", ids.join(", ")));
            Ok(Outcome::NothingFound)
        }
    }
}

fn list(record: &Record, json: bool) -> Result<Outcome, Error> {
    let reviews = record.reviews()?;
    print(&reviews, json)?;
    talk::note(&format!("{}.", count::count(reviews.len(), "review", "reviews")));
    Ok(if reviews.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

#[derive(Serialize)]
struct SignedJson<'r> {
    by: &'r str,
    day: &'r str,
}

#[derive(Serialize)]
struct ResolutionJson<'r> {
    forecast: &'r str,
    document: &'r str,
    start: usize,
    end: usize,
    words: &'r str,
    outcome: &'static str,
}

impl ResolutionJson<'_> {
    fn of(resolution: &Resolution) -> ResolutionJson<'_> {
        let Resolution { forecast, document, start, end, words, outcome } = resolution;
        ResolutionJson { forecast, document, start: *start, end: *end, words, outcome: outcome.as_str() }
    }
}

#[derive(Default, Serialize)]
struct ReviewJson<'r> {
    id: &'r str,
    act: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    names: Vec<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    documents: Option<&'r [String]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    resolutions: Vec<ResolutionJson<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<&'r str>,
    by: &'r str,
    day: &'r str,
    why: Option<&'r str>,
    undone: Option<SignedJson<'r>>,
}

/// Prints reviews, for people or as JSON.
pub fn print(reviews: &[Kept], json: bool) -> Result<(), Error> {
    if !json {
        let mut page = Page::default();
        reviews.iter().for_each(|review| line(&mut page, review));
        return page.print();
    }
    let mut out = Data::stdout();
    reviews.iter().try_for_each(|review| out.json_line(&review_json(review)))?;
    out.finish()
}

fn review_json(review: &Kept) -> ReviewJson<'_> {
    let Signed { by, day } = &review.signed;
    let undone = review.undone.as_ref().map(|Signed { by, day }| SignedJson { by, day });
    let of_all = ReviewJson { id: &review.id, by, day, why: review.why.as_deref(), undone, ..ReviewJson::default() };
    match &review.act {
        Act::Merge(one, other) => ReviewJson { act: "merge", names: vec![one, other], documents: Some(&[]), ..of_all },
        Act::Split(name, documents) => {
            ReviewJson { act: "split", names: vec![name], documents: Some(documents), ..of_all }
        }
        Act::Resolve(resolutions, evidence) => ReviewJson {
            act: "resolve",
            resolutions: resolutions.iter().map(ResolutionJson::of).collect(),
            evidence: Some(evidence.as_str()),
            ..of_all
        },
    }
}

fn line(page: &mut Page, review: &Kept) {
    page.styled(FAINT, &review.id).put("  ");
    match &review.act {
        Act::Merge(one, other) => page.put("merge ").styled(STRONG, one).put(" and ").styled(STRONG, other),
        Act::Split(name, documents) => {
            page.put("split ").styled(STRONG, name).put(" in ").words(&documents.join(", ")).put(" from elsewhere")
        }
        Act::Resolve(resolutions, evidence) => {
            for (number, Resolution { forecast, words, outcome, .. }) in resolutions.iter().enumerate() {
                page.put(if number > 0 { "; " } else { "resolve " }).styled(STRONG, forecast).put(" “").words(words);
                page.put("” ").put(outcome);
            }
            page.put(", see ").words(evidence.as_str())
        }
    };
    page.put(", by ").words(&review.signed.by).put(format_args!(" on {}", review.signed.day));
    if let Some(why) = &review.why {
        page.put(": ").words(why);
    }
    if let Some(Signed { by, day }) = &review.undone {
        page.put("; undone by ").words(by).put(format_args!(" on {day}"));
    }
    page.end();
}
