//! The head of a brief: what the documents are.

use std::collections::BTreeMap;

use serde::Serialize;

use super::article::Article;
use super::figure::FigureRow;
use super::label::{Label, count, interval};
use super::line::Line;
use crate::contract::{Genre, Problem, Published, Span};

/// A document of the brief.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Listed {
    /// Its name within the brief.
    pub label: Label,
    /// Its id in the record.
    pub id: String,
    /// The file, as the user named it.
    pub path: String,
    /// Other files that hold the same document.
    pub also_at: Vec<String>,
    /// Headline.
    pub title: Option<Title>,
    /// Author line, without its "By".
    pub byline: Option<String>,
    /// Publisher.
    pub outlet: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// When it was published, and how that is known.
    pub published: Option<Published>,
    /// When other documents let it have been published; left out where they tell no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrowed: Option<Narrowed>,
    /// What sort of article it is.
    pub genre: Option<Genre>,
    /// How long its text is.
    pub length: Length,
    /// SHA-256 of the text in UTF-8, in hexadecimal digits.
    pub text_sha256: String,
    /// The first document of the brief with the same text.
    pub same_text_as: Option<Label>,
    /// Lines of the brief that stand in it, also where they are quoted from another document of the same text.
    pub lines: usize,
    /// Figures of the brief that are quoted from it.
    pub figures: usize,
    /// What the reader should know about its reading.
    pub problems: Vec<Problem>,
}

/// Days of publication by what other documents tell; an end that nothing tells is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Narrowed {
    /// First day, `YYYY-MM-DD`.
    pub earliest: Option<String>,
    /// Last day.
    pub latest: Option<String>,
    /// The reasoning, in words.
    pub how: String,
}

/// A headline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Title {
    /// The words, in one line.
    pub text: String,
    /// Its place, where the text holds it.
    pub span: Option<Span>,
}

/// How long a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Length {
    /// Stretches between white space.
    pub words: usize,
    /// Unicode code points.
    pub code_points: usize,
}

/// The documents in order of their labels.
pub(super) fn list(articles: &[Article], lines: &[Line], figures: &[FigureRow]) -> Vec<Listed> {
    let mut first: BTreeMap<&str, Label> = BTreeMap::new();
    let mut held = vec![0; articles.len()];
    for label in lines.iter().flat_map(|l| l.also_in.iter().chain([&l.document])) {
        held[label.index()] += 1;
    }
    let listed = articles.iter().map(|article| {
        let document = article.document;
        let same = *first.entry(&article.text_hash).or_insert(article.label);
        Listed {
            label: article.label,
            id: document.id.clone(),
            path: document.path.clone(),
            also_at: article.also_at.iter().map(|&path| path.to_owned()).collect(),
            title: document
                .headline()
                .map(|text| Title { text: super::who::one_line(text), span: document.title.clone() }),
            byline: super::who::author(document),
            outlet: document.outlet.clone(),
            url: document.url.clone(),
            language: document.language.clone(),
            published: document.published.clone(),
            narrowed: None,
            genre: document.genre.clone(),
            length: Length { words: document.text.split_whitespace().count(), code_points: article.end() },
            text_sha256: article.text_hash.clone(),
            same_text_as: Some(same).filter(|&label| label != article.label),
            lines: held[article.label.index()],
            figures: figures.iter().filter(|f| f.document == article.label).count(),
            problems: document.problems.clone(),
        }
    });
    listed.collect()
}

/// Outlet, author, date and how it is known, genre, length and what the brief holds of it.
pub(super) fn facts(d: &Listed) -> Vec<String> {
    let mut out: Vec<String> = d.outlet.iter().chain(&d.byline).cloned().collect();
    out.push(match &d.published {
        Some(p) => format!("published {} ({})", interval(&p.earliest, &p.latest), p.how),
        None => "no date".to_owned(),
    });
    out.extend(d.narrowed.as_ref().map(narrowed));
    out.extend(d.genre.as_ref().map(|g| format!("{} ({:.2})", g.label, g.p)));
    out.extend(Some(&d.language).filter(|l| l.as_str() != "en").cloned());
    out.push(count(d.length.words, "word", "words"));
    out.push(count(d.lines, "statement", "statements"));
    out.extend((d.figures > 0).then(|| count(d.figures, "figure", "figures")));
    out
}

fn narrowed(days: &Narrowed) -> String {
    let interval = match (&days.earliest, &days.latest) {
        (Some(earliest), Some(latest)) => interval(earliest, latest),
        (Some(earliest), None) => format!("not before {earliest}"),
        (None, Some(latest)) => format!("not after {latest}"),
        (None, None) => "any day".to_owned(),
    };
    format!("{interval} going by other documents ({})", days.how)
}
