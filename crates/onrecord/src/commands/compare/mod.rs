//! `onrecord compare`: two documents side by side, what was put in and taken out, and which came first.

mod html;
mod json;
mod row;
mod text;

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use onrecord_core::contract::Document;
use onrecord_record::{Lookup, Record};
use onrecord_relate::lineage::{Compared, Difference, Prepared, Relation, SentenceLabel, version};

use crate::args::{ReadingArgs, RecordArgs};
use crate::error::{Error, Outcome};
use crate::input;
use crate::output::{count, data::Data, talk};
use crate::pipeline::{self, Kept};
use row::Row;

/// Arguments of `onrecord compare`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Show two documents side by side, with what was put in and taken out",
    long_about = "Shows two documents side by side, sentence by sentence: what was copied, edited, rewritten, moved, \
                  added and cut, with words taken out as [-words-] and words put in as {+words+}. Says whether they are \
                  one text, and which came first and why, as far as anything tells; and of two versions of one article, \
                  which statements, figures and events fell away, changed or are new. A document is a file, or the id of \
                  one in the record or the beginning of an id.",
    after_long_help = "Examples:\n  onrecord compare d3f2 d81c\n  onrecord compare agency.txt client.html --hide-trivial\n  \
                       onrecord compare d3f2 d81c --format html --output compared.html\n\nExit status: 0 they are one \
                       text, or share a quotation; 1 they share nothing; 2 could not run."
)]
pub struct Compare {
    /// The first document: a file or an id
    #[arg(value_name = "A")]
    first: String,
    /// The second document: a file or an id
    #[arg(value_name = "B")]
    second: String,
    #[command(flatten)]
    record: RecordArgs,
    /// Leave out what changes no word: marks, capitals, blanks, the typing of numbers, articles (a, an, the)
    #[arg(long)]
    hide_trivial: bool,
    /// How it is written [default: as the name of --output ends, else text]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// The file to write, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    reading: ReadingArgs,
}

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading, two columns
    Text,
    /// A page that needs nothing else
    Html,
    /// One JSON object
    Json,
}

impl Compare {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let (first, second) = (self.document(&self.first)?, self.document(&self.second)?);
        let (a, b) = (Prepared::of(&first), Prepared::of(&second));
        let compared = Compared::of(&a, &b);
        let rows = row::rows(&a, &b, &compared.alignment, self.hide_trivial);
        let differences = match compared.relation {
            Some(Relation::LaterVersion) => version::differences(&first, &second, &compared.alignment),
            _ => Vec::new(),
        };
        let shown =
            Shown { first: &first, second: &second, compared: &compared, rows: &rows, differences: &differences };
        let mut out = Data::open(self.output.as_deref())?;
        match self.format() {
            Format::Text if self.output.is_none() => text::page(&shown).print()?,
            Format::Text => out.plain(&text::page(&shown))?,
            Format::Html => out.bytes(html::page(&shown).as_bytes())?,
            Format::Json => out.json(&json::comparison(&shown))?,
        }
        out.finish()?;
        talk::note(&shown.counts());
        Ok(if compared.relation.is_none() { Outcome::NothingFound } else { Outcome::Done })
    }

    fn format(&self) -> Format {
        let ending = self.output.as_deref().and_then(Path::extension).and_then(|e| e.to_str());
        match (self.json, self.format, ending) {
            (true, ..) => Format::Json,
            (_, Some(format), _) => format,
            (_, _, Some("html" | "htm")) => Format::Html,
            (_, _, Some("json")) => Format::Json,
            _ => Format::Text,
        }
    }

    /// The document of a file, or else of an id in the record.
    fn document(&self, named: &str) -> Result<Document, Error> {
        if Path::new(named).exists() {
            return self.read(named);
        }
        match Record::open_read_only(&self.record.record)?.document(named)? {
            Lookup::One(document) => Ok(document),
            Lookup::Nothing => Err(Error::new(format!(
                "{named}: expected a file or the id of a document, found neither here nor in {}",
                self.record.record.display()
            ))
            .hint("onrecord sources lists ids of documents that are one text")),
            Lookup::Several(ids) => {
                Err(Error::new(format!("expected one document, found several whose ids begin {named}"))
                    .hint(format!("say more of the id: {}", ids.join(", "))))
            }
        }
    }

    fn read(&self, path: &str) -> Result<Document, Error> {
        let how = self.reading.how(None)?;
        let reader = self.reading.reader()?;
        let found = input::find(&[PathBuf::from(path)], true);
        let mut kept = Kept::default();
        pipeline::run(found.inputs, &how, |document| reader.contract(document), &mut kept)?;
        match (kept.documents.len(), kept.failures.first()) {
            (1, _) => Ok(kept.documents.remove(0)),
            (0, Some(failure)) => Err(Error::new(failure.message.clone())),
            (found, _) => Err(Error::new(format!("{path}: expected one document, found {}", count::grouped(found)))
                .hint("read it into a record, and compare by ids")),
        }
    }
}

/// What is shown of two documents.
struct Shown<'c> {
    first: &'c Document,
    second: &'c Document,
    compared: &'c Compared,
    rows: &'c [Row],
    /// Of two versions, the findings that are not the same in both.
    differences: &'c [Difference],
}

impl Shown<'_> {
    /// How they are related, in a sentence.
    fn relation(&self) -> String {
        match self.compared.relation {
            None => "They share nothing.".to_owned(),
            Some(Relation::Excerpted) => "One is a part of the other.".to_owned(),
            Some(relation) => {
                let words = relation.words();
                words[..1].to_uppercase() + &words[1..] + "."
            }
        }
    }

    /// Which came first and why, in a sentence; `None` for documents that are not one text.
    fn direction(&self) -> Option<String> {
        self.compared.relation.filter(|r| r.is_lineage())?;
        let Some(direction) = &self.compared.direction else {
            return Some("Which came first is not known.".to_owned());
        };
        let original = match direction.original {
            onrecord_relate::lineage::Which::First => "first",
            onrecord_relate::lineage::Which::Second => "second",
        };
        let reasons: Vec<&str> = direction.reasons.iter().map(|r| r.words()).collect();
        Some(format!("The {original} came first: {}.", reasons.join("; ")))
    }

    /// How many sentences became what.
    fn counts(&self) -> String {
        let of = |label: SentenceLabel| {
            let number = self.rows.iter().filter(|row| row.label == label).count();
            (number > 0).then(|| format!("{} {}", count::grouped(number), label.as_str()))
        };
        let counts: Vec<String> = SentenceLabel::ALL.into_iter().filter_map(of).collect();
        format!("Sentences: {}.", if counts.is_empty() { "none".to_owned() } else { counts.join(", ") })
    }
}

/// What became of a finding.
fn fate(difference: &Difference) -> &'static str {
    match (&difference.first, &difference.second) {
        (Some(_), Some(_)) => "changed",
        (Some(_), None) => "fell away",
        _ => "new",
    }
}

/// A document's name for people.
fn named(document: &Document) -> String {
    let outlet = document.outlet.as_deref().map(|outlet| format!("{outlet}, ")).unwrap_or_default();
    format!("{outlet}{}", document.headline().unwrap_or(&document.path))
}
