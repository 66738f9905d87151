//! Prints the signs by which two claims are taken to be about the same, for `training/same_claim.py`: takes documents by the
//! contract as JSON Lines on standard input, and gives for each pair worth comparing, of two documents, a line of columns
//! parted by tabs: path and first code point of the one, of the other, the signs, and the words of both.

use std::io::stdin;

use onrecord_core::contract::{Document, Entity};
use onrecord_relate::claim::{Given, Told, index, relation, told};

fn main() {
    let mut all: Vec<Told> = Vec::new();
    for line in stdin().lines() {
        let document: Document =
            serde_json::from_str(&line.expect("standard input")).expect("a document of the contract");
        let key = |entity: &Entity| entity.name.to_lowercase();
        all.extend(told(&Given { document: &document, lineage: &document.id, key: &key }));
    }
    all.sort_by(Told::order);
    for (one, two) in index::candidates(&all).into_iter().map(|(i, j)| (&all[i], &all[j])) {
        if one.document != two.document {
            let signs: Vec<String> = relation::signs(one, two).iter().map(|sign| format!("{sign:.4}")).collect();
            println!("{}\t{}\t{}\t{}\t{}", place(one), place(two), signs.join("\t"), words(one), words(two));
        }
    }
}

fn place(told: &Told) -> String {
    format!("{}\t{}", told.path, told.words.first().map_or(0, |span| span.start))
}

fn words(told: &Told) -> String {
    let words: Vec<String> = told.words.iter().map(|span| span.text.replace(char::is_whitespace, " ")).collect();
    words.join(" … ")
}
