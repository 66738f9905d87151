//! `onrecord who`: what somebody said over time and how they are named; without a name, everybody who said something.

use std::collections::BTreeMap;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use onrecord_core::label::EntityType;
use onrecord_record::{Alias, Candidate, DocumentFilter, Lookup, Record, RecordError, Who as Found, key};
use serde::Serialize;

use crate::args::RecordArgs;
use crate::error::{Error, Outcome};
use crate::output::page::{Cell, Page, STRONG};
use crate::output::statement::{self, DocumentJson, StatementJson};
use crate::output::{count, data::Data, talk};

/// How many words for somebody are listed for people; JSON has all.
const ALIASES: usize = 12;

/// Arguments of `onrecord who`.
#[derive(Debug, clap::Args)]
#[command(
    about = "List what somebody said, or all who said something",
    long_about = "Lists what somebody said, by date, and the words by which the articles call them. A name, a last \
                  name or another name will do; case and accents do not count. Without a name, lists all who said \
                  something, those with most statements first.",
    after_long_help = "Examples:\n  onrecord who\n  onrecord who 'foreign ministry'\n  onrecord who Georgia --type \
                       country --json\n\nExit status: 0 somebody was found; 1 nobody, or more than one of the name; 2 \
                       could not run."
)]
pub struct Who {
    /// Whose statements to list
    #[arg(value_name = "NAME")]
    name: Vec<String>,
    #[command(flatten)]
    record: RecordArgs,
    /// What bears the name, where several do
    #[arg(long = "type", value_name = "TYPE", value_parser = type_parser())]
    kind: Option<EntityType>,
    /// Print JSON: one object, or one a line without a name
    #[arg(long)]
    json: bool,
}

fn type_parser() -> impl TypedValueParser<Value = EntityType> {
    PossibleValuesParser::new(EntityType::NAMES.iter().copied()).try_map(|name| name.parse::<EntityType>())
}

impl Who {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let record = Record::open_read_only(&self.record.record)?;
        let name = self.name.join(" ");
        if name.trim().is_empty() {
            return everybody(&record, self.kind, self.json);
        }
        match record.who(&name, self.kind)? {
            Lookup::Nothing => {
                talk::note(&format!("Nobody is called “{name}” in {}.", record.path().display()));
                Ok(Outcome::NothingFound)
            }
            Lookup::One(found) => {
                if self.json {
                    print_json(&found)?
                } else {
                    page(&found).print()?
                }
                talk::note(&format!("{}.", count::statements(found.statements.len())));
                Ok(Outcome::Done)
            }
            Lookup::Several(candidates) => {
                let rows: Vec<Vec<Cell>> = candidates.iter().map(candidate_row).collect();
                Page::default().table(&["statements", "documents", "name", "type"], &rows).print()?;
                talk::note(&format!("Several are called “{name}”: say the whole name, or add --type."));
                Ok(Outcome::NothingFound)
            }
        }
    }
}

fn candidate_row(candidate: &Candidate) -> Vec<Cell> {
    vec![
        Cell::Number(candidate.statements),
        Cell::Number(candidate.documents),
        Cell::Words(candidate.name.clone()),
        Cell::Words(candidate.kind.to_string()),
    ]
}

fn page(found: &Found) -> Page {
    let mut page = Page::default();
    let Candidate { name, kind, documents, mentions, .. } = &found.candidate;
    page.styled(STRONG, name).put(format_args!(
        " ({kind}): {}, {} in {}",
        count::statements(found.statements.len()),
        count::count(*mentions, "mention", "mentions"),
        count::documents(*documents)
    ));
    page.end();
    page.put("Called ");
    for (number, Alias { words, count, .. }) in found.aliases.iter().take(ALIASES).enumerate() {
        page.put(if number > 0 { ", " } else { "" }).words(words).put(format_args!(" ({count})"));
    }
    if found.aliases.len() > ALIASES {
        page.put(format_args!(" and {} more", found.aliases.len() - ALIASES));
    }
    page.end();
    if !found.others.is_empty() {
        page.put("Not the same: ");
        for (number, other) in found.others.iter().enumerate() {
            page.put(if number > 0 { ", " } else { "" }).words(&other.name).put(format_args!(" ({})", other.kind));
        }
        page.end();
    }
    for line in &found.statements {
        page.end();
        statement::lines(&mut page, line, false, &[]);
    }
    page
}

fn print_json<'f>(found: &'f Found) -> Result<(), Error> {
    #[derive(Serialize)]
    struct AliasJson<'f> {
        words: &'f str,
        form: &'static str,
        count: usize,
    }
    #[derive(Serialize)]
    struct Line<'f> {
        document: DocumentJson<'f>,
        #[serde(flatten)]
        statement: StatementJson<'f>,
    }
    #[derive(Serialize)]
    struct WhoJson<'f> {
        name: &'f str,
        #[serde(rename = "type")]
        kind: EntityType,
        documents: usize,
        mentions: usize,
        aliases: Vec<AliasJson<'f>>,
        statements: Vec<Line<'f>>,
    }
    let alias = |a: &'f Alias| AliasJson { words: &a.words, form: a.form.as_str(), count: a.count };
    let mut out = Data::stdout();
    out.json(&WhoJson {
        name: &found.candidate.name,
        kind: found.candidate.kind,
        documents: found.candidate.documents,
        mentions: found.candidate.mentions,
        aliases: found.aliases.iter().map(alias).collect(),
        statements: found
            .statements
            .iter()
            .map(|line| Line { document: DocumentJson::of(&line.document), statement: StatementJson::of(line) })
            .collect(),
    })?;
    out.finish()
}

/// Somebody who said something.
#[derive(Debug, Serialize)]
struct Speaker {
    name: String,
    #[serde(rename = "type")]
    kind: EntityType,
    statements: usize,
    documents: usize,
}

fn everybody(record: &Record, kind: Option<EntityType>, json: bool) -> Result<Outcome, Error> {
    let speakers = speakers(record, kind)?;
    if json {
        let mut out = Data::stdout();
        speakers.iter().try_for_each(|speaker| out.json_line(speaker))?;
        out.finish()?;
    } else {
        let rows: Vec<Vec<Cell>> = speakers
            .iter()
            .map(|s| {
                let words = |words: &str| Cell::Words(words.to_owned());
                vec![Cell::Number(s.statements), Cell::Number(s.documents), words(&s.name), words(s.kind.as_str())]
            })
            .collect();
        if !rows.is_empty() {
            Page::default().table(&["statements", "documents", "name", "type"], &rows).print()?;
        }
    }
    talk::note(&format!("{}.", count::count(speakers.len(), "person or body", "people and bodies")));
    Ok(if speakers.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

/// Sources by name and type, those with most statements first, then by name.
fn speakers(record: &Record, kind: Option<EntityType>) -> Result<Vec<Speaker>, Error> {
    let mut found: BTreeMap<(String, EntityType), Speaker> = BTreeMap::new();
    record.each_document(&DocumentFilter::default(), |document| {
        for entity in document.entities.iter().filter(|entity| kind.is_none_or(|kind| entity.kind == kind)) {
            let said = document.statements.iter().filter(|s| s.source_entity.as_ref() == Some(&entity.id)).count();
            if said > 0 {
                let speaker = found.entry((key(&entity.name), entity.kind)).or_insert_with(|| Speaker {
                    name: entity.name.clone(),
                    kind: entity.kind,
                    statements: 0,
                    documents: 0,
                });
                speaker.statements += said;
                speaker.documents += 1;
            }
        }
        Ok::<(), RecordError>(())
    })?;
    let mut speakers: Vec<Speaker> = found.into_values().collect();
    speakers.sort_by_key(|speaker| std::cmp::Reverse(speaker.statements));
    Ok(speakers)
}
