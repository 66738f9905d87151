//! Talk: errors, warnings and what was done, on standard error. Never data.

use std::io::Write;

use anstyle::{AnsiColor, Style};

use super::clean;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HINT: Style = AnsiColor::Cyan.on_default().bold();

/// What stopped the command, and a way out.
pub fn error(message: &str, hint: Option<&str>) {
    say("error", ERROR, message);
    if let Some(hint) = hint {
        say("hint", HINT, hint);
    }
}

/// A file that could not be read.
pub fn not_read(message: &str) {
    say("not read", WARNING, message);
}

/// What was done, or what the user should know.
pub fn note(message: &str) {
    write(&format!("{}\n", clean::line(message)));
}

fn say(label: &str, style: Style, message: &str) {
    write(&format!("{style}{label}:{style:#} {}\n", clean::line(message)));
}

/// Standard error may be closed; there is then nobody to tell.
fn write(line: &str) {
    let _ = anstream::stderr().lock().write_all(line.as_bytes());
}
