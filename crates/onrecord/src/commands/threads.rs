//! `onrecord threads`: which documents of the record tell one story.

use std::collections::BTreeMap;

use jiff::civil::Date;
use onrecord_core::whom::Whom;
use onrecord_record::{DocumentFilter, Record, RecordError};
use onrecord_relate::thread::{self, Sketch, Thread};
use serde::Serialize;

use crate::args::{RecordArgs, since, until};
use crate::error::{Error, Outcome};
use crate::identity;
use crate::output::page::{FAINT, Page, STRONG};
use crate::output::{count, data::Data, statement, talk};

/// Arguments of `onrecord threads`.
#[derive(Debug, clap::Args)]
#[command(
    about = "List the stories and the documents that tell them",
    long_about = "Lists the threads of the record: documents that tell one story, the largest first, each with its days \
                  and main names. Which documents belong together depends on their words, names, numbers and dates, \
                  never on the order in which they were read. Where new documents joined or parted threads that were \
                  listed before, that is said.",
    after_long_help = "Examples:\n  onrecord threads\n  onrecord threads --who Kassar --since 2024-03\n  onrecord threads \
                       --alone --json\n\nExit status: 0 threads were found; 1 none; 2 could not run."
)]
pub struct Threads {
    #[command(flatten)]
    record: RecordArgs,
    /// Only threads in which this one is: any name of theirs, or an id that `onrecord who` gives
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    /// Only threads that have a document of this day, month or year, or of a later one
    #[arg(long, value_name = "DATE", value_parser = since)]
    since: Option<Date>,
    /// Only threads that have a document of this day, month or year, or of an earlier one
    #[arg(long, value_name = "DATE", value_parser = until)]
    until: Option<Date>,
    /// Also documents that tell a story alone
    #[arg(long)]
    alone: bool,
    /// Print JSON, one thread a line
    #[arg(long)]
    json: bool,
}

impl Threads {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let record = Record::open_read_only(&self.record.record)?;
        let (mut sketches, mut paths) = (Vec::new(), Vec::new());
        record.each_document(&DocumentFilter::default(), |document| {
            sketches.push(Sketch::of(&document));
            paths.push(document.path);
            Ok::<(), RecordError>(())
        })?;
        let all = thread::threads(&sketches);
        let told = record.threads_told()?;
        let who = identity::whom(&record, self.who.as_deref())?;
        drop(record);
        let wanted: Vec<&Thread> = all.iter().filter(|thread| self.wants(thread, &sketches, who.as_ref())).collect();
        let shown: Vec<&Thread> = wanted.iter().copied().filter(|t| self.alone || t.documents.len() > 1).collect();
        if self.json {
            print_json(&shown, &sketches, &paths)?
        } else {
            page(&shown, &sketches, &paths).print()?
        }
        talk::note(&summary(&shown, wanted.len() - shown.len()));
        self.tell_changes(&all, &sketches, &told);
        Ok(if shown.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }

    /// Whether a thread is asked for.
    fn wants(&self, thread: &Thread, sketches: &[Sketch], who: Option<&Whom>) -> bool {
        let documents = || thread.documents.iter().map(|&number| &sketches[number]);
        let has_name = |whom: &Whom, sketch: &Sketch| sketch.names.keys().any(|name| whom.has_by_words(name));
        let has = |whom: &Whom| documents().any(|sketch| whom.is_in(&sketch.id) || has_name(whom, sketch));
        let is_named = who.is_none_or(has);
        let in_time = |sketch: &Sketch| {
            let after = self.since.is_none_or(|since| sketch.published.is_some_and(|(_, last)| last >= since));
            let before = self.until.is_none_or(|until| sketch.published.is_some_and(|(first, _)| first <= until));
            after && before
        };
        is_named && documents().any(in_time)
    }

    /// Says which threads were joined or parted since they were last told, and notes those that are told now. A record
    /// that cannot be written keeps what it has.
    fn tell_changes(&self, all: &[Thread], sketches: &[Sketch], told: &BTreeMap<String, String>) {
        let of = |thread: &Thread, &number: &usize| (sketches[number].id.clone(), thread.id.clone());
        let now: BTreeMap<String, String> =
            all.iter().flat_map(|thread| thread.documents.iter().map(move |number| of(thread, number))).collect();
        for change in thread::changes(told, &now) {
            let ids = |ids: &std::collections::BTreeSet<String>| ids.iter().cloned().collect::<Vec<_>>().join(", ");
            talk::note(&format!("Changed since last listed: {} became {}.", ids(&change.before), ids(&change.now)));
        }
        if *told != now
            && let Ok(mut record) = Record::open_existing(&self.record.record)
        {
            // Threads that could not be noted are told again next time.
            let _ = record.tell_threads(&now);
        }
    }
}

fn summary(shown: &[&Thread], alone: usize) -> String {
    let documents: usize = shown.iter().map(|thread| thread.documents.len()).sum();
    let rest = match alone {
        0 => String::new(),
        alone => format!("; {} alone, see --alone", count::count(alone, "document stands", "documents stand")),
    };
    format!("{} of {}{rest}.", count::count(shown.len(), "thread", "threads"), count::documents(documents))
}

fn days(days: Option<(Date, Date)>) -> String {
    let days = days.map(|(first, last)| (first.to_string(), last.to_string()));
    statement::days(days.as_ref())
}

fn page(threads: &[&Thread], sketches: &[Sketch], paths: &[String]) -> Page {
    let mut page = Page::default();
    for (nth, thread) in threads.iter().enumerate() {
        if nth > 0 {
            page.end();
        }
        page.styled(STRONG, thread.title.as_deref().unwrap_or("(no headline)"));
        page.put(format_args!(" · {} · {}", days(thread.days), count::documents(thread.documents.len()))).end();
        if !thread.names.is_empty() {
            page.put("  ").words(&thread.names.join(", ")).end();
        }
        page.put("  ").styled(FAINT, &thread.id).end();
        for &number in &thread.documents {
            let sketch = &sketches[number];
            page.put(format_args!("  {}  ", days(sketch.published)));
            page.words(sketch.title.as_deref().unwrap_or("(no headline)"));
            page.put("  ").styled(FAINT, &paths[number]).end();
        }
    }
    page
}

fn print_json(threads: &[&Thread], sketches: &[Sketch], paths: &[String]) -> Result<(), Error> {
    #[derive(Serialize)]
    struct DaysJson {
        earliest: String,
        latest: String,
    }
    #[derive(Serialize)]
    struct DocumentJson<'t> {
        id: &'t str,
        path: &'t str,
        title: Option<&'t str>,
        published: Option<DaysJson>,
    }
    #[derive(Serialize)]
    struct ThreadJson<'t> {
        id: &'t str,
        title: Option<&'t str>,
        days: Option<DaysJson>,
        names: &'t [String],
        documents: Vec<DocumentJson<'t>>,
    }
    let days = |days: Option<(Date, Date)>| {
        days.map(|(first, last)| DaysJson { earliest: first.to_string(), latest: last.to_string() })
    };
    let document = |&number: &usize| DocumentJson {
        id: &sketches[number].id,
        path: &paths[number],
        title: sketches[number].title.as_deref(),
        published: days(sketches[number].published),
    };
    let mut out = Data::stdout();
    for thread in threads {
        out.json_line(&ThreadJson {
            id: &thread.id,
            title: thread.title.as_deref(),
            days: days(thread.days),
            names: &thread.names,
            documents: thread.documents.iter().map(document).collect(),
        })?;
    }
    out.finish()
}
