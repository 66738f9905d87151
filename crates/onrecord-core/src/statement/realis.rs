//! Realis: whether a statement was made at all: "said" was, "will tell the council" is planned, "could argue" is
//! possible, "if he says" is supposed, "did not say" was not made.
//!
//! It is about the attribution, not about what is said in it. Reads the verbs that lead up to the last verb of the cue
//! ("is due to | announce"), what opens their clause ("if", "unless") and the words that negate the cue. States of mind
//! are there whether negated or softened ("does not believe", "would welcome"); whoever refuses or denies has made a
//! statement. A question does not say whether one was made.

use crate::label::{Kind, Realis};
use crate::lexicon::act::{self, Class};
use crate::statement::grammar::line::is_any_quotation_mark;
use crate::statement::kind::Answer;
use crate::statement::unsaid;
use crate::statement::view::View;

/// So far before its verb an auxiliary or what opens the clause is looked for, in words.
const FARTHEST: usize = 25;

/// Whether a statement was made, and the words that tell; `None` where nothing does.
pub fn realis(view: &View, answer: &Answer) -> Option<(Realis, Vec<usize>)> {
    let Some(verb) = last_verb(view) else { return Some((Realis::Made, Vec::new())) };
    if let Some(word) = unsaid::negated_report(view, answer).or_else(|| omitted(view, verb)) {
        return Some((Realis::NotMade, vec![word, verb]));
    }
    if matches!(answer.kind, Kind::Refusal | Kind::Denial) && answer.rule != "cue" {
        return Some((Realis::Made, vec![verb]));
    }
    let chain = chain(view, verb);
    if let Some(word) = supposed(view, chain.first().copied().unwrap_or(verb)) {
        return Some((Realis::Hypothetical, vec![word, verb]));
    }
    if is_asked(view, verb) {
        return None;
    }
    let (realis, word) = by_auxiliary(view, &chain, verb)?;
    Some((realis, word.into_iter().chain([verb]).collect()))
}

/// The last verb of the cue.
fn last_verb(view: &View) -> Option<usize> {
    view.cue.words.iter().copied().rfind(|&w| view.reading.tags[w].starts_with("VB"))
}

/// The auxiliaries, adverbs, participles and infinitives that lead up to a verb, in order, itself left out. An infinitive
/// or base form that "and" joins to another one takes what leads up to that one.
fn chain(view: &View, verb: usize) -> Vec<usize> {
    let reading = view.reading;
    let start = reading.sentence(verb).tokens.start.max(verb.saturating_sub(FARTHEST));
    let leads = |w: usize| {
        matches!(reading.tags[w], "MD" | "TO" | "RB" | "VB" | "VBD" | "VBZ" | "VBP" | "VBN" | "VBG" | "JJ")
            && (reading.tags[w] != "JJ" || is_leading(&reading.lower[w]))
    };
    let mut first = verb;
    while first > start && leads(first - 1) {
        first -= 1;
    }
    if first == verb && reading.tags[verb] == "VB" {
        let before = (start..verb).rev().find(|&w| matches!(reading.tags[w], "MD" | "TO"));
        let joined = before.filter(|&b| (b..verb).any(|w| reading.tags[w] == "CC"));
        return joined.map_or(Vec::new(), |b| {
            let mut chain = chain(view, b);
            chain.push(b);
            chain
        });
    }
    (first..verb).collect()
}

/// Adjectives and participles before an infinitive that say whether it will be.
fn is_leading(word: &str) -> bool {
    act::is(word, Class::Foretelling) || matches!(word, "yet" | "ready" | "prepared" | "able" | "willing")
}

/// "If he says", "unless it agrees", "had he said": the word that makes the clause a supposition.
fn supposed(view: &View, first: usize) -> Option<usize> {
    let reading = view.reading;
    let sentence = reading.sentence(first).tokens.clone();
    let subject = view.draft.source_words().filter(|&w| w < first && sentence.contains(&w)).min().unwrap_or(first);
    let mut before = (sentence.start..subject).rev().filter(|&w| !is_any_quotation_mark(reading, w));
    let opener = before.find(|&w| !reading.tags[w].starts_with("RB") && reading.lower[w] != ",")?;
    let starts = opener == sentence.start || reading.lower[opener - 1] == ",";
    match reading.lower[opener].as_str() {
        "if" | "unless" | "whether" | "lest" | "assuming" | "supposing" => Some(opener),
        "provided" | "suppose" => Some(opener),
        "had" | "should" | "were" if starts && subject < first => Some(opener),
        "that" => opener.checked_sub(1).filter(|&w| matches!(&*reading.lower[w], "provided" | "assuming" | "suppose")),
        _ => None,
    }
}

/// "Did the minister say that …?": an auxiliary before the source, and a question mark.
fn is_asked(view: &View, verb: usize) -> bool {
    let reading = view.reading;
    let Some(source) = view.draft.source_words().min().filter(|&w| w < verb && w > 0) else { return false };
    let auxiliary = reading.tags[source - 1] == "MD" || matches!(reading.lemma(source - 1), "do" | "have" | "be");
    let end = reading.sentence(verb).tokens.end;
    auxiliary && reading.sentence(source).tokens.contains(&verb) && (verb..end).any(|w| reading.lower[w] == "?")
}

/// "Failed to mention", "has yet to confirm", "stopped short of saying": the word that says it was not done.
fn omitted(view: &View, verb: usize) -> Option<usize> {
    let reading = view.reading;
    let lower = |w: usize| reading.lower[w].as_str();
    let short = verb.checked_sub(2).filter(|&w| lower(w) == "short" && lower(w + 1) == "of");
    let to = verb.checked_sub(1).filter(|&w| lower(w) == "to");
    let led = to.and_then(|to| to.checked_sub(1)).filter(|&w| {
        let ahead = matches!(reading.tags[w], "VB" | "VBD" | "VBZ" | "VBP" | "VBN");
        lower(w) == "yet" || ahead && act::is(reading.lemma(w), Class::Omitting)
    });
    short.or(led)
}

/// What the auxiliaries say, the first that says anything.
fn by_auxiliary(view: &View, chain: &[usize], verb: usize) -> Option<(Realis, Option<usize>)> {
    let reading = view.reading;
    let lower = |w: usize| reading.lower[w].as_str();
    let of_mind = view.entry().is_some_and(|line| act::is(line.words[0], Class::Wanting));
    let has = |words: &[&str]| chain.iter().copied().find(|&w| words.contains(&lower(w)));
    let perfect = has(&["have", "'ve"]).is_some() && reading.tags[verb] == "VBN";
    // "I would say", "we can confirm", "I must admit": said in saying so.
    let performs = view.draft.source_words().count() == 1
        && view.draft.source_words().all(|w| matches!(lower(w), "i" | "we"))
        && reading.tags[verb] == "VB";
    let modal = chain.iter().copied().find(|&w| reading.tags[w] == "MD");
    if let Some(modal) = modal {
        let realis = match lower(modal) {
            _ if performs && !of_mind => Realis::Made,
            "would" | "'d" if perfect => Realis::Hypothetical,
            "would" | "'d" if of_mind => Realis::Made,
            "would" | "'d" if has(&["often", "always", "sometimes", "usually"]).is_some() => Realis::Made,
            "would" | "'d" if view.draft.parent.is_some() => Realis::Planned,
            "would" | "'d" => Realis::Hypothetical,
            "will" | "'ll" | "wo" | "shall" => Realis::Planned,
            "could" | "may" | "might" | "must" if perfect => Realis::Potential,
            _ if of_mind => Realis::Made,
            _ => Realis::Potential,
        };
        return Some((realis, Some(modal)));
    }
    let Some(to) = chain.iter().copied().rfind(|&w| lower(w) == "to") else { return Some((Realis::Made, None)) };
    let lead = chain.iter().copied().rfind(|&w| w < to && !reading.tags[w].starts_with("RB"));
    let Some(lead) = lead else {
        // What leads up to an infinitive by itself stands elsewhere ("the decision to say").
        return None;
    };
    let lemma = reading.lemma(lead);
    let planned = act::is(lower(lead), Class::Foretelling)
        || act::is(lemma, Class::Planning)
        || matches!(lemma, "be" | "ready" | "prepared" | "willing" | "prepare");
    match lemma {
        _ if planned => Some((Realis::Planned, Some(lead))),
        "have" | "need" => Some((Realis::Potential, Some(lead))),
        _ => Some((Realis::Made, None)),
    }
}
