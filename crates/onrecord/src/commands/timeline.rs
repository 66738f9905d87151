//! `onrecord timeline`: what happened, by day, out of all documents of the record.

use clap::ValueEnum;
use jiff::civil::Date;
use onrecord_core::timeline::{Entry, calendar, geojson, page, timelinejs};
use onrecord_record::{EventQuery, Record};

use crate::args::{RecordArgs, since, until};
use crate::correction;
use crate::error::{Error, Outcome};
use crate::identity;
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
    /// Only what this one did or had done to them: any name of theirs, or an id that `onrecord who` gives
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
        let format = if self.json { Format::Json } else { self.format };
        let who = identity::whom(&record, self.who.as_deref())?;
        let query = EventQuery { who, about: self.about, since: self.since, until: self.until };
        let mut entries = record.events(&query)?;
        let marks = correction::of_lines(&record, entries.iter().map(|entry| entry.document.as_str()))?;
        for entry in &mut entries {
            entry.marks = marks.on(&entry.document, &[(entry.sentence.start, entry.sentence.end)]);
        }
        print(&entries, format)?;
        talk::note(&format!("{}.", count::count(entries.len(), "event", "events")));
        Ok(if entries.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}

fn print(entries: &[Entry], format: Format) -> Result<(), Error> {
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
        correction::put_marks(&mut page, "    ", &entry.marks);
        page.put("    ").words(&entry.path).put(format_args!(" {}..{}", entry.trigger.start, entry.trigger.end));
        page.end();
    }
    page
}
