//! `onrecord extract`: files in, one contract object a line out. Needs and keeps no record; what is found in one
//! document does not depend on the others.

use std::path::PathBuf;

use crate::args::{FormatArgs, ReadingArgs};
use crate::error::{Error, Outcome};
use crate::input::{self, Failure};
use crate::output::{count, data::Data, talk};
use crate::pipeline::{self, Event, Sink};

/// Arguments of `onrecord extract`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Print what is found in articles, as JSON, without a record",
    long_about = "Prints what is found in articles: who said what, entities, figures, times. One JSON object a \
                  document, one a line, as docs/reference/document.schema.json says; offsets count Unicode code \
                  points. No record is needed or changed.",
    after_long_help = "Example:\n  onrecord extract talks.txt | python3 -c 'import json, sys\n  \
                       for line in sys.stdin:\n      for s in json.loads(line)[\"statements\"]: \
                       print(s[\"content\"][\"spans\"])'"
)]
pub struct Extract {
    /// Files, folders and globs; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Print JSON Lines, which is what it does anyway
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    format: FormatArgs,
    #[command(flatten)]
    reading: ReadingArgs,
}

impl Extract {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let how = self.reading.how(self.format.format)?;
        let reader = self.reading.reader()?;
        let found = input::find(&self.paths, self.format.format.is_some());
        let mut printer = Printer { out: Data::stdout(), failed: 0, printed: 0 };
        let line = |document: &onrecord_text::Document| {
            let mut line =
                serde_json::to_vec(&reader.contract(document)).map_err(|_| Failure::fault(&document.path))?;
            line.push(b'\n');
            Ok(line)
        };
        pipeline::run(found.inputs, &how, line, &mut printer)?;
        let Printer { out, failed, printed } = printer;
        out.finish()?;
        if failed + printed == 0 {
            talk::note(&format!(
                "Nothing to read: {} skipped as hidden or of unknown type.",
                count::files(found.skipped)
            ));
            return Ok(Outcome::NothingFound);
        }
        Ok(Outcome::of_failures(failed))
    }
}

/// Prints documents as they come.
struct Printer {
    out: Data,
    failed: usize,
    printed: usize,
}

impl Sink<Result<Vec<u8>, Failure>> for Printer {
    fn take(&mut self, event: Event<Result<Vec<u8>, Failure>>) -> Result<(), Error> {
        match event {
            Event::Document(Ok(line)) => {
                self.printed += 1;
                self.out.bytes(&line)?;
            }
            Event::Document(Err(failure)) | Event::Failed(failure) => {
                self.failed += 1;
                talk::not_read(&failure.message);
            }
            Event::Begin(_) | Event::End | Event::Known => {}
        }
        Ok(())
    }
}
