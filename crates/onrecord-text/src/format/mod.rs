//! The formats that are read, one a file, and how a file's format is told.

pub(crate) mod decode;
pub(crate) mod fields;
pub(crate) mod front_matter;
pub(crate) mod given;
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod parts;
pub(crate) mod plain;

pub use fields::Fields;

/// What a file's bytes are read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// An HTML page.
    Html,
    /// One JSON object, or an array of them.
    Json,
    /// JSON Lines: one JSON object a line.
    JsonLines,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 5] = [Format::Plain, Format::Markdown, Format::Html, Format::Json, Format::JsonLines];

    /// The name used in the record and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Format::Plain => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Json => "json",
            Format::JsonLines => "jsonl",
        }
    }

    /// The format that a file's name promises; `None` where the name says nothing.
    pub fn of_path(path: &str) -> Option<Format> {
        let name = path.rsplit(['/', '\\']).next()?;
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Format::Plain),
            "md" | "markdown" | "mdown" | "mkd" => Some(Format::Markdown),
            "html" | "htm" | "xhtml" | "shtml" => Some(Format::Html),
            "json" => Some(Format::Json),
            "jsonl" | "ndjson" => Some(Format::JsonLines),
            _ => None,
        }
    }

    /// The format of a file, by its name and, where the name says nothing, by how its text begins. A `.json` file of
    /// one object a line is JSON Lines all the same.
    pub(crate) fn detect(path: &str, text: &str) -> Format {
        let format = Format::of_path(path).unwrap_or_else(|| Format::of_content(text));
        if format == Format::Json && json::is_lines(text) { Format::JsonLines } else { format }
    }

    fn of_content(text: &str) -> Format {
        let start = text.trim_start();
        let opens = |tag: &str| start.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
        if ["<!doctype html", "<html", "<head", "<body"].into_iter().any(opens)
            || opens("<?xml") && start.chars().take(2000).collect::<String>().contains("<html")
        {
            Format::Html
        } else if start.starts_with("{\"") || start.starts_with("[{") || json::is_lines(text) {
            Format::Json
        } else {
            Format::Plain
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_name_and_then_by_content() {
        assert_eq!(Format::detect("a/b.c/d.MD", "<html>"), Format::Markdown);
        assert_eq!(Format::detect("page", " <!DOCTYPE html><p>x"), Format::Html);
        assert_eq!(Format::detect("-", "{\"text\": \"x\"}"), Format::Json);
        assert_eq!(Format::detect("a.json", "{\"text\": \"x\"}\n{\"text\": \"y\"}\n"), Format::JsonLines);
        assert_eq!(Format::detect("a.b/c", "Words."), Format::Plain);
        assert_eq!(Format::detect("a.txt", "{\"text\": \"x\"}"), Format::Plain);
    }
}
