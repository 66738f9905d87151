//! Packs a text's words into windows that the encoder reads at once.
//!
//! Takes the number of pieces of each word and the sentences they form; gives windows of at most so many pieces. A
//! window is `[CLS] paragraph [SEP] paragraph [SEP] …`: whole paragraphs go together while they fit, a paragraph that
//! fits no window is cut between sentences, a sentence that fits none between words. `training/windows.py` packs the
//! same way, so that the model meets in use what it was trained on.

use std::ops::Range;

/// A sentence as the model sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceRange {
    /// Its words, by their place in the passage.
    pub words: Range<usize>,
    /// Its paragraph; sentences of one paragraph stand together.
    pub paragraph: u32,
}

/// Stretches of words read at once; the words of one paragraph are one stretch.
pub type Window = Vec<Range<usize>>;

/// A word of more pieces than this is read by its beginning.
pub const MOST_PIECES_A_WORD: usize = 100;

/// Packs sentences into windows of at most `limit` pieces, those at paragraph ends included. Every word lies in
/// exactly one window, in order.
pub fn pack(sentences: &[SentenceRange], pieces: &[usize], limit: usize) -> Vec<Window> {
    let mut windows = Vec::new();
    let mut current: Window = Vec::new();
    let mut used = 1;
    let mut last = None;
    for (paragraph, words) in units(sentences, pieces, limit - 2) {
        let need: usize = pieces[words.clone()].iter().sum();
        let joins = !current.is_empty() && last == Some(paragraph);
        let cost = need + usize::from(!joins);
        if !current.is_empty() && used + cost > limit {
            windows.push(std::mem::take(&mut current));
            used = 1;
        }
        match current.last_mut().filter(|_| joins) {
            Some(stretch) => {
                stretch.end = words.end;
                used += need;
            }
            None => {
                current.push(words);
                used += need + 1;
            }
        }
        last = Some(paragraph);
    }
    if !current.is_empty() {
        windows.push(current);
    }
    windows
}

/// The stretches that must stay together: paragraphs, else sentences, else as many words as fit.
fn units(sentences: &[SentenceRange], pieces: &[usize], limit: usize) -> Vec<(u32, Range<usize>)> {
    let mut out = Vec::new();
    for group in sentences.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let number = group[0].paragraph;
        let words = group[0].words.start..group[group.len() - 1].words.end;
        if pieces[words.clone()].iter().sum::<usize>() <= limit {
            out.push((number, words));
            continue;
        }
        for sentence in group {
            let mut first = sentence.words.start;
            let mut used = 0;
            for word in sentence.words.clone() {
                if used + pieces[word] > limit {
                    out.push((number, first..word));
                    first = word;
                    used = 0;
                }
                used += pieces[word];
            }
            out.push((number, first..sentence.words.end));
        }
    }
    out
}

#[cfg(test)]
// A window may be one stretch of words.
#[allow(clippy::single_range_in_vec_init)]
mod tests {
    use super::*;

    fn sentences(lengths: &[(usize, u32)]) -> Vec<SentenceRange> {
        let mut at = 0;
        lengths
            .iter()
            .map(|&(length, paragraph)| {
                at += length;
                SentenceRange { words: at - length..at, paragraph }
            })
            .collect()
    }

    #[test]
    fn whole_paragraphs_share_a_window_while_they_fit() {
        let sentences = sentences(&[(3, 0), (2, 0), (4, 1), (9, 2)]);
        assert_eq!(pack(&sentences, &[1; 18], 12), [vec![0..5, 5..9], vec![9..18]]);
    }

    #[test]
    fn a_long_paragraph_is_cut_between_sentences_and_a_long_sentence_between_words() {
        let sentences = sentences(&[(4, 0), (5, 0), (13, 0)]);
        assert_eq!(pack(&sentences, &[1; 22], 10), [vec![0..4], vec![4..9], vec![9..17], vec![17..22]]);
    }

    #[test]
    fn every_word_is_in_one_window_of_no_more_than_the_limit() {
        for seed in 0..200usize {
            let next = |i: usize| (seed * 7919 + i * 104_729) % 13;
            let lengths: Vec<(usize, u32)> = (0..20).map(|i| (1 + next(i), (i / (1 + seed % 4)) as u32)).collect();
            let sentences = sentences(&lengths);
            let total = sentences.last().unwrap().words.end;
            let pieces: Vec<usize> = (0..total).map(|i| 1 + next(i) % 3).collect();
            let windows = pack(&sentences, &pieces, 16);
            let covered: Vec<usize> = windows.iter().flatten().flat_map(Clone::clone).collect();
            assert_eq!(covered, (0..total).collect::<Vec<_>>());
            for window in &windows {
                let size: usize = window.iter().map(|w| pieces[w.clone()].iter().sum::<usize>() + 1).sum();
                assert!(size < 16, "{size} pieces in {window:?}");
            }
        }
    }
}
