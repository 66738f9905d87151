//! The question that an amount answers: how many or how much of what, whose, where, and counted how.
//!
//! Takes a figure of the contract with the text and the mentions around it; gives a [`Question`], and why two of them are
//! two ([`Question::apart`]). What a figure leaves open stays open: whose and where are only held against each other where
//! both are known. Leaves out when, which the sentence tells, and the amounts themselves.

use onrecord_core::contract::Figure;
use onrecord_core::label::Counting;
use onrecord_core::lexicon::concept;

use super::align;
use super::lexicon::{self, Likeness, Term};
use super::proposition::{Points, is_like};

/// Concepts that say what happened to people: whoever is in one is not in another.
const FATES: &[&str] = &["abducted", "captured", "detained", "displaced", "killed", "missing", "wounded"];
/// Concepts of what only grows while it is counted.
const TOLLS: &[&str] =
    &["aid_delivered", "captured", "cases", "casualties", "detained", "displaced", "killed", "missing", "wounded"];
/// Concepts that say by themselves what was done or is the case; of others, the verb tells.
const WHOLE: &[&str] = &["aid_delivered", "aid_pledged", "casualties", "inflation", "jobs", "turnout", "votes"];
/// Nouns for people of whom nothing more is said.
#[rustfmt::skip]
const ANYBODY: &[&str] = &[
    "bodies", "body", "casualties", "casualty", "dead", "death", "deaths", "fatalities", "inhabitants", "killed", "losses",
    "others", "people", "person", "persons", "residents", "toll", "victims", "wounded",
];
/// Nouns for who fights.
#[rustfmt::skip]
const FIGHTERS: &[&str] = &[
    "army", "fighters", "forces", "men", "military", "officers", "personnel", "servicemen", "soldiers", "troops",
];
/// Words before an amount that say that whoever speaks has it.
const OWN: &[&str] = &["his", "her", "its", "our", "own", "their"];
/// What stands right before an amount that whoever speaks has.
const OWNING: &[&str] = &["it had", "it has", "they had", "they have", "we had", "we have"];
/// Words shortly before an amount that recall what was said before, or say that it is not so.
const RECALLED: &[&str] = &[
    "claim of",
    "claims of",
    "down from",
    "earlier",
    "had put",
    "had said",
    "had spoken of",
    "instead of",
    "not",
    "up from",
];
/// Words ahead of an amount that say that it is wished, offered, supposed or to come.
#[rustfmt::skip]
const WISHED: &[&str] = &[
    "ask", "asked", "asks", "could", "demand", "demanded", "demands", "if", "may", "might", "need", "needed", "needs", "offer",
    "offered", "offers", "plan", "planned", "plans", "propose", "proposed", "provided", "ready", "should", "unless", "want",
    "wanted", "wants", "will", "would",
];
/// What stands behind an amount that is a difference or a part.
const OTHER_THAN_ALL: &[&str] =
    &["another", "fewer", "less", "more", "of the", "of them", "of those", "others", "percent of"];

/// Who or what is named: in the text's words, with all that may be held against another's names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The words.
    pub name: String,
    /// Keys, in small letters: of one known entity one, of a speaker's side all names in the words for it.
    pub keys: Vec<String>,
}

impl Named {
    /// One that is known by a key.
    pub fn of(name: &str, key: String) -> Named {
        Named { name: name.to_owned(), keys: vec![key] }
    }

    /// Whether both can be one, or one is derived from the other ("Kelmar", "Kelmari").
    pub fn is_like(&self, other: &Named) -> bool {
        let like = |a: &str, b: &str| is_like(a, b) || align::is_derived(a, b);
        self.keys.iter().any(|a| other.keys.iter().any(|b| like(a, b)))
    }
}

/// What stands around a figure.
pub struct Around {
    /// The text shortly before it, in small letters.
    pub before: String,
    /// The text shortly behind it, in small letters.
    pub behind: String,
    /// Its actor, where that can be whose it is.
    pub actor: Option<Named>,
    /// Where it is.
    pub place: Option<Named>,
    /// Whoever is named right behind what is counted.
    pub beside: Option<Named>,
    /// The text from what is counted to the figure, where it stands before, in small letters.
    pub between: String,
    /// What of its sentence stands ahead of it, in small letters.
    pub ahead: String,
    /// Whether its sentence tells of what is confirmed.
    pub is_confirmed: bool,
}

/// What an amount answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// From the amount to what it counts, in code points.
    pub at: Points,
    /// By the list of concepts.
    pub concept: Option<String>,
    /// Head of the noun for what is counted.
    pub thing: Option<Term>,
    /// Whether the noun is one for people, who can be of many kinds.
    pub counts_people: bool,
    /// What sort of people, where people are counted.
    people: Option<People>,
    /// Whose.
    pub whose: Option<Named>,
    /// Whether it is said to be the speaker's own.
    pub is_own: bool,
    /// Where.
    pub place: Option<Named>,
    /// Whether it holds what came before.
    counting: Option<Counting>,
    /// Whether only what is confirmed is counted.
    is_confirmed: bool,
    /// Whether it is wished, offered, supposed or to come.
    pub is_wished: bool,
    /// Whether it is a difference, a part, or what was said before: no answer.
    pub is_aside: bool,
}

/// What sort of people are counted.
#[derive(Clone, Debug, PartialEq)]
enum People {
    Anybody,
    Fighters,
    Some(Term),
}

/// Why two amounts are not on one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// They are of two things.
    Things,
    /// They are of two owners.
    Whose,
    /// They are of two places.
    Place,
    /// One is of what is new or confirmed, the other of all.
    Counting,
}

impl Question {
    /// The question of a figure.
    pub fn of(figure: &Figure, around: Around) -> Question {
        let thing: Vec<&str> = figure.thing.iter().flat_map(|t| t.text.split(' ')).collect();
        let words: Vec<String> = thing.iter().map(|word| word.to_lowercase()).collect();
        let before: Vec<&str> = around.before.split_whitespace().collect();
        let behind = around.behind.trim_start();
        let lost = before.iter().rev().take(3).any(|word| *word == "lost");
        let concept = concept(figure, &around, lost);
        let people_of = |word: &&&str| word.chars().next().is_some_and(char::is_uppercase);
        let of_whom = thing.iter().rev().find(people_of).filter(|_| words.len() > 1 || concept.is_some());
        let of_whom = of_whom.map(|word| Named::of(word, word.to_lowercase()));
        let whose = of_whom.or(around.beside).or(around.actor);
        let owned = words.iter().map(String::as_str).chain(behind.split_whitespace().take(2));
        let shortly_before = format!(" {}", before.join(" "));
        let follows = |turns: &[&str]| turns.iter().any(|words| shortly_before.ends_with(&format!(" {words}")));
        let is_own = lost || follows(OWNING) || owned.into_iter().any(|word| OWN.contains(&word));
        let wished = around.ahead.split(|c: char| !c.is_alphanumeric()).any(|word| WISHED.contains(&word));
        let fighters = !around.between.is_empty() && behind.split(' ').take(4).any(|word| FIGHTERS.contains(&word));
        let people = if fighters { Some(People::Fighters) } else { people(&words, concept.as_deref()) };
        let thing = figure.thing.as_ref().map_or(figure.start..figure.end, |t| t.start..t.end);
        Question {
            at: figure.start.min(thing.start)..figure.end.max(thing.end),
            counts_people: words.last().is_some_and(|head| concept::is_person(head)),
            people,
            thing: words.last().map(|head| lexicon::term(&[lexicon::stem(head).as_str()]).0),
            concept,
            is_own: is_own && whose.is_none(),
            whose,
            place: around.place,
            counting: counting(figure, behind),
            is_confirmed: around.is_confirmed,
            is_wished: wished,
            is_aside: follows(RECALLED) || OTHER_THAN_ALL.iter().any(|words| behind.starts_with(words)),
        }
    }

    /// Whether both are of one concept, or of one thing where neither has any; `None` where that is open.
    pub fn is_of_one_thing(&self, other: &Question) -> Option<bool> {
        match (&self.concept, &other.concept) {
            (Some(one), Some(two)) => Some(one == two),
            _ => match self.thing.as_ref()?.to(other.thing.as_ref()?) {
                Some(Likeness::Equal | Likeness::Same) => Some(true),
                Some(Likeness::Opposite | Likeness::Other) => Some(false),
                None => None,
            },
        }
    }

    /// Whether it is told as what is: neither wished nor an aside.
    pub fn is_answered(&self) -> bool {
        !self.is_wished && !self.is_aside
    }

    /// Whether it says what became of people.
    pub fn is_fate(&self) -> bool {
        self.concept.as_deref().is_some_and(is_fate)
    }

    /// Whether both say what became of people, or of aid, and not the same.
    pub fn are_two_fates(&self, other: &Question) -> bool {
        let of_aid = |question: &Question| question.concept.as_deref().is_some_and(|c| c.starts_with("aid_"));
        self.concept != other.concept && (self.is_fate() && other.is_fate() || of_aid(self) && of_aid(other))
    }

    /// Whether the concept tells what is done with what is counted.
    pub fn tells_the_deed(&self) -> bool {
        self.concept.as_deref().is_some_and(|c| self.is_fate() || WHOLE.contains(&c))
    }

    /// Whether a word only says what is counted, or what became of it.
    pub fn counts(&self, word: &Term) -> bool {
        let same = |term: &Term| matches!(word.to(term), Some(Likeness::Equal | Likeness::Same));
        let fate = |concept: &str| same(&lexicon::term(&[lexicon::stem(concept).as_str()]).0);
        self.thing.as_ref().is_some_and(same) || self.concept.as_deref().is_some_and(fate)
    }

    /// Whether what it counts is over, so that the count cannot fall.
    pub fn is_final(&self) -> bool {
        self.concept.as_deref() == Some("killed")
    }

    /// Whether it is a count that only grows.
    pub fn is_toll(&self) -> bool {
        self.concept.as_deref().is_some_and(|c| TOLLS.contains(&c))
    }

    /// Whether both are known to be of one owner, or of one place.
    pub fn shares(&self, other: &Question) -> bool {
        let alike =
            |a: &Option<Named>, b: &Option<Named>| a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| a.is_like(b));
        alike(&self.whose, &other.whose) || alike(&self.place, &other.place)
    }

    /// Why they are two questions although they are of one thing.
    pub fn apart(&self, other: &Question) -> Option<Apart> {
        let two = |a: &Option<Named>, b: &Option<Named>| a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| !a.is_like(b));
        match () {
            () if self.are_two_fates(other) => Some(Apart::Things),
            () if two(&self.whose, &other.whose) => Some(Apart::Whose),
            () if two(&self.place, &other.place) => Some(Apart::Place),
            () if self.are_two_sorts(other) => Some(Apart::Things),
            () if self.is_confirmed != other.is_confirmed && self.is_toll() => Some(Apart::Counting),
            () if self.counting.zip(other.counting).is_some_and(|(a, b)| a != b) => Some(Apart::Counting),
            () => None,
        }
    }

    /// Whether two sorts of people are counted; anybody is not one of two, except where some of them are a part.
    fn are_two_sorts(&self, other: &Question) -> bool {
        match (&self.people, &other.people) {
            (Some(People::Some(one)), Some(People::Some(two))) => {
                !matches!(one.to(two), Some(Likeness::Equal | Likeness::Same))
            }
            (Some(one), Some(two)) => one != two,
            _ => false,
        }
    }
}

/// Whether a concept says what became of people.
pub fn is_fate(concept: &str) -> bool {
    FATES.contains(&concept)
}

/// The concept of a figure; what somebody lost in fighting, and what stands between the people and their number, tells it too.
fn concept(figure: &Figure, around: &Around, lost: bool) -> Option<String> {
    let words = || around.between.split(|c: char| !c.is_alphanumeric());
    let counts_people = figure.thing.as_ref().is_some_and(|thing| concept::is_person(&head(&thing.text)));
    match figure.concept.as_deref() {
        Some("troops") if lost => Some("killed".to_owned()),
        None if counts_people && around.before.ends_with("bodies of ") => Some("killed".to_owned()),
        None if counts_people => words().find_map(|word| concept::of_act(word, is_fate)).map(str::to_owned),
        concept => concept.map(str::to_owned),
    }
}

fn head(words: &str) -> String {
    words.rsplit(' ').next().unwrap_or_default().to_lowercase()
}

fn people(words: &[String], concept: Option<&str>) -> Option<People> {
    let head = words.last().map_or("", String::as_str);
    if !concept::is_person(head) && !concept.is_some_and(|c| is_fate(c) || c == "casualties") {
        return None;
    }
    let is =
        |list: &[&str], word: &String| list.contains(&word.as_str()) || list.contains(&format!("{word}s").as_str());
    let somebody = |word: &&String| concept::is_person(word) && !is(ANYBODY, word);
    match words.iter().rev().find(somebody) {
        _ if words.iter().any(|word| is(FIGHTERS, word)) => Some(People::Fighters),
        Some(word) => Some(People::Some(lexicon::term(&[lexicon::stem(word).as_str()]).0)),
        None => Some(People::Anybody),
    }
}

/// What is counted: what the figure says, or what the time around it does ("in the past 24 hours", "since August").
fn counting(figure: &Figure, behind: &str) -> Option<Counting> {
    let span =
        figure.period.iter().chain(&figure.as_of).map(|span| span.text.to_lowercase()).collect::<Vec<_>>().join(" ");
    let says = |words: &[&str]| words.iter().any(|word| span.contains(word) || behind.starts_with(word));
    figure.counting.or_else(|| match () {
        () if says(&["since ", "so far", "in all", "in total"]) => Some(Counting::Cumulative),
        () if says(&["past 24", "last 24", "past day", "past week", "last week", "past month"]) => Some(Counting::New),
        () => None,
    })
}
