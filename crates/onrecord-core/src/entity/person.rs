//! Persons: which names are one human being.
//!
//! A last name alone is the one person who bears it in full; initials, short forms (Bill) and missing middle names are no difference; two
//! full names with different given names stay two. Spellings that differ by little are one where the given name or
//! the title agrees. A last name that two people bear goes by title, and else stays apart.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::book::{Book, Finds, Gender, Id, Nature, What};
use super::lexicon::lexicon;
use super::office::title_before;
use super::view::{View, Words};
use crate::label::MentionForm;

/// How many persons with like names are compared for spelling.
const MOST_COMPARED: usize = 24;

/// A person in the making.
struct Persona {
    id: Id,
    /// The parts of the fullest name, in lower case.
    parts: Vec<String>,
    /// Titles and offices that stand before the name.
    titles: BTreeSet<String>,
    gender: Option<Gender>,
}

/// All persons of a document.
#[derive(Default)]
struct Personae {
    all: Vec<Persona>,
    by_last: HashMap<String, Vec<usize>>,
    by_first: HashMap<String, Vec<usize>>,
    by_spelling: BTreeMap<String, Vec<usize>>,
}

/// Enters them.
pub(super) fn enter(view: &View<'_>, finds: &Finds, book: &mut Book) {
    let mut names: Vec<(Words, Vec<String>)> = finds
        .iter()
        .filter(|found| found.what == What::Person)
        .map(|found| (found.words.clone(), parts(view, &found.words)))
        .filter(|(_, parts)| !parts.is_empty())
        .collect();
    names.sort_by_key(|(words, parts)| (parts.len() < 2, words.start));
    let mut personae = Personae::default();
    for (words, parts) in names {
        let title = title_before(view, words.start);
        let gender = title.as_ref().and_then(|t| t.gender);
        let title = title.map(|t| t.noun);
        let number = match personae.find(&parts, title.as_deref(), gender) {
            Some(number) => number,
            None => personae.add(book, view, &words, &parts),
        };
        personae.note(number, &parts, title, gender);
        let id = personae.all[number].id;
        let name = view.text(&words);
        let common = view.is_common(words.start) && lexicon().given_name(view.lower(words.start)).is_none();
        if !common && book.member(id).name.split(' ').count() < name.split(' ').count() {
            book.member_mut(id).name = name;
        }
        book.mention(id, words, MentionForm::Name);
    }
    for (number, persona) in personae.all.iter().enumerate() {
        let member = book.member_mut(persona.id);
        member.gender = personae.gender(number);
        member.sure = persona.parts.len() > 1 || !persona.titles.is_empty();
    }
}

/// The parts of a name in lower case: hyphens join, suffixes and full stops go.
fn parts(view: &View<'_>, words: &Words) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut joined = false;
    for at in words.clone() {
        let lower = view.lower(at);
        match (lower, out.last_mut()) {
            ("-", Some(_)) => joined = true,
            (_, Some(last)) if joined => {
                last.push('-');
                last.push_str(lower);
                joined = false;
            }
            ("jr." | "sr." | "jr" | "sr" | "ii" | "iii" | "iv" | "," | "-", _) => {}
            _ => out.push(lower.trim_end_matches('.').to_owned()),
        }
    }
    out.retain(|part| !part.is_empty());
    out
}

impl Personae {
    fn add(&mut self, book: &mut Book, view: &View<'_>, words: &Words, parts: &[String]) -> usize {
        let id = book.add(view.text(words), Nature::Person);
        let number = self.all.len();
        self.all.push(Persona { id, parts: parts.to_vec(), titles: BTreeSet::new(), gender: None });
        let last = &parts[parts.len() - 1];
        self.by_last.entry(last.clone()).or_default().push(number);
        if parts.len() > 1 {
            self.by_first.entry(parts[0].clone()).or_default().push(number);
        }
        let spelling = self.by_spelling.entry(last.chars().take(3).collect()).or_default();
        if spelling.len() < MOST_COMPARED {
            spelling.push(number);
        }
        number
    }

    fn note(&mut self, number: usize, parts: &[String], title: Option<String>, gender: Option<Gender>) {
        let persona = &mut self.all[number];
        persona.titles.extend(title);
        persona.gender = persona.gender.or(gender);
        if parts.len() > persona.parts.len() {
            persona.parts = parts.to_vec();
        }
    }

    /// The person whom a name stands for, if it is one already entered.
    fn find(&self, parts: &[String], title: Option<&str>, gender: Option<Gender>) -> Option<usize> {
        let last = &parts[parts.len() - 1];
        let same: Vec<usize> = self.by_last.get(last).map_or(&[][..], Vec::as_slice).to_vec();
        if parts.len() > 1 {
            let exact = same.iter().copied().find(|&n| agree(&self.all[n].parts, parts));
            return exact.or_else(|| self.spelt_otherwise(parts, title));
        }
        match same[..] {
            [one] if gender.is_some() && self.gender(one).is_some_and(|g| Some(g) != gender) => None,
            [one] => Some(one),
            [] => self.by_given_name(last).or_else(|| self.spelt_otherwise(parts, title)),
            _ => self.by_title(&same, title, gender),
        }
    }

    /// A person's gender, by title or given name.
    fn gender(&self, number: usize) -> Option<Gender> {
        let persona = &self.all[number];
        let given = persona.parts.first().filter(|_| persona.parts.len() > 1);
        persona.gender.or_else(|| given.and_then(|name| lexicon().given_name(name)))
    }

    /// A given name alone, where one person bears it.
    fn by_given_name(&self, name: &str) -> Option<usize> {
        match self.by_first.get(name).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            _ => None,
        }
    }

    /// Of several with one last name, the one whose title or gender agrees; else the one known by that name alone.
    fn by_title(&self, same: &[usize], title: Option<&str>, gender: Option<Gender>) -> Option<usize> {
        let titled = |n: &&usize| title.is_some_and(|title| self.all[**n].titles.contains(title));
        let gendered = |n: &&usize| gender.is_some() && self.gender(**n) == gender;
        only(same.iter().filter(titled))
            .or_else(|| only(same.iter().filter(gendered)))
            .or_else(|| only(same.iter().filter(|n| self.all[**n].parts.len() == 1)))
    }

    /// `President Zelenskyy` after `President Volodymyr Zelensky`.
    fn spelt_otherwise(&self, parts: &[String], title: Option<&str>) -> Option<usize> {
        let last = &parts[parts.len() - 1];
        let like = self.by_spelling.get(&last.chars().take(3).collect::<String>())?;
        let same = like.iter().filter(|&&number| {
            let persona = &self.all[number];
            let other = &persona.parts[persona.parts.len() - 1];
            let agrees = if parts.len() > 1 && persona.parts.len() > 1 {
                persona.parts[0] == parts[0]
            } else {
                title.is_some_and(|title| persona.titles.contains(title))
            };
            agrees && other != last && last.chars().count() >= 6 && distance_within(last, other, 2)
        });
        only(same)
    }
}

fn only<'a>(mut items: impl Iterator<Item = &'a usize>) -> Option<usize> {
    let first = items.next()?;
    items.next().is_none().then_some(*first)
}

/// Whether two full names with one last name can be one person's: equal, one an initial or a short
/// form of the other, or one is the other without its head.
fn agree(a: &[String], b: &[String]) -> bool {
    if a.len() < 2 || b.len() < 2 {
        return a.last() == b.last();
    }
    let initial = |a: &str, b: &str| a.chars().count() == 1 && b.starts_with(a);
    let short = |a: &str, b: &str| initial(a, b) || lexicon().is_short_for(a, b);
    let first = a[0] == b[0] || short(&a[0], &b[0]) || short(&b[0], &a[0]);
    first || a.ends_with(b) || b.ends_with(a)
}

/// Whether so many insertions, deletions and replacements turn `a` into `b`.
fn distance_within(a: &str, b: &str, most: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(40).collect(), b.chars().take(40).collect());
    if a.len().abs_diff(b.len()) > most {
        return false;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()] <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings() {
        assert!(distance_within("zelensky", "zelenskyy", 2));
        assert!(distance_within("zelensky", "zelenskiy", 2));
        assert!(!distance_within("zelensky", "zelaya", 2));
    }

    #[test]
    fn full_names() {
        let name = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let same = |a: &str, b: &str| agree(&name(a), &name(b));
        assert!(same("mark a milley", "mark milley"));
        assert!(same("m milley", "mark milley"));
        assert!(same("gabriel garcia marquez", "garcia marquez"));
        assert!(same("bill clinton", "william clinton"));
        assert!(!same("michelle obama", "barack obama"));
    }
}
