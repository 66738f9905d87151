//! Prints the pairs of texts that are one, out of JSON Lines with `id` and `text`: `ONE<TAB>OTHER<TAB>KINSHIP`, in the order
//! of the input.
//!
//! usage: cargo run --release -p onrecord-relate --example lineage_pairs FILE

use std::error::Error;
use std::io::Write;

use onrecord_core::Findings;
use onrecord_core::contract::Document;
use onrecord_relate::lineage::index::Memory;
use onrecord_relate::lineage::{Article, Likeness, signature};
use onrecord_text::ReadOptions;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("expected a file of JSON Lines")?;
    let mut ids: Vec<String> = Vec::new();
    let mut articles: Vec<Article> = Vec::new();
    let mut index = Memory::default();
    let mut out = std::io::stdout().lock();
    for line in std::fs::read_to_string(path)?.lines() {
        let fields: serde_json::Value = serde_json::from_str(line)?;
        let article = article(fields["text"].as_str().ok_or("a line has no text")?)?;
        ids.push(fields["id"].as_str().ok_or("a line has no id")?.to_owned());
        let words = article.words().count();
        for other in index.add(articles.len() as i64, signature::keys(&article)) {
            let before = &articles[other as usize];
            let kinship = Likeness::of(before, &article).0.kinship(words.min(before.words().count()));
            if kinship.is_lineage() {
                index.pair(other, articles.len() as i64);
                writeln!(out, "{}\t{}\t{}", ids[other as usize], ids[articles.len()], kinship.as_str())?;
            }
        }
        articles.push(article);
    }
    Ok(())
}

fn article(text: &str) -> Result<Article, Box<dyn Error>> {
    let read = onrecord_text::read("text.txt", text.as_bytes(), &ReadOptions::default()).remove(0);
    let document = read.map_err(|rejected| rejected.to_string())?;
    let sentences = document.segment().sentences.iter().map(|s| s.span).collect();
    Ok(Article::of(&Document::of(&document, &Findings { sentences, ..Findings::default() })))
}
