//! Counts of which only the least is told: `tens of thousands`, `dozens`, `several hundred`, `a couple of thousand`. What each
//! word allows at least stands in `lexicon/vague.tsv`.

use super::Number;
use super::words::scale_after;
use crate::lexicon::vague::{Vague, vague_word};
use crate::words::Words;

/// The vague count at `at`.
pub(super) fn vague<'w>(words: &Words<'w>, at: usize) -> Option<Number<'w>> {
    let least = |end, value, scale| Some(Number { end, value, scale, suffix: "", least: true });
    let start = at + usize::from(words.at(at) == "a");
    match vague_word(words.at(start))? {
        Vague::Plural { of_what, each, times } if start == at => {
            let mut value = times * each;
            let mut end = at + 1;
            while words.at(end) == "of" {
                let Some(Vague::Plural { each, .. }) = vague_word(words.at(end + 1)) else { break };
                value *= each;
                end += 2;
            }
            let bare = of_what && end == at + 1 && words.at(end) != "of";
            if bare { None } else { least(end, value, 1.0) }
        }
        Vague::Before { times } => {
            let next = start + 1 + usize::from(words.at(start + 1) == "of");
            let (scale, end) = scale_after(words, next);
            if scale > 1.0 { least(end, times * scale, scale) } else { None }
        }
        Vague::Plural { .. } => None,
    }
}
