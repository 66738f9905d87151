//! Killed at any moment, or out of room, and resumed: nothing lost, nothing doubled.
//!
//! The test starts itself as a second process that reads articles into a record, and kills it (SIGKILL on Unix) again
//! and again. `ONRECORD_TEST_KILLS` says how often (20 unless set).

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use onrecord_record::{Reading, Record};

use crate::articles::{Dice, article, file};
use crate::export::{check, export, record};

const TARGET: &str = "ONRECORD_TEST_RECORD";
const ARTICLES: &str = "ONRECORD_TEST_ARTICLES";

/// Reads what the record has not read yet of so many articles, and tells of each batch committed.
fn read_all(path: &Path, articles: u64, committed: impl Fn()) {
    let mut record = Record::create_or_open(path).unwrap();
    let unread: Vec<u64> = (0..articles).filter(|n| !record.has_read(&file(&format!("{n}.txt"), 1)).unwrap()).collect();
    let mut writer = record.writer().batch(20);
    for n in unread {
        let document = article(n);
        let before = writer.written();
        let added = writer.add_file(&file(&document.path, 1), vec![Reading::of(document)]);
        added.unwrap_or_else(|error| panic!("{error}"));
        if writer.written() != before {
            committed();
        }
    }
    writer.finish().unwrap_or_else(|error| panic!("{error}"));
}

#[test]
#[ignore = "the process that the other tests stop"]
fn process_that_is_stopped() {
    if let Some(path) = std::env::var_os(TARGET) {
        let articles = std::env::var(ARTICLES).unwrap().parse().unwrap();
        read_all(Path::new(&path), articles, || std::io::stderr().write_all(b".").unwrap());
    }
}

#[test]
fn killed_at_any_moment_it_ends_as_if_undisturbed() {
    let kills: u64 = std::env::var("ONRECORD_TEST_KILLS").map_or(20, |n| n.parse().unwrap());
    let articles = 100 * kills;
    let (_undisturbed_folder, undisturbed_path, undisturbed) = record();
    read_all(&undisturbed_path, articles, || ());

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let mut dice = Dice(7);
    let mut before = 0;
    for kill in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["killed::process_that_is_stopped", "--exact", "--ignored"])
            .env(TARGET, &path)
            .env(ARTICLES, articles.to_string())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Three of four are killed some time after a commit, the others while they begin.
        if kill % 4 > 0 {
            child.stderr.take().unwrap().read_exact(&mut [0]).unwrap();
        }
        thread::sleep(Duration::from_millis(dice.roll(30) as u64));
        child.kill().unwrap();
        assert!(!child.wait().unwrap().success(), "it was done before it could be killed");
        if path.exists() {
            let kept = Record::create_or_open(&path).unwrap().counts().unwrap().documents;
            assert!(kept >= before, "{kept} documents after {before}");
            before = kept;
            check(&path);
        }
    }
    assert!(before > 0);
    read_all(&path, articles, || ());
    check(&path);
    assert_eq!(Record::open_read_only(&path).unwrap().counts().unwrap().documents as u64, articles);
    assert!(export(&Record::open_read_only(&path).unwrap()) == export(&undisturbed), "the exports differ");
}

/// A limit on the size of files, as a shell sets it, stands for a full disk.
#[cfg(unix)]
#[test]
fn out_of_room_it_keeps_what_it_had_and_goes_on_later() {
    let (_undisturbed_folder, undisturbed_path, undisturbed) = record();
    let articles = 1500;
    read_all(&undisturbed_path, articles, || ());

    let (_folder, path, record) = record();
    drop(record);
    let output = Command::new("sh")
        .args(["-c", "ulimit -f 4000; trap '' XFSZ; exec \"$0\" \"$@\""])
        .arg(std::env::current_exe().unwrap())
        .args(["killed::process_that_is_stopped", "--exact", "--ignored", "--nocapture"])
        .env(TARGET, &path)
        .env(ARTICLES, articles.to_string())
        .output()
        .unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let message = format!(
        "{}: the disk is full, or a limit on its use is reached; what was stored before is safe, make room and read again \
         to go on",
        path.display()
    );
    assert!(!output.status.success() && said.contains(&message), "{said}");
    check(&path);
    let kept = Record::open_read_only(&path).unwrap().counts().unwrap().documents;
    assert!(
        kept > 0 && kept < articles as usize && kept.is_multiple_of(10),
        "{kept} documents, not whole batches of ten"
    );

    read_all(&path, articles, || ());
    check(&path);
    assert!(export(&Record::open_read_only(&path).unwrap()) == export(&undisturbed), "the exports differ");
}
