//! Marks on lines that a later version withdrew or changed, in every list, whatever the order of reading.

use serde_json::Value;

use crate::support::Folder;

const FIRST: &str = "---\ndate: 2031-03-04\noutlet: Vostra Daily\nurl: https://vostra.example/market\n---\nA shell hit the \
                     crowded market in Torvan shortly after ten on Tuesday morning. The mayor, Edda Lorn, said 40 people \
                     had been killed. Stalls burned for two hours before firemen from the port reached the square. Schools \
                     in Torvan will stay shut until Friday.\n";
const COPY: &str = "---\ndate: 2031-03-05\noutlet: Hill Gazette\n---\nA shell hit the crowded market in Torvan shortly after \
                    ten on Tuesday morning, Vostra Daily reported. The mayor, Edda Lorn, said 40 people had been killed. \
                    Stalls burned for two hours before firemen from the port reached the square.\n";
const ALSO: &str = "---\ndate: 2031-03-05\noutlet: Capital Wire\n---\nTalks on a ceasefire stalled on Wednesday. Vostra Daily \
                    reported that 40 people had been killed at the market in Torvan.\n";

fn later() -> String {
    FIRST.replace("2031-03-04", "2031-03-05").replace("40 people", "14 people")
}

fn folder(order: &[&str]) -> Folder {
    let later = later();
    let files = [("first.md", FIRST), ("later.md", later.as_str()), ("copy.md", COPY), ("also.md", ALSO)];
    let folder = Folder::with(&files);
    order.iter().for_each(|file| drop(folder.run(&["read", file])));
    folder
}

fn marks(line: &Value) -> Vec<(String, String)> {
    let marks = line["marks"].as_array().cloned().unwrap_or_default();
    let word = |mark: &Value, name: &str| mark[name].as_str().unwrap_or_default().to_owned();
    marks
        .iter()
        .map(|mark| (word(mark, "rests"), mark["now"]["text"].as_str().unwrap_or_default().to_owned()))
        .collect()
}

#[test]
fn a_changed_figure_is_marked_in_every_list() {
    let folder = folder(&["first.md", "later.md", "copy.md", "also.md"]);
    let lines = |arguments: &[&str]| -> Vec<Value> {
        let out = folder.run(&[arguments, &["--json"]].concat()).out;
        out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    };
    let found = lines(&["search", "killed", "--limit", "0"]);
    let mut told: Vec<(String, Vec<(String, String)>)> =
        found.iter().map(|line| (line["document"]["path"].as_str().unwrap().to_owned(), marks(line))).collect();
    told.sort();
    let mark = |rests: &str| vec![(rests.to_owned(), "14 people".to_owned())];
    let expected =
        [("also.md", mark("quoted")), ("copy.md", mark("copied")), ("first.md", mark("own")), ("later.md", vec![])];
    assert_eq!(told, expected.map(|(path, marks)| (path.to_owned(), marks)));
    let told = "“40 people” was changed in the version of 2031-03-05: now “14 people”";
    for arguments in [&["search", "killed"][..], &["figures", "--about", "killed"], &["claims"], &["brief"]] {
        assert!(folder.print(arguments).contains(told), "{arguments:?}: {}", folder.print(arguments));
    }
    let marked = lines(&["figures", "--about", "killed"]).iter().filter(|row| row["mark"].is_string()).count();
    assert_eq!(marked, 3);
    let html = folder.print(&["brief", "first.md", "later.md", "--format", "html"]);
    assert!(html.contains("<p class=\"since\">“40 people” was changed"), "of files too");
}

#[test]
fn the_order_of_reading_changes_no_mark() {
    let orders = [["also.md", "copy.md", "later.md", "first.md"], ["copy.md", "first.md", "also.md", "later.md"]];
    let shown = |folder: &Folder| {
        [&["search", "--json"][..], &["brief", "--json"], &["claims", "--json"], &["timeline"]]
            .map(|a| folder.run(a).out)
    };
    let first = shown(&folder(&["first.md", "later.md", "copy.md", "also.md"]));
    for order in orders {
        assert_eq!(shown(&folder(&order)), first);
    }
}

#[test]
fn a_file_that_was_read_again_marks_what_was_copied_from_it() {
    let folder = folder(&["first.md", "copy.md"]);
    folder.write("first.md", later().replace("2031-03-05", "2031-03-04").as_bytes());
    folder.run(&["read", "first.md"]);
    let out = folder.print(&["search", "killed"]);
    assert!(
        out.contains("“40 people” was changed in the version of 2031-03-04 of the article it copies: now “14 people”"),
        "{out}"
    );
}
