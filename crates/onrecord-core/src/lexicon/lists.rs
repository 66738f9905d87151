//! Lists of words and turns, each in a class: lines of two columns, `words` and `class`, parted by a tab.

use std::collections::HashMap;
use std::str::FromStr;

use crate::label::UnknownLabel;

/// Words and turns by class.
pub struct Lists<C> {
    words: HashMap<&'static str, Vec<C>>,
    /// Turns of several words, by their first word.
    turns: HashMap<&'static str, Vec<(Vec<&'static str>, C)>>,
}

impl<C: Copy + PartialEq + FromStr<Err = UnknownLabel>> Lists<C> {
    /// Reads the lines of a file of this crate.
    ///
    /// # Panics
    /// On a line that is none; the files are part of the program.
    pub fn read(file: &str, lines: &'static str) -> Lists<C> {
        let mut lists = Lists { words: HashMap::new(), turns: HashMap::new() };
        for line in lines.lines().filter(|l| !l.starts_with('#')) {
            let (words, name) = line.split_once('\t').unwrap_or_else(|| panic!("{file}: two columns expected: {line}"));
            let class = name.parse().unwrap_or_else(|error| panic!("{file}: {error}: {line}"));
            match words.split_once(' ') {
                None => lists.words.entry(words).or_default().push(class),
                Some((first, _)) => lists.turns.entry(first).or_default().push((words.split(' ').collect(), class)),
            }
        }
        lists
    }

    /// Whether a word is in a class.
    pub fn is(&self, word: &str, class: C) -> bool {
        self.words.get(word).is_some_and(|classes| classes.contains(&class))
    }

    /// How many words a turn has that begins where `word(0)` stands, and its class, if that is `wanted`.
    pub fn turn<'w>(&self, word: impl Fn(usize) -> &'w str, wanted: impl Fn(C) -> bool) -> Option<(usize, C)> {
        let turns = self.turns.get(word(0))?;
        let fits = |words: &[&str]| words.iter().enumerate().all(|(i, part)| word(i) == *part);
        turns.iter().find(|(words, class)| wanted(*class) && fits(words)).map(|(words, class)| (words.len(), *class))
    }

    /// The classes of all single words.
    #[cfg(test)]
    pub fn classes(&self) -> impl Iterator<Item = (&'static str, &[C])> {
        self.words.iter().map(|(word, classes)| (*word, classes.as_slice()))
    }
}

/// Fails where lines are not in order or stand twice.
#[cfg(test)]
pub fn assert_sorted(lines: &str) {
    let lines: Vec<Vec<&str>> =
        lines.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
    let bad = lines.windows(2).find(|pair| pair[0] >= pair[1]);
    assert!(bad.is_none(), "{bad:?}");
}
