//! The whole model in the languages of other solvers, so that a result can be had again elsewhere.

pub mod dimacs;
pub mod minizinc;
pub mod smtlib;

/// A name that every one of these languages takes: letters, digits and `_`, with the number that keeps it apart.
fn name(letter: char, number: usize, text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(40).collect();
    format!("{letter}{number}_{plain}")
}

/// A text that stays on the line of its comment.
fn comment(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
