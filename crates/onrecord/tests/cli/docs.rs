//! The documentation is true: its commands run and print what it says, and its links lead somewhere.

use std::path::{Path, PathBuf};

use crate::support::Folder;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every Markdown file of the repository but the examples' articles, with its text.
fn pages() -> Vec<(PathBuf, String)> {
    let folders = ["", "docs", "docs/guides", "docs/reference", "models", "training", "eval", "examples"];
    let mut pages = Vec::new();
    for folder in folders {
        for entry in std::fs::read_dir(root().join(folder)).expect(folder) {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|e| e == "md") {
                pages.push((path.clone(), std::fs::read_to_string(path).expect("a page")));
            }
        }
    }
    pages.sort();
    pages
}

/// A command of a `console` block with the lines it is said to print; `…` stands for any lines.
struct Shown {
    command: String,
    output: Vec<String>,
}

fn shown(page: &str) -> Vec<Shown> {
    let mut out: Vec<Shown> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        match (line, inside) {
            ("```console", _) => inside = true,
            ("```", true) => inside = false,
            (line, true) if line.starts_with("$ ") => {
                out.push(Shown { command: line[2..].to_owned(), output: Vec::new() });
            }
            (line, true) => out.last_mut().expect("a command comes first").output.push(line.to_owned()),
            _ => {}
        }
    }
    out
}

/// Whether the lines shown stand in the output, in order; without `…` between them, one right after the other.
fn is_printed(shown: &[String], output: &str) -> Result<(), String> {
    let lines: Vec<&str> = output.lines().collect();
    let mut at = 0;
    for block in shown.split(|line| line == "…").filter(|block| !block.is_empty()) {
        let fits =
            |start: &usize| lines[*start..].iter().zip(block).filter(|(a, b)| **a == b.as_str()).count() == block.len();
        match (at..=lines.len().saturating_sub(block.len())).find(fits) {
            Some(start) => at = start + block.len(),
            None => return Err(block.join("\n")),
        }
    }
    Ok(())
}

#[test]
fn commands_print_what_the_pages_show() {
    let mut count = 0;
    for (path, page) in pages() {
        let folder = Folder::new();
        copy(&root().join("examples"), &folder.join("examples"));
        for Shown { command, output } in shown(&page) {
            let arguments: Vec<&str> = command.split_whitespace().skip(1).collect();
            assert_eq!(command.split_whitespace().next(), Some("onrecord"), "{}: {command}", path.display());
            let ran = folder.run(&arguments);
            assert_eq!(ran.status, 0, "{}: {command}\n{}", path.display(), ran.err);
            if let Err(missing) = is_printed(&output, &ran.out) {
                panic!("{}: `{command}` does not print:\n{missing}\nbut:\n{}", path.display(), ran.out);
            }
            count += 1;
        }
    }
    assert!(count >= 4, "only {count} commands in the documentation");
}

#[test]
fn links_between_pages_lead_somewhere() {
    let mut dead = Vec::new();
    for (path, page) in pages() {
        for link in page.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or_default();
            let local = !target.is_empty() && !target.contains("://") && !target.contains(' ');
            if local && !path.parent().expect("a folder").join(target).exists() {
                dead.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert!(dead.is_empty(), "dead links:\n{}", dead.join("\n"));
}

/// Files and folders that the map of the code names in backticks.
#[test]
fn the_map_of_the_code_names_what_exists() {
    let map = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the map");
    let paths = map.split('`').skip(1).step_by(2).filter(|w| w.starts_with("crates/") || w.ends_with('/'));
    let crates = [
        "crates",
        "crates/onrecord/src",
        "crates/onrecord-core/src",
        "crates/onrecord-relate/src",
        "crates/onrecord-settlement/src",
        "crates/onrecord-text/src",
    ];
    let folders = ["", "crates/onrecord-model/src"].into_iter().chain(crates).collect::<Vec<_>>();
    let missing: Vec<&str> =
        paths.filter(|path| !folders.iter().any(|folder| root().join(folder).join(path).exists())).collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md names what is not there: {missing:?}");
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a file");
        }
    }
}
