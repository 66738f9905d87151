//! States: a country, its people and adjectives, and its capital or seat of government where that acts for it.
//!
//! "Moscow said" and "the Kremlin" are Russia; "in Kyiv" is a place. A state that the lexicon lacks is known by its
//! adjective before an office or body: "Kelmar" beside "Kelmari officials".

use std::collections::{BTreeMap, HashMap};

use super::book::{Book, Finds, Found, Id, Nature, What};
use super::lexicon::lexicon;
use super::view::{View, Words};
use crate::label::MentionForm;

/// Endings that make an adjective of a country's name.
const ENDINGS: &[&str] = &["n", "i", "an", "ian", "ese", "ish"];
/// Words after which a capital is where something is.
const WHERE: &[&str] = &[
    "across", "around", "at", "from", "in", "inside", "into", "near", "of", "outside", "over", "through", "to",
    "toward", "towards", "via", "within",
];

/// Finds states that the lexicon lacks, and renames what the model took for a place or thing.
pub(super) fn learn(view: &View<'_>, finds: &mut Finds) {
    let mut singles: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in (0..view.len()).filter(|&at| view.is_capital(at) && !view.is_boilerplate(at)) {
        let covering = finds.covering(at);
        let is_single =
            covering.is_none_or(|f| f.words.len() == 1 && matches!(f.what, What::Place | What::Thing | What::Body));
        if is_single {
            singles.entry(view.raw(at)).or_default().push(at);
        }
    }
    let is_adjective = |places: &[usize]| {
        let before_noun = |&at: &usize| !view.is_headline(at) && lexicon().role(view.lower(at + 1)).is_some();
        places.iter().any(before_noun)
    };
    let mut states: Vec<(&str, &str)> = Vec::new();
    for (adjective, places) in &singles {
        let base = ENDINGS.iter().find_map(|ending| {
            let base = adjective.strip_suffix(ending)?;
            let found = singles.get_key_value(base).map(|(base, _)| *base);
            found.filter(|base| base.chars().count() >= 4 && lexicon().given_name(&base.to_lowercase()).is_none())
        });
        if let Some(base) = base.filter(|_| is_adjective(places)) {
            states.push((adjective, base));
        }
    }
    for (adjective, base) in states {
        let people = format!("{adjective}s");
        let forms = [(base, MentionForm::Name), (adjective, MentionForm::Demonym), (&people, MentionForm::Demonym)];
        for (word, form) in forms {
            for &at in singles.get(word).map_or(&[][..], Vec::as_slice) {
                finds.replace(Found { words: at..at + 1, what: What::Country(base.to_owned(), form) });
            }
        }
    }
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
