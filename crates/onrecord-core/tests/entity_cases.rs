//! The literate cases of `cases/entities`: a paragraph with its statements marked, and whom its sources stand for.
//!
//! A line that begins with `>` is text (lines in a row make one paragraph, joined by blanks; `>` alone parts two).
//! `[1: …]` marks the source of statement 1 and `{1: …}` its content; the marks are taken out before reading. A line
//! `Names: person Irena Dovash; place Belgost` says what the model found in the next text. The list below holds one line
//! for each statement, in full, as `- 1 NAME, KIND` (`nobody` where none is known), and as many lines as one likes for
//! entities, as `- NAME (TYPE): "WORDS" FORM, …`. Everything else is prose.

use std::fs;
use std::path::{Path, PathBuf};

use onrecord_core::entity::{Attributed, Input, Name, NameKind, Resolved, resolve};
use onrecord_core::findings::Entity;
use onrecord_text::quotation::{paragraphs, quotations};
use onrecord_text::{ReadOptions, Span, read};

#[derive(Default)]
struct Case {
    line: usize,
    names: Vec<(NameKind, String)>,
    text: String,
    expected: Vec<String>,
}

/// A statement's number, source and content.
#[derive(Default)]
struct Marked {
    source: Vec<Span>,
    content: Vec<Span>,
}

fn cases(path: &Path) -> Vec<Case> {
    let source = fs::read_to_string(path).expect("a case file");
    let mut out: Vec<Case> = Vec::new();
    let mut names = Vec::new();
    let mut in_text = false;
    for (number, line) in source.lines().enumerate() {
        if let Some(list) = line.strip_prefix("Names: ") {
            names = list.split("; ").map(|item| name(item, path, number + 1)).collect();
        } else if let Some(text) = line.strip_prefix('>') {
            match out.last_mut().filter(|_| in_text) {
                Some(case) if text.trim().is_empty() => case.text += "\n\n",
                Some(case) if case.text.ends_with('\n') => case.text += text.trim(),
                Some(case) => case.text = format!("{} {}", case.text, text.trim()),
                None => out.push(Case {
                    line: number + 1,
                    names: std::mem::take(&mut names),
                    text: text.trim().to_owned(),
                    expected: Vec::new(),
                }),
            }
        } else if let (Some(item), Some(case)) = (line.strip_prefix("- "), out.last_mut()) {
            case.expected.push(item.trim().to_owned());
        }
        in_text = line.starts_with('>');
    }
    out
}

fn name(item: &str, path: &Path, line: usize) -> (NameKind, String) {
    let (kind, name) = item.split_once(' ').unwrap_or((item, ""));
    let kind = match kind {
        "person" => NameKind::Person,
        "organisation" => NameKind::Organisation,
        "place" => NameKind::Place,
        "other" => NameKind::Other,
        _ => panic!("{}:{line}: expected person, organisation, place or other, found {kind:?}", path.display()),
    };
    (kind, name.to_owned())
}

/// The text without its marks, and the statements they mark.
fn unmarked(text: &str) -> (String, Vec<Marked>) {
    let mut plain = String::new();
    let mut out: Vec<Marked> = Vec::new();
    let mut open: Vec<(char, usize, usize)> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        let mark = rest.split_once(": ").and_then(|(number, after)| Some((number.parse::<usize>().ok()?, after)));
        match (c, mark) {
            ('[' | '{', Some((number, after))) => {
                open.push((c, number, plain.len()));
                rest = after;
            }
            (']' | '}', _) if !open.is_empty() => {
                let (kind, number, start) = open.pop().expect("an open mark");
                out.resize_with(out.len().max(number), Marked::default);
                let span = Span::new(start, plain.len());
                let marked = &mut out[number - 1];
                if kind == '[' { marked.source.push(span) } else { marked.content.push(span) }
            }
            _ => plain.push(c),
        }
    }
    (plain, out)
}

fn found(case: &Case) -> (String, Resolved) {
    let (text, statements) = unmarked(&case.text);
    let document = read("case.txt", text.as_bytes(), &ReadOptions::default()).remove(0).expect("readable");
    let segmented = document.segment();
    let lower: Vec<String> = segmented.tokens.iter().map(|t| t.of(&text).to_lowercase().replace('’', "'")).collect();
    let names: Vec<Name> = case
        .names
        .iter()
        .flat_map(|(kind, name)| {
            text.match_indices(name).map(|(at, _)| Name {
                span: Span::new(at, at + name.len()),
                kind: *kind,
                score: 1.0,
            })
        })
        .collect();
    let attributed: Vec<Attributed> =
        statements.iter().map(|s| Attributed { source: &s.source, content: &s.content }).collect();
    let resolved = resolve(&Input {
        document: &document,
        segmented: &segmented,
        lower: &lower,
        tags: &[],
        quotations: &quotations(&text, &paragraphs(&segmented.sentences)),
        names: &names,
        statements: &attributed,
        parties: &[],
    });
    (text, resolved)
}

fn lines(text: &str, resolved: &Resolved, expected: &[String]) -> Vec<String> {
    let source = |(number, source): (usize, &onrecord_core::entity::SourceResolution)| {
        let entity = source.entity.map_or("nobody", |index| &resolved.entities[index.0].name);
        match source.kind {
            Some(kind) => format!("{} {entity}, {kind}", number + 1),
            None => format!("{} {entity}", number + 1),
        }
    };
    let mut out: Vec<String> = resolved.sources.iter().enumerate().map(source).collect();
    let entity = |entity: &Entity| {
        let mentions: Vec<String> =
            entity.mentions.iter().map(|m| format!("{:?} {}", m.span.of(text), m.form)).collect();
        format!("{} ({}): {}", entity.name, entity.kind, mentions.join(", "))
    };
    let name = |line: &String| line.split(" (").next().unwrap_or_default().to_owned();
    let asked: Vec<String> = expected.iter().filter(|line| line.contains("): ")).map(name).collect();
    out.extend(resolved.entities.iter().filter(|e| asked.contains(&e.name)).map(entity));
    out
}

#[test]
fn entities() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/entities");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).expect("cases").map(|e| e.expect("entry").path()).collect();
    files.sort();
    let mut failures = Vec::new();
    for file in &files {
        for case in cases(file) {
            let (text, resolved) = found(&case);
            let found = lines(&text, &resolved, &case.expected);
            if found != case.expected || case.expected.is_empty() {
                let list = |lines: &[String]| lines.iter().map(|l| format!("\n    - {l}")).collect::<String>();
                let place = format!("{}:{}", file.display(), case.line);
                failures.push(format!("{place}\n  expected{}\n  found{}", list(&case.expected), list(&found)));
            }
        }
    }
    assert!(failures.is_empty(), "{} cases fail\n{}", failures.len(), failures.join("\n"));
}
