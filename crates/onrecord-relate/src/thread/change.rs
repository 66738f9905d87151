//! What became of threads: which were joined, and which were parted.
//!
//! Takes the thread of each document as it was and as it is. New documents, documents that went, and threads that are only
//! called otherwise because an earlier document came are no change.

use std::collections::{BTreeMap, BTreeSet};

/// Threads that were joined or parted, or both.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The threads that were.
    pub before: BTreeSet<String>,
    /// The threads in which their documents are.
    pub now: BTreeSet<String>,
}

/// All changes between the threads of documents, by document id, then and now.
pub fn changes(before: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> Vec<Change> {
    let mut parts: Vec<Change> = Vec::new();
    let kept = before.iter().filter_map(|(document, old)| Some((old, now.get(document)?)));
    for (old, new) in kept.collect::<BTreeSet<_>>() {
        let mut change = Change { before: [old.clone()].into(), now: [new.clone()].into() };
        let touches = |part: &mut Change| part.before.contains(old) || part.now.contains(new);
        for part in parts.extract_if(.., touches) {
            change.before.extend(part.before);
            change.now.extend(part.now);
        }
        parts.push(change);
    }
    parts.retain(|part| part.before.len() > 1 || part.now.len() > 1);
    parts.sort();
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn threads(of: &[(&str, &str)]) -> BTreeMap<String, String> {
        of.iter().map(|&(document, thread)| (document.to_owned(), thread.to_owned())).collect()
    }

    fn told(before: &[(&str, &str)], now: &[(&str, &str)]) -> Vec<String> {
        let list = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join("+");
        let found = changes(&threads(before), &threads(now));
        found.iter().map(|change| format!("{} > {}", list(&change.before), list(&change.now))).collect()
    }

    #[test]
    fn joined_and_parted_threads_are_told() {
        let before = [("d1", "a"), ("d2", "a"), ("d3", "b"), ("d4", "c")];
        assert_eq!(told(&before, &[("d1", "a"), ("d2", "a"), ("d3", "a"), ("d4", "c")]), ["a+b > a"]);
        assert_eq!(told(&before, &[("d1", "a"), ("d2", "x"), ("d3", "b"), ("d4", "c")]), ["a > a+x"]);
        assert_eq!(told(&before, &[("d1", "a"), ("d2", "b"), ("d3", "b"), ("d4", "b")]), ["a+b+c > a+b"]);
    }

    #[test]
    fn new_documents_and_new_ids_are_no_change() {
        let before = [("d1", "a"), ("d2", "a"), ("d3", "b")];
        assert!(told(&before, &[("d0", "z"), ("d1", "z"), ("d2", "z"), ("d3", "b"), ("d4", "n")]).is_empty());
    }
}
