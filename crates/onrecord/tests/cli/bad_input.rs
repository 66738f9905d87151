//! Files that cannot be read, or hardly: a message that names the file and the way out, the right exit status, the
//! other files read all the same, the record as it was.

use crate::support::{Folder, Ran};

const GOOD: &str = "“We are ready,” the minister said.";

/// Reads a bad file beside a good one that is in the record already: the record must stay as it was.
#[track_caller]
fn rejected(name: &str, bytes: &[u8], message: &str) {
    let folder = Folder::with(&[("good.txt", GOOD)]);
    folder.print(&["read", "good.txt"]);
    let before = folder.export();
    folder.write(name, bytes);
    let ran = folder.run(&["read", name, "good.txt"]);
    ran.expect(1, &format!("not read: {message}\nRead 0 documents, 1 file unchanged, 1 file could not be read.\n"));
    assert_eq!(folder.export(), before);
    folder.run(&["extract", name]).expect(1, &format!("not read: {message}\n"));
}

/// Reads an odd file, which is read all the same.
#[track_caller]
fn read_all_the_same(name: &str, bytes: &[u8]) -> Ran {
    let folder = Folder::new();
    folder.write(name, bytes);
    let ran = folder.run(&["extract", name]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out.matches('\n').count(), 1);
    ran
}

#[test]
fn an_empty_file() {
    rejected("a.txt", b"", "a.txt: expected a text, found an empty file");
    rejected("a.txt", b" \n\t\n", "a.txt: expected a text, found a file of blanks");
}

#[test]
fn a_binary_file() {
    rejected(
        "a.txt",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "a.txt: expected a text, found a PNG image; convert it to text or HTML first",
    );
    let noise: Vec<u8> = (0..4000u32).map(|i| (i * i * 7 + i / 3) as u8).collect();
    rejected(
        "a.txt",
        &noise,
        "a.txt: expected a text, found binary data (a zero byte); convert it to text or HTML first",
    );
}

#[test]
fn a_file_of_200_megabytes() {
    let folder = Folder::with(&[("good.txt", GOOD)]);
    std::fs::File::create(folder.join("big.txt")).unwrap().set_len(200 << 20).unwrap();
    folder.run(&["read", "big.txt", "good.txt"]).expect(
        1,
        "not read: big.txt: expected a document within the size limit, found 200.0 MiB, where the limit is 32.0 MiB; \
         raise it with --max-size 200\nRead 1 document (1 new), 1 file could not be read.\n",
    );
}

#[test]
fn a_line_of_json_over_the_limit() {
    let folder = Folder::new();
    let long = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"Good.\"}}\n", "x".repeat(3000));
    folder.write("a.jsonl", long.as_bytes());
    folder.run(&["read", "a.jsonl", "--max-size", "2KiB"]).expect(
        1,
        "not read: a.jsonl#1: expected a document within the size limit, found 0.0 MiB, where the limit is 0.0 MiB; \
         raise it with --max-size 1\nRead 1 document (1 new), 1 record could not be read.\n",
    );
}

#[test]
fn bytes_that_are_no_utf_8() {
    let ran = read_all_the_same("a.txt", b"The caf\xe9 talks went on, the mayor said \x93no\x94 \xff\xfe twice.");
    assert!(ran.out.contains("\"problems\":[{\"code\":"), "{}", ran.out);
}

#[test]
fn half_a_character_in_json() {
    rejected(
        "a.json",
        br#"{"text": "He said \ud800 no."}"#,
        "a.json: expected valid JSON, found half a character: a lone surrogate (\\ud800 to \\udfff) at line 1, column \
         25; write the character whole (\\ud83d\\ude00) or leave it out",
    );
}

#[test]
fn one_bad_line_of_json_lines() {
    let folder = Folder::with(&[("a.jsonl", "{\"text\": \"One.\"}\n{\"body\": 5}\n\n{\"text\": \"Four.\"}\n")]);
    folder.run(&["read", "a.jsonl"]).expect(
        1,
        "not read: a.jsonl#2: expected a field that holds the text, found only the fields body (sought: text, body, \
         content, article, maintext); name it with --field text=PATH\nRead 2 documents (2 new), 1 record could not be \
         read.\n",
    );
    let paths: Vec<String> = folder
        .export()
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["path"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(paths.len(), 2);
    assert!(paths.contains(&"a.jsonl#1".to_owned()) && paths.contains(&"a.jsonl#4".to_owned()), "{paths:?}");
}

#[test]
fn a_line_of_ten_million_characters() {
    read_all_the_same("a.txt", "a".repeat(10_000_000).as_bytes());
}

#[test]
fn quotation_marks_500_deep() {
    let deep = format!("{}No{} he said.", "“".repeat(500), "”".repeat(500));
    read_all_the_same("a.txt", deep.as_bytes());
    let straight = format!("{}No{} he said.", "\"'".repeat(250), "'\"".repeat(250));
    read_all_the_same("a.txt", straight.as_bytes());
}

#[test]
fn html_bombs() {
    let deep = format!("<body>{}They met, he said.", "<div>".repeat(50_000));
    read_all_the_same("a.html", deep.as_bytes());
    let open = format!("<body><p>They met.{}x", "<b><i>".repeat(20_000));
    read_all_the_same("a.html", open.as_bytes());
    let wide = format!("<body><p>They met.<table><tr>{}", "<td>x".repeat(5_000));
    read_all_the_same("a.html", wide.as_bytes());
}

#[test]
fn a_path_to_nothing() {
    let folder = Folder::with(&[("good.txt", GOOD)]);
    folder.run(&["read", "none.txt", "*.pdf", "good.txt"]).expect(
        1,
        "not read: none.txt: expected a file or folder, found nothing of this name\nnot read: *.pdf: expected a file \
         or folder, found nothing that matches\nRead 1 document (1 new), 2 files could not be read.\n",
    );
    // A slip of the pen is not kept.
    assert!(!folder.print(&["brief"]).contains("none.txt"));
}

#[test]
fn a_folder_with_nothing_to_read() {
    let folder = Folder::with(&[("news/a.zip", "PK"), ("news/.hidden.txt", GOOD)]);
    folder.run(&["read", "news"]).expect(1, "Read 0 documents, 2 files skipped as hidden or of unknown type.\n");
    folder.run(&["extract", "news"]).expect(1, "Nothing to read: 2 files skipped as hidden or of unknown type.\n");
}

#[cfg(unix)]
#[test]
fn an_unreadable_folder_or_file() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;

    let mode = |folder: &Folder, name: &str, mode| {
        std::fs::set_permissions(folder.join(name), std::fs::Permissions::from_mode(mode)).unwrap();
    };
    let folder = Folder::with(&[("news/secret/a.txt", GOOD), ("news/b.txt", GOOD), ("news/c.txt", GOOD)]);
    mode(&folder, "", 0o777);
    mode(&folder, "news/secret", 0o000);
    mode(&folder, "news/b.txt", 0o000);
    let mut command = folder.command(&["read", "news"]);
    if folder.path().metadata().unwrap().uid() == 0 {
        // Nothing is unreadable to root.
        command.uid(65534).gid(65534);
    }
    let ran = match command.output() {
        Ok(output) => Ran::of(output),
        Err(error) => return eprintln!("skipped: the program cannot be run without privileges here ({error})"),
    };
    mode(&folder, "news/secret", 0o700);
    ran.expect(
        1,
        "not read: news/b.txt: cannot be read: Permission denied\nnot read: news/secret: cannot be read: Permission \
         denied\nRead 1 document (1 new), 2 files could not be read.\n",
    );
    assert!(folder.print(&["brief"]).contains("news/secret"));
}

#[test]
fn words_that_would_move_the_cursor() {
    let text = r#"{"text": "Mayor Ana Belic said \u001b[31mthe bridge\u001b]0;x\u0007 would be \u202eclosed."}"#;
    let folder = Folder::with(&[("a.json", text)]);
    folder.print(&["read", "a.json"]);
    let shown = folder.print(&["search", "--in", "documents", "bridge"]);
    assert!(shown.contains("␛[31mthe bridge␛]0;x␇ would be \u{fffd}closed."), "{shown:?}");
    folder.run(&["read", "a\x1b[31m.txt"]).expect(
        1,
        "not read: a␛[31m.txt: expected a file or folder, found nothing of this name\nRead 0 documents, 1 file could \
         not be read.\n",
    );
}
