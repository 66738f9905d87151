//! Extends a content by the hope in which its subject acts.
//!
//! > Officials said that Norlund was sending grain to the coast, in hopes that the talks would go on.
//!
//! The phrase "in hopes that …" tells why the subject of the content acts, so it is part of what is said. The model may
//! end the content at the comma, or make the hope a statement of the same source: such a one is removed here, and found
//! again inside the content, with the right holder.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for index in 0..drafts.len() {
        let Some(tail) = tail(reading, &drafts[index]) else { continue };
        let touches = |d: &Draft| d.words().any(|w| tail.contains(&w));
        let same = |d: &Draft| d.source == drafts[index].source && d.cue.iter().all(|c| reading.lower[c.start] == "in");
        let others: Vec<usize> = (0..drafts.len()).filter(|&i| i != index && touches(&drafts[i])).collect();
        if !others.iter().all(|&i| same(&drafts[i]) && drafts[i].content_words().all(|w| tail.contains(&w))) {
            continue;
        }
        let last = drafts[index].content.len() - 1;
        drafts[index].content[last].end = tail.end;
        drafts[index].note("hope_tail", "added the hope in which its subject acts to the content");
        let mut places = 0..drafts.len();
        super::retain(drafts, |_| places.next().is_some_and(|place| !others.contains(&place)));
        return run(reading, drafts);
    }
}

/// ", in hopes that …" after a content that is a clause with "that", to the end of its sentence.
fn tail(reading: &Reading, draft: &Draft) -> Option<Words> {
    let last = draft.content.last().filter(|p| reading.lower[p.start] == "that")?;
    let sentence = reading.sentence(last.end - 1).tokens.clone();
    let word = |w: usize| if w < sentence.end { reading.lower[w].as_str() } else { "" };
    let start = last.end + usize::from(word(last.end) == ",");
    let noun = start + 1 + usize::from(word(start + 1) == "the");
    let hopes = word(start) == "in" && matches!(word(noun), "hope" | "hopes") && word(noun + 1) == "that";
    hopes.then(|| last.end..sentence.end - usize::from(reading.lower[sentence.end - 1] == "."))
}
