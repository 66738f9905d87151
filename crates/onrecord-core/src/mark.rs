//! Marks: what a later text did to the words of an earlier one, to stand beside every line that rests on them.
//!
//! Plain values, which `onrecord-relate` works out and every list, page and brief shows in the same words ([`Mark::told`]).
//! Leaves out whether the earlier or the later words are right.

use serde::Serialize;

use crate::contract::{Document, Span};
use crate::label::labels;

labels! {
    /// What became of words.
    Outcome, "outcome" {
        /// A later version does not have them any more.
        Withdrawn = "withdrawn",
        /// A later version says otherwise in their place.
        Changed = "changed",
        /// The same, and a later text says in words that they were wrong.
        Corrected = "corrected",
    }
}

labels! {
    /// How a line rests on words that were withdrawn or changed.
    Rests, "way to rest on words" {
        /// They are its own article's.
        Own = "own",
        /// Its article is a copy of the one that had them, or of a part of it.
        Copied = "copied",
        /// It tells them on the word of the outlet that had them.
        Quoted = "quoted",
    }
}

/// What became of words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mark {
    /// The words, in the document that is marked.
    #[serde(flatten)]
    pub words: Span,
    /// What became of them, or of those they rest on.
    pub outcome: Outcome,
    /// How they rest on the words that it became of.
    pub rests: Rests,
    /// What stands in their place now; none where nothing does.
    pub now: Option<Span>,
    /// The later text's own words about it.
    pub notice: Option<Span>,
    /// The later document.
    pub later: Later,
}

/// The document that withdrew or changed words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Later {
    /// Its id.
    pub document: String,
    /// Its file.
    pub path: String,
    /// First day on which it can have been published, `YYYY-MM-DD`.
    pub earliest: Option<String>,
    /// Last day.
    pub latest: Option<String>,
}

impl Later {
    /// What tells a document from its other versions.
    pub fn of(document: &Document) -> Later {
        let published = document.published.as_ref();
        Later {
            document: document.id.clone(),
            path: document.path.clone(),
            earliest: published.map(|p| p.earliest.clone()),
            latest: published.map(|p| p.latest.clone()),
        }
    }
}

impl Mark {
    /// Whether the words lie in a stretch, or a part of them does.
    pub fn is_on(&self, start: usize, end: usize) -> bool {
        self.words.start < end && start < self.words.end
    }

    /// For people: `“40 people” was changed in the version of 2024-05-04: now “14 people”`.
    pub fn told(&self) -> String {
        let Later { earliest, latest, path, .. } = &self.later;
        let version = match (earliest, latest) {
            (Some(first), Some(last)) if first == last => format!("the version of {first}"),
            _ => format!("a later version ({path})"),
        };
        let of = match self.rests {
            Rests::Own => "",
            Rests::Copied => " of the article it copies",
            Rests::Quoted => " of the article it quotes",
        };
        let now = self.now.as_ref().map(|now| format!(": now “{}”", short(&now.text))).unwrap_or_default();
        format!("“{}” was {} in {version}{of}{now}", short(&self.words.text), self.outcome)
    }
}

/// Words of a quotation inside a line of a list.
const WORDS: usize = 8;

fn short(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let rest = if words.len() > WORDS { " …" } else { "" };
    format!("{}{rest}", words[..words.len().min(WORDS)].join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_says_what_became_of_which_words_where() {
        let span = |text: &str| Span { start: 0, end: text.chars().count(), text: text.to_owned() };
        let later = Later {
            document: "d1".to_owned(),
            path: "b.txt".to_owned(),
            earliest: Some("2024-05-04".to_owned()),
            latest: Some("2024-05-04".to_owned()),
        };
        let mut mark = Mark {
            words: span("40 people"),
            outcome: Outcome::Changed,
            rests: Rests::Own,
            now: Some(span("14 people")),
            notice: None,
            later,
        };
        assert_eq!(mark.told(), "“40 people” was changed in the version of 2024-05-04: now “14 people”");
        mark.words = span("A guard said that he had seen two lorries burn");
        (mark.outcome, mark.rests, mark.now, mark.later.latest) = (Outcome::Withdrawn, Rests::Copied, None, None);
        let told =
            "“A guard said that he had seen two …” was withdrawn in a later version (b.txt) of the article it copies";
        assert_eq!(mark.told(), told);
    }
}
