//! What is to be settled, and what each party requires of it.

use crate::expression::Expression;

/// A matter on which the terms must say one of several things.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// The name that constraints use.
    pub id: String,
    /// What it is about, for people.
    pub title: String,
    /// What the terms may say, in the file's order; at least one, none twice.
    pub options: Vec<Choice>,
    /// What numbers count ("troops").
    pub unit: Option<String>,
}

impl Issue {
    /// Where an option stands on the issue's scale: its number, or its place from 0 where options are words.
    pub fn point(&self, option: usize) -> f64 {
        self.options[option].value.map_or(option as f64, |value| value as f64)
    }

    /// The place of an option, by its words.
    pub fn option(&self, words: &str) -> Option<usize> {
        self.options.iter().position(|o| o.words == words)
    }
}

/// One of the things that the terms may say on an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// As the file has it; numbers by their digits.
    pub words: String,
    /// Its value, where all options of the issue are numbers.
    pub value: Option<i64>,
}

/// How much a constraint binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Without it there is no agreement.
    Hard,
    /// A wish; the greater the number, the more it matters to its actor.
    Soft,
}

/// What a constraint rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A statement of the record.
    Statement {
        /// Its id.
        id: String,
        /// Its words, where the file has them.
        words: Option<String>,
    },
    /// The user's assumption, with the reason given.
    Assumption(String),
}

/// Something that an actor requires of the terms.
#[derive(Clone, Debug, PartialEq)]
pub struct Constraint {
    /// Its name in this model: the file's own, else one made of actor, issue and number.
    pub id: String,
    /// Who requires it.
    pub actor: String,
    /// What must hold.
    pub needs: Expression,
    /// Whether it is a wish.
    pub strength: Strength,
    /// What giving it up costs, from 1 to [`HEAVIEST`].
    pub weight: u32,
    /// What it rests on.
    pub basis: Basis,
    /// The line of the file where it stands.
    pub line: usize,
}

/// The greatest weight of a constraint.
pub const HEAVIEST: u32 = 1_000_000;

/// All issues and constraints of a file, on one day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The issues, in the file's order.
    pub issues: Vec<Issue>,
    /// The constraints, in the file's order; their ids are all different.
    pub constraints: Vec<Constraint>,
}

/// One option for each issue, by their places.
pub type Terms = Vec<usize>;

impl Model {
    /// The place of an issue.
    pub fn issue(&self, id: &str) -> Option<usize> {
        self.issues.iter().position(|i| i.id == id)
    }

    /// The place of a constraint.
    pub fn constraint(&self, id: &str) -> Option<usize> {
        self.constraints.iter().position(|c| c.id == id)
    }

    /// The places of the constraints of one strength, in order.
    pub fn of(&self, strength: Strength) -> Vec<usize> {
        (0..self.constraints.len()).filter(|&c| self.constraints[c].strength == strength).collect()
    }

    /// Whether terms meet a constraint.
    pub fn meets(&self, terms: &Terms, constraint: usize) -> bool {
        self.constraints[constraint].needs.holds(self, terms)
    }

    /// The model without a constraint; `None` where it has none of that name.
    pub fn without(&self, id: &str) -> Option<Model> {
        let at = self.constraint(id)?;
        let mut changed = self.clone();
        changed.constraints.remove(at);
        Some(changed)
    }

    /// The model with a wish become a hard constraint; `None` where it has none of that name.
    pub fn hardened(&self, id: &str) -> Option<Model> {
        let at = self.constraint(id)?;
        let mut changed = self.clone();
        changed.constraints[at].strength = Strength::Hard;
        Some(changed)
    }

    /// The words of an option.
    pub fn words(&self, issue: usize, option: usize) -> &str {
        &self.issues[issue].options[option].words
    }
}
