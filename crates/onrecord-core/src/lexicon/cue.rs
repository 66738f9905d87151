//! Words that can head a cue: verbs, nouns and adjectives of saying, thinking, wanting and deciding (`cue.tsv`).
//!
//! Each line says which kind of statement a word makes before a certain complement, how sure it lets the source be,
//! and whether the content may change the kind ("say" takes its kind from what is said, "deny" does not).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::label::{Certainty, Kind};

const LINES: &str = include_str!("cue.tsv");

/// Whether the content may change the kind that a cue suggests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// The cue alone decides.
    Fixed,
    /// The content may make a forecast of it.
    Belief,
    /// The content decides where it can.
    Open,
}

/// What a cue is followed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complement {
    /// Anything.
    Any,
    /// An infinitive.
    To,
    /// A clause.
    That,
    /// A clause that says what to do.
    Should,
    /// A gerund.
    Ing,
    /// A question.
    Wh,
    /// A phrase without a finite verb.
    Phrase,
    /// A quotation that is a sentence.
    Quote,
}

/// One line of the list.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Its words: the first in its dictionary form, the others as they stand.
    pub words: Vec<&'static str>,
    /// What must follow.
    pub complement: Complement,
    /// The kind of statement it makes.
    pub kind: Kind,
    /// How sure the source is when the content does not say.
    pub certainty: Certainty,
    /// Whether the content may change the kind.
    pub force: Force,
}

static CUES: LazyLock<HashMap<&'static str, Vec<Cue>>> = LazyLock::new(|| {
    let mut out: HashMap<&str, Vec<Cue>> = HashMap::new();
    for cue in LINES.lines().filter(|l| !l.starts_with('#')).map(parsed) {
        out.entry(cue.words[0]).or_default().push(cue);
    }
    // The longest phrase first; among equals the line that names its complement.
    for cues in out.values_mut() {
        cues.sort_by_key(|c| (std::cmp::Reverse(c.words.len()), c.complement == Complement::Any));
    }
    out
});

fn parsed(line: &'static str) -> Cue {
    let mut columns = line.split('\t');
    let mut column = || columns.next().unwrap_or_else(|| panic!("cue.tsv: five columns expected: {line}"));
    let words = column().split(' ').collect();
    let complement = match column() {
        "any" => Complement::Any,
        "to" => Complement::To,
        "that" => Complement::That,
        "should" => Complement::Should,
        "ing" => Complement::Ing,
        "wh" => Complement::Wh,
        "np" => Complement::Phrase,
        "quote" => Complement::Quote,
        other => panic!("cue.tsv: unknown complement {other}: {line}"),
    };
    let kind = column().parse().unwrap_or_else(|e| panic!("cue.tsv: {e}: {line}"));
    let certainty = column().parse().unwrap_or_else(|e| panic!("cue.tsv: {e}: {line}"));
    let force = match column() {
        "fixed" => Force::Fixed,
        "belief" => Force::Belief,
        "open" => Force::Open,
        other => panic!("cue.tsv: unknown force {other}: {line}"),
    };
    Cue { words, complement, kind, certainty, force }
}

/// Whether a word, as a lemma, can head a cue by itself.
pub fn knows(lemma: &str) -> bool {
    CUES.get(lemma).is_some_and(|cues| cues.iter().any(|c| c.words.len() == 1))
}

/// The lines whose first word is this lemma: phrases first, then those that name their complement.
pub fn of(lemma: &str) -> &'static [Cue] {
    CUES.get(lemma).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sorted_and_single() {
        let lines: Vec<Vec<&str>> =
            LINES.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').take(2).collect()).collect();
        let bad = lines.windows(2).find(|pair| pair[0] >= pair[1]);
        assert!(bad.is_none(), "{bad:?}");
    }

    #[test]
    fn phrases_come_first_and_named_complements_before_any() {
        let call: Vec<usize> = of("call").iter().map(|c| c.words.len()).collect();
        assert!(call.is_sorted_by(|a, b| a >= b) && call[0] == 3, "{call:?}");
        assert_eq!(of("warn").iter().rfind(|c| c.words.len() == 1).unwrap().complement, Complement::Any);
        assert!(knows("say") && !knows("rule out"));
    }
}
