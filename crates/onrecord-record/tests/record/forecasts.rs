//! Forecasts stand as rows, and what people ruled came of them survives reading anew and can be undone.

use onrecord_core::contract::{Document, Forecast, Spans};
use onrecord_core::label::{Certainty, EntityType, Kind, Polarity};
use onrecord_record::{Act, Evidence, Lookup, Record, Resolution, Signed};
use onrecord_relate::forecast::Outcome;

use crate::articles::{Article, add, file, read_at};
use crate::export::record;

/// An article in which Moor foretells something.
fn foretelling() -> Document {
    let mut document = Article::new(1)
        .published("2024-03-01", "2024-03-01")
        .says("Anna Moor", EntityType::Person, "Moor", Kind::Forecast, "the dam will hold")
        .done();
    let statement = &document.statements[0];
    let content = statement.content.clone();
    let forecast = Forecast {
        id: "f000000000001".into(),
        statement: Some(statement.id.clone()),
        trigger: content.spans[0].clone(),
        content,
        polarity: Polarity::Positive,
        certainty: Certainty::Certain,
        hedges: Vec::new(),
        probability: Some((0.55, 0.8)),
        horizon: None,
        conditions: Vec::new(),
        confidence: 0.9,
    };
    document.forecasts.push(forecast);
    document
}

/// The same article as another reader reads it: the forecast has fewer words and so another id.
fn read_otherwise() -> Document {
    let mut document = foretelling();
    let mut words = document.forecasts[0].trigger.clone();
    words.text = words.text.chars().skip(4).collect();
    words.start += 4;
    document.forecasts[0].id = "f000000000002".into();
    document.forecasts[0].content = Spans { spans: vec![words.clone()] };
    document.forecasts[0].trigger = words;
    document.check().unwrap();
    document
}

fn signed(day: &str) -> Signed {
    Signed { by: "Mira".into(), day: day.into() }
}

fn resolve(record: &mut Record, document: &Document, outcome: Outcome) -> String {
    let forecast = &document.forecasts[0];
    let words = &forecast.content.spans[0];
    let resolution = Resolution {
        forecast: forecast.id.clone(),
        document: document.id.clone(),
        start: words.start,
        end: words.end,
        words: words.text.clone(),
        outcome,
    };
    let evidence = Evidence::Address("https://courier.example/dam".into());
    record.add_review(Act::Resolve(vec![resolution], evidence), signed("2024-05-01"), None).unwrap().id
}

fn outcomes(record: &Record) -> Vec<(String, Outcome)> {
    record.resolved().unwrap().into_iter().map(|(id, resolved)| (id, resolved.outcome)).collect()
}

#[test]
fn the_latest_resolution_that_is_not_undone_counts() {
    let (_folder, _, mut record) = record();
    let document = foretelling();
    add(&mut record, document.clone());
    assert!(outcomes(&record).is_empty());
    let id = |outcome| [("f000000000001".to_owned(), outcome)];
    resolve(&mut record, &document, Outcome::Yes);
    assert_eq!(outcomes(&record), id(Outcome::Yes));
    let later = resolve(&mut record, &document, Outcome::No);
    assert_eq!(outcomes(&record), id(Outcome::No));
    assert!(matches!(record.undo_review(&later, &signed("2024-05-02")).unwrap(), Lookup::One(_)));
    assert_eq!(outcomes(&record), id(Outcome::Yes));
    assert_eq!(record.resolved().unwrap()["f000000000001"].review, record.reviews().unwrap()[0].id);
}

#[test]
fn a_resolution_holds_for_the_words_however_they_are_read() {
    let (_folder, path, mut record) = record();
    let document = foretelling();
    add(&mut record, document.clone());
    resolve(&mut record, &document, Outcome::Partly);
    let other_reader = onrecord_record::InputFile { reader: "reader 2".into(), ..file(&document.path, 1) };
    let mut writer = record.writer();
    writer.add_file(&other_reader, vec![read_at(&document.path, read_otherwise())]).unwrap();
    writer.finish().unwrap();
    assert_eq!(outcomes(&record), [("f000000000002".to_owned(), Outcome::Partly)]);
    let Act::Resolve(kept, evidence) = &record.reviews().unwrap()[0].act else { panic!() };
    assert_eq!((kept[0].words.as_str(), evidence.as_str()), ("the dam will hold", "https://courier.example/dam"));

    let connection = rusqlite::Connection::open(path).unwrap();
    let sql = "SELECT words, speaker, low, outcome, resolved_by, evidence FROM v_forecasts";
    let row = connection.query_row(sql, [], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, f64>(2)?, row.get::<_, String>(3)?))
    });
    assert_eq!(row.unwrap(), ("dam will hold".into(), "Anna Moor".into(), 0.55, "partly".into()));
}
