//! The keys by which articles that may be one text find each other, without comparing all with all.
//!
//! Takes an article and gives at most [`MOST`] keys, from its words alone:
//! - bands of a MinHash signature over runs of three words (Broder 1997; Leskovec et al., Mining of Massive Datasets, 3.4),
//!   which like texts share;
//! - whole sentences, which an excerpt shares with what it is from;
//! - pairs of names or figures that stand in one sentence, which a retelling in other words shares; of these, those with the
//!   smallest hashes, which is a sample that two articles draw alike;
//! - quotations, by their smallest run of four words.

use super::article::Article;
use super::hash::hash_all;
use super::minhash::{self, PERMUTATIONS};

/// Numbers of the signature that make a band.
const ROWS: usize = 4;
/// Words in a shingle.
const SHINGLE: usize = 3;
/// Most sentences, pairs and quotations that become keys.
const SENTENCES: usize = 24;
const PAIRS: usize = 32;
const QUOTATIONS: usize = 6;
/// The fewest words of a sentence that becomes a key, and of a run in a quotation.
const SENTENCE_WORDS: usize = 6;
const QUOTED_WORDS: usize = 4;

/// Most keys of an article.
pub const MOST: usize = PERMUTATIONS / ROWS + SENTENCES + PAIRS + QUOTATIONS;

/// What sort of key, so that keys of two sorts never meet.
#[derive(Clone, Copy)]
enum Sort {
    Band,
    Sentence,
    Pair,
    Quotation,
}

/// A key. Articles share it, or do not.
pub type Key = u64;

/// The keys of an article, in ascending order, none twice.
pub fn keys(article: &Article) -> Vec<Key> {
    let mut out = bands(article);
    out.extend(smallest(sentences(article), SENTENCES));
    out.extend(smallest(pairs(article), PAIRS));
    out.extend(smallest(quotations(article), QUOTATIONS));
    out.sort_unstable();
    out.dedup();
    out
}

fn key(sort: Sort, numbers: impl IntoIterator<Item = u64>) -> Key {
    hash_all(std::iter::once(sort as u64).chain(numbers))
}

fn bands(article: &Article) -> Vec<Key> {
    let forms: Vec<u64> = article.words().map(|w| w.form).collect();
    let shingles: Vec<u64> = forms.windows(SHINGLE).map(|shingle| hash_all(shingle.iter().copied())).collect();
    let signature = minhash::signature(&shingles);
    let rows = signature.iter().flat_map(|signature| signature.chunks(ROWS)).enumerate();
    let band = |(band, rows): (usize, &[i32])| {
        key(Sort::Band, std::iter::once(band as u64).chain(rows.iter().map(|&row| row as u64)))
    };
    rows.map(band).collect()
}

fn sentences(article: &Article) -> Vec<Key> {
    let long = article.sentences.iter().filter(|s| s.words.len() >= SENTENCE_WORDS);
    long.map(|s| key(Sort::Sentence, s.words.iter().map(|w| w.form))).collect()
}

fn pairs(article: &Article) -> Vec<Key> {
    let mut out = Vec::new();
    for sentence in &article.sentences {
        let mut facts: Vec<u64> = sentence.words.iter().filter(|w| w.is_fact()).map(|w| w.root).collect();
        facts.sort_unstable();
        facts.dedup();
        for (at, &one) in facts.iter().enumerate() {
            out.extend(facts[at + 1..].iter().map(|&other| key(Sort::Pair, [one, other])));
        }
    }
    out
}

fn quotations(article: &Article) -> Vec<Key> {
    let words: Vec<_> = article.words().collect();
    let quoted = words.chunk_by(|a, b| a.quoted && b.quoted).filter(|run| run[0].quoted);
    let least = |run: &[&super::word::Word]| {
        run.windows(QUOTED_WORDS).map(|w| key(Sort::Quotation, w.iter().map(|w| w.form))).min()
    };
    quoted.filter_map(least).collect()
}

/// The smallest keys, each once.
fn smallest(mut keys: Vec<Key>, most: usize) -> Vec<Key> {
    keys.sort_unstable();
    keys.dedup();
    keys.truncate(most);
    keys
}
