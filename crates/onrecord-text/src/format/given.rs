//! Metadata as names and values, from wherever it was given, made into [`Metadata`].
//!
//! Front matter, sidecars and JSON records use one vocabulary, so that a field means the same in all of them.

use crate::date::{DateError, parse_date};
use crate::{Metadata, Problem, ProblemCode, Provenance, PublishedGiven};

/// The names of each field, the most telling first. Compared without case.
pub(crate) const TITLE: &[&str] = &["title", "headline"];
pub(crate) const BYLINE: &[&str] = &["author", "byline", "authors", "creator"];
pub(crate) const OUTLET: &[&str] = &["outlet", "source", "publisher", "site_name", "sitename", "publication"];
pub(crate) const URL: &[&str] = &["url", "link", "canonical_url", "canonical", "permalink"];
pub(crate) const LANGUAGE: &[&str] = &["language", "lang"];
pub(crate) const PUBLISHED: &[&str] = &[
    "date",
    "published",
    "date_publish",
    "pubDate",
    "published_at",
    "publishedAt",
    "date_published",
    "datePublished",
    "publication_date",
    "published_time",
];

/// Names and values in the order given. A list is one value with commas.
pub(crate) type Pairs = Vec<(String, String)>;

/// The metadata that these pairs give. Unknown names are left alone, and so are blank values.
pub(crate) fn metadata(pairs: &Pairs, from: Provenance) -> (Metadata, Vec<Problem>) {
    let find = |names: &[&str]| {
        names.iter().find_map(|name| {
            let pair = pairs.iter().find(|(key, value)| key.eq_ignore_ascii_case(name) && !value.trim().is_empty());
            pair.map(|(_, value)| value.trim().to_owned())
        })
    };
    let mut problems = Vec::new();
    let metadata = Metadata {
        title: find(TITLE),
        byline: find(BYLINE).map(without_by),
        outlet: find(OUTLET),
        url: find(URL),
        language: find(LANGUAGE),
        published: find(PUBLISHED).and_then(|text| published(&text, from, &mut problems)),
    };
    (metadata, problems)
}

/// The interval that a date gives; what cannot be read becomes a problem.
pub(crate) fn published(text: &str, from: Provenance, problems: &mut Vec<Problem>) -> Option<PublishedGiven> {
    let (code, why) = match parse_date(text) {
        Ok((earliest, latest)) => return Some(PublishedGiven { earliest, latest, from }),
        Err(DateError::Ambiguous) => (ProblemCode::DateAmbiguous, "could be two days; write it as YYYY-MM-DD"),
        Err(DateError::Unreadable) => (ProblemCode::DateUnreadable, "could not be read; write it as YYYY-MM-DD"),
    };
    let shown: String = text.chars().take(60).collect();
    problems.push(Problem::new(code, format!("The publication date “{shown}” ({}) {why}.", place(from))));
    None
}

fn place(from: Provenance) -> &'static str {
    match from {
        Provenance::Argument => "given for this run",
        Provenance::Sidecar => "in the sidecar file",
        Provenance::FrontMatter => "in the front matter",
        Provenance::PageHead => "in the page’s head",
        Provenance::Field => "in the record’s fields",
    }
}

/// `By Jane Doe` is Jane Doe.
pub(crate) fn without_by(byline: String) -> String {
    match byline.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") => byline[3..].trim_start().to_owned(),
        _ => byline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> (Metadata, Vec<Problem>) {
        metadata(&pairs.iter().map(|&(k, v)| (k.into(), v.into())).collect(), Provenance::Sidecar)
    }

    #[test]
    fn names_have_synonyms() {
        let (found, problems) = read(&[
            ("Headline", "Talks"),
            ("author", "By Ann Lee"),
            ("publisher", "Daily"),
            ("pubdate", "15 May 2024"),
        ]);
        assert_eq!(found.title.as_deref(), Some("Talks"));
        assert_eq!(found.byline.as_deref(), Some("Ann Lee"));
        assert_eq!(found.outlet.as_deref(), Some("Daily"));
        assert_eq!(found.published.map(|p| p.earliest.to_string()).as_deref(), Some("2024-05-15"));
        assert!(problems.is_empty());
    }

    #[test]
    fn an_ambiguous_date_is_a_problem_and_no_date() {
        let (found, problems) = read(&[("date", "03/04/2024")]);
        assert_eq!(found.published, None);
        assert_eq!(
            problems[0].message,
            "The publication date “03/04/2024” (in the sidecar file) could be two days; write it as YYYY-MM-DD."
        );
    }
}
