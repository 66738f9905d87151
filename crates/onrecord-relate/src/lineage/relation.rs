//! How two documents are related: their words' [`Kinship`], and what outlets, addresses and titles add to it.

use super::likeness::{Kinship, Likeness};

/// What is known of an article beside its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Headline.
    pub title: Option<String>,
    /// Author line.
    pub byline: Option<String>,
    /// Publisher.
    pub outlet: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// First and last day on which it can have been published, `YYYY-MM-DD`.
    pub published: Option<(String, String)>,
}

/// How two documents are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same words.
    Identical,
    /// The same article with edits, at another outlet or where the outlets are not known.
    Syndicated,
    /// Told again in other words.
    Rewritten,
    /// One holds a part of the other.
    Excerpted,
    /// An earlier and a later form of one outlet's article.
    LaterVersion,
    /// They share a quotation and no more.
    CommonQuotation,
}

impl Relation {
    /// The name used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Relation::Identical => "identical",
            Relation::Syndicated => "syndicated",
            Relation::Rewritten => "rewritten",
            Relation::Excerpted => "excerpted",
            Relation::LaterVersion => "later_version",
            Relation::CommonQuotation => "common_quotation",
        }
    }

    /// The same for people.
    pub fn words(self) -> &'static str {
        match self {
            Relation::Identical => "the same text",
            Relation::Syndicated => "one text with edits",
            Relation::Rewritten => "told again in other words",
            Relation::Excerpted => "a part of the other",
            Relation::LaterVersion => "two versions of one article",
            Relation::CommonQuotation => "a common quotation only",
        }
    }

    /// Whether one of the documents was made from the other, or both from a third.
    pub fn is_lineage(self) -> bool {
        self != Relation::CommonQuotation
    }

    /// The relation of two documents; `None` for two that share nothing.
    pub fn of(likeness: &Likeness, words: usize, first: &About, second: &About) -> Option<Relation> {
        let kinship = likeness.kinship(words);
        if kinship != Kinship::Identical && is_one_page(first, second) {
            return Some(Relation::LaterVersion);
        }
        match kinship {
            Kinship::Identical => Some(Relation::Identical),
            Kinship::Edited if is_one_outlet(first, second) => Some(Relation::LaterVersion),
            Kinship::Edited => Some(Relation::Syndicated),
            Kinship::Rewritten => Some(Relation::Rewritten),
            Kinship::Excerpted => Some(Relation::Excerpted),
            Kinship::Quotation => Some(Relation::CommonQuotation),
            Kinship::None => None,
        }
    }
}

/// Whether two documents of one lineage are versions of one article: on one page, or of one outlet.
pub fn are_versions(first: &About, second: &About) -> bool {
    is_one_page(first, second) || is_one_outlet(first, second)
}

fn is_one_page(first: &About, second: &About) -> bool {
    let address = |about: &About| about.url.as_deref().map(address);
    address(first).is_some_and(|a| address(second).as_ref() == Some(&a))
}

fn is_one_outlet(first: &About, second: &About) -> bool {
    let name = |about: &About| about.outlet.as_deref().map(name);
    name(first).is_some_and(|n| name(second).as_ref() == Some(&n))
}

/// An address without what does not change the page: scheme, `www.`, the part behind `#`, and a last slash.
pub fn address(url: &str) -> String {
    let url = url.trim();
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    let url = url.strip_prefix("www.").unwrap_or(url);
    let url = url.split('#').next().unwrap_or(url);
    url.trim_end_matches('/').to_lowercase()
}

/// A name in small letters and single blanks, without marks and a leading article.
pub fn name(words: &str) -> String {
    let letters = |c: char| if c.is_alphanumeric() { c.to_lowercase().next().unwrap_or(c) } else { ' ' };
    let plain: String = words.chars().map(letters).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.strip_prefix(&["the"]).filter(|rest| !rest.is_empty()).unwrap_or(&words).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_page_and_not_its_spelling() {
        assert_eq!(address("https://www.Pell.example/strike/#top"), address("http://pell.example/strike"));
        assert_ne!(address("https://pell.example/a?id=1"), address("https://pell.example/a?id=2"));
    }

    #[test]
    fn a_name_has_no_article() {
        assert_eq!(name("The Morning Ledger"), "morning ledger");
        assert_eq!(name("The"), "the");
    }
}
