//! A timeline as one HTML page that needs nothing else: a row for each event, its days as a bar over all of them.
//!
//! A bar is as long as the days are uncertain. How an event stands is told by its word, by the bar's border and filling,
//! and by colour last. No script; nothing is fetched.

use std::fmt::Write;

use jiff::civil::Date;

use super::Entry;
use crate::markup::escaped;

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Timeline</title>\n<style>\n\
body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1b1b1b;background:#fff}\n\
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.4rem .6rem;\
border-top:1px solid #ddd}\n\
.days{width:30%}.track{position:relative;height:1rem;background:#f2f2f2;margin-top:.25rem}\n\
.bar{position:absolute;top:0;bottom:0;min-width:6px;box-sizing:border-box;border:2px solid #1f4e79}\n\
.done,.observed{background:#1f4e79}.observed{border-style:double;border-width:4px}.claimed{background:#fff}\n\
.announced,.planned{border-style:dashed;border-color:#8a5a00;background:#fff}\n\
.hypothetical{border-style:dotted;border-color:#666;background:#fff}\n\
.denied{border-color:#a02020;background:repeating-linear-gradient(45deg,#fff,#fff 3px,#a02020 3px,#a02020 4px)}\n\
q{color:#444}small{color:#555}\n</style>\n";

/// The page.
pub fn page(entries: &[Entry]) -> String {
    let days = entries.iter().flat_map(|e| [day(&e.earliest), day(&e.latest)]).flatten();
    let (first, last) = (days.clone().min(), days.max());
    let mut out = String::from(HEAD);
    let _ = write!(out, "<h1>Timeline</h1>\n<p>{} events", entries.len());
    if let (Some(first), Some(last)) = (first, last) {
        let _ = write!(out, ", {first} to {last}");
    }
    out.push_str(". Filled: told as done; outlined: claimed by a source; dashed: announced or planned; hatched: denied; dotted: only supposed.</p>\n");
    out.push_str("<table>\n<tr><th>Days<th>How it stands<th>Event</tr>\n");
    for entry in entries {
        row(&mut out, entry, first.zip(last));
    }
    out.push_str("</table>\n</html>\n");
    out
}

fn row(out: &mut String, entry: &Entry, all: Option<(Date, Date)>) {
    let (first, last) = (day(&entry.earliest), day(&entry.latest));
    let _ = write!(out, "<tr><td class=\"days\">{}", entry.days());
    if let (Some((start, end)), Some(at)) = (all, first.or(last)) {
        let share = |to: Date| 100.0 * f64::from(between(start, to)) / f64::from(between(start, end).max(1));
        let width = share(last.unwrap_or(at)) - share(at);
        let (left, status) = (share(at).min(99.0), entry.status);
        let _ = write!(
            out,
            "<div class=\"track\"><div class=\"bar {status}\" style=\"left:{left:.2}%;width:{width:.2}%\"></div></div>"
        );
    }
    let category = entry.category.map_or("", |c| c.as_str());
    let by = entry.source.as_ref().map_or(String::new(), |s| format!("<br><small>by {}</small>", escaped(s)));
    let place = entry.place.as_ref().map_or(String::new(), |p| format!(", {}", escaped(p)));
    let marks: String =
        entry.marks.iter().map(|mark| format!("<br><small>{}</small>", escaped(&mark.told()))).collect();
    let _ = writeln!(
        out,
        "<td>{}{by}<td><strong>{}</strong> <small>{category}{place}</small><br><q>{}</q>{marks}<br><small>{} {}..{}</small></tr>",
        entry.status,
        escaped(&entry.headline()),
        escaped(&entry.sentence.text),
        escaped(&entry.path),
        entry.trigger.start,
        entry.trigger.end
    );
}

fn day(text: &Option<String>) -> Option<Date> {
    text.as_deref().and_then(|d| d.parse().ok())
}

fn between(start: Date, end: Date) -> i32 {
    start.until(end).map_or(0, |span| span.get_days())
}
