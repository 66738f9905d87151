//! Finding statements and documents.

use onrecord_core::contract::Document;
use onrecord_core::label::{EntityType, Kind};
use onrecord_core::whom::Whom;
use onrecord_record::{Hit, Record, RecordError, SearchIn, SearchQuery};
use proptest::prelude::*;

use crate::articles::{Article, add};
use crate::export::record;

const PERSON: EntityType = EntityType::Person;

/// A small press review.
fn press() -> [Document; 4] {
    [
        Article::new(1)
            .title("Talks stall")
            .published("2024-03-01", "2024-03-01")
            .says("Vladimir Putin", PERSON, "Vladimir Putin", Kind::Refusal, "We don't talk under F-16 threats")
            .says("Vladimir Putin", PERSON, "Putin", Kind::Assertion, "The cease-fire of the U.S. is dead")
            .done(),
        Article::new(2)
            .title("Ankara offers a table")
            .published("2024-03-05", "2024-03-05")
            .says("Recep Tayyip Erdoğan", PERSON, "Erdoğan", Kind::Proposal, "A cease-fire is within reach")
            .says_on("Recep Tayyip Erdoğan", PERSON, "he", Kind::Forecast, "200,000 may return", Some("2024-02-10"))
            .done(),
        Article::new(3)
            .says("Volodymyr Zelensky", PERSON, "Zelensky", Kind::Demand, "No cease-fire without guarantees")
            .prose("Nobody in Königsberg answered.")
            .done(),
        Article::new(4)
            .title("Weather")
            .published("2024-04-01", "2024-04-30")
            .prose("It rained on the peace talks.")
            .done(),
    ]
}

fn filled() -> (tempfile::TempDir, Record) {
    let (folder, _, mut record) = record();
    for document in press() {
        add(&mut record, document);
    }
    (folder, record)
}

/// What was said, each with `text[snippet]` checked.
fn found(record: &Record, query: &SearchQuery) -> Vec<String> {
    let hits = record.search(query).unwrap_or_else(|e| panic!("{e}"));
    hits.iter().for_each(checked);
    hits.into_iter().map(|h| h.snippet.text).collect()
}

fn checked(hit: &Hit) {
    let document = press().into_iter().find(|d| d.id == hit.document.id).unwrap();
    let chars: Vec<char> = document.text.chars().collect();
    let words = |start, end| chars[start..end].iter().collect::<String>();
    assert_eq!(words(hit.snippet.start, hit.snippet.end), hit.snippet.text);
    for m in &hit.matches {
        assert!(m.start < m.end && m.end <= chars.len());
    }
}

fn said(record: &Record, words: &str) -> Vec<String> {
    found(record, &SearchQuery::words(words))
}

#[test]
fn words_phrases_and_operators() {
    let (_folder, record) = filled();
    assert_eq!(said(&record, "guarantees"), ["No cease-fire without guarantees"]);
    assert_eq!(said(&record, "\"within reach\" cease"), ["A cease-fire is within reach"]);
    assert_eq!(said(&record, "\"reach within\""), [""; 0]);
    assert_eq!(said(&record, "cease-fire NOT (guarantees OR reach)"), ["The cease-fire of the U.S. is dead"]);
    assert_eq!(said(&record, "NEAR(fire reach, 2)"), ["A cease-fire is within reach"]);
    assert_eq!(said(&record, "NEAR(fire reach, 1)"), [""; 0]);
    assert_eq!(said(&record, "guarant*"), ["No cease-fire without guarantees"]);
}

#[test]
fn punctuation_case_and_diacritics_do_not_count() {
    let (_folder, record) = filled();
    for query in ["U.S.", "u.s", "DEAD"] {
        assert_eq!(said(&record, query), ["The cease-fire of the U.S. is dead"], "{query}");
    }
    for query in ["don't", "F-16", "f-16 don't"] {
        assert_eq!(said(&record, query), ["We don't talk under F-16 threats"], "{query}");
    }
    assert_eq!(said(&record, "200,000"), ["200,000 may return"]);
    assert_eq!(said(&record, "erdogan reach"), ["A cease-fire is within reach"]);
}

#[test]
fn matches_are_places_in_the_document() {
    let (_folder, record) = filled();
    let hits = record.search(&SearchQuery::words("fire reach")).unwrap();
    let chars: Vec<char> = press()[1].text.chars().collect();
    let words: Vec<String> = hits[0].matches.iter().map(|m| chars[m.start..m.end].iter().collect()).collect();
    assert_eq!(words, ["fire", "reach"]);
    assert_eq!(hits[0].statement.as_ref().unwrap().speaker.as_deref(), Some("Recep Tayyip Erdoğan"));
}

#[test]
fn who_said_it_is_found_by_name_last_name_and_alias() {
    let (_folder, record) = filled();
    let by = |who: &str, words: &str| {
        let query = SearchQuery { who: Some(Whom::with_words(who)), ..SearchQuery::words(words) };
        found(&record, &query)
    };
    for who in ["erdogan", "Recep Tayyip Erdoğan", "ERDOĞAN"] {
        assert_eq!(by(who, ""), ["200,000 may return", "A cease-fire is within reach"], "{who}");
    }
    assert_eq!(by("putin", "cease-fire"), ["The cease-fire of the U.S. is dead"]);
    assert_eq!(by("Nobody", ""), [""; 0]);
}

#[test]
fn kinds_and_days_narrow_it() {
    let (_folder, record) = filled();
    let day = |text: &str| Some(text.parse().unwrap());
    let kind = SearchQuery { kind: Some(Kind::Demand), ..SearchQuery::default() };
    assert_eq!(found(&record, &kind), ["No cease-fire without guarantees"]);
    let until = SearchQuery { until: day("2024-03-01"), ..SearchQuery::default() };
    let early = ["200,000 may return", "We don't talk under F-16 threats", "The cease-fire of the U.S. is dead"];
    assert_eq!(found(&record, &until), early);
    let since = SearchQuery { since: day("2024-03-02"), ..SearchQuery::words("fire") };
    assert_eq!(found(&record, &since), ["A cease-fire is within reach"]);
    let documents = |since: &str, until: &str| {
        let within = SearchIn::Documents;
        found(&record, &SearchQuery { within, since: day(since), until: day(until), ..SearchQuery::default() }).len()
    };
    assert_eq!((documents("2024-04-15", "2024-12-31"), documents("2024-03-05", "2024-04-01")), (1, 2));
}

#[test]
fn without_words_everything_comes_by_day_and_undated_last() {
    let (_folder, record) = filled();
    let all = [
        "200,000 may return",
        "We don't talk under F-16 threats",
        "The cease-fire of the U.S. is dead",
        "A cease-fire is within reach",
        "No cease-fire without guarantees",
    ];
    assert_eq!(said(&record, " "), all);
    let two = SearchQuery { limit: Some(2), ..SearchQuery::default() };
    assert_eq!(found(&record, &two), all[..2]);
}

#[test]
fn documents_are_found_by_title_and_text() {
    let (_folder, record) = filled();
    let documents =
        |words: &str| found(&record, &SearchQuery { within: SearchIn::Documents, ..SearchQuery::words(words) });
    assert_eq!(documents("konigsberg").len(), 1);
    assert!(documents("konigsberg")[0].ends_with("Nobody in Königsberg answered."));
    assert_eq!(documents("talks").len(), 2);
    assert_eq!(documents("weather"), ["Weather\n\nIt rained on the peace talks."]);
    let who =
        SearchQuery { within: SearchIn::Documents, who: Some(Whom::with_words("Zelensky")), ..SearchQuery::default() };
    assert_eq!(record.search(&who).unwrap()[0].document.id, press()[2].id);
    let kind = SearchQuery { within: SearchIn::Documents, kind: Some(Kind::Refusal), ..SearchQuery::default() };
    assert_eq!(record.search(&kind).unwrap()[0].document.id, press()[0].id);
}

#[test]
fn superseded_articles_are_not_found() {
    let (_folder, _, mut record) = record();
    add(&mut record, press()[0].clone());
    assert_eq!(said(&record, "F-16").len(), 1);
    add(&mut record, Document { path: "1.txt".into(), ..press()[1].clone() });
    assert_eq!(said(&record, "F-16").len(), 0);
    assert_eq!(said(&record, "reach").len(), 1);
}

#[test]
fn a_search_that_is_not_clear_says_why() {
    let (_folder, record) = filled();
    let error = record.search(&SearchQuery::words("talks AND")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the search is not clear: expected a word or \"phrase\" after AND, found the end\n  talks AND\n           ^\nto \
         find the word itself, write it in quotation marks: \"AND\""
    );
}

#[test]
fn no_search_reaches_the_database_unclear() {
    let (_folder, record) = filled();
    let sign = "(AND|OR|NOT|NEAR|NEAR\\(|\\(|\\)|\"|\\*|:|\\^|\\+|-|,|, 3\\)|'|a|talks|\\{|\\}|\u{0})";
    let piece = prop_oneof!["\\PC{0,4}", sign];
    let query = (prop::collection::vec(piece, 0..12), prop_oneof![Just(" "), Just("")]);
    let config = ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |((pieces, glue) in query)| {
        for within in [SearchIn::Statements, SearchIn::Documents] {
            match record.search(&SearchQuery { within, ..SearchQuery::words(pieces.join(glue)) }) {
                Ok(hits) => hits.iter().for_each(checked),
                Err(RecordError::Query(_)) => {}
                Err(other) => panic!("{other}"),
            }
        }
    });
}
