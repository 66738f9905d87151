//! What somebody said and what they are called.

use onrecord_core::label::{EntityType, Kind, MentionForm};
use onrecord_record::{DocumentFilter, Record, RecordError, Told};

use crate::articles::{Article, add};
use crate::export::record;

const PERSON: EntityType = EntityType::Person;

/// What is told of everybody whose name ends so.
fn told_of(record: &Record, name: &str) -> Told {
    let mut entities = Vec::new();
    let visit = |document: onrecord_core::contract::Document| -> Result<(), RecordError> {
        let named = document.entities.iter().filter(|entity| entity.name.ends_with(name));
        entities.extend(named.map(|entity| (document.id.clone(), entity.id.clone())));
        Ok(())
    };
    record.each_document(&DocumentFilter::default(), visit).unwrap();
    let pairs: Vec<(&str, &str)> = entities.iter().map(|(d, e)| (d.as_str(), e.as_str())).collect();
    record.told_of(&pairs).unwrap()
}

fn contents(told: &Told) -> Vec<String> {
    told.statements.iter().map(|s| s.statement.content.text()).collect()
}

fn filled() -> (tempfile::TempDir, Record) {
    let (folder, _, mut record) = record();
    let says = |number, name: &str, mention: &str, words: &str| {
        Article::new(number).says(name, PERSON, mention, Kind::Assertion, words)
    };
    let dated = says(1, "Vladimir Putin", "Vladimir Putin", "in March").published("2024-03-01", "2024-03-01");
    add(&mut record, dated.says("Vladimir Putin", PERSON, "he", Kind::Denial, "in March, too").done());
    add(&mut record, says(2, "Vladimir Putin", "Putin", "undated").done());
    let back = says(3, "Putin", "Putin", "later in print").published("2024-05-01", "2024-05-01");
    add(
        &mut record,
        back.says_on("Putin", PERSON, "Putin", Kind::Denial, "earlier in fact", Some("2024-02-01")).done(),
    );
    add(&mut record, says(4, "Jill Biden", "Biden", "of schools").done());
    (folder, record)
}

#[test]
fn statements_come_by_day() {
    let (_folder, record) = filled();
    let told = told_of(&record, "Putin");
    assert_eq!(contents(&told), ["earlier in fact", "in March", "in March, too", "later in print", "undated"]);
    assert_eq!(contents(&told_of(&record, "Jill Biden")), ["of schools"]);
}

#[test]
fn aliases_say_how_often_and_how() {
    let (_folder, record) = filled();
    let told = told_of(&record, "Putin");
    let aliases: Vec<_> = told.aliases.iter().map(|a| (a.words.as_str(), a.form, a.count)).collect();
    let (name, pronoun) = (MentionForm::Name, MentionForm::Pronoun);
    assert_eq!(aliases, [("Putin", name, 3), ("Vladimir Putin", name, 1), ("he", pronoun, 1)]);
}

#[test]
fn of_nobody_nothing_is_told() {
    let (_folder, record) = filled();
    assert_eq!(told_of(&record, "Nobody"), Told::default());
    assert_eq!(record.told_of(&[("d0", "e0")]).unwrap(), Told::default());
}
