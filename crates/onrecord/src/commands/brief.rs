//! `onrecord brief`: who said what, with the words it rests on, from the record or from files read for the purpose.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use jiff::civil::Date;
use onrecord_core::brief::{self, Options};
use onrecord_core::contract::Document;
use onrecord_core::whom::Whom;
use onrecord_relate::published::{self, Narrowed};

use crate::args::{FilterArgs, ReadingArgs, RecordArgs};
use crate::contrast;
use crate::error::{Error, Outcome};
use crate::identity::{self, World};
use crate::material::Material;
use crate::output::{count, data::Data, talk};
use crate::related::{self, Together};

/// Arguments of `onrecord brief`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Write a brief: who said what, with the words it rests on",
    long_about = "Writes a brief: what the documents are, who said what, what was said on the same question, figures \
                  and dates. Every line is a quotation or built from fields of the record, and has a note that \
                  opens its words in the article. With paths, reads those files and needs no record; without, takes \
                  what is in the record.",
    after_long_help = "Examples:\n  onrecord brief articles/ --output brief.html\n  onrecord brief --about ceasefire \
                       --since 2024-05\n  onrecord brief talks.txt --who minister --format json"
)]
pub struct Brief {
    /// Files, folders and globs, `-` for standard input; without any, the record
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    record: RecordArgs,
    /// How it is written [default: as the name of --output ends, else markdown]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<BriefFormat>,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// The file to write, instead of standard output
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Only lines whose sentences hold all of these words
    #[arg(long, value_name = "WORDS")]
    about: Option<String>,
    #[command(flatten)]
    filter: FilterArgs,
    #[command(flatten)]
    reading: ReadingArgs,
}

/// How a brief is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum BriefFormat {
    /// Markdown with footnotes
    Markdown,
    /// One page that needs nothing else
    Html,
    /// All fields
    Json,
}

impl Brief {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let material = Material::of(&self.paths, &self.record, &self.reading)?;
        let options = Options {
            about: self.about.clone(),
            who: self.whom(&material)?,
            since: self.filter.since,
            until: self.filter.until,
        };
        let together = together(&material)?;
        let brief = brief::Brief::of(&material.documents, &material.unread, &options)
            .narrowed(&narrowed(&material.documents))
            .telling(&together.stories)
            .relating(&contrast::contrasts(&together.related))
            .marked(|document, stretches| together.marks.on(document, stretches));
        let mut out = Data::open(self.output.as_deref())?;
        let text = match self.format() {
            BriefFormat::Markdown => brief.markdown(),
            BriefFormat::Html => brief.html(),
            BriefFormat::Json => brief.json(),
        };
        out.bytes(text.as_bytes())?;
        out.finish()?;
        if let Some(output) = &self.output {
            talk::note(&format!(
                "{}: {} by {} from {}.",
                output.display(),
                count::statements(brief.counts.statements),
                count::count(brief.counts.speakers, "speaker", "speakers"),
                count::documents(brief.counts.documents)
            ));
        }
        match material.failed {
            0 if brief.is_empty() => Ok(Outcome::NothingFound),
            failed => Ok(Outcome::of_failures(failed)),
        }
    }

    /// Whom `--who` means.
    fn whom(&self, material: &Material) -> Result<Option<Whom>, Error> {
        let name = self.filter.who.as_deref();
        match &material.record {
            Some(record) => Ok(identity::whom(record, name)?),
            None => Ok(name.map(|name| World::of_documents(&material.documents).whom(name))),
        }
    }

    fn format(&self) -> BriefFormat {
        let extension = self.output.as_deref().and_then(Path::extension).and_then(|e| e.to_str());
        match (self.json, self.format, extension) {
            (true, ..) => BriefFormat::Json,
            (_, Some(format), _) => format,
            (_, _, Some("html" | "htm")) => BriefFormat::Html,
            (_, _, Some("json")) => BriefFormat::Json,
            _ => BriefFormat::Markdown,
        }
    }
}

/// What the documents tell of each other's days of publication.
fn narrowed(documents: &[Document]) -> BTreeMap<String, brief::Narrowed> {
    let day = |day: Option<Date>| day.map(|d| d.to_string());
    let shown =
        |days: Narrowed| brief::Narrowed { earliest: day(days.earliest), latest: day(days.latest), how: days.how() };
    published::narrowed(documents).into_iter().map(|(id, days)| (id, shown(days))).collect()
}

/// What the documents tell, compared; of a record, with the copies that it knows of.
fn together(material: &Material) -> Result<Together, Error> {
    match &material.record {
        Some(record) => Ok(related::of_record(&material.documents, record)?),
        None => Ok(related::of_files(&material.documents)),
    }
}
