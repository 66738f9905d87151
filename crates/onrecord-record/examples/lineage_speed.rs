//! Measures lineage in a large record: how long relating takes beyond reading, and what 100 documents more cost.
//!
//! usage: cargo run --release -p onrecord-record --example lineage_speed RECORD COUNT ARTICLES.jsonl…
//!
//! Multiplies the articles (lines with `sentences`, each a list that begins with words) to COUNT documents of four articles
//! each, with names, days and figures of their own; every twentieth is a copy of an earlier one with two sentences cut.
//! Prints JSON: the seconds that putting them in and relating them took, by the clock and of the processor, what relating
//! 100 documents more takes at 2,000 and at COUNT, how many of the copies were found and how many others were taken for
//! one, and the most memory. With `--texts FILE`, also writes the texts as JSON Lines, for others to be timed on.

use std::error::Error;
use std::io::Write;
use std::time::Instant;

use onrecord_core::Findings;
use onrecord_core::contract::Document;
use onrecord_record::{DocumentFilter, InputFile, Reading, Record};
use onrecord_text::ReadOptions;

/// Documents put in and related at once, and those at which the cost of more is first measured.
const PORTION: usize = 2000;
/// Times that 100 documents more are related.
const ROUNDS: usize = 21;
/// Articles that make a document.
const PARTS: u64 = 4;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut texts = match arguments.iter().position(|a| a == "--texts") {
        Some(at) => {
            let path = arguments.drain(at..at + 2).nth(1).ok_or("--texts needs a file")?;
            Some(std::io::BufWriter::new(std::fs::File::create(path)?))
        }
        None => None,
    };
    let [path, count, files @ ..] = arguments.as_slice() else { return Err("expected RECORD COUNT FILE…".into()) };
    let count: usize = count.parse()?;
    let maker = Maker { articles: articles(files)? };
    let mut record = Record::create_or_open(path)?;
    let (mut putting, mut relating, mut few) = (Cost::default(), Cost::default(), Vec::new());
    for made in (0..count).step_by(PORTION) {
        let next = (made + PORTION).min(count);
        putting += Cost::of(|| put(&mut record, &maker, made..next, texts.as_mut()))?;
        relating += Cost::of(|| Ok(record.relate()?))?;
        if made == 0 {
            drop(record);
            few = hundreds_more(path, &maker, count)?;
            record = Record::create_or_open(path)?;
        }
    }
    drop(record);
    let many = hundreds_more(path, &maker, count + ROUNDS * 100)?;
    let record = Record::create_or_open(path)?;
    let out = serde_json::json!({
        "documents": count,
        "put": putting.json(),
        "related": relating.json(),
        "hundred_more_at_2000": hundred(&few),
        "hundred_more_at_the_end": hundred(&many),
        "copies": copies(&record, count)?,
        "peak_mib": peak_mib(),
    });
    println!("{out:#}");
    Ok(())
}

/// What relating 100 documents costs, several times. Each time the record is opened anew, as a program would.
fn hundreds_more(path: &str, maker: &Maker, first: usize) -> Result<Vec<Cost>, Box<dyn Error>> {
    let mut out = Vec::new();
    for round in 0..ROUNDS {
        let start = first + round * 100;
        put(&mut Record::create_or_open(path)?, maker, start..start + 100, None)?;
        let mut record = Record::create_or_open(path)?;
        out.push(Cost::of(|| Ok(record.relate()?))?);
    }
    Ok(out)
}

/// Median and mean.
fn hundred(costs: &[Cost]) -> serde_json::Value {
    let of = |which: fn(&Cost) -> f64| {
        let mut seconds: Vec<f64> = costs.iter().map(which).collect();
        seconds.sort_by(f64::total_cmp);
        let mean = seconds.iter().sum::<f64>() / seconds.len() as f64;
        serde_json::json!({ "median": seconds[seconds.len() / 2], "mean": mean })
    };
    serde_json::json!({ "seconds": of(|c| c.wall), "cpu": of(|c| c.cpu), "reads": of(|c| c.reads) })
}

/// Seconds by the clock and of the processor, and how often something was read of a file.
#[derive(Clone, Copy, Default)]
struct Cost {
    wall: f64,
    cpu: f64,
    reads: f64,
}

impl Cost {
    fn of<T>(work: impl FnOnce() -> Result<T, Box<dyn Error>>) -> Result<Cost, Box<dyn Error>> {
        let (start, cpu, read) = (Instant::now(), cpu_seconds()?, reads()?);
        work()?;
        Ok(Cost { wall: start.elapsed().as_secs_f64(), cpu: cpu_seconds()? - cpu, reads: reads()? - read })
    }

    fn json(self) -> serde_json::Value {
        serde_json::json!({ "seconds": self.wall, "cpu": self.cpu, "reads": self.reads })
    }
}

impl std::ops::AddAssign for Cost {
    fn add_assign(&mut self, other: Cost) {
        self.wall += other.wall;
        self.cpu += other.cpu;
        self.reads += other.reads;
    }
}

/// What this process used of the processor, from Linux's `/proc`, which tells nanoseconds for each thread.
fn cpu_seconds() -> Result<f64, Box<dyn Error>> {
    let told = std::fs::read_to_string("/proc/self/schedstat")?;
    Ok(told.split_whitespace().next().ok_or("an empty schedstat")?.parse::<f64>()? / 1e9)
}

/// How often this process read of a file: a page each time, but for these files that tell of it.
fn reads() -> Result<f64, Box<dyn Error>> {
    let told = std::fs::read_to_string("/proc/self/io")?;
    let line = told.lines().find_map(|line| line.strip_prefix("syscr:")).ok_or("no syscr in /proc/self/io")?;
    Ok(line.trim().parse()?)
}

fn peak_mib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? / 1024)
}

/// How many copies there are, how many are in a group with what they were made from, and how many pairs of neighbours in
/// a group are neither.
fn copies(record: &Record, count: usize) -> Result<serde_json::Value, Box<dyn Error>> {
    let mut numbers = std::collections::HashMap::new();
    for document in record.documents(&DocumentFilter::default())? {
        let number: usize = document.path.trim_end_matches(".txt").parse()?;
        numbers.insert(document.id, number);
    }
    let mut group_of = std::collections::BTreeMap::new();
    for (id, group) in record.lineage_groups()? {
        group_of.insert(numbers[&id], group);
    }
    let made = |number: &usize| is_copy(*number);
    let found = |number: &usize| group_of[number] == group_of[&original(*number)];
    let mut families = std::collections::BTreeMap::<usize, std::collections::BTreeSet<usize>>::new();
    for (&number, &group) in &group_of {
        families.entry(group).or_default().insert(original(number));
    }
    Ok(serde_json::json!({
        "made": (0..count).filter(made).count(),
        "found": (0..count).filter(made).filter(found).count(),
        "groups_of_several_originals": families.values().filter(|originals| originals.len() > 1).count(),
    }))
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
        let seed = mixed(original(number) as u64);
        let parts = (0..PARTS).map(|part| mixed(seed ^ part) as usize % self.articles.len());
        let mut changed: Vec<String> = parts.flat_map(|at| &self.articles[at]).map(|s| renamed(s, seed)).collect();
        if is_copy(number) {
            changed.remove(changed.len() / 2);
            changed.pop();
        }
        changed.join("\n\n")
    }
}

fn is_copy(number: usize) -> bool {
    number % 20 == 19
}

/// What a copy was made from; any other document itself.
fn original(number: usize) -> usize {
    if is_copy(number) { number - 1 - number / 20 % 18 } else { number }
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
