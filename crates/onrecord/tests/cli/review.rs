//! Who is who across documents, and what `onrecord review` changes in it.

use serde_json::Value;

use crate::support::Folder;

const FIRST: (&str, &str) =
    ("1.txt", "4 March 2024\n\nSarovian President Irena Dovash said that the dam would open on Friday.\n");
const SECOND: (&str, &str) = ("2.txt", "5 March 2024\n\n“Nobody will go thirsty,” Dovaš said. Sarovia has 40 dams.\n");
const THIRD: (&str, &str) = ("3.txt", "6 March 2024\n\nSarovia’s president said that the dam was open.\n");

fn folder() -> Folder {
    let folder = Folder::with(&[FIRST, SECOND, THIRD]);
    folder.run(&["read", "1.txt", "2.txt", "3.txt"]);
    folder
}

/// The people who said something, with how many statements.
fn people(folder: &Folder) -> Vec<(String, u64)> {
    let out = folder.run(&["who", "--type", "person", "--json"]).out;
    let lines = out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.map(|who| (who["name"].as_str().unwrap().to_owned(), who["statements"].as_u64().unwrap())).collect()
}

#[test]
fn spellings_and_offices_of_the_day_are_one_person() {
    let folder = folder();
    assert_eq!(people(&folder), [("Irena Dovash".to_owned(), 3)]);
    let out = folder.print(&["who", "Dovash"]);
    assert!(out.starts_with("Irena Dovash (person): 3 statements, "), "{out}");
    assert!(out.contains("\nOne by last name: Dovaš, Irena Dovash\n"), "{out}");
    assert!(out.contains("\nOne by office: Sarovia’s president, Sarovian President\n"), "{out}");
}

#[test]
fn a_split_holds_for_what_is_read_again_and_can_be_undone() {
    let folder = folder();
    let documents = folder.export();
    let second = documents.lines().map(|l| serde_json::from_str::<Value>(l).unwrap()).find(|d| d["path"] == "2.txt");
    let id = second.unwrap()["id"].as_str().unwrap().to_owned();
    let kept = folder.run(&[
        "review",
        "split",
        "Dovash",
        "--documents",
        &id[..8],
        "--by",
        "Mira",
        "--on",
        "2024-05-01",
        "--why",
        "a cousin",
    ]);
    assert_eq!((kept.status, kept.err.as_str()), (0, "1 review kept.\n"));
    let two = [("Irena Dovash".to_owned(), 2), ("Dovaš".to_owned(), 1)];
    assert_eq!(people(&folder), two);
    folder.write("2.txt", SECOND.1.as_bytes());
    folder.run(&["read", "2.txt", "--model", "accurate"]);
    assert_eq!(people(&folder), two);

    let list = folder.print(&["review", "list"]);
    assert!(
        list.ends_with(&format!("  split Irena Dovash in {id} from elsewhere, by Mira on 2024-05-01: a cousin\n")),
        "{list}"
    );
    let undone = folder.run(&["review", "undo", &list[..8], "--by", "Lev", "--on", "2024-05-02"]);
    assert_eq!((undone.status, undone.err.as_str()), (0, "1 review undone.\n"));
    assert_eq!(people(&folder), [("Irena Dovash".to_owned(), 3)]);
    assert!(folder.print(&["review", "list"]).ends_with("; undone by Lev on 2024-05-02\n"));
}

#[test]
fn a_merge_joins_what_the_program_keeps_apart() {
    let text = "Marek Strenk said that he would come. Pavel Orsin said that he would not.\n";
    let folder = Folder::with(&[("a.txt", text)]);
    folder.run(&["read", "a.txt"]);
    assert_eq!(people(&folder).len(), 2);
    folder.print(&["review", "merge", "Strenk", "Pavel Orsin", "--by", "Mira", "--on", "2024-05-01"]);
    assert_eq!(people(&folder).len(), 1);
    let json = folder.print(&["review", "list", "--json"]);
    let review: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (review["act"].as_str(), review["names"][1].as_str(), &review["undone"]),
        (Some("merge"), Some("Pavel Orsin"), &Value::Null)
    );
}

#[test]
fn what_is_not_there_cannot_be_reviewed() {
    let folder = folder();
    folder.run(&["review", "merge", "Dovash", "Nobody"]).expect(1, "Nobody is called “Nobody” in onrecord.db.\n");
    folder
        .run(&["review", "split", "Dovash", "--documents", "d0"])
        .expect(1, "No document has the id d0; `onrecord search --in documents` lists them.\n");
    folder.write("4.txt", b"Milan Dovash said that he would sing. Dovash said that Milan Dovash was ill.\n");
    folder.run(&["read", "4.txt"]);
    let ran = folder.run(&["review", "split", "Dovash", "--documents", "d0"]);
    assert_eq!(
        (ran.status, ran.err.as_str()),
        (1, "Several are called “Dovash”: Milan Dovash, Irena Dovash; say the whole name.\n")
    );
    folder.run(&["review", "undo", "r0"]).expect(1, "No review has the id r0; `onrecord review list` lists them.\n");
    folder.run(&["review", "list"]).expect(1, "0 reviews.\n");
}
