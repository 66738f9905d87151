//! Prints what the heads say of given words, for `eval/heads.py`: `read_heads WEIGHTS fast|accurate < WORDS > LABELS`.
//!
//! Every line of WORDS is a JSON list of the words of one sentence, every line of LABELS an object with `tags` and
//! `factuality`, one a word, and `certainty`, one number.

use std::io::{BufRead, Write};

use onrecord_model::{Model, ReaderKind, SentenceRange};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let [weights, reader] = <[String; 2]>::try_from(std::env::args().skip(1).collect::<Vec<_>>())
        .map_err(|given| format!("expected WEIGHTS and fast or accurate, found {given:?}"))?;
    let bytes = std::fs::read(weights)?;
    let kind = ReaderKind::ALL.into_iter().find(|kind| kind.as_str() == reader).ok_or("expected fast or accurate")?;
    let model = Model::read_weights(&bytes, kind)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let words: Vec<String> = serde_json::from_str(&line?)?;
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let reading = model.read(&words, &[SentenceRange { words: 0..words.len(), paragraph: 0 }]);
        let tags: Vec<&String> = reading.tags.iter().map(|&tag| &model.tag_names()[usize::from(tag)]).collect();
        let labels =
            serde_json::json!({ "tags": tags, "factuality": reading.factuality, "certainty": reading.certainty[0] });
        writeln!(out, "{labels}")?;
    }
    Ok(())
}
