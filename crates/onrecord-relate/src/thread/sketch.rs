//! What of a document matters for its thread: the words that tell something, the names, the numbers and days, its date.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use onrecord_core::contract::Document;
use onrecord_core::label::MentionForm;
use onrecord_text::date::{MONTHS, WEEKDAYS};

use super::frequency::weight;
use super::stem::stem;

/// Of the text so many code points count twice: what an article is about stands at its head.
const HEAD: usize = 300;
/// What tells no more is left out.
const LEAST_WEIGHT: f64 = 1.0;
/// Regions that are not the article's own words.
const ASIDE: &[&str] = &["boilerplate", "bio"];

/// Terms with their shares; the squares of the shares add up to 1, unless there are no terms.
pub(super) type Terms = BTreeMap<String, f64>;

/// What of a document matters for its thread.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch {
    /// The document's id.
    pub id: String,
    /// Its headline, where it has one.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<(Date, Date)>,
    /// The names in it with how often each stands there.
    pub names: BTreeMap<String, usize>,
    pub(super) words: Terms,
    pub(super) named: Terms,
    pub(super) numbers: Terms,
}

impl Sketch {
    /// The sketch of a document. Depends on nothing else.
    pub fn of(document: &Document) -> Sketch {
        let text = own_words(document);
        let headline = document.headline();
        let head: String = text.chars().take(HEAD).collect();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let title = headline.unwrap_or_default();
        for word in words(&text).chain(words(&head)).chain(words(title)).filter(|word| word.chars().count() > 1) {
            *counts.entry(stem(&word)).or_default() += 1;
        }
        let names = names(document);
        let mut named: BTreeMap<String, usize> = BTreeMap::new();
        for (name, count) in &names {
            let parts: BTreeSet<String> = words(name).filter(|w| w.chars().count() > 1).map(|w| stem(&w)).collect();
            parts.into_iter().for_each(|part| *named.entry(part).or_default() += count);
        }
        let day = |day: &str| day.parse::<Date>().ok();
        Sketch {
            id: document.id.clone(),
            title: headline.map(str::to_owned),
            published: document.published.as_ref().and_then(|p| Some((day(&p.earliest)?, day(&p.latest)?))),
            names,
            words: shares(counts.into_iter().filter_map(weighed)),
            named: shares(named.into_iter().filter_map(weighed)),
            numbers: shares(numbers(&text).into_iter().map(|number| (number, 1.0))),
        }
    }

    /// First and last possible day, those without any last; then the id: the order in which documents are told.
    pub(super) fn order(&self) -> (bool, Option<(Date, Date)>, &str) {
        (self.published.is_none(), self.published, &self.id)
    }
}

/// The text without addresses and what is not the article's own.
fn own_words(document: &Document) -> String {
    let aside: Vec<_> = document.regions.iter().filter(|r| ASIDE.contains(&r.kind.as_str())).collect();
    let mut own = document.text.clone();
    if !aside.is_empty() {
        let within = |at: usize| aside.iter().any(|region| (region.start..region.end).contains(&at));
        own = own.chars().enumerate().map(|(at, c)| if within(at) { ' ' } else { c }).collect();
    }
    let is_address = |word: &&str| word.contains("://") || word.starts_with("www.");
    own.split_inclusive(char::is_whitespace).filter(|word| !is_address(word)).collect()
}

/// Letters and digits that stand together, in small letters.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Numbers as they are written, days of the week and months.
fn numbers(text: &str) -> BTreeSet<String> {
    let tokens = text.split(|c: char| !(c.is_alphanumeric() || c == '.' || c == ','));
    let tokens = tokens.map(|token| token.trim_matches(['.', ',']).to_lowercase());
    let is_number =
        |token: &str| token.starts_with(|c: char| c.is_ascii_digit()) && !token.contains(|c: char| c.is_alphabetic());
    tokens
        .filter(|token| is_number(token) || WEEKDAYS.contains(&token.as_str()) || MONTHS.contains(&token.as_str()))
        .collect()
}

/// The names of entities that are named, with how often they are.
fn names(document: &Document) -> BTreeMap<String, usize> {
    let is_named =
        |form| matches!(form, MentionForm::Name | MentionForm::Acronym | MentionForm::Metonym | MentionForm::Demonym);
    let mut names = BTreeMap::new();
    for entity in &document.entities {
        let count = entity.mentions.iter().filter(|m| is_named(m.form)).count();
        if count > 0 {
            *names.entry(entity.name.clone()).or_default() += count;
        }
    }
    names
}

fn weighed((term, count): (String, usize)) -> Option<(String, f64)> {
    let weight = weight(&term);
    #[expect(clippy::cast_precision_loss, reason = "a document has fewer words than 2^52")]
    let times = 1.0 + (count as f64).ln();
    (weight > LEAST_WEIGHT).then_some((term, weight * times))
}

fn shares(terms: impl Iterator<Item = (String, f64)>) -> Terms {
    let terms: Terms = terms.collect();
    let length = terms.values().map(|weight| weight * weight).sum::<f64>().sqrt();
    terms.into_iter().map(|(term, weight)| (term, weight / length)).collect()
}
