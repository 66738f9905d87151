//! Kind: what a source does in saying something.
//!
//! The cue decides where it is specific ("denied", "vowed"); a neutral cue ("said") leaves it to the first clause of
//! the content: its modal, its tense, whose act it speaks of. The first rule that applies wins; its name goes into the
//! statement's trace.

use crate::label::Kind;
use crate::lexicon::cue::{self, Cue, Force};
use crate::reading::Reading;
use crate::statement::clause::Clause;
use crate::statement::draft::Draft;

/// The cue word that says most: the last one that is fixed, else the first that is known.
pub fn head_cue(reading: &Reading, draft: &Draft) -> Option<&'static Cue> {
    let known: Vec<&Cue> = draft.cue_words().filter_map(|w| cue::find(&reading.lemma(w))).collect();
    known.iter().rev().find(|c| c.force == Force::Fixed).or(known.first()).copied()
}

/// The kind of a statement, and why.
pub fn kind(reading: &Reading, draft: &Draft, clause: &Clause, head: Option<&Cue>) -> (Kind, &'static str) {
    let negated = draft.cue_words().any(|w| matches!(reading.lower[w].as_str(), "not" | "n't" | "never"));
    if let Some(head) = head.filter(|h| h.force == Force::Fixed) {
        let unwilling = negated && matches!(head.lemma, "willing" | "ready" | "prepared" | "accept" | "agree");
        return if unwilling { (Kind::Refusal, "negated willingness") } else { (head.kind, "the cue") };
    }
    let insisted = head.is_some_and(|h| h.lemma == "insist") && insists_on(reading, draft, clause);
    if let Some(found) = by_content(reading, clause).filter(|_| !insisted) {
        return found;
    }
    match head {
        Some(head) if clause.infinitive && matches!(head.lemma, "tell" | "warn" | "say") => (Kind::Demand, "told to"),
        Some(head) if head.lemma == "insist" && insists_on(reading, draft, clause) => (Kind::Demand, "insisted on"),
        Some(head) => (head.kind, "the cue"),
        None => (Kind::Assertion, "nothing more specific"),
    }
}

fn by_content(reading: &Reading, clause: &Clause) -> Option<(Kind, &'static str)> {
    let has = |words: &[&str]| clause.words.iter().any(|&w| words.contains(&reading.lower[w].as_str()));
    let negated = has(&["not", "n't", "never", "no"]);
    let verb = clause.verb.map(|w| reading.lower[w].as_str()).unwrap_or("");
    let own = clause.own_subject;
    let modal = clause.verb.is_some_and(|w| reading.tags[w] == "MD");
    match verb {
        "will" | "'ll" | "wo" | "shall" if own && negated => Some((Kind::Refusal, "own act with a negated \"will\"")),
        "will" | "'ll" | "wo" | "shall" if own => Some((Kind::Commitment, "own act with \"will\"")),
        "will" | "'ll" | "wo" | "shall" => Some((Kind::Forecast, "\"will\"")),
        "must" => Some((Kind::Demand, "\"must\"")),
        "need" | "needs" | "has" | "have" if has(&["need", "needs"]) && !negated => Some((Kind::Demand, "\"need\"")),
        "should" | "would" | "could" | "may" | "might" | "can" | "ca" if modal => {
            Some((Kind::Assessment, "a modal verb"))
        }
        "did" | "do" | "does" if negated && has(&["believe", "think", "know", "expect"]) => {
            Some((Kind::Assessment, "a belief, negated"))
        }
        "did" | "had" if own && negated => Some((Kind::Denial, "own act, negated, in the past")),
        "is" | "are" if has(&["open", "ready", "prepared"]) && !negated => Some((Kind::Proposal, "an opening")),
        _ if has(&["likely", "unlikely", "expected", "going", "inevitable"]) => {
            Some((Kind::Forecast, "an expectation"))
        }
        _ if has(&["think", "believe"]) => Some((Kind::Assessment, "a belief")),
        _ if has(&["want", "wants"]) && !negated => Some((Kind::Demand, "\"want\"")),
        "is" | "are" | "'s" | "'re" if judges(reading, clause) => Some((Kind::Assessment, "a judging predicate")),
        _ => None,
    }
}

/// Whether "insist" demands: on something, that somebody do it, or that something must or cannot be.
fn insists_on(reading: &Reading, draft: &Draft, clause: &Clause) -> bool {
    let after = draft.cue.last().map(|c| c.end - 1..c.end + 3).unwrap_or(0..0);
    let on = after.clone().any(|w| w < reading.len() && reading.lower[w] == "on");
    let modal = clause.verb.is_some_and(|w| matches!(reading.lower[w].as_str(), "must" | "can" | "cannot" | "should"));
    on || modal
        || clause.words.iter().any(|&w| reading.tags[w] == "VB") && clause.verb.is_none_or(|v| reading.tags[v] != "MD")
}

/// Whether an adjective, not a participle, follows the verb "be": "is a mistake" judges too.
fn judges(reading: &Reading, clause: &Clause) -> bool {
    let Some(verb) = clause.verb else { return false };
    let mut after =
        clause.words.iter().skip_while(|&&w| w <= verb).filter(|&&w| !matches!(reading.tags[w], "RB" | "DT"));
    after.next().is_some_and(|&w| reading.tags[w].starts_with("JJ"))
}
