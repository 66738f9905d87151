//! Who somebody is.

use onrecord_core::label::{EntityType, Kind, MentionForm};
use onrecord_record::{Candidate, Lookup, Record, Who};

use crate::articles::{Article, add};
use crate::export::record;

const PERSON: EntityType = EntityType::Person;

fn one(record: &Record, name: &str) -> Who {
    match record.who(name, None).unwrap() {
        Lookup::One(who) => who,
        other => panic!("{other:?}"),
    }
}

fn several(record: &Record, name: &str) -> Vec<Candidate> {
    match record.who(name, None).unwrap() {
        Lookup::Several(candidates) => candidates,
        other => panic!("{other:?}"),
    }
}

fn names(candidates: &[Candidate]) -> Vec<&str> {
    candidates.iter().map(|c| c.name.as_str()).collect()
}

fn contents(who: &Who) -> Vec<String> {
    who.statements.iter().map(|s| s.statement.content.text()).collect()
}

fn filled() -> (tempfile::TempDir, Record) {
    let (folder, _, mut record) = record();
    let says = |number, name: &str, mention: &str, words: &str| {
        Article::new(number).says(name, PERSON, mention, Kind::Assertion, words)
    };
    let dated = says(1, "Vladimir Putin", "Vladimir Putin", "in March").published("2024-03-01", "2024-03-01");
    add(&mut record, dated.says("Vladimir Putin", PERSON, "he", Kind::Denial, "in March, too").done());
    add(&mut record, says(2, "VLADIMIR  PUTIN", "Putin", "undated").done());
    let back = says(3, "Putin", "Putin", "later in print").published("2024-05-01", "2024-05-01");
    add(
        &mut record,
        back.says_on("Putin", PERSON, "Putin", Kind::Denial, "earlier in fact", Some("2024-02-01")).done(),
    );
    add(&mut record, says(4, "Jill Biden", "Biden", "of schools").done());
    add(&mut record, says(5, "Joe Biden", "Biden", "of war").done());
    (folder, record)
}

#[test]
fn a_last_name_stands_for_the_only_one_who_has_it() {
    let (_folder, record) = filled();
    for name in ["putin", "Putin", "PÚTIN"] {
        let who = one(&record, name);
        assert_eq!(who.candidate.name, "VLADIMIR  PUTIN", "of two spellings used once the first in byte order");
        assert_eq!((who.candidate.documents, who.candidate.mentions, who.candidate.statements), (3, 5, 5));
        assert_eq!(contents(&who), ["earlier in fact", "in March", "in March, too", "later in print", "undated"]);
    }
}

#[test]
fn a_full_name_claims_no_more_than_its_key() {
    let (_folder, record) = filled();
    assert_eq!(contents(&one(&record, "Vladimir Putin")), ["in March", "in March, too", "undated"]);
}

#[test]
fn aliases_say_how_often_and_how() {
    let (_folder, record) = filled();
    let who = one(&record, "Putin");
    let aliases: Vec<_> = who.aliases.iter().map(|a| (a.words.as_str(), a.form, a.count)).collect();
    let (name, pronoun) = (MentionForm::Name, MentionForm::Pronoun);
    assert_eq!(aliases, [("Putin", name, 3), ("Vladimir Putin", name, 1), ("he", pronoun, 1)]);
}

#[test]
fn a_name_of_several_asks_who_is_meant() {
    let (_folder, record) = filled();
    let candidates = several(&record, "Biden");
    assert_eq!(names(&candidates), ["Jill Biden", "Joe Biden"]);
    assert_eq!(contents(&record.who_is(&candidates[1]).unwrap()), ["of war"]);
}

#[test]
fn hardly_anybody_does_not_count() {
    let (_folder, mut record) = filled();
    for number in 10..20 {
        add(&mut record, Article::new(number).says("Joe Biden", PERSON, "Biden", Kind::Assertion, "again").done());
    }
    let who = one(&record, "Biden");
    assert_eq!(who.candidate.name, "Joe Biden");
    assert_eq!(names(&who.others), ["Jill Biden"]);
}

#[test]
fn more_words_of_a_name_take_in_fewer() {
    let (_folder, mut record) = filled();
    let long = "Vladimir Vladimirovich Putin";
    add(&mut record, Article::new(6).says(long, PERSON, "Putin", Kind::Assertion, "at length").done());
    assert_eq!(one(&record, "Putin").candidate.name, long);
    assert_eq!(one(&record, "Putin").statements.len(), 6);
}

#[test]
fn types_are_kept_apart() {
    let (_folder, mut record) = filled();
    let says = |number, kind| Article::new(number).says("Jordan", kind, "Jordan", Kind::Assertion, "we speak").done();
    add(&mut record, says(7, PERSON));
    add(&mut record, says(8, EntityType::Country));
    let kinds: Vec<_> = several(&record, "Jordan").iter().map(|c| c.kind).collect();
    assert_eq!(kinds, [PERSON, EntityType::Country]);
    let Lookup::One(country) = record.who("Jordan", Some(EntityType::Country)).unwrap() else { panic!() };
    assert_eq!(country.statements.len(), 1);
}

#[test]
fn nobody_is_nobody() {
    let (_folder, record) = filled();
    for name in ["Nobody", "", "—", "he"] {
        assert_eq!(record.who(name, None).unwrap(), Lookup::Nothing, "{name}");
    }
}
