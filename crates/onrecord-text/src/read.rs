//! The way in: a file's bytes to documents.
//!
//! Pure: whoever calls reads the file. One bad record never spoils the others, and nothing here panics on odd bytes.

use jiff::civil::Date;

use crate::format::decode::{Decoded, NotText, decode};
use crate::format::parts::Parts;
use crate::format::{Fields, front_matter, html, json, markdown, plain};
use crate::{Document, DocumentId, Format, Metadata, Problem, Provenance, PublishedGiven, Reason, Rejected, region};

/// How to read.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// The format; `None` tells it by name and content.
    pub format: Option<Format>,
    /// First and last possible day of publication (`--published`); outranks what the file says.
    pub published: Option<(Date, Date)>,
    /// The file that holds the metadata of this one; outranks what the file says.
    pub sidecar: Option<Sidecar>,
    /// Which fields of JSON records hold what.
    pub fields: Fields,
    /// Largest document, in bytes of the file (of the line, for JSON Lines). Never more than 1 GiB.
    pub max_size: usize,
}

/// A file of metadata beside another: `NAME.meta.toml`, `.json` or `.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sidecar {
    /// Its name, by which its syntax is told.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Default for ReadOptions {
    fn default() -> ReadOptions {
        ReadOptions { format: None, published: None, sidecar: None, fields: Fields::default(), max_size: 32 << 20 }
    }
}

/// Spans count in 32 bits, and decoding may triple a file.
const LARGEST: usize = 1 << 30;

/// The documents in a file: one, or one for each record of JSON. `path` names the file in documents and messages and
/// helps to tell its format; it is not opened.
pub fn read(path: &str, bytes: &[u8], options: &ReadOptions) -> Vec<Result<Document, Rejected>> {
    let format = options.format.or_else(|| Format::of_path(path));
    if format != Some(Format::JsonLines)
        && let Err(rejected) = check_size(path, bytes.len(), options)
    {
        return vec![Err(rejected)];
    }
    let declared = (format == Some(Format::Html) || format.is_none()).then(|| html::declared_encoding(bytes)).flatten();
    let decoded = match decode(bytes, declared) {
        Ok(decoded) => decoded,
        Err(not_text) => return vec![Err(rejected(path, not_text))],
    };
    match options.format.unwrap_or_else(|| Format::detect(path, &decoded.text)) {
        Format::JsonLines => {
            let Decoded { text, problems, .. } = &decoded;
            let lines = text.split('\n').zip(1..);
            lines.filter_map(|(line, n)| json_line(path, n, line, problems, options)).collect()
        }
        Format::Json => {
            let records = json::file(path, &decoded.text, &options.fields).into_iter();
            let read = |(path, parts): (String, Result<Parts, Rejected>)| {
                document(path, Format::Json, parts?, &decoded.problems, options)
            };
            records.map(read).collect()
        }
        format => {
            let problems = decoded.problems.clone();
            let parts = match format {
                Format::Html => html::read(decoded, bytes),
                Format::Markdown => markdown::read(decoded.text),
                _ => plain::read(decoded.text),
            };
            vec![document(path.to_owned(), format, parts, &problems, options)]
        }
    }
}

/// The document in line `n` (from 1) of a JSON Lines file, so that a file need not be held in memory; `None` for a
/// blank line. Gives what [`read`] gives for the whole file.
pub fn read_json_line(path: &str, n: u64, line: &[u8], options: &ReadOptions) -> Option<Result<Document, Rejected>> {
    let path_of_line = format!("{path}#{n}");
    if let Err(rejected) = check_size(&path_of_line, line.len(), options) {
        return Some(Err(rejected));
    }
    match decode(line, None) {
        Ok(decoded) => json_line(path, n, &decoded.text, &decoded.problems, options),
        Err(not_text) if not_text.reason == Reason::Empty => None,
        Err(not_text) => Some(Err(rejected(&path_of_line, not_text))),
    }
}

fn json_line(
    path: &str,
    n: u64,
    line: &str,
    problems: &[Problem],
    options: &ReadOptions,
) -> Option<Result<Document, Rejected>> {
    if line.trim().is_empty() {
        return None;
    }
    let path = format!("{path}#{n}");
    let parts = check_size(&path, line.len(), options).and_then(|()| json::record(&path, line, n, &options.fields));
    Some(parts.and_then(|parts| document(path, Format::JsonLines, parts, problems, options)))
}

/// Puts a document together: metadata by rank, regions, id.
fn document(
    path: String,
    format: Format,
    parts: Parts,
    decoding: &[Problem],
    options: &ReadOptions,
) -> Result<Document, Rejected> {
    let Parts { text, metadata, mut regions, page, problems: own } = parts;
    if text.trim().is_empty() {
        let found = if format == Format::Html { "a page without text" } else { "only blanks" };
        return Err(rejected(&path, NotText { reason: Reason::Empty, found: found.into(), way_out: None }));
    }
    if text.contains('\0') {
        let found = "zero characters in the text".to_owned();
        return Err(rejected(&path, NotText { reason: Reason::Binary, found, way_out: None }));
    }
    let mut problems = decoding.to_vec();
    let published = options.published.map(|(earliest, latest)| {
        let (earliest, latest) = (earliest.min(latest), earliest.max(latest));
        PublishedGiven { earliest, latest, from: Provenance::Argument }
    });
    let mut given = Metadata { published, ..Metadata::default() };
    if let Some(sidecar) = &options.sidecar {
        let (metadata, found) = front_matter::sidecar(&sidecar.path, &sidecar.bytes);
        given = given.or(metadata);
        problems.extend(found);
    }
    problems.extend(own);
    let metadata = given.or(metadata);
    region::mark(&text, &metadata, &mut regions);
    let id = DocumentId::of(&text, &metadata);
    Ok(Document { path, id, text, metadata, regions, page, problems, format })
}

fn check_size(path: &str, size: usize, options: &ReadOptions) -> Result<(), Rejected> {
    let limit = options.max_size.min(LARGEST);
    if size <= limit {
        return Ok(());
    }
    let mib = |bytes: usize| format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20));
    Err(Rejected {
        path: path.to_owned(),
        reason: Reason::TooLarge,
        expected: "a document within the size limit",
        found: format!("{}, where the limit is {}", mib(size), mib(limit)),
        place: None,
        way_out: (limit < LARGEST).then(|| format!("raise it with --max-size {}", size.div_ceil(1 << 20))),
    })
}

fn rejected(path: &str, why: NotText) -> Rejected {
    let NotText { reason, found, way_out } = why;
    Rejected { path: path.to_owned(), reason, expected: "a text", found, place: None, way_out }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(path: &str, bytes: &[u8], options: &ReadOptions) -> Document {
        let mut documents = read(path, bytes, options);
        assert_eq!(documents.len(), 1);
        documents.remove(0).expect("a document")
    }

    fn message(path: &str, bytes: &[u8]) -> String {
        read(path, bytes, &ReadOptions::default())[0].as_ref().expect_err("a rejection").to_string()
    }

    #[test]
    fn plain_text_is_kept_character_for_character() {
        let text = "They met.\r\n\r\n\tThey left.\u{a0}\n";
        let document = one("a.txt", text.as_bytes(), &ReadOptions::default());
        assert_eq!(document.text, text);
        assert_eq!(document.id, one("b.txt", text.as_bytes(), &ReadOptions::default()).id);
    }

    #[test]
    fn what_the_user_gives_outranks_the_file() {
        let text = b"---\ntitle: In the file\ndate: 2020-01-01\noutlet: Daily\n---\nThey met.";
        let day = |d| jiff::civil::date(2024, 5, d);
        let options = ReadOptions {
            published: Some((day(15), day(15))),
            sidecar: Some(Sidecar { path: "a.meta.toml".into(), bytes: b"title = 'In the sidecar'".into() }),
            ..ReadOptions::default()
        };
        let metadata = one("a.txt", text, &options).metadata;
        assert_eq!(metadata.title.as_deref(), Some("In the sidecar"));
        assert_eq!(metadata.outlet.as_deref(), Some("Daily"));
        let given = PublishedGiven { earliest: day(15), latest: day(15), from: Provenance::Argument };
        assert_eq!(metadata.published, Some(given));
    }

    #[test]
    fn rejections_are_whole_messages() {
        assert_eq!(message("a.txt", b""), "a.txt: expected a text, found an empty file");
        assert_eq!(message("a.html", b"<html><p> </p>"), "a.html: expected a text, found a page without text");
        assert_eq!(
            message("a.txt", b"%PDF-1.7"),
            "a.txt: expected a text, found a PDF document; convert it to text or HTML first"
        );
        let options = ReadOptions { max_size: 1 << 20, ..ReadOptions::default() };
        let large = read("a.txt", &vec![b'a'; 3 << 19], &options)[0].as_ref().unwrap_err().to_string();
        assert_eq!(
            large,
            "a.txt: expected a document within the size limit, found 1.5 MiB, where the limit is 1.0 MiB; raise it \
             with --max-size 2"
        );
    }

    #[test]
    fn a_zero_character_in_a_record_is_rejected() {
        assert_eq!(
            message("a.json", br#"{"text": "They \u0000 met."}"#),
            "a.json: expected a text, found zero characters in the text"
        );
    }

    #[test]
    fn json_lines_are_read_alike_whole_and_line_by_line() {
        let file = "\u{feff}{\"text\": \"One.\"}\n\n{\"text\": 5}\r\n{\"text\": \"Four.\", \"title\": \"T\"}\n";
        let options = ReadOptions::default();
        let whole = read("a.jsonl", file.as_bytes(), &options);
        let lines = file.as_bytes().split(|&b| b == b'\n').zip(1..);
        let single: Vec<_> = lines.filter_map(|(line, n)| read_json_line("a.jsonl", n, line, &options)).collect();
        let shown = |results: &[Result<Document, Rejected>]| {
            let show = |r: &Result<Document, Rejected>| {
                r.as_ref().map(|d| (d.path.clone(), d.id.clone())).map_err(Clone::clone)
            };
            results.iter().map(show).collect::<Vec<_>>()
        };
        assert_eq!(shown(&whole), shown(&single));
        assert_eq!(whole[2].as_ref().unwrap().path, "a.jsonl#4");
        assert_eq!(whole[1].as_ref().unwrap_err().path, "a.jsonl#3");
    }
}
