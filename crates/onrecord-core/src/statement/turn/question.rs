//! Turns by questions that stand alone: paragraphs in bold or italics, or plain ones that only ask.
//!
//! > **Why did you leave?** / I had seen enough. My brother had a boat. / **Where did you go?** / To the coast.
//!
//! What stands between two questions is the answer. An explainer asks as well, but answers in the author's voice: only
//! where enough answers speak in the first person is it an interview. Plain questions must besides speak to somebody, and
//! words before them must tell of a talk, for an essay asks too. Behind the last question the first paragraph answers, and
//! those after it as long as they speak in the first person.

use super::{Speaker, Turn, trimmed};
use crate::reading::Reading;
use crate::statement::draft::Words;
use crate::statement::mode::is_quoted;

/// Fewest questions: in bold or italics, and plain.
const FEWEST_MARKED: usize = 2;
const FEWEST_PLAIN: usize = 3;
/// At least one answer in so many speaks in the first person.
const FEW_IN_FIRST_PERSON: usize = 3;
/// A plain question of more words is an argument.
const LONGEST: usize = 50;
/// What bold and italics are typed with.
const MARKS: &[&str] = &["**", "__", "*", "_"];
/// Words that tell of a talk.
const TALK: &[&str] = &["ask", "conversation", "interview", "q&a", "speak", "talk"];
/// Words of somebody who speaks of himself.
const FIRST_PERSON: &[&str] = &["i", "me", "my", "our", "us", "we"];

/// The answers; none where it is no interview.
pub(super) fn turns(reading: &Reading, paragraphs: &[Words]) -> Vec<Turn> {
    let marked: Vec<bool> = paragraphs.iter().map(|p| is_marked(reading, p)).collect();
    let asks = |p: &Words| asked(reading, p).is_some();
    let asked_in_marks = (0..paragraphs.len()).filter(|&i| marked[i] && asks(&paragraphs[i])).count();
    let are_questions: Vec<bool> = if asked_in_marks >= FEWEST_MARKED {
        marked
    } else {
        paragraphs.iter().map(|p| asks(p) && only_asks(reading, p)).collect()
    };
    let count = are_questions.iter().filter(|&&is| is).count();
    let plain = asked_in_marks < FEWEST_MARKED;
    if count < FEWEST_MARKED || plain && (count < FEWEST_PLAIN || !is_talk(reading, paragraphs, &are_questions)) {
        return Vec::new();
    }
    let out = answers(reading, paragraphs, &are_questions);
    let personal = out.iter().filter(|turn| turn.content.iter().any(|p| is_personal(reading, p))).count();
    if personal > 0 && personal * FEW_IN_FIRST_PERSON >= out.len() { out } else { Vec::new() }
}

fn answers(reading: &Reading, paragraphs: &[Words], are_questions: &[bool]) -> Vec<Turn> {
    let last = are_questions.iter().rposition(|&is| is);
    let mut out: Vec<Turn> = Vec::new();
    for (place, paragraph) in paragraphs.iter().enumerate() {
        if are_questions[place] {
            let mark = asked(reading, paragraph).unwrap_or(paragraph.end - 1);
            out.push(Turn { speaker: Speaker::Answers, mark: mark..mark + 1, content: Vec::new() });
            continue;
        }
        let Some(turn) = out.last_mut() else { continue };
        if last.is_some_and(|last| place > last + 1) && !is_personal(reading, paragraph) {
            break;
        }
        turn.content.push(trimmed(reading, paragraph.clone()));
    }
    out.retain(|turn| !turn.content.is_empty());
    out
}

/// Whether a whole paragraph is bold or in italics.
fn is_marked(reading: &Reading, paragraph: &Words) -> bool {
    let (text, span) = (reading.text(), reading.span(paragraph));
    let start = text[..span.start()].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end()..].find('\n').map_or(text.len(), |at| span.end() + at);
    let line = text[start..end].trim();
    MARKS.iter().any(|mark| {
        let inner = line.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        inner.is_some_and(|inner| !inner.is_empty() && !inner.trim_matches(['*', '_']).contains(mark))
    })
}

/// The question mark that a paragraph ends with.
fn asked(reading: &Reading, paragraph: &Words) -> Option<usize> {
    let letters = |w: usize| reading.word(w).chars().any(char::is_alphanumeric);
    paragraph.clone().rev().take_while(|&w| !letters(w)).find(|&w| reading.word(w).contains('?'))
}

/// Whether a plain paragraph may be an interviewer's: not long, and without the first person and quotation marks.
fn only_asks(reading: &Reading, paragraph: &Words) -> bool {
    let quoted = reading.quotations.iter().any(|q| q.span.overlaps(reading.span(paragraph)));
    paragraph.len() <= LONGEST && !is_personal(reading, paragraph) && !quoted
}

/// Whether words before the first question tell of a talk, and every other question speaks to somebody.
fn is_talk(reading: &Reading, paragraphs: &[Words], are_questions: &[bool]) -> bool {
    let mut questions = paragraphs.iter().zip(are_questions).filter(|(_, is)| **is).map(|(p, _)| p);
    let first = questions.clone().next().map_or(0, |p| p.start);
    let told = (0..first).any(|w| TALK.contains(&reading.lemma(w)));
    let addressed = |p: &Words| p.clone().any(|w| matches!(reading.lower[w].as_str(), "you" | "your"));
    let count = questions.clone().count();
    told && questions.by_ref().filter(|p| addressed(p)).count() * 2 >= count
}

/// Whether a paragraph speaks in the first person, outside quotations.
fn is_personal(reading: &Reading, paragraph: &Words) -> bool {
    let first = |w: usize| FIRST_PERSON.contains(&reading.lower[w].as_str());
    paragraph.clone().any(|w| first(w) && !is_quoted(reading, reading.segmented.tokens[w].span))
}
