//! Takes whoever hears it out of what is said, and out of the cue.
//!
//! > Hadan will tell **the council** that Kastor needs more time. The minister said **to journalists** that it had.
//!
//! Between a verb of telling and "that" stands who is told; behind other verbs of saying, "to" leads to them.

use crate::reading::Reading;
use crate::statement::draft::Draft;

/// Verbs whose object hears what is said, sorted.
const TELLING: &[&str] =
    &["advise", "assure", "convince", "inform", "notify", "persuade", "promise", "reassure", "remind", "tell", "warn"];
/// Verbs behind which "to" leads to those who hear, sorted.
const SAYING: &[&str] = &[
    "admit", "announce", "boast", "complain", "confess", "confirm", "explain", "indicate", "insist", "mention",
    "report", "reveal", "say", "stress", "suggest", "swear",
];
/// Most words that tell who hears.
const LONGEST: usize = 8;

/// Takes whoever hears it out of all drafts.
pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    drafts.iter_mut().for_each(|draft| leave_out(reading, draft));
}

/// Takes whoever hears it out of one draft.
pub fn leave_out(reading: &Reading, draft: &mut Draft) {
    let Some(verb) = draft.cue_words().filter(|&w| reading.tags[w].starts_with("VB")).last() else { return };
    let Some(that) = behind_hearer(reading, verb) else { return };
    let content = draft.content.iter_mut().find(|p| (verb + 1..that).contains(&p.start) && p.contains(&that));
    if let Some(piece) = content {
        piece.start = that;
        draft.note("hearer", "took whoever is told out of the content");
    }
    if let Some(piece) = draft.cue.iter_mut().find(|p| p.contains(&verb) && p.end == that) {
        piece.end = verb + 1;
        draft.note("hearer", "took whoever is told out of the cue");
    }
}

/// The "that" behind those who are told.
fn behind_hearer(reading: &Reading, verb: usize) -> Option<usize> {
    let lemma = reading.lemma(verb);
    let sentence = reading.sentence(verb).tokens.end;
    let tells = TELLING.binary_search(&lemma).is_ok();
    let to = SAYING.binary_search(&lemma).is_ok() && reading.lower.get(verb + 1).is_some_and(|w| w == "to");
    let first = if tells { verb + 1 } else { verb + 2 };
    let that = (first..sentence.min(first + LONGEST)).find(|&w| !is_in_noun_phrase(reading, w))?;
    ((tells || to) && that > first && reading.lower[that] == "that").then_some(that)
}

fn is_in_noun_phrase(reading: &Reading, word: usize) -> bool {
    match reading.lower[word].as_str() {
        "that" => false,
        "of" | "and" => true,
        _ => super::in_noun_phrase(reading.tags[word]),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn verbs_are_sorted() {
        assert!(super::TELLING.is_sorted() && super::SAYING.is_sorted());
    }
}
