//! What is asked, supposed, wanted as a purpose, or only says which thing is meant.
//!
//! > Parliament must decide whether the army will stay. If the river should rise, the villages must be cleared, so that nobody
//! > will drown. A treaty that will end the war is on the table.
//!
//! A relative clause behind a comma tells something of its own ("the cabinet, which will fall"), and so does one whose words
//! say how likely it is.

use crate::forecast::candidate::Candidate;
use crate::forecast::trigger::Form;

pub fn applies(candidate: &Candidate) -> bool {
    let (line, clause) = (candidate.line, candidate.clause);
    if is_contact(candidate) {
        return true;
    }
    let Some(opener) = clause.opener else { return false };
    let before = opener.checked_sub(1).map_or("", |i| line.at(i));
    let after_noun = opener > 0 && line.tag(opener - 1).starts_with("NN");
    let likely = candidate.is_by(&[Form::Adjective, Form::Predicate]);
    match line.at(opener) {
        "whether" | "if" | "unless" | "lest" | "what" | "how" | "why" | "whatever" | "when" | "until" | "till"
        | "once" | "before" | "than" | "whenever" | "wherever" | "whom" => true,
        "so" => line.at(opener + 1) != "," && before != ",",
        "that" if before == "so" || before == "order" => true,
        // "The belief that it will" is a claim, "the bridge that will" a thing.
        "that" if after_noun => clause.subject.is_empty() && !likely,
        "which" | "who" | "where" | "whose" => before != "," && !likely,
        _ => false,
    }
}

/// "A lake it may not drink from": a relative clause that nothing opens.
fn is_contact(candidate: &Candidate) -> bool {
    let (line, clause) = (candidate.line, candidate.clause);
    let pronoun = (clause.subject.start..clause.subject.end).rev().find(|&i| !line.is_adverb(i));
    let after_noun = |i: usize| i > 0 && line.tag(i) == "PRP" && line.tag(i - 1).starts_with("NN");
    pronoun.is_some_and(after_noun) && line.tag(clause.words.end - 1) == "IN"
}
