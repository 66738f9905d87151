//! What many documents tell, compared: for the commands that list claims, disputes and shifts.
//!
//! Reads files, or the record with the lineage it keeps, and hands [`onrecord_relate`] plain values.

use std::collections::BTreeMap;
use std::path::PathBuf;

use onrecord_core::brief::Story;
use onrecord_core::contract::{Document, Entity};
use onrecord_core::whom::Whom;
use onrecord_record::{DocumentFilter, Record, RecordError, key};
use onrecord_relate::claim::{Given, Related, Told, told};
use onrecord_relate::correction::Marks;
use onrecord_relate::origin::Origin;
use onrecord_relate::thread::{self, Sketch, Thread};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::args::{FilterArgs, ReadingArgs, RecordArgs};
use crate::asked::Asked;
use crate::correction;
use crate::error::Error;
use crate::identity::{self, World};
use crate::material::Material;
use crate::output::page::{FAINT, Page, STRONG};

/// What to compare, and what of it to show.
#[derive(Debug, clap::Args)]
pub struct RelatedArgs {
    /// Files, folders and globs, `-` for standard input; without any, the record
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    record: RecordArgs,
    /// Only where one of the sentences has this word
    #[arg(long, value_name = "WORD")]
    about: Option<String>,
    #[command(flatten)]
    filter: FilterArgs,
    /// Print JSON, one object a line
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    reading: ReadingArgs,
}

impl RelatedArgs {
    /// Everything told, compared; what is asked of it; and how many files could not be read just now.
    pub fn related(&self) -> Result<(Related, Asked, usize), Error> {
        let who = self.filter.who.as_deref();
        if !self.paths.is_empty() {
            let material = Material::of(&self.paths, &self.record, &self.reading)?;
            let asked = self.asked(who.map(|who| World::of_documents(&material.documents).whom(who)));
            return Ok((of_files(&material.documents).related, asked, material.failed));
        }
        let record = Record::open_read_only(&self.record.record)?;
        let asked = self.asked(identity::whom(&record, who)?);
        let groups = record.lineage_groups()?;
        let mut all = AllTold::default();
        record.each_document(&DocumentFilter::default(), |document| {
            all.add(&document, &lineage(&document.id, &groups));
            Ok::<(), RecordError>(())
        })?;
        all.mark(correction::of_record(&record, &all.told)?);
        Ok((all.together().related, asked, 0))
    }

    fn asked(&self, who: Option<Whom>) -> Asked {
        Asked::of(&self.filter, self.about.as_deref(), who)
    }
}

/// What documents tell, compared, and the stories they tell.
pub struct Together {
    /// Everything told.
    pub related: Related,
    /// What became of their words since.
    pub marks: Marks,
    /// The threads, in the order of their command.
    pub stories: Vec<Story>,
}

/// Everything that these documents tell, compared; those with one text are copies of each other.
pub fn of_files(documents: &[Document]) -> Together {
    let mut all = AllTold::default();
    for document in documents {
        let text: String = Sha256::digest(&document.text).iter().map(|byte| format!("{byte:02x}")).collect();
        all.add(document, &text);
    }
    all.mark(correction::of_files(documents, &all.told));
    all.together()
}

/// The same for documents of a record, with the copies that it knows of.
pub fn of_record(documents: &[Document], record: &Record) -> Result<Together, RecordError> {
    let groups = record.lineage_groups()?;
    let mut all = AllTold::default();
    for document in documents {
        all.add(document, &lineage(&document.id, &groups));
    }
    all.mark(correction::of_record(record, &all.told)?);
    Ok(all.together())
}

/// What all copies of a document's text share, by the groups of a record.
pub fn lineage(document: &str, groups: &BTreeMap<String, usize>) -> String {
    groups.get(document).map_or(document.to_owned(), usize::to_string)
}

/// What a document tells; `lineage` is what all copies of its text share.
pub fn told_in(document: &Document, lineage: &str) -> Vec<Told> {
    let known_as = |entity: &Entity| key(&entity.name);
    told(&Given { document, lineage, key: &known_as })
}

/// What is told in documents, and what of them says which tell one story.
#[derive(Default)]
struct AllTold {
    told: Vec<Told>,
    sketches: Vec<Sketch>,
    marks: Marks,
}

impl AllTold {
    /// Adds a document; `lineage` is what all copies of its text share.
    fn add(&mut self, document: &Document, lineage: &str) {
        self.told.extend(told_in(document, lineage));
        self.sketches.push(Sketch::of(document));
    }

    /// Puts the marks beside what they are on.
    fn mark(&mut self, marks: Marks) {
        correction::put(&marks, &mut self.told);
        self.marks = marks;
    }

    fn together(mut self) -> Together {
        self.sketches.sort_by(|a, b| a.id.cmp(&b.id));
        self.sketches.dedup_by(|a, b| a.id == b.id);
        let threads = thread::threads(&self.sketches);
        let stories: Vec<Story> = threads.iter().map(|thread| story(thread, &self.sketches)).collect();
        let story_of: BTreeMap<&String, &String> = stories
            .iter()
            .flat_map(|story| story.documents.iter().map(move |document| (document, &story.id)))
            .collect();
        for told in &mut self.told {
            told.story = story_of.get(&told.document).copied().cloned();
        }
        Together { related: Related::of(self.told), marks: self.marks, stories }
    }
}

fn story(thread: &Thread, sketches: &[Sketch]) -> Story {
    Story {
        id: thread.id.clone(),
        title: thread.title.clone(),
        days: thread.days.map(|(first, last)| (first.to_string(), last.to_string())),
        names: thread.names.clone(),
        documents: thread.documents.iter().map(|&number| sketches[number].id.clone()).collect(),
    }
}

/// Tellings with their origins, for JSON.
#[derive(Serialize)]
pub struct Claim<'r> {
    /// Where it comes from, those first to which most of it goes back.
    pub origins: &'r [Origin],
    /// Every telling.
    pub told: Vec<&'r Told>,
}

/// "3 tellings, 2 origins: the mayor; an official (2, copies of one text)".
pub fn put_origins(page: &mut Page, origins: &[Origin]) {
    let number = crate::output::count::count(origins.len(), "independent origin", "independent origins");
    page.put(number).put(": ");
    for (place, origin) in origins.iter().enumerate() {
        page.put(if place > 0 { "; " } else { "" }).words(&origin.source);
        if origin.members.len() > 1 {
            let why: Vec<&str> = origin.folded.iter().map(|fold| fold.as_str()).collect();
            page.put(format_args!(" ({}×: {})", origin.members.len(), why.join(", ")));
        }
    }
}

/// Who told it when, in which words, and where these stand.
pub fn put_told(page: &mut Page, indent: &str, told: &Told) {
    page.put(indent).styled(STRONG, told.teller()).put(if told.denied { " denies" } else { "" });
    page.put(", ").put(told.said_on()).put(": ");
    for (number, words) in told.words.iter().enumerate() {
        page.put(if number > 0 { " … " } else { "" }).words(&words.text);
    }
    page.end();
    let place = format!("{}:{}", told.path, told.words.first().map_or(0, |span| span.start));
    correction::put_marks(page, &format!("{indent}  "), &told.marks);
    page.put(indent).put("  ");
    if let Some(statement) = &told.statement {
        page.styled(FAINT, statement).put("  ");
    }
    page.styled(FAINT, &place).end();
}
