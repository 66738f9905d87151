//! `onrecord claims`, `disputes` and `shifts`: what articles say of each other.

use serde_json::Value;

use crate::support::Folder;

const MONDAY: &str = "---\ndate: 2031-03-03\noutlet: The Ledger\n---\nPresident Tomas Veltri told parliament on Monday that \
                      the country needed 150,000 new soldiers.\n\nThe opposition said that the army had fired on the ferry \
                      at Dresk.\n";
const TUESDAY: &str = "---\ndate: 2031-03-04\noutlet: Harbour News\n---\nThe ferryman's widow, Anna Bures, said that the army \
                       opened fire on the ferry at Dresk.\n\nColonel Idris Vesh denied that the army had fired on the ferry \
                       at Dresk.\n";
const FRIDAY: &str = "---\ndate: 2031-03-14\noutlet: The Ledger\n---\n\"I did not say, mind you, that the country needs 150,000 \
                      soldiers,\" President Veltri said on Friday.\n";

fn folder() -> Folder {
    let folder = Folder::with(&[("monday.md", MONDAY), ("tuesday.md", TUESDAY), ("friday.md", FRIDAY)]);
    folder.run(&["read", "monday.md", "tuesday.md", "friday.md"]);
    folder
}

fn lines(folder: &Folder, arguments: &[&str]) -> Vec<Value> {
    let out = folder.run(&[arguments, &["--json"]].concat()).out;
    out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn a_claim_has_its_origins() {
    let folder = folder();
    let claims = lines(&folder, &["claims", "--about", "ferry"]);
    assert_eq!(claims.len(), 1, "{claims:?}");
    assert_eq!(claims[0]["origins"].as_array().unwrap().len(), 2);
    let told = claims[0]["told"].as_array().unwrap();
    assert_eq!(told.len(), 2);
    let quote = &told[0]["words"][0];
    let text: String = MONDAY.chars().collect();
    assert!(text.contains(quote["text"].as_str().unwrap()), "{quote}");
    let text = folder.print(&["claims"]);
    assert!(text.starts_with("2 independent origins: "), "{text}");
}

#[test]
fn a_dispute_has_both_sides() {
    let folder = folder();
    let disputes = lines(&folder, &["disputes"]);
    assert_eq!(disputes.len(), 1, "{disputes:?}");
    assert_eq!(disputes[0]["kind"], "statements");
    let origins = |side: usize| disputes[0]["sides"][side]["origins"].as_array().unwrap().len();
    assert_eq!([origins(0), origins(1)].iter().sum::<usize>(), 3);
    let text = folder.print(&["disputes"]);
    assert!(text.contains("Idris Vesh denies, 2031-03-04: that the army had fired on the ferry at Dresk"), "{text}");
}

#[test]
fn who_takes_it_back_is_listed_once() {
    let shifts = lines(&folder(), &["shifts"]);
    assert_eq!(shifts.len(), 1, "{shifts:?}");
    assert_eq!(
        (shifts[0]["kind"].as_str(), shifts[0]["to"]["said"]["latest"].as_str()),
        (Some("walk_back"), Some("2031-03-14"))
    );
}

#[test]
fn they_are_chosen_by_name_word_and_day_and_need_no_record() {
    let folder = folder();
    let count = |arguments: &[&str]| lines(&folder, arguments).len();
    assert_eq!((count(&["disputes", "--who", "Vesh"]), count(&["disputes", "--who", "Veltri"])), (1, 0));
    assert_eq!((count(&["disputes", "--since", "2031-03-04"]), count(&["disputes", "--since", "2031-03-05"])), (1, 0));
    assert_eq!((count(&["shifts", "--until", "2031-03-03"]), count(&["shifts", "--until", "2031-02"])), (1, 0));
    assert_eq!(count(&["disputes", "monday.md", "tuesday.md", "--record", "none.db"]), 1);
    let none = folder.run(&["disputes", "--about", "zeppelin"]);
    assert_eq!((none.status, none.out.as_str(), none.err.as_str()), (1, "", "0 disputes.\n"));
    assert_eq!(folder.run(&["shifts", "--record", "none.db"]).status, 2);
}

#[test]
fn the_order_of_reading_changes_nothing() {
    let (one, two) = (folder(), Folder::with(&[("monday.md", MONDAY), ("tuesday.md", TUESDAY), ("friday.md", FRIDAY)]));
    for file in ["friday.md", "tuesday.md", "monday.md"] {
        two.run(&["read", file]);
    }
    for command in ["claims", "disputes", "shifts"] {
        assert_eq!(one.run(&[command, "--json"]), two.run(&[command, "--json"]));
    }
}
