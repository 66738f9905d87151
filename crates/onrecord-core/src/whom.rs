//! Whom somebody asks after: entities of documents, and words for those whom nobody knows by name.
//!
//! Takes who is who as plain ids, worked out elsewhere; says of a source, an actor or a target whether it is meant.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, Serializer};

use crate::name::{has_words, key};

/// Whoever a name stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whom {
    /// The name as it was given.
    pub name: String,
    /// Whether everybody is meant, too, in whose name its words stand: where nobody is known to have the name.
    pub by_words: bool,
    /// Ids of entities, by the id of their document.
    entities: BTreeMap<String, BTreeSet<String>>,
}

impl Whom {
    /// Whoever has these words in their name.
    pub fn with_words(name: impl Into<String>) -> Whom {
        Whom { name: name.into(), by_words: true, entities: BTreeMap::new() }
    }

    /// These entities, each by the id of its document and its own.
    pub fn entities<'e>(name: impl Into<String>, entities: impl IntoIterator<Item = (&'e str, &'e str)>) -> Whom {
        let mut whom = Whom { name: name.into(), ..Whom::default() };
        for (document, entity) in entities {
            whom.entities.entry(document.to_owned()).or_default().insert(entity.to_owned());
        }
        whom
    }

    /// Whether this entity of a document is meant, whatever its name.
    pub fn has(&self, document: &str, entity: &str) -> bool {
        self.entities.get(document).is_some_and(|entities| entities.contains(entity))
    }

    /// Whether somebody of a document is meant, who has this name there. Who is no entity goes by the words.
    pub fn is(&self, document: &str, entity: Option<&str>, name: &str) -> bool {
        match entity {
            Some(entity) => self.has(document, entity) || self.has_by_words(name),
            None => has_words(&key(name), &key(&self.name)),
        }
    }

    /// Whether somebody with this name is meant by words.
    pub fn has_by_words(&self, name: &str) -> bool {
        self.by_words && has_words(&key(name), &key(&self.name))
    }

    /// Whether any of these entities is in a document.
    pub fn is_in(&self, document: &str) -> bool {
        self.entities.contains_key(document)
    }

    /// Ids of document and entity of all who are meant by what they are, in order.
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        let all = self.entities.iter().flat_map(|(document, of)| of.iter().map(move |entity| (document, entity)));
        all.map(|(document, entity)| (document.as_str(), entity.as_str())).collect()
    }
}

/// As the name that was given.
impl Serialize for Whom {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_known_is_meant_and_who_is_not_goes_by_words() {
        let known = Whom::entities("Orsin", [("d1", "e1")]);
        assert!(known.is("d1", Some("e1"), "the mayor"));
        assert!(!known.is("d2", Some("e1"), "Pavla Orsin"));
        assert!(known.is("d2", None, "Deputy Orsin") && !known.is("d2", None, "Orsinov"));
        let words = Whom::with_words("harbour master");
        assert!(words.is("d1", Some("e1"), "the Harbour Master of Tarn") && !words.is("d1", Some("e1"), "harbour"));
    }
}
