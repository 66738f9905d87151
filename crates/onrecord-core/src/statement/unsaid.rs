//! What a source did not say: "did not say", "has not confirmed", "have not threatened". It asserts nothing.

use crate::label::Kind;
use crate::lexicon::cue::Force;
use crate::statement::kind::Answer;
use crate::statement::view::View;

/// The negation of a report, where the cue is a deed that was not done, not a state of mind that is denied.
pub fn negated_report(view: &View, answer: &Answer) -> Option<usize> {
    let (_, line) = view.cue.head?;
    if !view.cue_negated() || matches!(answer.kind, Kind::Refusal | Kind::Denial) {
        return None;
    }
    let negation = *view.cue.negations.first()?;
    let auxiliary = view.cue.words.iter().any(|&w| matches!(view.lower(w), "did" | "has" | "have" | "had"));
    let unsaid = match line.kind {
        _ if line.force == Force::Open => true,
        Kind::Confirmation | Kind::Assertion => true,
        Kind::Commitment => auxiliary && !matches!(line.words[0], "intend" | "plan" | "aim" | "want"),
        _ => false,
    };
    unsaid.then_some(negation)
}
