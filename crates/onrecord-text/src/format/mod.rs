//! The formats that are read, and how a file's format is told.

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
}
