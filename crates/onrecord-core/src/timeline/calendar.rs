//! A timeline as an iCalendar file (RFC 5545): a whole-day entry for each event that has a first and a last day.
//!
//! What is not told as done stands as tentative. `DTSTAMP` is the event's own first day: no clock is read.

use super::Entry;
use crate::label::EventStatus;

/// The file's content, lines ended as RFC 5545 asks.
pub fn calendar(entries: &[Entry]) -> String {
    let mut out = String::new();
    let mut line = |text: String| fold(&mut out, &text);
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//onrecord//timeline//EN", "CALSCALE:GREGORIAN"] {
        line(text.to_owned());
    }
    for entry in entries {
        let (Some(first), Some(last)) = (&entry.earliest, &entry.latest) else { continue };
        let Some(end) = last.parse::<jiff::civil::Date>().ok().and_then(|day| day.tomorrow().ok()) else { continue };
        let compact = |day: &str| day.replace('-', "");
        let sure = matches!(entry.status, EventStatus::Done | EventStatus::Observed);
        line("BEGIN:VEVENT".to_owned());
        line(format!("UID:{}-{}@onrecord", entry.document, entry.trigger.start));
        line(format!("DTSTAMP:{}T000000Z", compact(first)));
        line(format!("DTSTART;VALUE=DATE:{}", compact(first)));
        line(format!("DTEND;VALUE=DATE:{}", compact(&end.to_string())));
        line(format!("SUMMARY:{}", text(&format!("{} ({})", entry.headline(), entry.status))));
        line(format!("DESCRIPTION:{}", text(&format!("{} [{}]", entry.sentence.text, entry.path))));
        line(format!("STATUS:{}", if sure { "CONFIRMED" } else { "TENTATIVE" }));
        if let Some(category) = entry.category {
            line(format!("CATEGORIES:{category}"));
        }
        if let Some(place) = &entry.place {
            line(format!("LOCATION:{}", text(place)));
        }
        if let Some(place) = &entry.coordinates {
            line(format!("GEO:{};{}", place.latitude, place.longitude));
        }
        line("END:VEVENT".to_owned());
    }
    line("END:VCALENDAR".to_owned());
    out
}

/// Text as a value: marks escaped, line ends as `\n`.
fn text(value: &str) -> String {
    let escaped = value.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    escaped.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line, folded so that none has more than 75 bytes.
fn fold(out: &mut String, line: &str) {
    let mut width = 0;
    for c in line.chars().filter(|c| !c.is_control()) {
        if width + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}
