//! Positions: who takes which stance on which option of an issue, since when, and on what words.
//!
//! Takes the rows of a file; gives the latest stance in each cell of the matrix and, from them and the file's constraints,
//! the [`Model`] of a day. What a stance requires:
//!
//! | stance | requires |
//! | --- | --- |
//! | demands | that the issue has the option, or another that the actor accepts, offers or is open to |
//! | rejects | that it has not |
//! | prefers | as a wish, that it has |
//! | accepts, offers, open_to | nothing; under a condition, the condition where the issue has the option |

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::bargain::NamedStake;
use crate::expression::Expression;
use crate::model::{Basis, Constraint, Issue, Model, Strength};

/// What an actor says of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// It must be.
    Demands,
    /// It must not be.
    Rejects,
    /// It may be.
    Accepts,
    /// The actor would do it.
    Offers,
    /// It would be best.
    Prefers,
    /// It can be talked about.
    OpenTo,
}

impl Stance {
    /// Every stance.
    pub const ALL: [Stance; 6] =
        [Stance::Demands, Stance::Rejects, Stance::Accepts, Stance::Offers, Stance::Prefers, Stance::OpenTo];

    /// Its name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Stance::Demands => "demands",
            Stance::Rejects => "rejects",
            Stance::Accepts => "accepts",
            Stance::Offers => "offers",
            Stance::Prefers => "prefers",
            Stance::OpenTo => "open_to",
        }
    }

    /// Whether the actor can live with the option.
    fn allows(self) -> bool {
        matches!(self, Stance::Accepts | Stance::Offers | Stance::OpenTo)
    }
}

impl fmt::Display for Stance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Stance {
    type Err = String;

    fn from_str(text: &str) -> Result<Stance, String> {
        let names = || Stance::ALL.map(Stance::as_str).join(", ");
        Stance::ALL
            .into_iter()
            .find(|s| s.as_str() == text)
            .ok_or_else(|| format!("expected {}, found \"{text}\"", names()))
    }
}

/// One stance of one actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Its name: the file's own, else one made of actor, issue and option.
    pub id: String,
    /// Who takes it.
    pub actor: String,
    /// The issue's place.
    pub issue: usize,
    /// The option's place.
    pub option: usize,
    /// What is said of it.
    pub stance: Stance,
    /// Since when; `None` counts as before all dates.
    pub date: Option<Date>,
    /// Whether it binds; `None` leaves that to the stance.
    pub strength: Option<Strength>,
    /// What giving it up costs.
    pub weight: u32,
    /// What must hold for it.
    pub condition: Option<Expression>,
    /// What it rests on.
    pub basis: Basis,
    /// The line of the file where it stands.
    pub line: usize,
}

/// All that a file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions {
    /// The issues.
    pub issues: Vec<Issue>,
    /// Every stance, in the file's order.
    pub positions: Vec<Position>,
    /// What is required beyond single options, each with the day since which it is.
    pub constraints: Vec<(Constraint, Option<Date>)>,
    /// What actors have at stake, for the bargaining view.
    pub stakes: Vec<NamedStake>,
}

impl Positions {
    /// The stances that hold on a day, or the latest of all: of several of one actor on one option, the last. By issue,
    /// option and actor.
    pub fn as_of(&self, day: Option<Date>) -> Vec<&Position> {
        let mut held: Vec<&Position> = Vec::new();
        for position in self.positions.iter().filter(|p| day.is_none_or(|day| p.date.is_none_or(|d| d <= day))) {
            let cell = |p: &Position| (p.issue, p.option, p.actor.clone());
            match held.iter_mut().find(|p| cell(p) == cell(position)) {
                Some(older) if older.date <= position.date => *older = position,
                Some(_) => {}
                None => held.push(position),
            }
        }
        held.sort_by(|a, b| (a.issue, a.option, &a.actor).cmp(&(b.issue, b.option, &b.actor)));
        held
    }

    /// What the parties require on a day, or by their latest positions.
    pub fn model(&self, day: Option<Date>) -> Model {
        let held = self.as_of(day);
        let mut constraints: Vec<Constraint> = held.iter().filter_map(|p| self.required(p, &held)).collect();
        let since = |date: &Option<Date>| day.is_none_or(|day| date.is_none_or(|d| d <= day));
        constraints.extend(self.constraints.iter().filter(|(_, date)| since(date)).map(|(c, _)| c.clone()));
        constraints.sort_by_key(|c| c.line);
        Model { issues: self.issues.clone(), constraints }
    }

    /// What a stance requires, if anything.
    fn required(&self, position: &Position, held: &[&Position]) -> Option<Constraint> {
        let sizes: Vec<usize> = self.issues.iter().map(|i| i.options.len()).collect();
        let of = |options: BTreeSet<usize>| Expression::Member { issue: position.issue, options };
        let this = of(BTreeSet::from([position.option]));
        let stands = match position.stance {
            Stance::Demands => {
                let same = |p: &&&Position| p.actor == position.actor && p.issue == position.issue && p.stance.allows();
                let also = held.iter().filter(same).map(|p| p.option);
                of(also.chain([position.option]).collect())
            }
            Stance::Rejects => this.negated(&sizes),
            Stance::Prefers => this.clone(),
            Stance::Accepts | Stance::Offers | Stance::OpenTo => {
                let condition = position.condition.clone()?;
                return Some(self.constraint(position, Expression::Any(vec![this.negated(&sizes), condition])));
            }
        };
        let needs = match &position.condition {
            Some(condition) => Expression::Any(vec![condition.negated(&sizes), stands]),
            None => stands,
        };
        Some(self.constraint(position, needs))
    }

    fn constraint(&self, position: &Position, needs: Expression) -> Constraint {
        let usual = if position.stance == Stance::Prefers { Strength::Soft } else { Strength::Hard };
        Constraint {
            id: position.id.clone(),
            actor: position.actor.clone(),
            needs,
            strength: position.strength.unwrap_or(usual),
            weight: position.weight,
            basis: position.basis.clone(),
            line: position.line,
        }
    }
}
