//! The chart as one HTML page that needs nothing else, with the words of every figure under it.
//!
//! Each figure is a line that opens the sentence it stands in, and the chart's marks lead to the lines. No script; nothing is
//! fetched.

use std::fmt::Write as _;

use onrecord_core::markup::escaped;
use onrecord_record::FigureLine;

use super::chart::{self, Setting};
use super::row::Row;
use crate::output::count;

/// How pages with a chart and lines that open look.
pub const STYLE: &str = "body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:62rem;padding:0 \
                     1rem;color:#1b1b1b;background:#fff}\nsvg{width:100%;height:auto}details{border-top:1px solid \
                     #ddd;padding:.35rem 0}summary{cursor:pointer}\nblockquote{margin:.5rem 1.2rem}mark{background:\
                     #ffe9a8}small{color:#555}a:focus{outline:2px solid #0072b2}\n";

/// The page of the figures; `about` is what was asked for. The rows are those of the lines.
pub fn page(lines: &[FigureLine], rows: &[Row<'_>], about: Option<&str>) -> String {
    let title = escaped(about.unwrap_or("figures"));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n<h1>{title}: {}</h1>\n{}",
        count::count(rows.len(), "figure", "figures"),
        chart::svg(rows, about, Setting::Page)
    );
    for (number, (line, row)) in (1..).zip(lines.iter().zip(rows)) {
        entry(&mut out, number, line, row);
    }
    out + "</html>\n"
}

fn entry(out: &mut String, number: usize, line: &FigureLine, row: &Row<'_>) {
    let thing = row.thing.map_or(String::new(), |thing| format!(" {}", escaped(thing)));
    let whose: Vec<String> = [row.whose, row.place].into_iter().flatten().map(escaped).collect();
    let whose = if whose.is_empty() { String::new() } else { format!(" · {}", whose.join(", ")) };
    let mark = row.mark.as_ref().map_or(String::new(), |mark| format!(" · <small>{}</small>", escaped(mark)));
    let _ = writeln!(
        out,
        "<details><summary>{} · <strong>{}</strong>{thing}{whose} · by {}{mark}</summary>\n<blockquote id=\"f{number}\">{}</blockquote>\n\
         <small>{} · {} {}..{}</small></details>",
        row.days(),
        escaped(row.words),
        escaped(row.source.unwrap_or("the author")),
        quotation(line),
        escaped(row.title.unwrap_or_default()),
        escaped(row.path),
        row.start,
        row.end,
    );
}

/// The sentence with the figure's words marked.
fn quotation(line: &FigureLine) -> String {
    let marked = |words: &str| format!("<mark>{}</mark>", escaped(words));
    let Some(sentence) = &line.sentence else { return marked(&line.words) };
    let part = |from: usize, to: usize| -> String {
        sentence.text.chars().skip(from.saturating_sub(sentence.start)).take(to.saturating_sub(from)).collect()
    };
    let (before, after) = (part(sentence.start, line.start), part(line.end, sentence.end));
    format!("{}{}{}", escaped(&before), marked(&line.words), escaped(&after))
}
