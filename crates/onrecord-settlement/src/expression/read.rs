//! Reads the language of constraints.
//!
//! ```text
//! needs      = any [ "needs" any ] | "if" any "then" any       A needs B: if A then B
//! any        = all { "or" all }
//! all        = unit { "and" unit }
//! unit       = "not" unit | "(" needs ")" | atom
//! atom       = ISSUE "is" [ "not" ] ( OPTION | "one" "of" "(" OPTION { "," OPTION } ")" )
//!            | sum ( "<=" | "<" | ">=" | ">" | "=" ) sum
//! sum        = part { ( "+" | "-" ) part }
//! part       = [ NUMBER "*" ] ISSUE | NUMBER
//! ```
//!
//! An option with blanks or signs stands in quotation marks, single or double. Sums take issues whose options are all
//! numbers.

use std::fmt;

use super::{Expression, Sum};
use crate::model::{Issue, Model};

/// No number in an expression is greater, so that no sum of a file can overflow.
pub const GREATEST: i64 = 1_000_000_000_000;
/// No expression nests deeper.
const DEEPEST: usize = 100;
const RESERVED: &[&str] = &["and", "if", "is", "needs", "not", "of", "one", "or", "then"];

/// Why an expression could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpressionError {
    /// Where, in code points of the expression.
    pub at: usize,
    /// What could have stood there.
    pub expected: String,
    /// What stands there.
    pub found: String,
}

impl fmt::Display for ExpressionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {} at character {}", self.expected, self.found, self.at + 1)
    }
}

impl std::error::Error for ExpressionError {}

/// Reads an expression over the issues of a model.
///
/// # Errors
/// Where it is not of the language, or names an issue or option that the model has not.
pub fn read(text: &str, model: &Model) -> Result<Expression, ExpressionError> {
    let tokens = tokens(text)?;
    let mut reader = Reader { tokens, next: 0, model, depth: 0 };
    let expression = reader.needs()?;
    match reader.peek() {
        Token::End => Ok(expression),
        _ => Err(reader.expected("and, or, or the end")),
    }
}

/// An option as it stands in an expression: bare where it is one plain word, else in quotation marks.
pub fn quoted(words: &str) -> String {
    let plain = words.starts_with(|c: char| c.is_alphanumeric() || c == '_') && words.chars().all(in_word);
    let number = words.parse::<i64>().is_ok();
    if number || plain && !RESERVED.contains(&words) {
        words.to_owned()
    } else {
        let mark = if words.contains('\'') { '"' } else { '\'' };
        format!("{mark}{words}{mark}")
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Quoted(String),
    Number(i64),
    Sign(&'static str),
    End,
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Token::Word(word) | Token::Quoted(word) => write!(f, "\"{word}\""),
            Token::Number(number) => write!(f, "{number}"),
            Token::Sign(sign) => write!(f, "\"{sign}\""),
            Token::End => f.write_str("the end"),
        }
    }
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '-' || c == '.'
}

fn tokens(text: &str) -> Result<Vec<(usize, Token)>, ExpressionError> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        let c = chars[at];
        let found = |found: String, expected: &str| ExpressionError { at: start, expected: expected.into(), found };
        if c.is_whitespace() {
            at += 1;
        } else if c == '\'' || c == '"' {
            let close = chars[at + 1..].iter().position(|&d| d == c);
            let end = at + 1 + close.ok_or_else(|| found("none".into(), "a closing quotation mark"))?;
            out.push((start, Token::Quoted(chars[at + 1..end].iter().collect())));
            at = end + 1;
        } else if in_word(c) && c != '-' {
            at += chars[at..].iter().take_while(|&&d| in_word(d)).count();
            let word: String = chars[start..at].iter().collect();
            out.push((start, number_or_word(word).map_err(|word| found(word, "a whole number up to 10^12"))?));
        } else {
            let pair: String = chars[at..].iter().take(2).collect();
            let sign =
                ["<=", ">=", "<", ">", "=", "(", ")", ",", "+", "-", "*"].into_iter().find(|s| pair.starts_with(s));
            let sign = sign
                .ok_or_else(|| found(format!("\"{c}\""), "an issue, option, number or one of <= >= = ( ) , + - *"))?;
            out.push((start, Token::Sign(sign)));
            at += sign.len();
        }
    }
    out.push((chars.len(), Token::End));
    Ok(out)
}

/// `30_000` is a number, `3rd` a word; `Err` for a number that is too great.
fn number_or_word(word: String) -> Result<Token, String> {
    let digits: String = word.chars().filter(|c| *c != '_').collect();
    if !digits.chars().all(|c| c.is_ascii_digit()) || word.starts_with('_') {
        return Ok(Token::Word(word));
    }
    digits.parse().ok().filter(|n| *n <= GREATEST).map(Token::Number).ok_or(word)
}

struct Reader<'m> {
    tokens: Vec<(usize, Token)>,
    next: usize,
    model: &'m Model,
    depth: usize,
}

impl Reader<'_> {
    fn peek(&self) -> &Token {
        &self.tokens[self.next].1
    }

    fn expected(&self, expected: &str) -> ExpressionError {
        let (at, found) = &self.tokens[self.next];
        ExpressionError { at: *at, expected: expected.to_owned(), found: found.to_string() }
    }

    /// Steps over a word or sign, if it is next.
    fn takes(&mut self, wanted: &str) -> bool {
        let there = match self.peek() {
            Token::Word(word) => word == wanted,
            Token::Sign(sign) => *sign == wanted,
            _ => false,
        };
        self.next += usize::from(there);
        there
    }

    fn must(&mut self, wanted: &str) -> Result<(), ExpressionError> {
        if self.takes(wanted) { Ok(()) } else { Err(self.expected(&format!("\"{wanted}\""))) }
    }

    fn sizes(&self) -> Vec<usize> {
        self.model.issues.iter().map(|i| i.options.len()).collect()
    }

    fn implies(&self, condition: &Expression, then: Expression) -> Expression {
        Expression::Any(vec![condition.negated(&self.sizes()), then])
    }

    fn needs(&mut self) -> Result<Expression, ExpressionError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.expected(&format!("at most {DEEPEST} brackets and negations in one another")));
        }
        let out = if self.takes("if") {
            let condition = self.any()?;
            self.must("then")?;
            let then = self.any()?;
            self.implies(&condition, then)
        } else {
            let first = self.any()?;
            if self.takes("needs") {
                let then = self.any()?;
                self.implies(&first, then)
            } else {
                first
            }
        };
        self.depth -= 1;
        Ok(out)
    }

    fn any(&mut self) -> Result<Expression, ExpressionError> {
        let mut parts = vec![self.all()?];
        while self.takes("or") {
            parts.push(self.all()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Expression::Any(parts) })
    }

    fn all(&mut self) -> Result<Expression, ExpressionError> {
        let mut parts = vec![self.unit()?];
        while self.takes("and") {
            parts.push(self.unit()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Expression::All(parts) })
    }

    fn unit(&mut self) -> Result<Expression, ExpressionError> {
        let mut nots = 0;
        while self.takes("not") {
            nots += 1;
        }
        let inner = if self.takes("(") {
            let inner = self.needs()?;
            self.must(")")?;
            inner
        } else {
            self.atom()?
        };
        Ok(if nots % 2 == 1 { inner.negated(&self.sizes()) } else { inner })
    }

    fn atom(&mut self) -> Result<Expression, ExpressionError> {
        if let (Token::Word(_), Some((_, Token::Word(is)))) = (self.peek(), self.tokens.get(self.next + 1))
            && is == "is"
        {
            return self.member();
        }
        let left = self.sum()?;
        let sign = ["<=", "<", ">=", ">", "="].into_iter().find(|sign| self.takes(sign));
        let sign = sign.ok_or_else(|| self.expected("is, or one of <= < >= > ="))?;
        let right = self.sum()?;
        let (under, over) = (difference(&left, &right), difference(&right, &left));
        let strictly = |mut sum: Sum| {
            sum.constant += 1;
            Expression::AtMostZero(sum)
        };
        Ok(match sign {
            "<=" => Expression::AtMostZero(under),
            "<" => strictly(under),
            ">=" => Expression::AtMostZero(over),
            ">" => strictly(over),
            _ => Expression::All(vec![Expression::AtMostZero(under), Expression::AtMostZero(over)]),
        })
    }

    fn member(&mut self) -> Result<Expression, ExpressionError> {
        let issue = self.issue()?;
        self.must("is")?;
        let negated = self.takes("not");
        let mut options = std::collections::BTreeSet::new();
        let list = matches!(self.peek(), Token::Word(w) if w == "one")
            && matches!(self.tokens.get(self.next + 1), Some((_, Token::Word(w))) if w == "of");
        if list {
            self.next += 2;
            self.must("(")?;
            options.insert(self.option(issue)?);
            while self.takes(",") {
                options.insert(self.option(issue)?);
            }
            self.must(")")?;
        } else {
            options.insert(self.option(issue)?);
        }
        let member = Expression::Member { issue, options };
        Ok(if negated { member.negated(&self.sizes()) } else { member })
    }

    fn issue(&mut self) -> Result<usize, ExpressionError> {
        let names = self.model.issues.iter().map(|i| i.id.as_str());
        let expected = format!("an issue ({})", listed(names));
        let Token::Word(word) = self.peek() else { return Err(self.expected(&expected)) };
        let found = self.model.issue(word).ok_or_else(|| self.expected(&expected))?;
        self.next += 1;
        Ok(found)
    }

    fn option(&mut self, issue: usize) -> Result<usize, ExpressionError> {
        let Issue { id, options, .. } = &self.model.issues[issue];
        let expected = format!("an option of {id} ({})", listed(options.iter().map(|o| o.words.as_str())));
        let minus = matches!(self.peek(), Token::Sign("-")) && self.next + 1 < self.tokens.len();
        let words = match &self.tokens[self.next + usize::from(minus)].1 {
            Token::Word(word) | Token::Quoted(word) => word.clone(),
            Token::Number(number) => if minus { -*number } else { *number }.to_string(),
            _ => return Err(self.expected(&expected)),
        };
        let found = self.model.issues[issue].option(&words).ok_or_else(|| self.expected(&expected))?;
        self.next += 1 + usize::from(minus);
        Ok(found)
    }

    fn sum(&mut self) -> Result<Sum, ExpressionError> {
        let mut sum = Sum::default();
        let mut sign = if self.takes("-") { -1 } else { 1 };
        loop {
            self.part(sign, &mut sum)?;
            sign = if self.takes("+") {
                1
            } else if self.takes("-") {
                -1
            } else {
                return Ok(sum);
            };
        }
    }

    fn part(&mut self, sign: i64, sum: &mut Sum) -> Result<(), ExpressionError> {
        let mut times = 1;
        if let &Token::Number(number) = self.peek() {
            self.next += 1;
            if !self.takes("*") {
                sum.constant = sum.constant.saturating_add(sign * number).clamp(-GREATEST, GREATEST);
                return Ok(());
            }
            times = number;
        }
        let at = self.next;
        let issue = self.issue()?;
        if self.model.issues[issue].options.iter().any(|o| o.value.is_none()) {
            self.next = at;
            return Err(self.expected("an issue whose options are all numbers"));
        }
        add(sum, issue, sign * times);
        Ok(())
    }
}

fn add(sum: &mut Sum, issue: usize, times: i64) {
    match sum.parts.iter_mut().find(|(i, _)| *i == issue) {
        Some((_, all)) => *all = all.saturating_add(times).clamp(-GREATEST, GREATEST),
        None => sum.parts.push((issue, times)),
    }
    sum.parts.retain(|&(_, times)| times != 0);
}

/// The first sum less the second.
fn difference(left: &Sum, right: &Sum) -> Sum {
    let mut out = left.clone();
    for &(issue, times) in &right.parts {
        add(&mut out, issue, -times);
    }
    out.constant -= right.constant;
    out
}

/// Names for an error, the first eight.
fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let all: Vec<&str> = names.collect();
    let shown = all.iter().take(8).copied().collect::<Vec<_>>().join(", ");
    if all.len() > 8 { format!("{shown} and {} more", all.len() - 8) } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Choice;

    fn model() -> Model {
        let words = |w: &str| Choice { words: w.into(), value: None };
        let number = |n: i64| Choice { words: n.to_string(), value: Some(n) };
        let issue = |id: &str, options| Issue { id: id.into(), title: id.into(), options, unit: None };
        let issues = vec![
            issue("nato", vec![words("member"), words("partner"), words("never")]),
            issue("guarantee", vec![words("none"), words("U.S. troops")]),
            issue("cut", vec![number(0), number(20_000), number(50_000)]),
            issue("force", vec![number(-5), number(30_000)]),
        ];
        Model { issues, constraints: Vec::new() }
    }

    fn holds(text: &str, terms: [usize; 4]) -> bool {
        read(text, &model()).unwrap().holds(&model(), &terms.to_vec())
    }

    #[test]
    fn what_is_written_is_meant() {
        for (text, terms, expected) in [
            ("nato is member", [0, 0, 0, 0], true),
            ("nato is not member", [0, 0, 0, 0], false),
            ("nato is one of (partner, never)", [2, 0, 0, 0], true),
            ("nato is not one of (partner, never)", [2, 0, 0, 0], false),
            ("guarantee is 'U.S. troops' and cut <= 20_000", [0, 1, 1, 0], true),
            ("if nato is never then guarantee is \"U.S. troops\"", [2, 0, 0, 0], false),
            ("nato is never needs guarantee is 'U.S. troops'", [0, 0, 0, 0], true),
            ("not (nato is never or cut > 0)", [0, 0, 0, 0], true),
            ("not not nato is never", [0, 0, 0, 0], false),
            ("cut <= force", [0, 0, 1, 1], true),
            ("cut <= force", [0, 0, 2, 1], false),
            ("2 * cut - force < 10001", [0, 0, 1, 1], true),
            ("cut = 50000", [0, 0, 2, 0], true),
            ("cut = 50000", [0, 0, 1, 0], false),
            ("force is -5 and force < 0", [0, 0, 0, 0], true),
        ] {
            assert_eq!(holds(text, terms), expected, "{text}");
        }
    }

    #[test]
    fn an_error_says_what_could_have_stood_where() {
        for (text, message) in [
            ("nato is membr", "expected an option of nato (member, partner, never), found \"membr\" at character 9"),
            ("otan is member", "expected an issue (nato, guarantee, cut, force), found \"otan\" at character 1"),
            ("nato > 3", "expected an issue whose options are all numbers, found \"nato\" at character 1"),
            ("nato is member and", "expected an issue (nato, guarantee, cut, force), found the end at character 19"),
            ("nato is 'member", "expected a closing quotation mark, found none at character 9"),
            ("nato is member cut", "expected and, or, or the end, found \"cut\" at character 16"),
            ("cut", "expected is, or one of <= < >= > =, found the end at character 4"),
            (
                "cut < 9999999999999999999",
                "expected a whole number up to 10^12, found 9999999999999999999 at character 7",
            ),
            ("if cut < 3", "expected \"then\", found the end at character 11"),
        ] {
            assert_eq!(read(text, &model()).unwrap_err().to_string(), message, "{text}");
        }
        let deep = "(".repeat(5000) + "cut < 1";
        assert!(read(&deep, &model()).unwrap_err().to_string().starts_with("expected at most 100 brackets"));
    }

    #[test]
    fn what_is_shown_is_read_back() {
        for text in [
            "nato is member",
            "if nato is never then guarantee is 'U.S. troops' and cut <= 2 * force + 7",
            "not (nato is never or cut > 0) or force is -5",
        ] {
            let first = read(text, &model()).unwrap();
            let shown = first.shown(&model()).to_string();
            let again = read(&shown, &model()).unwrap();
            for terms in [[0, 0, 0, 0], [1, 1, 1, 1], [2, 1, 2, 0], [2, 0, 0, 1]] {
                assert_eq!(first.holds(&model(), &terms.to_vec()), again.holds(&model(), &terms.to_vec()), "{shown}");
            }
        }
    }
}
