//! `onrecord who`: what somebody said over time and how they are named; without a name, everybody who said something.

use std::cmp::Reverse;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use onrecord_core::label::EntityType;
use onrecord_record::{Alias, Record, Told, key};
use onrecord_relate::who::{Called, Counts, Somebody};
use serde::Serialize;

use crate::args::RecordArgs;
use crate::error::{Error, Outcome};
use crate::identity::World;
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
                  name, another name or an id will do; case and accents do not count. Spellings of one name and offices of \
                  the day are one person, two people of one name are two; the reasons are given, and `onrecord review` \
                  corrects them. Without a name, lists all who said something, those with most statements first.",
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
    /// Without a name, also list those who said nothing, in JSON with their entities
    #[arg(long, conflicts_with = "name")]
    all: bool,
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
            return everybody(&World::of(&record)?, self.kind, self.all, self.json);
        }
        match World::called_so(&record, &name)?.called(&name, self.kind) {
            Called::Nobody => {
                talk::note(&format!("Nobody is called “{name}” in {}.", record.path().display()));
                Ok(Outcome::NothingFound)
            }
            Called::One(somebody, others) => {
                let told = record.told_of(&somebody.entities())?;
                if self.json {
                    print_json(somebody, &told)?
                } else {
                    page(somebody, &told, &others).print()?
                }
                talk::note(&format!("{}.", count::statements(told.statements.len())));
                Ok(Outcome::Done)
            }
            Called::Several(all) => {
                let rows: Vec<Vec<Cell>> = all.iter().map(|somebody| candidate_row(somebody)).collect();
                Page::default().table(&["statements", "documents", "name", "type", "id"], &rows).print()?;
                talk::note(&format!("Several are called “{name}”: say the whole name or the id, or add --type."));
                Ok(Outcome::NothingFound)
            }
        }
    }
}

fn candidate_row(somebody: &Somebody) -> Vec<Cell> {
    let counts = somebody.counts();
    vec![
        Cell::Number(counts.statements),
        Cell::Number(counts.documents),
        Cell::Words(somebody.name.clone()),
        Cell::Words(somebody.kind.to_string()),
        Cell::Words(somebody.id.clone().unwrap_or_default()),
    ]
}

fn page(somebody: &Somebody, told: &Told, others: &[&Somebody]) -> Page {
    let mut page = Page::default();
    let counts = somebody.counts();
    page.styled(STRONG, &somebody.name).put(format_args!(
        " ({}): {}, {} in {}",
        somebody.kind,
        count::statements(told.statements.len()),
        count::count(counts.mentions, "mention", "mentions"),
        count::documents(counts.documents)
    ));
    page.end();
    page.put("Called ");
    for (number, Alias { words, count, .. }) in told.aliases.iter().take(ALIASES).enumerate() {
        page.put(if number > 0 { ", " } else { "" }).words(words).put(format_args!(" ({count})"));
    }
    if told.aliases.len() > ALIASES {
        page.put(format_args!(" and {} more", told.aliases.len() - ALIASES));
    }
    page.end();
    for (reason, words) in &somebody.one_by {
        page.put(format_args!("One by {}: ", reason.as_str().replace('_', " "))).words(words).end();
    }
    if !others.is_empty() {
        page.put("Not the same: ");
        for (number, other) in others.iter().enumerate() {
            page.put(if number > 0 { ", " } else { "" }).words(&other.name).put(format_args!(" ({})", other.kind));
        }
        page.end();
    }
    for line in &told.statements {
        page.end();
        statement::lines(&mut page, line, false, &[]);
    }
    page
}

#[derive(Serialize)]
struct ReasonJson<'w> {
    reason: &'static str,
    words: &'w str,
}

fn reasons_json(somebody: &Somebody) -> Vec<ReasonJson<'_>> {
    somebody.one_by.iter().map(|(reason, words)| ReasonJson { reason: reason.as_str(), words }).collect()
}

fn print_json(somebody: &Somebody, told: &Told) -> Result<(), Error> {
    #[derive(Serialize)]
    struct AliasJson<'t> {
        words: &'t str,
        form: &'static str,
        count: usize,
    }
    #[derive(Serialize)]
    struct Line<'t> {
        document: DocumentJson<'t>,
        #[serde(flatten)]
        statement: StatementJson<'t>,
    }
    #[derive(Serialize)]
    struct WhoJson<'t> {
        id: Option<&'t str>,
        name: &'t str,
        #[serde(rename = "type")]
        kind: EntityType,
        documents: usize,
        mentions: usize,
        aliases: Vec<AliasJson<'t>>,
        one_by: Vec<ReasonJson<'t>>,
        statements: Vec<Line<'t>>,
    }
    let counts = somebody.counts();
    let mut out = Data::stdout();
    out.json(&WhoJson {
        id: somebody.id.as_deref(),
        name: &somebody.name,
        kind: somebody.kind,
        documents: counts.documents,
        mentions: counts.mentions,
        aliases: told
            .aliases
            .iter()
            .map(|a| AliasJson { words: &a.words, form: a.form.as_str(), count: a.count })
            .collect(),
        one_by: reasons_json(somebody),
        statements: told
            .statements
            .iter()
            .map(|line| Line { document: DocumentJson::of(&line.document), statement: StatementJson::of(line) })
            .collect(),
    })?;
    out.finish()
}

/// Everybody who said something, or with `all` everybody; those with most statements first, then by name.
fn everybody(world: &World, kind: Option<EntityType>, all: bool, json: bool) -> Result<Outcome, Error> {
    let mut found: Vec<(&Somebody, Counts)> = world
        .all
        .iter()
        .filter(|somebody| kind.is_none_or(|kind| somebody.kind == kind))
        .map(|somebody| (somebody, somebody.counts()))
        .filter(|(_, counts)| all || counts.statements > 0)
        .collect();
    found.sort_by_cached_key(|(somebody, counts)| (Reverse(counts.statements), key(&somebody.name), somebody.kind));
    if json {
        let mut out = Data::stdout();
        found.iter().try_for_each(|(somebody, counts)| out.json_line(&speaker(somebody, *counts, all)))?;
        out.finish()?;
    } else if !found.is_empty() {
        let words = |words: &str| Cell::Words(words.to_owned());
        let row = |(somebody, counts): &(&Somebody, Counts)| {
            let documents = if all { counts.documents } else { counts.spoken_in };
            let numbers = [Cell::Number(counts.statements), Cell::Number(documents)];
            numbers.into_iter().chain([words(&somebody.name), words(somebody.kind.as_str())]).collect()
        };
        let rows: Vec<Vec<Cell>> = found.iter().map(row).collect();
        Page::default().table(&["statements", "documents", "name", "type"], &rows).print()?;
    }
    talk::note(&format!("{}.", count::count(found.len(), "person or body", "people and bodies")));
    Ok(if found.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

#[derive(Serialize)]
struct EntityJson<'w> {
    document: &'w str,
    entity: &'w str,
}

#[derive(Serialize)]
struct SpeakerJson<'w> {
    id: Option<&'w str>,
    name: &'w str,
    #[serde(rename = "type")]
    kind: EntityType,
    statements: usize,
    documents: usize,
    one_by: Vec<ReasonJson<'w>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entities: Option<Vec<EntityJson<'w>>>,
}

fn speaker(somebody: &Somebody, counts: Counts, all: bool) -> SpeakerJson<'_> {
    let entities = || somebody.entities().into_iter().map(|(document, entity)| EntityJson { document, entity });
    SpeakerJson {
        id: somebody.id.as_deref(),
        name: &somebody.name,
        kind: somebody.kind,
        statements: counts.statements,
        documents: if all { counts.documents } else { counts.spoken_in },
        one_by: reasons_json(somebody),
        entities: all.then(|| entities().collect()),
    }
}
