//! What happened, by day.

use jiff::civil::date;
use onrecord_core::contract::Document;
use onrecord_core::timeline::{self, Entry};
use onrecord_core::whom::Whom;
use onrecord_record::{EventQuery, Record};

use crate::articles::{Article, add};
use crate::export::record;

/// A dated attack, an undated one in a dated article, and one that nothing dates.
fn documents() -> [Document; 3] {
    [
        Article::new(1).published("2024-03-05", "2024-03-06").attack("Kelmar", Some("2024-03-01")).done(),
        Article::new(2).published("2024-02-28", "2024-02-28").attack("Old Sarune", None).done(),
        Article::new(3).attack("Kelmar", None).done(),
    ]
}

fn filled() -> (tempfile::TempDir, Record) {
    let (folder, _, mut record) = record();
    documents().into_iter().for_each(|document| add(&mut record, document));
    (folder, record)
}

fn days(record: &Record, query: &EventQuery) -> Vec<Option<String>> {
    record.events(query).unwrap().into_iter().map(|entry| entry.latest).collect()
}

#[test]
fn they_are_the_entries_of_a_timeline() {
    let (_folder, record) = filled();
    let mut entries: Vec<Entry> = documents().iter().flat_map(timeline::entries).collect();
    timeline::sort(&mut entries);
    assert_eq!(record.events(&EventQuery::default()).unwrap(), entries);
    assert_eq!(entries[0].sentence.text, "Old Sarune attacked Dresk.", "by its day of publication at the latest");
}

#[test]
fn a_query_keeps_what_it_asks_for() {
    let (_folder, record) = filled();
    let day = |day: &str| Some(day.to_owned());
    let who = |who: &str| days(&record, &EventQuery { who: Some(Whom::with_words(who)), ..EventQuery::default() });
    assert_eq!(who("KELMAR"), [day("2024-03-01"), None]);
    assert_eq!((who("sarune"), who("Saru"), who("Dresk").len()), (vec![day("2024-02-28")], vec![], 3));
    let about = |about: &str| days(&record, &EventQuery { about: Some(about.to_owned()), ..EventQuery::default() });
    assert_eq!((about("assault").len(), about("OLD").len(), about("aid").len()), (3, 1, 0));
    let since = EventQuery { since: Some(date(2024, 2, 29)), ..EventQuery::default() };
    let until = EventQuery { until: Some(date(2024, 2, 28)), ..EventQuery::default() };
    assert_eq!((days(&record, &since), days(&record, &until)), (vec![day("2024-03-01")], vec![day("2024-02-28")]));
}
