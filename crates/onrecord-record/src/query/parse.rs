//! From tokens to the search index's language.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::QueryError;
use super::lex::{Placed, Token, tokens};

/// Most words and phrases in a search: the index gives up beyond a depth of 256.
const MOST_TERMS: usize = 64;
/// Most brackets within each other.
const DEEPEST: usize = 32;
/// Longest distance that NEAR takes.
const FARTHEST: u32 = 10_000;

/// The query in the index's language.
///
/// # Errors
/// Where it cannot be understood, or has no word.
pub(crate) fn compile(query: &str) -> Result<String, QueryError> {
    let mut parser = Parser { query, tokens: tokens(query).into_iter().peekable(), terms: 0, depth: 0 };
    if parser.tokens.peek().is_none() {
        let hint = "give at least one word with a letter or digit";
        return Err(parser.error(0, "expected a word, found none", hint));
    }
    let out = parser.any(None)?;
    match parser.tokens.next() {
        None => Ok(out),
        Some((at, _)) => Err(parser.error(at, "found a closing bracket that nothing opened", "leave it out")),
    }
}

struct Parser<'q> {
    query: &'q str,
    tokens: Peekable<IntoIter<Placed>>,
    terms: usize,
    depth: usize,
}

impl Parser<'_> {
    /// `after` is the operator or bracket that calls for what follows, for messages.
    fn any(&mut self, after: Option<&str>) -> Result<String, QueryError> {
        let mut all = vec![self.all(after)?];
        while self.takes(&Token::Or) {
            all.push(self.all(Some("OR"))?);
        }
        Ok(joined(all, " OR "))
    }

    fn all(&mut self, after: Option<&str>) -> Result<String, QueryError> {
        let mut all = vec![self.but(after)?];
        loop {
            if self.takes(&Token::And) {
                all.push(self.but(Some("AND"))?);
            } else if matches!(self.tokens.peek(), None | Some((_, Token::Or | Token::Close | Token::Within(_)))) {
                return Ok(joined(all, " AND "));
            } else {
                all.push(self.but(None)?);
            }
        }
    }

    fn but(&mut self, after: Option<&str>) -> Result<String, QueryError> {
        let mut all = vec![self.term(after)?];
        while self.takes(&Token::Not) {
            all.push(self.term(Some("NOT"))?);
        }
        Ok(joined(all, " NOT "))
    }

    fn term(&mut self, after: Option<&str>) -> Result<String, QueryError> {
        let Some((at, token)) = self.tokens.next() else {
            return Err(self.no_word(self.query.chars().count(), "the end", after));
        };
        match token {
            Token::Words { text, beginning } => self.words(at, &text, beginning),
            Token::Open => {
                self.open(at)?;
                let inside = self.any(Some("the bracket"))?;
                self.close(at)?;
                Ok(inside)
            }
            Token::Near => self.near(at),
            Token::And => Err(self.no_word(at, "AND", after)),
            Token::Or => Err(self.no_word(at, "OR", after)),
            Token::Not => {
                let hint = "say what to find before what to leave out: peace NOT treaty";
                match after {
                    None => Err(self.error(at, "expected a word before NOT, found none", hint)),
                    Some(_) => Err(self.no_word(at, "NOT", after)),
                }
            }
            Token::Close => Err(self.no_word(at, "a closing bracket", after)),
            Token::Within(_) => Err(self.no_word(at, "a comma", after)),
            Token::Unclosed => {
                Err(self.error(at, "found a quotation mark that nothing closes", "close it, or leave it out"))
            }
        }
    }

    fn words(&mut self, at: usize, text: &str, beginning: bool) -> Result<String, QueryError> {
        self.terms += 1;
        if self.terms > MOST_TERMS {
            let message = format!("expected at most {MOST_TERMS} words and phrases, found more");
            return Err(self.error(at, &message, "search for fewer at a time"));
        }
        let plain: String = text.chars().map(|c| if c.is_control() || c == '"' { ' ' } else { c }).collect();
        Ok(format!("\"{plain}\"{}", if beginning { " *" } else { "" }))
    }

    fn near(&mut self, at: usize) -> Result<String, QueryError> {
        const HINT: &str = "write it as NEAR(peace talks) or NEAR(peace \"joint statement\", 5)";
        if let Some((bracket, _)) = self.tokens.next() {
            self.open(bracket)?;
        }
        let mut words = Vec::new();
        let distance = loop {
            match self.tokens.next() {
                Some((at, Token::Words { text, beginning })) => words.push(self.words(at, &text, beginning)?),
                Some((at, Token::Within(number))) => {
                    let number = number.parse().ok().filter(|&n: &u32| n <= FARTHEST);
                    let message = format!("expected a distance of at most {FARTHEST} words, found more");
                    let number = number.ok_or_else(|| self.error(at, &message, HINT))?;
                    self.close(at)?;
                    break number;
                }
                Some((_, Token::Close)) => {
                    self.depth -= 1;
                    break 10;
                }
                Some((at, Token::Unclosed)) => {
                    let hint = "close it, or leave it out";
                    return Err(self.error(at, "found a quotation mark that nothing closes", hint));
                }
                Some((at, _)) => {
                    let message = "expected only words and phrases within NEAR, found an operator or bracket";
                    return Err(self.error(at, message, HINT));
                }
                None => return Err(self.error(at, "found a NEAR whose bracket nothing closes", HINT)),
            }
        };
        if words.len() < 2 {
            let found = if words.is_empty() { "none" } else { "one" };
            let message = format!("expected two or more words or phrases within NEAR, found {found}");
            return Err(self.error(at, &message, HINT));
        }
        Ok(format!("NEAR({}, {distance})", words.join(" ")))
    }

    fn open(&mut self, at: usize) -> Result<(), QueryError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            let message = format!("expected at most {DEEPEST} brackets within each other, found more");
            return Err(self.error(at, &message, "search for less at a time"));
        }
        Ok(())
    }

    /// Takes the bracket that closes the one opened at `at`.
    fn close(&mut self, at: usize) -> Result<(), QueryError> {
        self.depth -= 1;
        if self.takes(&Token::Close) {
            return Ok(());
        }
        Err(self.error(at, "found a bracket that nothing closes", "close it, or leave it out"))
    }

    fn takes(&mut self, token: &Token) -> bool {
        self.tokens.next_if(|(_, next)| next == token).is_some()
    }

    fn no_word(&self, at: usize, found: &str, after: Option<&str>) -> QueryError {
        let place = after.map(|a| format!(" after {a}")).unwrap_or_default();
        let message = format!("expected a word or \"phrase\"{place}, found {found}");
        let operator = ["AND", "OR", "NOT"].into_iter().find(|o| *o == found || Some(*o) == after);
        let hint = match operator {
            Some(operator) => format!("to find the word itself, write it in quotation marks: \"{operator}\""),
            None => "add a word, or leave the bracket out".to_owned(),
        };
        self.error(at, &message, &hint)
    }

    fn error(&self, at: usize, message: &str, hint: &str) -> QueryError {
        QueryError { query: self.query.to_owned(), at, message: message.to_owned(), hint: hint.to_owned() }
    }
}

fn joined(mut parts: Vec<String>, operator: &str) -> String {
    if parts.len() == 1 { parts.swap_remove(0) } else { format!("({})", parts.join(operator)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compiled(query: &str) -> String {
        compile(query).unwrap_or_else(|e| panic!("{e}"))
    }

    fn message(query: &str) -> String {
        compile(query).expect_err(query).to_string()
    }

    #[test]
    fn punctuation_in_words_means_nothing() {
        assert_eq!(compiled("U.S. don't F-16 200,000"), r#"("U.S." AND "don't" AND "F-16" AND "200,000")"#);
        assert_eq!(
            compiled("Smith & Wesson: content:x ^a {b}"),
            r#"("Smith" AND "Wesson:" AND "content:x" AND "^a" AND "{b}")"#
        );
        assert_eq!(compiled("and or not near"), r#"("and" AND "or" AND "not" AND "near")"#);
        assert_eq!(compiled("NEAR miss"), r#"("NEAR" AND "miss")"#);
        assert_eq!(compiled("a\0b"), r#"("a" AND "b")"#);
    }

    #[test]
    fn operators_bind_not_and_or() {
        assert_eq!(compiled("a OR b c NOT d"), r#"("a" OR ("b" AND ("c" NOT "d")))"#);
        assert_eq!(compiled("(a OR b) AND c"), r#"(("a" OR "b") AND "c")"#);
        assert_eq!(
            compiled("“joint statement” \"cease fire\" sanct*"),
            r#"("joint statement" AND "cease fire" AND "sanct" *)"#
        );
    }

    #[test]
    fn near_takes_words_and_a_distance() {
        assert_eq!(compiled("NEAR(peace talks)"), r#"NEAR("peace" "talks", 10)"#);
        assert_eq!(
            compiled("NEAR (peace \"joint statement\", 5) x"),
            r#"(NEAR("peace" "joint statement", 5) AND "x")"#
        );
        assert_eq!(compiled("NEAR(a b,5)"), r#"NEAR("a" "b", 5)"#);
        assert_eq!(compiled("NEAR(a b, c)"), r#"NEAR("a" "b," "c", 10)"#);
    }

    #[test]
    fn errors_show_the_place_and_the_way_out() {
        assert_eq!(
            message("cease AND"),
            "the search is not clear: expected a word or \"phrase\" after AND, found the end\n  cease AND\n           \
             ^\nto find the word itself, write it in quotation marks: \"AND\""
        );
        assert_eq!(
            message("the \"cease fire"),
            "the search is not clear: found a quotation mark that nothing closes\n  the \"cease fire\n      ^\nclose \
             it, or leave it out"
        );
        assert_eq!(
            message("NOT war"),
            "the search is not clear: expected a word before NOT, found none\n  NOT war\n  ^\nsay what to find before \
             what to leave out: peace NOT treaty"
        );
        assert_eq!(
            message("— …"),
            "the search is not clear: expected a word, found none\n  — …\n  ^\ngive at least one word with a letter or \
             digit"
        );
        assert_eq!(
            message("(a OR b"),
            "the search is not clear: found a bracket that nothing closes\n  (a OR b\n  ^\nclose it, or leave it out"
        );
        assert_eq!(
            message("a) b"),
            "the search is not clear: found a closing bracket that nothing opened\n  a) b\n   ^\nleave it out"
        );
        assert_eq!(
            message("NEAR(peace)"),
            "the search is not clear: expected two or more words or phrases within NEAR, found one\n  NEAR(peace)\n  \
             ^\nwrite it as NEAR(peace talks) or NEAR(peace \"joint statement\", 5)"
        );
        assert_eq!(
            message("()"),
            "the search is not clear: expected a word or \"phrase\" after the bracket, found a closing bracket\n  ()\n \
             \u{20} ^\nadd a word, or leave the bracket out"
        );
    }

    #[test]
    fn too_much_is_refused_before_the_index_sees_it() {
        assert!(message(&"word ".repeat(65)).contains("expected at most 64 words and phrases, found more"));
        assert!(message(&"(".repeat(100_000)).contains("expected at most 32 brackets within each other, found more"));
    }
}
