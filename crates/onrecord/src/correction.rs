//! Marks for the lines of a command: what later versions withdrew or changed, with whatever rests on it.
//!
//! Of a record, the lineage that it keeps says which documents to look at; of files, the lineage of these.

use std::collections::BTreeSet;

use onrecord_core::contract::{Document, Statement};
use onrecord_core::mark::Mark;
use onrecord_record::{Kin, Lookup, Record, RecordError};
use onrecord_relate::claim::Told;
use onrecord_relate::correction::{self, Marks};
use onrecord_relate::lineage;

use crate::output::page::{FAINT, Page};
use crate::related::told_in;

/// The marks on lines of these documents of a record.
pub fn of_lines<'l>(record: &Record, documents: impl IntoIterator<Item = &'l str>) -> Result<Marks, RecordError> {
    let asked: BTreeSet<&str> = documents.into_iter().collect();
    let kin = record.kin_of(&asked)?;
    if kin.documents.is_empty() {
        return Ok(Marks::default());
    }
    let mut told = told_by(&kin);
    let known: BTreeSet<&str> = kin.documents.iter().map(|(document, _)| document.id.as_str()).collect();
    for id in asked.difference(&known) {
        if let Lookup::One(document) = record.document(id)? {
            told.extend(told_in(&document, ""));
        }
    }
    Ok(of_kin(&kin, &told.iter().collect::<Vec<&Told>>()))
}

/// The marks on everything that the documents of a record tell.
pub fn of_record(record: &Record, told: &[Told]) -> Result<Marks, RecordError> {
    let kin = record.kin()?;
    let known: BTreeSet<&str> = told.iter().map(|told| told.document.as_str()).collect();
    let by_kin = told_by(&kin);
    let others = by_kin.iter().filter(|told| !known.contains(told.document.as_str()));
    Ok(of_kin(&kin, &told.iter().chain(others).collect::<Vec<&Told>>()))
}

/// The marks on everything that these documents tell.
pub fn of_files(documents: &[Document], told: &[Told]) -> Marks {
    let pairs = lineage::pairs(documents);
    let kin: Vec<correction::Kin> =
        documents.iter().map(|document| correction::Kin { document, superseded: false }).collect();
    Marks::of(&kin, &pairs, &told.iter().collect::<Vec<&Told>>())
}

fn of_kin(kin: &Kin, told: &[&Told]) -> Marks {
    let documents = kin.documents.iter();
    let all: Vec<correction::Kin> =
        documents.map(|(document, superseded)| correction::Kin { document, superseded: *superseded }).collect();
    Marks::of(&all, &kin.pairs, told)
}

fn told_by(kin: &Kin) -> Vec<Told> {
    kin.documents.iter().flat_map(|(document, _)| told_in(document, "")).collect()
}

/// Gives each telling the marks on its words.
pub fn put(marks: &Marks, told: &mut [Told]) {
    for told in told {
        let stretches: Vec<(usize, usize)> = told.words.iter().map(|words| (words.start, words.end)).collect();
        told.marks = marks.on(&told.document, &stretches);
    }
}

/// The marks on the words of a statement: who, by which words, what.
pub fn on_statement(marks: &Marks, document: &str, statement: &Statement) -> Vec<Mark> {
    let parts = statement.source.iter().chain([&statement.cue, &statement.content]);
    let stretches: Vec<(usize, usize)> =
        parts.flat_map(|part| &part.spans).map(|span| (span.start, span.end)).collect();
    marks.on(document, &stretches)
}

/// Says them under a line.
pub fn put_marks(page: &mut Page, indent: &str, marks: &[Mark]) {
    for mark in marks {
        page.put(indent).styled(FAINT, &mark.told()).end();
    }
}
