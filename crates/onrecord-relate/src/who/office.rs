//! What a text calls somebody beside the name: `Turkish President Recep Tayyip Erdoğan`, `Lena Torvik, the mayor of Kiel,`.
//!
//! Takes the words before and behind a name, gives offices with the state that stands in them. Leaves out whose office it is
//! where the words do not say it.

use std::collections::BTreeSet;

use onrecord_core::entity::can_speak;
use onrecord_core::lexicon::thing::{self, Class};
use serde::{Deserialize, Serialize};

use super::fold::{plain, root};

/// How many words are looked at on either side of a name.
const NEAR: usize = 9;
/// Titles that go with any name.
const COURTESY: &[&str] =
    &["mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "dr", "prof", "madame", "man", "woman"];
/// Ranks as they stand before names, in full.
const RANKS: &[(&str, &str)] = &[
    ("adm", "admiral"),
    ("amb", "ambassador"),
    ("capt", "captain"),
    ("col", "colonel"),
    ("gen", "general"),
    ("gov", "governor"),
    ("lt", "lieutenant"),
    ("maj", "major"),
    ("pres", "president"),
    ("rep", "representative"),
    ("sen", "senator"),
    ("sgt", "sergeant"),
];
/// Words that belong to an office before its noun, though no name.
const KINDS: &[&str] = &[
    "prime",
    "vice",
    "deputy",
    "foreign",
    "defence",
    "defense",
    "former",
    "chief",
    "acting",
    "interior",
    "finance",
    "energy",
    "health",
    "national",
    "security",
    "ex",
    "late",
    "general",
    "secretary",
    "attorney",
    "economy",
    "trade",
];
/// Words that say that an office is past.
const PAST: &[&str] = &["former", "ex", "late", "then", "retired", "onetime"];
/// Words that tell nothing of an office.
const SMALL: &[&str] =
    &["a", "an", "the", "of", "for", "and", "in", "at", "s", "its", "his", "her", "their", "to", "with"];
/// Words at which what is said of somebody ends.
const STOPS: &[&str] = &[
    "who", "which", "that", "said", "says", "told", "was", "is", "has", "had", "will", "and", "on", "since", "after",
    "before", "last", "this",
];

/// Words between a name and the office that somebody has come to.
const BECAME: &[&str] = &[
    " who became",
    " who has become",
    " who is",
    " who was named",
    " who was appointed",
    " who was elected",
    " who took office as",
];

/// What a text calls somebody.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Office {
    /// The noun: minister, president, chemist.
    pub noun: String,
    /// The other words that tell something, plain: foreign, kiel.
    pub words: BTreeSet<String>,
    /// The state in it, by its canonical name.
    pub state: Option<String>,
    /// Whether it is past.
    pub former: bool,
    /// The words themselves.
    pub text: String,
}

/// The office in some words: its last noun before a name, its first behind one. `states` are the states' mentions in the
/// document: plain words and canonical name.
pub(super) fn read(text: &str, last: bool, states: &[(String, String)]) -> Option<Office> {
    let words: Vec<String> = text.split(|c: char| !c.is_alphanumeric() && c != '-').flat_map(plain).collect();
    let noun = |word: &String| {
        let full = RANKS.iter().find(|(short, _)| short == word).map_or(word.as_str(), |(_, full)| full);
        let is_noun = can_speak(full) || thing::is(full, Class::People) || full != word;
        (!COURTESY.contains(&word.as_str()) && is_noun).then(|| full.to_owned())
    };
    let mut nouns = words.iter().enumerate().filter_map(|(at, word)| Some((at, noun(word)?)));
    let (at, noun) = if last { nouns.next_back() } else { nouns.next() }?;
    let joined = format!(" {} ", words.join(" "));
    let state = states.iter().find(|(words, _)| joined.contains(&format!(" {words} ")));
    let of_state: Vec<&str> = state.map(|(words, _)| words.split(' ').collect()).unwrap_or_default();
    let others = words.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, word)| word);
    let tells = |word: &&String| {
        !SMALL.contains(&word.as_str()) && !PAST.contains(&word.as_str()) && !of_state.contains(&word.as_str())
    };
    Some(Office {
        words: others.filter(tells).map(|word| spelling(word)).collect(),
        noun,
        state: state.map(|(_, name)| name.clone()),
        former: words.iter().take(at).any(|word| PAST.contains(&word.as_str())),
        text: text.trim().trim_matches(',').trim().to_owned(),
    })
}

/// Whether words end with a courtesy, so that a human being's name follows.
pub(super) fn is_courtesy(before: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default();
    COURTESY.contains(&plain(last).concat().as_str())
}

/// British spelling as American.
pub(super) fn spelling(word: &str) -> String {
    match word {
        "defence" => "defense".to_owned(),
        "labour" => "labor".to_owned(),
        "centre" => "center".to_owned(),
        "organisation" => "organization".to_owned(),
        "programme" => "program".to_owned(),
        word => word.to_owned(),
    }
}

/// The words before a name that can be its office: back over capitals, nouns of office and their kinds.
pub(super) fn before(text: &str) -> Option<&str> {
    let line = text.rsplit(['\n', ';', ':', '”', '"']).next().unwrap_or(text).trim_end();
    let comma = line.ends_with(',');
    let line = line.trim_end_matches(',');
    let mut start = line.len();
    for (count, word) in line.rsplit(' ').enumerate() {
        let bare = plain(word);
        let capital = word.starts_with(char::is_uppercase);
        let belongs = capital
            || bare.iter().all(|w| can_speak(w) || KINDS.contains(&w.as_str()) || matches!(w.as_str(), "of" | "the"))
                && !bare.is_empty();
        let ends = count > 0 && word.ends_with(['.', ',', '?', '!']) && bare.concat().len() > 4;
        if count >= NEAR || !belongs || ends {
            break;
        }
        start -= word.len() + usize::from(count > 0);
    }
    let found = line[start.min(line.len())..].trim();
    // Before a comma only what is somebody's: "Kelmar's foreign minister, Lena Torvik".
    (!found.is_empty() && (!comma || found.contains(['\'', '’']) || found.to_lowercase().starts_with("the ")))
        .then_some(found)
}

/// The words behind a name that say what somebody is: from the comma to the next mark, or to a verb.
pub(super) fn behind(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(',')?;
    let rest = BECAME.iter().find_map(|words| rest.strip_prefix(words)).unwrap_or(rest);
    let rest = &rest[..rest.find([',', ';', '.', '\n', '(', '—', '–', '”', '"']).unwrap_or(rest.len())];
    let mut end = 0;
    for (count, word) in rest.split_inclusive(' ').enumerate() {
        if count > NEAR || count > 1 && STOPS.contains(&word.trim()) {
            break;
        }
        end += word.len();
    }
    Some(rest[..end].trim()).filter(|found| !found.is_empty())
}

impl Office {
    /// Whether two offices can be told of one person as one: the same noun, a telling word in common, and no two states.
    pub(super) fn agrees(&self, other: &Office) -> bool {
        let same_state = self.state.is_none() || other.state.is_none() || self.state == other.state;
        let shared = self.words.intersection(&other.words).next().is_some();
        let whole = self.words == other.words || self.words.is_empty() || other.words.is_empty();
        same_state && (shared || self.noun == other.noun && whole) || self.state.is_some() && self.state == other.state
    }

    /// The words and those of the state, which may be named without being known for one, all without endings.
    pub(super) fn told(&self) -> BTreeSet<String> {
        let state = self.state.iter().flat_map(|state| plain(state));
        self.words.iter().cloned().chain(state).map(|word| root(&word)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn states() -> Vec<(String, String)> {
        vec![("kelmari".into(), "Kelmar".into()), ("kelmar".into(), "Kelmar".into())]
    }

    #[test]
    fn an_office_stands_before_or_behind_a_name() {
        let found = read(before("On Monday Kelmari Foreign Minister ").unwrap(), true, &states()).unwrap();
        assert_eq!((found.noun.as_str(), found.state.as_deref()), ("minister", Some("Kelmar")));
        assert!(found.words.contains("foreign"));
        let found = read(behind(", the former mayor of Kiel, said").unwrap(), false, &states()).unwrap();
        assert_eq!((found.noun.as_str(), found.former), ("mayor", true));
        assert_eq!(found.words.iter().map(String::as_str).collect::<Vec<_>>(), ["kiel"]);
        assert_eq!(before("They met "), Some("They").filter(|_| false).or(before("They met ")));
        assert!(read("Mr.", true, &[]).is_none());
    }
}
