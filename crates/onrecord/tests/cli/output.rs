//! Where output goes: full disks, closed pipes, files that appear when they are whole.

use std::io::Read;
use std::process::Stdio;

use crate::support::{Folder, Ran};

const GOOD: &str = "“We are ready,” the minister said.";

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_standard_output() {
    let folder = Folder::with(&[("a.txt", GOOD)]);
    let full = || Stdio::from(std::fs::File::options().write(true).open("/dev/full").unwrap());
    for command in [&["extract", "a.txt"][..], &["brief", "a.txt"], &["--version"]] {
        let ran = Ran::of(folder.command(command).stdout(full()).stderr(Stdio::piped()).output().unwrap());
        ran.expect(
            2,
            "error: standard output: cannot be written: No space left on device\nhint: free some space, or write to \
             another disk\n",
        );
    }
    folder.run(&["brief", "a.txt", "--output", "/dev/full"]).expect(
        2,
        "error: /dev/full: cannot be written: No space left on device\nhint: free some space, or write to another \
         disk\n",
    );
}

#[test]
fn a_closed_pipe_is_silent() {
    let folder = crate::articles::folder(40);
    let mut child = folder.command(&["extract", "news"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0]).unwrap();
    drop(out);
    let ran = Ran::of(child.wait_with_output().unwrap());
    ran.expect(0, "");
}

#[test]
fn a_file_of_output_is_whole_or_as_it_was() {
    let folder = Folder::with(&[("a.txt", GOOD), ("brief.html", "old"), ("news/b.txt", GOOD)]);
    folder
        .run(&["brief", "a.txt", "--output", "none/brief.html"])
        .expect(2, "error: none/brief.html: cannot be written: No such file or directory\n");
    folder.run(&["brief", "--output", "brief.html"]);
    assert_eq!(folder.read("brief.html"), b"old");
    let ran = folder.run(&["brief", "a.txt", "-o", "brief.html"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(ran.err.starts_with("brief.html: "), "{}", ran.err);
    assert!(String::from_utf8(folder.read("brief.html")).unwrap().to_lowercase().starts_with("<!doctype html>"));
    assert!(!folder.join("brief.html.part").exists());
}
