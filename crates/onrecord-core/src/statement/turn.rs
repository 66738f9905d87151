//! Turns: what each speaker says in an interview or transcript, by its layout.
//!
//! > Q: When did you leave? / A: In March. — **Dovash:** We left in March.
//!
//! Takes the paragraphs of a document. One is a turn if it begins with a letter for question or answer, or with a name,
//! and a colon; there must be three of them and one of the labels twice (or a question and an answer). A turn goes on in
//! the paragraphs without a label before the next one, if the document is mostly turns or they begin with a quotation
//! mark. Leaves out who the speakers are.

use std::collections::BTreeMap;

use onrecord_text::RegionKind;

use crate::reading::Reading;
use crate::statement::draft::Words;
use crate::statement::grammar::line::is_quotation_mark;

/// Who speaks, as the label says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// "Q:": the author, who asks.
    Asks,
    /// "A:": whoever is interviewed.
    Answers,
    /// A name or role.
    Named(Words),
}

/// One turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who speaks.
    pub speaker: Speaker,
    /// The mark that ends the label.
    pub mark: Words,
    /// What is said, a piece a paragraph; never empty.
    pub content: Vec<Words>,
}

/// A label has at most so many words.
const LONGEST_LABEL: usize = 6;
/// Turns go on in unlabelled paragraphs where at least one in so many has a label.
const DENSE: usize = 3;
/// Labels of whoever asks for the reader.
const ASKING: &[&str] = &["q", "q.", "question"];
/// Labels of whoever answers.
const ANSWERING: &[&str] = &["a", "a.", "answer"];

/// The turns of a document, in order; none where it is no interview.
pub fn turns(reading: &Reading) -> Vec<Turn> {
    let paragraphs = paragraphs(reading);
    let mut labels: Vec<Option<(Speaker, Words)>> = paragraphs.iter().map(|p| label(reading, p)).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    labels.iter().flatten().for_each(|(s, _)| *counts.entry(name(reading, s)).or_default() += 1);
    // A name that labels one paragraph only, before all others, labels a headline.
    for label in labels.iter_mut().filter(|l| l.is_some()) {
        let first = name(reading, &label.as_ref().expect("it has a label").0);
        if counts[&first] > 1 || first == "Q" {
            break;
        }
        *label = None;
    }
    let (Some(first), Some(last)) = (labels.iter().position(Option::is_some), labels.iter().rposition(Option::is_some))
    else {
        return Vec::new();
    };
    if !is_dialogue(labels.iter().flatten().map(|(s, _)| name(reading, s)).collect()) {
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
    out.retain(|turn| !turn.content.is_empty());
    out
}

/// The paragraphs of the body, in words.
fn paragraphs(reading: &Reading) -> Vec<Words> {
    let apart = |kind| !matches!(kind, RegionKind::DateLine | RegionKind::Markup | RegionKind::Title);
    let regions: Vec<_> = reading.document.regions.iter().filter(|r| apart(r.kind)).collect();
    let groups = reading.segmented.sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
    groups
        .map(|group| group[0].tokens.start..group[group.len() - 1].tokens.end)
        .filter(|words| !regions.iter().any(|r| r.span.overlaps(reading.span(words))))
        .collect()
}

/// The label that a paragraph begins with: its speaker, and the mark that ends it.
fn label(reading: &Reading, paragraph: &Words) -> Option<(Speaker, Words)> {
    let is_mark =
        |w: usize| is_quotation_mark(reading.word(w)) || reading.word(w).chars().all(|c| matches!(c, '*' | '_'));
    let start = paragraph.clone().find(|&w| !is_mark(w))?;
    let speaker = |word: &str| {
        let (asks, answers) = (ASKING.contains(&word), ANSWERING.contains(&word));
        asks.then_some(Speaker::Asks).or(answers.then_some(Speaker::Answers))
    };
    if let Some(found) = speaker(&reading.lower[start]).filter(|_| reading.word(start).ends_with('.')) {
        return (start + 1 < paragraph.end).then_some((found, start..start + 1));
    }
    let end = paragraph.end.min(start + LONGEST_LABEL + 1);
    let colon = (start + 1..end).find(|&w| matches!(reading.word(w), ":"))?;
    let name = start..(start..colon).rev().find(|&w| !is_mark(w))? + 1;
    let named = |w: usize| {
        let word = reading.word(w);
        word.starts_with(char::is_uppercase) || matches!(word, "." | "of" | "de" | "van" | "von" | "-")
    };
    let found = match &reading.lower[start..name.end] {
        [word] if speaker(word).is_some() => speaker(word)?,
        [letter, dot] if dot == "." && speaker(letter).is_some() => speaker(letter)?,
        _ if name.clone().all(named) => Speaker::Named(name),
        _ => return None,
    };
    let mark =
        (colon + 1..paragraph.end).take_while(|&w| reading.word(w).chars().all(|c| matches!(c, '*' | '_'))).count();
    Some((found, colon..colon + 1 + mark))
}

/// A speaker's label, as written.
fn name(reading: &Reading, speaker: &Speaker) -> String {
    match speaker {
        Speaker::Asks => "Q".to_owned(),
        Speaker::Answers => "A".to_owned(),
        Speaker::Named(words) => words.clone().map(|w| reading.word(w)).collect::<Vec<_>>().join(" "),
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

/// Without marks of Markdown at its end.
fn trimmed(reading: &Reading, words: Words) -> Words {
    let end = words.clone().rev().find(|&w| !reading.word(w).chars().all(|c| matches!(c, '*' | '_')));
    words.start..end.map_or(words.start, |w| w + 1)
}
