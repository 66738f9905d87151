//! Captions: paragraphs that end with a picture's credit, or begin by saying that they belong to a picture.

use super::begins;

/// Longest caption, in bytes.
const LONGEST: usize = 700;

const OPENINGS: &[&str] = &[
    "photo:",
    "photos:",
    "photograph:",
    "picture:",
    "image:",
    "images:",
    "caption:",
    "photo by",
    "photograph by",
    "picture by",
    "photo credit",
    "image credit",
    "photo courtesy",
    "image courtesy",
    "file photo",
    "file picture",
    "file image",
    "file -",
    "file –",
    "file —",
    "(photo",
    "(image",
    "(picture",
    "[photo",
    "[image",
    "in this file photo",
];
/// Words in a credit that are said of pictures only.
const PICTURE_WORDS: &[&str] = &[
    "photo",
    "photos",
    "photograph",
    "image",
    "images",
    "picture",
    "pictures",
    "getty",
    "handout",
    "pool",
    "screenshot",
    "shutterstock",
    "file",
];
/// Names that end a caption without parentheses.
const ENDINGS: &[&str] = &[
    "getty images",
    "ap photo",
    "ap images",
    "afp via getty images",
    "epa-efe",
    "shutterstock",
    "wikimedia commons",
    "file photo",
    "handout via reuters",
    "handout photo",
];

/// Whether a paragraph is a caption.
pub(super) fn matches(words: &str) -> bool {
    if words.len() > LONGEST || words.starts_with(['“', '"', '‘']) {
        return false;
    }
    OPENINGS.iter().any(|phrase| begins(words, phrase)) || has_credit(words) || has_bare_credit(words)
}

/// Ends with `(A. Name / Agency via Agency)`, `(Photo by A. Name)`, `[A. Name/Agency]`.
fn has_credit(words: &str) -> bool {
    let trimmed = words.trim_end_matches(['.', ' ']);
    let Some(inner) = trimmed.strip_suffix([')', ']']) else { return false };
    let Some(open) = inner.rfind(['(', '[']) else { return false };
    let credit = &inner[open + 1..];
    let is_short = credit.len() <= 100 && credit.split_whitespace().count() <= 14 && !credit.contains([':', ';']);
    let names_two = credit.contains('/') && !credit.contains("//") && is_names(credit);
    is_short && (names_two || credit.split(' ').any(|word| word == "via") && is_names(credit) || is_of_picture(credit))
}

/// Begins or ends with a word that is said of pictures: `Photo by …`, `… / Getty Images`.
fn is_of_picture(credit: &str) -> bool {
    let lower = credit.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_picture = |word: Option<&str>| word.is_some_and(|word| PICTURE_WORDS.contains(&word));
    is_picture(words.next()) || is_picture(words.next_back())
}

/// Whether every word of a credit is a name or a small word, and one of them more than an acronym.
fn is_names(credit: &str) -> bool {
    let small = |word: &str| matches!(word, "via" | "by" | "for" | "of" | "the" | "and" | "de" | "photo");
    let mut words = credit.split([' ', '/']).filter(|word| !word.is_empty());
    words.all(|word| word.starts_with(char::is_uppercase) || small(word))
        && !credit.contains([',', '%'])
        && credit.split('/').any(|part| part.trim().contains([' ', '.']) || part.contains(char::is_lowercase))
}

/// Ends with a picture agency: `… at the gate. Ann Lee/Getty Images`, `… REUTERS/Ann Lee`.
fn has_bare_credit(words: &str) -> bool {
    let trimmed = words.trim_end_matches(['.', ' ', ')']);
    let lower = trimmed.to_lowercase();
    if let Some(ending) = ENDINGS.iter().find(|ending| lower.ends_with(*ending)) {
        let before = lower[..lower.len() - ending.len()].trim_end();
        return before.is_empty()
            || before.ends_with(['/', '.', ',', '|', '–', '—', ':', '”'])
            || before.ends_with(" via");
    }
    let Some((head, name)) = trimmed.rsplit_once('/') else { return false };
    let agency = head.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    let name = name.split_whitespace();
    matches!(agency, "REUTERS" | "AFP" | "AP" | "EPA" | "TASS" | "Reuters" | "Anadolu" | "EFE")
        && (1..=4).contains(&name.clone().count())
        && name.clone().all(|word| word.starts_with(char::is_uppercase))
        && head.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions() {
        for words in [
            "Delegates leave the hall in Geneva on May 15. (C. Roe / Pool via Courier)",
            "The gate. (Photo by C. Roe)",
            "The gate [C. Roe/Courier]",
            "The gate at night. C. Roe/Getty Images",
            "Delegates leave the hall. REUTERS/C. Roe",
            "FILE PHOTO: The gate at night.",
            "Photo: C. Roe",
        ] {
            assert!(matches(words), "{words}");
        }
    }

    #[test]
    fn sentences_that_end_in_parentheses() {
        for words in [
            "The talks failed, he said (and nobody denied it).",
            "The Courier reported the talks (in part).",
            "They met at the Organization for Security and Co-operation in Europe (OSCE).",
            "The fee is 5 percent (about $3/ton).",
            "Both sides want a deal (see the yes/no vote).",
            "“The gate was shut,” he said. (Courier)",
            "She writes for Reuters/Ipsos polls and others.",
            "Filed in Geneva.",
            "The envoy leads by five points. [ABC, DEF/GHI, JKL]",
            "The envoy leads by five points. [ABC/DEF]",
            "The hall was stormed. (WARNING: The images may disturb)",
        ] {
            assert!(!matches(words), "{words}");
        }
    }
}
