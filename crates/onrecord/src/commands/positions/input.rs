//! The file of positions as the commands take it: read, on one day, with what the user tries out, its words checked.

use std::path::PathBuf;

use jiff::civil::Date;
use onrecord_record::{Lookup, Record};
use onrecord_settlement::model::Strength;
use onrecord_settlement::{Basis, Constraint, Model, Positions, expression, file};

use crate::args::{RecordArgs, until};
use crate::error::{Error, reason};
use crate::output::{count, talk};

/// How many ids an error lists.
const SHOWN: usize = 20;

/// Which file of positions, and which record its statements are in.
#[derive(Debug, clap::Args)]
pub struct PositionsInput {
    /// The file of issues, positions and constraints
    #[arg(value_name = "FILE", default_value = "positions.toml")]
    file: PathBuf,
    /// A further file, read as if it stood at the end of the first; may be repeated
    #[arg(long, value_name = "FILE")]
    with: Vec<PathBuf>,
    #[command(flatten)]
    record: RecordArgs,
}

/// The files as one text, and where each begins in it.
struct Joined {
    text: String,
    /// Names, each with the number of lines before it.
    files: Vec<(String, usize)>,
}

impl Joined {
    /// A line of the whole as the user knows it: "file: line 3".
    fn place(&self, line: usize) -> String {
        let (name, before) = self.files.iter().rfind(|(_, before)| *before < line).unwrap_or(&self.files[0]);
        format!("{name}: line {}", line - before)
    }
}

/// Which positions, on which day, and what to try.
#[derive(Debug, clap::Args)]
pub struct ModelInput {
    #[command(flatten)]
    positions: PositionsInput,
    /// Only positions taken on or before this day, month or year; those without a date count as earlier
    #[arg(long, value_name = "DATE", value_parser = until)]
    as_of: Option<Date>,
    /// Try it without this constraint; may be repeated
    #[arg(long, value_name = "ID")]
    drop: Vec<String>,
    /// Try it with this wish as a hard constraint; may be repeated
    #[arg(long, value_name = "ID")]
    harden: Vec<String>,
    /// Try it with one more hard constraint, "ACTOR: WHAT IT NEEDS"; may be repeated
    #[arg(long, value_name = "CONSTRAINT")]
    add: Vec<String>,
}

impl ModelInput {
    /// The model, each constraint with the words of its statement where the record is there and has them.
    pub fn model(&self) -> Result<Model, Error> {
        let positions = self.positions.positions()?;
        let mut model = positions.model(self.as_of);
        for id in &self.drop {
            model = model.without(id).ok_or_else(|| unknown("--drop", id, &model))?;
        }
        for id in &self.harden {
            model = model.hardened(id).ok_or_else(|| unknown("--harden", id, &model))?;
        }
        for (number, added) in self.add.iter().enumerate() {
            let constraint = self.added(&model, number, added)?;
            model.constraints.push(constraint);
        }
        Ok(model)
    }

    fn added(&self, model: &Model, number: usize, added: &str) -> Result<Constraint, Error> {
        let (actor, needs) = added
            .split_once(':')
            .ok_or_else(|| Error::new(format!("--add: expected \"ACTOR: WHAT IT NEEDS\", found \"{added}\"")))?;
        let needs = expression::read::read(needs.trim(), model)
            .map_err(|error| Error::new(format!("--add: in \"{}\": {error}", needs.trim())))?;
        Ok(Constraint {
            id: format!("added {}", number + 1),
            actor: actor.trim().to_owned(),
            needs,
            strength: Strength::Hard,
            weight: 1,
            basis: Basis::Assumption("tried with --add".to_owned()),
            line: 0,
        })
    }
}

impl PositionsInput {
    /// All that the file says, with the words of its statements where the record is there and has them.
    pub fn positions(&self) -> Result<Positions, Error> {
        let joined = self.joined()?;
        let wrong = |error: file::FileError| Error::new(format!("{}: {}", joined.place(error.line), error.message));
        let mut positions = file::read(&joined.text).map_err(wrong)?;
        if !self.record.record.exists() {
            return Ok(positions);
        }
        let record = Record::open_read_only(&self.record.record)?;
        let mut missing = 0;
        let of_positions = positions.positions.iter_mut().map(|p| (&mut p.basis, p.line));
        let of_constraints = positions.constraints.iter_mut().map(|(c, _)| (&mut c.basis, c.line));
        for (basis, line) in of_positions.chain(of_constraints) {
            missing += usize::from(!check(&record, basis, &joined.place(line))?);
        }
        if missing > 0 {
            let count = count::count(missing, "statement of the file is", "statements of the file are");
            talk::note(&format!("{count} not in {}.", self.record.record.display()));
        }
        Ok(positions)
    }

    fn joined(&self) -> Result<Joined, Error> {
        let mut joined = Joined { text: String::new(), files: Vec::new() };
        for file in [&self.file].into_iter().chain(&self.with) {
            let name = file.display().to_string();
            let text = std::fs::read_to_string(file).map_err(|e| {
                Error::new(format!("{name}: cannot be read: {}", reason(&e)))
                    .hint("`onrecord positions draft` makes such a file, and docs/guides/positions.md shows one")
            })?;
            joined.files.push((name, joined.text.lines().count()));
            joined.text.push_str(text.trim_end());
            joined.text.push('\n');
        }
        Ok(joined)
    }
}

/// Fills in or checks the words of a statement; says whether the record has it. An error where the words are not its.
fn check(record: &Record, basis: &mut Basis, place: &str) -> Result<bool, Error> {
    let Basis::Statement { id, words } = basis else { return Ok(true) };
    let Lookup::One(found) = record.statement(id)? else { return Ok(false) };
    let blanks_aside = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = blanks_aside(&found.statement.content.text());
    match words {
        Some(words) if !words.split(" … ").all(|part| said.contains(&blanks_aside(part))) => {
            let message =
                format!("{place}: expected words of statement {id}, which says \"{said}\", found \"{words}\"");
            return Err(Error::new(message).hint("copy the words from the statement, or leave them out"));
        }
        Some(_) => {}
        None => *words = Some(said),
    }
    Ok(true)
}

fn unknown(option: &str, id: &str, model: &Model) -> Error {
    let known: Vec<String> = model.constraints.iter().take(SHOWN).map(|c| format!("\"{}\"", c.id)).collect();
    let more = if model.constraints.len() > SHOWN { ", and more" } else { "" };
    Error::new(format!("{option}: expected the id of a constraint, found \"{id}\""))
        .hint(format!("the file has {}{more}", known.join(", ")))
}
