//! SMT-LIB 2.6: the model with a name for each hard constraint, so that `(get-unsat-core)` speaks of them.
//!
//! The option of issue `i` is its number from 1; wishes are `assert-soft`, as Z3 and OptiMathSAT read them.

use std::fmt::Write;

use super::{comment, name};
use crate::expression::{Expression, Sum, value};
use crate::model::{Model, Strength};

/// The model in SMT-LIB.
pub fn smtlib(model: &Model) -> String {
    let mut out = String::from("(set-option :produce-unsat-cores true)\n");
    for (place, issue) in model.issues.iter().enumerate() {
        let id = variable(model, place);
        for (number, option) in issue.options.iter().enumerate() {
            let _ = writeln!(out, "; {id} {} = {}", number + 1, comment(&option.words));
        }
        let _ = writeln!(out, "(declare-const {id} Int)\n(assert (<= 1 {id} {}))", issue.options.len());
    }
    for (number, constraint) in model.constraints.iter().enumerate() {
        let (id, needs) = (name('c', number + 1, &constraint.id), shown(model, &constraint.needs));
        let _ = writeln!(out, "; {}", comment(&constraint.id));
        let _ = match constraint.strength {
            Strength::Hard => writeln!(out, "(assert (! {needs} :named {id}))"),
            Strength::Soft => writeln!(out, "(assert-soft {needs} :weight {})", constraint.weight),
        };
    }
    out + "(check-sat)\n"
}

fn variable(model: &Model, issue: usize) -> String {
    name('i', issue + 1, &model.issues[issue].id)
}

fn shown(model: &Model, expression: &Expression) -> String {
    let joined = |word: &str, parts: Vec<String>, none: &str| match &parts[..] {
        [] => none.to_owned(),
        [one] => one.clone(),
        many => format!("({word} {})", many.join(" ")),
    };
    match expression {
        Expression::Member { issue, options } => {
            let id = variable(model, *issue);
            joined("or", options.iter().map(|o| format!("(= {id} {})", o + 1)).collect(), "false")
        }
        Expression::AtMostZero(sum) => format!("(<= {} 0)", of_sum(model, sum)),
        Expression::All(parts) => joined("and", parts.iter().map(|p| shown(model, p)).collect(), "true"),
        Expression::Any(parts) => joined("or", parts.iter().map(|p| shown(model, p)).collect(), "false"),
    }
}

/// The number of an issue is chosen by its option.
fn of_sum(model: &Model, sum: &Sum) -> String {
    let mut parts = vec![number(i128::from(sum.constant))];
    for &(issue, times) in &sum.parts {
        let id = variable(model, issue);
        let last = model.issues[issue].options.len() - 1;
        let values = (0..last).rev().fold(number(value(model, issue, last)), |rest, option| {
            format!("(ite (= {id} {}) {} {rest})", option + 1, number(value(model, issue, option)))
        });
        parts.push(format!("(* {} {values})", number(i128::from(times))));
    }
    match &parts[..] {
        [one] => one.clone(),
        many => format!("(+ {})", many.join(" ")),
    }
}

fn number(number: i128) -> String {
    if number < 0 { format!("(- {})", number.unsigned_abs()) } else { number.to_string() }
}
