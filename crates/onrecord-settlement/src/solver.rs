//! A solver that keeps what it learns: `batsat` behind the few questions that are asked here.

use batsat::{Callbacks, Lit, Solver as Sat, SolverInterface, SolverOpts, Var, lbool};

use crate::clauses::Literal;

/// Says whether to go on; asked now and then.
pub type GoOn<'g> = &'g dyn Fn() -> bool;

struct Stop<'g>(GoOn<'g>);

impl Callbacks for Stop<'_> {
    fn stop(&self) -> bool {
        !(self.0)()
    }
}

/// What a solver says.
pub enum Answer {
    /// All can hold.
    Can,
    /// Of the assumptions, these cannot hold together.
    Cannot(Vec<Literal>),
    /// It was told to stop.
    Stopped,
}

/// Clauses, and questions about them.
pub struct Solver<'g> {
    inner: Sat<Stop<'g>>,
    variables: Vec<Var>,
}

impl<'g> Solver<'g> {
    /// A solver for variables 0 to `variables`, tried true first if `prefer` says so.
    pub fn new(variables: usize, prefer: bool, go_on: GoOn<'g>) -> Solver<'g> {
        let mut inner = Sat::new(SolverOpts::default(), Stop(go_on));
        let polarity = if prefer { lbool::TRUE } else { lbool::UNDEF };
        let variables = (0..variables).map(|_| inner.new_var(polarity, true)).collect();
        Solver { inner, variables }
    }

    fn lit(&self, literal: Literal) -> Lit {
        Lit::new(self.variables[literal.unsigned_abs() as usize - 1], literal > 0)
    }

    /// Adds a clause.
    pub fn add(&mut self, clause: &[Literal]) {
        let mut lits: Vec<Lit> = clause.iter().map(|&l| self.lit(l)).collect();
        self.inner.add_clause_reuse(&mut lits);
    }

    /// Whether all clauses and assumptions can hold together.
    pub fn solve(&mut self, assumptions: &[Literal]) -> Answer {
        let lits: Vec<Lit> = assumptions.iter().map(|&l| self.lit(l)).collect();
        let answer = self.inner.solve_limited(&lits);
        if answer == lbool::TRUE {
            Answer::Can
        } else if answer == lbool::FALSE {
            let core = assumptions.iter().zip(&lits).filter(|(_, lit)| self.inner.unsat_core_contains_lit(!**lit));
            Answer::Cannot(core.map(|(&l, _)| l).collect())
        } else {
            Answer::Stopped
        }
    }

    /// Whether the literal holds in the last answer that could hold.
    pub fn holds(&self, literal: Literal) -> bool {
        self.inner.value_lit(self.lit(literal)) == lbool::TRUE
    }
}
