//! The file that people write: what it comes to, and what is said of its mistakes.

use onrecord_settlement::knot::{Knot, Least, Tied, knot};
use onrecord_settlement::{Basis, Model, Strength, file};

const TALKS: &str = r#"
[[issue]]
id = "alliance"
title = "Norlund's place in the alliance"
options = ["member", "partner", "neutral"]

[[issue]]
id = "force"
title = "Foreign troops in Norlund"
options = [0, 20000, 100000]
unit = "troops"

[[issue]]
id = "cut"
title = "How much smaller Norlund's army gets"
options = [0, 50000]

[[position]]
actor = "Norlund"
issue = "alliance"
option = "member"
stance = "demands"
date = 2025-01-10
statement = "s-1"
words = "We will join the alliance"

[[position]]
actor = "Norlund"
issue = "alliance"
option = "partner"
stance = "open_to"
condition = "force >= 100000"
date = 2025-03-01
statement = "s-2"

[[position]]
actor = "Kelmar"
issue = "alliance"
option = "member"
stance = "rejects"
statement = "s-3"

[[position]]
actor = "Kelmar"
issue = "force"
option = 100000
stance = "rejects"
date = 2025-02-01
statement = "s-4"

[[position]]
actor = "Kelmar"
issue = "cut"
option = 50000
stance = "prefers"
weight = 2
statement = "s-5"

[[constraint]]
actor = "Norlund"
needs = "cut <= force"
assumption = "an army smaller by N needs N foreign troops"
"#;

fn model() -> Model {
    file::read(TALKS).unwrap().model(None)
}

fn ids(model: &Model, places: &[usize]) -> Vec<String> {
    places.iter().map(|&c| model.constraints[c].id.clone()).collect()
}

fn tied(model: &Model) -> Tied {
    match knot(model, 10, Least::Number, &|| true) {
        Knot::Tied(tied) => tied,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_knot_names_its_conflicts_and_every_way_out() {
    let model = model();
    let tied = tied(&model);
    assert!(tied.complete);
    let conflicts: Vec<Vec<String>> = tied.conflicts.iter().map(|c| ids(&model, c)).collect();
    assert_eq!(
        conflicts,
        [[
            "Norlund demands alliance member",
            "Norlund open_to alliance partner",
            "Kelmar rejects alliance member",
            "Kelmar rejects force 100000",
        ]]
    );
    let ways: Vec<Vec<String>> = tied.ways_out.iter().map(|w| ids(&model, &w.given_up)).collect();
    assert_eq!(ways.len(), 4);
    assert!(ways.iter().all(|w| w.len() == 1));
    // Without Kelmar's refusal of a large force, Norlund is a partner under its protection.
    let way = tied.ways_out.iter().find(|w| ids(&model, &w.given_up) == ["Kelmar rejects force 100000"]).unwrap();
    assert_eq!(way.terms, [1, 2, 0]);
}

#[test]
fn an_earlier_day_has_fewer_positions() {
    let early = file::read(TALKS).unwrap().model(Some("2025-01-31".parse().unwrap()));
    assert_eq!(early.constraints.len(), 4);
    let tied = tied(&early);
    assert_eq!(ids(&early, &tied.conflicts[0]), ["Norlund demands alliance member", "Kelmar rejects alliance member"]);
}

#[test]
fn what_if_a_constraint_is_dropped_or_hardened() {
    let without = model().without("Kelmar rejects alliance member").unwrap();
    let Knot::Open(open) = knot(&without, 100, Least::Number, &|| true) else { panic!("it is open") };
    assert!(open.all && open.all_best);
    assert_eq!(open.terms, [[0, 0, 0], [0, 1, 0]]);
    // The wish of a smaller army cannot be met: it would take as many foreign troops as Kelmar refuses.
    assert_eq!(open.best[0].weights["Kelmar"], 0);
    let hardened = without.hardened("Kelmar prefers cut 50000").unwrap();
    assert!(matches!(knot(&hardened, 1, Least::Number, &|| true), Knot::Tied(_)));
    assert_eq!(model().without("nothing of the kind"), None);
}

#[test]
fn what_it_rests_on_and_how_it_binds_is_kept() {
    let model = model();
    let of = |id: &str| model.constraints[model.constraint(id).unwrap()].clone();
    let demand = of("Norlund demands alliance member");
    assert_eq!(demand.basis, Basis::Statement { id: "s-1".into(), words: Some("We will join the alliance".into()) });
    assert_eq!((demand.strength, demand.line), (Strength::Hard, 18));
    let wish = of("Kelmar prefers cut 50000");
    assert_eq!((wish.strength, wish.weight), (Strength::Soft, 2));
    assert!(matches!(of("Norlund needs cut <= force").basis, Basis::Assumption(_)));
}

#[test]
fn stopped_before_an_answer_says_so() {
    assert_eq!(knot(&model(), 1, Least::Number, &|| false), Knot::Unknown);
}

#[test]
fn a_mistake_is_named_with_its_line_and_what_was_expected() {
    let with = |change: &str| format!("{TALKS}\n{change}");
    let last = "[[constraint]]\nactor = \"Kelmar\"\nassumption = \"x\"\n";
    for (text, message) in [
        ("issue = 3".to_owned(), "line 1: invalid type: integer `3`, expected a sequence"),
        (with("[[issue]]\nid = \"force\"\noptions = [1]"), "line 65: issue \"force\" stands here twice"),
        (
            with("[[issue]]\nid = \"a b\"\noptions = [1]"),
            "line 65: expected an id of letters, digits and _ that begins with a letter, found \"a b\"",
        ),
        (with("[[issue]]\nid = \"x\"\noptions = []"), "line 66: expected at least one option, found none"),
        (with("[[issue]]\nid = \"x\"\noptions = [1, 1]"), "line 66: option 1 stands here twice"),
        (
            with("[[issue]]\nid = \"x\"\noptions = [1.5]"),
            "line 66: expected words or a whole number up to 10^12, found 1.5",
        ),
        (
            with(&format!("{last}needs = \"force is 7\"")),
            "line 67: in \"force is 7\": expected an option of force (0, 20000, 100000), found 7 at character 10",
        ),
        (
            with(&format!("{last}needs = \"force is 0\"\nweight = 0")),
            "line 68: expected a weight, a whole number from 1 to 1000000, found 0",
        ),
        (
            with(&format!("{last}needs = \"force is 0\"\nweight = nan")),
            "line 68: expected a weight, a whole number from 1 to 1000000, found nan",
        ),
        (
            with(&format!("{last}needs = \"force is 0\"\nweight = 1e308")),
            "line 68: expected a weight, a whole number from 1 to 1000000, found 1e308",
        ),
        (
            with(&format!("{last}needs = \"force is 0\"\ndate = \"soon\"")),
            "line 68: expected a day as 2025-02-28, found \"soon\"",
        ),
        (
            with("[[constraint]]\nactor = \"Kelmar\"\nneeds = \"force is 0\""),
            "line 64: expected either statement = \"ID\", which shows it, or assumption = \"why you hold it\", found neither",
        ),
        (
            with("[[actor]]\nname = \"Kelmar\""),
            "line 19: expected an actor that the file lists (Kelmar), found \"Norlund\"",
        ),
        (
            TALKS.replace("\"rejects\"", "\"refuses\""),
            "line 40: expected demands, rejects, accepts, offers, prefers, open_to, found \"refuses\"",
        ),
        (
            TALKS.replace("option = \"partner\"", "option = \"guest\""),
            "line 30: expected an option of alliance (member, partner, neutral), found \"guest\"",
        ),
    ] {
        let error = file::read(&text).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn needs_in_a_circle_hold_together_or_not_at_all() {
    let circle = "[[issue]]\nid = \"a\"\noptions = [0, 1]\n[[issue]]\nid = \"b\"\noptions = [0, 1]\n\
        [[constraint]]\nactor = \"X\"\nneeds = \"a is 1 needs b is 1\"\nassumption = \"x\"\n\
        [[constraint]]\nactor = \"Y\"\nneeds = \"b is 1 needs a is 1\"\nassumption = \"x\"\n";
    let Knot::Open(open) = knot(&file::read(circle).unwrap().model(None), 10, Least::Number, &|| true) else {
        panic!("it is open")
    };
    assert_eq!(open.terms, [[0, 0], [1, 1]]);
}
