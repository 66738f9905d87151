//! Drops deeds and names that look like statements.
//!
//! > The villages concluded a pact in May. Parliament passed the “Law on the Press”. They sang “We Shall Return” on a
//! > ship called “Hope of the North”.
//!
//! Whoever concludes a pact makes it; only with a clause or a quotation does the verb tell what somebody found. A title
//! between quotation marks, each of its longer words with a capital, is a name where the verb only passes, publishes or
//! sings it, or where nobody calls it so.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::line::is_quotation_mark;
use crate::statement::mode::is_quoted;

/// Verbs whose object may be a title.
const TITLED: &[&str] = &["launch", "pass", "perform", "publish", "release", "sing", "stage", "title", "write"];
/// Participles that name, without anybody who does.
const NAMING: &[&str] = &["call", "dub", "entitle", "name", "title"];
/// Shorter words may stand in lower case in a title.
const SHORT: usize = 4;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    super::retain(drafts, |draft| !makes(reading, draft) && !is_title(reading, draft));
}

fn makes(reading: &Reading, draft: &Draft) -> bool {
    let ([cue], [content]) = (&draft.cue[..], &draft.content[..]) else { return false };
    let head = cue.end - 1;
    let noun_phrase = matches!(reading.tags[content.start], "DT" | "PRP$" | "JJ" | "CD" | "NN" | "NNS");
    let verb = |w: usize| matches!(reading.tags[w], "VBD" | "VBZ" | "VBP" | "MD" | "TO");
    reading.lemma(head) == "conclude"
        && cue.end == content.start
        && noun_phrase
        && !content.clone().any(verb)
        && !is_quoted(reading, reading.span(content))
}

fn is_title(reading: &Reading, draft: &Draft) -> bool {
    let ([cue], [content]) = (&draft.cue[..], &draft.content[..]) else { return false };
    let head = cue.clone().rev().map(|w| (w, reading.lemma(w))).find(|(w, _)| reading.tags[*w].starts_with("VB"));
    let Some((verb, lemma)) = head else { return false };
    let named = draft.source.is_empty() && reading.tags[verb] == "VBN" && NAMING.contains(&lemma);
    (named || TITLED.contains(&lemma)) && title(reading, content)
}

/// Whether words are a title in quotation marks, with or without an article and what follows it.
fn title(reading: &Reading, content: &Words) -> bool {
    let article = matches!(reading.lower[content.start].as_str(), "the" | "a" | "an" | "its" | "their" | "his" | "her");
    let open = content.start + usize::from(article);
    let span = reading.segmented.tokens.get(open).map(|t| t.span);
    let Some(quotation) = span.and_then(|s| reading.quotations.iter().find(|q| q.span.start() == s.start())) else {
        return false;
    };
    let words: Vec<usize> = reading.words(quotation.span).filter(|&w| !is_quotation_mark(reading.word(w))).collect();
    let capital = |w: &&usize| reading.word(**w).starts_with(char::is_uppercase);
    let stopped = words.last().is_some_and(|&w| matches!(reading.word(w), "." | "," | "!" | "?"));
    let long = |w: &&usize| reading.word(**w).chars().count() >= SHORT;
    !stopped && words.iter().filter(capital).count() >= 2 && words.iter().filter(long).all(|w| capital(&w))
}
