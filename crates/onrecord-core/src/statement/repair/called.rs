//! Ties "as somebody calls it" to what it is called.
//!
//! > The plan – a trick, as the opposition calls it – will be put to the vote. The treaty (“dead”, as Ms Ost put it) lapsed.
//!
//! The model takes "it" as what was said, or nothing. What was said is the name or quotation that stands apart before "as",
//! from the last comma, dash or bracket on.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::enclosure::{enclosure, is_dash};
use crate::statement::grammar::group::group;
use crate::statement::grammar::line::{Line, is_quotation_mark};
use crate::statement::grammar::subject::subject;

/// Verbs of calling, sorted.
const CALLING: &[&str] = &["brand", "call", "describe", "dub", "label", "name", "put", "term"];
/// How sure the form makes us.
const SCORE: f32 = 0.6;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for sentence in &reading.segmented.sentences {
        let line = Line::new(reading, sentence.tokens.clone());
        for at in (2..line.len()).filter(|&i| line.at(i) == "as") {
            let Some((who, cue, what)) = attribution(&line, at) else { continue };
            let words = [who.clone(), cue.clone(), what.clone()];
            let uses = |d: &Draft| d.words().any(|w| words.iter().any(|p| p.contains(&w)));
            let same = |d: &Draft| d.cue_words().any(|w| cue.contains(&w)) || d.source.is_empty();
            if drafts.iter().any(|d| uses(d) && !same(d)) {
                continue;
            }
            super::retain(drafts, |d| !uses(d));
            drafts.push(Draft::by_rule(
                "called",
                SCORE,
                [vec![who], vec![cue], vec![what]],
                "took the words before \"as … calls it\"",
            ));
        }
    }
}

/// Source, cue and content around "as".
fn attribution(line: &Line, at: usize) -> Option<(Words, Words, Words)> {
    let reading = line.reading;
    let head = (at + 2..line.len().min(at + 20))
        .take_while(|&i| !is_dash(reading, line.words[i]))
        .find(|&i| CALLING.binary_search(&line.lemma(i)).is_ok() && line.is(i + 1, &["it", "them", "him", "her"]))?;
    let verb = group(line, head).filter(|g| !g.passive)?;
    let who = subject(line, verb).filter(|s| s.words.start == at + 1)?.words;
    let first = line.words[at];
    let comma = first.checked_sub(1).map(|w| w - usize::from(is_quotation_mark(reading.word(w))))?;
    let end = if reading.word(comma) == "," { comma } else { first };
    let end = if is_quotation_mark(reading.word(first - 1)) { first } else { end };
    let unit = enclosure(reading, first).unwrap_or(reading.sentence(first).tokens.clone());
    let edge = |w: &usize| is_dash(reading, *w) || matches!(reading.word(*w), "," | ";" | ":" | "(");
    let start = (unit.start..end.min(comma)).rev().find(edge).map_or(unit.start, |w| w + 1);
    let sentence_start = reading.sentence(first).tokens.start;
    (start < end && start > sentence_start).then(|| (line.whole(who), line.whole(verb.start..head + 1), start..end))
}

#[cfg(test)]
mod tests {
    #[test]
    fn verbs_are_sorted() {
        assert!(super::CALLING.is_sorted());
    }
}
