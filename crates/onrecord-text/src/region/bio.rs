//! Bios: closing paragraphs about the author.

use super::{Paragraph, begins, is_capitalised, plain};
use crate::RegionKind;

/// At most so many closing paragraphs are bios.
const MOST: usize = 3;

/// What authors are.
const ROLES: &[&str] = &[
    "analyst",
    "analysts",
    "author",
    "authors",
    "blogger",
    "co-author",
    "columnist",
    "columnists",
    "commentator",
    "contributor",
    "contributors",
    "correspondent",
    "correspondents",
    "director",
    "editor",
    "editors",
    "editor-in-chief",
    "fellow",
    "fellows",
    "freelance",
    "freelancer",
    "historian",
    "journalist",
    "journalists",
    "lecturer",
    "novelist",
    "professor",
    "reporter",
    "reporters",
    "researcher",
    "researchers",
    "scholar",
    "writer",
    "writers",
];
/// What is said of authors only.
const PHRASES: &[&str] = &[
    "can be reached at",
    "can be contacted at",
    "contact him at",
    "contact her at",
    "contact them at",
    "frequent contributor",
    "regular contributor",
    "contributing writer",
    "follow him on",
    "follow her on",
    "follow them on",
    "follow me on",
    "on twitter at @",
    "on twitter: @",
    "on x at @",
    "on x: @",
    "email him at",
    "email her at",
    "write to him at",
    "write to her at",
    "is the author of",
    "are the authors of",
    "the writer is",
    "the author is",
    "about the author",
];

/// Marks the closing paragraphs that are about the author, if an article stands above them. `given` is the author as
/// metadata has it.
pub(super) fn mark(text: &str, given: Option<&str>, paragraphs: &mut [Paragraph]) {
    let body = paragraphs.iter().filter(|p| p.kind.is_none()).count();
    let given = given.map(plain);
    let mut left = MOST.min(body.saturating_sub(1));
    for paragraph in paragraphs.iter_mut().rev().filter(|p| p.kind.is_none()) {
        if left == 0 || !is_bio(paragraph.span.of(text), given.as_deref()) {
            return;
        }
        paragraph.kind = Some(RegionKind::Bio);
        left -= 1;
    }
}

fn is_bio(words: &str, given: Option<&str>) -> bool {
    if words.len() > 1500 || words.starts_with(['“', '"']) {
        return false;
    }
    let lower = words.to_lowercase();
    let names = names(words);
    let named =
        !names.is_empty() || begins(words, "the writer") || begins(words, "the author") || begins(words, "about");
    let is_given = given.is_some_and(|given| !names.is_empty() && given.contains(&plain(names)));
    named && PHRASES.iter().any(|phrase| lower.contains(phrase))
        || is_author(words, names)
        || is_given && says_what(words, names)
}

/// The names that a paragraph begins with: two or more words with capitals.
fn names(words: &str) -> &str {
    let mut end = 0;
    let mut count = 0;
    for word in words.split_inclusive(' ').take(9) {
        let bare = word.trim_end_matches([' ', ',']);
        if !is_capitalised(bare) && !matches!(bare, "and" | "de" | "van" | "von" | "der" | "bin" | "al") {
            break;
        }
        end += word.len();
        count += usize::from(is_capitalised(bare));
    }
    if count >= 2 { words[..end].trim_end_matches([' ', ',']) } else { "" }
}

/// The words behind the names, if they are `is`, `are` and the like.
fn behind<'w>(words: &'w str, names: &str) -> Option<impl Iterator<Item = String> + 'w> {
    let rest = words[names.len()..].trim_start_matches([' ', ',']);
    let mut rest = rest.split_whitespace();
    let verb = rest.next()?;
    let is_verb = matches!(verb, "is" | "are" | "was" | "has" | "writes" | "covers" | "reports" | "teaches" | "serves");
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    (!names.is_empty() && is_verb).then(|| rest.map(bare))
}

/// `NAME is a senior fellow …`: the role within the next words, before the sentence turns to something else.
fn is_author(words: &str, names: &str) -> bool {
    let Some(rest) = behind(words, names) else { return false };
    let mut rest = rest.take(9).take_while(|word| !matches!(word.as_str(), "who" | "that" | "which" | "said" | "says"));
    let is_role = |word: &String| {
        let role = word.trim_end_matches("’s").trim_end_matches("'s");
        ROLES.contains(&role) && role.len() == word.len()
    };
    rest.any(|word| is_role(&word))
}

/// For a name that is the author's by the metadata, any such sentence is a bio.
fn says_what(words: &str, names: &str) -> bool {
    behind(words, names).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bios() {
        for words in [
            "Ann Lee is a senior fellow at the Institute for Talks.",
            "Ann Lee is editor-in-chief of the Courier’s Monitor Service.",
            "Ann Lee and Bo Ito are reporters in Geneva.",
            "Ann Lee writes on talks. She can be reached at ann@example.org.",
            "Ann Lee, a frequent contributor, lives in Geneva.",
            "The writer is a former envoy.",
        ] {
            assert!(is_bio(words, None), "{words}");
        }
        assert!(is_bio("Ann Lee was the envoy to the talks until 2019.", Some("ann lee")));
    }

    #[test]
    fn closing_sentences_of_the_body() {
        for words in [
            "Ann Lee was the envoy to the talks until 2019.",
            "Ann Lee is the one who told reporters that the talks were over.",
            "The talks are over.",
            "“Ann Lee is a reporter,” he said.",
            "He is a professor.",
            "Geneva is where the author of the plan lives.",
            "Ann Lee said that Bo Ito is a journalist.",
        ] {
            assert!(!is_bio(words, None), "{words}");
        }
    }
}
