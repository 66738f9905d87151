//! Statements in lists: for people as two or three lines, for programs as JSON.

use anstyle::Style;
use onrecord_core::contract::{Range, Span, Statement};
use onrecord_core::label::Realis;
use onrecord_core::mark::Mark;
use onrecord_record::{DocumentLine, StatementLine};
use serde::Serialize;

use super::page::{FAINT, Page, STRONG};

/// Words of a match.
const MATCH: Style = Style::new().bold().underline();

/// Who, what kind, whether it was made at all and when; what was said, with the matches marked; where, and the id.
pub fn lines(page: &mut Page, line: &StatementLine, with_speaker: bool, matches: &[Range]) {
    let Statement { id, kind, certainty, realis, cue, content, .. } = &line.statement;
    if with_speaker {
        match &line.speaker {
            Some(speaker) => page.styled(STRONG, speaker),
            None => page.put("(nobody named)"),
        };
        page.put(" · ");
    }
    page.put(kind).put(" · ").put(certainty);
    if let Some(realis) = realis.filter(|realis| *realis != Realis::Made) {
        page.put(" · ").put(realis);
    }
    page.put(" · ").put(days(line.days.as_ref())).end();
    page.put("  ");
    let cue = cue.text();
    if cue.contains(char::is_alphanumeric) {
        let mark = if cue.ends_with(|c: char| c.is_ascii_punctuation()) { " " } else { ": " };
        page.styled(FAINT, &cue).put(mark);
    }
    for (number, span) in content.spans.iter().enumerate() {
        page.put(if number > 0 { " … " } else { "" });
        marked(page, span, matches);
    }
    page.end();
    let place = format!("{}:{}", line.document.path, content.spans.first().map_or(0, |span| span.start));
    page.put("  ").styled(FAINT, id).put("  ").styled(FAINT, &place);
    if let Some(title) = &line.document.title {
        page.put("  ").styled(FAINT, title);
    }
    page.end();
}

/// Words with the matches in them marked.
pub fn marked(page: &mut Page, words: &Span, matches: &[Range]) {
    let text: Vec<char> = words.text.chars().collect();
    let inside = matches.iter().filter(|m| m.start < words.end && m.end > words.start);
    let mut at = 0;
    let piece = |page: &mut Page, style: Style, from: usize, to: usize| {
        // The blanks at the edges of a piece part it from its neighbours.
        let piece: String = text[from..to].iter().collect();
        let blank = |found: Option<char>| found.is_some_and(char::is_whitespace);
        page.put(if blank(piece.chars().next()) { " " } else { "" });
        if !piece.trim().is_empty() {
            page.styled(style, &piece);
            page.put(if blank(piece.chars().last()) { " " } else { "" });
        }
    };
    for m in inside {
        let (start, end) = (m.start.max(words.start) - words.start, m.end.min(words.end) - words.start);
        if start < at {
            continue;
        }
        piece(page, Style::new(), at, start);
        piece(page, MATCH, start, end);
        at = end;
    }
    piece(page, Style::new(), at, text.len());
}

/// A day, or the first and last day, or that there is none.
pub fn days(days: Option<&(String, String)>) -> String {
    match days {
        None => "no date".to_owned(),
        Some((earliest, latest)) if earliest == latest => earliest.clone(),
        Some((earliest, latest)) => format!("{earliest} to {latest}"),
    }
}

/// A document in a list.
#[derive(Debug, Serialize)]
pub struct DocumentJson<'l> {
    id: &'l str,
    path: &'l str,
    title: Option<&'l str>,
    outlet: Option<&'l str>,
    url: Option<&'l str>,
    published: Option<Days<'l>>,
    genre: Option<&'static str>,
    language: &'l str,
    statements: usize,
}

/// First and last day.
#[derive(Debug, Serialize)]
pub struct Days<'l> {
    earliest: &'l str,
    latest: &'l str,
}

impl<'l> Days<'l> {
    fn of(days: Option<&'l (String, String)>) -> Option<Days<'l>> {
        days.map(|(earliest, latest)| Days { earliest, latest })
    }
}

impl<'l> DocumentJson<'l> {
    /// The line's fields.
    pub fn of(line: &'l DocumentLine) -> DocumentJson<'l> {
        DocumentJson {
            id: &line.id,
            path: &line.path,
            title: line.title.as_deref(),
            outlet: line.outlet.as_deref(),
            url: line.url.as_deref(),
            published: Days::of(line.published.as_ref()),
            genre: line.genre.map(|genre| genre.as_str()),
            language: &line.language,
            statements: line.statements,
        }
    }
}

/// A statement in a list.
#[derive(Debug, Serialize)]
pub struct StatementJson<'l> {
    speaker: Option<&'l str>,
    days: Option<Days<'l>>,
    statement: &'l Statement,
    /// What became of its words since; left out where nothing did.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    marks: &'l [Mark],
}

impl<'l> StatementJson<'l> {
    /// The line's fields, the document left out.
    pub fn of(line: &'l StatementLine) -> StatementJson<'l> {
        StatementJson {
            speaker: line.speaker.as_deref(),
            days: Days::of(line.days.as_ref()),
            statement: &line.statement,
            marks: &[],
        }
    }

    /// The same with the marks on its words.
    pub fn marked(self, marks: &'l [Mark]) -> StatementJson<'l> {
        StatementJson { marks, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_an_interval_or_none() {
        let day = |d: &str| d.to_owned();
        assert_eq!(days(None), "no date");
        assert_eq!(days(Some(&(day("2024-05-15"), day("2024-05-15")))), "2024-05-15");
        assert_eq!(days(Some(&(day("2024-05-01"), day("2024-05-31")))), "2024-05-01 to 2024-05-31");
    }

    #[test]
    fn matches_are_marked_in_the_words() {
        let words = Span { start: 10, end: 29, text: "that the größte deal".chars().take(19).collect() };
        let mut page = Page::default();
        marked(&mut page, &words, &[Range { start: 0, end: 12 }, Range { start: 19, end: 25 }]);
        let text = page.to_string();
        assert_eq!(anstream::adapter::strip_str(&text).to_string(), words.text);
        assert!(text.contains("größte\u{1b}[0m"), "{text:?}");
    }
}
