//! What a party may require, in a small language: options of issues, sums of numbers, `and`, `or`, `not`, `if … then`.
//!
//! > `if army is 80000 then guarantee is one of (treaty, 'U.S. troops')`
//! > `cut <= foreign_troops + 5000`
//!
//! [`read`](mod@read) reads it; here is what it means. Negation stands nowhere but in the atoms, which are closed under it.

pub mod read;

use std::collections::BTreeSet;
use std::fmt;

use crate::model::{Model, Terms};

/// Something that holds of terms, or does not.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// An issue has one of these options.
    Member {
        /// The issue's place.
        issue: usize,
        /// The options' places.
        options: BTreeSet<usize>,
    },
    /// A sum of numbers is at most 0.
    AtMostZero(Sum),
    /// All hold; nothing always holds.
    All(Vec<Expression>),
    /// At least one holds; of nothing, none does.
    Any(Vec<Expression>),
}

/// A sum of multiples of numeric issues and a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many times each issue counts, by place; each issue once, none 0 times.
    pub parts: Vec<(usize, i64)>,
    /// What is added.
    pub constant: i64,
}

impl Sum {
    /// The number that the terms give, as wide as no input can overflow it.
    pub fn value(&self, model: &Model, terms: &Terms) -> i128 {
        let part = |&(issue, times): &(usize, i64)| i128::from(times) * value(model, issue, terms[issue]);
        i128::from(self.constant) + self.parts.iter().map(part).sum::<i128>()
    }

    /// The sum with all signs turned.
    fn negated(&self) -> Sum {
        Sum { parts: self.parts.iter().map(|&(i, times)| (i, -times)).collect(), constant: -self.constant }
    }
}

/// The number of an option; 0 for options that are none, which [`read`](mod@read) lets into no sum.
pub(crate) fn value(model: &Model, issue: usize, option: usize) -> i128 {
    i128::from(model.issues[issue].options[option].value.unwrap_or(0))
}

impl Expression {
    /// Whether it holds.
    pub fn holds(&self, model: &Model, terms: &Terms) -> bool {
        match self {
            Expression::Member { issue, options } => options.contains(&terms[*issue]),
            Expression::AtMostZero(sum) => sum.value(model, terms) <= 0,
            Expression::All(parts) => parts.iter().all(|p| p.holds(model, terms)),
            Expression::Any(parts) => parts.iter().any(|p| p.holds(model, terms)),
        }
    }

    /// What holds where this does not. `sizes` has the number of options of each issue.
    pub fn negated(&self, sizes: &[usize]) -> Expression {
        match self {
            Expression::Member { issue, options } => {
                let others = (0..sizes[*issue]).filter(|o| !options.contains(o)).collect();
                Expression::Member { issue: *issue, options: others }
            }
            Expression::AtMostZero(sum) => {
                // s > 0 is 1 - s <= 0, as all are whole numbers.
                let mut negated = sum.negated();
                negated.constant += 1;
                Expression::AtMostZero(negated)
            }
            Expression::All(parts) => Expression::Any(parts.iter().map(|p| p.negated(sizes)).collect()),
            Expression::Any(parts) => Expression::All(parts.iter().map(|p| p.negated(sizes)).collect()),
        }
    }

    /// The places of the issues it speaks of.
    pub fn issues(&self) -> BTreeSet<usize> {
        match self {
            Expression::Member { issue, .. } => BTreeSet::from([*issue]),
            Expression::AtMostZero(sum) => sum.parts.iter().map(|&(issue, _)| issue).collect(),
            Expression::All(parts) | Expression::Any(parts) => parts.iter().flat_map(Expression::issues).collect(),
        }
    }

    /// The expression in words that [`read`](mod@read) reads back to the same meaning.
    pub fn shown<'m>(&'m self, model: &'m Model) -> impl fmt::Display + 'm {
        Shown { expression: self, model }
    }
}

/// How what always holds is written.
const ALWAYS: &str = "0 <= 0";
/// How what never holds is written.
const NEVER: &str = "1 <= 0";

struct Shown<'m> {
    expression: &'m Expression,
    model: &'m Model,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let model = self.model;
        match self.expression {
            Expression::Member { issue, options } => {
                let name = &model.issues[*issue].id;
                let words: Vec<String> = options.iter().map(|&o| read::quoted(model.words(*issue, o))).collect();
                match &words[..] {
                    [] => f.write_str(NEVER),
                    [one] => write!(f, "{name} is {one}"),
                    many => write!(f, "{name} is one of ({})", many.join(", ")),
                }
            }
            Expression::AtMostZero(sum) => write_sum(f, sum, model),
            Expression::All(parts) => joined(f, parts, model, " and ", ALWAYS),
            Expression::Any(parts) => joined(f, parts, model, " or ", NEVER),
        }
    }
}

fn joined(f: &mut fmt::Formatter<'_>, parts: &[Expression], model: &Model, word: &str, none: &str) -> fmt::Result {
    if parts.is_empty() {
        return f.write_str(none);
    }
    for (number, part) in parts.iter().enumerate() {
        let nested = matches!(part, Expression::All(p) | Expression::Any(p) if p.len() > 1) && parts.len() > 1;
        let shown = part.shown(model);
        match (number, nested) {
            (0, false) => write!(f, "{shown}")?,
            (0, true) => write!(f, "({shown})")?,
            (_, false) => write!(f, "{word}{shown}")?,
            (_, true) => write!(f, "{word}({shown})")?,
        }
    }
    Ok(())
}

/// `a + 2 * b <= c + 3`: what is subtracted goes to the right.
fn write_sum(f: &mut fmt::Formatter<'_>, sum: &Sum, model: &Model) -> fmt::Result {
    let side = |sign: i64| {
        let mut parts: Vec<String> = Vec::new();
        for &(issue, times) in sum.parts.iter().filter(|(_, times)| times.signum() == sign) {
            let name = &model.issues[issue].id;
            parts.push(if times.abs() == 1 { name.clone() } else { format!("{} * {name}", times.unsigned_abs()) });
        }
        if sum.constant.signum() == sign {
            parts.push(sum.constant.unsigned_abs().to_string());
        }
        if parts.is_empty() { "0".to_owned() } else { parts.join(" + ") }
    };
    write!(f, "{} <= {}", side(1), side(-1))
}
