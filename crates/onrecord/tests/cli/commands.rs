//! What the commands find and print, on a few articles.

use serde_json::Value;

use crate::support::Folder;

const TALKS: &str = "---\ntitle: Talks resume\ndate: 2024-05-15\noutlet: Daily\n---\n\
    Foreign Minister Ana Belic said on Tuesday that the talks would resume in Geneva.\n\n\
    “We will not sign before the guns are silent,” Belic told reporters.\n";
const BRIDGE: &str = "President Joris Kray demanded that the bridge be reopened at once.\n";

fn folder() -> Folder {
    let folder = Folder::with(&[("talks.md", TALKS), ("bridge.txt", BRIDGE)]);
    folder.print(&["read", "talks.md", "bridge.txt"]);
    folder
}

fn json(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

#[test]
fn extract_prints_the_contract() {
    let folder = Folder::with(&[("talks.md", TALKS), ("bridge.txt", BRIDGE)]);
    let documents = json(&folder.print(&["extract", "talks.md", "bridge.txt"]));
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[0]["path"], "talks.md");
    assert_eq!(documents[0]["text"], TALKS);
    assert_eq!(documents[0]["metadata"]["title"], "Talks resume");
    let texts: Vec<Vec<char>> = documents.iter().map(|d| d["text"].as_str().unwrap().chars().collect()).collect();
    let mut spans = 0;
    for (document, text) in documents.iter().zip(&texts) {
        each_span(document, &mut |span| {
            let at = |name: &str| span[name].as_u64().unwrap() as usize;
            let words: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(span["text"], words.as_str());
            spans += 1;
        });
    }
    assert!(spans > 6, "{spans} spans");
}

fn each_span(value: &Value, check: &mut impl FnMut(&Value)) {
    match value {
        Value::Object(fields) => {
            if fields.contains_key("start") && fields.contains_key("text") {
                check(value);
            }
            fields.values().for_each(|value| each_span(value, check));
        }
        Value::Array(items) => items.iter().for_each(|value| each_span(value, check)),
        _ => {}
    }
}

#[test]
fn standard_input_is_read() {
    let folder = Folder::new();
    let documents = json(&folder.run_with(&["extract", "-"], BRIDGE.as_bytes()).out);
    assert_eq!((documents[0]["path"].as_str(), documents[0]["text"].as_str()), (Some("-"), Some(BRIDGE)));
    let lines = b"{\"body\": \"One.\"}\n{\"body\": \"Two.\"}\n";
    let ran = folder.run_with(&["read", "-", "--format", "jsonl", "--fields", "text=body"], lines);
    ran.expect(0, "Read 2 documents (2 new).\n");
    folder.run_with(&["read", "-"], BRIDGE.as_bytes()).expect(0, "Read 1 document (1 new).\n");
    folder.run_with(&["read", "-"], BRIDGE.as_bytes()).expect(0, "Read 1 document (1 known before).\n");
    assert_eq!(folder.export().lines().count(), 3, "what came by standard input before is still there");
}

#[test]
fn metadata_comes_from_sidecar_and_argument() {
    let folder = Folder::with(&[("a.txt", BRIDGE), ("a.meta.toml", "title = 'The bridge'\noutlet = 'Post'\n")]);
    let document = &json(&folder.print(&["extract", ".", "--published", "2024-05"]))[0];
    assert_eq!(document["metadata"]["title"], "The bridge");
    assert_eq!(document["outlet"], "Post");
}

#[test]
fn search_finds_statements_and_documents() {
    let folder = folder();
    let ran = folder.run(&["search", "guns"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "1 statement.\n"), "{}", ran.out);
    assert!(ran.out.contains("We will not sign before the guns are silent"), "{}", ran.out);
    assert!(ran.out.contains("talks.md:") && ran.out.contains("Talks resume"), "{}", ran.out);

    let hits = json(&folder.print(&["search", "bridge", "--in", "documents", "--json"]));
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0]["document"]["path"], "bridge.txt");
    assert_eq!(hits[0]["matches"][0]["start"], BRIDGE.find("bridge").unwrap());

    folder.run(&["search", "unicorns"]).expect(1, "Nothing found.\n");
    let ran = folder.run(&["search", "bridge AND"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("error: ") && ran.err.contains("AND"), "{}", ran.err);
}

#[test]
fn search_is_limited() {
    let folder = folder();
    let ran = folder.run(&["search", "--limit", "1"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "1 statement; there are more, see --limit.\n"));
    let all = json(&folder.print(&["search", "--limit", "0", "--json"]));
    assert!(all.len() >= 3, "{all:?}");
}

#[test]
fn who_said_what() {
    let folder = folder();
    let ran = folder.run(&["who", "Belic"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "2 statements.\n"), "{}", ran.out);
    assert!(ran.out.starts_with("Ana Belic (person): 2 statements, "), "{}", ran.out);
    assert!(ran.out.contains("\nCalled Ana Belic (1), Belic (1)\n"), "{}", ran.out);
    let who: Value = serde_json::from_str(&folder.print(&["who", "ana belic", "--json"])).unwrap();
    assert_eq!((who["name"].as_str(), who["statements"].as_array().map(Vec::len)), (Some("Ana Belic"), Some(2)));

    let everybody = folder.print(&["who"]);
    assert!(everybody.starts_with("statements  documents  name"), "{everybody}");
    assert!(everybody.contains("         2          1  Ana Belic"), "{everybody}");
    let names: Vec<Value> = json(&folder.print(&["who", "--json"])).iter().map(|who| who["name"].clone()).collect();
    assert_eq!(names, ["Ana Belic", "Joris Kray"]);
    folder.run(&["who", "Nobody Else"]).expect(1, "Nobody is called “Nobody Else” in onrecord.db.\n");
}

#[test]
fn explain_shows_words_and_rules() {
    let folder = folder();
    let hit = &json(&folder.print(&["search", "guns", "--json"]))[0];
    let id = hit["statement"]["id"].as_str().unwrap();
    let shown = folder.print(&["explain", &id[..8]]);
    for words in ["Talks resume\n", "[content: ", "mode         direct\n", "confidence   ", "\nword ", "guns "] {
        assert!(shown.contains(words), "{words:?} is not in\n{shown}");
    }
    assert!(!shown.contains("another one did"), "{shown}");
    let explained: Value = serde_json::from_str(&folder.print(&["explain", id, "--json"])).unwrap();
    assert_eq!(explained["statement"], hit["statement"]);
    assert!(explained["words"].as_array().unwrap().len() > 8);

    folder.run(&["explain", "s0"]).expect(1, "No statement in onrecord.db has an id that begins s0.\n");
    let ran = folder.run(&["explain", "s"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(
        ran.err
            .starts_with("error: expected one statement, found several whose ids begin s\nhint: say more of the id: s"),
        "{}",
        ran.err
    );
}

#[test]
fn brief_needs_no_record() {
    let folder = Folder::with(&[("talks.md", TALKS), ("empty.txt", "")]);
    let ran = folder.run(&["brief", "talks.md", "empty.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, "not read: empty.txt: expected a text, found an empty file\n"));
    assert!(ran.out.contains("We will not sign before the guns are silent"), "{}", ran.out);
    assert!(ran.out.contains("empty.txt") && ran.out.contains("expected a text, found an empty file"), "{}", ran.out);
    assert!(!folder.join("onrecord.db").exists());
}

#[test]
fn a_brief_from_the_record_is_that_from_the_files() {
    let folder = folder();
    for format in ["markdown", "html", "json"] {
        let of_files = folder.print(&["brief", "bridge.txt", "talks.md", "--format", format]);
        assert_eq!(folder.print(&["brief", "--format", format]), of_files);
    }
    assert!(folder.run(&["brief", "--about", "unicorns"]).status == 1);
}

#[test]
fn a_brief_narrows_a_day_by_what_another_article_dates() {
    let folder = Folder::with(&[
        (
            "a.txt",
            "KORVIN, March 4, 2024 — Kelmari jets attacked the port of Odesa on 3 March 2024, the ministry said.",
        ),
        ("b.txt", "Kelmari jets attacked the port of Odesa on Sunday, officials said. Nobody was hurt."),
    ]);
    let brief = folder.print(&["brief", "a.txt", "b.txt"]);
    let shown = "no date · 2024-03-03 to 2024-03-09 going by other documents (“attacked”, “Sunday”: an event that a.txt dates \
                 2024-03-03)";
    assert!(brief.contains(shown), "{brief}");
    folder.run(&["read", "a.txt", "b.txt"]);
    assert_eq!(folder.print(&["brief"]), brief, "from the record as from files");
    assert!(
        folder.print(&["export", "--what", "documents"]).contains("\"published\":null"),
        "the record keeps what was read"
    );
}

#[test]
fn csv_has_a_header_and_a_line_for_each_statement() {
    let folder = folder();
    let csv = folder.print(&["export", "--format", "csv"]);
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let header = rows.headers().unwrap().clone();
    assert_eq!(header.iter().take(3).collect::<Vec<_>>(), ["document", "path", "title"]);
    let content = header.iter().position(|name| name == "content").unwrap();
    let contents: Vec<String> = rows.records().map(|row| row.unwrap()[content].to_owned()).collect();
    assert_eq!(contents.len(), json(&folder.print(&["export"])).len());
    assert!(contents.iter().any(|content| content.contains("guns are silent")), "{contents:?}");
}

#[test]
fn read_tells_what_it_did_as_json() {
    let folder = Folder::with(&[("talks.md", TALKS), ("empty.txt", "")]);
    let ran = folder.run(&["read", "talks.md", "empty.txt", "--json"]);
    assert_eq!(ran.status, 1);
    assert_eq!(
        ran.out,
        "{\"documents\":{\"new\":1,\"known\":0},\"unchanged_files\":0,\"failed\":[{\"path\":\"empty.txt\",\"reason\":\
         \"empty\",\"message\":\"empty.txt: expected a text, found an empty file\"}],\"skipped\":0}\n"
    );
}
