//! Finds attributions by a phrase for somebody's words or view.
//!
//! > The deal – “a disgrace”, in the words of one deputy – was signed. By the mayor's account, the fire began in a shed.
//!
//! "In the words of" and its like name the source behind them, "in … 's words", "by … 's account" before the noun. What was
//! said is the quotation or apposition right before the phrase; at the head of a sentence, what follows; otherwise the
//! sentence around the phrase. Drafts without a source that use these words give way; those with one are kept.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::enclosure::{enclosure, is_dash};
use crate::statement::grammar::line::is_quotation_mark;

/// Nouns after "in the" and before "of", or after "in … 's".
const IN: &[&str] = &["estimation", "eyes", "opinion", "phrase", "telling", "view", "words"];
/// Nouns after "by … 's".
const BY: &[&str] = &["account", "admission", "estimate", "estimates", "reckoning"];
/// Longest source, in words.
const LONGEST_SOURCE: usize = 12;
/// How sure the form makes us.
const SCORE: f32 = 0.6;

/// The phrase: its source, its other words, and where it ends.
struct Phrase {
    source: Words,
    cue: Vec<Words>,
    all: Words,
}

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for sentence in &reading.segmented.sentences {
        for at in sentence.tokens.clone() {
            let Some(phrase) = phrase(reading, at, sentence.tokens.end) else { continue };
            let content = content(reading, &phrase, &sentence.tokens);
            let uses = |d: &Draft, words: &Words| d.words().any(|w| words.contains(&w));
            let holds = |d: &Draft| {
                d.content.iter().any(|p| p.contains(&phrase.all.start) && p.contains(&(phrase.all.end - 1)))
            };
            let taken = drafts.iter().any(|d| (!d.source.is_empty() || holds(d)) && uses(d, &phrase.all));
            if taken || content.is_empty() {
                continue;
            }
            super::retain(drafts, |d| {
                !d.source.is_empty() || !uses(d, &phrase.all) && !content.iter().any(|p| uses(d, p))
            });
            drafts.push(Draft::by_rule(
                "worded",
                SCORE,
                [vec![phrase.source], phrase.cue, content],
                "took the phrase for somebody's words as a cue",
            ));
        }
    }
}

fn phrase(reading: &Reading, at: usize, end: usize) -> Option<Phrase> {
    let lower = |w: usize| reading.lower.get(w).map_or("", String::as_str);
    if lower(at) == "in" && lower(at + 1) == "the" && IN.contains(&lower(at + 2)) && lower(at + 3) == "of" {
        let source = holder(reading, at + 4, end)?;
        let all = at..source.end;
        let cue = at..at + 4;
        return Some(Phrase { cue: vec![cue], source, all });
    }
    let nouns = match lower(at) {
        "in" => IN,
        "by" => BY,
        _ => return None,
    };
    let owned = |w: &usize| matches!(lower(*w), "'s" | "'" | "his" | "her" | "their");
    let owner = (at + 1..end.min(at + 1 + LONGEST_SOURCE)).take_while(|&w| part_of_name(reading, w)).find(owned)?;
    let noun = owner + 1 + usize::from(lower(owner + 1) == "own");
    let fits = noun < end && nouns.contains(&lower(noun));
    fits.then(|| Phrase { source: at + 1..owner + 1, cue: vec![at..at + 1, owner + 1..noun + 1], all: at..noun + 1 })
}

fn part_of_name(reading: &Reading, word: usize) -> bool {
    matches!(
        reading.tags[word],
        "DT" | "JJ" | "NN" | "NNS" | "NNP" | "NNPS" | "POS" | "PRP$" | "CD" | "HYPH" | "IN" | "PRP"
    ) || matches!(reading.lower[word].as_str(), "'s" | "'")
}

/// The noun phrase that begins here, with a name in apposition.
fn holder(reading: &Reading, start: usize, end: usize) -> Option<Words> {
    let limit = end.min(start + LONGEST_SOURCE);
    let mut at = (start..limit).find(|&w| !part_of_name(reading, w)).unwrap_or(limit);
    let name = |w: usize| reading.tags[w].starts_with("NNP");
    if at + 1 < end && reading.word(at) == "," && name(at + 1) {
        let behind = (at + 1..end).find(|&w| !name(w)).unwrap_or(end);
        if behind == end || is_edge(reading, behind) {
            at = behind;
        }
    }
    (at > start).then_some(start..at)
}

fn is_edge(reading: &Reading, word: usize) -> bool {
    matches!(reading.word(word), "," | ";" | ":" | "." | "(" | ")") || is_dash(reading, word)
}

/// What the phrase attributes.
fn content(reading: &Reading, phrase: &Phrase, sentence: &Words) -> Vec<Words> {
    let unit = enclosure(reading, phrase.all.start).unwrap_or(sentence.clone());
    let before = unit.start..phrase.all.start.max(unit.start);
    let apposed = ends_quoted(reading, &before).or_else(|| {
        let comma = before.end.checked_sub(1).filter(|&w| w > before.start && reading.word(w) == ",")?;
        let start = (before.start..comma).rev().take_while(|&v| !is_edge(reading, v)).last()?;
        Some(start..comma)
    });
    let word = |w: &usize| reading.word(*w).chars().any(char::is_alphanumeric) || is_quotation_mark(reading.word(*w));
    let apart = |p: &Words| p.start > unit.start || unit != *sentence;
    if let Some(apposed) = apposed.filter(|p| !p.is_empty() && apart(p)) {
        return vec![apposed];
    }
    let behind = phrase.all.end..unit.end;
    let start = behind.clone().find(word).unwrap_or(behind.end);
    let end = behind.clone().rev().find(word).map_or(start, |w| w + 1);
    let head = before.start..before.clone().rev().find(word).map_or(before.start, |w| w + 1);
    let pieces = [head, start..end.max(start)];
    pieces.into_iter().filter(|p| !p.is_empty()).collect()
}

/// A quotation that ends right before the phrase, with its article.
fn ends_quoted(reading: &Reading, before: &Words) -> Option<Words> {
    let last = before.end.checked_sub(1).filter(|&w| before.contains(&w))?;
    let last = last - usize::from(reading.word(last) == "," && last > before.start);
    let end = reading.segmented.tokens[last].span.end();
    let quotation = reading.quotations.iter().find(|q| q.span.end() == end)?;
    let words = reading.words(quotation.span);
    let article = words.start.checked_sub(1).filter(|&w| matches!(reading.lower[w].as_str(), "a" | "an" | "the"));
    Some(article.unwrap_or(words.start)..words.end)
}
