//! The file of issues, positions and constraints: TOML that a person can write, read and correct.
//!
//! Takes its text; gives [`Positions`] whose names all exist and whose numbers can be reckoned with. Every error names the
//! line, what was expected there and what was found.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;
use serde::Deserialize;
use toml::{Spanned, Value};

use crate::bargain::{NamedStake, Stake};
use crate::clauses::{MOST_COMBINATIONS, combinations};
use crate::expression::{Expression, read::GREATEST, read::read as read_expression};
use crate::model::{Basis, Choice, Constraint, HEAVIEST, Issue, Model, Strength};
use crate::position::{Position, Positions, Stance};

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileError {
    /// The line, from 1.
    pub line: usize,
    /// What was expected and what was found.
    pub message: String,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for FileError {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    #[serde(default)]
    actor: Vec<Spanned<ActorTable>>,
    #[serde(default)]
    issue: Vec<Spanned<IssueTable>>,
    #[serde(default)]
    option: Vec<OptionTable>,
    #[serde(default)]
    position: Vec<Spanned<PositionTable>>,
    #[serde(default)]
    constraint: Vec<Spanned<ConstraintTable>>,
    #[serde(default)]
    stake: Vec<Spanned<StakeTable>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActorTable {
    name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IssueTable {
    id: Spanned<String>,
    title: Option<String>,
    options: Spanned<Vec<Value>>,
    unit: Option<String>,
}

/// One more option of an issue, as a second file may add it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionTable {
    issue: Spanned<String>,
    option: Spanned<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PositionTable {
    id: Option<String>,
    actor: Spanned<String>,
    issue: Spanned<String>,
    option: Spanned<Value>,
    stance: Spanned<String>,
    condition: Option<Spanned<String>>,
    date: Option<Spanned<Value>>,
    hard: Option<bool>,
    weight: Option<Spanned<Value>>,
    statement: Option<String>,
    words: Option<String>,
    assumption: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConstraintTable {
    id: Option<String>,
    actor: Spanned<String>,
    needs: Spanned<String>,
    date: Option<Spanned<Value>>,
    hard: Option<bool>,
    weight: Option<Spanned<Value>>,
    statement: Option<String>,
    words: Option<String>,
    assumption: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StakeTable {
    actor: Spanned<String>,
    issue: Spanned<String>,
    wants: Spanned<Value>,
    salience: Spanned<Value>,
    capability: Spanned<Value>,
    disagreement: Option<Spanned<Value>>,
}

/// Reads a file.
///
/// # Errors
/// Where it is no TOML, lacks or repeats something, or names what is not there.
pub fn read(text: &str) -> Result<Positions, FileError> {
    let lines = Lines { text };
    let tables: Tables = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        lines.error(at, error.message().to_owned())
    })?;
    let mut reader = Reader { lines, model: Model::default(), actors: None, ids: BTreeSet::new() };
    reader.actors = reader.actors(&tables.actor)?;
    for table in &tables.issue {
        let issue = reader.issue(table.as_ref())?;
        reader.model.issues.push(issue);
    }
    for table in &tables.option {
        reader.add_option(table)?;
    }
    let mut out = Positions::default();
    for table in &tables.position {
        out.positions.push(reader.position(table)?);
    }
    for table in &tables.constraint {
        out.constraints.push(reader.constraint(table)?);
    }
    for table in &tables.stake {
        out.stakes.push(reader.stake(table.as_ref())?);
    }
    out.issues = reader.model.issues;
    Ok(out)
}

/// A text whose lines have numbers.
#[derive(Clone, Copy)]
struct Lines<'t> {
    text: &'t str,
}

impl Lines<'_> {
    /// The line, from 1, in which a byte stands.
    fn of(self, at: usize) -> usize {
        self.text.as_bytes()[..at.min(self.text.len())].iter().filter(|b| **b == b'\n').count() + 1
    }

    fn error(self, at: usize, message: String) -> FileError {
        FileError { line: self.of(at), message }
    }

    fn wrong<T>(self, at: &Spanned<T>, message: String) -> FileError {
        self.error(at.span().start, message)
    }
}

struct Reader<'t> {
    lines: Lines<'t>,
    /// The issues so far, to read expressions with.
    model: Model,
    /// The actors that the file lists, if it lists any.
    actors: Option<BTreeSet<String>>,
    /// Names given so far.
    ids: BTreeSet<String>,
}

/// What positions and constraints have in common.
struct Weighed {
    strength: Option<Strength>,
    weight: u32,
    date: Option<Date>,
}

impl Reader<'_> {
    fn actors(&self, tables: &[Spanned<ActorTable>]) -> Result<Option<BTreeSet<String>>, FileError> {
        let mut names = BTreeSet::new();
        for table in tables {
            if !names.insert(table.as_ref().name.clone()) {
                return Err(self.lines.wrong(table, format!("actor \"{}\" stands here twice", table.as_ref().name)));
            }
        }
        Ok((!names.is_empty()).then_some(names))
    }

    fn issue(&self, table: &IssueTable) -> Result<Issue, FileError> {
        let id = table.id.as_ref();
        let wrong = |message: String| Err(self.lines.wrong(&table.id, message));
        let plain = id.starts_with(|c: char| c.is_alphabetic()) && id.chars().all(|c| c.is_alphanumeric() || c == '_');
        if !plain {
            return wrong(format!("expected an id of letters, digits and _ that begins with a letter, found \"{id}\""));
        }
        if self.model.issue(id).is_some() {
            return wrong(format!("issue \"{id}\" stands here twice"));
        }
        let mut options = Vec::new();
        for value in table.options.as_ref() {
            let option = choice(value).map_err(|message| self.lines.wrong(&table.options, message))?;
            if options.contains(&option) {
                return Err(self.lines.wrong(&table.options, format!("option {} stands here twice", option.words)));
            }
            options.push(option);
        }
        if options.is_empty() {
            return Err(self.lines.wrong(&table.options, "expected at least one option, found none".to_owned()));
        }
        let title = table.title.clone().unwrap_or_else(|| id.clone());
        Ok(Issue { id: id.clone(), title, options, unit: table.unit.clone() })
    }

    fn add_option(&mut self, table: &OptionTable) -> Result<(), FileError> {
        let issue = self.place(&table.issue)?;
        let option = choice(table.option.as_ref()).map_err(|message| self.lines.wrong(&table.option, message))?;
        let options = &mut self.model.issues[issue].options;
        if options.contains(&option) {
            let message = format!("option {} of {} stands here twice", option.words, table.issue.as_ref());
            return Err(self.lines.wrong(&table.option, message));
        }
        options.push(option);
        Ok(())
    }

    fn position(&mut self, table: &Spanned<PositionTable>) -> Result<Position, FileError> {
        let at = table.span().start;
        let row = table.as_ref();
        let issue = self.place(&row.issue)?;
        let option = self.option(issue, &row.option)?;
        let stance: Stance = row.stance.as_ref().parse().map_err(|message| self.lines.wrong(&row.stance, message))?;
        let actor = self.actor(&row.actor)?;
        let condition = row.condition.as_ref().map(|c| self.expression(c)).transpose()?;
        let Weighed { strength, weight, date } = self.weighed(row.hard, row.weight.as_ref(), row.date.as_ref())?;
        let basis = self.basis(at, row.statement.as_ref(), row.words.as_ref(), row.assumption.as_ref())?;
        let made = format!("{actor} {stance} {} {}", row.issue.as_ref(), self.model.words(issue, option));
        let id = self.id(at, row.id.as_ref(), made)?;
        let line = self.lines.of(at);
        Ok(Position { id, actor, issue, option, stance, date, strength, weight, condition, basis, line })
    }

    fn constraint(&mut self, table: &Spanned<ConstraintTable>) -> Result<(Constraint, Option<Date>), FileError> {
        let at = table.span().start;
        let row = table.as_ref();
        let actor = self.actor(&row.actor)?;
        let needs = self.expression(&row.needs)?;
        let Weighed { strength, weight, date } = self.weighed(row.hard, row.weight.as_ref(), row.date.as_ref())?;
        let basis = self.basis(at, row.statement.as_ref(), row.words.as_ref(), row.assumption.as_ref())?;
        let id = self.id(at, row.id.as_ref(), format!("{actor} needs {}", row.needs.as_ref()))?;
        let strength = strength.unwrap_or(Strength::Hard);
        Ok((Constraint { id, actor, needs, strength, weight, basis, line: self.lines.of(at) }, date))
    }

    fn stake(&self, row: &StakeTable) -> Result<NamedStake, FileError> {
        let issue = self.place(&row.issue)?;
        let actor = self.actor(&row.actor)?;
        let option = self.option(issue, &row.wants)?;
        let share = |value: &Spanned<Value>| self.number(value, "a number from 0 to 1", |n| (0.0..=1.0).contains(&n));
        let stake = Stake {
            wanted: self.model.issues[issue].point(option),
            salience: share(&row.salience)?,
            capability: self.number(&row.capability, "a number above 0, up to 10^6", |n| n > 0.0 && n <= 1e6)?,
            disagreement: row.disagreement.as_ref().map_or(Ok(0.0), share)?,
        };
        Ok(NamedStake { issue, actor, stake })
    }

    fn number(&self, value: &Spanned<Value>, expected: &str, fits: impl Fn(f64) -> bool) -> Result<f64, FileError> {
        let number = match value.as_ref() {
            Value::Integer(number) => Some(*number as f64),
            Value::Float(number) => Some(*number),
            _ => None,
        };
        let wrong = || self.lines.wrong(value, format!("expected {expected}, found {}", found(value.as_ref())));
        number.filter(|n| fits(*n)).ok_or_else(wrong)
    }

    /// The place of an issue.
    fn place(&self, id: &Spanned<String>) -> Result<usize, FileError> {
        let issues = || self.model.issues.iter().map(|i| i.id.as_str()).collect::<Vec<_>>().join(", ");
        let unknown = || format!("expected an issue ({}), found \"{}\"", issues(), id.as_ref());
        self.model.issue(id.as_ref()).ok_or_else(|| self.lines.wrong(id, unknown()))
    }

    /// The place of an option of an issue.
    fn option(&self, issue: usize, words: &Spanned<Value>) -> Result<usize, FileError> {
        let wanted = choice(words.as_ref()).map_err(|message| self.lines.wrong(words, message))?;
        let Issue { id, options, .. } = &self.model.issues[issue];
        self.model.issues[issue].option(&wanted.words).ok_or_else(|| {
            let options = options.iter().map(|o| o.words.as_str()).collect::<Vec<_>>().join(", ");
            self.lines.wrong(words, format!("expected an option of {id} ({options}), found \"{}\"", wanted.words))
        })
    }

    fn actor(&self, actor: &Spanned<String>) -> Result<String, FileError> {
        let name = actor.as_ref().clone();
        match &self.actors {
            Some(known) if !known.contains(&name) => {
                let known = known.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
                Err(self
                    .lines
                    .wrong(actor, format!("expected an actor that the file lists ({known}), found \"{name}\"")))
            }
            _ => Ok(name),
        }
    }

    fn expression(&self, text: &Spanned<String>) -> Result<Expression, FileError> {
        let wrong = |message: String| self.lines.wrong(text, message);
        let read = read_expression(text.as_ref(), &self.model);
        let expression = read.map_err(|error| wrong(format!("in \"{}\": {error}", text.as_ref())))?;
        let count = combinations(&self.model, &expression);
        if count > MOST_COMBINATIONS {
            let what = "issues that have fewer options together, or a sum of fewer issues";
            let message = format!(
                "in \"{}\": expected {what}, found up to {count} combinations (at most {MOST_COMBINATIONS})",
                text.as_ref()
            );
            return Err(wrong(message));
        }
        Ok(expression)
    }

    fn weighed(
        &self,
        hard: Option<bool>,
        weight: Option<&Spanned<Value>>,
        date: Option<&Spanned<Value>>,
    ) -> Result<Weighed, FileError> {
        let number = |weight: &Spanned<Value>| {
            let number = weight.as_ref().as_integer().and_then(|n| u32::try_from(n).ok());
            number.filter(|n| (1..=HEAVIEST).contains(n)).ok_or_else(|| {
                let message =
                    format!("expected a weight, a whole number from 1 to {HEAVIEST}, found {}", found(weight.as_ref()));
                self.lines.wrong(weight, message)
            })
        };
        let day = |date: &Spanned<Value>| {
            let text = match date.as_ref() {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            text.parse::<Date>().map_err(|_| {
                self.lines.wrong(date, format!("expected a day as 2025-02-28, found {}", found(date.as_ref())))
            })
        };
        let strength = hard.map(|hard| if hard { Strength::Hard } else { Strength::Soft });
        Ok(Weighed { strength, weight: weight.map_or(Ok(1), number)?, date: date.map(day).transpose()? })
    }

    fn basis(
        &self,
        at: usize,
        statement: Option<&String>,
        words: Option<&String>,
        assumption: Option<&String>,
    ) -> Result<Basis, FileError> {
        match (statement, assumption) {
            (Some(id), None) => Ok(Basis::Statement { id: id.clone(), words: words.cloned() }),
            (None, Some(why)) => Ok(Basis::Assumption(why.clone())),
            (found, _) => {
                let found = if found.is_some() { "both" } else { "neither" };
                let expected = "either statement = \"ID\", which shows it, or assumption = \"why you hold it\"";
                Err(self.lines.error(at, format!("expected {expected}, found {found}")))
            }
        }
    }

    /// The given name, or the made one with a number where it is taken.
    fn id(&mut self, at: usize, given: Option<&String>, made: String) -> Result<String, FileError> {
        let id = match given {
            Some(id) if self.ids.contains(id) => {
                return Err(self.lines.error(at, format!("the id \"{id}\" stands here twice")));
            }
            Some(id) => id.clone(),
            None => {
                let again = (2..).map(|number| format!("{made} ({number})"));
                let free = std::iter::once(made.clone()).chain(again).find(|id| !self.ids.contains(id));
                free.unwrap_or(made)
            }
        };
        self.ids.insert(id.clone());
        Ok(id)
    }
}

fn choice(value: &Value) -> Result<Choice, String> {
    match value {
        Value::String(words) if !words.trim().is_empty() => Ok(Choice { words: words.clone(), value: None }),
        Value::Integer(number) if number.abs() <= GREATEST => {
            Ok(Choice { words: number.to_string(), value: Some(*number) })
        }
        other => Err(format!("expected words or a whole number up to 10^12, found {}", found(other))),
    }
}

/// A value as a person would write it; great numbers by their power of ten.
fn found(value: &Value) -> String {
    match value {
        Value::Float(number) if number.is_nan() => "nan".to_owned(),
        Value::Float(number) => format!("{number:?}"),
        other => other.to_string(),
    }
}
