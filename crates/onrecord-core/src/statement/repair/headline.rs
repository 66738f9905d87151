//! Finds the speaker whom a headline sets apart with a colon or a dash.
//!
//! > Union: vote was stolen
//! >
//! > Talks ‘very close’ – envoy
//! >
//! > Peace deal “a disgrace”: opposition leader
//!
//! Applies to titles and to the lines before the first sentence with a full stop, where no statement uses the words. One
//! side of the mark must be somebody who can speak, a noun for such or a person's name, and without a verb; the other
//! must say something. A capital name behind a dash may be the outlet's: it counts only for a person. The mark is the cue.

use onrecord_model::NameLabel;
use onrecord_text::RegionKind;

use crate::entity;
use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::enclosure::is_dash;
use crate::statement::grammar::line::is_quotation_mark;

/// Longest speaker, in words.
const LONGEST_SPEAKER: usize = 6;
/// How many paragraphs at the head of a document may be headlines.
const HEAD: usize = 4;
/// How sure the layout makes us.
const SCORE: f32 = 0.6;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let claimed = super::claimed(reading, drafts);
    let free = |line: &Words| !claimed[line.clone()].contains(&true);
    let found: Vec<Draft> =
        headlines(reading).into_iter().filter(free).filter_map(|line| attribution(reading, &line)).collect();
    drafts.extend(found);
}

/// Titles, and the first paragraphs as long as none ends with a full stop.
fn headlines(reading: &Reading) -> Vec<Words> {
    let groups = reading.segmented.sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
    let paragraphs: Vec<Words> = groups.map(|g| g[0].tokens.start..g[g.len() - 1].tokens.end).collect();
    let titles: Vec<_> = reading.document.regions.iter().filter(|r| r.kind == RegionKind::Title).collect();
    let letters = |w: &usize| reading.word(*w).chars().any(char::is_alphanumeric);
    let closed = |p: &Words| p.clone().rev().take_while(|w| !letters(w)).any(|w| reading.word(w) == ".");
    let head = paragraphs.iter().take(HEAD).take_while(|p| !closed(p)).count();
    let is_title = |p: &Words| titles.iter().any(|r| r.span.overlaps(reading.span(p)));
    let all = paragraphs.len();
    paragraphs.into_iter().enumerate().filter(|(i, p)| is_title(p) || *i < head && all > 1).map(|(_, p)| p).collect()
}

fn attribution(reading: &Reading, line: &Words) -> Option<Draft> {
    let colon = line.clone().find(|&w| reading.word(w) == ":");
    let dash = line.clone().rev().find(|&w| is_dash(reading, w));
    let before = |mark: usize| (line.start..mark, mark, mark + 1..line.end);
    let behind = |mark: usize| (mark + 1..line.end, mark, line.start..mark);
    let named_outlet = |(who, ..): &(Words, usize, Words)| is_title_case(reading, who) && !is_person(reading, who);
    let found = [colon.map(before), colon.map(behind), dash.map(behind).filter(|found| !named_outlet(found))];
    let (who, mark, what) =
        found.into_iter().flatten().find(|(who, _, what)| speaks(reading, who) && says_something(reading, what))?;
    let cue = mark..mark + 1;
    Some(Draft::by_rule(
        "headline",
        SCORE,
        [vec![who], vec![cue], vec![what]],
        "took the speaker that a headline sets apart",
    ))
}

/// Whether words name somebody who can speak, and nothing else.
fn speaks(reading: &Reading, who: &Words) -> bool {
    let plain = |w: usize| {
        matches!(reading.tags[w], "DT" | "JJ" | "NN" | "NNS" | "NNP" | "NNPS" | "POS" | "IN" | "CD" | "PRP$" | "HYPH")
    };
    let head = who.clone().find(|&w| matches!(reading.tags[w], "IN")).unwrap_or(who.end);
    let heads_phrase = |w: usize| entity::can_speak(reading.lemma(w)) || entity::can_speak(&reading.lower[w]);
    !who.is_empty()
        && who.len() <= LONGEST_SPEAKER
        && who.clone().all(plain)
        && head > who.start
        && (heads_phrase(head - 1) || is_person(reading, who) || is_organisation(reading, who))
}

fn is_person(reading: &Reading, who: &Words) -> bool {
    let named = |n: &onrecord_model::Name| n.label == NameLabel::Person && n.words.end == who.end;
    who.clone().next().is_some_and(|first| reading.lower[first] != "the") && reading.names().iter().any(named)
}

fn is_organisation(reading: &Reading, who: &Words) -> bool {
    reading.names().iter().any(|n| n.label == NameLabel::Organisation && n.words.end == who.end)
}

fn is_title_case(reading: &Reading, words: &Words) -> bool {
    words.clone().all(|w| reading.word(w).starts_with(char::is_uppercase) || reading.tags[w] == "IN")
}

/// Whether words make a claim: a verb, an infinitive or a quotation.
fn says_something(reading: &Reading, words: &Words) -> bool {
    let verb = |w: usize| reading.tags[w].starts_with("VB") || reading.tags[w] == "MD";
    let quoted = |w: usize| is_quotation_mark(reading.word(w)) || matches!(reading.word(w), "‘" | "'");
    words.len() >= 2 && words.clone().any(|w| verb(w) || quoted(w))
}
