//! Tokens: words, numbers and marks, as spans that rebuild the text.
//!
//! Takes a text and gives every non-blank character in exactly one token, in order. Follows the conventions of
//! Universal Dependencies for English where they matter to the readers of the record: clitics stand alone
//! (`did` `n't`, `Putin` `'s`) and hyphenated words are split, while `U.S.`, `Mr.`, `200,000` and `82nd` are one
//! token. Leaves out normalisation: what a token means is for others to say.

use crate::Span;

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it looks like.
    pub shape: Shape,
}

impl Token {
    /// The token's own words.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }
}

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Letters, possibly with digits inside (`Kyiv`, `F16`).
    Word,
    /// A word whose full stop belongs to it.
    Abbreviation(Abbreviation),
    /// Begins with a digit (`200,000`, `3.5`, `82nd`, `10:30`).
    Number,
    /// A mark, or a run of one mark that works as one (`...`, `--`).
    Mark,
}

/// Whether a sentence may end at an abbreviation's full stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Leads to a name or number, so it never ends a sentence (`Mr.`, `Gen.`, `J.`, `No. 5`).
    Leading,
    /// May also stand last (`U.S.`, `Inc.`, `p.m.`).
    Closing,
}

/// In lower case, without the full stop, sorted.
const LEADING: &[&str] = &[
    "adm", "amb", "brig", "capt", "cmdr", "col", "cpl", "dr", "fr", "gen", "gov", "hon", "lt", "maj", "messrs", "mr",
    "mrs", "ms", "mt", "prof", "rep", "reps", "rev", "sen", "sens", "sgt", "st", "supt", "vs",
];
/// Months and the like, which lead only when a digit follows.
const LEADING_A_NUMBER: &[&str] = &[
    "apr", "art", "aug", "dec", "feb", "fig", "jan", "jul", "jun", "no", "nos", "nov", "oct", "pp", "sec", "sep",
    "sept", "vol",
];
const CLOSING: &[&str] = &["bros", "co", "corp", "dept", "etc", "inc", "jr", "ltd", "sr"];
const CLITICS: &[&str] = &["d", "ll", "m", "re", "s", "ve"];

/// Splits a text into tokens. Linear in its length.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut scanner = Scanner { text, at: 0 };
    while let Some(c) = scanner.peek() {
        let start = scanner.at;
        if c.is_whitespace() {
            scanner.at += c.len_utf8();
            continue;
        }
        let shape = if c.is_numeric() {
            scanner.number()
        } else if is_letter(c) {
            scanner.word()
        } else {
            scanner.mark(c, start)
        };
        out.push(Token { span: Span::new(start, scanner.at), shape });
    }
    out
}

/// Whether `c` is an apostrophe, straight or curly.
pub(crate) fn is_apostrophe(c: char) -> bool {
    c == '\'' || c == '’'
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || c == '_'
}

/// Letters, digits and the combining marks that follow them.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || ('\u{300}'..='\u{36f}').contains(&c)
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character after the next one.
    fn second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    fn skip_word(&mut self) {
        let rest = self.rest();
        self.at += rest.find(|c| !is_word(c)).unwrap_or(rest.len());
    }

    fn number(&mut self) -> Shape {
        loop {
            self.skip_word();
            match (self.peek(), self.second()) {
                (Some('.' | ',' | ':' | '/'), Some(d)) if d.is_numeric() => self.at += 1,
                _ => return Shape::Number,
            }
        }
    }

    fn word(&mut self) -> Shape {
        if self.initials() {
            return Shape::Abbreviation(Abbreviation::Closing);
        }
        let start = self.at;
        if self.negation() {
            return Shape::Word;
        }
        self.skip_word();
        while let (Some(mark), Some(next)) = (self.peek(), self.second()) {
            if !is_apostrophe(mark) || !is_letter(next) {
                break;
            }
            let tail = &self.rest()[mark.len_utf8()..];
            let tail = &tail[..tail.find(|c| !is_word(c)).unwrap_or(tail.len())];
            let word = &self.text[start..self.at];
            if tail.eq_ignore_ascii_case("t") && word.len() > 1 && word.ends_with(['n', 'N']) {
                self.at -= 1;
                return Shape::Word;
            }
            if CLITICS.iter().any(|c| tail.eq_ignore_ascii_case(c)) {
                return Shape::Word;
            }
            self.at += mark.len_utf8();
            self.skip_word();
        }
        self.abbreviation(&self.text[start..self.at])
    }

    /// Takes the `n't` that [`Scanner::word`] has left behind, if it comes next.
    fn negation(&mut self) -> bool {
        let mut chars = self.rest().char_indices();
        let clitic = matches!(chars.next(), Some((_, 'n' | 'N')))
            && chars.next().is_some_and(|(_, c)| is_apostrophe(c))
            && matches!(chars.next(), Some((_, 't' | 'T')))
            && self.text[..self.at].ends_with(char::is_alphabetic);
        if clitic {
            self.at += chars.offset();
        }
        clitic
    }

    /// Takes letters parted by full stops (`U.S.`, `a.m.`), if they come next.
    fn initials(&mut self) -> bool {
        let rest = self.rest();
        let mut pairs = 0;
        let mut end = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((_, c)) = chars.next() {
            if !c.is_alphabetic() {
                break;
            }
            match chars.next() {
                Some((i, '.')) => {
                    pairs += 1;
                    end = i + 1;
                }
                Some((_, next)) if is_word(next) => break,
                _ if pairs > 0 => {
                    pairs += 1;
                    end += c.len_utf8();
                    break;
                }
                _ => break,
            }
        }
        if pairs > 1 {
            self.at += end;
        }
        pairs > 1
    }

    fn abbreviation(&mut self, word: &str) -> Shape {
        if self.peek() != Some('.') {
            return Shape::Word;
        }
        let lower = word.to_ascii_lowercase();
        let lower = lower.as_str();
        let mut after = self.rest()[1..].chars();
        let blank = after.next();
        let next = if blank == Some(' ') || blank == Some('\u{a0}') { after.next() } else { None };
        let capital = word.starts_with(char::is_uppercase);
        let kind = if LEADING.binary_search(&lower).is_ok() && (capital || lower == "vs")
            || LEADING_A_NUMBER.binary_search(&lower).is_ok() && next.is_some_and(char::is_numeric)
            || capital && word.chars().count() == 1 && word != "I" && next.is_some_and(char::is_uppercase)
        {
            Abbreviation::Leading
        } else if CLOSING.binary_search(&lower).is_ok() && (capital || lower == "etc") {
            Abbreviation::Closing
        } else {
            return Shape::Word;
        };
        self.at += 1;
        Shape::Abbreviation(kind)
    }

    fn mark(&mut self, c: char, start: usize) -> Shape {
        self.at += c.len_utf8();
        let joined = self.text[..start].chars().next_back().is_some_and(is_word);
        if is_apostrophe(c) && joined {
            let tail = self.rest();
            let tail = &tail[..tail.find(|c| !is_word(c)).unwrap_or(tail.len())];
            if CLITICS.iter().any(|clitic| tail.eq_ignore_ascii_case(clitic)) {
                self.at += tail.len();
                return Shape::Word;
            }
        }
        if matches!(c, '.' | '-' | '`' | '\'') {
            while self.peek() == Some(c) {
                self.at += 1;
            }
        }
        Shape::Mark
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn clitics_stand_alone() {
        assert_eq!(split("They don’t trust Putin’s word."), ["They", "do", "n’t", "trust", "Putin", "’s", "word", "."]);
        assert_eq!(split("I'M sure he'd've CAN'T"), ["I", "'M", "sure", "he", "'d", "'ve", "CA", "N'T"]);
        assert_eq!(split("O’Brien and the allies’ plan"), ["O’Brien", "and", "the", "allies", "’", "plan"]);
    }

    #[test]
    fn full_stops_that_belong_to_words() {
        assert_eq!(split("Gen. Mark A. Milley"), ["Gen.", "Mark", "A.", "Milley"]);
        assert_eq!(split("the U.S. at 3 p.m."), ["the", "U.S.", "at", "3", "p.m."]);
        assert_eq!(split("No. 5 said no."), ["No.", "5", "said", "no", "."]);
        assert_eq!(split("Jan. 22 in the gen pool."), ["Jan.", "22", "in", "the", "gen", "pool", "."]);
    }

    #[test]
    fn numbers_keep_their_separators() {
        assert_eq!(
            split("$61 billion, 200,000; 3.5% at 10:30"),
            ["$", "61", "billion", ",", "200,000", ";", "3.5", "%", "at", "10:30"]
        );
        assert_eq!(split("the 82nd in 2016, 2017"), ["the", "82nd", "in", "2016", ",", "2017"]);
    }

    #[test]
    fn marks_and_odd_text() {
        assert_eq!(
            split("“[b]inding… no--none...”"),
            ["“", "[", "b", "]", "inding", "…", "no", "--", "none", "...", "”"]
        );
        assert_eq!(split(" \u{a0}\t\n"), Vec::<&str>::new());
        assert_eq!(split("pro-Russian 14\u{a0}000"), ["pro", "-", "Russian", "14", "000"]);
    }

    #[test]
    fn word_lists_are_sorted() {
        for list in [LEADING, LEADING_A_NUMBER, CLOSING, CLITICS] {
            assert!(list.is_sorted());
        }
    }
}
