//! Words compared without case and plural ending.

use onrecord_text::{Token, tokens};

/// A word in lower case, without an English plural ending.
pub(super) fn fold(word: &str) -> String {
    let word = word.to_lowercase();
    let without = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.chars().count() > 2);
    if let Some(stem) = without("ies") {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes", "zes"] {
        if word.ends_with(ending) {
            return word[..word.len() - 2].to_owned();
        }
    }
    match without("s") {
        Some(stem) if !["s", "u", "i"].iter().any(|c| stem.ends_with(c)) => stem.to_owned(),
        _ => word,
    }
}

/// The folded words of a text, in order; marks left out.
pub(super) fn folded(text: &str) -> Vec<String> {
    let is_word = |t: &Token| t.of(text).chars().any(char::is_alphanumeric);
    tokens(text).iter().filter(|t| is_word(t)).map(|t| fold(t.of(text))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_case_fall_away() {
        for (word, stem) in [
            ("Corridors", "corridor"),
            ("treaties", "treaty"),
            ("process", "process"),
            ("breaches", "breach"),
            ("crisis", "crisis"),
            ("status", "status"),
            ("gas", "gas"),
            ("Zürich", "zürich"),
        ] {
            assert_eq!(fold(word), stem);
        }
    }

    #[test]
    fn marks_are_no_words() {
        assert_eq!(folded("“The dams,” he said."), ["the", "dam", "he", "said"]);
    }
}
