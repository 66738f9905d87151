//! A person's name in its parts, and whether two names can be one person's.

use super::exonym;
use super::fold::{folded, plain, similar, skeleton};

/// Short given names, and the full ones for which they may stand.
const NICKNAMES: &str = include_str!("../../../onrecord-core/src/lexicon/nicknames.tsv");
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];
/// Courtesies before a name.
const COURTESIES: &[&str] = &["mr", "mrs", "ms", "mx", "miss", "dr", "sir", "dame", "lord", "lady"];
/// Small words with which a last name may begin.
const PARTICLES: &[&str] =
    &["da", "de", "del", "della", "den", "der", "di", "dos", "du", "la", "le", "ten", "van", "von", "zu"];

/// A person's name in plain words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PersonName {
    /// All given names; empty where only the last name is told.
    pub(super) given: Vec<String>,
    /// The last name, its parts where it is joined by a dash. Never empty.
    pub(super) last: Vec<String>,
    /// Junior, senior or the like.
    pub(super) suffix: Option<String>,
}

/// How two names of one person differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Difference {
    /// Not at all, or by what a middle name adds.
    None,
    /// Written otherwise.
    Spelling,
    /// A short given name for a full one.
    Nickname,
    /// Initials.
    Initials,
    /// A last name added to the other, or given names before two last names.
    Added,
    /// The first name alone, by which many peoples call a man for short (`Abiy Ahmed`, `Mr. Abiy`).
    First,
}

impl PersonName {
    /// The parts of a name; nothing where no word is left.
    pub(super) fn of(name: &str) -> Option<PersonName> {
        let usual = exonym::is_other_name(name).then(|| exonym::usual(name).join(" "));
        let mut words: Vec<&str> = usual.as_deref().unwrap_or(name).split_whitespace().collect();
        let mut suffix = None;
        while let Some(last) = words.last().map(|word| plain(word).concat()) {
            if !SUFFIXES.contains(&last.as_str()) && !last.is_empty() {
                break;
            }
            suffix = suffix.or((!last.is_empty()).then_some(last));
            words.pop();
        }
        let end = words.pop()?;
        while words.first().is_some_and(|word| COURTESIES.contains(&plain(word).concat().as_str())) {
            words.remove(0);
        }
        let is_particle = |word: &&str| PARTICLES.contains(&word.to_lowercase().as_str());
        let first = (0..words.len()).find(|&at| words[at..].iter().all(is_particle));
        let particles = words.split_off(first.unwrap_or(words.len()));
        let last: Vec<String> = particles.into_iter().chain([end]).flat_map(plain).collect();
        let given = words.iter().flat_map(|word| plain(word)).collect();
        (!last.is_empty()).then_some(PersonName { given, last, suffix })
    }

    /// The keys by which it is found: how each part of the last name sounds, and each given name, which may be one.
    pub(super) fn keys(&self) -> impl Iterator<Item = String> {
        let given = self.given.iter().filter(|word| word.chars().count() > 1);
        self.last.iter().chain(given).map(|part| skeleton(&folded(part)))
    }

    /// Whether both can be one person's, and how they differ. `None` where the last names do not go together, or the
    /// given names speak against it. Asks nothing of a given name that one of them lacks.
    pub(super) fn difference(&self, other: &PersonName) -> Option<Difference> {
        if self.continues(other) || other.continues(self) {
            return Some(Difference::Added);
        }
        if self.is_first_of(other) || other.is_first_of(self) {
            return Some(Difference::First);
        }
        Some(last(&self.last, &other.last)?.max(given(&self.given, &other.given)?))
    }

    /// Whether it is one word, and the first of the other's.
    fn is_first_of(&self, other: &PersonName) -> bool {
        self.given.is_empty()
            && self.last.len() == 1
            && other.given.first() == self.last.first()
            && other.last != self.last
    }
}

impl PersonName {
    /// Whether it is the other with a last name added at its end, or given names at its head.
    fn continues(&self, other: &PersonName) -> bool {
        let words = |name: &PersonName| [name.given.as_slice(), &name.last].concat();
        let (long, short) = (words(self), words(other));
        !other.given.is_empty() && short.len() < long.len() && (long.starts_with(&short) || long.ends_with(&short))
    }
}

fn last(a: &[String], b: &[String]) -> Option<Difference> {
    if a == b {
        return Some(Difference::None);
    }
    if a.len() == b.len() && a.iter().zip(b).all(|(a, b)| similar(a, b)) {
        return Some(Difference::Spelling);
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    (short.len() < long.len() && (long.starts_with(short) || long.ends_with(short))).then_some(Difference::Added)
}

fn given(a: &[String], b: &[String]) -> Option<Difference> {
    let (Some(first), Some(other)) = (a.first(), b.first()) else { return Some(Difference::None) };
    // Second given names, where both have one, begin alike.
    if let (Some(second), Some(middle)) = (a.get(1), b.get(1))
        && second.chars().next() != middle.chars().next()
        && !similar(second, middle)
    {
        return None;
    }
    if first == other {
        Some(Difference::None)
    } else if initial(first, other) || initial(other, first) {
        Some(Difference::Initials)
    } else if nickname(first, other) || nickname(other, first) {
        Some(Difference::Nickname)
    } else {
        similar(first, other).then_some(Difference::Spelling)
    }
}

fn initial(short: &str, full: &str) -> bool {
    let mut letters = short.chars();
    letters.next() == full.chars().next() && letters.next().is_none()
}

fn nickname(short: &str, full: &str) -> bool {
    let rows = NICKNAMES.lines().filter_map(|line| line.split_once('\t'));
    rows.filter(|(name, _)| *name == short).any(|(_, names)| names.split(';').any(|name| name == full))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(a: &str, b: &str) -> Option<Difference> {
        PersonName::of(a).unwrap().difference(&PersonName::of(b).unwrap())
    }

    #[test]
    fn names_of_one_person() {
        assert_eq!(difference("Pavel Orsin", "Pavel A. Orsin"), Some(Difference::None));
        assert_eq!(difference("Volodymyr Zelensky", "Zelenskyy"), Some(Difference::Spelling));
        assert_eq!(difference("Bill Harlan", "William Harlan"), Some(Difference::Nickname));
        assert_eq!(difference("J. R. Okafor", "James R. Okafor"), Some(Difference::Initials));
        assert_eq!(difference("Ms. von der Aue", "Ursel von der Aue"), Some(Difference::None));
        assert_eq!(difference("Mr. Abiy", "Abiy Ahmed"), Some(Difference::First));
        assert_eq!(difference("Helen Marsh", "Helen Marsh-Duval"), Some(Difference::Added));
        assert_eq!(difference("Helen Marsh", "Helen Marsh Duval"), Some(Difference::Added));
    }

    #[test]
    fn names_of_two() {
        for (a, b) in [("Anna Petrovic", "Milan Petrovic"), ("John A. Reyes", "John B. Reyes"), ("Ann Lee", "Ann Lind")]
        {
            assert_eq!(difference(a, b), None, "{a}, {b}");
        }
    }

    #[test]
    fn a_suffix_is_no_last_name() {
        let name = PersonName::of("George Hallam Jr.").unwrap();
        assert_eq!((name.last.concat().as_str(), name.suffix.as_deref()), ("hallam", Some("jr")));
    }
}
