//! Reads literate cases: Markdown in which a paragraph of text is followed by what must be found in it.
//!
//! A line that begins with `>` is text (lines in a row make one paragraph, joined by blanks; `>` alone parts two). The
//! list below it holds what is expected, one item a line. Everything else is prose.

use std::fs;
use std::path::{Path, PathBuf};

/// One text with what must be found in it.
pub struct Case {
    /// Where its text begins.
    pub line: usize,
    /// The text.
    pub text: String,
    /// The items below it.
    pub expected: Vec<String>,
}

/// The cases of all files in `cases/FOLDER`, each with its file, in order.
pub fn cases(folder: &str) -> Vec<(PathBuf, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).expect("a folder of cases").map(|e| e.unwrap().path()).collect();
    files.sort();
    files.into_iter().flat_map(|file| read(&file).into_iter().map(move |case| (file.clone(), case))).collect()
}

fn read(path: &Path) -> Vec<Case> {
    let source = fs::read_to_string(path).expect("a case file");
    let mut out: Vec<Case> = Vec::new();
    let mut in_text = false;
    for (number, line) in source.lines().enumerate() {
        if let Some(text) = line.strip_prefix('>').map(str::trim) {
            match out.last_mut().filter(|_| in_text) {
                Some(case) if text.is_empty() => case.text += "\n\n",
                Some(case) if case.text.ends_with('\n') => case.text += text,
                Some(case) => case.text = format!("{} {text}", case.text),
                None => out.push(Case { line: number + 1, text: text.to_owned(), expected: Vec::new() }),
            }
        } else if let (Some(item), Some(case)) = (line.strip_prefix("- "), out.last_mut()) {
            case.expected.push(item.trim().to_owned());
        }
        in_text = line.starts_with('>');
    }
    out
}
