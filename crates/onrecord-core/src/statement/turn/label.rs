//! Turns by labels: a letter for question or answer, or a name, before a colon.
//!
//! > [00:12] ANNA HOLT, HOST: Who read your reports? / [00:15] Dr Berg (engineer): Nobody did. / HOLT: Nobody?
//!
//! A time may stand before the label, a role behind the name. There must be three labels and one of them twice, a name
//! known by its last word (or a question and an answer). A turn goes on in the paragraphs without a label before the
//! next one, if the document is mostly turns or they begin with a quotation mark.

use std::collections::BTreeMap;

use onrecord_text::RegionKind;

use super::{Speaker, Turn, is_markdown, trimmed};
use crate::reading::Reading;
use crate::statement::draft::Words;
use crate::statement::grammar::line::is_quotation_mark;

/// A label has at most so many words.
const LONGEST_LABEL: usize = 12;
/// A name has at most so many words.
const LONGEST_NAME: usize = 6;
/// Turns go on in unlabelled paragraphs where at least one in so many has a label.
const DENSE: usize = 3;
/// Labels of whoever asks for the reader.
const ASKING: &[&str] = &["q", "q.", "question"];
/// Labels of whoever answers.
const ANSWERING: &[&str] = &["a", "a.", "answer"];

/// The turns of paragraphs with labels; none where they are no dialogue.
pub(super) fn turns(reading: &Reading, paragraphs: &[Words]) -> Vec<Turn> {
    let mut labels: Vec<Option<(Speaker, Words)>> = paragraphs.iter().map(|p| label(reading, p)).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    labels.iter().flatten().for_each(|(s, _)| *counts.entry(key(reading, s)).or_default() += 1);
    without_headlines(reading, paragraphs, &mut labels, &counts);
    let (Some(first), Some(last)) = (labels.iter().position(Option::is_some), labels.iter().rposition(Option::is_some))
    else {
        return Vec::new();
    };
    if !is_dialogue(labels.iter().flatten().map(|(s, _)| key(reading, s)).collect()) {
        return Vec::new();
    }
    let count = labels.iter().flatten().count();
    let dense = count * DENSE > last - first;
    let mut out: Vec<Turn> = Vec::new();
    for (paragraph, label) in paragraphs.iter().zip(labels).take(last + 1).skip(first) {
        match label {
            Some((speaker, mark)) => {
                let said = mark.end..paragraph.end;
                let content = [trimmed(reading, said)].into_iter().filter(|w| !w.is_empty()).collect();
                out.push(Turn { speaker, mark, content });
            }
            None if dense || is_quotation_mark(reading.word(paragraph.start)) => {
                out.last_mut().expect("the first paragraph has a label").content.push(paragraph.clone());
            }
            None => {}
        }
    }
    if are_spoken(reading, &out) { out } else { Vec::new() }
}

/// Drops labels before all others that are no turns but headlines: titles, names that do not come again, and those that
/// come again only in other words, with unlabelled paragraphs below.
fn without_headlines(
    reading: &Reading,
    paragraphs: &[Words],
    labels: &mut [Option<(Speaker, Words)>],
    counts: &BTreeMap<String, usize>,
) {
    let titles: Vec<_> = reading.document.regions.iter().filter(|r| r.kind == RegionKind::Title).collect();
    let words = |speaker: &Speaker| match speaker {
        Speaker::Named(label) => reading.span(label).of(reading.text()),
        Speaker::Asks | Speaker::Answers => "",
    };
    for place in 0..labels.len() {
        let Some((speaker, _)) = &labels[place] else { continue };
        let title = titles.iter().any(|r| r.span.overlaps(reading.span(&paragraphs[place])));
        let again = labels[place + 1..].iter().flatten().any(|(other, _)| words(other) == words(speaker));
        let leads = labels.get(place + 1).is_some_and(Option::is_some);
        let known = *speaker == Speaker::Asks || counts[&key(reading, speaker)] > 1;
        if !title && known && (again || leads || *speaker == Speaker::Asks) {
            break;
        }
        labels[place] = None;
    }
}

/// Whether at least half of the turns say something: have a verb or ask. Lists and tables do not.
fn are_spoken(reading: &Reading, turns: &[Turn]) -> bool {
    let verb = |w: usize| reading.tags[w].starts_with("VB") || reading.tags[w] == "MD" || reading.word(w) == "?";
    let spoken = turns.iter().filter(|turn| turn.content.iter().cloned().flatten().any(verb)).count();
    spoken * 2 >= turns.len()
}

/// The label that a paragraph begins with: its speaker, and the mark that ends it.
fn label(reading: &Reading, paragraph: &Words) -> Option<(Speaker, Words)> {
    let is_mark = |w: usize| is_quotation_mark(reading.word(w)) || is_markdown(reading.word(w));
    let start = (behind_time(reading, paragraph)..paragraph.end).find(|&w| !is_mark(w))?;
    let speaker = |word: &str| {
        let (asks, answers) = (ASKING.contains(&word), ANSWERING.contains(&word));
        asks.then_some(Speaker::Asks).or(answers.then_some(Speaker::Answers))
    };
    if let Some(found) = speaker(&reading.lower[start]).filter(|_| reading.word(start).ends_with('.')) {
        return (start + 1 < paragraph.end).then_some((found, start..start + 1));
    }
    let end = paragraph.end.min(start + LONGEST_LABEL + 1);
    let colon = (start + 1..end).find(|&w| matches!(reading.word(w), ":"))?;
    let label = start..(start..colon).rev().find(|&w| !is_mark(w))? + 1;
    let found = match &reading.lower[start..label.end] {
        [word] if speaker(word).is_some() => speaker(word)?,
        [letter, dot] if dot == "." && speaker(letter).is_some() => speaker(letter)?,
        _ if is_name(reading, &label) => Speaker::Named(label),
        _ => return None,
    };
    let mark = (colon + 1..paragraph.end).take_while(|&w| is_markdown(reading.word(w))).count();
    Some((found, colon..colon + 1 + mark))
}

/// Behind a time of day or of the recording at the head of a paragraph: `[00:12]`, `10:02`, `(1:15:00) –`.
fn behind_time(reading: &Reading, paragraph: &Words) -> usize {
    let in_time = |w: &usize| reading.word(*w).chars().all(|c| c.is_ascii_digit() || "[](){}:.-–—".contains(c));
    let end = paragraph.clone().find(|w| !in_time(w)).unwrap_or(paragraph.end);
    let time = paragraph.start..end;
    let has = |mark: fn(char) -> bool| time.clone().any(|w| reading.word(w).contains(mark));
    if has(|c| c.is_ascii_digit()) && has(|c| c == ':') { end } else { paragraph.start }
}

/// Whether a label is a name, with or without a role behind a comma or in brackets.
fn is_name(reading: &Reading, label: &Words) -> bool {
    let name = without_role(reading, label);
    let inside = |w: usize| (name.end..w).any(|b| reading.word(b) == "(") && reading.word(label.end - 1) == ")";
    let in_name = |w: usize| {
        let word = reading.word(w);
        let number = w > name.start && word.chars().all(|c| c.is_ascii_digit());
        word.starts_with(char::is_uppercase) || number || matches!(word, "." | "of" | "de" | "van" | "von" | "-" | "'s")
    };
    let in_role =
        |w: usize| in_name(w) || inside(w) || matches!(reading.word(w), "," | "(" | ")" | "and" | "for" | "the");
    !name.is_empty()
        && name.len() <= LONGEST_NAME
        && reading.word(name.start).starts_with(char::is_uppercase)
        && name.clone().all(in_name)
        && (name.end..label.end).all(in_role)
}

/// The name of a label, up to a comma or bracket.
fn without_role(reading: &Reading, label: &Words) -> Words {
    label.start..label.clone().find(|&w| matches!(reading.word(w), "," | "(")).unwrap_or(label.end)
}

/// What a speaker is known by: the last word of the name, in lower case.
fn key(reading: &Reading, speaker: &Speaker) -> String {
    match speaker {
        Speaker::Asks => "Q".to_owned(),
        Speaker::Answers => "A".to_owned(),
        Speaker::Named(label) => {
            let name = without_role(reading, label);
            let letters = |w: &usize| reading.word(*w).chars().any(char::is_alphabetic);
            name.clone().rev().find(letters).map_or(String::new(), |w| reading.lower[w].clone())
        }
    }
}

/// Whether the labels are those of a dialogue.
fn is_dialogue(mut names: Vec<String>) -> bool {
    let count = names.len();
    names.sort();
    let repeated = names.windows(2).any(|pair| pair[0] == pair[1]);
    names.dedup();
    let asked = names.iter().any(|n| n == "Q") && names.iter().any(|n| n == "A");
    asked || count >= 3 && repeated && names.len() >= 2
}
