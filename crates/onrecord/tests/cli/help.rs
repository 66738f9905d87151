//! Help texts are reviewed files in `docs/reference/commands/`. With `ONRECORD_WRITE_HELP=1` they are written anew.

use std::path::PathBuf;

use crate::support::Folder;

const COMMANDS: [&str; 18] = [
    "read",
    "extract",
    "brief",
    "search",
    "who",
    "figures",
    "timeline",
    "claims",
    "disputes",
    "shifts",
    "threads",
    "review",
    "forecasts",
    "positions",
    "compare",
    "sources",
    "explain",
    "export",
];

/// The tasks of commands that have several.
const TASKS: [(&str, &[&str]); 3] = [
    ("forecasts", &["list", "resolve", "score", "courses"]),
    ("positions", &["draft", "matrix", "knot", "bargain", "export"]),
    ("review", &["merge", "split", "undo", "list"]),
];

fn reference(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/commands").join(format!("{name}.txt"))
}

#[track_caller]
fn is_as_reviewed(name: &str, help: &str) {
    let path = reference(name);
    if std::env::var_os("ONRECORD_WRITE_HELP").is_some() {
        std::fs::write(&path, help).expect("a help text");
    }
    let reviewed = std::fs::read_to_string(&path).expect("a help text in docs/reference/commands");
    assert_eq!(help, reviewed, "the help of {name} is not as reviewed; write it anew with ONRECORD_WRITE_HELP=1");
}

/// An example, and JSON or another language of machines.
#[track_caller]
fn is_useful(name: &str, help: &str) {
    assert!(help.contains("\nExample"), "the help of {name} has no example");
    assert!(help.contains("--json") || help.contains("--format"), "the help of {name} has no --json");
}

#[test]
fn the_help_texts_are_as_reviewed() {
    let folder = Folder::new();
    is_as_reviewed("onrecord", &folder.print(&["--help"]));
    for command in COMMANDS {
        let help = folder.print(&[command, "--help"]);
        is_as_reviewed(command, &help);
        let Some((_, tasks)) = TASKS.iter().find(|(name, _)| *name == command) else {
            is_useful(command, &help);
            continue;
        };
        for task in *tasks {
            let (name, help) = (format!("{command}-{task}"), folder.print(&[command, task, "--help"]));
            is_useful(&name, &help);
            is_as_reviewed(&name, &help);
        }
    }
}

#[test]
fn every_command_has_help() {
    let folder = Folder::new();
    let help = folder.print(&["--help"]);
    let listed: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|word| *word != "eval")
        .collect();
    assert_eq!(listed, COMMANDS);
}

#[test]
fn without_arguments_the_help_is_shown() {
    let ran = Folder::new().run(&[]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("Usage: onrecord"), "{}", ran.err);
}

#[test]
fn the_version_names_program_contract_and_model() {
    let version = Folder::new().print(&["--version"]);
    let lines: Vec<&str> = version.lines().collect();
    assert_eq!(lines[0], format!("onrecord {}", env!("CARGO_PKG_VERSION")));
    assert_eq!(lines[1], "contract onrecord/document/1");
    assert!(lines[2].starts_with("model ") && lines[2].ends_with(" (fast, accurate)"), "{version}");
    assert_eq!(lines.len(), 3, "{version}");
}

#[test]
fn a_wrong_argument_is_told() {
    let folder = Folder::new();
    let ran = folder.run(&["read", "x", "--max-size", "much"]);
    assert_eq!(
        (ran.status, ran.err.as_str()),
        (
            2,
            "error: invalid value 'much' for '--max-size <SIZE>': expected a number of MiB, or with a unit: 500KiB, \
             64MiB, 1GiB\n\nFor more information, try '--help'.\n"
        )
    );
    folder
        .run(&["read", "x", "--fields", "text"])
        .expect(2, "error: --fields: expected FIELD=PATH such as text=body.full, found `text`\n");
    let ran = folder.run(&["search", "x", "--since", "03/04/2024"]);
    assert_eq!(
        (ran.status, ran.err.as_str()),
        (
            2,
            "error: invalid value '03/04/2024' for '--since <DATE>': expected a date, found one that can be read in \
             two ways; write it as YYYY-MM-DD\n\nFor more information, try '--help'.\n"
        )
    );
}
