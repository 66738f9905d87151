//! Gives a content its beginning back where the attribution stands inside it.
//!
//! > The envoy, the government has insisted, must come without conditions.
//!
//! Where source and cue stand between commas and the content after them begins with a finite verb, its subject stands before
//! them: the words from the beginning of the sentence, if no statement uses them.

use crate::reading::Reading;
use crate::statement::draft::Draft;

/// A subject of more words is more likely a clause of the author's.
const MOST_WORDS: usize = 25;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let claimed = super::claimed(reading, drafts);
    for draft in drafts.iter_mut() {
        let (Some(content), false) = (draft.content.first().cloned(), draft.source.is_empty()) else { continue };
        let attribution = || draft.source_words().chain(draft.cue_words());
        let (Some(first), Some(last)) = (attribution().min(), attribution().max()) else { continue };
        let sentence = reading.sentence(first).tokens.clone();
        let comma = |w: usize| reading.lower.get(w).is_some_and(|word| word == ",");
        let enclosed = first > sentence.start + 1 && comma(first - 1) && comma(last + 1) && content.start == last + 2;
        let verb_first = reading.is_finite(content.start);
        let subject = sentence.start..first.saturating_sub(1);
        if enclosed && verb_first && subject.len() <= MOST_WORDS && !subject.clone().any(|w| claimed[w]) {
            draft.content.insert(0, subject);
            draft.note("parenthetical", "added the subject before the attribution to the content");
        }
    }
}
