//! The stances of a document: who takes which, on what words, since when.
//!
//! Takes a document of the contract. Actors go by the entity's name or the source's words, with whom they speak for beside.
//! Of a statement inside another that shows the same stance, the inner one counts where it is somebody else's ("the
//! minister said that Kelmar rejects …"), else the outer one. Leaves out stances of nobody in particular.

use onrecord_core::contract::{Document, Span, Statement};
use onrecord_core::label::FigureType;

use super::draft::Row;
use super::stance::stances;

/// The stances of a document, in order of the text.
pub fn rows(document: &Document) -> Vec<Row> {
    let found: Vec<(&Statement, Row)> = document
        .statements
        .iter()
        .flat_map(|statement| of_statement(document, statement).into_iter().map(move |row| (statement, row)))
        .collect();
    let inside = |(inner, a): &(&Statement, Row), (outer, b): &(&Statement, Row)| {
        inner.parent.as_ref() == Some(&outer.id) && a.stance == b.stance
    };
    let repeats = |one: &(&Statement, Row)| {
        found.iter().any(|other| {
            let same = other.1.actor == one.1.actor;
            same && inside(one, other) || !same && inside(other, one)
        })
    };
    found.iter().filter(|one| !repeats(one)).map(|(_, row)| row.clone()).collect()
}

fn of_statement(document: &Document, statement: &Statement) -> Vec<Row> {
    let entity = statement.source_entity.as_ref().and_then(|id| document.entity(id)).map(|e| e.name.clone());
    let Some(actor) = entity.or_else(|| statement.source.as_ref().map(|s| s.text())) else { return Vec::new() };
    if !is_party(&actor) {
        return Vec::new();
    }
    let principal = statement.speaks_for.as_ref().and_then(|id| document.entity(id)).map(|e| e.name.clone());
    let row = |(stance, spans): (_, Vec<Span>)| Row {
        actor: actor.clone(),
        speaks_for: principal.clone(),
        stance,
        words: spans
            .iter()
            .map(|s| s.text.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
            .join(" … "),
        statement: statement.id.clone(),
        date: day(document, statement),
        amount: amount(document, &spans),
    };
    stances(statement).into_iter().map(row).collect()
}

/// A party has a name in it, or is a group that more than one word describes: no pronoun, no "dam", no "people".
fn is_party(actor: &str) -> bool {
    let words = actor.split_whitespace().count();
    actor.chars().any(char::is_uppercase) && !PRONOUNS.contains(&actor.to_lowercase().as_str()) || words > 1
}

const PRONOUNS: &[&str] = &["he", "she", "it", "they", "we", "i", "you", "one", "some", "others", "many", "officials"];

/// The day on which it was said, or else published; `None` where that may have been one of several.
fn day(document: &Document, statement: &Statement) -> Option<String> {
    let said = statement.said_on.as_ref().and_then(|s| s.earliest.clone().zip(s.latest.clone()));
    let published = || document.published.as_ref().map(|p| (p.earliest.clone(), p.latest.clone()));
    said.or_else(published).filter(|(earliest, latest)| earliest == latest).map(|(_, latest)| latest)
}

/// The one whole number that the words give, with its unit or what it counts; `None` where they give none or several.
fn amount(document: &Document, spans: &[Span]) -> Option<(i64, String)> {
    let inside = |start: usize, end: usize| spans.iter().any(|s| s.start <= start && end <= s.end);
    let counts = |kind| !matches!(kind, FigureType::Ordinal | FigureType::Identifier);
    let mut figures = document.figures.iter().filter(|f| inside(f.start, f.end) && counts(f.kind));
    let (figure, None) = (figures.next()?, figures.next()) else { return None };
    let value = figure.low.or(figure.high)?;
    let unit = figure.unit.clone().or_else(|| figure.concept.clone())?;
    (value.fract() == 0.0 && value.abs() < 1e12).then_some((value as i64, unit))
}
