//! Finds "according to" where the model overlooks it.
//!
//! > Twelve people (fifteen, according to the rebels) were killed. “It is over,” said Ost, according to her lawyer.
//!
//! What stands before it, within its brackets, dashes or sentence, was said by whoever stands behind it; a statement that
//! stands there whole becomes part of that. Where the model has the words but took somebody else for the source, it is
//! mended. "According to plan" tells nobody.

use crate::reading::Reading;
use crate::statement::draft::Draft;
use crate::statement::grammar::enclosure::enclosure;
use crate::statement::repair::citing::can_be_cited;

/// The share of these that is right.
const SHARE: f32 = 0.6;
/// Longest source, in words.
const LONGEST: usize = 12;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    drafts.iter_mut().for_each(|draft| take_source(reading, draft));
    for at in 1..reading.len().saturating_sub(2) {
        if reading.lower[at] != "according" || reading.lower[at + 1] != "to" || reading.lower[at - 1] != "," {
            continue;
        }
        if let Some(found) = attribution(reading, at).filter(|found| is_new(drafts, found, at)) {
            let place = drafts.len();
            let content: Vec<usize> = found.content_words().collect();
            for inner in drafts.iter_mut().filter(|d| d.parent.is_none() && d.words().all(|w| content.contains(&w))) {
                inner.parent = Some(place);
                inner.note("according", "stands inside what is told by another");
            }
            drafts.push(found);
        }
    }
}

/// Takes whoever stands behind "according to" as the source, where that was taken for part of what was said.
fn take_source(reading: &Reading, draft: &mut Draft) {
    let Some(to) = draft.cue.last().map(|cue| cue.end - 1).filter(|&to| reading.lower[to] == "to") else { return };
    let according = to > 0 && reading.lower[to - 1] == "according";
    let Some(place) = draft.content.iter().position(|p| p.start == to + 1).filter(|_| according) else { return };
    if draft.content.len() > 1 && can_be_cited(reading, &draft.content[place]) {
        draft.source = vec![draft.content.remove(place)];
        draft.note("according", "took whoever stands behind \"according to\" as the source");
    }
}

fn attribution(reading: &Reading, at: usize) -> Option<Draft> {
    let sentence = reading.sentence(at).tokens.clone();
    let unit = enclosure(reading, at).unwrap_or(sentence);
    let first = at + 2;
    let ends = |w: &usize| {
        let tag = reading.tags[*w];
        matches!(tag, "." | ":" | "-LRB-" | "-RRB-" | "MD" | "VBD" | "VBZ" | "VBP" | "WP" | "WDT")
            || tag == "," && !reading.tags.get(w + 1).is_some_and(|next| next.starts_with("NNP"))
    };
    let end = (first..unit.end).find(ends).unwrap_or(unit.end);
    let content = unit.start..at - 1;
    let speaks = end > first && can_be_cited(reading, &(first..end));
    let rest = end == unit.end || matches!(reading.tags[end], "." | "-RRB-");
    (speaks && end - first <= LONGEST && !content.is_empty() && rest).then(|| {
        let (who, cue) = (first..end, at..at + 2);
        let parts = [vec![who], vec![cue], vec![content]];
        Draft::by_rule("according", SHARE, parts, "took what stands before \"according to\" as said by those behind it")
    })
}

/// Whether no draft has this cue, and each that has a cue stands wholly inside or outside of this.
fn is_new(drafts: &[Draft], found: &Draft, at: usize) -> bool {
    let content: Vec<usize> = found.content_words().collect();
    let whole = |d: &Draft| d.words().all(|w| content.contains(&w));
    let apart = |d: &Draft| d.words().all(|w| !content.contains(&w) && !found.source_words().any(|s| s == w));
    drafts.iter().filter(|d| !d.cue.is_empty()).all(|d| !d.words().any(|w| w == at) && (whole(d) || apart(d)))
}
