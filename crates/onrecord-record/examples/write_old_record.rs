//! Writes a small record for the test of stored formats: `cargo run --example write_old_record -- RECORD EXPORT`.
//!
//! To be run once for each schema, when it is new; what it wrote is then kept in `tests/old/`.

#[allow(dead_code, reason = "shared with the tests")]
#[path = "../tests/record/articles.rs"]
mod articles;
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../tests/record/export.rs"]
mod export;

use onrecord_record::{Reading, Record};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [record_path, export_path] = paths.as_slice() else {
        return Err("expected a path for the record and one for its export".into());
    };
    let mut record = Record::create_or_open(record_path)?;
    for number in 0..8 {
        articles::add(&mut record, articles::article(number));
    }
    let mut writer = record.writer();
    // One article more becomes superseded, one is at two paths, one file cannot be read.
    writer.add_file(&articles::file("7.txt", 2), vec![articles::read_at("7.txt", articles::article(8))])?;
    writer.add_file(&articles::file("copy.txt", 1), vec![articles::read_at("copy.txt", articles::article(3))])?;
    writer.add_file(&articles::file("x.bin", 1), vec![Reading::rejected("x.bin", "binary", "x.bin: not text")])?;
    writer.finish()?;
    record.relate()?;
    std::fs::write(export_path, export::export(&record))?;
    Ok(())
}
