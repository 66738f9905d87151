//! Killed at any moment, nothing is lost or doubled. `ONRECORD_KILLS` and `ONRECORD_DOCUMENTS` set how often and on how
//! many documents.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::articles;
use crate::support::Folder;

fn setting(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

/// How long an undisturbed run takes, and what it gives.
fn undisturbed(folder: &Folder) -> (Duration, String) {
    let start = std::time::Instant::now();
    folder.print(&["read", "news", "--record", "undisturbed.db"]);
    let time = start.elapsed();
    (time, folder.print(&["export", "--what", "documents", "--record", "undisturbed.db"]))
}

#[test]
fn a_killed_run_is_resumed_without_loss() {
    let (kills, documents) = (setting("ONRECORD_KILLS", 10), setting("ONRECORD_DOCUMENTS", 200));
    let folder = articles::folder(documents);
    let (time, expected) = undisturbed(&folder);
    let seed = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |now| now.as_nanos() as u64);
    let mut random = seed;
    for _ in 0..kills {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut child = folder.command(&["read", "news"]).stderr(std::process::Stdio::null()).spawn().unwrap();
        // The first moments are spent on starting; a batch ends somewhere in the rest.
        std::thread::sleep(time.mul_f64((random >> 33) as f64 / f64::from(1u32 << 31)));
        child.kill().unwrap();
        child.wait().unwrap();
        if folder.join("onrecord.db").exists() {
            let ran = folder.run(&["export", "--what", "documents"]);
            assert!(ran.status <= 2, "seed {seed}: {}", ran.err);
            assert!(ran.out.lines().all(|line| expected.contains(line)), "seed {seed}: a document is not whole");
        }
    }
    folder.print(&["read", "news"]);
    assert_eq!(folder.export(), expected, "seed {seed}");
}
