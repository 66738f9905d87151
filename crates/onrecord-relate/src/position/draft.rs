//! A draft of a file of positions: stances grouped into issues, their words as options, for a person to edit.
//!
//! Takes stances out of a record; gives issues with options and cells, and the file's text. Where all words on one matter
//! name one number of one unit, the numbers are the options. Nothing is required that no statement shows; whom a source
//! speaks for, which options are really one, and what depends on what is left to the person.

use std::collections::BTreeSet;
use std::fmt::Write;

use onrecord_settlement::Stance;
use toml::Value;

use super::matter::{Weights, groups, likeness, terms};

/// Contents this much alike are one option.
const SAME: f64 = 0.6;
/// The words of an option are cut at this many characters.
const LONGEST: usize = 80;

/// The option of agreeing on none of the words.
const NONE: &str = "none of these";

/// A stance of somebody, with the statement that shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Who.
    pub actor: String,
    /// The state or body for which the actor speaks, where the document tells.
    pub speaks_for: Option<String>,
    /// Which.
    pub stance: Stance,
    /// The words that show it.
    pub words: String,
    /// The statement's id.
    pub statement: String,
    /// When it was said or published, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The one number in its words, with its unit.
    pub amount: Option<(i64, String)>,
}

/// A matter with its options.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftIssue {
    /// A name of letters, digits and `_`.
    pub id: String,
    /// The words that tell it from others.
    pub title: String,
    /// Options, as TOML values.
    pub options: Vec<Value>,
    /// What numbers count.
    pub unit: Option<String>,
    /// Stances with the place of their option.
    pub cells: Vec<(Row, usize)>,
}

/// Issues, those of the most actors first.
pub fn draft(mut rows: Vec<Row>) -> Vec<DraftIssue> {
    let key = |r: &Row| (r.date.clone(), r.statement.clone(), r.words.clone());
    rows.sort_by_key(key);
    let all: Vec<BTreeSet<String>> = rows.iter().map(|r| terms(&r.words)).collect();
    let weights = Weights::of(&all);
    let mut ids = BTreeSet::new();
    let mut issues: Vec<(usize, DraftIssue)> = Vec::new();
    for group in groups(&all, &weights) {
        let sets: Vec<&BTreeSet<String>> = group.iter().map(|&i| &all[i]).collect();
        let telling = weights.telling(&sets, 3);
        let rows: Vec<Row> = group.iter().map(|&i| rows[i].clone()).collect();
        let actors = rows.iter().map(|r| r.actor.as_str()).collect::<BTreeSet<_>>().len();
        let issue = issue(rows, &sets, &weights, id(&telling, &mut ids), telling.join(", "));
        issues.push((actors, issue));
    }
    issues.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| b.1.cells.len().cmp(&a.1.cells.len())));
    issues.into_iter().map(|(_, issue)| issue).collect()
}

fn id(telling: &[String], taken: &mut BTreeSet<String>) -> String {
    let plain = |word: &String| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let words: Vec<String> = telling.iter().take(2).map(plain).collect();
    let made = if words.is_empty() { "matter".to_owned() } else { words.join("_") };
    let again = (2..).map(|number| format!("{made}_{number}"));
    let free = std::iter::once(made.clone()).chain(again).find(|id| !taken.contains(id)).unwrap_or(made);
    taken.insert(free.clone());
    free
}

fn issue(rows: Vec<Row>, sets: &[&BTreeSet<String>], weights: &Weights, id: String, title: String) -> DraftIssue {
    let units: BTreeSet<Option<&str>> = rows.iter().map(|r| r.amount.as_ref().map(|(_, unit)| unit.as_str())).collect();
    let unit = match units.iter().next() {
        Some(Some(unit)) if units.len() == 1 && rows.len() > 1 => Some((*unit).to_owned()),
        _ => None,
    };
    if unit.is_some() {
        let values: BTreeSet<i64> = rows.iter().filter_map(|r| r.amount.as_ref().map(|(value, _)| *value)).collect();
        let values: Vec<i64> = values.into_iter().collect();
        let place = |r: &Row| r.amount.as_ref().and_then(|(v, _)| values.binary_search(v).ok()).unwrap_or(0);
        let cells = rows.iter().map(|r| (r.clone(), place(r))).collect();
        return DraftIssue { id, title, options: values.iter().map(|v| Value::from(*v)).collect(), unit, cells };
    }
    let mut firsts: Vec<usize> = Vec::new();
    let mut cells = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let same = firsts.iter().position(|&f| likeness(sets[f], sets[at], weights) >= SAME);
        let option = same.unwrap_or_else(|| {
            firsts.push(at);
            firsts.len() - 1
        });
        cells.push((row.clone(), option));
    }
    let mut options: Vec<String> = Vec::new();
    for &first in &firsts {
        let words = shortened(&rows[first].words);
        // Two contents may begin alike and be cut before they part.
        let again = (2..).map(|n| format!("{words} ({n})"));
        options.extend(std::iter::once(words.clone()).chain(again).find(|w| !options.contains(w)));
    }
    DraftIssue { id, title, options: options.into_iter().map(Value::from).collect(), unit: None, cells }
}

/// The first words, up to [`LONGEST`] characters.
fn shortened(words: &str) -> String {
    let mut out = String::new();
    for word in words.split_whitespace() {
        if !out.is_empty() && out.chars().count() + word.chars().count() >= LONGEST {
            return out + " …";
        }
        out += if out.is_empty() { "" } else { " " };
        out += word;
    }
    out
}

/// The draft as a file that [`onrecord_settlement::file::read`] reads.
pub fn file(issues: &[DraftIssue]) -> String {
    let mut out = String::from(
        "# A draft from the record, to be edited: join issues and options that are one, name the parties for whom sources\n\
         # speak, take out what binds nobody, and add constraints that join several issues.\n",
    );
    let text = |words: &str| Value::from(words).to_string();
    for issue in issues {
        let _ = write!(out, "\n[[issue]]\nid = \"{}\"\ntitle = {}\n", issue.id, text(&issue.title));
        let mut options: Vec<String> = issue.options.iter().map(Value::to_string).collect();
        // What is rejected by all must leave something to agree on.
        options.extend(issue.unit.is_none().then(|| text(NONE)));
        let _ = writeln!(out, "options = [\n    {},\n]", options.join(",\n    "));
        if let Some(unit) = &issue.unit {
            let _ = writeln!(out, "unit = {}", text(unit));
        }
    }
    for issue in issues {
        for (row, option) in &issue.cells {
            let principal = row.speaks_for.as_ref().map(|name| name.replace(char::is_control, " "));
            let speaks_for = principal.map_or(String::new(), |name| format!(" # speaks for {name}"));
            let _ = write!(
                out,
                "\n[[position]]\nactor = {}{speaks_for}\nissue = \"{}\"\noption = {}\nstance = \"{}\"\n",
                text(&row.actor),
                issue.id,
                issue.options[*option],
                row.stance
            );
            let _ = row.date.as_ref().map(|date| writeln!(out, "date = {date}"));
            let _ = writeln!(out, "statement = \"{}\"\nwords = {}", row.statement, text(&row.words));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(actor: &str, stance: Stance, words: &str, amount: Option<i64>) -> Row {
        Row {
            actor: actor.into(),
            speaks_for: None,
            stance,
            words: words.into(),
            statement: format!("s-{actor}"),
            date: Some("2024-03-11".into()),
            amount: amount.map(|value| (value, "troops".into())),
        }
    }

    fn rows() -> Vec<Row> {
        vec![
            row("Norlund", Stance::Demands, "a peacekeeping force of 30,000 troops", Some(30_000)),
            row("Kelmar", Stance::Rejects, "a peacekeeping force of 100,000 troops", Some(100_000)),
            row("Sarovia", Stance::Accepts, "the eastern islands", None),
            row("Sarovia", Stance::Demands, "the return of the eastern islands", None),
            row("Kelmar", Stance::Rejects, "any return of the eastern islands", None),
        ]
    }

    #[test]
    fn one_matter_is_one_issue_and_its_numbers_are_the_options() {
        let issues = draft(rows());
        let force = issues.iter().find(|issue| issue.unit.is_some()).unwrap();
        assert_eq!(force.unit.as_deref(), Some("troops"));
        assert_eq!(force.options, [Value::from(30_000), Value::from(100_000)]);
        assert_eq!(
            force.cells.iter().map(|(row, option)| (row.actor.as_str(), *option)).collect::<Vec<_>>(),
            [("Kelmar", 1), ("Norlund", 0)]
        );
        assert_eq!(issues.len(), 2);
    }

    #[test]
    fn the_order_of_the_stances_changes_nothing() {
        let mut turned = rows();
        turned.reverse();
        assert_eq!(file(&draft(rows())), file(&draft(turned)));
    }

    #[test]
    fn the_file_is_read_back() {
        let issues = draft(rows());
        let read = onrecord_settlement::file::read(&file(&issues)).unwrap();
        assert_eq!((read.issues.len(), read.positions.len()), (2, 5));
        assert!(draft(Vec::new()).is_empty());
    }
}
