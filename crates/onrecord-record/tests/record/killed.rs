//! Killed at any moment, or out of room, and resumed: nothing lost, nothing doubled.
//!
//! The test starts itself as a second process that reads articles into a record, and kills it (SIGKILL on Unix) again
//! and again. `ONRECORD_TEST_KILLS` says how often (20 unless set).

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use onrecord_record::{Reading, Record};

use crate::articles::{Dice, article, file};
use crate::export::{check, export, record};

const TARGET: &str = "ONRECORD_TEST_RECORD";
const ARTICLES: u64 = 1500;

/// Reads what the record has not read yet.
fn read_all(path: &Path) {
    let mut record = Record::create_or_open(path).unwrap();
    let unread: Vec<u64> = (0..ARTICLES).filter(|n| !record.has_read(&file(&format!("{n}.txt"), 1)).unwrap()).collect();
    let mut writer = record.writer().batch(20);
    for n in unread {
        let document = article(n);
        let added = writer.add_file(&file(&document.path, 1), vec![Reading::of(document)]);
        added.unwrap_or_else(|error| panic!("{error}"));
    }
    writer.finish().unwrap_or_else(|error| panic!("{error}"));
}

#[test]
#[ignore = "the process that the other tests stop"]
fn process_that_is_stopped() {
    if let Some(path) = std::env::var_os(TARGET) {
        read_all(Path::new(&path));
    }
}

#[test]
fn killed_at_any_moment_it_ends_as_if_undisturbed() {
    let kills: u32 = std::env::var("ONRECORD_TEST_KILLS").map_or(20, |n| n.parse().unwrap());
    let (_undisturbed_folder, undisturbed_path, undisturbed) = record();
    read_all(&undisturbed_path);

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("onrecord.db");
    let mut dice = Dice(7);
    let mut before = 0;
    let mut finished = 0;
    for _ in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["killed::process_that_is_stopped", "--exact", "--ignored"])
            .env(TARGET, &path)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_millis(5 + dice.roll(70) as u64));
        child.kill().unwrap();
        finished += u32::from(child.wait().unwrap().success());
        if path.exists() {
            let kept = Record::create_or_open(&path).unwrap().counts().unwrap().documents;
            assert!(kept >= before, "{kept} documents after {before}");
            before = kept;
            check(&path);
        }
    }
    assert!(finished < kills, "every process was done before it could be killed");
    read_all(&path);
    check(&path);
    assert_eq!(export(&Record::open_read_only(&path).unwrap()), export(&undisturbed));
}

/// A limit on the size of files, as a shell sets it, stands for a full disk.
#[cfg(unix)]
#[test]
fn out_of_room_it_keeps_what_it_had_and_goes_on_later() {
    let (_undisturbed_folder, undisturbed_path, undisturbed) = record();
    read_all(&undisturbed_path);

    let (_folder, path, record) = record();
    drop(record);
    let output = Command::new("sh")
        .args(["-c", "ulimit -f 4000; trap '' XFSZ; exec \"$0\" \"$@\""])
        .arg(std::env::current_exe().unwrap())
        .args(["killed::process_that_is_stopped", "--exact", "--ignored", "--nocapture"])
        .env(TARGET, &path)
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
    assert!(kept > 0 && kept < ARTICLES as usize && kept % 10 == 0, "{kept} documents, not whole batches of ten");

    read_all(&path);
    check(&path);
    assert_eq!(export(&Record::open_read_only(&path).unwrap()), export(&undisturbed));
}
