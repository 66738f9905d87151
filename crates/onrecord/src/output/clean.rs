//! Makes words from outside safe for a terminal.
//!
//! Control characters could move the cursor, recolour or retitle the window, or answer in the user's name; characters
//! that override the direction of writing could make a line read as another. Each becomes one visible character, so
//! that nothing vanishes. Letters, marks and joiners of all scripts stay.

use std::borrow::Cow;
use std::io::{self, Write};

/// The text with unsafe characters made visible; line breaks and tabs stay.
pub fn lines(text: &str) -> Cow<'_, str> {
    cleaned(text, |c| if c == '\n' || c == '\t' { c } else { safe(c) })
}

/// The text on one line: blanks of every kind, also runs of them, become one space.
pub fn line(text: &str) -> String {
    let words: Vec<Cow<'_, str>> = text.split_whitespace().map(|word| cleaned(word, safe)).collect();
    words.join(" ")
}

fn cleaned(text: &str, change: impl Fn(char) -> char) -> Cow<'_, str> {
    if text.chars().all(|c| change(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(change).collect())
}

/// The character itself, a picture of it (U+2400 and on) or U+FFFD.
fn safe(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => char::REPLACEMENT_CHARACTER,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            char::REPLACEMENT_CHARACTER
        }
        _ => c,
    }
}

/// Cleans what is written through it, for data that goes to a terminal. A character may arrive in parts.
pub struct Cleaner<W: Write> {
    inner: W,
    /// The first bytes of a character whose others have not come yet.
    partial: Vec<u8>,
}

impl<W: Write> Cleaner<W> {
    /// A writer before `inner`.
    pub fn new(inner: W) -> Cleaner<W> {
        Cleaner { inner, partial: Vec::new() }
    }
}

impl<W: Write> Write for Cleaner<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.partial.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.partial) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => self.partial.len(),
        };
        let rest = self.partial.split_off(whole);
        let text = String::from_utf8_lossy(&self.partial);
        self.inner.write_all(lines(&text).as_bytes())?;
        self.partial = rest;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_become_visible() {
        assert_eq!(lines("a\x1b[31mred\x1b]0;title\x07\nb\tc"), "a␛[31mred␛]0;title␇\nb\tc");
        assert_eq!(lines("\u{9b}31m \x7f \r"), "\u{fffd}31m ␡ ␍");
    }

    #[test]
    fn direction_overrides_become_visible_and_scripts_stay() {
        assert_eq!(line("a\u{202e}txt.exe"), "a\u{fffd}txt.exe");
        for text in ["Зеленський", "שלום", "می\u{200c}خواهم", "👩\u{200d}🚀"] {
            assert_eq!(line(text), text);
        }
    }

    #[test]
    fn a_line_has_no_breaks() {
        assert_eq!(line(" They\r\nmet\u{a0}\tin\u{2028}Geneva. "), "They met in Geneva.");
    }

    #[test]
    fn a_character_may_come_in_parts() {
        let mut out = Vec::new();
        let mut cleaner = Cleaner::new(&mut out);
        for byte in "é\u{202e}\x1b“ü".as_bytes() {
            cleaner.write_all(&[*byte]).unwrap();
        }
        assert_eq!(String::from_utf8(out).unwrap(), "é\u{fffd}␛“ü");
    }
}
