//! Times how candidates are found among texts, in memory: out of JSON Lines with `text`, prints as JSON the seconds of the
//! processor that taking the texts apart into words, making keys of them and looking these up took, and the candidate pairs.
//!
//! usage: cargo run --release -p onrecord-relate --example lineage_index FILE

use std::error::Error;
use std::io::BufRead;

use onrecord_core::Findings;
use onrecord_core::contract::Document;
use onrecord_relate::lineage::index::Memory;
use onrecord_relate::lineage::{Article, signature};
use onrecord_text::ReadOptions;

/// Texts timed at once, so that looking at the clock does not count.
const PORTION: usize = 1000;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("expected a file of JSON Lines")?;
    let (mut words, mut keys, mut index) = (0.0, 0.0, 0.0);
    let (mut memory, mut texts, mut candidates) = (Memory::default(), 0, 0);
    let mut lines = std::io::BufReader::new(std::fs::File::open(path)?).lines().peekable();
    while lines.peek().is_some() {
        let documents = lines.by_ref().take(PORTION).map(|line| document(&line?)).collect::<Result<Vec<_>, _>>()?;
        let articles: Vec<Article> = timed(&mut words, || documents.iter().map(Article::of).collect())?;
        let of_texts: Vec<_> = timed(&mut keys, || articles.iter().map(signature::keys).collect())?;
        let first = texts;
        texts += of_texts.len();
        let found = (first as i64..).zip(of_texts);
        candidates += timed(&mut index, || found.map(|(text, keys)| memory.add(text, keys).len()).sum::<usize>())?;
    }
    let out = serde_json::json!({
        "texts": texts, "words": words, "keys": keys, "index": index, "candidates": candidates,
    });
    println!("{out}");
    Ok(())
}

fn document(line: &str) -> Result<Document, Box<dyn Error>> {
    let fields: serde_json::Value = serde_json::from_str(line)?;
    let text = fields["text"].as_str().ok_or("a line has no text")?;
    let read = onrecord_text::read("text.txt", text.as_bytes(), &ReadOptions::default()).remove(0);
    let document = read.map_err(|rejected| rejected.to_string())?;
    let sentences = document.segment().sentences.iter().map(|s| s.span).collect();
    Ok(Document::of(&document, &Findings { sentences, ..Findings::default() }))
}

/// Adds what the work takes of the processor, from Linux's `/proc`.
fn timed<T>(seconds: &mut f64, work: impl FnOnce() -> T) -> Result<T, Box<dyn Error>> {
    let start = cpu_seconds()?;
    let out = work();
    *seconds += cpu_seconds()? - start;
    Ok(out)
}

fn cpu_seconds() -> Result<f64, Box<dyn Error>> {
    let told = std::fs::read_to_string("/proc/self/schedstat")?;
    Ok(told.split_whitespace().next().ok_or("an empty schedstat")?.parse::<f64>()? / 1e9)
}
