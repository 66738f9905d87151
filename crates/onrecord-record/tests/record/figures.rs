//! Figures of one thing over time.

use jiff::civil::date;
use onrecord_core::label::{EntityType, Kind};
use onrecord_core::whom::Whom;
use onrecord_record::{Dated, FigureQuery, Record};

use crate::articles::{Article, add};
use crate::export::record;

const PERSON: EntityType = EntityType::Person;

/// Two dated articles and one without a date, each with a figure that its speaker gives.
fn filled() -> (tempfile::TempDir, Record) {
    let (folder, _, mut record) = record();
    let said =
        |number, name: &str, day| Article::new(number).says_on(name, PERSON, name, Kind::Assertion, "it is bad", day);
    let printed = said(1, "Anna Moor", None).figure("4,000", 4000.0).published("2024-03-05", "2024-03-06");
    add(&mut record, printed.done());
    let spoken = said(2, "Bela Tarn", Some("2024-02-01")).figure("3,000", 3000.0).published("2024-03-01", "2024-03-01");
    add(&mut record, spoken.done());
    add(&mut record, said(3, "Anna Moor", None).figure("5,000", 5000.0).done());
    (folder, record)
}

fn words(record: &Record, query: &FigureQuery) -> Vec<String> {
    record.figures(query).unwrap().into_iter().map(|line| line.words).collect()
}

#[test]
fn they_stand_by_the_day_for_which_they_hold() {
    let (_folder, record) = filled();
    let lines = record.figures(&FigureQuery::default()).unwrap();
    let told: Vec<_> =
        lines.iter().map(|l| (l.words.as_str(), l.days.as_ref().map(|d| d.2), l.source.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("3,000", Some(Dated::Said), Some("Bela Tarn")),
            ("4,000", Some(Dated::Published), Some("Anna Moor")),
            ("5,000", None, Some("Anna Moor")),
        ]
    );
}

#[test]
fn a_query_keeps_what_it_asks_for() {
    let (_folder, record) = filled();
    let about = |about: &str| words(&record, &FigureQuery { about: Some(about.to_owned()), ..FigureQuery::default() });
    assert_eq!((about("People").len(), about("person"), about("tanks")), (3, vec![], vec![]));
    let source = |source: &str| {
        words(&record, &FigureQuery { source: Some(Whom::with_words(source)), ..FigureQuery::default() })
    };
    assert_eq!((source("MOOR"), source("Moo")), (vec!["4,000".to_owned(), "5,000".to_owned()], vec![]));
    let since = FigureQuery { since: Some(date(2024, 3, 6)), ..FigureQuery::default() };
    let until = FigureQuery { until: Some(date(2024, 2, 1)), ..FigureQuery::default() };
    assert_eq!((words(&record, &since), words(&record, &until)), (vec!["4,000".to_owned()], vec!["3,000".to_owned()]));
    let whose = FigureQuery { who: Some(Whom::with_words("Moor")), ..FigureQuery::default() };
    assert!(words(&record, &whose).is_empty(), "whose it is, not who says so");
}
