//! States: a country, its people and adjectives, and its capital or seat of government where that acts for it.
//!
//! "Moscow said" and "the Kremlin" are Russia; "in Kyiv" is a place. A state that the lexicon lacks is known by its
//! adjective before an office or body ("Kelmar" beside "Kelmari officials") or by [`state`]'s signs ("Kelmar’s parliament",
//! "the border with Kelmar"), a place by the "in" before it, whatever the model took them for.

use std::collections::{BTreeMap, HashMap, HashSet};

use onrecord_text::RegionKind;

use super::book::{Book, Finds, Found, Id, Nature, What};
use super::lexicon::lexicon;
use super::office::title_before;
use super::pattern::DAYS;
use super::state;
use super::view::{View, Words};
use crate::label::MentionForm;

/// Endings that make an adjective of a country's name.
const ENDINGS: &[&str] = &["n", "i", "an", "ian", "ese", "ish"];
/// Words after which a capital is where something is.
const WHERE: &[&str] = &[
    "across", "around", "at", "from", "in", "inside", "into", "near", "of", "outside", "over", "through", "to",
    "toward", "towards", "via", "within",
];
/// Words before a place, hardly ever before a person.
const IN: &[&str] = &["across", "in", "inside", "into", "near", "outside"];

/// The places of words with capitals that stand alone.
type Singles<'a> = BTreeMap<&'a str, Vec<usize>>;

/// Finds states and places that the lexicon lacks, and renames what the model took for something else.
pub(super) fn learn(view: &View<'_>, finds: &mut Finds) {
    learn_halves(view, finds);
    learn_dateline(view, finds);
    let singles = singles(view, finds);
    let mut names: Vec<(String, String, MentionForm)> = Vec::new();
    for (word, places) in &singles {
        let people = word.strip_suffix('s').filter(|_| is_people(view, places));
        let adjective = people.or(Some(*word).filter(|_| is_adjective(view, places)));
        if let Some((word, base)) = adjective.and_then(|word| Some((word, base(word, &singles)?))) {
            names.push((base.to_owned(), base.to_owned(), MentionForm::Name));
            names.push((word.to_owned(), base.to_owned(), MentionForm::Demonym));
            names.push((format!("{word}s"), base.to_owned(), MentionForm::Demonym));
        } else if state::is_state(view, word, places) {
            names.push(((*word).to_owned(), (*word).to_owned(), MentionForm::Name));
        }
    }
    for (word, state, form) in names {
        for &at in singles.get(word.as_str()).map_or(&[][..], Vec::as_slice) {
            finds.replace(Found { words: at..at + 1, what: What::Country(state.clone(), form) });
        }
    }
    for places in singles.values().filter(|places| is_place(view, places)) {
        for &at in places {
            if finds.covering(at).is_none_or(|f| f.what == What::Person) {
                finds.replace(Found { words: at..at + 1, what: What::Place });
            }
        }
    }
}

/// "The North" is North Korea where the text names that, "the South" South Korea; so with others of two words.
fn learn_halves(view: &View<'_>, finds: &mut Finds) {
    let half = |number: usize| lexicon().known(number).name.split_once(' ').map(|(half, _)| half);
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for found in finds.iter() {
        if let What::Known(number, _) = found.what
            && let Some(half @ ("North" | "South")) = half(number)
        {
            named.entry(half).or_insert(number);
        }
    }
    for at in 1..view.len() {
        let number = named.get(view.raw(at)).filter(|_| view.lower(at - 1) == "the" && !view.is_capital(at + 1));
        if let Some(&number) = number
            && finds.covering(at).is_none_or(|found| found.words.len() == 1)
        {
            finds.replace(Found { words: at..at + 1, what: What::Known(number, MentionForm::Name) });
        }
    }
}

/// The capitals at the head of a dateline (`PORT AUREL, March 4 —`) are one place.
fn learn_dateline(view: &View<'_>, finds: &mut Finds) {
    for region in view.input.document.regions.iter().filter(|region| region.kind == RegionKind::DateLine) {
        let words = view.words(region.span);
        let shouted = |at: &usize| view.raw(*at).chars().all(char::is_uppercase);
        let end = words.clone().find(|at| !shouted(at)).unwrap_or(words.end);
        let place = words.start..end;
        if !place.is_empty() && !finds.overlapping(&place).any(|found| matches!(found.what, What::Known(..))) {
            finds.replace(Found { words: place, what: What::Place });
        }
    }
}

/// Words with capitals that are names of one word or none, without those that are a person's elsewhere.
fn singles<'a>(view: &View<'a>, finds: &Finds) -> Singles<'a> {
    let mut persons: HashSet<&str> = HashSet::new();
    for found in finds.iter().filter(|f| f.what == What::Person) {
        let titled = title_before(view, found.words.start).is_some();
        if found.words.len() > 1 || titled {
            persons.extend(found.words.clone().map(|at| view.raw(at)));
        }
    }
    let mut singles = Singles::new();
    for at in (0..view.len()).filter(|&at| view.is_capital(at) && !view.is_boilerplate(at)) {
        let covering = finds.covering(at);
        let free = covering.is_none_or(|f| f.words.len() == 1 && !matches!(f.what, What::Known(..)));
        let word = view.raw(at);
        let free = free && !DAYS.contains(&view.lower(at));
        if free
            && stands_alone(view, finds, at)
            && !persons.contains(word)
            && lexicon().given_name(view.lower(at)).is_none()
        {
            singles.entry(word).or_default().push(at);
        }
    }
    singles
}

/// Whether the word is no half of a longer name (`British Columbia`, `New York`).
fn stands_alone(view: &View<'_>, finds: &Finds, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| view.same_sentence(before, at) && view.is_capital(before))
    else {
        return true;
    };
    let is_head = matches!(view.lower(before), "new" | "north" | "south" | "east" | "west" | "san" | "st." | "port");
    !is_head && finds.covering(before).is_none()
}

/// The country of which the word may be the adjective.
fn base<'a>(word: &str, singles: &Singles<'a>) -> Option<&'a str> {
    let bases = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    let mut bases = bases.filter_map(|base| singles.get_key_value(base).map(|(base, _)| *base));
    bases.find(|base| base.chars().count() >= 4)
}

/// Whether the word stands before an office or body.
fn is_adjective(view: &View<'_>, places: &[usize]) -> bool {
    places.iter().any(|&at| lexicon().role(view.lower(at + 1)).is_some())
}

/// `12,000 Sarovians`, `the Sarovians`: whether the word is the name of a people.
fn is_people(view: &View<'_>, places: &[usize]) -> bool {
    let counted =
        |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) || matches!(word, "the" | "many" | "most" | "some");
    places.iter().any(|&at| at > 0 && counted(view.lower(at - 1)) && !view.is_headline(at))
}

/// Whether the word is where something happens, or leads a dateline.
fn is_place(view: &View<'_>, places: &[usize]) -> bool {
    places.iter().any(|&at| {
        let before = at.checked_sub(1).map_or("", |at| view.lower(at));
        let within = IN.contains(&before) && !view.is_possessive(at + 1) && !view.is_capital(at + 1);
        let capitals = view.raw(at).chars().count() > 3 && view.raw(at).chars().all(char::is_uppercase);
        let leads = capitals && view.is_initial(at) && matches!(view.raw(at + 1), "," | "(" | "—" | "–");
        (within || leads) && !view.is_headline(at)
    })
}

/// Enters states and all else that the lexicon knows.
pub(super) fn enter(view: &View<'_>, finds: &Finds, book: &mut Book) {
    let mut known: HashMap<usize, Id> = HashMap::new();
    let mut states: HashMap<&str, Id> = HashMap::new();
    let mut seats: HashMap<String, Id> = HashMap::new();
    let sources = sources(view);
    for found in finds.iter() {
        match &found.what {
            What::Known(_, MentionForm::Metonym) if !is_acting(view, &found.words, &sources) => {
                let name = view.text(&found.words);
                let id = *seats.entry(name.clone()).or_insert_with(|| book.add(name, Nature::Place));
                book.mention(id, found.words.clone(), MentionForm::Name);
            }
            What::Known(number, form) => {
                let id = *known.entry(*number).or_insert_with(|| add_known(book, *number));
                book.mention(id, found.words.clone(), *form);
            }
            What::Country(name, form) => {
                let id = *states.entry(name).or_insert_with(|| book.add(name.clone(), Nature::Country));
                book.mention(id, found.words.clone(), *form);
            }
            _ => {}
        }
    }
    for found in finds.inner() {
        if let What::Known(number, form) = found.what
            && form != MentionForm::Metonym
        {
            let id = *known.entry(number).or_insert_with(|| add_known(book, number));
            book.mention_further(id, found.words.clone(), form);
        }
    }
}

fn add_known(book: &mut Book, number: usize) -> Id {
    let known = lexicon().known(number);
    book.add(known.name.to_owned(), known.nature)
}

/// First and last words of sources.
fn sources(view: &View<'_>) -> Vec<Words> {
    let spans = view.input.statements.iter().flat_map(|s| s.source);
    let mut out: Vec<Words> = spans.map(|&span| view.words(span)).collect();
    out.sort_by_key(|words| (words.start, words.end));
    out
}

/// Whether a capital or seat of government stands for its government.
fn is_acting(view: &View<'_>, words: &Words, sources: &[Words]) -> bool {
    let article = words.start.checked_sub(1).filter(|&at| view.lower(at) == "the");
    let start = article.unwrap_or(words.start);
    let is_source = |source: &Words| source.start >= start && source.start <= words.start && source.end >= words.end;
    let from = sources.partition_point(|source| source.start < start);
    if sources[from..].iter().take_while(|s| s.start <= words.start).any(is_source) {
        return true;
    }
    if view.is_initial(start) && matches!(view.raw(words.end), "," | "(" | "—" | "–") {
        return false;
    }
    let before = start.checked_sub(1).map_or("", |at| view.lower(at));
    !WHERE.contains(&before)
}
