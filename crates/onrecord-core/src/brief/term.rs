//! Terms: what a statement is about, as names and nouns of its own words.
//!
//! A name is a named entity other than the speaker. A noun is a word that, over the whole brief, stands more often
//! where a noun does (behind an article or possessive, with one word between at most, and before a mark, a
//! preposition, a conjunction or an auxiliary) than where a verb does (behind "to", a modal verb or a pronoun), and
//! that attributes nothing. Words inside names, figures and times are no nouns, nor are those in `empty_words.txt`.

use std::collections::{BTreeMap, BTreeSet};

use onrecord_text::token::Shape;
use onrecord_text::{Token, tokens};

use super::article::Article;
use super::line::Line;
use super::speaker::{By, Speaker};
use super::who;
use super::words::{fold, folded};
use crate::contract::{Mention, Range};
use crate::label::{EntityType, MentionForm};

/// Terms of one line, each with its first place.
pub(super) type Terms = BTreeMap<Term, Range>;

/// What makes two statements be on the same thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Term {
    /// A noun, folded.
    Noun(String),
    /// A name that may be a question's only term.
    Name(String),
    /// The name of a country, or of somebody who speaks in this brief: party to many questions, the matter of none.
    Party(String),
}

/// Before a noun, possibly with an adjective between.
const LEADS: &[&str] = &[
    "a", "all", "an", "any", "both", "each", "every", "her", "his", "its", "my", "no", "our", "some", "that", "the",
    "their", "these", "this", "those", "your", "'s", "’s",
];
/// After a noun that ends its phrase.
const ENDS: &[&str] = &[
    "about", "after", "against", "among", "and", "are", "as", "at", "be", "because", "before", "behind", "between",
    "but", "by", "can", "could", "did", "do", "does", "during", "for", "from", "had", "has", "have", "if", "in",
    "into", "is", "may", "might", "must", "of", "off", "on", "or", "over", "shall", "should", "since", "than",
    "through", "to", "under", "unless", "until", "was", "were", "when", "where", "which", "while", "who", "will",
    "with", "within", "without", "would",
];
/// Before a verb.
const BEFORE_VERBS: &[&str] = &[
    "can", "could", "did", "do", "does", "he", "i", "it", "may", "might", "must", "not", "shall", "she", "should",
    "they", "to", "we", "who", "will", "would", "you",
];
/// Words (folded) that are no nouns, and nouns that say little about what a statement is on: pronouns, numbers,
/// adverbs; people by office; time, place and manner; talk about talk.
const EMPTY: &str = include_str!("empty_words.txt");

/// One article's words, for finding terms.
struct Words<'a> {
    tokens: Vec<Token>,
    /// The tokens' places in code points.
    ranges: Vec<Range>,
    /// Where entities are named.
    names: Vec<Name>,
    /// Names of those who speak in the brief, to compare.
    parties: &'a BTreeSet<String>,
    article: &'a Article<'a>,
}

impl<'a> Words<'a> {
    fn of(article: &'a Article<'a>, parties: &'a BTreeSet<String>) -> Words<'a> {
        let tokens = tokens(&article.document.text);
        let ranges = tokens.iter().map(|t| article.range(t.span)).collect();
        Words { tokens, ranges, names: names_of(article), parties, article }
    }

    fn lower(&self, i: usize) -> String {
        self.tokens[i].of(&self.article.document.text).to_lowercase()
    }

    fn is_word(&self, i: usize) -> bool {
        self.tokens[i].shape == Shape::Word
    }

    /// How much the word at `i` stands where a noun does, or (below 0) where a verb does.
    fn evidence(&self, i: usize) -> i32 {
        let before = |n: usize| i.checked_sub(n).map(|at| self.lower(at)).unwrap_or_default();
        if BEFORE_VERBS.contains(&before(1).as_str()) {
            return -2;
        }
        let ended = match self.tokens.get(i + 1) {
            None => true,
            Some(next) if next.shape == Shape::Mark => {
                let joined = next.span.start() == self.tokens[i].span.end();
                !joined || !"-‐‑/".contains(next.of(&self.article.document.text))
            }
            Some(_) => ENDS.contains(&self.lower(i + 1).as_str()),
        };
        match ended {
            true if LEADS.contains(&before(1).as_str()) => 2,
            true if i > 0 && self.is_word(i - 1) && LEADS.contains(&before(2).as_str()) => 1,
            _ => 0,
        }
    }

    /// The tokens within a range of code points.
    fn within(&self, range: Range) -> impl Iterator<Item = usize> {
        let first = self.ranges.partition_point(|r| r.start < range.start);
        (first..self.ranges.len()).take_while(move |&i| self.ranges[i].end <= range.end)
    }
}

/// The terms of every line, in order of the lines.
pub(super) fn terms(articles: &[Article], speakers: &[Speaker], lines: &[Line]) -> Vec<Terms> {
    let named = speakers.iter().filter(|s| s.by == By::Entity);
    let name = |s: &Speaker| Some(who::normalised(s.name.as_deref()?, s.entity?));
    let parties: BTreeSet<String> = named.filter_map(name).collect();
    let words: Vec<Words> = articles.iter().map(|article| Words::of(article, &parties)).collect();
    let nouns = nouns(&words);
    let of_line = |line: &Line| {
        let words = &words[line.document.index()];
        let own = own_content(words.article, line);
        let mut out = Terms::new();
        let speaker = speakers[line.speaker - 1].name.as_deref();
        let mut named = add_names(words, &own, speaker, &mut out);
        named.extend(words.article.document.figures.iter().map(|f| Range { start: f.start, end: f.end }));
        named.extend(words.article.document.times.iter().map(|t| Range { start: t.start, end: t.end }));
        for i in own.iter().flat_map(|&range| words.within(range)) {
            let range = words.ranges[i];
            if words.is_word(i) && !named.iter().any(|n| n.start < range.end && range.start < n.end) {
                let noun = fold(&words.lower(i));
                if nouns.contains(&noun) {
                    out.entry(Term::Noun(noun)).or_insert(range);
                }
            }
        }
        out
    };
    lines.iter().map(of_line).collect()
}

/// Every word, folded, that is a noun more than anything else.
fn nouns(articles: &[Words]) -> BTreeSet<String> {
    let mut evidence: BTreeMap<String, i32> = BTreeMap::new();
    for words in articles {
        for i in (0..words.tokens.len()).filter(|&i| words.is_word(i)) {
            let weight = words.evidence(i);
            let word = words.lower(i);
            let is_long = word.chars().count() > 2 && word.chars().all(char::is_alphabetic);
            if weight != 0 && is_long && ![LEADS, ENDS, BEFORE_VERBS].iter().any(|list| list.contains(&word.as_str())) {
                *evidence.entry(fold(&word)).or_default() += weight;
            }
        }
        let cues = words.article.document.statements.iter().flat_map(|s| &s.cue.spans);
        for word in cues.flat_map(|cue| folded(&cue.text)) {
            *evidence.entry(word).or_default() -= 2;
        }
    }
    for word in EMPTY.split_whitespace() {
        evidence.remove(word);
    }
    evidence.retain(|_, evidence| *evidence > 0);
    evidence.into_keys().collect()
}

/// A line's content without the statements nested in it, which have lines of their own.
fn own_content(article: &Article, line: &Line) -> Vec<Range> {
    let children = article.document.statements.iter().filter(|s| s.parent.as_deref() == Some(&line.id));
    let holes: Vec<Range> = children.filter_map(|child| article.cover(child)).collect();
    let mut own: Vec<Range> = line.content.iter().map(|s| Range { start: s.start, end: s.end }).collect();
    for hole in holes {
        let around = |r: &Range| {
            let before = Range { start: r.start, end: r.end.min(hole.start) };
            let after = Range { start: r.start.max(hole.end), end: r.end };
            [before, after].into_iter().filter(|r| r.start < r.end)
        };
        own = own.iter().flat_map(around).collect();
    }
    own
}

/// A place where an entity is named.
struct Name {
    range: Range,
    /// The entity's name, to compare.
    key: String,
    kind: EntityType,
}

/// Every place of an article where an entity is named, in order.
fn names_of(article: &Article) -> Vec<Name> {
    let mut out = Vec::new();
    for entity in &article.document.entities {
        let key = who::normalised(&entity.name, entity.kind);
        let named = |m: &&Mention| who::is_name(m.form) || m.form == MentionForm::Demonym;
        out.extend(entity.mentions.iter().filter(named).map(|m| Name {
            range: Range { start: m.start, end: m.end },
            key: key.clone(),
            kind: entity.kind,
        }));
    }
    out.sort_by_key(|name| (name.range.start, name.range.end));
    out
}

/// Adds the names in a line's content, and gives every place where an entity is named, the speaker's too.
fn add_names(words: &Words, own: &[Range], speaker: Option<&str>, out: &mut Terms) -> Vec<Range> {
    let mut places = Vec::new();
    for inside in own {
        let first = words.names.partition_point(|name| name.range.start < inside.start);
        let names = words.names[first..].iter().take_while(|name| name.range.start < inside.end);
        for name in names.filter(|name| name.range.end <= inside.end) {
            places.push(name.range);
            let is_speaker = speaker.is_some_and(|speaker| who::normalised(speaker, name.kind) == name.key);
            if !is_speaker && !name.key.is_empty() {
                let is_party = name.kind == EntityType::Country || words.parties.contains(&name.key);
                let term = if is_party { Term::Party } else { Term::Name };
                out.entry(term(name.key.clone())).or_insert(name.range);
            }
        }
    }
    places
}

/// Whether the words between two places are nothing but a space, a hyphen or a possessive.
pub(super) fn adjoin(article: &Article, first: Range, second: Range) -> bool {
    matches!(article.words(first.end, second.start), " " | "-" | "’s " | "'s ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brief::article;
    use crate::contract;

    fn nouns_of(text: &str) -> Vec<String> {
        let mut document = onrecord_text::read("a.txt", text.as_bytes(), &onrecord_text::ReadOptions::default());
        let document = contract::Document::of(&document.remove(0).unwrap(), &crate::Findings::default());
        let documents = [document];
        let (articles, _) = article::sorted(&documents);
        nouns(&[Words::of(&articles[0], &BTreeSet::new())]).into_iter().collect()
    }

    #[test]
    fn nouns_are_told_by_where_they_stand() {
        assert_eq!(
            nouns_of("The humanitarian corridor must stay open, and no fortified bridge will be spared."),
            ["bridge", "corridor"]
        );
        assert_eq!(nouns_of("They agreed to withdraw the heavy guns from the ridge."), ["gun", "ridge"]);
    }

    #[test]
    fn words_that_say_little_are_left_out() {
        assert_eq!(nouns_of("The statement of the government said the people want the canal."), ["canal"]);
    }
}
