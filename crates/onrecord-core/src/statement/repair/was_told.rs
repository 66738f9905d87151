//! Takes whoever is told something out of what is told.
//!
//! > Residents were told by soldiers to leave within an hour.
//!
//! The subject of a passive verb of telling hears; it is the addressee, not part of the content. Whoever stands behind "by"
//! is the source.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};

/// Verbs whose passive subject hears what is said, sorted.
const TELLING: &[&str] =
    &["advise", "assure", "inform", "instruct", "notify", "order", "promise", "remind", "tell", "warn"];
/// Longest source, in words.
const LONGEST_SOURCE: usize = 10;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let claimed = super::claimed(reading, drafts);
    for draft in drafts.iter_mut() {
        let [cue] = &draft.cue[..] else { continue };
        let cue = cue.clone();
        let tells = |w: usize| {
            reading.tags[w] == "VBN" && TELLING.binary_search(&reading.lemma(w)).is_ok() && is_passive(reading, w)
        };
        if !cue.clone().any(tells) {
            continue;
        }
        let hears_only = draft.content.iter().all(|p| p.end == cue.start);
        if hears_only && let Some(told) = told_behind(reading, cue.end).filter(|p| !p.clone().any(|w| claimed[w])) {
            draft.content.push(told);
            draft.note("was_told", "took the clause behind the verb as the content");
        }
        if draft.source.is_empty()
            && let Some(who) = by(reading, draft, cue.end)
            && !who.clone().any(|w| claimed[w])
        {
            draft.source.push(who);
            draft.note("was_told", "took whoever stands behind \"by\" as the source");
        }
        let clause =
            |p: &Words| matches!(reading.lower[p.start].as_str(), "that" | "to" | "not" | "of" | "how" | "what");
        let behind = draft.content.iter().any(|p| p.start >= cue.end && clause(p));
        let hearer = draft.content.iter().position(|p| p.end == cue.start).filter(|_| behind);
        if let Some(place) = hearer {
            draft.content.remove(place);
            draft.note("was_told", "took whoever is told out of the content");
        }
    }
}

/// "was told", "had been told".
fn is_passive(reading: &Reading, verb: usize) -> bool {
    let before = |back: usize| verb.checked_sub(back).map(|w| reading.lemma(w));
    (1..=2).any(|back| before(back) == Some("be"))
}

/// "by soldiers **to leave within an hour**": the clause behind the cue and whoever stands behind "by".
fn told_behind(reading: &Reading, cue_end: usize) -> Option<Words> {
    let sentence = reading.sentence(cue_end - 1).tokens.clone();
    let opens = |w: &usize| matches!(reading.lower[*w].as_str(), "that" | "to" | "not");
    let reach = sentence.end.min(cue_end + 2 + LONGEST_SOURCE);
    let start = (cue_end..reach).find(opens).filter(|&w| w == cue_end || reading.lower[cue_end] == "by")?;
    let end = (start..sentence.end).rev().find(|&w| reading.word(w).chars().any(char::is_alphanumeric))? + 1;
    (end > start + 1).then_some(start..end)
}

/// "by soldiers", right behind the cue and before the content.
fn by(reading: &Reading, draft: &Draft, cue_end: usize) -> Option<Words> {
    let content = draft.content.iter().map(|p| p.start).filter(|&s| s > cue_end).min()?;
    let who = cue_end + 1..content;
    let plain = |w: usize| !reading.tags[w].starts_with("VB") && reading.word(w) != ",";
    let fits =
        reading.lower[cue_end] == "by" && !who.is_empty() && who.len() <= LONGEST_SOURCE && who.clone().all(plain);
    fits.then_some(who)
}

#[cfg(test)]
mod tests {
    #[test]
    fn verbs_are_sorted() {
        assert!(super::TELLING.is_sorted());
    }
}
