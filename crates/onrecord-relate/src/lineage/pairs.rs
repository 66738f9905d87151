//! The pairs of one lineage among documents at hand, found as the record finds them.

use std::collections::BTreeMap;

use onrecord_core::contract::Document;

use super::index::Memory;
use super::relation::address;
use super::{Article, Likeness, Outline, signature};

/// Places of two documents of which the words or the page are one; in order.
pub fn pairs(documents: &[Document]) -> Vec<(usize, usize)> {
    let articles: Vec<Article> = documents.iter().map(Article::of).collect();
    let outlines: Vec<Outline> = articles.iter().map(Outline::of).collect();
    let mut index = Memory::default();
    for (number, article) in articles.iter().enumerate() {
        let words = article.words().count();
        for other in index.add(text(number), signature::keys(article)) {
            let (at, before) = (place(other), &articles[place(other)]);
            let may_be = outlines[number].may_be_lineage(&outlines[at]);
            let kinship = || Likeness::of(before, article).0.kinship(words.min(before.words().count()));
            if may_be && kinship().is_lineage() {
                index.pair(other, text(number));
            }
        }
    }
    let mut out: Vec<(usize, usize)> = index.pairs().map(|(one, other)| (place(one), place(other))).collect();
    let mut pages: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, document) in documents.iter().enumerate() {
        if let Some(url) = &document.url {
            let page = pages.entry(address(url)).or_default();
            out.extend(page.iter().map(|&other| (other, number)));
            page.push(number);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

fn text(number: usize) -> i64 {
    i64::try_from(number).expect("documents in memory are fewer than 2^63")
}

fn place(text: i64) -> usize {
    usize::try_from(text).expect("texts are numbers of documents")
}
