//! An attitude: a word of the cue lexicon as it is used, with what negates it and the modal before it.
//!
//! The cue has one ("does not expect"), and a content may have one of the source's own ("said he did not expect").
//! The rules of [`super::kind`] read both alike.

use crate::label::Kind;
use crate::lexicon::act::{self, Class};
use crate::lexicon::cue::{self, Complement, Cue, Force};
use crate::statement::own::Own;
use crate::statement::view::View;

/// A word of the cue lexicon in use.
#[derive(Clone, Copy, Debug)]
pub struct Attitude {
    /// Where it stands.
    pub head: usize,
    /// Its line.
    pub line: &'static Cue,
    /// What negates it.
    pub negation: Option<usize>,
    /// The modal before it.
    pub modal: Option<usize>,
}

/// The cue's own.
pub fn of_cue(view: &View) -> Option<Attitude> {
    let (head, line) = view.cue.head?;
    let negation = if view.cue_negated() { view.cue.negations.first().copied() } else { None };
    Some(Attitude { head, line, negation, modal: view.cue.modal })
}

/// The attitude that the content ascribes to the source itself: "he believes", "we urge", "it was reluctant".
pub fn within(view: &View) -> Option<Attitude> {
    if view.own == Own::No || view.clause.verb.is_none() {
        return None;
    }
    let (clause, reading) = (&view.clause, view.reading);
    let main = clause.main?;
    let copular = !clause.complement.is_empty();
    let head = if copular { *clause.complement.iter().find(|&&w| !reading.tags[w].starts_with("RB"))? } else { main };
    let lemma = reading.lemma(head);
    let is_passive =
        !copular && reading.tags[main] == "VBN" && clause.group.iter().rev().skip(1).any(|&w| reading.lemma(w) == "be");
    let passive = is_passive && !matches!(lemma, "determine" | "prepare" | "commit" | "convince" | "concern" | "worry");
    let finite = view.finite();
    let told = !copular && (reading.tags[main] == "VBD" || matches!(finite, "had" | "did"));
    let of_another = copular && !reading.tags[head].starts_with("JJ") && !reading.tags[head].starts_with("VB");
    if passive || of_another || told && act::is(lemma, Class::Deed) || act::is(lemma, Class::Relation) {
        return None;
    }
    // "We will open fire" opens nothing to anybody.
    if lemma == "open" && !copular {
        return None;
    }
    // "The army was ready" offers nothing by itself.
    let next_word = view.reading.lower.get(head + 1).map_or("", String::as_str);
    if copular && matches!(lemma, "ready" | "prepared" | "open") && !matches!(next_word, "to" | "for") {
        return None;
    }
    let next = complement_after(view, head);
    let follows = |cue: &&Cue| {
        let after = cue.words[1..]
            .iter()
            .enumerate()
            .all(|(i, part)| (head + 1..head + 3 + i).any(|w| w < reading.len() && reading.lower[w] == *part));
        after && (cue.complement == Complement::Any || cue.complement == next)
    };
    // "Are prepared to" is no preparing.
    let (first, second) = if is_passive { (view.lower(head), lemma) } else { (lemma, view.lower(head)) };
    let line = cue::of(first).iter().find(follows).or_else(|| cue::of(second).iter().find(follows))?;
    let modal = clause.verb.filter(|&w| reading.tags[w] == "MD");
    (line.force != Force::Open).then_some(Attitude { head, line, negation: view.negated_verb(), modal })
}

/// What follows a word within the first proposition.
fn complement_after(view: &View, head: usize) -> Complement {
    let reading = view.reading;
    let after: Vec<usize> = view.clause.words.iter().copied().filter(|&w| w > head).collect();
    let Some(&next) = after.iter().find(|&&w| !reading.tags[w].starts_with("RB")) else { return Complement::Phrase };
    let finite = after.iter().any(|&w| reading.is_finite(w));
    match (reading.tags[next], view.lower(next)) {
        ("TO", _) => Complement::To,
        ("VBG", _) => Complement::Ing,
        ("WRB" | "WP", _) | (_, "whether") => Complement::Wh,
        _ if finite => Complement::That,
        _ => Complement::Phrase,
    }
}

impl Attitude {
    /// Whether it is one of willingness, which a negation turns into refusal.
    pub fn is_willingness(&self) -> bool {
        act::is(self.line.words[0], Class::Willing)
    }

    /// Whether it refuses or denies by itself.
    pub fn refuses(&self) -> bool {
        matches!(self.line.kind, Kind::Refusal | Kind::Denial)
    }
}
