//! The same documents give the same bytes, however they are read.

use crate::articles::{self, name};
use crate::support::Folder;

const NUMBER: usize = 24;

/// Reads the articles by these runs and gives every export.
fn exports(runs: &[Vec<String>]) -> Vec<String> {
    let folder = articles::folder(NUMBER);
    folder.write("copy/of.txt", articles::article(3).as_bytes());
    for run in runs {
        let arguments: Vec<&str> = ["read"].into_iter().chain(run.iter().map(String::as_str)).collect();
        let ran = folder.run(&arguments);
        assert_eq!(ran.status, 0, "{}", ran.err);
    }
    let mut out = Vec::new();
    for what in ["documents", "statements", "figures", "events", "entities"] {
        for format in ["jsonl", "csv"] {
            out.push(folder.run(&["export", "--what", what, "--format", format]).out);
        }
    }
    out
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn threads_order_and_batches_do_not_count() {
    let together = exports(&[words(&["copy", "news", "--threads", "1"])]);
    assert!(together[0].lines().count() == NUMBER, "{} documents", together[0].lines().count());
    assert!(together[2].lines().count() > NUMBER, "{} statements", together[2].lines().count());
    assert_eq!(exports(&[words(&["news", "copy", "--threads", "2"])]), together);

    let mut shuffled: Vec<String> = (0..NUMBER).map(|i| name(i * 7 % NUMBER)).collect();
    shuffled.push("copy/of.txt".into());
    assert_eq!(exports(std::slice::from_ref(&shuffled)), together);

    let one_by_one: Vec<Vec<String>> = shuffled.into_iter().map(|name| vec![name]).collect();
    assert_eq!(exports(&one_by_one), together);
}

#[test]
fn extract_does_not_depend_on_threads_or_company() {
    let folder = articles::folder(12);
    let together = folder.print(&["extract", "news", "--threads", "1"]);
    assert_eq!(folder.print(&["extract", "news", "--threads", "3"]), together);
    let alone: String = (0..12).map(|n| folder.print(&["extract", &name(n)])).collect();
    assert_eq!(alone, together);
}

#[test]
fn what_is_extracted_is_what_is_kept() {
    let folder = articles::folder(5);
    let mut extracted: Vec<String> = folder.print(&["extract", "news"]).lines().map(str::to_owned).collect();
    folder.print(&["read", "news"]);
    let mut kept: Vec<String> = folder.export().lines().map(str::to_owned).collect();
    extracted.sort();
    kept.sort();
    assert_eq!(kept, extracted);
}

#[test]
fn reading_again_changes_nothing() {
    let folder = articles::folder(6);
    folder.run(&["read", "news"]).expect(0, "Read 6 documents (6 new).\n");
    let before = folder.export();
    folder.run(&["read", "news"]).expect(0, "Read 0 documents, 6 files unchanged.\n");
    assert_eq!(folder.export(), before);
    // Other arguments, another reading; the same metadata, the same documents.
    folder.run(&["read", "news", "--format", "text"]).expect(0, "Read 6 documents (6 known before).\n");
    assert_eq!(folder.export(), before);
}

#[test]
fn another_model_reads_again() {
    let folder = articles::folder(3);
    folder.run(&["read", "news"]).expect(0, "Read 3 documents (3 new).\n");
    folder.run(&["read", "news", "--model", "accurate"]).expect(0, "Read 3 documents (3 known before).\n");
    folder.run(&["read", "news", "--model", "accurate"]).expect(0, "Read 0 documents, 3 files unchanged.\n");
    folder.run(&["read", "news", "--model", "fast"]).expect(0, "Read 3 documents (3 known before).\n");
}

#[test]
fn a_changed_file_takes_the_place_of_what_it_was() {
    let folder = Folder::with(&[("a.txt", "Ana Belic said no."), ("b.txt", "Joris Kray said yes.")]);
    folder.print(&["read", "a.txt", "b.txt"]);
    folder.write("a.txt", b"Ana Belic said yes after all.");
    folder.run(&["read", "a.txt", "b.txt"]).expect(0, "Read 1 document (1 new), 1 file unchanged.\n");
    let export = folder.export();
    assert_eq!(export.lines().count(), 2, "{export}");
    assert!(export.contains("after all") && !export.contains("said no"), "{export}");
}
