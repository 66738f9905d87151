//! Notices of correction: what an article says of its own earlier words.
//!
//! Takes a document; gives the stretches in which it says that an earlier version was wrong (`notice.tsv`), each up to the
//! end of its paragraph. Leaves out editors' notes on anything else, and what was right instead: that stands in the text.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use onrecord_core::contract::{Document, Span};
use onrecord_text::CodePoints;

use super::text::span_of;
use crate::lineage::word::{Word, words};

/// Sentences of a paragraph behind the one that says so which belong to the notice.
const BEHIND: usize = 2;

static OPENERS: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("notice.tsv").lines().filter(|line| !line.starts_with('#')).collect());

/// The notices of a document, in its order.
pub(crate) fn notices(document: &Document) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let points = CodePoints::new(&document.text);
    let span = |start: usize, end: usize| span_of(&document.text, &points, start, end);
    let sentences: Vec<Span> = document.sentences.iter().filter_map(|s| span(s.start, s.end)).collect();
    for (at, sentence) in sentences.iter().enumerate().filter(|(_, sentence)| is_notice(&sentence.text)) {
        if out.last().is_some_and(|last| sentence.start < last.end) {
            continue;
        }
        let mut end = sentence.end;
        for next in sentences.iter().skip(at + 1).take(BEHIND) {
            if span(end, next.start).is_none_or(|gap| gap.text.contains('\n')) {
                break;
            }
            end = next.end;
        }
        out.extend(span(sentence.start, end));
    }
    out
}

fn is_notice(sentence: &str) -> bool {
    let sentence = sentence.trim().to_lowercase();
    OPENERS.iter().any(|opener| match opener.strip_prefix('^') {
        Some(first) => sentence.starts_with(first),
        None => sentence.contains(opener),
    })
}

/// Whether a notice names these words: every number and name in them, of which there is one.
pub(super) fn is_about(notice: &Span, changed: &str) -> bool {
    let facts = |text: &str| -> BTreeSet<u64> {
        let all = words(text, onrecord_text::Span::new(0, text.len()));
        all.iter().filter(|word: &&Word| word.is_fact()).map(|word| word.root).collect()
    };
    let changed = facts(changed);
    !changed.is_empty() && changed.is_subset(&facts(&notice.text))
}
