//! Measures lineage in a large record: how long relating takes beyond reading, and what 100 documents more cost.
//!
//! usage: cargo run --release -p onrecord-record --example lineage_speed RECORD COUNT ARTICLES.jsonl…
//!
//! Multiplies the articles (lines with `sentences`, each a list that begins with words) to COUNT documents: each with its own
//! names and figures, and every twentieth a copy of an earlier one with two sentences cut. Prints the seconds that putting
//! them in and relating them took, the pairs found, and the median seconds for 100 documents at 2,000 and at COUNT. With
//! `--texts FILE`, also writes the texts as JSON Lines, for others to be timed on.

use std::error::Error;
use std::io::Write;
use std::time::Instant;

use onrecord_core::Findings;
use onrecord_core::contract::Document;
use onrecord_record::{InputFile, Reading, Record};
use onrecord_text::ReadOptions;

/// Documents put in and related at once.
const PORTION: usize = 2000;
/// Times that 100 documents more are timed.
const ROUNDS: usize = 7;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut texts = match arguments.iter().position(|a| a == "--texts") {
        Some(at) => {
            let path = arguments.drain(at..at + 2).nth(1).ok_or("--texts needs a file")?;
            Some(std::io::BufWriter::new(std::fs::File::create(path)?))
        }
        None => None,
    };
    let [record, count, files @ ..] = arguments.as_slice() else { return Err("expected RECORD COUNT FILE…".into()) };
    let count: usize = count.parse()?;
    let maker = Maker { articles: articles(files)? };
    let mut record = Record::create_or_open(record)?;
    let (mut putting, mut relating, mut made) = (0.0, 0.0, 0);
    while made < count {
        let next = (made + PORTION).min(count);
        putting += timed(|| put(&mut record, &maker, made..next, texts.as_mut()))?;
        relating += timed(|| Ok(record.relate()?))?;
        made = next;
        if made == PORTION {
            println!("100 more at {made}: {:.4} s", hundred_more(&mut record, &maker, count, texts.as_mut())?);
        }
    }
    let again = hundred_more(&mut record, &maker, count + ROUNDS * 100, texts.as_mut())?;
    println!("100 more at {count}: {again:.4} s");
    println!("put {count} documents in {putting:.1} s, related them in {relating:.1} s");
    let groups = record.lineage_groups()?;
    let mut numbers: Vec<usize> = groups.values().copied().collect();
    numbers.sort_unstable();
    let grouped: usize = numbers.chunk_by(|a, b| a == b).filter(|g| g.len() > 1).map(|g| g.len()).sum();
    println!("{grouped} of {} documents are in groups", groups.len());
    Ok(())
}

/// The median seconds to relate 100 documents, of several hundreds from `first`.
fn hundred_more(
    record: &mut Record,
    maker: &Maker,
    first: usize,
    mut texts: Option<&mut std::io::BufWriter<std::fs::File>>,
) -> Result<f64, Box<dyn Error>> {
    let mut seconds = Vec::new();
    for round in 0..ROUNDS {
        let start = first + round * 100;
        put(record, maker, start..start + 100, texts.as_deref_mut())?;
        seconds.push(timed(|| Ok(record.relate()?))?);
    }
    seconds.sort_by(f64::total_cmp);
    Ok(seconds[ROUNDS / 2])
}

fn timed<T>(work: impl FnOnce() -> Result<T, Box<dyn Error>>) -> Result<f64, Box<dyn Error>> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed().as_secs_f64())
}

fn put(
    record: &mut Record,
    maker: &Maker,
    numbers: std::ops::Range<usize>,
    mut texts: Option<&mut std::io::BufWriter<std::fs::File>>,
) -> Result<(), Box<dyn Error>> {
    let mut writer = record.writer();
    for number in numbers {
        let text = maker.text(number);
        if let Some(out) = &mut texts {
            writeln!(out, "{}", serde_json::json!({ "id": number, "text": text }))?;
        }
        let path = format!("{number}.txt");
        let read = onrecord_text::read(&path, text.as_bytes(), &ReadOptions::default()).remove(0);
        let document = read.map_err(|rejected| rejected.to_string())?;
        let sentences = document.segment().sentences.iter().map(|s| s.span).collect();
        let document = Document::of(&document, &Findings { sentences, ..Findings::default() });
        let file = InputFile { path, sha256: None, reader: "speed".into() };
        writer.add_file(&file, vec![Reading::of(document)])?;
    }
    writer.finish()?;
    Ok(())
}

fn articles(files: &[String]) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let mut out = Vec::new();
    for file in files {
        for line in std::fs::read_to_string(file)?.lines() {
            let fields: serde_json::Value = serde_json::from_str(line)?;
            let sentences = fields["sentences"].as_array().ok_or("a line has no sentences")?;
            out.push(sentences.iter().filter_map(|s| s[0].as_str().map(str::to_owned)).collect());
        }
    }
    Ok(out)
}

/// Makes documents by number, always the same.
struct Maker {
    articles: Vec<Vec<String>>,
}

impl Maker {
    fn text(&self, number: usize) -> String {
        let copied = number % 20 == 19;
        let from = if copied { number - 1 - number / 20 % 18 } else { number };
        let seed = mixed(from as u64);
        let sentences = &self.articles[seed as usize % self.articles.len()];
        let mut changed: Vec<String> = sentences.iter().map(|s| renamed(s, seed)).collect();
        if copied && changed.len() > 4 {
            changed.remove(changed.len() / 2);
            changed.pop();
        }
        changed.join("\n\n")
    }
}

/// The sentence with every name and figure exchanged for another, the same one throughout an article.
fn renamed(sentence: &str, seed: u64) -> String {
    let mut out = String::new();
    for (at, word) in sentence.split_inclusive(|c: char| !c.is_alphanumeric()).enumerate() {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let own = bare.bytes().fold(seed, |h, b| mixed(h ^ u64::from(b)));
        let name = at > 0 && bare.len() > 2 && bare.starts_with(char::is_uppercase);
        if !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit()) {
            out += &(own % 10u64.pow(bare.len().min(6) as u32)).to_string();
        } else if name {
            out += &invented(own);
        } else {
            out += bare;
        }
        out += &word[bare.len()..];
    }
    out
}

fn invented(mut seed: u64) -> String {
    let mut out = String::new();
    for syllable in 0..3 {
        let pick = |letters: &'static str, from: u64| char::from(letters.as_bytes()[from as usize % letters.len()]);
        let first = pick("bdfgklmnprstvz", seed);
        out.push(if syllable == 0 { first.to_ascii_uppercase() } else { first });
        out.push(pick("aeiou", seed >> 8));
        seed = mixed(seed);
    }
    out
}

fn mixed(h: u64) -> u64 {
    let h = (h ^ (h >> 33)).wrapping_add(0x9e37_79b9_7f4a_7c15).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h ^ (h >> 29)
}
