//! Forecasts of articles made by hand: which answer one question, what later bears on them, and how assessments moved; and
//! that the order of the articles changes nothing.

#[allow(dead_code, reason = "shared with other tests")]
mod articles;

use articles::{Says, article, says};
use onrecord_core::contract::{Document, Entity, Forecast, Span};
use onrecord_core::lexicon::likelihood::Scale;
use onrecord_relate::claim::{Given, told};
use onrecord_relate::forecast::candidate::{Bearing, candidates};
use onrecord_relate::forecast::course::{Way, courses};
use onrecord_relate::forecast::tally::{Judged, distinct};
use onrecord_relate::forecast::{Foretold, Questions, Side, foretold};
use proptest::prelude::*;
use serde_json::json;

const LIKELY: (f64, f64) = (0.55, 0.80);
const UNLIKELY: (f64, f64) = (0.20, 0.45);

/// What a statement foretells: the whole of its content.
#[derive(Clone, Copy, Debug)]
struct Foretells {
    speaker: &'static str,
    words: &'static str,
    /// Its estimative word.
    hedge: Option<(&'static str, (f64, f64))>,
    /// Its words for the horizon, and the last day.
    by: Option<(&'static str, &'static str)>,
}

const fn will(speaker: &'static str, words: &'static str) -> Foretells {
    Foretells { speaker, words, hedge: None, by: None }
}

impl Foretells {
    const fn hedged(self, word: &'static str, band: (f64, f64)) -> Foretells {
        Foretells { hedge: Some((word, band)), ..self }
    }

    const fn by(self, words: &'static str, day: &'static str) -> Foretells {
        Foretells { by: Some((words, day)), ..self }
    }
}

/// An article whose statements all foretell.
fn foretelling(path: &str, day: &str, all: &[Foretells]) -> Document {
    let sentences: Vec<Says> =
        all.iter().map(|f| Says(f.speaker, "said that", f.words, "forecast", "probable")).collect();
    let mut document = article(path, path, day, &sentences);
    for (number, f) in all.iter().enumerate() {
        let content = document.statements[number].content.clone();
        let span = |words: &str| {
            let whole = &content.spans[0];
            let at = whole.text.find(words).unwrap_or_else(|| panic!("“{words}” in “{}”", whole.text));
            let start = whole.start + whole.text[..at].chars().count();
            Span { start, end: start + words.chars().count(), text: words.to_owned() }
        };
        let negative = f.words.contains(" not ");
        let horizon = f.by.map(|(words, day)| {
            let Span { start, end, text } = span(words);
            json!({ "start": start, "end": end, "text": text, "earliest": null, "latest": day })
        });
        let forecast: Forecast = serde_json::from_value(json!({
            "id": format!("f-{path}-{number}"), "statement": document.statements[number].id, "content": content,
            "trigger": span(if f.words.contains("will") { "will" } else { "would" }),
            "polarity": if negative { "negative" } else { "positive" }, "certainty": "probable",
            "hedges": f.hedge.iter().map(|(word, _)| span(word)).collect::<Vec<_>>(),
            "probability": f.hedge.map(|(_, band)| band), "horizon": horizon, "conditions": [], "confidence": 0.9,
        }))
        .expect("a forecast of the contract");
        document.forecasts.push(forecast);
    }
    document.check().expect("words in their places");
    document
}

fn key(entity: &Entity) -> String {
    entity.name.to_lowercase()
}

fn of(documents: &[Document]) -> Questions {
    let identify = |entity: &Entity| (key(entity), entity.name.clone());
    let all = documents.iter().flat_map(|document| {
        let given = Given { document, lineage: &document.id, key: &key };
        foretold(&given, &identify, Scale::Icd203)
    });
    Questions::of(all.collect::<Vec<Foretold>>())
}

/// The side of the second, seen from the first, of two forecasts made on one day; `None` where they answer two questions.
fn side(one: Foretells, two: Foretells) -> Option<Side> {
    let questions = of(&[foretelling("a", "2031-03-04", &[one]), foretelling("b", "2031-03-04", &[two])]);
    (questions.questions.len() == 1).then(|| questions.side(0, 1))
}

#[test]
fn one_question_in_other_words_and_from_the_other_side() {
    let opens = will("Vesh", "the gates of the Tamur dam will open in Kelmar");
    assert_eq!(side(opens, will("Orlan", "Kelmar will probably open the gates of the Tamur dam")), Some(Side::Same));
    let never = will("Orlan", "the gates of the Tamur dam will not open in Kelmar");
    assert_eq!(side(opens, never), Some(Side::Negation));
    assert_eq!(side(never, never), Some(Side::Same));
    let shut = will("Orlan", "the gates of the Tamur dam will close in Kelmar");
    assert_eq!(side(opens, shut), Some(Side::Contrary));
    assert_eq!(side(shut, opens), Some(Side::Contrary));
}

#[test]
fn how_likely_and_until_when_is_not_what_is_claimed() {
    let falls = will("Vesh", "the town of Dresk will probably fall by the end of April")
        .hedged("probably", LIKELY)
        .by("by the end of April", "2031-04-30");
    let hardly = will("Orlan", "it was unlikely that Dresk would fall this spring")
        .hedged("unlikely", UNLIKELY)
        .by("this spring", "2031-05-10");
    assert_eq!(side(falls, hardly), Some(Side::Same));
    assert_eq!(side(falls, will("Orlan", "the town of Dresk will not fall")), Some(Side::Negation));
}

#[test]
fn what_only_looks_alike_is_apart() {
    let falls = will("Vesh", "the town of Dresk will fall by the end of April").by("by the end of April", "2031-04-30");
    for other in [
        will("Orlan", "the town of Harn will fall by the end of April").by("by the end of April", "2031-04-30"),
        will("Orlan", "the town of Dresk will fall by the end of next year")
            .by("by the end of next year", "2032-12-31"),
        will("Orlan", "the town of Dresk will fall this week").by("this week", "2031-03-09"),
        will("Orlan", "the school in Dresk will open by the end of April").by("by the end of April", "2031-04-30"),
    ] {
        assert_eq!(side(falls, other), None, "{}", other.words);
    }
    let many = will("Vesh", "300 soldiers will leave the town of Dresk");
    assert_eq!(side(many, will("Orlan", "900 soldiers will leave the town of Dresk")), None);
}

#[test]
fn what_is_told_later_bears_on_a_forecast_and_what_came_before_does_not() {
    const OPENED: &str = "the gates of the Tamur dam opened in Kelmar";
    let falls = will("Vesh", "the gates of the Tamur dam will open in Kelmar by May").by("by May", "2031-05-31");
    let documents = [
        article("0", "A", "2031-03-01", &[says("Bures", OPENED)]),
        foretelling("a", "2031-03-04", &[falls]),
        foretelling("b", "2031-03-09", &[will("Orlan", "the gates of the Tamur dam will open in Kelmar")]),
        article(
            "c",
            "A",
            "2031-05-02",
            &[says("Bures", OPENED), says("Bures", "the price of bread had risen in Harn")],
        ),
        article("d", "A", "2031-06-02", &[says("Bures", "the gates of the Tamur dam had not opened in Kelmar")]),
    ];
    let questions = of(&documents);
    let mut all: Vec<_> =
        documents.iter().flat_map(|d| told(&Given { document: d, lineage: &d.id, key: &key })).collect();
    all.sort_by(|a, b| a.order(b));
    let found = candidates(&questions, &all);
    let of_first: Vec<_> =
        found[&0].iter().map(|c| (all[c.told].path.as_str(), c.reasons[0], *c.reasons.last().unwrap())).collect();
    assert_eq!(of_first, [("c", Bearing::SaysSo, Bearing::InTime), ("d", Bearing::SaysOtherwise, Bearing::Later)]);
}

#[test]
fn a_course_is_seen_from_its_first_step() {
    let likely = will("Vesh", "the gates of the Tamur dam will probably open in Kelmar").hedged("probably", LIKELY);
    let not = will("Vesh", "the gates of the Tamur dam will probably not open in Kelmar").hedged("probably", LIKELY);
    let questions = of(&[
        foretelling("a", "2031-03-04", &[likely]),
        foretelling("b", "2031-03-20", &[not]),
        foretelling("c", "2031-03-21", &[Foretells { speaker: "Orlan", ..likely }]),
    ]);
    let courses = courses(&questions);
    assert_eq!(courses.len(), 1, "{courses:?}");
    let steps: Vec<_> = courses[0].steps.iter().map(|step| (step.day.as_str(), step.band)).collect();
    assert_eq!(steps, [("2031-03-04", Some(LIKELY)), ("2031-03-20", Some((0.2, 0.45)))]);
    assert_eq!((courses[0].by.as_str(), courses[0].way), ("Vesh", Some(Way::Down)));
}

#[test]
fn a_reprint_is_no_second_forecast() {
    let likely = will("Vesh", "the gates of the Tamur dam will probably open in Kelmar").hedged("probably", LIKELY);
    let again = Foretells { speaker: "an official", ..likely };
    let documents = ["a", "b"].map(|path| foretelling(path, "2031-03-04", &[likely, again]));
    let questions = of(&documents);
    let places = 0..questions.foretold.len();
    let judged = places.map(|place| questions.foretold[place].judged(place, questions.question(place), None));
    let judged: Vec<Judged> = judged.collect();
    assert_eq!((judged.len(), distinct(&judged).len()), (4, 3), "the unnamed may be two");
    assert!(!questions.foretold[0].is_copy_of(&questions.foretold[2]), "they stand in two texts");
}

/// Everything that is found, as text.
fn found(documents: &[Document]) -> String {
    let questions = of(documents);
    let mut all: Vec<_> =
        documents.iter().flat_map(|d| told(&Given { document: d, lineage: &d.id, key: &key })).collect();
    all.sort_by(|a, b| a.order(b));
    let sides: Vec<_> = (0..questions.foretold.len()).map(|place| questions.beside(place)).collect();
    format!("{:?}\n{sides:?}\n{:?}\n{:?}", questions.questions, courses(&questions), candidates(&questions, &all))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_order_of_the_articles_changes_nothing(order in Just((0..7).collect::<Vec<usize>>()).prop_shuffle()) {
        let opens = will("Vesh", "the gates of the Tamur dam will open in Kelmar");
        let articles = [
            foretelling("a", "2031-03-04", &[opens, will("Vesh", "the town of Dresk will fall")]),
            foretelling("b", "2031-03-05", &[will("Orlan", "the gates of the Tamur dam will not open in Kelmar")]),
            foretelling("c", "2031-03-05", &[will("Bures", "the gates of the Tamur dam will close in Kelmar"),
                                             will("Bures", "Dresk will hardly fall").hedged("hardly", UNLIKELY)]),
            foretelling("d", "2031-03-09", &[will("Vesh", "the gates of the Tamur dam will not open in Kelmar")]),
            foretelling("e", "2031-03-10", &[will("two officials", "Kelmar will open the gates of the Tamur dam")]),
            article("f", "F", "2031-03-22", &[says("Bures", "the gates of the Tamur dam opened in Kelmar")]),
            article("g", "G", "2031-03-23", &[says("Orlan", "the town of Dresk did not fall")]),
        ];
        let shuffled: Vec<Document> = order.iter().map(|&place| articles[place].clone()).collect();
        prop_assert_eq!(found(&shuffled), found(&articles));
    }
}
