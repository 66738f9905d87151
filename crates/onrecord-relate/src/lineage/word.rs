//! The words of a sentence as lineage compares them: as they are written, and by what they mean.
//!
//! Takes a stretch of text and gives its words with their bytes. Numbers are brought to one form (`4,200`, `4 200`,
//! `seven` and `7`); what news writers exchange for one another has one root (`synonyms.tsv`, and the Snowball stem for
//! the rest). Leaves out marks. What a word is worth is fixed, so that a pair of articles compares the same in any record.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;

use onrecord_text::Span;
use rust_stemmers::{Algorithm, Stemmer};

use super::hash::hash;

/// What sort of word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Articles, prepositions, pronouns, auxiliaries.
    Function,
    /// Any other word.
    Plain,
    /// Written with a capital inside a sentence.
    Name,
    /// A number.
    Number,
}

/// A word of an article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Word {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// What sort.
    pub class: Class,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    /// The same for words that differ in capitals and typing of marks at most.
    pub form: u64,
    /// The same for forms of one word, and for words that stand for one another.
    pub root: u64,
}

impl Word {
    /// What it counts for when words are weighed.
    pub fn weight(&self) -> f32 {
        match self.class {
            Class::Function => 0.1,
            Class::Plain => 1.0,
            Class::Name | Class::Number => 1.5,
        }
    }

    /// Whether it is a name or a number: what one telling of a story shares with another and not with other stories.
    pub fn is_fact(&self) -> bool {
        matches!(self.class, Class::Name | Class::Number)
    }
}

#[rustfmt::skip]
const FUNCTION: &[&str] = &[
    "a", "about", "after", "all", "also", "although", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been",
    "before", "being", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "having", "he",
    "her", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "itself", "may", "me", "might", "must",
    "my", "no", "nor", "not", "of", "off", "on", "or", "our", "out", "shall", "she", "should", "since", "so", "some", "such",
    "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "to", "too", "under",
    "until", "up", "upon", "us", "was", "we", "were", "what", "when", "where", "whether", "which", "while", "who", "whom",
    "whose", "why", "will", "with", "would", "you", "your",
];

#[rustfmt::skip]
const NUMBERS: &[(&str, u32)] = &[
    ("eight", 8), ("eighteen", 18), ("eighty", 80), ("eleven", 11), ("fifteen", 15), ("fifty", 50), ("five", 5), ("forty", 40),
    ("four", 4), ("fourteen", 14), ("nine", 9), ("nineteen", 19), ("ninety", 90), ("seven", 7), ("seventeen", 17),
    ("seventy", 70), ("six", 6), ("sixteen", 16), ("sixty", 60), ("ten", 10), ("thirteen", 13), ("thirty", 30), ("three", 3),
    ("twelve", 12), ("twenty", 20), ("two", 2),
];

/// Days and months have capitals, and are no names of a story.
#[rustfmt::skip]
const CALENDAR: &[&str] = &[
    "april", "august", "december", "february", "friday", "january", "july", "june", "march", "monday", "november", "october",
    "saturday", "september", "sunday", "thursday", "tuesday", "wednesday",
];

/// The root of each word of a group of synonyms, by stem.
static SYNONYMS: LazyLock<HashMap<String, u64>> = LazyLock::new(|| {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut out = HashMap::new();
    for group in include_str!("synonyms.tsv").lines().filter(|line| !line.starts_with('#')) {
        let root = hash(group.as_bytes());
        for word in group.split_whitespace() {
            out.entry(word.to_owned()).or_insert(root);
            out.entry(stemmer.stem(word).into_owned()).or_insert(root);
        }
    }
    out
});

/// What a word is by itself, wherever it stands.
#[derive(Clone)]
struct Reading {
    /// Its digits, where it is a number.
    number: Option<Rc<str>>,
    /// Whether it can be a name, written with a capital.
    nameable: bool,
    class: Class,
    form: u64,
    root: u64,
}

impl Reading {
    fn of(written: &str) -> Reading {
        let lowered = lowered(written);
        if let Some(number) = number(&lowered) {
            let form = hash(number.as_bytes());
            return Reading { number: Some(number.into()), nameable: false, class: Class::Number, form, root: form };
        }
        let function = FUNCTION.binary_search(&lowered.as_str()).is_ok();
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        let nameable = capital && !function && CALENDAR.binary_search(&lowered.as_str()).is_err();
        let class = if function { Class::Function } else { Class::Plain };
        Reading { number: None, nameable, class, form: hash(lowered.as_bytes()), root: root(&lowered) }
    }

    /// The same, looked up where the word was read before: most words of an article were.
    fn known(written: &str) -> Reading {
        const MOST: usize = 1 << 16;
        thread_local! { static KNOWN: RefCell<HashMap<Box<str>, Reading>> = RefCell::default(); }
        KNOWN.with_borrow_mut(|known| {
            if let Some(reading) = known.get(written) {
                return reading.clone();
            }
            if known.len() >= MOST {
                known.clear();
            }
            let reading = Reading::of(written);
            known.insert(written.into(), reading.clone());
            reading
        })
    }
}

/// The words of a stretch of the text. A word at the head of a sentence is no name yet: see [`Class::Name`].
pub fn words(text: &str, stretch: Span) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut previous: Option<(Rc<str>, Span)> = None;
    for span in spans(text, stretch) {
        let Reading { number, nameable, class, form, root } = Reading::known(span.of(text));
        if let (Some(value), Some((before, last))) = (&number, &previous)
            && let Some(joined) = joined(text, *last, before, span, value)
        {
            let word = out.last_mut().expect("a number came before");
            let form = hash(joined.as_bytes());
            *word = Word { span: span.cover(*last), class, quoted: false, form, root: form };
            previous = Some((joined.into(), word.span));
            continue;
        }
        let class = if nameable && !out.is_empty() { Class::Name } else { class };
        out.push(Word { span, class, quoted: false, form, root });
        previous = number.map(|value| (value, span));
    }
    out
}

fn root(word: &str) -> u64 {
    if let Some(&root) = SYNONYMS.get(word) {
        return root;
    }
    thread_local! { static STEMMER: Stemmer = Stemmer::create(Algorithm::English); }
    STEMMER.with(|stemmer| {
        let stem = stemmer.stem(word);
        SYNONYMS.get(stem.as_ref()).copied().unwrap_or_else(|| hash(stem.as_bytes()))
    })
}

/// In small letters, with straight apostrophes, without the `'s` of a genitive.
fn lowered(word: &str) -> String {
    let mut out: String = word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect();
    if out.ends_with("'s") {
        out.truncate(out.len() - 2);
    }
    out
}

/// The digits of a number without commas, also of one in words.
fn number(lowered: &str) -> Option<String> {
    if lowered.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(lowered.replace(',', ""));
    }
    NUMBERS.binary_search_by_key(&lowered, |&(word, _)| word).ok().map(|found| NUMBERS[found].1.to_string())
}

/// `4 200` written apart, and `twenty-seven`.
fn joined(text: &str, last: Span, before: &str, span: Span, value: &str) -> Option<String> {
    let between = text.get(last.end()..span.start())?;
    let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
    if matches!(between, " " | "\u{a0}" | "\u{202f}")
        && span.len() == 3
        && digits(span.of(text))
        && digits(before)
        && last.of(text).chars().all(|c| c.is_ascii_digit() || c == ' ')
        && last.len() <= 3
    {
        return Some(format!("{before}{value}"));
    }
    let (tens, unit): (u32, u32) = (before.parse().ok()?, value.parse().ok()?);
    (between == "-" && tens.is_multiple_of(10) && (20..100).contains(&tens) && unit < 10)
        .then(|| (tens + unit).to_string())
}

/// Runs of letters and digits; apostrophes between letters and points and commas between digits belong to them.
fn spans(text: &str, stretch: Span) -> impl Iterator<Item = Span> {
    let base = stretch.start();
    let inside = stretch.of(text);
    let mut characters = inside.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, _) = characters.find(|&(_, c)| c.is_alphanumeric())?;
        let mut end = start + inside[start..].chars().next().map_or(0, char::len_utf8);
        while let Some(&(at, c)) = characters.peek() {
            let before = inside[..at].chars().next_back();
            let after = inside[at + c.len_utf8()..].chars().next();
            let joins = match c {
                '\'' | '’' => before.is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic),
                '.' | ',' => before.is_some_and(|b| b.is_ascii_digit()) && after.is_some_and(|a| a.is_ascii_digit()),
                _ => c.is_alphanumeric(),
            };
            if !joins {
                break;
            }
            end = at + c.len_utf8();
            characters.next();
        }
        Some(Span::new(base + start, base + end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<Word> {
        words(text, Span::new(0, text.len()))
    }

    #[test]
    fn the_lists_are_sorted() {
        assert!(FUNCTION.is_sorted() && NUMBERS.is_sorted() && CALENDAR.is_sorted());
    }

    #[test]
    fn numbers_have_one_form() {
        for (one, other) in [("4,200", "4 200"), ("seven", "7"), ("Twenty-seven", "27"), ("2.6", "2.6")] {
            let forms = |text| all(text).iter().map(|w| w.form).collect::<Vec<_>>();
            assert_eq!(forms(one), forms(other), "{one}");
            assert_eq!(forms(one).len(), 1);
        }
        assert_eq!(all("in 2024 200 people").len(), 4);
    }

    #[test]
    fn forms_and_synonyms_share_a_root() {
        for (one, other) in
            [("told", "said"), ("troops", "soldiers"), ("Marchenik’s", "Marchenik"), ("planting", "plants")]
        {
            assert_eq!(all(one)[0].root, all(other)[0].root, "{one}");
        }
        assert_ne!(all("troops")[0].root, all("trade")[0].root);
    }

    #[test]
    fn a_capital_inside_a_sentence_makes_a_name() {
        let classes: Vec<Class> = all("Talks in Osterwik on Monday").iter().map(|w| w.class).collect();
        assert_eq!(classes, [Class::Plain, Class::Function, Class::Name, Class::Function, Class::Plain]);
    }
}
