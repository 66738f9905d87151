//! The word lists of `src/lexicon`, parsed once: what is known by name, roles, titles and given names.

use std::collections::HashMap;
use std::sync::LazyLock;

use onrecord_text::tokens;

use super::book::{Gender, Nature};
use crate::label::MentionForm;

const COUNTRIES: &str = include_str!("../lexicon/countries.tsv");
const BODIES: &str = include_str!("../lexicon/bodies.tsv");
const ROLES: &str = include_str!("../lexicon/roles.tsv");
const TITLES: &str = include_str!("../lexicon/titles.tsv");
const NICKNAMES: &str = include_str!("../lexicon/nicknames.tsv");
const GIVEN_NAMES: &str = include_str!("../lexicon/given_names.tsv");

/// Somebody or something known by name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// Its usual name.
    pub(super) name: &'static str,
    /// What it is.
    pub(super) nature: Nature,
}

/// A name of something known.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its words, with `'` for `’`.
    pub(super) words: Vec<String>,
    /// What it names.
    pub(super) known: usize,
    /// How it refers.
    pub(super) form: MentionForm,
}

/// What a common noun says of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// One person holds it.
    Office,
    /// Knows from within.
    Insider,
    /// Anybody else.
    Person,
    /// Always many.
    People,
    /// An arm of a state.
    State,
    /// A body with members.
    Body,
    /// A text that speaks.
    Document,
}

/// A common noun that can be a source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Role {
    /// In the singular.
    pub(super) noun: &'static str,
    /// What it says.
    pub(super) class: Class,
    /// Of whom, where it says so.
    pub(super) gender: Option<Gender>,
}

/// All the lists.
pub(super) struct Lexicon {
    known: Vec<Known>,
    phrases: HashMap<String, Vec<Phrase>>,
    roles: HashMap<&'static str, Role>,
    titles: HashMap<&'static str, Option<Gender>>,
    given_names: HashMap<&'static str, Gender>,
    nicknames: HashMap<&'static str, Vec<&'static str>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);

/// The lists, read on first use.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

fn items(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split(';').filter(|item| !item.is_empty())
}

fn gender(field: &str) -> Option<Gender> {
    match field {
        "f" => Some(Gender::Female),
        "m" => Some(Gender::Male),
        _ => None,
    }
}

impl Lexicon {
    fn read() -> Lexicon {
        let mut lexicon = Lexicon {
            known: Vec::new(),
            phrases: HashMap::new(),
            roles: rows(ROLES).map(|row| (row[0], role(&row))).collect(),
            titles: rows(TITLES).map(|row| (row[0], gender(row[1]))).collect(),
            nicknames: rows(NICKNAMES).map(|row| (row[0], items(row[1]).collect())).collect(),
            given_names: rows(GIVEN_NAMES).filter_map(|row| Some((row[0], gender(row[1])?))).collect(),
        };
        rows(COUNTRIES).for_each(|row| lexicon.add_country(&row));
        rows(BODIES).for_each(|row| lexicon.add_body(&row));
        for phrases in lexicon.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        lexicon
    }

    fn add_country(&mut self, row: &[&'static str]) {
        let [name, others, demonyms, seats] = row[..] else { panic!("four columns in countries.tsv: {row:?}") };
        let known = self.enter(name, Nature::Country);
        self.name(known, name, MentionForm::Name);
        items(others).for_each(|other| self.name(known, other, form_of(other)));
        for demonym in items(demonyms) {
            self.name(known, demonym, MentionForm::Demonym);
            if demonym.ends_with(['n', 'i', 'r', 'k', 'b', 't', 'e']) && !demonym.ends_with("ese") {
                self.name(known, &format!("{demonym}s"), MentionForm::Demonym);
            }
        }
        items(seats).for_each(|seat| self.name(known, seat, MentionForm::Metonym));
    }

    fn add_body(&mut self, row: &[&'static str]) {
        let [name, kind, others] = row[..] else { panic!("three columns in bodies.tsv: {row:?}") };
        let nature = match kind {
            "body" => Nature::Body,
            "state" => Nature::State,
            "armed" => Nature::Armed,
            "press" => Nature::Press,
            "region" => Nature::Region,
            _ => panic!("a kind of body in bodies.tsv: {kind}"),
        };
        let known = self.enter(name, nature);
        self.name(known, name, form_of(name));
        for other in items(others) {
            self.name(known, other, if nature == Nature::Region { MentionForm::Demonym } else { form_of(other) });
        }
    }

    fn enter(&mut self, name: &'static str, nature: Nature) -> usize {
        self.known.push(Known { name, nature });
        self.known.len() - 1
    }

    fn name(&mut self, known: usize, name: &str, form: MentionForm) {
        let words: Vec<String> = tokens(name).iter().map(|t| t.of(name).replace('’', "'")).collect();
        self.phrases.entry(words[0].clone()).or_default().push(Phrase { words, known, form });
    }

    /// What is known under this number.
    pub(super) fn known(&self, number: usize) -> Known {
        self.known[number]
    }

    /// Whether a state or body goes by this canonical name.
    pub(super) fn is_known(&self, name: &str) -> bool {
        self.known.iter().any(|known| known.name == name)
    }

    /// The names that begin with this word, the longest first.
    pub(super) fn phrases(&self, first: &str) -> &[Phrase] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    /// What a noun in lower case says, and whether it is a plural.
    pub(super) fn role(&self, noun: &str) -> Option<(Role, bool)> {
        if let Some(role) = self.roles.get(noun) {
            return Some((*role, role.class == Class::People));
        }
        singulars(noun).iter().find_map(|singular| self.roles.get(singular.as_str())).map(|role| (*role, true))
    }

    /// Whether the word, in lower case and without its full stop, is a title before a name.
    pub(super) fn title(&self, word: &str) -> Option<Option<Gender>> {
        self.titles.get(word.trim_end_matches('.')).copied()
    }

    /// Whether one given name in lower case is a short form of the other (Bill, William).
    pub(super) fn is_short_for(&self, short: &str, full: &str) -> bool {
        self.nicknames.get(short).is_some_and(|names| names.contains(&full))
    }

    /// The gender that a given name in lower case says.
    pub(super) fn given_name(&self, name: &str) -> Option<Gender> {
        if name.is_ascii() {
            return self.given_names.get(name).copied();
        }
        self.given_names.get(without_accents(name).as_str()).copied()
    }
}

fn role(row: &[&'static str]) -> Role {
    let [noun, class, of] = row[..] else { panic!("three columns in roles.tsv: {row:?}") };
    let class = match class {
        "office" => Class::Office,
        "insider" => Class::Insider,
        "person" => Class::Person,
        "people" => Class::People,
        "state" => Class::State,
        "body" => Class::Body,
        "document" => Class::Document,
        _ => panic!("a class in roles.tsv: {class}"),
    };
    Role { noun, class, gender: gender(of) }
}

fn form_of(name: &str) -> MentionForm {
    if is_acronym(name) { MentionForm::Acronym } else { MentionForm::Name }
}

/// Whether a name is written as initials: two or more capitals, nothing in lower case.
pub(super) fn is_acronym(name: &str) -> bool {
    name.chars().filter(|c| c.is_uppercase()).count() >= 2
        && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || "./&-+".contains(c))
}

/// The nouns of which `noun` may be the plural.
fn singulars(noun: &str) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(stem) = noun.strip_suffix("men") {
        out.push(format!("{stem}man"));
    }
    if let Some(stem) = noun.strip_suffix("ies") {
        out.push(format!("{stem}y"));
    }
    if let Some(stem) = noun.strip_suffix('s') {
        out.push(stem.to_owned());
        out.extend(stem.strip_suffix('e').map(str::to_owned));
    }
    if let Some((first, rest)) = noun.split_once("s ") {
        out.push(format!("{first} {rest}"));
    }
    out
}

/// The letters that the given names of Europe need.
fn without_accents(name: &str) -> String {
    let plain = |c| match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' | 'ć' | 'č' => 'c',
        'ł' => 'l',
        'ñ' | 'ń' => 'n',
        'š' | 'ś' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        c => c,
    };
    name.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_what_is_known() {
        let of = |first: &str| {
            let phrase = &lexicon().phrases(first).last().unwrap();
            (lexicon().known(phrase.known).name, phrase.form)
        };
        assert_eq!(of("Kremlin"), ("Russia", MentionForm::Metonym));
        assert_eq!(of("Russians"), ("Russia", MentionForm::Demonym));
        assert_eq!(of("U.S."), ("United States", MentionForm::Acronym));
        assert_eq!(of("Pentagon"), ("Department of Defense", MentionForm::Name));
    }

    #[test]
    fn no_name_leads_to_two() {
        let mut all: Vec<(&Vec<String>, usize)> =
            lexicon().phrases.values().flatten().map(|phrase| (&phrase.words, phrase.known)).collect();
        all.sort();
        all.dedup();
        for pair in all.windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "in the lists for two");
        }
    }

    #[test]
    fn plurals_are_understood() {
        let role = |noun| lexicon().role(noun).map(|(role, plural)| (role.noun, plural));
        assert_eq!(role("officials"), Some(("official", true)));
        assert_eq!(role("spokeswomen"), Some(("spokeswoman", true)));
        assert_eq!(role("ministries"), Some(("ministry", true)));
        assert_eq!(role("witnesses"), Some(("witness", true)));
        assert_eq!(role("chiefs of staff"), Some(("chief of staff", true)));
        assert_eq!(role("people"), Some(("people", true)));
        assert_eq!(role("table"), None);
    }

    #[test]
    fn given_names_lose_their_accents() {
        assert_eq!(lexicon().given_name("josé"), Some(Gender::Male));
        assert_eq!(lexicon().given_name("zoë"), Some(Gender::Female));
        assert_eq!(lexicon().given_name("élan"), None);
    }
}
