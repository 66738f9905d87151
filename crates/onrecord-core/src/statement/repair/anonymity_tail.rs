//! Takes the words that withhold a name out of the content.
//!
//! > The talks will resume in May, according to two people briefed on the matter, who asked not to be named.
//!
//! A relative clause right after the source is about the source, not part of what it said, nor something that it states.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};

/// Words of which one stands in such a clause, as lower case.
const WITHHOLDING: &[&str] = &["anonymity", "anonymous", "anonymously", "identified", "named", "names", "publicly"];
/// Verbs by which a source asks for it, as lemmas.
const ASKING: &[&str] = &["ask", "decline", "demand", "insist", "refuse", "request", "speak", "want"];

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    super::retain(drafts, |draft| !asks_for_silence(reading, draft));
    for draft in drafts {
        if let Some(last) = draft.source.last_mut().filter(|s| s.len() > 1 && reading.lower[s.end - 1] == "who") {
            last.end -= 1;
        }
        let Some(end) = draft.source.last().map(|s| s.end) else { continue };
        let about_source = |p: &Words| {
            (end..end + 3).contains(&p.start)
                && reading.lower[p.start] == "who"
                && p.clone().any(|w| WITHHOLDING.contains(&reading.lower[w].as_str()))
        };
        if draft.content.len() > 1 && draft.content.iter().any(about_source) {
            draft.content.retain(|p| !about_source(p));
            draft.note("anonymity_tail", "took the clause that withholds the name out of the content");
        }
    }
}

/// "who *asked* not to be named".
fn asks_for_silence(reading: &Reading, draft: &Draft) -> bool {
    let withholds = |w: usize| WITHHOLDING.contains(&reading.lower[w].as_str());
    let behind_who = |c: &Words| c.start > 0 && reading.lower[c.start - 1] == "who";
    let asks = |w: usize| ASKING.contains(&reading.lemma(w));
    draft.cue.first().is_some_and(behind_who) && draft.cue_words().any(asks) && draft.content_words().any(withholds)
}
