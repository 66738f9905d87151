//! Scores as one HTML page that needs nothing else: the chart, the table, and every resolved forecast with its words.
//!
//! Each forecast is a line that opens the sentence it stands in and what was ruled on what evidence. No script; nothing is
//! fetched.

use std::fmt::Write as _;

use onrecord_core::markup::{escaped, web_address};
use onrecord_record::{Act, Evidence, Review};
use onrecord_relate::forecast::Outcome;

use super::gathered::Gathered;
use super::summary::Summary;
use super::{chart, likely, score};
use crate::commands::figures::STYLE;

/// The page of a summary, with the forecasts that are wanted.
pub fn page(gathered: &Gathered, summary: &Summary, wanted: impl Fn(usize) -> bool) -> String {
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>Forecasts scored</title>\n<style>\n{STYLE}table{{border-collapse:\
         collapse}}td,th{{text-align:left;padding:.2rem .7rem .2rem 0;vertical-align:top}}\n</style>\n<h1>Forecasts \
         scored</h1>\n{}",
        chart::svg(summary)
    );
    let groups = summary
        .groups
        .iter()
        .map(|group| std::iter::once(group.group.clone()).chain(score::cells(group)).collect::<Vec<String>>());
    table(&mut out, &[&[""], &score::COLUMNS[..]].concat(), groups);
    for note in score::notes(summary) {
        let _ = writeln!(out, "<p>{}</p>", escaped(&note));
    }
    table(&mut out, &score::BIN_COLUMNS, summary.calibration.iter().map(|bin| score::bin_cells(bin).to_vec()));
    out.push_str("<h2>Resolved</h2>\n");
    for &place in gathered.questions.questions.iter().flatten().filter(|&&place| wanted(place)) {
        if let Some((outcome, review)) = gathered.ruling(place) {
            entry(&mut out, gathered, place, outcome, review);
        }
    }
    out + "</html>\n"
}

fn table(out: &mut String, header: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    let cells = |tag: &str, cells: &[String]| -> String {
        cells.iter().map(|cell| format!("<{tag}>{}", escaped(cell))).collect()
    };
    let header: Vec<String> = header.iter().map(|&name| name.to_owned()).collect();
    let _ = writeln!(out, "<table>\n<tr>{}</tr>", cells("th scope=\"col\"", &header));
    rows.for_each(|row| {
        let _ = writeln!(out, "<tr>{}</tr>", cells("td", &row));
    });
    out.push_str("</table>\n");
}

fn entry(out: &mut String, gathered: &Gathered, place: usize, outcome: Outcome, review: &Review) {
    let foretold = gathered.foretold(place);
    let _ = writeln!(
        out,
        "<details id=\"{0}\"><summary>{1} · <strong>{2}</strong> · {3} · {4}: {outcome}</summary>\n<blockquote>{5}</blockquote>\n\
         <small>{6} · {7} on {8}{9} · {10} {0}</small></details>",
        escaped(foretold.id()),
        foretold.told.said_on(),
        escaped(foretold.by.name()),
        escaped(&foretold.words()),
        escaped(&likely(foretold)),
        quotation(gathered, place),
        evidence(review),
        escaped(&review.signed.by),
        escaped(&review.signed.day),
        review.why.as_ref().map(|why| format!(": {}", escaped(why))).unwrap_or_default(),
        escaped(&foretold.told.path),
    );
}

/// What shows the outcome: an address leads there, a statement stands with its words.
fn evidence(review: &Review) -> String {
    match &review.act {
        Act::Resolve(_, Evidence::Statement { id, words }) => format!("“{}” {}", escaped(words), escaped(id)),
        Act::Resolve(_, Evidence::Address(address)) => match web_address(address) {
            Some(link) => format!("<a href=\"{link}\">{}</a>", escaped(address)),
            None => escaped(address),
        },
        Act::Merge(..) | Act::Split(..) => String::new(),
    }
}

/// The sentence with the forecast's words marked.
fn quotation(gathered: &Gathered, place: usize) -> String {
    let told = &gathered.foretold(place).told;
    let mut out = String::new();
    let mut rest = told.sentence.as_str();
    for words in &told.words {
        if let Some(at) = rest.find(&words.text) {
            let _ = write!(out, "{}<mark>{}</mark>", escaped(&rest[..at]), escaped(&words.text));
            rest = &rest[at + words.text.len()..];
        }
    }
    out + &escaped(rest)
}
