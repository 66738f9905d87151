//! Who is who as kept: what was worked out, for as long as nothing changes it.

use onrecord_core::label::{EntityType, Kind};
use onrecord_core::whom::Whom;
use onrecord_record::{Act, EventQuery, FigureQuery, Identities, Record, SearchIn, SearchQuery, Signed};
use onrecord_relate::who::Somebody;

use crate::articles::{Article, add, article, file};
use crate::export::{check, record};

const PERSON: EntityType = EntityType::Person;

fn keep(record: &mut Record) -> Identities {
    let found = record.identities().unwrap();
    assert!(record.keep_identities(&found).unwrap());
    found
}

fn names(somebodies: &[Somebody]) -> Vec<&str> {
    somebodies.iter().map(|somebody| somebody.name.as_str()).collect()
}

fn says(number: u64, name: &str, mention: &str, words: &str) -> Article {
    Article::new(number).says(name, PERSON, mention, Kind::Assertion, words).published("2024-03-01", "2024-03-01")
}

fn signed() -> Signed {
    Signed { by: "Mira".into(), day: "2024-05-01".into() }
}

#[test]
fn what_is_kept_is_what_was_worked_out() {
    let (_folder, path, mut record) = record();
    (0..12).for_each(|number| add(&mut record, article(number)));
    assert_eq!(record.kept_identities().unwrap(), None, "nothing was kept yet");
    let found = keep(&mut record);
    assert!(!found.everybody.is_empty());
    assert_eq!(record.kept_identities().unwrap(), Some(found.everybody.clone()));
    let called = record.kept_as("ERDOGAN").unwrap().unwrap();
    assert_eq!(names(&called), ["Recep Tayyip Erdoğan"]);
    assert_eq!(record.kept_as(called[0].id.as_ref().unwrap()).unwrap().unwrap(), called);
    assert_eq!(record.kept_as("Nobody").unwrap(), Some(vec![]));
    check(&path);
}

#[test]
fn it_holds_until_documents_or_reviews_change() {
    let (_folder, _, mut record) = record();
    let holds = |record: &Record| record.kept_identities().unwrap().is_some();
    add(&mut record, says(1, "Ann Lind", "Lind", "yes").done());
    let first = keep(&mut record);
    add(&mut record, says(1, "Ann Lind", "Lind", "yes").done());
    assert!(holds(&record), "reading the same again changes nothing");

    add(&mut record, says(2, "Ann Lind", "Ann Lind", "no").done());
    assert!(!holds(&record), "a new document");
    assert!(!record.keep_identities(&first).unwrap(), "what was worked out before it is not kept");
    keep(&mut record);

    let review = record.add_review(Act::Merge("Ann Lind".into(), "Lind".into()), signed(), None).unwrap();
    assert!(!holds(&record), "a review");
    keep(&mut record);
    record.undo_review(&review.id, &signed()).unwrap();
    assert!(!holds(&record), "an undone review");
    keep(&mut record);

    let mut writer = record.writer();
    let other = says(3, "Ann Lind", "Ann Lind", "other words").done();
    let reading = onrecord_record::Reading { path: "2.txt".into(), ..onrecord_record::Reading::of(other) };
    writer.add_file(&file("2.txt", 2), vec![reading]).unwrap();
    writer.finish().unwrap();
    assert!(!holds(&record), "a document in the place of another");
    let found = keep(&mut record);
    assert_eq!(found.everybody.iter().map(|somebody| somebody.members.len()).sum::<usize>(), 2);
}

#[test]
fn whoever_is_meant_is_found_whatever_the_name_there() {
    let (_folder, _, mut record) = record();
    let first = says(1, "Ann Lind", "Lind", "one").attack("Kelmar", None).done();
    let second = says(2, "Per Lind", "Lind", "two").attack("Kelmar", None).done();
    let (ann, kelmar) = (first.entities[0].id.clone(), second.entities[1].id.clone());
    let (one, two) = (first.id.clone(), second.id.clone());
    add(&mut record, first);
    add(&mut record, second);
    let ann = || Some(Whom::entities("Lind", [(one.as_str(), ann.as_str())]));
    let search = |query: SearchQuery| record.search(&query).unwrap();
    let said = search(SearchQuery { who: ann(), ..SearchQuery::default() });
    assert_eq!(said.iter().map(|hit| hit.snippet.text.as_str()).collect::<Vec<_>>(), ["one"]);
    let there = search(SearchQuery { who: ann(), within: SearchIn::Documents, ..SearchQuery::default() });
    assert_eq!(there.iter().map(|hit| hit.document.id.as_str()).collect::<Vec<_>>(), [one.as_str()]);
    assert_eq!(search(SearchQuery { who: ann(), ..SearchQuery::words("two") }), []);
    let did = EventQuery { who: Some(Whom::entities("Lind", [(two.as_str(), kelmar.as_str())])), ..Default::default() };
    let did = record.events(&did).unwrap();
    assert_eq!(did.iter().map(|entry| entry.document.as_str()).collect::<Vec<_>>(), [two.as_str()]);
    assert_eq!(record.figures(&FigureQuery { who: ann(), source: ann(), ..Default::default() }).unwrap(), []);
}
