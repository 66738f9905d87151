//! Who a statement is from: an entity across documents, the source's words, the author, or nobody the text gives.

use super::By;
use super::article::Article;
use crate::contract::{Document, Entity, Statement};
use crate::label::{EntityType, MentionForm, SourceKind};

/// Whose a statement is. Statements of one key are one speaker's.
#[derive(Clone, Debug)]
pub(super) struct Who {
    pub by: By,
    pub entity: Option<EntityType>,
    /// What two speakers must share to be one.
    pub key: String,
    /// What to call the speaker; empty for [`By::Unknown`].
    pub name: String,
}

/// Before a name, in lower case and without full stop; they differ from article to article.
const TITLES: &[&str] = &[
    "adm",
    "admiral",
    "ambassador",
    "capt",
    "captain",
    "chancellor",
    "col",
    "colonel",
    "dr",
    "gen",
    "general",
    "gov",
    "governor",
    "lt",
    "madam",
    "maj",
    "major",
    "minister",
    "mr",
    "mrs",
    "ms",
    "president",
    "prime",
    "prof",
    "professor",
    "rep",
    "sen",
    "senator",
    "sgt",
    "sir",
];
/// Sources that point elsewhere and so name nobody by themselves.
const PRONOUNS: &[&str] = &[
    "he", "her", "him", "his", "i", "it", "its", "me", "my", "one", "our", "she", "that", "their", "them", "these",
    "they", "this", "those", "us", "we", "which", "who", "you", "your",
];

/// Whose a statement is.
pub(super) fn who(article: &Article, statement: &Statement) -> Who {
    if let Some(entity) = entity(article, statement) {
        let key = normalised(&entity.name, entity.kind);
        return Who { by: By::Entity, entity: Some(entity.kind), key, name: entity.name.clone() };
    }
    if statement.source_kind == Some(SourceKind::Author) {
        let document = article.document;
        let byline = author(document);
        let key = byline.as_ref().map_or_else(|| document.id.clone(), |name| normalised(name, EntityType::Person));
        let name = byline.unwrap_or_else(|| format!("author of {}", article.label));
        return Who { by: By::Author, entity: None, key, name };
    }
    let words = statement.source.as_ref().map(|s| one_line(&s.text())).unwrap_or_default();
    let key = normalised(&words, EntityType::Group);
    if key.is_empty() || is_pronoun(&key) {
        return Who { by: By::Unknown, entity: None, key: String::new(), name: String::new() };
    }
    Who { by: By::Words, entity: None, key, name: words }
}

/// The entity that a statement's source refers to, if its name tells who that is.
pub(super) fn entity<'d>(article: &Article<'d>, statement: &Statement) -> Option<&'d Entity> {
    let id = statement.source_entity.as_deref()?;
    let key = |e: &Entity| normalised(&e.name, e.kind);
    article.document.entity(id).filter(|e| !key(e).is_empty() && !is_pronoun(&key(e)))
}

/// The author line on one line, without the "By" before the name.
pub(super) fn author(document: &Document) -> Option<String> {
    let byline = document.byline.as_ref().map(|s| s.text.as_str()).or(document.metadata.byline.as_deref())?;
    let line = one_line(byline);
    let rest = line.get(..3).filter(|by| by.eq_ignore_ascii_case("by ")).map(|by| line[by.len()..].to_owned());
    Some(rest.unwrap_or(line))
}

/// Whether a mention says a name, so that it tells who is meant without the rest of the text.
pub(super) fn is_name(form: MentionForm) -> bool {
    matches!(form, MentionForm::Name | MentionForm::Acronym | MentionForm::Metonym)
}

/// Whether words in lower case name nobody by themselves.
pub(super) fn is_pronoun(words: &str) -> bool {
    let mut words = words.split(' ');
    words.all(|word| PRONOUNS.contains(&word) || word.ends_with("self") || word.ends_with("selves"))
}

/// A name in lower case, without full stops, articles and (for people) titles.
pub(super) fn normalised(name: &str, kind: EntityType) -> String {
    let name: String = name.to_lowercase().chars().filter(|c| !".,'’\"“”".contains(*c)).collect();
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let drops =
        |word: &str| ["the", "a", "an"].contains(&word) || (kind == EntityType::Person && TITLES.contains(&word));
    while words.len() > 1 && drops(words[0]) {
        words.remove(0);
    }
    words.join(" ")
}

/// Words with every run of white space as one space.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pronouns_name_nobody() {
        assert!(is_pronoun("he") && is_pronoun("she herself"));
        assert!(!is_pronoun("his aide") && !is_pronoun("he who leads"));
    }

    #[test]
    fn names_agree_without_titles_articles_and_stops() {
        let person = |name| normalised(name, EntityType::Person);
        assert_eq!(person("Gen. Mark A. Milley"), person("Mark A Milley"));
        assert_eq!(normalised("The U.S. Senate", EntityType::Organisation), "us senate");
        assert_eq!(normalised("General Motors", EntityType::Organisation), "general motors");
        assert_eq!(person("Prime Minister"), "minister", "a title alone still names somebody");
        assert_eq!(person("Łukasz Żółć"), "łukasz żółć");
    }
}
