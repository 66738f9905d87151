//! Figures over time, in every form.

use crate::support::Folder;

fn filled() -> Folder {
    let folder = Folder::with(&[
        (
            "a.txt",
            "KORVIN, March 4, 2024 — At least 12 people were killed on Sunday, the ministry said. It cost $3 million.",
        ),
        (
            "b.txt",
            "KORVIN, March 9, 2024 — The strike killed between 20 and 25 people, the mayor said. He read Article 5.",
        ),
    ]);
    folder.print(&["read", "a.txt", "b.txt"]);
    folder
}

#[test]
fn one_thing_over_time() {
    let folder = filled();
    let ran = folder.run(&["figures", "--about", "killed"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "2 figures.\n"));
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines[0].starts_with("days") && lines[1].contains("At least 12") && lines[2].contains("between 20 and 25"));
}

#[test]
fn as_json_and_csv() {
    let folder = filled();
    let json = folder.print(&["figures", "--about", "killed", "--json"]);
    let rows: Vec<serde_json::Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let known: Vec<_> = rows.iter().map(|r| (r["low"].as_f64(), r["high"].as_f64(), r["concept"].as_str())).collect();
    assert_eq!(known, [(Some(12.0), None, Some("killed")), (Some(20.0), Some(25.0), Some("killed"))]);
    let csv = folder.print(&["figures", "--format", "csv"]);
    assert!(csv.starts_with("earliest,latest,dated,words,type,low,high,bound,unit,thing,concept,whose"), "{csv}");
    assert_eq!(csv.lines().count(), 4, "three quantities and no article of a treaty: {csv}");
}

#[test]
fn as_a_chart_that_says_what_it_leaves_out() {
    let folder = filled();
    folder.run(&["figures", "--output", "f.svg"]).expect(0, "3 figures.\n");
    let chart = String::from_utf8(folder.read("f.svg")).unwrap();
    assert!(chart.starts_with("<svg ") && chart.ends_with("</svg>\n") && !chart.contains("href"));
    assert!(
        chart.contains("<title>At least 12 people · ") && chart.contains("Not drawn: 1 of another unit"),
        "{chart}"
    );
    assert_eq!(folder.print(&["figures", "--format", "svg"]), chart, "the same record, the same chart");
}

#[test]
fn as_a_page_that_opens_the_words() {
    let folder = filled();
    folder.run(&["figures", "--about", "killed", "--output", "f.html"]).expect(0, "2 figures.\n");
    let page = String::from_utf8(folder.read("f.html")).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.contains("<svg ") && !page.contains("<script"));
    assert!(page.contains("<blockquote id=\"f2\">") && page.contains("<a href=\"#f2\">"), "{page}");
    assert!(page.contains("killed <mark>between 20 and 25</mark> people, the mayor said."), "{page}");
    assert!(!page.replace("http://www.w3.org/2000/svg", "").contains("http"), "nothing is fetched");
}

#[test]
fn nothing_is_said() {
    filled().run(&["figures", "--about", "drones"]).expect(1, "0 figures.\n");
}
