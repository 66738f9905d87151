//! The matrix as one HTML page that needs nothing else: each cell opens the words it rests on.

use std::fmt::Write;

use onrecord_core::markup::escaped;
use onrecord_settlement::{Basis, Position, Positions};

use super::matrix::actors;

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Positions</title>\n<style>\n\
body{font:15px/1.45 system-ui,sans-serif;margin:2rem;color:#1b1b1b;background:#fff}\n\
table{border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:.4rem .6rem;border:1px solid #ddd;\
max-width:22rem}\n\
summary{cursor:pointer}small{color:#555}\n\
.demands summary,.offers summary,.accepts summary{font-weight:600}.rejects summary{text-decoration:underline wavy #a02020}\n\
.assumed summary{font-style:italic}\n</style>\n";

/// The page.
pub fn page(positions: &Positions, held: &[&Position]) -> String {
    let actors = actors(held);
    let mut out = String::from(HEAD);
    let heads: String = actors.iter().map(|actor| format!("<th scope=\"col\">{}", escaped(actor))).collect();
    let _ = writeln!(
        out,
        "<h1>Positions</h1>\n<p>In brackets: the user's assumption, which no statement shows.</p>\n<table>"
    );
    let _ = writeln!(out, "<tr><th scope=\"col\">Issue<th scope=\"col\">Option{heads}</tr>");
    for (place, issue) in positions.issues.iter().enumerate() {
        for (number, option) in issue.options.iter().enumerate() {
            out.push_str("<tr>");
            if number == 0 {
                let rows = issue.options.len();
                let _ = write!(out, "<th scope=\"rowgroup\" rowspan=\"{rows}\">{}", escaped(&issue.title));
            }
            let unit = issue.unit.as_deref().unwrap_or_default();
            let _ = write!(out, "<th scope=\"row\">{} {}", escaped(&option.words), escaped(unit));
            for actor in &actors {
                let found = held.iter().find(|p| (p.issue, p.option, &p.actor) == (place, number, actor));
                out.push_str("<td>");
                found.iter().for_each(|position| cell(&mut out, position));
            }
            out.push_str("</tr>\n");
        }
    }
    out + "</table>\n</html>\n"
}

fn cell(out: &mut String, position: &Position) {
    let date = position.date.map(|date| format!("{date} ")).unwrap_or_default();
    let (class, shown, words) = match &position.basis {
        Basis::Statement { id, words } => {
            let words = words.as_deref().map(|words| format!("<q>{}</q> ", escaped(words))).unwrap_or_default();
            ("", position.stance.to_string(), format!("{words}<small>{date}{}</small>", escaped(id)))
        }
        Basis::Assumption(why) => (" assumed", format!("({})", position.stance), escaped(why)),
    };
    let _ = write!(out, "<details class=\"{}{class}\"><summary>{shown}</summary>{words}</details>", position.stance);
}
