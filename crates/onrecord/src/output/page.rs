//! Text for people on standard output: styled on a terminal, plain elsewhere.
//!
//! Words from outside go through [`Page::words`] and its kin, which clean them; only the program's own words go through
//! [`Page::put`].

use std::fmt::{Display, Write as _};
use std::io::Write as _;

use anstyle::{AnsiColor, Effects, Style};

use super::clean;
use crate::error::Error;

/// Names and headings.
pub const STRONG: Style = Style::new().bold();
/// Ids, places and other asides.
pub const FAINT: Style = Style::new().effects(Effects::DIMMED);
/// The source of a statement.
pub const SOURCE: Style = AnsiColor::Blue.on_default().bold();
/// The words that attribute.
pub const CUE: Style = AnsiColor::Magenta.on_default();
/// What was said.
pub const CONTENT: Style = AnsiColor::Green.on_default();

/// Text in the making.
#[derive(Debug, Default)]
pub struct Page {
    text: String,
}

impl Page {
    /// Adds the program's own words.
    pub fn put(&mut self, own: impl Display) -> &mut Page {
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{own}");
        self
    }

    /// Adds words from outside, on one line.
    pub fn words(&mut self, words: &str) -> &mut Page {
        self.text.push_str(&clean::line(words));
        self
    }

    /// Adds words from outside in a style.
    pub fn styled(&mut self, style: Style, words: &str) -> &mut Page {
        let words = clean::line(words);
        self.put(format_args!("{style}{words}{style:#}"))
    }

    /// Ends the line.
    pub fn end(&mut self) -> &mut Page {
        self.text.push('\n');
        self
    }

    /// Adds a table. The cells of a column are padded to the widest; numbers stand to the right.
    pub fn table(&mut self, header: &[&str], rows: &[Vec<Cell>]) -> &mut Page {
        let header: Vec<Cell> = header.iter().map(|name| Cell::Words((*name).to_owned())).collect();
        let columns = header.len();
        let lines: Vec<Vec<String>> =
            [&header].into_iter().chain(rows).map(|row| row.iter().map(Cell::text).collect()).collect();
        let width = |column: usize| lines.iter().map(|line| width(&line[column])).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for (number, line) in lines.iter().enumerate() {
            let right = |column: usize| rows.first().is_some_and(|row| matches!(row[column], Cell::Number(_)));
            let mut padded = String::new();
            for (column, text) in line.iter().enumerate() {
                let blanks = " ".repeat(widths[column].saturating_sub(self::width(text)));
                let separator = if column == 0 { "" } else { "  " };
                padded += &if right(column) {
                    format!("{separator}{blanks}{text}")
                } else {
                    format!("{separator}{text}{blanks}")
                };
            }
            let style = if number == 0 { FAINT } else { Style::new() };
            let padded = padded.trim_end();
            self.put(format_args!("{style}{padded}{style:#}\n"));
        }
        self
    }

    /// Prints the page.
    pub fn print(&self) -> Result<(), Error> {
        let mut out = anstream::stdout().lock();
        let written = out.write_all(self.text.as_bytes()).and_then(|()| out.flush());
        written.map_err(|e| Error::writing("standard output", &e))
    }
}

impl Display for Page {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

/// One cell of a table.
#[derive(Debug)]
pub enum Cell {
    /// Words, from outside or not.
    Words(String),
    /// A number.
    Number(usize),
}

impl Cell {
    fn text(&self) -> String {
        match self {
            Cell::Words(words) => clean::line(words),
            Cell::Number(number) => super::count::grouped(*number),
        }
    }
}

/// Columns that a text takes on a terminal.
fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_padded_and_cleaned() {
        let mut page = Page::default();
        let row = |name: &str, number| vec![Cell::Number(number), Cell::Words(name.into()), Cell::Words("x".into())];
        page.table(&["said", "who", ""], &[row("Zoë\x1b", 1200), row("北京", 3)]);
        let plain = anstream::adapter::strip_str(&page.text).to_string();
        assert_eq!(plain, " said  who\n1,200  Zoë␛  x\n    3  北京  x\n");
    }

    #[test]
    fn words_stay_on_their_line() {
        let mut page = Page::default();
        page.put("He said ").words("“No\nYes”").end();
        assert_eq!(page.text, "He said “No Yes”\n");
    }
}
