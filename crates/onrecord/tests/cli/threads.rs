//! `onrecord threads`: stories, whatever the order of reading, and what new documents change.

use crate::support::Folder;

const DAM: [(&str, &str); 2] = [
    (
        "dam/1.txt",
        "Gates of the Halvek dam opened\n\n5 March 2024\n\nGates of the Halvek dam were opened on Tuesday after \
                   farmers in Sarune blocked the road with tractors.\n",
    ),
    (
        "dam/2.txt",
        "Farmers blocked the road to the Halvek dam with tractors until its gates were opened, police in \
                   Sarune said.\n",
    ),
];
const FERRY: (&str, &str) =
    ("ferry.txt", "A ferry with 212 passengers ran aground off Port Aurel in thick fog; divers searched the hull.\n");

fn folder() -> Folder {
    let folder = Folder::with(&[DAM[0], DAM[1], FERRY]);
    folder.run(&["read", "ferry.txt", "dam"]);
    folder
}

#[test]
fn documents_of_one_story_stand_together() {
    let ran = folder().run(&["threads"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[0], "Gates of the Halvek dam opened · 2024-03-05 · 2 documents");
    assert_eq!(lines[3].trim(), "2024-03-05  Gates of the Halvek dam opened  dam/1.txt");
    assert_eq!(lines[4].trim(), "no date  (no headline)  dam/2.txt");
    assert_eq!(ran.err, "1 thread of 2 documents; 1 document stands alone, see --alone.\n");
    assert_eq!(ran.status, 0);
}

#[test]
fn the_order_of_reading_changes_nothing() {
    let other = Folder::with(&[DAM[0], DAM[1], FERRY]);
    for file in ["dam/2.txt", "ferry.txt", "dam/1.txt"] {
        other.run(&["read", file]);
    }
    let json = |folder: &Folder| folder.print(&["threads", "--alone", "--json"]);
    assert_eq!(json(&other), json(&folder()));
    assert_eq!(json(&other).lines().count(), 2);
}

#[test]
fn they_are_chosen_by_name_and_day() {
    let folder = folder();
    let count = |arguments: &[&str]| folder.run(&[&["threads", "--json"], arguments].concat()).out.lines().count();
    assert_eq!((count(&["--who", "sarune"]), count(&["--who", "Nobody"])), (1, 0));
    assert_eq!((count(&["--since", "2024-03"]), count(&["--since", "2024-04"])), (1, 0));
    assert_eq!((count(&["--until", "2024-03-05"]), count(&["--until", "2024-02"])), (1, 0));
    assert_eq!(folder.run(&["threads", "--who", "Nobody"]).status, 1);
}

#[test]
fn a_brief_lists_the_stories_among_others() {
    let folder = folder();
    let brief = folder.print(&["brief"]);
    assert!(brief.contains("## Stories\n\n- **Gates of the Halvek dam opened**\n"), "{brief}");
    assert!(brief.contains("2024-03-05 · 2 documents"), "{brief}");
    assert!(!folder.print(&["brief", "dam"]).contains("## Stories"), "one story is no section");
}

#[test]
fn a_new_document_that_joins_two_threads_is_told_once() {
    let folder = folder();
    folder.run(&["threads"]);
    let database = rusqlite::Connection::open(folder.join("onrecord.db")).unwrap();
    // As if the two documents had been told apart before.
    database
        .execute("UPDATE threads_told SET thread = 't0' WHERE document = (SELECT id FROM documents WHERE path = 'dam/2.txt')", [])
        .unwrap();
    drop(database);
    let told = folder.run(&["threads"]).err;
    assert!(told.contains("Changed since last listed: t0, t"), "{told}");
    assert!(!folder.run(&["threads"]).err.contains("Changed"), "told twice");
}
