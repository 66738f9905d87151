//! The literate cases of `cases/figures` and `cases/times`: a paragraph, and all that is to be found in it.
//!
//! A line that begins with `>` is text (several lines make one paragraph, joined by blanks). The list below it holds
//! everything that must be found, in order and in full; an empty list is written `- nothing`. A line `Published:` says
//! when the texts below it were published: a day, `DAY to DAY`, or `unknown`. Everything else is prose.

use std::fs;
use std::path::{Path, PathBuf};

use onrecord_core::findings::{Figure, Published, Time};
use onrecord_core::label::Change;
use onrecord_core::words::Lowered;
use onrecord_core::{figure, time};
use onrecord_text::{Document, ReadOptions, read};

struct Case {
    line: usize,
    published: Option<Published>,
    text: String,
    expected: Vec<String>,
}

fn cases(path: &Path) -> Vec<Case> {
    let source = fs::read_to_string(path).expect("a case file");
    let mut out: Vec<Case> = Vec::new();
    let mut published = None;
    let mut in_text = false;
    for (number, line) in source.lines().enumerate() {
        let here = number + 1;
        if let Some(day) = line.strip_prefix("Published: ") {
            published = days(day, path, here);
        } else if let Some(text) = line.strip_prefix('>') {
            match out.last_mut().filter(|_| in_text) {
                Some(case) => case.text = format!("{} {}", case.text, text.trim()),
                None => out.push(Case {
                    line: here,
                    published: published.clone(),
                    text: text.trim().to_owned(),
                    expected: Vec::new(),
                }),
            }
        } else if let (Some(item), Some(case)) = (line.strip_prefix("- "), out.last_mut()) {
            case.expected.push(item.trim().to_owned());
        }
        in_text = line.starts_with('>');
    }
    for case in &mut out {
        assert!(!case.expected.is_empty(), "{}:{}: no list follows the text", path.display(), case.line);
        case.expected.retain(|item| item != "nothing");
    }
    out
}

fn days(text: &str, path: &Path, line: usize) -> Option<Published> {
    if text == "unknown" {
        return None;
    }
    let (earliest, latest) = text.split_once(" to ").unwrap_or((text, text));
    let day = |text: &str| text.parse().unwrap_or_else(|_| panic!("{}:{line}: {text:?} is no day", path.display()));
    Some(Published { earliest: day(earliest), latest: day(latest), how: "given".to_owned(), evidence: Vec::new() })
}

/// `"more than 100,000" cardinal 100000.. more_than, of "troops"`
fn figure_line(document: &Document, figure: &Figure) -> String {
    let words = |span: onrecord_text::Span| span.of(&document.text);
    let number = |value: Option<f64>| value.map_or(String::new(), |value| value.to_string());
    let values = match (figure.low, figure.high) {
        (low, high) if low == high => number(low),
        (low, high) => format!("{}..{}", number(low), number(high)),
    };
    let mut line = format!("{:?} {} {values} {}", words(figure.span), figure.kind, figure.bound);
    if let Some(unit) = &figure.unit {
        line += &format!(", in {unit}");
    }
    if let Some(thing) = figure.thing {
        line += &format!(", of {:?}", words(thing));
    }
    match figure.change {
        Some(Change::Increase) => line + ", up",
        Some(Change::Decrease) => line + ", down",
        None => line,
    }
}

/// `"last month" DATE 2021-03, 2021-03-01 to 2021-03-31`
fn time_line(document: &Document, time: &Time) -> String {
    let value = time.value.as_deref().unwrap_or("unknown");
    let mut line = format!("{:?} {} {value}", time.span.of(&document.text), time.kind);
    match (time.earliest, time.latest) {
        (Some(earliest), Some(latest)) if earliest == latest => line += &format!(", {earliest}"),
        (Some(earliest), Some(latest)) => line += &format!(", {earliest} to {latest}"),
        _ => {}
    }
    line
}

fn run(folder: &str, find: impl Fn(&Document, &Case) -> Vec<String>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).expect("cases").map(|e| e.expect("entry").path()).collect();
    files.sort();
    let mut failures = Vec::new();
    for file in &files {
        for case in cases(file) {
            let document = read("case.txt", case.text.as_bytes(), &ReadOptions::default()).remove(0).expect("readable");
            let found = find(&document, &case);
            if found != case.expected {
                let place = format!("{}:{}", file.display(), case.line);
                let list = |lines: &[String]| lines.iter().map(|l| format!("\n    - {l}")).collect::<String>();
                failures.push(format!("{place}\n  expected{}\n  found{}", list(&case.expected), list(&found)));
            }
        }
    }
    assert!(failures.is_empty(), "{} cases fail\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn figures() {
    run("figures", |document, _| {
        figure::figures(&Lowered::new(document, &document.segment())).iter().map(|f| figure_line(document, f)).collect()
    });
}

#[test]
fn times() {
    run("times", |document, case| {
        let found = time::times(&Lowered::new(document, &document.segment()), case.published.as_ref());
        found.iter().map(|t| time_line(document, t)).collect()
    });
}
