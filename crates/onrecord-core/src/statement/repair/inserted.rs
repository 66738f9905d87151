//! Finds a clause of saying between commas that the model overlooks.
//!
//! > The bridge reopened on Friday (the first, the mayor boasted, in ten years). It ended on Tuesday, the mayor said.
//!
//! Between commas, or from a comma to the end, stand only a subject and a verb of saying. What was said is the rest of the
//! brackets or dashes around it, else of its sentence. Applies where no statement uses any of these words.

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

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let claimed = super::claimed(reading, drafts);
    for sentence in &reading.segmented.sentences {
        let line = Line::new(reading, sentence.tokens.clone());
        let heads = (0..line.len()).filter(|&i| SAYING.binary_search(&line.lemma(i)).is_ok());
        let found: Vec<Draft> = heads.filter_map(|head| attribution(&line, head, &claimed)).collect();
        drafts.extend(found);
    }
}

fn attribution(line: &Line, head: usize, claimed: &[bool]) -> Option<Draft> {
    let verb = group(line, head).filter(|g| !g.passive)?;
    let who = subject(line, verb)?.words;
    let comma = who.start.checked_sub(1).filter(|&i| line.at(i) == ",")?;
    let reading = line.reading;
    let first = line.words[who.start];
    let sentence = reading.sentence(first).tokens.clone();
    let unit = enclosure(reading, first).unwrap_or(sentence);
    let ends = line.at(head + 1) == "." && (0..comma).any(|i| line.is_finite(i));
    let closes = ends || line.at(head + 1) == "," || line.words.get(head + 1).is_none_or(|&w| w >= unit.end);
    if !closes || claimed[unit.clone()].contains(&true) || line.words[comma] <= unit.start {
        return None;
    }
    let word = |w: &usize| reading.word(*w).chars().any(char::is_alphanumeric);
    let before = unit.start..line.words[comma];
    let mut content = vec![before];
    let behind = line.words[head] + 2..unit.end;
    let end = behind.clone().rev().find(word).map_or(behind.start, |w| w + 1);
    content.extend((end > behind.start).then_some(behind.start..end));
    content.retain(|piece| piece.clone().any(|w| word(&w)));
    (!content.is_empty()).then(|| {
        Draft::by_rule(
            "inserted",
            SCORE,
            [vec![line.whole(who)], vec![line.whole(verb.start..head + 1)], content],
            "took what stands around the clause of saying",
        )
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn verbs_are_sorted() {
        assert!(super::SAYING.is_sorted());
    }
}
