//! Offices: what stands with a name and says what the person is.
//!
//! Before it ("Defence Minister Marek Strenk", "Sarovia’s president, Irena Dovash,") or behind it ("Marek Strenk, the
//! Sarovian defence minister,"). Ties them to the person, so that "the minister" can be resolved; "former" is noted.

use super::book::{Book, Gender, Id, Nature, Office, Place};
use super::lexicon::{Class, Role, lexicon};
use super::view::View;
use crate::label::MentionForm;

/// Longest description of an office, in words.
const LONGEST: usize = 14;
/// Words that end a description before a name.
const DETERMINERS: &[&str] = &["a", "an", "another", "his", "her", "its", "one", "our", "the", "their"];

/// Words after which a description is no subject.
const PREPOSITIONS: &[&str] =
    &["about", "after", "against", "at", "before", "by", "for", "from", "in", "like", "of", "on", "to", "with"];

/// A role noun that ends at some word.
pub(super) struct RoleAt {
    pub(super) role: Role,
    pub(super) plural: bool,
    /// How many words it has.
    pub(super) len: usize,
}

/// The role noun that ends right before `end` and begins no earlier than `floor`; the longest.
pub(super) fn role_before(view: &View<'_>, end: usize, floor: usize) -> Option<RoleAt> {
    (1..=3).rev().filter(|&len| end >= floor + len && end <= view.len()).find_map(|len| {
        let words: Vec<&str> = (end - len..end).map(|at| view.lower(at)).collect();
        let (role, plural) = lexicon().role(&words.join(" "))?;
        Some(RoleAt { role, plural, len })
    })
}

/// A title or office right before a name.
pub(super) struct Title {
    /// In lower case, ranks in full.
    pub(super) noun: String,
    /// Of whom, where it says so.
    pub(super) gender: Option<Gender>,
}

/// The title or office right before the word.
pub(super) fn title_before(view: &View<'_>, at: usize) -> Option<Title> {
    if at == 0 || !view.same_sentence(at - 1, at) {
        return None;
    }
    let before = view.lower(at - 1);
    if let Some(gender) = lexicon().title(before) {
        return Some(Title { noun: in_full(before.trim_end_matches('.')).to_owned(), gender });
    }
    let role = role_before(view, at, view.sentence(at).start)?;
    is_human(role.role.class).then(|| Title { noun: role.role.noun.to_owned(), gender: role.role.gender })
}

fn is_human(class: Class) -> bool {
    matches!(class, Class::Office | Class::Insider | Class::Person)
}

/// Ranks and titles in full.
fn in_full(title: &str) -> &str {
    match title {
        "adm" => "admiral",
        "amb" => "ambassador",
        "brig" => "brigadier",
        "capt" => "captain",
        "cmdr" => "commander",
        "col" => "colonel",
        "cpl" => "corporal",
        "dr" => "doctor",
        "gen" => "general",
        "gov" => "governor",
        "lt" => "lieutenant",
        "maj" => "major",
        "pres" => "president",
        "prof" => "professor",
        "rep" => "representative",
        "sen" => "senator",
        "sgt" => "sergeant",
        title => title,
    }
}

/// Ties offices to the persons that the document names.
pub(super) fn tie(view: &View<'_>, book: &mut Book) {
    book.order();
    let persons: Vec<Place> =
        book.places.iter().filter(|p| book.member(p.member).nature == Nature::Person).cloned().collect();
    for place in persons {
        for office in before(view, book, &place).into_iter().chain(behind(view, book, &place)) {
            let gender = lexicon().role(&office.noun).and_then(|(role, _)| role.gender);
            let member = book.member_mut(place.member);
            member.gender = member.gender.or(gender);
            if !member.offices.iter().any(|o| o.noun == office.noun && o.words == office.words) {
                member.offices.push(office);
            }
        }
    }
}

/// Offices before the name, at once, with a comma between, or both: "**the mediator, former judge** Sela Oram".
fn before(view: &View<'_>, book: &Book, place: &Place) -> Vec<Office> {
    let sentence = view.sentence(place.words.start);
    let floor = sentence.start.max(place.words.start.saturating_sub(LONGEST));
    let is_comma = |end: usize| end > floor && view.raw(end - 1) == ",";
    let mut end = place.words.start;
    let mut rank = None;
    while end > floor && lexicon().title(view.lower(end - 1)).is_some() {
        end -= 1;
        rank = rank.or(Some(in_full(view.lower(end).trim_end_matches('.')).to_owned()));
    }
    let start = description(view, book, floor, end).unwrap_or(end);
    let ranked = || {
        let noun = rank.filter(|noun| !matches!(noun.as_str(), "mr" | "mrs" | "ms" | "miss" | "sir"))?;
        let former = is_former(view, start, place.words.start);
        Some(Office { noun, words: vec![], of: None, former, at: place.words.start })
    };
    let office = read(view, book, start, end, place.words.start).or_else(ranked);
    let further = is_comma(start).then(|| before_comma(view, book, floor, start - 1, place)).flatten();
    office.into_iter().chain(further).collect()
}

/// The office that is described before a comma, if it says whose it is or is a definite one.
fn before_comma(view: &View<'_>, book: &Book, floor: usize, end: usize, place: &Place) -> Option<Office> {
    let start = description(view, book, floor, end)?;
    let definite = view.lower(start) == "the" || (start..end).any(|at| view.is_possessive(at));
    // "In a letter **to the minister**, Sela Oram said …": somebody else, unless a comma closes the name, too.
    let apart = start > floor && PREPOSITIONS.contains(&view.lower(start - 1)) && view.raw(place.words.end) != ",";
    read(view, book, start, end, place.words.start).filter(|o| !apart && (o.of.is_some() || definite))
}

/// Where a description that ends before `end` begins: back to its determiner or possessive, or over capitals.
fn description(view: &View<'_>, book: &Book, floor: usize, end: usize) -> Option<usize> {
    let mut start = end;
    while start > floor {
        let at = start - 1;
        let lower = view.lower(at);
        if DETERMINERS.contains(&lower) {
            return Some(at);
        }
        let is_name = book.covering(at).is_some_and(|p| book.member(p.member).nature != Nature::Person);
        let joins = matches!(lower, "of" | "for" | "to" | "-");
        let tag = view.tag(at);
        let is_plain = view.is_capital(at)
            || lexicon().role(lower).is_some()
            || matches!(
                lower,
                "prime"
                    | "vice"
                    | "deputy"
                    | "foreign"
                    | "defence"
                    | "defense"
                    | "former"
                    | "chief"
                    | "senior"
                    | "acting"
                    | "interior"
                    | "finance"
                    | "water"
                    | "energy"
                    | "national"
                    | "security"
            )
            || tag.starts_with("NN")
            || tag.starts_with("JJ");
        if !(is_name || joins || is_plain || view.is_possessive(at)) || book.covering(at).is_some() && !is_name {
            break;
        }
        start = at;
    }
    (start < end).then_some(start)
}

/// An office behind the name: `, the Sarovian defence minister,` and `, a former diplomat now with …`.
fn behind(view: &View<'_>, book: &Book, place: &Place) -> Option<Office> {
    let comma = place.words.end;
    if view.raw(comma) != "," || !view.same_sentence(comma, place.words.start) {
        return None;
    }
    let start = comma + 1;
    let limit = view.sentence(comma).end.min(start + LONGEST).min(view.len());
    let stops = |at: &usize| {
        matches!(view.raw(*at), "," | ";" | "(" | "—" | "–" | "”" | "\"")
            || view.is_verb(*at)
            || matches!(view.lower(*at), "who" | "which" | "said" | "says")
    };
    let end = (start..limit).find(stops).unwrap_or(limit);
    if !is_description(view, book, start, end) {
        return None;
    }
    read(view, book, start, end, place.words.start)
}

fn is_description(view: &View<'_>, book: &Book, start: usize, end: usize) -> bool {
    let first = view.lower(start);
    start < end
        && (DETERMINERS.contains(&first)
            || book.covering(start).is_some_and(|p| book.member(p.member).nature != Nature::Person)
            || lexicon().role(first).is_some()
            || role_before(view, (start + 2).min(end), start).is_some())
}

/// The office in a description: its first role noun, the words before it and whose it is.
fn read(view: &View<'_>, book: &Book, start: usize, end: usize, at: usize) -> Option<Office> {
    let noun_end = (start + 1..=end).find(|&e| {
        let is_role = role_before(view, e, start).is_some_and(|r| is_human(r.role.class) && !r.plural);
        let next = role_before(view, (e + 1).min(end), start).is_some_and(|r| is_human(r.role.class) && !r.plural);
        is_role && !(next && e < end) && book.covering(e - 1).is_none()
    })?;
    let role = role_before(view, noun_end, start)?;
    let tail = (noun_end..end).take(6);
    let words = (start..noun_end - role.len).chain(tail).map(|at| view.lower(at));
    let skip =
        |word: &str| DETERMINERS.contains(&word) || matches!(word, "'s" | "'" | "of" | "for" | "-" | "and" | "the");
    let mut words: Vec<String> = words.filter(|word| !skip(word)).map(str::to_owned).collect();
    words.extend(role.role.noun.split(' ').rev().skip(1).map(str::to_owned));
    let former = is_former(view, start, noun_end);
    let of = owner(view, book, start, end);
    let noun = role.role.noun.split(' ').next_back().unwrap_or_default().to_owned();
    Some(Office { noun, words, of, former, at })
}

/// Whether the words say that an office is held no more.
fn is_former(view: &View<'_>, start: usize, end: usize) -> bool {
    (start..end).any(|at| matches!(view.lower(at), "former" | "ex" | "late" | "then" | "retired"))
}

/// The state or body in a description.
pub(super) fn owner(view: &View<'_>, book: &Book, start: usize, end: usize) -> Option<Id> {
    let places = book.places_in(&(start..end));
    let is_owner = |p: &&Place| {
        let nature = book.member(p.member).nature;
        let possessive = view.is_possessive(p.words.end);
        matches!(nature, Nature::Country | Nature::Region)
            || p.form == MentionForm::Demonym
            || possessive
            || matches!(nature, Nature::Body | Nature::State | Nature::Armed | Nature::Press)
    };
    places.iter().find(is_owner).map(|p| p.member)
}
