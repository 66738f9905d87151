//! "Expressed fear", "voiced support", "reiterated its willingness": the noun says what is done.

use super::{Answer, cue};
use crate::label::Kind;
use crate::lexicon::act::{self, Class};
use crate::lexicon::cue::{self as lexicon, Complement, Force};
use crate::statement::view::View;

pub fn apply(view: &View) -> Option<Answer> {
    let (head, line) = view.cue.head?;
    if line.force == Force::Fixed && line.kind != Kind::Confirmation
        || !act::is(line.words[0], Class::Carrier)
        || view.clause.verb.is_some()
    {
        return None;
    }
    let nouns = view.clause.words.iter().copied().take(7).filter(|&w| view.reading.tags[w].starts_with("NN"));
    nouns.into_iter().find_map(|w| {
        let lemma = view.reading.lemma(w);
        let entry = lexicon::of(lemma).iter().find(|l| l.words.len() == 1 && l.complement == Complement::Any)?;
        let answer = cue::of(view, w, entry)?;
        Some(Answer { words: vec![head, w], certainty: Some(entry.certainty), ..answer })
    })
}
