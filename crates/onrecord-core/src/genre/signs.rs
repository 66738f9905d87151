//! The signs that genres are told by, counted outside quotations where the author alone speaks.

use onrecord_text::quotation::{paragraphs, quotations};
use onrecord_text::{Document, RegionKind, Segmented, Span};

use crate::words::{Lowered, Words};

/// What was counted. Rates are per hundred words.
pub(super) struct Signs {
    /// Words of the body.
    pub words: usize,
    /// Rate of words that report speech (`said`, `told`).
    pub said: f64,
    /// Rate of first-person pronouns outside quotations.
    pub first_person: f64,
    /// Rate of words that argue (`must`, `perhaps`, `of course`) outside quotations.
    pub argues: f64,
    /// Rate of modal and estimative words outside quotations.
    pub modal: f64,
    /// Rate of experts and officials as bodies of opinion.
    pub experts: f64,
    /// Questions outside quotations, per hundred sentences, at most ten counted.
    pub asks: f64,
    /// Share of paragraphs that are turns of a dialogue.
    pub turns: f64,
    /// 1 if words about the author stand at the end.
    pub author: f64,
    /// 1 if the text calls itself opinion.
    pub called_opinion: f64,
    /// 1 if the text calls itself an interview.
    pub called_interview: f64,
    /// How many marks of a press release stand in it.
    pub released: f64,
    /// 1 if a dateline stands before the first sentence.
    pub dateline: f64,
}

const SAID: &[&str] = &[
    "according",
    "acknowledged",
    "added",
    "announced",
    "confirmed",
    "denied",
    "reported",
    "said",
    "says",
    "told",
    "warned",
];
const FIRST_PERSON: &[&str] = &["i", "me", "mine", "my", "our", "ours", "us", "we"];
const ARGUES: &[&str] = &[
    "absurd",
    "clearly",
    "dangerous",
    "essential",
    "fortunately",
    "indeed",
    "inevitable",
    "justified",
    "must",
    "naive",
    "obviously",
    "ought",
    "perhaps",
    "shameful",
    "should",
    "simply",
    "surely",
    "tragic",
    "unacceptable",
    "undoubtedly",
    "unfortunately",
    "wrong",
];
const ARGUES_PHRASES: &[&str] = &[
    "of course",
    "the problem is",
    "the truth is",
    "let us",
    "in truth",
    "it is time",
    "above all",
    "in essence",
    "it is impossible",
    "cannot be allowed",
    "in this light",
    "the only way",
    "no doubt",
    "far from",
    "in other words",
];
const MODAL: &[&str] = &[
    "appears",
    "could",
    "likely",
    "may",
    "might",
    "possibility",
    "probably",
    "remains",
    "seems",
    "suggests",
    "unlikely",
    "would",
];
const EXPERTS: &[&str] = &[
    "analyst",
    "analysts",
    "assessment",
    "assessments",
    "diplomats",
    "expert",
    "experts",
    "fellow",
    "observers",
    "officials",
    "researcher",
    "scholars",
];
const RELEASED: &[&str] = &[
    "for immediate release",
    "media contact",
    "press contact",
    "press release",
    "media inquiries",
    "today announced",
    "is pleased to announce",
    "forward - looking statements",
    "# # #",
    "notes to editors",
];
const OPINION: &[&str] =
    &["op - ed", "the views expressed", "opinions expressed", "views expressed", "guest essay", "editorial board"];
const ABOUT_AUTHOR: &[&str] = &[
    "author",
    "chair",
    "columnist",
    "correspondent",
    "director",
    "editor",
    "fellow",
    "journalist",
    "professor",
    "researcher",
    "scholar",
    "senior",
    "writer",
];

impl Signs {
    /// Counts once through the document.
    pub(super) fn of(document: &Document, segmented: &Segmented, lowered: &Lowered<'_>) -> Signs {
        let quoted: Vec<Span> =
            quotations(&document.text, &paragraphs(&segmented.sentences)).into_iter().map(|q| q.span).collect();
        let body: Vec<Words<'_>> = lowered.sentences().filter(|words| is_body(document, words)).collect();
        let mut tally = Tally::default();
        let mut next = 0;
        for words in &body {
            tally.sentence(words, &quoted, &mut next);
        }
        let rate = |count: usize| 100.0 * count as f64 / tally.words.max(1) as f64;
        let has = |phrases: &[&str]| phrases.iter().filter(|p| holds(lowered, p)).count() as f64;
        let region = |kind| document.regions.iter().any(|r| r.kind == kind);
        Signs {
            words: tally.words,
            said: rate(tally.said),
            first_person: rate(tally.first_person),
            argues: rate(tally.argues),
            modal: rate(tally.modal),
            experts: rate(tally.experts),
            asks: tally.asks.min(10) as f64 * 100.0 / body.len().max(10) as f64,
            turns: turns(document),
            author: f64::from(u8::from(region(RegionKind::Bio) || ends_with_author(&body))),
            called_opinion: has(OPINION).min(1.0),
            called_interview: has(&["interview with"]).min(1.0),
            released: has(RELEASED),
            dateline: f64::from(u8::from(region(RegionKind::DateLine))),
        }
    }
}

#[derive(Default)]
struct Tally {
    words: usize,
    said: usize,
    first_person: usize,
    argues: usize,
    modal: usize,
    experts: usize,
    asks: usize,
}

impl Tally {
    /// Adds a sentence. `next` is the first quotation that may still matter.
    fn sentence(&mut self, words: &Words<'_>, quoted: &[Span], next: &mut usize) {
        let mut asked = false;
        for at in words.range() {
            let span = words.span(at..at + 1);
            while quoted.get(*next).is_some_and(|q| q.end() <= span.start()) {
                *next += 1;
            }
            let inside = quoted.get(*next).is_some_and(|q| q.contains(span));
            let is = |list: &[&str]| usize::from(list.binary_search(&words.at(at)).is_ok());
            self.words += usize::from(!words.is_mark(at));
            self.said += is(SAID);
            if inside {
                continue;
            }
            asked |= words.at(at) == "?";
            self.first_person += is(FIRST_PERSON);
            self.argues += is(ARGUES);
            self.argues += usize::from(ARGUES_PHRASES.iter().any(|p| words.phrase(at, p).is_some()));
            self.modal += is(MODAL);
            self.experts += is(EXPERTS);
        }
        self.asks += usize::from(asked);
    }
}

fn is_body(document: &Document, words: &Words<'_>) -> bool {
    let span = words.span(words.range());
    !document.regions.iter().any(|r| r.kind == RegionKind::Boilerplate && r.span.overlaps(span))
}

fn holds(lowered: &Lowered<'_>, phrase: &str) -> bool {
    lowered.sentences().any(|words| words.range().any(|at| words.phrase(at, phrase).is_some()))
}

/// Whether one of the last sentences says what the author is.
fn ends_with_author(body: &[Words<'_>]) -> bool {
    body.iter().rev().take(3).any(|words| {
        let is_a = |at: usize| words.at(at) == "is" && words.is_capital(at.wrapping_sub(1));
        let about = |at: usize| ABOUT_AUTHOR.binary_search(&words.at(at)).is_ok();
        words.range().take(6).any(|at| is_a(at) && (at..at + 6).any(about))
    })
}

/// The share of lines that begin with `Q:`, `A:` or a speaker's name in capitals, where questions are among them.
fn turns(document: &Document) -> f64 {
    let lines: Vec<&str> = document.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let turn = |line: &&&str| {
        let head = line.split(':').next().unwrap_or_default();
        let named = head.len() < line.len() && head.len() <= 30 && !head.is_empty();
        let letters = head.chars().all(|c| c.is_uppercase() || c == ' ' || c == '.');
        named && letters || ["Q.", "A."].iter().any(|mark| line.starts_with(mark))
    };
    let spoken = lines.iter().filter(turn).count();
    let asked = lines.iter().filter(|line| line.ends_with('?')).count();
    if spoken < 4 || asked < 2 { 0.0 } else { spoken as f64 / lines.len() as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_lists_are_sorted() {
        for list in [SAID, FIRST_PERSON, ARGUES, MODAL, EXPERTS, ABOUT_AUTHOR] {
            assert!(list.is_sorted());
        }
    }
}
