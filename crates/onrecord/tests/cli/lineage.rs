//! `onrecord sources` and `onrecord compare`: which documents are one text, and what was changed between them.

use serde_json::Value;

use crate::support::Folder;

const AGENCY: &str = "The town council of Seldom voted 9 to 4 on Tuesday to close the ferry across the Anner. The ferry, \
                      which was opened in 1911, carried 212,000 passengers last year.\n\nMayor Tobias Renn said that the \
                      new bridge at Hollin made the ferry superfluous. Its two captains will be offered posts in the \
                      harbour office.\n";
const CLIENT: &str = "On Tuesday the town council of Seldom voted 9 to 4 to close the ferry across the Anner. The ferry, \
                      which opened in 1911, carried 212 000 passengers last year.\n\nMayor Tobias Renn said that the new \
                      bridge at Hollin made the ferry superfluous. Quill Agency <b>reported</b> this first.\n";
const OTHER: &str = "Rain fell in Lenn for a week. Nobody had seen the river so high since the great flood of 1923.\n";

fn folder() -> Folder {
    let meta = |outlet: &str, day: &str| format!("outlet = \"{outlet}\"\npublished = \"{day}\"\n");
    let folder = Folder::with(&[("a.txt", AGENCY), ("b.txt", CLIENT), ("c.txt", OTHER), ("d.txt", AGENCY)]);
    folder.write("a.meta.toml", meta("Quill Agency", "2031-05-03").as_bytes());
    folder.write("b.meta.toml", meta("Seldom Gazette", "2031-05-03").as_bytes());
    folder.write("d.meta.toml", meta("Seldom Gazette", "2031-05-06").as_bytes());
    folder.print(&["read", "a.txt", "b.txt", "c.txt", "d.txt"]);
    folder
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn documents_of_one_text_are_listed_with_their_origin() {
    let folder = folder();
    let ran = folder.run(&["sources"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "1 group: 3 of 4 documents.\n"));
    assert!(ran.out.contains("Seldom Gazette, 2031-05-03, b.txt\n      one text with edits, from d"), "{}", ran.out);
    assert!(ran.out.contains(": the other credits its outlet\n"), "{}", ran.out);
    assert!(ran.out.contains("        2         2  Seldom Gazette  mainly reprints\n"), "{}", ran.out);
    let found = json(&folder.print(&["sources", "--json"]));
    let documents = found["groups"][0]["documents"].as_array().unwrap();
    let of = |path: &str| documents.iter().find(|d| d["path"] == path).unwrap();
    assert_eq!(of("a.txt")["related"], Value::Null);
    assert_eq!(
        (&of("d.txt")["related"]["to"], &of("d.txt")["related"]["relation"]),
        (&of("a.txt")["id"], &"identical".into())
    );
    assert_eq!(of("b.txt")["related"]["reasons"][0], "credit");
    assert_eq!(found["outlets"][0]["mainly_reprints"], true);
}

#[test]
fn a_record_without_copies_says_so() {
    let folder = Folder::with(&[("c.txt", OTHER)]);
    folder.print(&["read", "c.txt"]);
    folder.run(&["sources"]).expect(1, "0 groups: 0 of 1 document.\n");
}

#[test]
fn two_documents_stand_side_by_side() {
    let folder = folder();
    let ran = folder.run(&["compare", "a.txt", "b.txt"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "Sentences: 1 copied, 2 edited, 1 added, 1 cut.\n"));
    assert!(
        ran.out.starts_with("One text with edits.\nThe first came first: the other credits its outlet.\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("passengers last year."), "{}", ran.out);
    assert!(ran.out.contains("[-was-]") && ran.out.contains("{+212 000+}"), "{}", ran.out);
    let hidden = folder.print(&["compare", "a.txt", "b.txt", "--hide-trivial"]);
    assert!(hidden.contains("[-was-]") && !hidden.contains("{+212 000+}"), "{hidden}");
}

#[test]
fn ids_and_files_compare_alike() {
    let folder = folder();
    let sources = json(&folder.print(&["sources", "--json"]));
    let id = |path: &str| {
        let documents = sources["groups"][0]["documents"].as_array().unwrap();
        documents.iter().find(|d| d["path"] == path).unwrap()["id"].as_str().unwrap().to_owned()
    };
    let by_id = folder.print(&["compare", &id("a.txt"), &id("b.txt"), "--json"]);
    assert_eq!(by_id, folder.print(&["compare", "a.txt", "b.txt", "--json"]));
    let found = json(&by_id);
    assert_eq!((&found["relation"], &found["direction"]["original"]), (&"syndicated".into(), &"first".into()));
    for sentence in found["sentences"].as_array().unwrap() {
        for (side, text) in [(&sentence["second"], CLIENT)] {
            let (Some(start), Some(end)) = (side["start"].as_u64(), side["end"].as_u64()) else { continue };
            let words: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
            assert_eq!(side["text"], words);
        }
    }
}

#[test]
fn the_page_needs_nothing_else_and_shows_strange_words_as_words() {
    let folder = folder();
    folder.print(&["compare", "a.txt", "b.txt", "--output", "out.html"]);
    let page = String::from_utf8(folder.read("out.html")).unwrap();
    assert!(page.contains("<del>was </del>") && page.contains("<ins>212 000 </ins>"), "{page}");
    assert!(page.contains("&lt;b&gt;reported") && !page.contains("<b>"), "{page}");
    assert!(!page.contains("http") && !page.contains("<script"));
}

#[test]
fn documents_that_share_nothing_and_names_of_nothing() {
    let folder = folder();
    assert_eq!(folder.run(&["compare", "a.txt", "c.txt"]).status, 1);
    folder.run(&["compare", "a.txt", "nowhere.txt"]).expect(
        2,
        "error: nowhere.txt: expected a file or the id of a document, found neither here nor in onrecord.db\nhint: onrecord \
         sources lists ids of documents that are one text\n",
    );
}

#[test]
fn a_later_version_shows_what_it_withdrew() {
    let later = AGENCY.replace("212,000 passengers", "221,000 passengers").replace("9 to 4 ", "");
    let folder = Folder::with(&[("a.txt", AGENCY)]);
    folder.write("a.meta.toml", b"outlet = \"Quill Agency\"\npublished = \"2031-05-03\"\n");
    folder.print(&["read", "a.txt"]);
    folder.write("a.txt", later.as_bytes());
    folder.write("a.meta.toml", b"outlet = \"Quill Agency\"\npublished = \"2031-05-04\"\n");
    folder.print(&["read", "a.txt"]);
    let sources = json(&folder.print(&["sources", "--json"]));
    let ids: Vec<&str> = [0, 1].map(|at| sources["groups"][0]["documents"][at]["id"].as_str().unwrap()).to_vec();
    let found = json(&folder.print(&["compare", ids[0], ids[1], "--json"]));
    assert_eq!(found["relation"], "later_version");
    let findings = found["findings"].as_array().unwrap();
    let passengers = findings.iter().find(|f| f["first"]["text"] == "212,000").unwrap();
    assert_eq!((&passengers["finding"], &passengers["second"]["text"]), (&"figure".into(), &"221,000".into()));
    let out = folder.print(&["compare", ids[0], ids[1]]);
    assert!(out.contains("Findings that are not the same:") && out.contains("figure    212,000"), "{out}");
}
