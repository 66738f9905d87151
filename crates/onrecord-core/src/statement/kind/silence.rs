//! Not wanting to speak: "declined to comment", "would not say how many". A refusal, whatever the verb of saying does.
//! Somebody who says "I did not say that …" denies.

use super::Answer;
use crate::label::{Certainty, Kind};
use crate::lexicon::cue::Force;
use crate::statement::view::View;

pub fn apply(view: &View) -> Option<Answer> {
    let lemma = |w: usize| view.reading.lemma(w);
    let declined = view.cue.words.iter().copied().find(|&w| matches!(lemma(w), "refuse" | "decline" | "refusal"));
    let rules_out = view.cue.words.iter().any(|&w| view.lower(w) == "rule")
        || view.clause.words.iter().take(3).any(|&w| view.lower(w) == "rule");
    if let Some(word) = declined.filter(|_| !rules_out && !view.cue_negated()) {
        return Some(Answer::of(Kind::Refusal, [word]).sure(Certainty::Certain));
    }
    if let Some(answer) = never_said(view) {
        return Some(answer);
    }
    let (head, line) = view.cue.head?;
    let modal =
        view.cue.modal.filter(|&w| matches!(view.lower(w), "will" | "would" | "wo" | "'d" | "could" | "can" | "ca"))?;
    let speaks = line.force == Force::Open || matches!(line.words[0], "confirm" | "answer" | "discuss");
    (view.cue_negated() && speaks).then(|| Answer::of(Kind::Refusal, [modal, head]).sure(Certainty::Certain))
}

fn never_said(view: &View) -> Option<Answer> {
    let (head, line) = view.cue.head?;
    let source = view.draft.source_words().next()?;
    let first_person = matches!(view.lower(source), "i" | "we") && view.draft.source_words().count() == 1;
    let did = view.cue.words.iter().copied().find(|&w| matches!(view.lower(w), "did" | "never"))?;
    (first_person && line.force == Force::Open && view.cue_negated())
        .then(|| Answer::of(Kind::Denial, [did, head]).sure(Certainty::Certain))
}
