//! A comparison as one HTML page that needs nothing else. No script; nothing is fetched.

use std::fmt::Write;

use onrecord_core::contract::{Document, Span};
use onrecord_core::markup::escaped;
use onrecord_relate::lineage::diff::{Change, Piece};

use super::{Shown, fate, named};
use crate::output::statement::days;

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Two documents compared</title>\n<style>\n\
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem;color:#1b1b1b;background:#fff}\n\
table{border-collapse:collapse;width:100%;table-layout:fixed}col.label{width:6.5rem}\n\
td,th{text-align:left;vertical-align:top;padding:.4rem .6rem;border-top:1px solid #ddd;overflow-wrap:break-word}\n\
th{font-weight:600}th small,td.label{color:#555;font-weight:400}\n\
tr.copied td{color:#666}tr.cut td,tr.added td{background:#f6f6f6}\n\
del{background:#fbe3e1;color:#7a1712}ins{background:#e0f2e4;color:#0d4a1d;text-decoration:underline}\n</style>\n";

/// The page.
pub fn page(shown: &Shown) -> String {
    let mut out = String::from(HEAD);
    let _ = write!(out, "<h1>Two documents compared</h1>\n<p>{}", escaped(&shown.relation()));
    if let Some(direction) = shown.direction() {
        let _ = write!(out, " {}", escaped(&direction));
    }
    let _ = write!(out, " {}</p>\n<table>\n<col class=\"label\"><col><col>\n<tr><th>", escaped(&shown.counts()));
    for document in [shown.first, shown.second] {
        let _ = write!(out, "<th>{}", head(document));
    }
    out.push_str("</tr>\n");
    for row in shown.rows {
        let label = row.label.as_str();
        let (first, second) = (pieces(&row.side(false)), pieces(&row.side(true)));
        let _ = writeln!(out, "<tr class=\"{label}\"><td class=\"label\">{label}<td>{first}<td>{second}</tr>");
    }
    for difference in shown.differences {
        let side = |span: &Option<Span>| span.as_ref().map(|s| escaped(&s.text)).unwrap_or_default();
        let (first, second) = (side(&difference.first), side(&difference.second));
        let (finding, fate) = (difference.finding.as_str(), fate(difference));
        let _ = writeln!(out, "<tr class=\"finding\"><td class=\"label\">{finding} {fate}<td>{first}<td>{second}</tr>");
    }
    out.push_str("</table>\n</html>\n");
    out
}

fn head(document: &Document) -> String {
    let published = document.published.as_ref().map(|p| (p.earliest.clone(), p.latest.clone()));
    format!(
        "{}<br><small>{}, {}, {}</small>",
        escaped(&named(document)),
        escaped(&days(published.as_ref())),
        escaped(&document.path),
        escaped(&document.id)
    )
}

fn pieces(pieces: &[Piece]) -> String {
    let piece = |piece: &Piece| match piece.change {
        Change::Same => escaped(&piece.text),
        Change::Deleted => format!("<del>{}</del>", escaped(&piece.text)),
        Change::Inserted => format!("<ins>{}</ins>", escaped(&piece.text)),
    };
    pieces.iter().map(piece).collect()
}
