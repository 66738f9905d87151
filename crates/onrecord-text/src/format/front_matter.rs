//! Metadata that travels with a text: front matter at its head, and sidecar files.
//!
//! Reads YAML between lines `---` and TOML between lines `+++`; a sidecar is a whole file of YAML, TOML or JSON. Only
//! names and plain values (or lists of them) at the top level count; what is nested deeper is left alone.

use saphyr_parser::{Event, Parser};

use super::given::{self, Pairs};
use super::parts::Parts;
use crate::{Metadata, Problem, ProblemCode, Provenance, Region, RegionKind, Span};

/// More than this is no front matter, in bytes.
const LONGEST: usize = 64 * 1024;

/// The syntax of names and values.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Syntax {
    Yaml,
    Toml,
    Json,
}

/// The text with its front matter marked and understood. The text stays as it is.
pub(crate) fn read(text: String) -> Parts {
    let Some((syntax, inner, end)) = find(&text) else { return Parts { text, ..Parts::default() } };
    let region = Region { span: Span::new(0, end), kind: RegionKind::FrontMatter };
    let (metadata, problems) = match pairs(inner.of(&text), syntax) {
        Ok(pairs) => given::metadata(&pairs, Provenance::FrontMatter),
        Err(why) => {
            let message = format!("The front matter could not be read as {}: {why}.", name(syntax));
            let problem = Problem { code: ProblemCode::FrontMatterUnreadable, message, span: Some(region.span) };
            (Metadata::default(), vec![problem])
        }
    };
    Parts { text, metadata, regions: vec![region], page: None, problems }
}

/// The metadata in a sidecar file.
pub(crate) fn sidecar(path: &str, bytes: &[u8]) -> (Metadata, Vec<Problem>) {
    let unreadable = |why: String| {
        let problem = Problem::new(ProblemCode::SidecarUnreadable, format!("{path} could not be read: {why}."));
        (Metadata::default(), vec![problem])
    };
    let syntax = match path.rsplit('.').next() {
        Some("toml") => Syntax::Toml,
        Some("json") => Syntax::Json,
        Some("yaml" | "yml") => Syntax::Yaml,
        _ => return unreadable("expected a name that ends in .toml, .json or .yaml".into()),
    };
    let Ok(text) = std::str::from_utf8(bytes) else { return unreadable("it is not UTF-8".into()) };
    match pairs(text.trim_start_matches('\u{feff}'), syntax) {
        Ok(pairs) => given::metadata(&pairs, Provenance::Sidecar),
        Err(why) => unreadable(format!("it is not valid {}: {why}", name(syntax))),
    }
}

fn name(syntax: Syntax) -> &'static str {
    match syntax {
        Syntax::Yaml => "YAML",
        Syntax::Toml => "TOML",
        Syntax::Json => "JSON",
    }
}

/// Syntax, inside and end of the front matter. YAML needs a name with a colon in its first line, because `---` may
/// also be a mere rule.
fn find(text: &str) -> Option<(Syntax, Span, usize)> {
    let first = text.split_inclusive('\n').next()?;
    let (syntax, fence) = match first.trim_end() {
        "---" => (Syntax::Yaml, "---"),
        "+++" => (Syntax::Toml, "+++"),
        _ => return None,
    };
    let mut at = first.len();
    for (n, line) in text[first.len()..].split_inclusive('\n').enumerate() {
        let bare = line.trim_end();
        if bare == fence || syntax == Syntax::Yaml && bare == "..." {
            return (n > 0).then(|| (syntax, Span::new(first.len(), at), at + line.len()));
        }
        let named = line.split([':', '=']).next().is_some_and(|name| name.len() < line.len() && is_name(name));
        at += line.len();
        if n == 0 && !named && !bare.starts_with('#') || at > LONGEST {
            return None;
        }
    }
    None
}

fn is_name(name: &str) -> bool {
    let name = name.trim().trim_matches('"');
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_-. ".contains(c)) && name.len() <= 40
}

fn pairs(text: &str, syntax: Syntax) -> Result<Pairs, String> {
    match syntax {
        Syntax::Yaml => yaml(text),
        Syntax::Toml => toml(text),
        Syntax::Json => json(text),
    }
}

/// Walks the events, so that no depth of nesting can overflow the stack.
fn yaml(text: &str) -> Result<Pairs, String> {
    let mut out = Pairs::new();
    let mut key: Option<String> = None;
    let mut list: Vec<String> = Vec::new();
    let mut depth = 0;
    for event in Parser::new_from_str(text) {
        let (event, _) = event.map_err(|error| error.to_string())?;
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                depth += 1;
                if depth == 1 && !matches!(event, Event::MappingStart(..)) {
                    return Err("expected names and values".into());
                }
            }
            Event::MappingEnd | Event::SequenceEnd => {
                depth -= 1;
                if depth == 1
                    && let Some(key) = key.take()
                {
                    out.push((key, std::mem::take(&mut list).join(", ")));
                }
            }
            Event::Scalar(value, ..) => match (depth, key.take()) {
                (1, None) => key = Some(value.into_owned()),
                (1, Some(key)) => out.push((key, scalar(&value))),
                (2, name) => {
                    list.push(value.into_owned());
                    key = name;
                }
                (0, _) => return Err("expected names and values".into()),
                (_, name) => key = name,
            },
            Event::Alias(_) if depth == 1 => key = None,
            _ => {}
        }
    }
    Ok(out)
}

/// YAML's ways of saying "nothing" are nothing.
fn scalar(value: &str) -> String {
    if matches!(value, "~" | "null" | "Null" | "NULL") { String::new() } else { value.to_owned() }
}

fn toml(text: &str) -> Result<Pairs, String> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.message().to_owned())?;
    let plain = |value: &toml::Value| match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Datetime(date) => Some(date.to_string()),
        toml::Value::Integer(number) => Some(number.to_string()),
        _ => None,
    };
    let value = |value: &toml::Value| match value {
        toml::Value::Array(items) => Some(items.iter().filter_map(plain).collect::<Vec<_>>().join(", ")),
        value => plain(value),
    };
    Ok(table.iter().filter_map(|(key, v)| Some((key.clone(), value(v)?))).collect())
}

fn json(text: &str) -> Result<Pairs, String> {
    let object: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(text).map_err(|error| error.to_string())?;
    Ok(object.iter().filter_map(|(key, value)| Some((key.clone(), json_value(value)?))).collect())
}

/// A JSON value as plain words: a string, a number, the `name` of an object, or a list of these.
pub(crate) fn json_value(value: &serde_json::Value) -> Option<String> {
    use serde_json::Value;
    let plain = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => object.get("name")?.as_str().map(str::to_owned),
        _ => None,
    };
    match value {
        Value::Array(items) => Some(items.iter().filter_map(plain).collect::<Vec<_>>().join(", ")),
        value => plain(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_stays_in_the_text_as_a_region() {
        let text = "---\r\ntitle: \"Talks: day one\"\r\nauthor:\r\n  - Ann Lee\r\n  - Bo Ito\r\ndate: 2024-05-15\r\n---\r\nThey met.";
        let parts = read(text.into());
        assert_eq!(parts.text, text);
        assert_eq!(&text[parts.regions[0].span.end()..], "They met.");
        assert_eq!(parts.metadata.title.as_deref(), Some("Talks: day one"));
        assert_eq!(parts.metadata.byline.as_deref(), Some("Ann Lee, Bo Ito"));
        assert_eq!(parts.metadata.published.unwrap().earliest.to_string(), "2024-05-15");
        assert_eq!(parts.problems, []);
    }

    #[test]
    fn toml_with_a_date_of_its_own() {
        let parts = read(
            "+++\ntitle = \"Talks\"\ndate = 2024-05-15T10:00:00Z\ntags = [\"a\"]\n[extra]\nx = 1\n+++\nThey met."
                .into(),
        );
        assert_eq!(parts.metadata.title.as_deref(), Some("Talks"));
        assert_eq!(parts.metadata.published.unwrap().from, Provenance::FrontMatter);
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        for text in
            ["---\nThey met.\n---\nThey left.", "---\n---\nx", "---\ntitle: x\nno end", "----\ntitle: x\n----\n"]
        {
            assert_eq!(read(text.into()).regions, [], "{text:?}");
        }
    }

    #[test]
    fn broken_front_matter_is_reported_and_left_unread() {
        let parts = read("---\ntitle: [a, \"b\n---\nThey met.".into());
        assert_eq!(parts.problems[0].code, ProblemCode::FrontMatterUnreadable);
        assert_eq!(parts.regions.len(), 1);
    }

    #[test]
    fn nesting_is_bounded() {
        let deep = format!("---\ntitle: {}\n---\nx", "[".repeat(50_000));
        assert_eq!(read(deep).problems.len(), 1);
        let nested = format!("---\nx: {}{}\ntitle: Talks\n---\nx", "{a: ".repeat(50), "}".repeat(50));
        assert_eq!(read(nested).metadata.title.as_deref(), Some("Talks"));
    }

    #[test]
    fn sidecars() {
        let title = |path, bytes: &str| sidecar(path, bytes.as_bytes()).0.title;
        assert_eq!(title("a.meta.toml", "title = 'T'").as_deref(), Some("T"));
        assert_eq!(title("a.meta.json", "{\"headline\": \"T\", \"author\": {\"name\": \"A\"}}").as_deref(), Some("T"));
        assert_eq!(title("a.meta.yaml", "title: T\noutlet: ~\n").as_deref(), Some("T"));
        let problem = &sidecar("a.meta.json", b"{").1[0];
        assert_eq!(
            problem.message,
            "a.meta.json could not be read: it is not valid JSON: EOF while parsing an object at line 1 column 1."
        );
    }
}
