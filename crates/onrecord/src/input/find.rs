//! From paths, folders, globs and `-` to files, in an order that depends on their names alone.
//!
//! In folders and globs, hidden files, sidecars and files of unknown type are skipped; a file that is named is read
//! whatever its type. Archives are files of unknown type.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::Metadata;
use std::path::{Path, PathBuf};

use onrecord_text::Format;
use walkdir::{DirEntry, WalkDir};

use super::{Failure, Input, Place, STDIN, sidecar};
use crate::error::reason;

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// The files, and the paths that lead to none, in the order of the arguments and of names within folders.
    pub inputs: Vec<Result<Input, Failure>>,
    /// How many files in folders were skipped as hidden or of unknown type.
    pub skipped: usize,
}

impl Found {
    /// Bytes in all files together.
    pub fn size(&self) -> u64 {
        self.inputs.iter().flatten().map(Input::size).sum()
    }
}

/// The files behind the paths, none twice. With `any_type`, files in folders are taken whatever their names promise.
pub fn find(paths: &[PathBuf], any_type: bool) -> Found {
    let mut finder = Finder { any_type, seen: HashSet::new(), found: Found::default() };
    for path in paths {
        finder.path(path);
    }
    finder.found
}

struct Finder {
    any_type: bool,
    seen: HashSet<String>,
    found: Found,
}

impl Finder {
    fn path(&mut self, path: &Path) {
        if path.as_os_str() == STDIN {
            self.add(Input { name: STDIN.into(), place: Place::Stdin });
            return;
        }
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => self.folder(path),
            Ok(metadata) if sidecar::is_sidecar(path) && metadata.is_file() => self.found.skipped += 1,
            Ok(metadata) => self.file(path, &metadata),
            Err(_) if is_glob(path) => self.glob(path),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                self.missing(path, "expected a file or folder, found nothing of this name");
            }
            Err(error) => self.fail(path, format!("cannot be read: {}", reason(&error))),
        }
    }

    fn folder(&mut self, folder: &Path) {
        let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
        let mut hidden = 0;
        let entries: Vec<_> = entries
            .filter_entry(|entry| {
                let shown = entry.depth() == 0 || !is_hidden(entry.file_name());
                hidden += usize::from(!shown && !entry.file_type().is_dir());
                shown
            })
            .collect();
        self.found.skipped += hidden;
        for entry in entries {
            match entry {
                Ok(entry) => self.entry(&entry),
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_owned();
                    let why = match (error.loop_ancestor(), error.io_error()) {
                        (Some(ancestor), _) => format!("is a link to the folder {} around it", name(ancestor)),
                        (None, Some(error)) => format!("cannot be read: {}", reason(error)),
                        (None, None) => "cannot be read".to_owned(),
                    };
                    self.fail(&path, why);
                }
            }
        }
    }

    fn entry(&mut self, entry: &DirEntry) {
        let path = entry.path();
        if entry.file_type().is_dir() || sidecar::is_sidecar(path) {
            return;
        }
        let is_known = self.any_type || Format::of_path(&name(path)).is_some();
        if !entry.file_type().is_file() || !is_known {
            self.found.skipped += 1;
            return;
        }
        match entry.metadata() {
            Ok(metadata) => self.file(path, &metadata),
            Err(error) => self.fail(
                path,
                error.io_error().map_or("cannot be read".into(), |e| format!("cannot be read: {}", reason(e))),
            ),
        }
    }

    fn glob(&mut self, pattern: &Path) {
        let options = glob::MatchOptions { require_literal_leading_dot: true, ..glob::MatchOptions::new() };
        let paths = match glob::glob_with(&pattern.to_string_lossy(), options) {
            Ok(paths) => paths,
            Err(error) => return self.fail(pattern, format!("expected a glob, found a fault in it: {}", error.msg)),
        };
        let before = self.found.inputs.len() + self.found.skipped;
        let mut matched = false;
        for path in paths {
            matched = true;
            match path {
                Ok(path) if path.is_dir() => self.folder(&path),
                Ok(path) => self.path(&path),
                Err(error) => {
                    self.fail(error.path(), format!("cannot be read: {}", reason(error.error())));
                }
            }
        }
        if !matched && before == self.found.inputs.len() + self.found.skipped {
            self.missing(pattern, "expected a file or folder, found nothing that matches");
        }
    }

    fn file(&mut self, path: &Path, metadata: &Metadata) {
        let place = match metadata.is_file() {
            true => Place::File(path.to_owned(), metadata.len()),
            false => Place::Stream(path.to_owned()),
        };
        self.add(Input { name: name(path), place });
    }

    fn add(&mut self, input: Input) {
        if self.seen.insert(input.name.clone()) {
            self.found.inputs.push(Ok(input));
        }
    }

    fn missing(&mut self, path: &Path, why: &str) {
        self.found.inputs.push(Err(Failure::missing(&name(path), why)));
    }

    fn fail(&mut self, path: &Path, why: impl std::fmt::Display) {
        self.found.inputs.push(Err(Failure::unreadable(&name(path), why)));
    }
}

/// The path as it is named in documents and messages.
fn name(path: &Path) -> String {
    let path = path.strip_prefix("./").unwrap_or(path);
    let name = path.to_string_lossy();
    if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn is_glob(path: &Path) -> bool {
    let path = path.to_string_lossy();
    path.contains(['*', '?']) || path.find('[').is_some_and(|open| path[open..].contains(']'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "Words.").unwrap();
        }
        folder
    }

    fn names(found: &Found, base: &Path) -> Vec<String> {
        let base = format!("{}/", name(base));
        let name = |input: &Result<Input, Failure>| match input {
            Ok(input) => input.name.replace(&base, ""),
            Err(failure) => failure.message.replace(&base, ""),
        };
        found.inputs.iter().map(name).collect()
    }

    #[test]
    fn a_folder_is_read_in_the_order_of_names_and_skips_what_is_no_article() {
        let folder = folder(&["b/2.md", "b/1.txt", "a.html", "c.zip", ".hidden.txt", ".git/x.txt", "a.html.meta.toml"]);
        let found = find(&[folder.path().into()], false);
        assert_eq!(names(&found, folder.path()), ["a.html", "b/1.txt", "b/2.md"]);
        assert_eq!(found.skipped, 2);
        assert_eq!(
            names(&find(&[folder.path().into()], true), folder.path()),
            ["a.html", "b/1.txt", "b/2.md", "c.zip"]
        );
    }

    #[test]
    fn a_named_file_is_read_whatever_its_type_and_only_once() {
        let folder = folder(&["a.xyz", "b.txt"]);
        let file = folder.path().join("a.xyz");
        let found = find(&[file.clone(), file, folder.path().into()], false);
        assert_eq!(names(&found, folder.path()), ["a.xyz", "b.txt"]);
    }

    #[test]
    fn a_glob_finds_files_and_says_when_it_does_not() {
        let folder = folder(&["2.txt", "1.txt", "x/3.txt", "1.md"]);
        let glob = |pattern| names(&find(&[folder.path().join(pattern)], false), folder.path());
        assert_eq!(glob("*.txt"), ["1.txt", "2.txt"]);
        assert_eq!(glob("**/*.txt"), ["1.txt", "2.txt", "x/3.txt"]);
        assert_eq!(glob("*.pdf"), ["*.pdf: expected a file or folder, found nothing that matches"]);
        assert_eq!(glob("none.txt"), ["none.txt: expected a file or folder, found nothing of this name"]);
    }

    #[test]
    fn a_dot_before_the_path_is_no_part_of_the_name() {
        assert_eq!(name(Path::new("./a/b.txt")), "a/b.txt");
        assert_eq!(name(Path::new("../b.txt")), "../b.txt");
    }
}
