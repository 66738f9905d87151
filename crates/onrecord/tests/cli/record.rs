//! The record's file: missing, locked, newer, foreign, on a full disk. Whatever happens, it stays as it was.

use std::time::Duration;

use crate::support::{Folder, Ran};

const GOOD: &str = "“We are ready,” the minister said.";

#[test]
fn no_record() {
    let folder = Folder::new();
    for command in
        [&["brief"][..], &["search", "x"], &["who"], &["figures"], &["timeline"], &["explain", "s1"], &["export"]]
    {
        folder
            .run(command)
            .expect(2, "error: onrecord.db: expected a record, found no file; `onrecord read PATH...` makes one\n");
    }
    assert!(!folder.join("onrecord.db").exists());
}

#[test]
fn the_record_may_be_named_by_option_or_environment() {
    let folder = Folder::with(&[("a.txt", GOOD)]);
    let ran = Ran::of(folder.command(&["read", "a.txt"]).env("ONRECORD", "b.db").output().unwrap());
    ran.expect(0, "Read 1 document (1 new).\n");
    folder.run(&["read", "a.txt", "--record", "b.db"]).expect(0, "Read 0 documents, 1 file unchanged.\n");
    assert!(!folder.join("onrecord.db").exists());
}

#[test]
fn not_a_record() {
    let folder = Folder::with(&[("a.txt", GOOD), ("onrecord.db", "Dear diary, today nobody said anything at all.")]);
    let before = folder.read("onrecord.db");
    folder.run(&["read", "a.txt"]).expect(
        2,
        "error: onrecord.db: expected a record, found a file that is not a database; it was left as it is, name \
         another file with --record\n",
    );
    assert_eq!(folder.read("onrecord.db"), before);
}

#[test]
fn a_database_of_another_program() {
    let folder = Folder::with(&[("a.txt", GOOD)]);
    let database = rusqlite::Connection::open(folder.join("onrecord.db")).unwrap();
    database.execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1);").unwrap();
    drop(database);
    let before = folder.read("onrecord.db");
    folder.run(&["read", "a.txt"]).expect(
        2,
        "error: onrecord.db: expected a record, found a database of another program; it was left as it is, name \
         another file with --record\n",
    );
    assert_eq!(folder.read("onrecord.db"), before);
}

#[test]
fn a_record_of_a_newer_program() {
    let folder = Folder::with(&[("a.txt", GOOD)]);
    folder.print(&["read", "a.txt"]);
    let database = rusqlite::Connection::open(folder.join("onrecord.db")).unwrap();
    let known: u32 = database.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    database.pragma_update(None, "user_version", 99).unwrap();
    drop(database);
    let before = folder.read("onrecord.db");
    for command in [&["read", "a.txt"][..], &["brief"], &["export"]] {
        folder.run(command).expect(
            2,
            &format!(
                "error: onrecord.db: expected a record of schema {known} or older, found schema 99; a newer onrecord \
                 made it, use that one\n"
            ),
        );
    }
    assert_eq!(folder.read("onrecord.db"), before);
}

#[test]
fn a_locked_record_can_be_read_but_not_written() {
    let folder = Folder::with(&[("a.txt", GOOD)]);
    folder.print(&["read", "a.txt"]);
    let before = folder.export();
    folder.write("b.txt", b"Nobody said anything.");
    let lock = rusqlite::Connection::open(folder.join("onrecord.db")).unwrap();
    lock.busy_timeout(Duration::from_secs(10)).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(folder.export(), before);
    folder.run(&["read", "b.txt"]).expect(
        2,
        "error: onrecord.db: the record is locked by another process, and still was after 10 seconds; try again when \
         it is done\n",
    );
    lock.execute_batch("ROLLBACK").unwrap();
    assert_eq!(folder.export(), before);
}

#[test]
fn no_folder_for_the_record() {
    let folder = Folder::with(&[("a.txt", GOOD)]);
    folder
        .run(&["read", "a.txt", "--record", "none/x.db"])
        .expect(2, "error: none/x.db: the record cannot be opened: there is no folder none; make it first\n");
}

/// Mounts a file system of 600 KiB in a name space of its own, and reads into a record on it.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_the_record() {
    let folder = crate::articles::folder(300);
    folder.write("one/a.txt", GOOD.as_bytes());
    let script = "mkdir disk && mount -t tmpfs -o size=600k tmpfs disk || exit 77
        \"$0\" read one --record disk/r.db >&2 || exit 78
        \"$0\" export --record disk/r.db --what documents > before.jsonl 2> /dev/null || exit 79
        \"$0\" read news --record disk/r.db; status=$?
        \"$0\" export --record disk/r.db --what documents > after.jsonl 2> /dev/null || exit 80
        exit $status";
    let output = std::process::Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c", script, env!("CARGO_BIN_EXE_onrecord")])
        .current_dir(folder.path())
        .env_remove("ONRECORD")
        .env("NO_COLOR", "1")
        .output();
    let ran = match output {
        Ok(output) if output.status.code() != Some(77) && output.status.code() != Some(1) => Ran::of(output),
        _ => return eprintln!("skipped: no small disk can be mounted here (unshare, mount)"),
    };
    ran.expect(
        2,
        "Read 1 document (1 new).\nerror: disk/r.db: the disk is full, or a limit on its use is reached; what was \
         stored before is safe, make room and read again to go on\n",
    );
    let before = String::from_utf8(folder.read("before.jsonl")).unwrap();
    let after = String::from_utf8(folder.read("after.jsonl")).unwrap();
    assert!(before.lines().all(|line| after.lines().any(|other| other == line)));
}
