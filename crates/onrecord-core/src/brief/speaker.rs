//! Speakers: who the lines are from, in order of how much they say.

use std::collections::BTreeMap;

use serde::Serialize;

use super::article::Article;
use super::label::{self, Label};
use super::line::{Draft, Line};
use super::note::Quoted;
use super::who;
use crate::label::{EntityType, SourceKind};

/// Whoever lines are from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// The speaker's number in the brief, from 1.
    pub number: usize,
    /// Name of the entity, words of the source or byline; `None` for [`By::Unknown`].
    pub name: Option<String>,
    /// What makes the lines one speaker's.
    pub by: By,
    /// What the entity is.
    pub entity: Option<EntityType>,
    /// What sort of source, where all lines agree.
    pub source_kind: Option<SourceKind>,
    /// The words by which the documents call the speaker where lines are attributed, the first place of each.
    pub named: Vec<Quoted>,
    /// The documents the lines are quoted from.
    pub documents: Vec<Label>,
    /// Numbers of the lines: by date, those without one last; then by document and place.
    pub lines: Vec<usize>,
}

/// What makes lines one speaker's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// Name and type of an entity agree.
    Entity,
    /// The source is called by the same words; it need not be the same people.
    Words,
    /// The articles have the same author.
    Author,
    /// The text gives nobody, or only a pronoun that was not resolved.
    Unknown,
}

/// Groups drafts into speakers and numbers the lines in their order.
pub(super) fn group(articles: &[Article], drafts: Vec<Draft>) -> (Vec<Speaker>, Vec<Line>) {
    let mut groups: BTreeMap<(By, Option<EntityType>, String), Vec<Draft>> = BTreeMap::new();
    for draft in drafts {
        let key = (draft.who.by, draft.who.entity, draft.who.key.clone());
        groups.entry(key).or_default().push(draft);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by(|((by_a, _, key_a), a), ((by_b, _, key_b), b)| {
        let order = |by: &By, n: usize, key: &String| (*by == By::Unknown, std::cmp::Reverse(n), key.clone());
        order(by_a, a.len(), key_a).cmp(&order(by_b, b.len(), key_b))
    });

    let mut speakers = Vec::new();
    let mut lines: Vec<Line> = Vec::new();
    for (i, ((by, entity, _), mut drafts)) in groups.into_iter().enumerate() {
        drafts.sort_by_key(|d| (d.when.is_none(), d.when.clone(), d.document, d.range.start, d.range.end));
        let mut kinds = drafts.iter().map(|d| d.statement.source_kind);
        let kind = kinds.next().flatten().filter(|&first| kinds.all(|k| k == Some(first)));
        let mut documents: Vec<Label> = drafts.iter().map(|d| d.document).collect();
        documents.sort();
        documents.dedup();
        let speaker = Speaker {
            number: i + 1,
            name: name(&drafts).map(str::to_owned),
            by,
            entity,
            source_kind: kind,
            named: named(&drafts),
            documents,
            lines: (lines.len() + 1..=lines.len() + drafts.len()).collect(),
        };
        speakers.push(speaker);
        for draft in drafts {
            let number = lines.len() + 1;
            lines.push(draft.line(number, i + 1, articles));
        }
    }
    (speakers, lines)
}

/// Of names that differ in titles or full stops, the one used most often; of those, the first in the alphabet.
fn name<'a>(drafts: &'a [Draft]) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for draft in drafts {
        *counts.entry(&draft.who.name).or_default() += 1;
    }
    let most = counts.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best });
    most.map(|(name, _)| name).filter(|name| !name.is_empty())
}

/// The different words of the sources, each at its first place; pronouns only where nothing else is there.
fn named(drafts: &[Draft]) -> Vec<Quoted> {
    let mut seen = Vec::new();
    let mut out = Vec::new();
    for draft in drafts {
        for span in draft.statement.source.iter().flat_map(|s| &s.spans) {
            let words = who::one_line(&span.text).to_lowercase();
            if !who::is_pronoun(&words) && !seen.contains(&words) {
                seen.push(words);
                out.push(Quoted { document: draft.document, span: span.clone() });
            }
        }
    }
    out
}

/// The words that call the speaker something else than the name does, each in one line.
pub(super) fn other_names(speaker: &Speaker) -> Vec<String> {
    let same = |a: &str, b: &str| who::normalised(a, EntityType::Other) == who::normalised(b, EntityType::Other);
    let name = speaker.name.as_deref().unwrap_or_default();
    let words = speaker.named.iter().map(|n| who::one_line(n.span.text.trim_matches([',', ' '])));
    words.filter(|words| speaker.by == By::Entity && !same(words, name)).collect()
}

/// What the speaker is, what the lines were grouped by if not by a name, and how many there are.
pub(super) fn facts(speaker: &Speaker) -> String {
    let sort = match speaker.by {
        By::Author => Some("author"),
        By::Entity | By::Words => label::sort_of(speaker.entity, speaker.source_kind),
        By::Unknown => None,
    };
    let grouped = (speaker.by == By::Words).then_some("one wording");
    let mut facts: Vec<String> = sort.into_iter().chain(grouped).map(str::to_owned).collect();
    facts.push(label::count(speaker.lines.len(), "statement", "statements"));
    facts.join(" · ")
}
