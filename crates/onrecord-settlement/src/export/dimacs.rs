//! DIMACS: the model as clauses, for SAT and MaxSAT solvers.
//!
//! The first variables say which option each issue has, then come one for each constraint and the help variables; comments
//! name them. In the WCNF form (MaxSAT Evaluation 2022) issues are hard, and so are hard constraints unless `knot` asks
//! which of them to give up, by weight; wishes are soft.

use std::fmt::Write;

use super::comment;
use crate::clauses::{Clauses, Literal};
use crate::model::{Model, Strength};

/// Which question a WCNF file puts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which terms meet all hard constraints, and the most of the wishes.
    Best,
    /// Which hard constraints to give up, the least weight.
    WayOut,
}

/// The model in DIMACS CNF: satisfiable where there are terms that meet all hard constraints.
pub fn cnf(model: &Model) -> String {
    let mut clauses = Clauses::of_issues(model);
    let mut out = names(model, &clauses);
    for constraint in model.constraints.iter().filter(|c| c.strength == Strength::Hard) {
        clauses.add(model, &constraint.needs, &[]);
    }
    let _ = writeln!(out, "p cnf {} {}", clauses.variables, clauses.list.len());
    clauses.list.iter().for_each(|clause| line(&mut out, "", clause));
    out
}

/// The model in WCNF.
pub fn wcnf(model: &Model, question: Question) -> String {
    let mut clauses = Clauses::of_issues(model);
    let mut out = names(model, &clauses);
    let mut soft: Vec<(u32, Literal)> = Vec::new();
    for constraint in &model.constraints {
        let is_soft = match question {
            Question::Best => constraint.strength == Strength::Soft,
            Question::WayOut => constraint.strength == Strength::Hard,
        };
        if is_soft {
            let selector = clauses.fresh();
            let _ = writeln!(out, "c {selector} = {}", comment(&constraint.id));
            clauses.add(model, &constraint.needs, &[-selector]);
            soft.push((constraint.weight, selector));
        } else if constraint.strength == Strength::Hard {
            clauses.add(model, &constraint.needs, &[]);
        }
    }
    clauses.list.iter().for_each(|clause| line(&mut out, "h ", clause));
    soft.iter().for_each(|(weight, selector)| line(&mut out, &format!("{weight} "), &[*selector]));
    out
}

fn names(model: &Model, clauses: &Clauses) -> String {
    let mut out = String::new();
    for (place, issue) in model.issues.iter().enumerate() {
        for (number, option) in issue.options.iter().enumerate() {
            let variable = clauses.option(place, number);
            let _ = writeln!(out, "c {variable} = {} is {}", issue.id, comment(&option.words));
        }
    }
    out
}

fn line(out: &mut String, before: &str, clause: &[Literal]) {
    out.push_str(before);
    clause.iter().for_each(|literal| {
        let _ = write!(out, "{literal} ");
    });
    out.push_str("0\n");
}
