//! The language of searches: words, "phrases", beginnings*, AND, OR, NOT, NEAR and brackets.
//!
//! Takes what a user typed and gives the search index's own language, or says what is wrong with it and where. Words
//! are quoted for the index, so that their punctuation (`U.S.`, `don't`, `F-16`, `200,000`) means nothing to it.
//!
//! ```text
//! any  = all { "OR" all }
//! all  = but { [ "AND" ] but }
//! but  = term { "NOT" term }
//! term = word | word"*" | "\"" words "\"" | "(" any ")" | "NEAR(" term term { term } [ "," number ] ")"
//! ```

mod lex;
mod parse;

use std::error::Error;
use std::fmt;

pub(crate) use parse::compile;

/// A search that cannot be understood. Displays as three lines: what is wrong, the search with a mark under the
/// place, the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// The search as typed.
    pub query: String,
    /// Where, in code points.
    pub at: usize,
    /// What was expected and what was found.
    pub message: String,
    /// The way out.
    pub hint: String,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line: String = self.query.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mark = " ".repeat(self.at);
        write!(f, "the search is not clear: {}\n  {line}\n  {mark}^\n{}", self.message, self.hint)
    }
}

impl Error for QueryError {}
