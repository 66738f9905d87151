//! Finds a clause of saying between commas, or at the end, that the model overlooks.
//!
//! > The bridge reopened on Friday (the first, the mayor boasted, in ten years). It ended on Tuesday, the mayor said. Talks
//! > ended with each side blaming the other, **two officials told the Courier on Friday**.
//!
//! Between commas, or from a comma to the end, stand only a subject and a verb of saying, at the end also who heard it and
//! when. What was said is the rest of the brackets or dashes around it, else of its sentence. Applies where no statement uses
//! any of these words; at the end, statements in what was said become inner ones.

use crate::reading::Reading;
use crate::statement::draft::Draft;
use crate::statement::grammar::enclosure::enclosure;
use crate::statement::grammar::group::group;
use crate::statement::grammar::line::Line;
use crate::statement::grammar::subject::subject;

/// Verbs of saying that stand so, sorted.
const SAYING: &[&str] = &[
    "add", "admit", "allege", "argue", "boast", "claim", "complain", "concede", "explain", "insist", "joke", "lament",
    "maintain", "note", "recall", "remark", "report", "say", "stress", "suggest", "tell", "think", "warn", "write",
];
/// How sure the form makes us.
const SCORE: f32 = 0.6;

/// Most words between a verb of saying and the end of its sentence.
const LONGEST_TAIL: usize = 8;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for sentence in &reading.segmented.sentences {
        let line = Line::new(reading, sentence.tokens.clone());
        for head in (0..line.len()).filter(|&i| SAYING.binary_search(&line.lemma(i)).is_ok()) {
            if let Some((outer, inner)) = attribution(&line, head, drafts) {
                inner.into_iter().for_each(|place| drafts[place].parent = Some(drafts.len()));
                drafts.push(outer);
            }
        }
    }
}

/// A statement, and the places of those that stand in its content.
fn attribution(line: &Line, head: usize, drafts: &[Draft]) -> Option<(Draft, Vec<usize>)> {
    let verb = group(line, head).filter(|g| !g.passive)?;
    let who = subject(line, verb)?.words;
    let comma = who.start.checked_sub(1).filter(|&i| line.at(i) == ",")?;
    let reading = line.reading;
    let first = line.words[who.start];
    let sentence = reading.sentence(first).tokens.clone();
    let unit = enclosure(reading, first).unwrap_or(sentence);
    let ends = ends_sentence(line, head) && (0..comma).any(|i| line.is_finite(i));
    let closes = ends || line.at(head + 1) == "," || line.words.get(head + 1).is_none_or(|&w| w >= unit.end);
    let before = super::behind_dateline(reading, &unit)..line.words[comma];
    if !closes || before.is_empty() {
        return None;
    }
    let is_around = |place: &usize| drafts[*place].words().any(|w| unit.contains(&w));
    let around: Vec<usize> = (0..drafts.len()).filter(is_around).collect();
    let is_inner =
        |d: &Draft| ends && d.parent.is_none() && !d.source.is_empty() && d.words().all(|w| before.contains(&w));
    if !around.iter().all(|&place| is_inner(&drafts[place])) {
        return None;
    }
    let word = |w: &usize| reading.word(*w).chars().any(char::is_alphanumeric);
    let mut content = vec![before];
    if !ends {
        let behind = line.words[head] + 2..unit.end;
        let end = behind.clone().rev().find(word).map_or(behind.start, |w| w + 1);
        content.extend((end > behind.start).then_some(behind.start..end));
    }
    content.retain(|piece| piece.clone().any(|w| word(&w)));
    let draft = (!content.is_empty()).then(|| {
        Draft::by_rule(
            "inserted",
            SCORE,
            [vec![line.whole(who)], vec![line.whole(verb.start..head + 1)], content],
            "took what stands around the clause of saying",
        )
    })?;
    Some((draft, around))
}

/// Whether nothing but a hearer, a time or a place stands between a verb and the end of its sentence.
fn ends_sentence(line: &Line, head: usize) -> bool {
    let Some(tail) = (head + 1..line.len().min(head + 2 + LONGEST_TAIL)).find(|&i| line.at(i) == ".") else {
        return false;
    };
    let told = line.lemma(head) == "tell";
    let plain = |i: usize| super::in_noun_phrase(line.tag(i)) || matches!(line.tag(i), "PRP" | "IN" | "RB");
    let begins = told || matches!(line.tag(head + 1), "IN" | "RB") || line.at(head + 1).ends_with("day");
    tail == head + 1 || begins && (head + 1..tail).all(|i| plain(i) && line.at(i) != "that")
}

#[cfg(test)]
mod tests {
    #[test]
    fn verbs_are_sorted() {
        assert!(super::SAYING.is_sorted());
    }
}
