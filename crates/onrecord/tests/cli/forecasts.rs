//! Forecasts: listed, resolved by a person, scored; and what was ruled survives reading anew.

use serde_json::Value;

use crate::support::{Folder, Ran};

const WALKOUT: &str = "Transport Minister Ilse Brandt said that the strike would very likely end in February. Mats Olden said \
                       that the strike would probably not end in February.\n";
const OVER: &str = "The strike ended on Tuesday, the union leader Karo Denn said.\n";

/// A record of a forecast, its opposite and what came of it.
fn filled() -> Folder {
    let folder = Folder::with(&[("1.txt", WALKOUT), ("2.txt", OVER)]);
    folder.print(&["read", "1.txt", "--published", "2025-02-03"]);
    folder.print(&["read", "2.txt", "--published", "2025-02-25"]);
    folder
}

fn list(folder: &Folder, more: &[&str]) -> Vec<Value> {
    let ran = folder.run(&[&["forecasts", "list", "--json"], more].concat());
    ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn id(folder: &Folder, who: &str) -> String {
    let found = list(folder, &["--who", who]);
    assert_eq!(found.len(), 1, "{found:?}");
    found[0]["id"].as_str().unwrap().to_owned()
}

/// Resolves by Mira on a day of May, so that nothing depends on today.
fn resolve(folder: &Folder, more: &[&str]) -> Ran {
    folder.run(&[&["forecasts", "resolve"], more, &["--by", "Mira", "--on", "2025-05-01"]].concat())
}

fn outcomes(folder: &Folder) -> Vec<(String, Value)> {
    let all = list(folder, &[]);
    all.iter().map(|f| (f["by"].as_str().unwrap().to_owned(), f["resolution"]["outcome"].clone())).collect()
}

#[test]
fn forecasts_on_one_question_stand_together_with_what_bears_on_them() {
    let folder = filled();
    let ran = folder.run(&["forecasts", "list"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "2 forecasts.\n"));
    assert!(ran.out.starts_with("Ilse Brandt · 2025-02-03 · very likely, 80–95 %\n"), "{}", ran.out);
    assert!(ran.out.contains("Mats Olden · 2025-02-03 · probably, 55–80 % · the opposite of f"), "{}", ran.out);
    let found = list(&folder, &["--open"]);
    assert_eq!(found[0]["question"], found[1]["question"]);
    assert_eq!((found[0]["side"].as_str(), found[1]["side"].as_str()), (Some("same"), Some("negation")));
    let candidate = &found[0]["candidates"][0];
    assert_eq!((candidate["reasons"][0].as_str(), candidate["speaker"].as_str()), (Some("says_so"), Some("Karo Denn")));
    folder.run(&["forecasts", "list", "--resolved"]).expect(1, "0 forecasts.\n");
    folder.run(&["forecasts", "list", "--about", "wheat"]).expect(1, "0 forecasts.\n");
    let csv = folder.print(&["forecasts", "list", "--format", "csv"]);
    assert!(
        csv.starts_with("id,question,side,by,by_kind,source_kind,said_earliest,said_latest,words,hedges,"),
        "{csv}"
    );
    assert_eq!(csv.lines().count(), 3);
}

#[test]
fn a_resolution_of_a_question_turns_for_its_opposite_and_survives_reading_anew() {
    let folder = filled();
    let brandt = id(&folder, "Brandt");
    let evidence = list(&folder, &["--who", "Brandt"])[0]["candidates"][0]["statement"].as_str().unwrap().to_owned();
    let ran = resolve(&folder, &[&brandt[..9], "yes", "--because", &evidence, "--question"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "2 forecasts resolved.\n"));
    let both = [("Ilse Brandt".to_owned(), "yes".into()), ("Mats Olden".to_owned(), "no".into())];
    assert_eq!(outcomes(&folder), both);
    folder.write("1.txt", WALKOUT.as_bytes());
    folder.print(&["read", "1.txt", "--published", "2025-02-03", "--model", "accurate"]);
    assert_eq!(outcomes(&folder), both, "read anew");

    let reviews = folder.print(&["review", "list"]);
    assert!(
        reviews.contains("  resolve f") && reviews.ends_with(&format!(", see {evidence}, by Mira on 2025-05-01\n")),
        "{reviews}"
    );
    let undone =
        folder.run(&["review", "undo", reviews.split(' ').next().unwrap(), "--by", "Lev", "--on", "2025-05-02"]);
    assert_eq!((undone.status, undone.err.as_str()), (0, "1 review undone.\n"));
    assert!(outcomes(&folder).iter().all(|(_, outcome)| outcome.is_null()));
}

#[test]
fn scores_are_those_of_the_bands() {
    let folder = filled();
    folder.run(&["forecasts", "score"]).expect(1, "2 forecasts, 0 of them resolved, 0 scored.\n");
    let brandt = id(&folder, "Brandt");
    resolve(&folder, &[&brandt, "yes", "--because", "https://post.example/strike", "--question"]);
    let ran = folder.run(&["forecasts", "score", "--json"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "2 forecasts, 2 of them resolved, 2 scored.\n"));
    let score: Value = serde_json::from_str(&ran.out).unwrap();
    // Very likely is 80 to 95 %: (0.875 − 1)² = 0.0156. Probably not: (0.675 − 0)² = 0.4556; one half came about.
    let groups: Vec<_> = score["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|g| (g["group"].as_str().unwrap(), g["brier"]["middle"].as_f64().unwrap()))
        .collect();
    assert_eq!(groups, [("Ilse Brandt", 0.0156), ("Mats Olden", 0.4556)]);
    assert_eq!(score["base_rate"]["rate"].as_f64(), Some(0.5));
    assert_eq!(score["groups"][0]["others"]["difference"].as_f64(), Some(-0.44));
    assert_eq!(score["calibration"][0]["verdict"].as_str(), Some("too_few"));
    let table = folder.print(&["forecasts", "score"]);
    assert!(table.contains("0.016 (0.003 to 0.040)") && table.contains("too few to tell (fewer than 10)"), "{table}");
    for (format, start) in [("csv", "group,forecasts,open,"), ("svg", "<svg "), ("html", "<!doctype html>")] {
        let name = format!("score.{format}");
        folder
            .run(&["forecasts", "score", "--output", &name])
            .expect(0, "2 forecasts, 2 of them resolved, 2 scored.\n");
        let written = String::from_utf8(folder.read(&name)).unwrap();
        assert!(written.starts_with(start), "{written}");
        assert_eq!(
            folder.print(&["forecasts", "score", "--format", format]),
            written,
            "the same record, the same bytes"
        );
    }
    let page = String::from_utf8(folder.read("score.html")).unwrap();
    assert!(page.contains("<a href=\"https://post.example/strike\">") && !page.contains("<script"), "{page}");
    assert!(page.contains("<mark>"), "{page}");
}

#[test]
fn a_conditional_forecast_is_void_when_its_condition_failed() {
    let folder =
        Folder::with(&[("1.txt", "If the law passes, the port will probably grow this year, Ilse Brandt said.\n")]);
    folder.print(&["read", "1.txt", "--published", "2025-02-03"]);
    let id = id(&folder, "Brandt");
    let address = "https://post.example/law";
    let ran = resolve(&folder, &[&id, "no", "--because", address]);
    let hangs =
        "It hangs on “If the law passes”: if that did not come about, the forecast is void.\n1 forecast resolved.\n";
    assert_eq!((ran.status, ran.err.as_str()), (0, hangs));
    let ran = resolve(&folder, &[&id, "void", "--because", address, "--why", "the law failed"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "1 forecast resolved.\n"));
    let ran = folder.run(&["forecasts", "score"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "1 forecast, 1 of them resolved, 0 scored.\n"));
    assert!(ran.out.contains("Ilse Brandt  1 (1 void)  0"), "{}", ran.out);
}

#[test]
fn what_cannot_be_resolved_is_told() {
    let folder = filled();
    let brandt = id(&folder, "Brandt");
    let own = list(&folder, &["--who", "Brandt"])[0]["statement"].as_str().unwrap().to_owned();
    resolve(&folder, &["f0x", "yes", "--because", "s1"])
        .expect(1, "No forecast has the id f0x; `onrecord forecasts list` lists them.\n");
    resolve(&folder, &[&brandt, "yes", "--because", "s000000000000"])
        .expect(1, "No statement has the id s000000000000; `onrecord search` lists them.\n");
    resolve(&folder, &[&brandt, "yes", "--because", "I saw it"]).expect(
        2,
        "error: --because: expected the id of a statement (s and digits) or an address (https://…), found “I saw it”\nhint: say \
         the reason in your own words with --why\n",
    );
    resolve(&folder, &[&brandt, "yes", "--because", &own]).expect(
        2,
        &format!(
            "error: --because: statement {own} makes the forecast itself, and cannot show what came of it\nhint: name a later \
             statement, or an address\n"
        ),
    );
    let ran = resolve(&folder, &[&brandt, "maybe", "--because", "s1"]);
    assert_eq!(
        (ran.status, ran.err.as_str()),
        (
            2,
            "error: invalid value 'maybe' for '<OUTCOME>': expected yes, no, partly or void, found \"maybe\"\n\nFor more \
             information, try '--help'.\n"
        )
    );
}

#[test]
fn an_assessment_that_moves_has_a_course() {
    let folder = filled();
    folder.write("3.txt", b"Mats Olden said that the strike would probably end in February.\n");
    folder.print(&["read", "3.txt", "--published", "2025-02-17"]);
    let ran = folder.run(&["forecasts", "courses"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "1 course.\n"));
    assert!(ran.out.starts_with("Mats Olden: less likely\n  2025-02-03  55–80 %: "), "{}", ran.out);
    assert!(ran.out.contains("  2025-02-17  20–45 %: "), "{}", ran.out);
    folder.run(&["forecasts", "courses", "--who", "Brandt"]).expect(1, "0 courses.\n");
}
