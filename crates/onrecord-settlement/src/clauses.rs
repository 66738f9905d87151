//! What an expression means to a solver: clauses over "issue `i` has option `o`".
//!
//! Takes expressions in which negation stands in the atoms only; gives clauses that hold where the expression does and,
//! of the help variables, at least one choice. A comparison of sums becomes the combinations of options that it forbids,
//! each as short as it can be (Bacchus 2007, "GAC via unit propagation", has the support form; forbidding needs no help
//! variables).

use crate::expression::{Expression, Sum, value};
use crate::model::Model;

/// A literal: variable `n` is `n + 1`, its negation `-(n + 1)`, as in DIMACS.
pub type Literal = i32;

/// A comparison may not forbid more combinations than this.
pub const MOST_COMBINATIONS: usize = 200_000;

/// Clauses under construction, with the numbers of their variables.
#[derive(Clone, Debug)]
pub struct Clauses {
    /// The clauses, each a disjunction.
    pub list: Vec<Vec<Literal>>,
    /// How many variables they have.
    pub variables: usize,
    /// The first variable of each issue; its options follow one another.
    first: Vec<usize>,
}

impl Clauses {
    /// That each issue has exactly one option.
    pub fn of_issues(model: &Model) -> Clauses {
        let mut out = Clauses { list: Vec::new(), variables: 0, first: Vec::new() };
        for issue in &model.issues {
            out.first.push(out.variables);
            out.variables += issue.options.len();
        }
        for (place, issue) in model.issues.iter().enumerate() {
            let all: Vec<Literal> = (0..issue.options.len()).map(|o| out.option(place, o)).collect();
            for (number, &one) in all.iter().enumerate() {
                out.list.extend(all[number + 1..].iter().map(|&other| vec![-one, -other]));
            }
            out.list.push(all);
        }
        out
    }

    /// "The issue has the option."
    pub fn option(&self, issue: usize, option: usize) -> Literal {
        literal(self.first[issue] + option)
    }

    /// A new variable, as its positive literal.
    pub fn fresh(&mut self) -> Literal {
        self.variables += 1;
        literal(self.variables - 1)
    }

    /// Adds: one of `unless`, or the expression.
    pub fn add(&mut self, model: &Model, expression: &Expression, unless: &[Literal]) {
        match expression {
            Expression::Member { issue, options } => {
                let mut clause = unless.to_vec();
                clause.extend(options.iter().map(|&o| self.option(*issue, o)));
                self.list.push(clause);
            }
            Expression::AtMostZero(sum) => self.forbid(model, sum, unless),
            Expression::All(parts) => parts.iter().for_each(|part| self.add(model, part, unless)),
            Expression::Any(parts) => self.add_any(model, parts, unless),
        }
    }

    /// Memberships go into one clause; of other parts, each but the last gets a variable that implies it.
    fn add_any(&mut self, model: &Model, parts: &[Expression], unless: &[Literal]) {
        let mut clause = unless.to_vec();
        let mut others = Vec::new();
        for part in parts {
            match part {
                Expression::Member { issue, options } => clause.extend(options.iter().map(|&o| self.option(*issue, o))),
                other => others.push(other),
            }
        }
        let Some(last) = others.pop() else {
            self.list.push(clause);
            return;
        };
        for other in others {
            let implies = self.fresh();
            self.add(model, other, &[-implies]);
            clause.push(implies);
        }
        self.add(model, last, &clause);
    }

    fn forbid(&mut self, model: &Model, sum: &Sum, unless: &[Literal]) {
        let range = |&(issue, times): &(usize, i64)| {
            let values = (0..model.issues[issue].options.len()).map(|o| i128::from(times) * value(model, issue, o));
            let values: Vec<i128> = values.collect();
            (values.iter().min().copied().unwrap_or(0), values.iter().max().copied().unwrap_or(0))
        };
        let mut rest: Vec<(i128, i128)> = sum.parts.iter().map(range).collect();
        // From the last part on: the least and the greatest that what follows can add.
        rest.push((0, 0));
        for place in (0..sum.parts.len()).rev() {
            rest[place] = (rest[place].0 + rest[place + 1].0, rest[place].1 + rest[place + 1].1);
        }
        self.forbid_from(model, sum, &rest, 0, i128::from(sum.constant), &mut unless.to_vec());
    }

    /// Follows the options of one part after the other; stops where nothing can break the sum, or nothing mend it.
    fn forbid_from(
        &mut self,
        model: &Model,
        sum: &Sum,
        rest: &[(i128, i128)],
        part: usize,
        so_far: i128,
        clause: &mut Vec<Literal>,
    ) {
        if so_far + rest[part].1 <= 0 {
            return;
        }
        if so_far + rest[part].0 > 0 {
            self.list.push(clause.clone());
            return;
        }
        let (issue, times) = sum.parts[part];
        for option in 0..model.issues[issue].options.len() {
            clause.push(-self.option(issue, option));
            let next = so_far + i128::from(times) * value(model, issue, option);
            self.forbid_from(model, sum, rest, part + 1, next, clause);
            clause.pop();
        }
    }
}

/// How many combinations a comparison may forbid at most, before it is written out.
pub fn combinations(model: &Model, expression: &Expression) -> usize {
    match expression {
        Expression::Member { .. } => 1,
        Expression::AtMostZero(sum) => {
            let sizes = sum.parts.iter().map(|&(issue, _)| model.issues[issue].options.len());
            sizes.fold(1, usize::saturating_mul)
        }
        Expression::All(parts) | Expression::Any(parts) => {
            parts.iter().map(|part| combinations(model, part)).fold(0, usize::saturating_add)
        }
    }
}

fn literal(variable: usize) -> Literal {
    Literal::try_from(variable + 1).expect("a file is too small for two thousand million variables")
}
