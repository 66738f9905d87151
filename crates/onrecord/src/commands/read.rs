//! `onrecord read`: files in, the record kept.
//!
//! Files that were read before by this reader, and whose bytes and metadata are the same, cost a digest and no more. A
//! run that is killed keeps what was committed, and the next run goes on from there.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use onrecord_core::contract::Document;
use onrecord_record::{InputFile, Reading, Record, RecordError, Writer, Written};
use serde::Serialize;

use crate::args::{FormatArgs, ReadingArgs, RecordArgs};
use crate::error::{Error, Outcome};
use crate::input::{self, Failure, STDIN};
use crate::output::{count, data::Data, progress::Progress, talk};
use crate::pipeline::{self, Event, File, Sink};

/// Work that a killed run may lose.
const COMMIT_AFTER: Duration = Duration::from_secs(2);

/// Arguments of `onrecord read`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Read articles into the record",
    long_about = "Reads articles into the record: text, Markdown, HTML, JSON and JSON Lines. Reading the same file \
                  again changes nothing; a file that has changed takes the place of what it was. A file that cannot \
                  be read is reported, and the others are read all the same.\n\nMetadata may stand in the file (front \
                  matter, page head, JSON fields) or beside it, in talks.txt.meta.toml or talks.meta.toml for \
                  talks.txt; .json, .yaml and .yml do as well.",
    after_long_help = "Examples:\n  onrecord read articles/ talks.txt\n  onrecord read 'archive/**/*.html' --record \
                       talks.db\n  onrecord read news.jsonl --fields text=body,title=headline\n  \
                       curl -s https://example.org/talks | onrecord read - --format html --published 2024-05-15\n\n\
                       Exit status: 0 done; 1 some files could not be read, or there was nothing to read; 2 could not \
                       run."
)]
pub struct Read {
    /// Files, folders and globs; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    record: RecordArgs,
    /// Print what was done as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    reading: ReadingArgs,
}

impl Read {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let how = self.reading.how(self.format.format)?;
        let found = input::find(&self.paths, self.format.format.is_some());
        let reader = self.reading.reader()?;
        let mut record = Record::create_or_open(&self.record.record)?;
        let earlier = Record::open_existing(&self.record.record)?;
        let progress = Progress::new(found.size());
        let mut summary = Summary { skipped: found.skipped, ..Summary::default() };
        let mut keeper = Keeper {
            writer: record.writer(),
            earlier,
            reader: reader.fingerprint(),
            file: None,
            size: 0,
            is_whole: true,
            committed: Instant::now(),
            progress: &progress,
            summary: &mut summary,
        };
        let result = pipeline::run(found.inputs, &how, |document| reader.contract(document), &mut keeper);
        let written = result.and_then(|()| Ok(keeper.writer.finish()?));
        progress.clear();
        summary.documents = Documents::of(written?);
        record.relate()?;
        summary.tell(self.json)
    }
}

/// Puts what comes out of the pipeline into the record.
struct Keeper<'r> {
    writer: Writer<'r>,
    /// The same record, to look up what was read before.
    earlier: Record,
    reader: String,
    /// The file that is being read.
    file: Option<InputFile>,
    /// Its size in bytes.
    size: u64,
    /// Whether the record took all that was in the file.
    is_whole: bool,
    committed: Instant,
    progress: &'r Progress,
    summary: &'r mut Summary,
}

impl Keeper<'_> {
    fn input_file(&self, file: &File) -> InputFile {
        InputFile { path: file.name.clone(), sha256: file.digest, reader: self.reader.clone() }
    }

    fn document(&mut self, document: Document) -> Result<(), Error> {
        let Some(file) = &self.file else { return Ok(()) };
        let path = document.path.clone();
        let added = if file.path == STDIN {
            // What comes by standard input has no place of its own, and must not take that of what came before.
            let own = format!("stdin:{}", document.id);
            let file = InputFile { path: own.clone(), ..file.clone() };
            self.writer.add(&file, Reading { path: own, ..Reading::of(document) })
        } else {
            self.writer.add(file, Reading::of(document))
        };
        match added {
            Err(RecordError::Misquoted { .. }) => {
                self.is_whole = false;
                self.failed(Failure::fault(&path))
            }
            other => {
                self.summary.read += 1;
                Ok(other?)
            }
        }
    }

    fn failed(&mut self, failure: Failure) -> Result<(), Error> {
        self.progress.beside(|| talk::not_read(&failure.message));
        // What is not there may be a slip of the pen, and what came by standard input is gone: neither is a file for the
        // record to remember.
        if let Some(file) = &self.file
            && !failure.is_missing()
            && file.path != STDIN
        {
            self.writer.add(file, Reading::rejected(&failure.path, failure.reason, &failure.message))?;
        }
        let is_file = self.file.as_ref().is_none_or(|file| file.path == failure.path);
        self.summary.failed_files += usize::from(is_file);
        self.summary.failed.push(failure);
        Ok(())
    }

    fn end(&mut self) -> Result<(), Error> {
        self.progress.advance(self.size, self.summary.read);
        if let Some(file) = self.file.take()
            && self.is_whole
        {
            self.writer.close(&file)?;
        }
        if self.committed.elapsed() >= COMMIT_AFTER {
            self.writer.commit()?;
            self.committed = Instant::now();
        }
        Ok(())
    }
}

impl Sink<Document> for Keeper<'_> {
    fn wants_digests(&self) -> bool {
        true
    }

    fn knows(&mut self, file: &File) -> Result<bool, Error> {
        Ok(self.earlier.has_read(&self.input_file(file))?)
    }

    fn take(&mut self, event: Event<Document>) -> Result<(), Error> {
        match event {
            Event::Begin(file) => {
                self.size = file.size;
                self.file = Some(self.input_file(&file));
                self.is_whole = true;
            }
            Event::Document(document) => self.document(document)?,
            Event::Failed(failure) => self.failed(failure)?,
            Event::Known => {
                self.summary.unchanged_files += 1;
                self.file = None;
            }
            Event::End => self.end()?,
        }
        Ok(())
    }
}

/// What a run did.
#[derive(Debug, Default, Serialize)]
struct Summary {
    documents: Documents,
    unchanged_files: usize,
    failed: Vec<Failure>,
    #[serde(skip)]
    failed_files: usize,
    skipped: usize,
    #[serde(skip)]
    read: usize,
}

/// Documents that were read.
#[derive(Debug, Default, Serialize)]
struct Documents {
    /// Those the record did not have.
    new: usize,
    /// Those it had.
    known: usize,
}

impl Documents {
    fn of(written: Written) -> Documents {
        Documents { new: written.new, known: written.known + written.unchanged }
    }
}

impl Summary {
    fn tell(&self, json: bool) -> Result<Outcome, Error> {
        if json {
            let mut out = Data::stdout();
            out.json_line(self)?;
            out.finish()?;
        } else {
            talk::note(&self.sentence());
        }
        let read = self.documents.new + self.documents.known + self.unchanged_files;
        match (read, self.failed.len()) {
            (0, 0) => Ok(Outcome::NothingFound),
            (_, failed) => Ok(Outcome::of_failures(failed)),
        }
    }

    fn sentence(&self) -> String {
        let Documents { new, known } = self.documents;
        let mut parts = vec![format!("Read {}", count::documents(new + known))];
        match (new, known) {
            (0, 0) => {}
            (new, 0) => parts[0] += &format!(" ({} new)", count::grouped(new)),
            (0, known) => parts[0] += &format!(" ({} known before)", count::grouped(known)),
            (new, known) => {
                parts[0] += &format!(" ({} new, {} known before)", count::grouped(new), count::grouped(known));
            }
        }
        let failed_records = self.failed.len() - self.failed_files;
        for (number, one, many, did) in [
            (self.unchanged_files, "file", "files", "unchanged"),
            (self.failed_files, "file", "files", "could not be read"),
            (failed_records, "record", "records", "could not be read"),
            (self.skipped, "file", "files", "skipped as hidden or of unknown type"),
        ] {
            if number > 0 {
                parts.push(format!("{} {did}", count::count(number, one, many)));
            }
        }
        parts.join(", ") + "."
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_says_what_was_done() {
        let mut summary = Summary::default();
        assert_eq!(summary.sentence(), "Read 0 documents.");
        summary.documents = Documents { new: 1, known: 0 };
        assert_eq!(summary.sentence(), "Read 1 document (1 new).");
        summary.documents = Documents { new: 1000, known: 2 };
        summary.unchanged_files = 9;
        summary.failed = vec![Failure::fault("a.txt"), Failure::fault("b.jsonl#1"), Failure::fault("b.jsonl#2")];
        summary.failed_files = 1;
        summary.skipped = 4;
        assert_eq!(
            summary.sentence(),
            "Read 1,002 documents (1,000 new, 2 known before), 9 files unchanged, 1 file could not be read, 2 records \
             could not be read, 4 files skipped as hidden or of unknown type."
        );
    }
}
