//! Opening what is a record, and what is not.

use std::fs;
use std::path::Path;
use std::time::Duration;

use onrecord_record::{DocumentFilter, Mode, Reading, Record, RecordError};
use rusqlite::Connection;

use crate::articles::{add, article, file};
use crate::export::{check, record};

/// The message of a failed open of `folder/name`, with the folder left out; and the proof that nothing was touched.
fn refused(folder: &Path, name: &str, mode: Mode) -> String {
    let path = folder.join(name);
    let before = (fs::read(&path).ok(), names(folder));
    let error = Record::open(&path, mode, Duration::from_millis(50)).err().expect("an error");
    assert!(fs::read(&path).ok() == before.0, "the failed open of {name} changed it");
    assert_eq!(names(folder), before.1);
    error.to_string().replace(&format!("{}/", folder.display()), "")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_missing_record_is_made_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    for mode in [Mode::Existing, Mode::ReadOnly] {
        assert_eq!(
            refused(folder.path(), "a.db", mode),
            "a.db: expected a record, found no file; `onrecord read PATH...` makes one"
        );
    }
    Record::create_or_open(folder.path().join("a.db")).unwrap();
    assert_eq!(names(folder.path()), ["a.db"]);
    Record::open_existing(folder.path().join("a.db")).unwrap();
    Record::open_read_only(folder.path().join("a.db")).unwrap();
    assert_eq!(names(folder.path()), ["a.db"], "using a record leaves nothing beside it");
}

#[test]
fn an_empty_file_becomes_a_record_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.db"), "").unwrap();
    assert_eq!(
        refused(folder.path(), "a.db", Mode::Existing),
        "a.db: expected a record, found an empty file; it was left as it is, name another file with --record"
    );
    Record::create_or_open(folder.path().join("a.db")).unwrap();
    check(&folder.path().join("a.db"));
}

#[test]
fn a_file_that_is_not_a_record_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "They met.").unwrap();
    let other = Connection::open(folder.path().join("other.db")).unwrap();
    other.execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1);").unwrap();
    drop(other);
    for mode in [Mode::Create, Mode::Existing, Mode::ReadOnly] {
        assert_eq!(
            refused(folder.path(), "a.txt", mode),
            "a.txt: expected a record, found a file that is not a database; it was left as it is, name another file with \
             --record"
        );
        assert_eq!(
            refused(folder.path(), "other.db", mode),
            "other.db: expected a record, found a database of another program; it was left as it is, name another file \
             with --record"
        );
    }
}

#[test]
fn folders_are_not_records() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("a")).unwrap();
    assert_eq!(
        refused(folder.path(), "a", Mode::Create),
        "a: the record cannot be opened: it is a folder; name a file in it with --record"
    );
    let missing = refused(folder.path(), "b/c.db", Mode::Create);
    let there =
        format!("b/c.db: the record cannot be opened: there is no folder {}/b; make it first", folder.path().display());
    assert_eq!(missing, there.replace(&format!("{}/", folder.path().display()), ""));
}

fn schema(connection: &Connection) -> u32 {
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn a_newer_record_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    Record::create_or_open(&path).unwrap();
    let newer = Connection::open(&path).unwrap();
    let known = schema(&newer);
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    for mode in [Mode::Create, Mode::Existing, Mode::ReadOnly] {
        assert_eq!(
            refused(folder.path(), "a.db", mode),
            format!(
                "a.db: expected a record of schema {known} or older, found schema 99; a newer onrecord made it, use that \
                 one"
            )
        );
    }
}

#[test]
fn an_older_record_is_brought_up_to_date_only_for_writing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let older = Connection::open(&path).unwrap();
    older.pragma_update(None, "application_id", 0x4f4e_5243).unwrap();
    drop(older);
    let message = refused(folder.path(), "a.db", Mode::ReadOnly);
    Record::open_existing(&path).unwrap();
    let known = schema(&Connection::open(&path).unwrap());
    assert_eq!(
        message,
        format!(
            "a.db: expected a record of schema {known}, found schema 0; `onrecord read` brings it up to date where it can \
             be written"
        )
    );
    Record::open_read_only(&path).unwrap();
}

#[test]
fn a_damaged_record_says_so() {
    let (folder, path, mut record) = record();
    add(&mut record, article(1));
    drop(record);
    let mut bytes = fs::read(&path).unwrap();
    bytes.truncate(bytes.len() / 2);
    bytes[4096..].fill(0x55);
    fs::write(&path, bytes).unwrap();
    let used = Record::open_existing(&path).and_then(|r| r.documents(&DocumentFilter::default()));
    let message = used.unwrap_err().to_string().replace(&format!("{}/", folder.path().display()), "");
    assert_eq!(
        message,
        "onrecord.db: the record is damaged (database disk image is malformed); restore a copy, or read the articles into \
         a new record"
    );
}

#[test]
fn a_locked_record_is_waited_for_and_then_left() {
    let (folder, path, record) = record();
    drop(record);
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut record = Record::open(&path, Mode::Existing, Duration::from_millis(300)).unwrap();
    let document = article(1);
    let mut writer = record.writer();
    writer.add(&file(&document.path, 1), Reading::of(document)).unwrap();
    let message = writer.commit().unwrap_err().to_string();
    assert_eq!(
        message.replace(&format!("{}/", folder.path().display()), ""),
        "onrecord.db: the record is locked by another process, and still was after 0.3 seconds; try again when it is done"
    );
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(writer.finish().unwrap().new, 1, "what waited is written once the lock is gone");
}

#[test]
fn a_record_that_nobody_else_may_use_cannot_be_opened() {
    let (folder, path, record) = record();
    drop(record);
    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA locking_mode = exclusive; BEGIN IMMEDIATE; PRAGMA user_version = 1; COMMIT").unwrap();
    assert_eq!(
        Record::open(&path, Mode::Existing, Duration::from_millis(50))
            .err()
            .unwrap()
            .to_string()
            .replace(&format!("{}/", folder.path().display()), ""),
        "onrecord.db: the record is locked by another process, and still was after 0.05 seconds; try again when it is done"
    );
}

#[test]
fn what_is_opened_for_reading_cannot_be_written() {
    let (_folder, path, mut record) = record();
    add(&mut record, article(1));
    let mut reader = Record::open_read_only(&path).unwrap();
    let document = article(2);
    let mut writer = reader.writer();
    writer.add(&file(&document.path, 1), Reading::of(document)).unwrap();
    assert!(matches!(writer.finish(), Err(RecordError::ReadOnly { .. })));
    assert_eq!(reader.counts().unwrap().documents, 1);
}

/// Where a test finds the record it is to open as somebody who may not write.
const READ_ONLY: &str = "ONRECORD_TEST_READ_ONLY";

#[test]
#[ignore = "the process of the next test"]
fn process_that_may_not_write() {
    let Some(path) = std::env::var_os(READ_ONLY) else { return };
    let path = Path::new(&path);
    let record = Record::open_read_only(path).unwrap();
    assert_eq!(record.counts().unwrap().documents, 1);
    assert_eq!(record.kept_identities().unwrap(), None);
    assert!(record.identities().is_ok(), "who is who is worked out where it cannot be kept");
    let written = Record::open_existing(path).and_then(|mut record| {
        let document = article(2);
        let mut writer = record.writer();
        writer.add(&file(&document.path, 1), Reading::of(document))?;
        writer.finish()
    });
    let shown = |error: RecordError| error.to_string().replace(&format!("{}/", path.parent().unwrap().display()), "");
    assert_eq!(
        shown(written.unwrap_err()),
        "onrecord.db: the record cannot be written, its file or folder is read-only; change that, or copy the record to \
         another place"
    );
    assert_eq!(
        shown(Record::create_or_open(path.with_file_name("new.db")).err().unwrap()),
        "new.db: the record cannot be opened: you may not make files there; name another with --record"
    );
}

#[cfg(unix)]
#[test]
fn a_record_in_a_read_only_place_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    let (folder, path, mut record) = record();
    add(&mut record, article(1));
    drop(record);
    let program = folder.path().join("program");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let mut child = std::process::Command::new(program);
    child.args(["opening::process_that_may_not_write", "--exact", "--ignored"]).env(READ_ONLY, &path);
    // The administrator may write everywhere, so the child is somebody else then.
    if fs::write(folder.path().join("anything"), "").is_ok() {
        child.uid(65534).gid(65534);
    }
    let output = child.current_dir("/").output().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
