//! Days of publication that other documents tell.

use jiff::civil::date;
use onrecord_core::contract::Document;
use onrecord_relate::published::{Narrowed, narrowed};
use proptest::prelude::*;
use serde_json::{Value, json};

/// One event of an article: `ACTOR TRIGGER TARGET TIME`, its status, and the days of its time if the words give them.
struct Told(&'static str, &'static str, &'static str, &'static str, &'static str, Option<&'static str>);

const STRIKE: Told = Told("Kelmari jets", "struck", "Dresk", "on 3 March 2024", "done", Some("2024-03-03"));

/// An article of such sentences; its place "Dresk" is a city, its actor's entity the country Kelmar.
fn article(path: &str, published: Option<(&str, &str)>, events: &[Told]) -> Document {
    let mut text = String::new();
    let mut push = |words: &str| {
        let start = text.chars().count();
        text.push_str(words);
        let span = json!({ "start": start, "end": start + words.chars().count(), "text": words });
        text.push(' ');
        span
    };
    let (mut mentions, mut times, mut found): (Vec<Value>, Vec<Value>, Vec<Value>) = (vec![], vec![], vec![]);
    for Told(actor, trigger, target, time, status, day) in events {
        let (actor, trigger, target) = (push(actor), push(trigger), push(target));
        let time = (!time.is_empty()).then(|| push(time));
        let mut mention = actor.clone();
        mention["form"] = json!("name");
        mentions.push(mention);
        if let (Some(time), Some(day)) = (&time, day) {
            let (start, end, text) = (&time["start"], &time["end"], &time["text"]);
            times
                .push(json!({ "start": start, "end": end, "text": text, "type": "DATE", "value": day, "earliest": day,
                               "latest": day }));
        }
        found.push(json!({ "trigger": trigger, "category": "ASSAULT", "actor": "e1", "actor_words": actor,
                           "target": null, "target_words": target, "place": null, "time": time, "status": status,
                           "statement": null }));
    }
    let published = published.map(|(earliest, latest)| {
        json!({ "earliest": earliest, "latest": latest, "how": "given with the file", "evidence": [] })
    });
    let document = json!({
        "schema": "onrecord/document/1", "path": path, "id": format!("d-{path}"), "text": text, "title": null,
        "byline": null, "outlet": null, "url": null, "language": "en", "published": published, "genre": null,
        "regions": [], "sentences": [], "statements": [], "figures": [], "times": times, "events": found, "problems": [],
        "entities": [{ "id": "e1", "name": "Kelmar", "type": "country", "mentions": mentions }],
        "metadata": { "title": null, "byline": null, "outlet": null, "url": null },
    });
    let document: Document = serde_json::from_value(document).unwrap();
    document.check().unwrap();
    document
}

/// What an undated article with this event may be narrowed to, beside one that dates the strike on Dresk.
fn beside_the_strike(event: Told) -> Option<Narrowed> {
    let undated = article("undated.txt", None, &[event]);
    narrowed(&[article("dated.txt", Some(("2024-03-04", "2024-03-04")), &[STRIKE]), undated]).remove("d-undated.txt")
}

#[test]
fn what_is_told_as_done_was_before_publication() {
    let found = beside_the_strike(Told("Kelmari jets", "attacked", "Dresk", "", "claimed", None)).unwrap();
    assert_eq!((found.earliest, found.latest), (Some(date(2024, 3, 3)), None));
    assert_eq!(found.how(), "“attacked”: an event that dated.txt dates 2024-03-03");
}

#[test]
fn what_is_told_as_coming_was_after() {
    let found = beside_the_strike(Told("Kelmari jets", "strike", "Dresk", "", "planned", None)).unwrap();
    assert_eq!((found.earliest, found.latest), (None, Some(date(2024, 3, 3))));
}

#[test]
fn a_weekday_leaves_a_week() {
    let found = beside_the_strike(Told("Kelmari jets", "hit", "Dresk", "on Sunday", "done", None)).unwrap();
    assert_eq!((found.earliest, found.latest), (Some(date(2024, 3, 3)), Some(date(2024, 3, 9))));
    assert_eq!(found.how(), "“hit”, “on Sunday”: an event that dated.txt dates 2024-03-03");
    let monday = Told("Kelmari jets", "hit", "Dresk", "on Monday", "done", None);
    assert_eq!(beside_the_strike(monday), None, "3 March 2024 was a Sunday: another strike is meant");
}

#[test]
fn what_may_be_another_event_tells_nothing() {
    assert_eq!(beside_the_strike(Told("Kelmari jets", "hit", "Torvaal", "", "done", None)), None);
    assert_eq!(beside_the_strike(Told("Kelmari jets", "hit", "a convoy", "", "done", None)), None);
    assert_eq!(beside_the_strike(Told("Kelmari jets", "hit", "Dresk", "", "denied", None)), None);
    let second = Told("Kelmari jets", "struck", "Dresk", "on 9 April 2024", "done", Some("2024-04-09"));
    let undated = article("undated.txt", None, &[Told("Kelmari jets", "hit", "Dresk", "", "done", None)]);
    assert!(narrowed(&[article("dated.txt", None, &[STRIKE, second]), undated]).is_empty(), "two strikes have a day");
}

#[test]
fn what_was_read_bounds_it_and_is_never_contradicted() {
    let weekday = || Told("Kelmari jets", "hit", "Dresk", "on Sunday", "done", None);
    let with = |earliest, latest| {
        let own = article("own.txt", Some((earliest, latest)), &[weekday()]);
        let found = narrowed(&[article("dated.txt", None, &[STRIKE]), own]).remove("d-own.txt");
        found.map(|n| (n.earliest.unwrap().to_string(), n.latest.unwrap().to_string()))
    };
    assert_eq!(with("2024-03-05", "2024-12-31"), Some(("2024-03-05".into(), "2024-03-09".into())));
    assert_eq!(with("2025-01-01", "2025-12-31"), None, "a strike of another year");
    assert_eq!(with("2024-03-08", "2024-03-08"), None, "nothing is left to narrow");
}

proptest! {
    #[test]
    fn order_changes_nothing(order in Just((0..4usize).collect::<Vec<_>>()).prop_shuffle()) {
        let all = [
            article("a.txt", None, &[STRIKE]),
            article("b.txt", Some(("2024-03-03", "2024-03-04")), &[STRIKE]),
            article("c.txt", None, &[Told("Kelmari jets", "hit", "Dresk", "on Sunday", "done", None)]),
            article("d.txt", None, &[Told("Kelmari jets", "hit", "Dresk", "", "claimed", None)]),
        ];
        let shuffled: Vec<Document> = order.iter().map(|&n| all[n].clone()).collect();
        prop_assert_eq!(narrowed(&shuffled), narrowed(&all));
    }
}
