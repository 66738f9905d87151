//! `onrecord timeline`: what happened, by day, out of all documents of the record.

use clap::ValueEnum;
use jiff::civil::Date;
use onrecord_core::timeline::{self, Entry, calendar, geojson, page, timelinejs};
use onrecord_record::{DocumentFilter, Record, RecordError, key};

use crate::args::{RecordArgs, since, until};
use crate::error::{Error, Outcome};
use crate::output::page::{Page, STRONG};
use crate::output::{count, data::Data, talk};

/// Arguments of `onrecord timeline`.
#[derive(Debug, clap::Args)]
#[command(
    about = "List what happened, by day",
    long_about = "Lists the events of the record by day: who did what to whom, where, and whether it is told as done, \
                  claimed, announced, planned, denied or only supposed. What no text dates comes last.",
    after_long_help = "Examples:\n  onrecord timeline\n  onrecord timeline --who Kelmar --since 2024-03-01\n  onrecord \
                       timeline --format html > timeline.html\n\nExit status: 0 events were found; 1 none; 2 could \
                       not run."
)]
pub struct Timeline {
    #[command(flatten)]
    record: RecordArgs,
    /// Only what this one did or had done to them; a name as articles write it
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
    /// Only events whose sentence or category has this word
    #[arg(long, value_name = "WORD")]
    about: Option<String>,
    /// Only what can have been on this day or later
    #[arg(long, value_name = "DATE", value_parser = since)]
    since: Option<Date>,
    /// Only what can have been on this day or earlier
    #[arg(long, value_name = "DATE", value_parser = until)]
    until: Option<Date>,
    /// In which form to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Print JSON, one event a line; the same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

/// The forms of a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// One JSON object an event, one a line
    Json,
    /// A calendar file
    Ical,
    /// The JSON that TimelineJS shows
    Timelinejs,
    /// Points for a map
    Geojson,
    /// A page that needs nothing else
    Html,
}

impl Timeline {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let record = Record::open_read_only(&self.record.record)?;
        let mut entries = Vec::new();
        record.each_document(&DocumentFilter::default(), |document| {
            entries.extend(timeline::entries(&document).into_iter().filter(|entry| self.wants(entry)));
            Ok::<(), RecordError>(())
        })?;
        timeline::sort(&mut entries);
        self.print(&entries)?;
        talk::note(&format!("{}.", count::count(entries.len(), "event", "events")));
        Ok(if entries.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }

    fn wants(&self, entry: &Entry) -> bool {
        let named = |name: &Option<String>, wanted: &str| {
            name.as_deref().is_some_and(|n| format!(" {} ", key(n)).contains(&format!(" {wanted} ")))
        };
        let who = self.who.as_deref().map(key);
        let is_who = who.is_none_or(|w| {
            [&entry.actor, &entry.actor_words, &entry.target, &entry.target_words].iter().any(|n| named(n, &w))
        });
        let about = self.about.as_deref().map(str::to_lowercase);
        let has = |word: &str| {
            entry.sentence.text.to_lowercase().contains(word)
                || entry.category.is_some_and(|c| c.as_str().eq_ignore_ascii_case(word))
        };
        let since =
            self.since.map(|d| d.to_string()).is_none_or(|day| entry.latest.as_ref().is_some_and(|l| *l >= day));
        let first = entry.earliest.as_ref().or(entry.latest.as_ref());
        let until = self.until.map(|d| d.to_string()).is_none_or(|day| first.is_some_and(|f| *f <= day));
        is_who && about.is_none_or(|word| has(&word)) && since && until
    }

    fn print(&self, entries: &[Entry]) -> Result<(), Error> {
        let format = if self.json { Format::Json } else { self.format };
        if format == Format::Text {
            return text(entries).print();
        }
        let mut out = Data::stdout();
        match format {
            Format::Text | Format::Json => entries.iter().try_for_each(|entry| out.json_line(entry))?,
            Format::Ical => out.bytes(calendar::calendar(entries).as_bytes())?,
            Format::Timelinejs => out.json(&timelinejs::timelinejs(entries))?,
            Format::Geojson => out.json(&geojson::geojson(entries))?,
            Format::Html => out.bytes(page::page(entries).as_bytes())?,
        }
        out.finish()
    }
}

fn text(entries: &[Entry]) -> Page {
    let mut page = Page::default();
    for entry in entries {
        page.put(format_args!("{}  {}  ", entry.days(), entry.status)).styled(STRONG, &entry.headline());
        if let Some(category) = entry.category {
            page.put(format_args!(" ({category})"));
        }
        if let Some(place) = &entry.place {
            page.put(", ").words(place);
        }
        if let Some(source) = &entry.source {
            page.put(", by ").words(source);
        }
        page.end();
        page.put("    ").words(&entry.sentence.text);
        page.end();
        page.put("    ").words(&entry.path).put(format_args!(" {}..{}", entry.trigger.start, entry.trigger.end));
        page.end();
    }
    page
}
