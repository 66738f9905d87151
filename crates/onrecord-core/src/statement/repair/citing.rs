//! Names those whom a source cites as the source of what it says.
//!
//! > The minister had resigned, the Courier reported, citing two officials.
//!
//! The officials' statement stands inside the paper's, and says the same. Only people, bodies and texts can be cited so;
//! "citing the weather" gives a reason.

use onrecord_model::NameLabel;

use crate::entity;
use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let mut spent = Vec::new();
    for index in 0..drafts.len() {
        let Some(at) = drafts[index].cue_words().find(|&w| matches!(reading.lower[w].as_str(), "citing" | "quoting"))
        else {
            continue;
        };
        let Some(cited) = drafts[index].content.iter().find(|p| p.start == at + 1).cloned() else { continue };
        if !can_be_cited(reading, &cited) {
            continue;
        }
        let report = if drafts[index].cue.iter().any(|c| c.start < at) {
            part(&mut drafts[index], at, &cited);
            Some(index)
        } else {
            let only = drafts[index].content.len() == 1;
            reporting(reading, drafts, index).inspect(|_| spent.extend(only.then_some(index)))
        };
        let Some(report) = report.filter(|&r| !drafts[r].content.is_empty()) else { continue };
        cite(drafts, report, at, cited);
    }
    by_form(reading, drafts);
    // That somebody cites them is told by the statement that was theirs all along.
    let mut place = 0..;
    super::retain(drafts, |_| place.next().is_none_or(|index| !spent.contains(&index)));
}

/// Adds the statement of those who are cited at a word, inside the report.
fn cite(drafts: &mut Vec<Draft>, report: usize, at: usize, cited: Words) {
    let citing = at..at + 1;
    let mut child = Draft { source: vec![cited], cue: vec![citing], parent: Some(report), ..drafts[report].clone() };
    child.note("citing", "took those who are cited as the source of what is reported");
    drafts.push(child);
}

/// "The Courier, **citing two officials**, reported": those whom the model passed over.
fn by_form(reading: &Reading, drafts: &mut Vec<Draft>) {
    let claimed = super::claimed(reading, drafts);
    let is_citing =
        |w: &usize| matches!(reading.lower[*w].as_str(), "citing" | "quoting") && reading.lower[w - 1] == ",";
    for at in (1..reading.len()).filter(is_citing) {
        let home = reading.sentence(at).tokens.clone();
        let end = (at + 1..home.end).find(|&w| matches!(reading.word(w), "," | "." | ";" | ":")).unwrap_or(home.end);
        let cited = at + 1..end;
        let here = |d: &Draft| d.parent.is_none() && d.cue.first().is_some_and(|c| home.contains(&c.start));
        let mut reports = (0..drafts.len()).filter(|&i| here(&drafts[i]));
        let (Some(report), None) = (reports.next(), reports.next()) else { continue };
        let free = !claimed[at..end].contains(&true) && !drafts[report].source.is_empty();
        if free && !cited.is_empty() && can_be_cited(reading, &cited) {
            cite(drafts, report, at, cited);
        }
    }
}

/// Takes "citing" and whoever is cited out of the cue and the content.
fn part(draft: &mut Draft, at: usize, cited: &Words) {
    draft.cue.iter_mut().for_each(|c| c.end = c.end.min(at));
    let last = draft.cue.iter().map(|c| c.end).max();
    draft.cue.iter_mut().filter(|c| Some(c.end) == last && c.len() > 1).for_each(|c| c.end -= usize::from(c.end == at));
    draft.cue.retain(|c| !c.is_empty());
    draft.content.retain(|p| p != cited);
    draft.note("citing", "took those who are cited out of the content");
}

/// The statement of the same source in the same sentence.
fn reporting(reading: &Reading, drafts: &[Draft], citing: usize) -> Option<usize> {
    let home = reading.sentence(drafts[citing].cue[0].start).tokens.clone();
    (0..drafts.len()).find(|&i| {
        let draft = &drafts[i];
        i != citing
            && draft.parent.is_none()
            && draft.source == drafts[citing].source
            && draft.cue.first().is_some_and(|c| home.contains(&c.start))
    })
}

/// Whether a noun phrase is somebody or a text.
pub fn can_be_cited(reading: &Reading, words: &Words) -> bool {
    let end = words
        .clone()
        .find(|&w| w > words.start && matches!(reading.tags[w], "IN" | "WP" | "WDT" | "," | "VBN" | "VBG"));
    let head = end.unwrap_or(words.end) - 1;
    let named = |n: &onrecord_model::Name| {
        n.words.contains(&head) && matches!(n.label, NameLabel::Person | NameLabel::Organisation)
    };
    entity::can_speak(reading.lemma(head)) || reading.names().iter().any(named)
}
