//! Prints how sure the model is of each statement's parts, for `eval/calibration.py`:
//! `part_scores WEIGHTS fast|accurate FILE... > SCORES`.
//!
//! Every line of SCORES is a JSON list for one file: for each statement, in the order of `onrecord extract`, the scores of
//! source, cue, content and link, or null where a rule made the statement.

use std::io::Write;

use onrecord_core::reading::Reading;
use onrecord_core::statement::{self, draft::Sureness};
use onrecord_model::{Model, ReaderKind};
use onrecord_text::{ReadOptions, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [weights, reader, files @ ..] = arguments.as_slice() else {
        return Err(format!("expected WEIGHTS, fast or accurate, and files, found {arguments:?}").into());
    };
    let kind = ReaderKind::ALL.into_iter().find(|kind| kind.as_str() == reader).ok_or("expected fast or accurate")?;
    let bytes = std::fs::read(weights)?;
    let model = Model::read_weights(&bytes, kind)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for file in files {
        let mut scores = Vec::new();
        for document in read(file, &std::fs::read(file)?, &ReadOptions::default()) {
            let document = document?;
            let reading = Reading::of(&document, &model);
            for draft in statement::drafts(&reading, &model) {
                scores.push(match draft.sureness {
                    Sureness::Model(of) => Some([of.source, of.cue, of.content, of.link]),
                    Sureness::Rule(_) => None,
                });
            }
        }
        writeln!(out, "{}", serde_json::to_string(&scores)?)?;
    }
    Ok(())
}
