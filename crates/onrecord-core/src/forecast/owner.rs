//! Which statement tells each word of a document: the innermost one whose content, or cue, holds it.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::lexicon::foretelling::{self, Class};
use crate::reading::Reading;
use crate::statement::draft::Draft;

/// Statements by word; a word outside all of them is the author's.
pub struct Owners {
    content: Vec<Option<usize>>,
    cue: Vec<Option<usize>>,
}

impl Owners {
    /// Those of a document of so many words. Inner statements stand behind outer ones.
    pub fn of(words: usize, drafts: &[Draft]) -> Owners {
        let (mut content, mut cue) = (vec![None; words], vec![None; words]);
        for (index, draft) in drafts.iter().enumerate() {
            draft.content_words().for_each(|w| content[w] = Some(index));
            draft.cue_words().for_each(|w| cue[w] = Some(index));
        }
        Owners { content, cue }
    }

    /// The statement in whose content a word stands.
    pub fn tells(&self, word: usize) -> Option<usize> {
        self.content[word]
    }

    /// The statement that a word attributes.
    pub fn attributes(&self, word: usize) -> Option<usize> {
        self.cue[word]
    }

    /// The statements of some words whose cue is the foretelling word itself ("prices | are expected | to rise"): clause and
    /// content are one.
    pub fn expected(&self, reading: &Reading, words: Range<usize>) -> BTreeSet<usize> {
        let foretells = |w: &usize| {
            let word = reading.lower[*w].as_str();
            let classes = [Class::Adjective, Class::Ready, Class::Predicate];
            self.content[*w].is_none() && classes.iter().any(|&class| foretelling::is(word, class))
        };
        words.filter(foretells).filter_map(|w| self.cue[w]).collect()
    }
}
