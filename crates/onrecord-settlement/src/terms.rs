//! Terms that meet constraints, one after the other in the order of the file's options.

use crate::clauses::{Clauses, Literal};
use crate::model::{Model, Terms};
use crate::solver::{Answer, GoOn, Solver};

/// Terms, and whether they are all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Acceptable {
    /// The terms, by the options' places, the first issue's first.
    pub terms: Vec<Terms>,
    /// Whether there are no others.
    pub all: bool,
}

/// The first `most` terms that meet all of some constraints.
pub fn acceptable(model: &Model, constraints: &[usize], most: usize, go_on: GoOn<'_>) -> Acceptable {
    let mut clauses = Clauses::of_issues(model);
    for &constraint in constraints {
        clauses.add(model, &model.constraints[constraint].needs, &[]);
    }
    let mut solver = Solver::new(clauses.variables, false, go_on);
    clauses.list.iter().for_each(|clause| solver.add(clause));
    let mut walk = Walk { model, clauses, solver, most, found: Acceptable { terms: Vec::new(), all: true } };
    walk.found.all = walk.from(&mut Vec::new(), &mut Vec::new()).is_some();
    walk.found
}

struct Walk<'w> {
    model: &'w Model,
    clauses: Clauses,
    solver: Solver<'w>,
    most: usize,
    found: Acceptable,
}

impl Walk<'_> {
    /// All terms that begin so; `None` where there are too many or the search was stopped.
    fn from(&mut self, chosen: &mut Terms, assumptions: &mut Vec<Literal>) -> Option<()> {
        match self.solver.solve(assumptions) {
            Answer::Stopped => return None,
            Answer::Cannot(_) => return Some(()),
            Answer::Can => {}
        }
        let Some(issue) = self.model.issues.get(chosen.len()) else {
            if self.found.terms.len() == self.most {
                return None;
            }
            self.found.terms.push(chosen.clone());
            return Some(());
        };
        for option in 0..issue.options.len() {
            assumptions.push(self.clauses.option(chosen.len(), option));
            chosen.push(option);
            let goes_on = self.from(chosen, assumptions);
            chosen.pop();
            assumptions.pop();
            goes_on?;
        }
        Some(())
    }
}
