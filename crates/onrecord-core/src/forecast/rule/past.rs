//! A future seen from the past, which has long been decided; and what would have been.
//!
//! > The general, who would later become president, was then 38. Nobody knew then that the war would last six years. The talks
//! > were expected to end on Friday but collapsed a day earlier. Had the alarm sounded, they would have survived.
//!
//! Reported speech in the past is none of that ("said that prices would rise"), nor is "would" with what it hangs on.

use crate::forecast::candidate::Candidate;
use crate::forecast::trigger::Form;
use crate::lexicon::foretelling::{self, Class};

pub fn applies(candidate: &Candidate) -> bool {
    let line = candidate.line;
    let group = candidate.trigger.words.start..candidate.trigger.main.unwrap_or(candidate.trigger.words.end);
    if candidate.has(group, &["have"]) && !is_still_ahead(candidate) {
        return true;
    }
    if candidate.statement.is_some() {
        let over = foretelling::is(candidate.cue_verb(), Class::Known) && candidate.is_by(&[Form::Would]);
        return over || candidate.is_past() && said_in_present(candidate);
    }
    let in_story = || candidate.clause.words.clone().any(|i| foretelling::is(line.at(i), Class::Past));
    match candidate.trigger.form {
        Form::Would => !candidate.conditional && (in_story() || !supposes(candidate)),
        _ => candidate.is_past(),
    }
}

/// "Will have fallen by June" looks back from a day to come; "may have left", "would have survived" do not.
fn is_still_ahead(candidate: &Candidate) -> bool {
    let have_to = candidate.trigger.main.is_some_and(|m| candidate.line.lemma(m) == "have")
        || candidate.trigger.main.is_some_and(|m| candidate.line.at(m - 1) == "to");
    have_to || candidate.is_by(&[Form::Will]) && candidate.timed
}

/// Whether the statement is made in the present, so that a past within it is over.
fn said_in_present(candidate: &Candidate) -> bool {
    let reading = candidate.line.reading;
    let first = candidate.view.draft.cue_words().find(|&w| matches!(reading.tags[w], "VBD" | "VBZ" | "VBP" | "VBN"));
    first.is_none_or(|w| matches!(reading.tags[w], "VBZ" | "VBP"))
}

/// Whether "would" stands in a thought experiment: its subject is supposed, or words say how likely it is.
fn supposes(candidate: &Candidate) -> bool {
    let line = candidate.line;
    let first = candidate.clause.subject.clone().find(|&i| line.is_word(i));
    let supposed = first.is_some_and(|i| {
        line.is(i, &["a", "an", "any", "another", "such", "that", "this", "which", "doing", "it"])
            || line.tag(i) == "VBG"
    });
    let told = (0..line.len()).any(|i| line.tag(i) == "VBD");
    candidate.is_hedged() || supposed && !told
}
