//! A statement as the labels see it: its cue with what the lexicon knows of it, and its content's first proposition.
//!
//! Built once a statement; the rules of [`super::kind`], [`super::polarity`] and [`super::certainty`] read it.

use crate::lexicon::act::{self, Class};
use crate::lexicon::cue::{self, Complement, Cue, Force};
use crate::reading::Reading;
use crate::statement::draft::Draft;
use crate::statement::grammar::line::is_any_quotation_mark;
use crate::statement::grammar::proposition::{self, Clause};
use crate::statement::own::{self, Own};
use crate::statement::source;
use crate::statement::speaker::Speaker;

/// No phrase of the lexicon of cues has more words.
const LONGEST_PHRASE: usize = 5;

/// A statement as the labels see it.
pub struct View<'v, 'd> {
    /// The document.
    pub reading: &'v Reading<'d>,
    /// The statement.
    pub draft: &'v Draft,
    /// Its cue.
    pub cue: CueView,
    /// The first proposition of its content.
    pub clause: Clause,
    /// Whether that speaks of the source's own acts.
    pub own: Own,
}

/// What the lexicon knows of a cue.
#[derive(Clone, Debug, Default)]
pub struct CueView {
    /// Its words.
    pub words: Vec<usize>,
    /// The word that says most, with its line.
    pub head: Option<(usize, &'static Cue)>,
    /// What negates it: "not", "never", or the source's "neither", "few".
    pub negations: Vec<usize>,
    /// The modal or semi-modal before the head ("would welcome").
    pub modal: Option<usize>,
}

impl<'v, 'd> View<'v, 'd> {
    /// Looks at a statement.
    pub fn of(reading: &'v Reading<'d>, draft: &'v Draft, speaker: &Speaker) -> View<'v, 'd> {
        let content: Vec<usize> = draft.content_words().collect();
        let quoted = content.first().is_some_and(|&w| is_any_quotation_mark(reading, w)) || draft.cue.is_empty();
        let clause = first_proposition(reading, draft, &content, quoted);
        let complement = complement(reading, draft, &clause, &content);
        let cue = cue_view(reading, draft, complement, quoted && clause.verb.is_some());
        let own = own::own(reading, draft, speaker, &clause);
        View { reading, draft, cue, clause, own }
    }

    /// The lower-case form of a word.
    pub fn lower(&self, word: usize) -> &str {
        &self.reading.lower[word]
    }

    /// The cue's line.
    pub fn entry(&self) -> Option<&'static Cue> {
        self.cue.head.map(|(_, entry)| entry)
    }

    /// The first word of the cue's line, as lemma; `""` where the cue is unknown.
    pub fn verb_of_cue(&self) -> &'static str {
        self.entry().map_or("", |e| e.words[0])
    }

    /// Whether the cue leaves the kind to the content.
    pub fn is_open(&self) -> bool {
        self.entry().is_none_or(|e| e.force == Force::Open)
    }

    /// Whether the cue is negated.
    pub fn cue_negated(&self) -> bool {
        self.cue.negations.len() % 2 == 1
    }

    /// The first of some words within the first proposition.
    pub fn in_clause(&self, words: &[&str]) -> Option<usize> {
        self.clause.words.iter().copied().find(|&w| words.contains(&self.lower(w)))
    }

    /// The first of some words within the verb group.
    pub fn in_group(&self, words: &[&str]) -> Option<usize> {
        self.clause.group.iter().copied().find(|&w| words.contains(&self.lower(w)))
    }

    /// What negates the verb group, or the word after it: "will not", "is no".
    pub fn negated_verb(&self) -> Option<usize> {
        self.in_group(&["not", "n't", "never", "cannot", "nor"]).or_else(|| self.by_no_means())
    }

    /// "Will under no circumstances", "would by no means": the "no".
    fn by_no_means(&self) -> Option<usize> {
        let turns =
            [["under", "no", "circumstances"], ["in", "no", "way"], ["by", "no", "means"], ["on", "no", "account"]];
        let verb = self.clause.verb?;
        turns.iter().find_map(|turn| self.turn(turn)).filter(|&w| w <= verb + 2).map(|w| w + 1)
    }

    /// The finite verb in lower case, `""` where there is none.
    pub fn finite(&self) -> &str {
        self.clause.verb.map_or("", |w| self.lower(w))
    }

    /// The main verb's lemma, `""` where there is none.
    pub fn main_lemma(&self) -> &str {
        self.clause.main.map_or("", |w| self.reading.lemma(w))
    }

    /// The first place in the first proposition where a word or turn of a class stands.
    pub fn act(&self, class: Class) -> Option<usize> {
        let words = &self.clause.words;
        let at = |i: usize| words.get(i).map_or("", |&w| self.lower(w));
        let stands = |i: &usize| act::is(at(*i), class) || act::turn(|k| at(i + k), class).is_some();
        (0..words.len()).find(stands).map(|i| words[i])
    }

    /// Whether some words, one after the other, stand in the first proposition; then where they begin.
    pub fn turn(&self, turn: &[&str]) -> Option<usize> {
        let words = &self.clause.words;
        let fits = |i: &usize| {
            turn.iter().enumerate().all(|(k, part)| words.get(i + k).is_some_and(|&w| self.lower(w) == *part))
        };
        (0..words.len()).find(fits).map(|i| words[i])
    }
}

/// The first proposition; a first piece that only leads up to the second is left aside ("While they talk, he said, …").
fn first_proposition(reading: &Reading, draft: &Draft, content: &[usize], quoted: bool) -> Clause {
    let leads = |piece: &std::ops::Range<usize>| {
        piece
            .clone()
            .find(|&w| !is_any_quotation_mark(reading, w))
            .is_some_and(|w| proposition::leads(&reading.lower[w]))
    };
    match &draft.content[..] {
        [first, _, ..] if leads(first) && !piece_has_main(reading, first) => {
            let mut clause = proposition::first(reading, &content[first.len()..], quoted);
            clause.aside.extend(first.clone());
            clause
        }
        _ => proposition::first(reading, content, quoted),
    }
}

/// Whether a comma within a piece lets the main clause begin there.
fn piece_has_main(reading: &Reading, piece: &std::ops::Range<usize>) -> bool {
    let inner = piece.start..piece.end.saturating_sub(2);
    inner.clone().any(|w| reading.lower[w] == "," && (w..inner.end).any(|v| reading.is_finite(v)))
}

/// What follows the cue.
fn complement(reading: &Reading, draft: &Draft, clause: &Clause, content: &[usize]) -> Complement {
    let first = content.iter().copied().find(|&w| !is_any_quotation_mark(reading, w));
    let word = first.map_or("", |w| reading.lower[w].as_str());
    let wh = first.is_some_and(|w| matches!(reading.tags[w], "WRB" | "WP")) || matches!(word, "whether" | "which");
    let asked_if = word == "if" && draft.cue.first().is_some_and(|c| first.is_some_and(|w| c.start < w));
    let to_before = draft.cue_words().last().is_some_and(|w| reading.lower[w] == "to");
    let base = clause.verb.is_none() && clause.words.iter().any(|&w| reading.tags[w] == "VB");
    let should =
        clause.verb.is_some_and(|w| matches!(reading.lower[w].as_str(), "should" | "must" | "ought" | "shall"))
            || source::is_subjunctive(reading, clause);
    let subjunctive = base
        && clause.words.iter().position(|&w| reading.tags[w] == "VB").is_some_and(|i| {
            i > 0 && !clause.words[..i].iter().any(|&w| matches!(reading.tags[w], "TO" | "IN" | "VBG"))
        });
    match () {
        () if clause.imperative => Complement::Quote,
        () if clause.infinitive || to_before && clause.words.first().is_some_and(|&w| reading.tags[w] == "VB") => {
            Complement::To
        }
        () if wh || asked_if => Complement::Wh,
        () if should || subjunctive => Complement::Should,
        () if clause.gerund && (clause.verb.is_none() || word != "that") && clause.main != clause.verb => {
            Complement::Ing
        }
        () if clause.verb.is_some() => Complement::That,
        () if base => Complement::To,
        () => Complement::Phrase,
    }
}

fn cue_view(reading: &Reading, draft: &Draft, complement: Complement, quote: bool) -> CueView {
    let words: Vec<usize> = draft.cue_words().collect();
    let content: Vec<usize> =
        draft.content_words().filter(|&w| !is_any_quotation_mark(reading, w)).take(LONGEST_PHRASE).collect();
    let found: Vec<(usize, &'static Cue)> = words
        .iter()
        .enumerate()
        .filter_map(|(i, &w)| Some((w, line(reading, &words, i, &content, complement, quote)?)))
        .collect();
    let head =
        found.iter().find(|(_, c)| c.words.len() > 1).or(found.iter().rev().find(|(_, c)| c.force != Force::Open));
    let head = head.or(found.first()).copied();
    let before = |w: &usize| head.is_none_or(|(h, _)| *w <= h + 1);
    let negations =
        words.iter().copied().filter(before).filter(|&w| negates(&reading.lower[w]) && !idle(reading, w)).collect();
    let modal = words.iter().copied().find(|&w| reading.tags[w] == "MD" && before(&w));
    let mut cue = CueView { words, head, negations, modal };
    cue.negations.extend(source::negation(reading, draft));
    cue
}

fn negates(word: &str) -> bool {
    matches!(word, "not" | "n't" | "never" | "cannot" | "nor" | "neither" | "no" | "nobody" | "none" | "hardly")
}

/// "not only said", "no longer", "no doubt".
fn idle(reading: &Reading, word: usize) -> bool {
    let next = reading.lower.get(word + 1).map_or("", String::as_str);
    matches!(
        (reading.lower[word].as_str(), next),
        ("not", "only" | "just" | "merely" | "least") | ("no", "doubt" | "matter")
    )
}

/// The line that fits a word of the cue: the longest phrase, then the one that names the complement.
fn line(
    reading: &Reading,
    words: &[usize],
    at: usize,
    content: &[usize],
    complement: Complement,
    quote: bool,
) -> Option<&'static Cue> {
    let lemma = reading.lemma(words[at]);
    let plain = reading.lower[words[at]].as_str();
    let fits = |cue: &&Cue| {
        let complements = match cue.complement {
            Complement::Any => true,
            Complement::Quote => quote,
            wanted => wanted == complement,
        };
        complements && phrase_follows(reading, &cue.words[1..], &words[at + 1..], content)
    };
    let known = cue::of(lemma).iter().find(fits);
    known.or_else(|| if lemma == plain { None } else { cue::of(plain).iter().find(fits) })
}

/// Whether the later words of a phrase stand in the cue, a word or two apart at most, or go on at once in the content
/// ("ruled | out new talks").
fn phrase_follows(reading: &Reading, phrase: &[&str], cue: &[usize], content: &[usize]) -> bool {
    let mut rest = cue;
    for (i, part) in phrase.iter().enumerate() {
        match rest.iter().take(3).position(|&w| reading.lower[w] == *part) {
            Some(place) => rest = &rest[place + 1..],
            None => {
                let left = &phrase[i..];
                let goes_on =
                    left.len() <= content.len() && left.iter().zip(content).all(|(p, &w)| reading.lower[w] == *p);
                // "Said no" refuses; "said | no bridge was hit" does not.
                let stands_alone = *part != "no" || content.get(left.len()).is_none_or(|&w| reading.tags[w] == "TO");
                return goes_on && stands_alone;
            }
        }
    }
    true
}
