//! What cannot hold together, and what at most can: every minimal conflict and every maximal set of constraints.
//!
//! MARCO (Liffiton, Previti, Malik and Marques-Silva 2016, "Fast, flexible MUS enumeration"): a map of all subsets gives a
//! seed that nothing is known of; a seed that can hold is grown to a maximal set, one that cannot is shrunk to a minimal
//! conflict; the map then leaves out its subsets or supersets. What a maximal set lacks is a minimal correction set.

use crate::clauses::{Clauses, Literal};
use crate::model::{Model, Terms};
use crate::solver::{Answer, GoOn, Solver};

/// Every minimal conflict and every maximal set among some constraints. Constraints are named by their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subsets {
    /// Constraints that cannot all hold, of which each can be left out to mend that. Sorted; each sorted.
    pub conflicts: Vec<Vec<usize>>,
    /// Constraints that can all hold, while none can be added; with terms that meet them. Sorted; each sorted.
    pub maximal: Vec<(Vec<usize>, Terms)>,
    /// Whether these are all; if not, the search was stopped.
    pub complete: bool,
}

/// Finds the conflicts and maximal sets of `among`, while `always` holds.
pub fn subsets(model: &Model, always: &[usize], among: &[usize], go_on: GoOn<'_>) -> Subsets {
    let mut search = Search::new(model, always, among, go_on);
    let mut found = Subsets { complete: search.run().is_some(), ..Subsets::default() };
    let places = |set: Vec<usize>| set.into_iter().map(|i| among[i]).collect();
    found.conflicts = search.conflicts.into_iter().map(places).collect();
    found.maximal = search.maximal.into_iter().map(|(set, terms)| (places(set), terms)).collect();
    found.conflicts.sort();
    found.maximal.sort();
    found
}

/// A search; its sets hold places in `among`.
struct Search<'s> {
    model: &'s Model,
    among: &'s [usize],
    clauses: Clauses,
    selectors: Vec<Literal>,
    solver: Solver<'s>,
    map: Solver<'s>,
    conflicts: Vec<Vec<usize>>,
    maximal: Vec<(Vec<usize>, Terms)>,
}

impl<'s> Search<'s> {
    fn new(model: &'s Model, always: &[usize], among: &'s [usize], go_on: GoOn<'s>) -> Search<'s> {
        let mut clauses = Clauses::of_issues(model);
        for &constraint in always {
            clauses.add(model, &model.constraints[constraint].needs, &[]);
        }
        let mut selectors = Vec::new();
        for &constraint in among {
            let selector = clauses.fresh();
            clauses.add(model, &model.constraints[constraint].needs, &[-selector]);
            selectors.push(selector);
        }
        let mut solver = Solver::new(clauses.variables, false, go_on);
        clauses.list.iter().for_each(|clause| solver.add(clause));
        let map = Solver::new(among.len(), true, go_on);
        Search { model, among, clauses, selectors, solver, map, conflicts: Vec::new(), maximal: Vec::new() }
    }

    /// Runs until the map is full; `None` where it was stopped before.
    fn run(&mut self) -> Option<()> {
        loop {
            match self.map.solve(&[]) {
                Answer::Stopped => return None,
                Answer::Cannot(_) => return Some(()),
                Answer::Can => {}
            }
            let seed: Vec<usize> = (0..self.among.len()).filter(|&i| self.map.holds(in_map(i))).collect();
            match self.solve(&seed) {
                Answer::Stopped => return None,
                Answer::Can => {
                    let (set, terms) = self.grown()?;
                    let lacking: Vec<Literal> =
                        (0..self.among.len()).filter(|i| set.binary_search(i).is_err()).map(in_map).collect();
                    self.map.add(&lacking);
                    self.maximal.push((set, terms));
                }
                Answer::Cannot(core) => {
                    let conflict = self.shrunk(self.places(&core))?;
                    self.map.add(&conflict.iter().map(|&i| -in_map(i)).collect::<Vec<_>>());
                    self.conflicts.push(conflict);
                }
            }
        }
    }

    fn solve(&mut self, set: &[usize]) -> Answer {
        let assumptions: Vec<Literal> = set.iter().map(|&i| self.selectors[i]).collect();
        self.solver.solve(&assumptions)
    }

    fn places(&self, core: &[Literal]) -> Vec<usize> {
        // Selectors have rising numbers.
        core.iter().filter_map(|literal| self.selectors.binary_search(literal).ok()).collect()
    }

    /// The terms of the solver's last answer, and all constraints that they meet.
    fn met(&self) -> (Vec<usize>, Terms) {
        let chosen = |issue: usize| {
            let options = 0..self.model.issues[issue].options.len();
            options.clone().find(|&o| self.solver.holds(self.clauses.option(issue, o))).unwrap_or(options.start)
        };
        let terms: Terms = (0..self.model.issues.len()).map(chosen).collect();
        let met = (0..self.among.len()).filter(|&i| self.model.meets(&terms, self.among[i])).collect();
        (met, terms)
    }

    /// Adds to what the last answer meets whatever can still be added.
    fn grown(&mut self) -> Option<(Vec<usize>, Terms)> {
        let (mut set, mut terms) = self.met();
        for next in 0..self.among.len() {
            if set.binary_search(&next).is_ok() {
                continue;
            }
            let mut more = set.clone();
            more.push(next);
            match self.solve(&more) {
                Answer::Can => (set, terms) = self.met(),
                Answer::Cannot(_) => {}
                Answer::Stopped => return None,
            }
        }
        Some((set, terms))
    }

    /// Leaves out of a conflict whatever it does not need.
    fn shrunk(&mut self, mut conflict: Vec<usize>) -> Option<Vec<usize>> {
        conflict.sort_unstable();
        let mut kept = 0;
        while kept < conflict.len() {
            let mut fewer = conflict.clone();
            fewer.remove(kept);
            match self.solve(&fewer) {
                Answer::Can => kept += 1,
                Answer::Cannot(core) => {
                    // What was found to be needed stays in every conflict inside this one.
                    conflict = self.places(&core);
                    conflict.sort_unstable();
                }
                Answer::Stopped => return None,
            }
        }
        Some(conflict)
    }
}

fn in_map(place: usize) -> Literal {
    Literal::try_from(place + 1).expect("a file is too small for two thousand million constraints")
}
