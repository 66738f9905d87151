//! "Yes, we fired on the bridge", "No, we did not", "we did fire": an answer to what somebody asked or claimed.

use super::Answer;
use crate::label::Kind;
use crate::lexicon::cue::Force;
use crate::statement::own::Own;
use crate::statement::view::View;

pub fn apply(view: &View) -> Option<Answer> {
    if view.entry().is_some_and(|line| line.force != Force::Open) {
        return None;
    }
    let told =
        matches!(view.finite(), "did" | "had" | "was" | "were" | "has" | "have" | "'ve" | "do" | "does" | "is" | "are")
            || view.clause.verb.is_some_and(|w| view.reading.tags[w] == "VBD");
    let opener = view.draft.content_words().find(|&w| view.lower(w).chars().any(char::is_alphabetic))?;
    let answers = view.clause.quoted && told && view.reading.lower.get(opener + 1).is_some_and(|next| next == ",");
    let negation = view.negated_verb();
    match view.lower(opener) {
        "yes" if answers && negation.is_none() => Some(Answer::of(Kind::Confirmation, [opener]).or(Kind::Assertion)),
        "no" if answers && negation.is_some() => Some(Answer::of(Kind::Denial, [opener]).or(Kind::Assertion)),
        _ => emphatic(view).map(|did| Answer::of(Kind::Confirmation, [did]).or(Kind::Assertion)),
    }
}

/// "We did fire": "did" before a verb that needs no auxiliary.
fn emphatic(view: &View) -> Option<usize> {
    let did = view.clause.verb.filter(|&w| view.lower(w) == "did")?;
    let main = view.clause.main.filter(|&m| view.reading.tags[m] == "VB" && m == did + 1)?;
    (view.own != Own::No && main != did && !view.clause.question).then_some(did)
}
