//! MiniZinc: the model as a person would write it, an enumerated place for each issue and a Boolean for each constraint.
//!
//! The option of issue `i` is its number from 1. `solve` asks for terms that meet all hard constraints and the most weight
//! of the wishes.

use std::fmt::Write;

use super::{comment, name};
use crate::expression::{Expression, Sum, value};
use crate::model::{Model, Strength};

/// The model in MiniZinc.
pub fn minizinc(model: &Model) -> String {
    let mut out = String::new();
    for (place, issue) in model.issues.iter().enumerate() {
        let id = variable(model, place);
        let _ = writeln!(out, "% {}", comment(&issue.title));
        for (number, option) in issue.options.iter().enumerate() {
            let _ = writeln!(out, "%   {} = {}", number + 1, comment(&option.words));
        }
        let _ = writeln!(out, "var 1..{}: {id};", issue.options.len());
        if issue.options.iter().all(|o| o.value.is_some()) {
            let values: Vec<String> = (0..issue.options.len()).map(|o| value(model, place, o).to_string()).collect();
            let _ = writeln!(out, "array[1..{}] of int: {id}_value = [{}];", values.len(), values.join(", "));
        }
    }
    for (number, constraint) in model.constraints.iter().enumerate() {
        let id = name('c', number + 1, &constraint.id);
        let _ = writeln!(out, "% {}", comment(&constraint.id));
        let _ = writeln!(out, "var bool: {id} = {};", shown(model, &constraint.needs));
        if constraint.strength == Strength::Hard {
            let _ = writeln!(out, "constraint {id};");
        }
    }
    let wishes = model.of(Strength::Soft).into_iter().map(|c| {
        let wish = &model.constraints[c];
        format!("{} * {}", wish.weight, name('c', c + 1, &wish.id))
    });
    let wishes: Vec<String> = wishes.collect();
    if wishes.is_empty() {
        out.push_str("solve satisfy;\n");
    } else {
        let _ = writeln!(out, "solve maximize {};", wishes.join(" + "));
    }
    out
}

fn variable(model: &Model, issue: usize) -> String {
    name('i', issue + 1, &model.issues[issue].id)
}

fn shown(model: &Model, expression: &Expression) -> String {
    let joined = |parts: &[Expression], word: &str, none: &str| {
        let parts: Vec<String> = parts.iter().map(|p| format!("({})", shown(model, p))).collect();
        if parts.is_empty() { none.to_owned() } else { parts.join(word) }
    };
    match expression {
        Expression::Member { issue, options } => {
            let options: Vec<String> = options.iter().map(|o| (o + 1).to_string()).collect();
            format!("{} in {{{}}}", variable(model, *issue), options.join(", "))
        }
        Expression::AtMostZero(sum) => format!("{} <= 0", of_sum(model, sum)),
        Expression::All(parts) => joined(parts, " /\\ ", "true"),
        Expression::Any(parts) => joined(parts, " \\/ ", "false"),
    }
}

fn of_sum(model: &Model, sum: &Sum) -> String {
    let parts = sum.parts.iter().map(|&(issue, times)| {
        let id = variable(model, issue);
        format!("{times} * {id}_value[{id}] + ")
    });
    parts.collect::<String>() + &sum.constant.to_string()
}
