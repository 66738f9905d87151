//! Words that name an event (`event.tsv`): verbs and nouns with their category, where its target stands, and what has to
//! be there for the word to mean it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::thing::Class;
use crate::label::EventCategory;

const LINES: &str = include_str!("event.tsv");

/// One sense of a verb or noun.
#[derive(Clone, Debug)]
pub struct Sense {
    /// The words that stand behind a verb, or before a noun.
    pub others: Vec<&'static str>,
    /// Its category.
    pub category: EventCategory,
    /// Where its target stands, the first that is there.
    pub target: Vec<Slot>,
    /// For nouns: the prepositions that lead to the doer.
    pub doer: Vec<&'static str>,
    /// What has to be there.
    pub asks: Vec<Ask>,
}

/// Where the target stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// It is the object.
    Object,
    /// It stands behind a preposition.
    After(&'static str),
}

/// What has to be there; the head of the list says each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A doer that can act.
    Who,
    /// A doer that is people.
    People,
    /// A doer that fights: a state, or an arm of one.
    Army,
    /// A doer that is an arm, not a state.
    Arm,
    /// A doer that holds an office.
    Office,
    /// A doer that travels for somebody.
    Envoys,
    /// A target that is somebody.
    Whom,
    /// A target that is a person or people.
    Human,
    /// No person as target, unless something else in the sentence is violent.
    Force,
    /// A target that is people without a name.
    Hurt,
    /// A target that can be struck.
    Site,
    /// A target that is people, a state or a body.
    Foe,
    /// A target that can be met.
    Envoy,
    /// A target that is a place.
    Place,
    /// A target with a name.
    Named,
    /// An object of this class.
    Object(Class),
    /// A doer that is somebody or a weapon; without one, a word of violence and none of accidents.
    Violent,
    /// No object.
    NoObject,
    /// This preposition, or an infinitive for "to".
    Behind(&'static str),
    /// No "that".
    NoThat,
    /// What somebody should do, behind it.
    Wish,
    /// What the doer would do, behind it.
    Own,
    /// Of two doers the second is the target.
    Mutual,
}

/// All senses, by lemma.
struct Lexicon {
    verbs: HashMap<&'static str, Vec<Sense>>,
    nouns: HashMap<&'static str, Vec<Sense>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon { verbs: HashMap::new(), nouns: HashMap::new() };
    for line in LINES.lines().filter(|l| !l.starts_with('#')) {
        let (lemma, verb, sense) = sense(line).unwrap_or_else(|| panic!("event.tsv: {line}"));
        let list = if verb { &mut lexicon.verbs } else { &mut lexicon.nouns };
        list.entry(lemma).or_default().push(sense);
    }
    lexicon
});

/// The lemma of a line, whether it is a verb, and the sense.
fn sense(line: &'static str) -> Option<(&'static str, bool, Sense)> {
    let [words, part, category, target, doer, asks] = line.split('\t').collect::<Vec<_>>()[..] else { return None };
    let verb = part == "v";
    let mut others: Vec<&str> = words.split(' ').collect();
    let lemma = if verb { others.remove(0) } else { others.pop()? };
    let items = |column: &'static str| column.split(',').filter(|item| *item != "-");
    let slot = |item| if item == "obj" { Slot::Object } else { Slot::After(item) };
    let sense = Sense {
        others,
        category: category.parse().ok()?,
        target: items(target).map(slot).collect(),
        doer: items(doer).collect(),
        asks: items(asks).map(ask).collect::<Option<Vec<Ask>>>()?,
    };
    Some((lemma, verb, sense))
}

fn ask(name: &'static str) -> Option<Ask> {
    if let Some(class) = name.strip_prefix("obj=") {
        return class.parse().ok().map(Ask::Object);
    }
    if let Some(preposition) = name.strip_prefix('+') {
        return Some(Ask::Behind(preposition));
    }
    Some(match name {
        "who" => Ask::Who,
        "people" => Ask::People,
        "army" => Ask::Army,
        "arm" => Ask::Arm,
        "office" => Ask::Office,
        "envoys" => Ask::Envoys,
        "whom" => Ask::Whom,
        "human" => Ask::Human,
        "force" => Ask::Force,
        "hurt" => Ask::Hurt,
        "site" => Ask::Site,
        "foe" => Ask::Foe,
        "envoy" => Ask::Envoy,
        "place" => Ask::Place,
        "named" => Ask::Named,
        "violent" => Ask::Violent,
        "-obj" => Ask::NoObject,
        "-that" => Ask::NoThat,
        "wish" => Ask::Wish,
        "own" => Ask::Own,
        "mutual" => Ask::Mutual,
        _ => return None,
    })
}

/// The senses of a verb, the narrowest first.
pub fn verb(lemma: &str) -> &'static [Sense] {
    LEXICON.verbs.get(lemma).map_or(&[], Vec::as_slice)
}

/// The senses of a noun, the narrowest first.
pub fn noun(lemma: &str) -> &'static [Sense] {
    LEXICON.nouns.get(lemma).map_or(&[], Vec::as_slice)
}

/// Whether a lemma is a verb of the list.
pub fn knows_verb(lemma: &str) -> bool {
    LEXICON.verbs.contains_key(lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_none_stands_twice() {
        let lines: Vec<&str> = LINES.lines().filter(|l| !l.starts_with('#')).collect();
        let senses = LEXICON.verbs.values().chain(LEXICON.nouns.values()).map(Vec::len).sum::<usize>();
        assert_eq!(senses, lines.len());
        let mut sorted = lines.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), lines.len());
    }

    #[test]
    fn narrower_senses_come_first() {
        let sense = &verb("send")[0];
        assert!(sense.asks.iter().any(|ask| matches!(ask, Ask::Object(_))));
        assert!(!verb("call")[0].others.is_empty() && noun("strike").iter().all(|s| !s.others.is_empty()));
    }
}
