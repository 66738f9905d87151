//! Boilerplate: short paragraphs that are words of the site, not of the article.

use super::{begins, plain};

/// Longest boilerplate, in bytes; rights notices are the long ones.
const LONGEST: usize = 400;

/// Whole paragraphs, in lower case without marks.
const WHOLE: &[&str] = &[
    "advertisement",
    "advertisement continues below",
    "sponsored",
    "sponsored content",
    "related articles",
    "related stories",
    "related content",
    "related",
    "recommended",
    "read more",
    "more on this story",
    "most read",
    "share",
    "share this",
    "share this article",
    "share this story",
    "save",
    "print",
    "comments",
    "listen",
    "loading",
    "subscribe",
    "subscribe now",
    "sign up",
    "sign in",
    "log in",
    "skip to content",
    "skip to main content",
    "story continues below",
    "story continues below advertisement",
    "article continues below",
    "continue reading",
    "continue reading the main story",
    "read the rest here",
    "read the full story here",
    "read the full article here",
    "editors picks",
    "trending",
    "follow us",
    "back to top",
    "newsletter",
    "menu",
    "watch",
    "facebook",
    "twitter",
    "whatsapp",
    "telegram",
    "copy link",
    "email",
    "gift this article",
    "give this article",
    "cookie settings",
];
/// Beginnings of short paragraphs.
const OPENINGS: &[&str] = &[
    "sign up for",
    "sign up to",
    "subscribe to",
    "subscribe for",
    "join our",
    "follow us on",
    "click here",
    "read more:",
    "read also",
    "also read",
    "read next",
    "read the rest",
    "read the full",
    "see also:",
    "related:",
    "more:",
    "share on",
    "share via",
    "share this",
    "download our",
    "download the",
    "get our",
    "get the latest",
    "support our",
    "donate to",
    "listen to this article",
    "story continues",
    "article continues",
    "©",
    "copyright ©",
    "(c) 20",
    "our standards:",
    "become a member",
    "become a subscriber",
    "to continue reading",
    "you have reached",
    "this article was originally published",
    "this story was originally published",
    "originally published",
    "republished with permission",
    "reprinted with permission",
    "enter your email",
    "thank you for reading",
    "thanks for reading",
    "don’t miss",
    "don't miss",
    "all rights reserved",
];
/// Words that stand in boilerplate only.
const PHRASES: &[&str] = &[
    "all rights reserved",
    "may not be published, broadcast, rewritten",
    "trust principles",
    "terms of service",
    "privacy policy and",
    "not be reproduced without",
    "sign up for our newsletter",
    "subscribe to our newsletter",
    "views expressed in this article are",
    "views expressed are those of the author",
    "opinions expressed in this",
    "do not necessarily reflect the",
    "enable javascript",
    "disable your ad blocker",
];

/// Whether a paragraph is boilerplate.
pub(super) fn matches(words: &str) -> bool {
    if words.len() > LONGEST || words.starts_with(['“', '"', '‘']) {
        return false;
    }
    let words = words.trim_start_matches(|c: char| c.is_whitespace() || "[(*•>»→-–—".contains(c));
    let lower = words.to_lowercase();
    let count = words.split_whitespace().count();
    count <= 7 && WHOLE.contains(&plain(words).as_str())
        || count <= 30 && OPENINGS.iter().any(|phrase| begins(words, phrase)) && !is_said(&lower)
        || PHRASES.iter().any(|phrase| lower.contains(phrase)) && !is_said(&lower)
}

/// Whether somebody says it: then it belongs to the article.
fn is_said(lower: &str) -> bool {
    lower.contains(['“', '"']) || lower.contains(" said") || lower.contains(" says") || lower.contains(" told ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boilerplate() {
        for words in [
            "Advertisement",
            "ADVERTISEMENT:",
            "Read the rest here.",
            "Sign up for our weekly letter from Geneva.",
            "© 2024 Daily Courier",
            "Copyright © 2024 Daily Courier. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.",
            "[Read more: what the envoy wants]",
            "Share on Facebook",
            "The views expressed in this article are the author’s own.",
        ] {
            assert!(matches(words), "{words}");
        }
    }

    #[test]
    fn words_of_an_article() {
        for words in [
            "Shares fell on Monday.",
            "Read in full, the treaty is short.",
            "“Sign up for peace,” he said.",
            "More than 200 people signed up for the march.",
            "Print is dead, and so is radio.",
            "The ministry said all rights reserved to the state would stay.",
        ] {
            assert!(!matches(words), "{words}");
        }
    }
}
