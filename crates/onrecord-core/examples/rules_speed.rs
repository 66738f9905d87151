//! Measures how fast the rules are where a text is already read: `rules_speed ROUNDS FILE...` prints words per second
//! on one core, for times (with the date of publication), for figures, and for both.
//!
//! Words are tokens that are no marks. Segmentation is done before the clock starts; lower-casing counts. Each of the
//! rounds takes all files once; the fastest round counts, as what else the machine does can only slow a round down.

use std::hint::black_box;
use std::time::{Duration, Instant};

use onrecord_core::words::Lowered;
use onrecord_core::{figure, published, time};
use onrecord_text::token::Shape;
use onrecord_text::{Document, ReadOptions, Segmented, read};

fn times(document: &Document, lowered: &Lowered) {
    let published = published::published(document, lowered);
    black_box(time::times(lowered, published.as_ref()));
}

/// The fastest of the rounds over all texts.
fn fastest(rounds: usize, texts: &[(Document, Segmented)], work: impl Fn(&Document, &Lowered)) -> Duration {
    let round = |_| {
        let start = Instant::now();
        for (document, segmented) in texts {
            work(document, &Lowered::new(document, segmented));
        }
        start.elapsed()
    };
    (0..rounds).map(round).min().unwrap_or_default()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [rounds, files @ ..] = arguments.as_slice() else { return Err("expected ROUNDS and files".into()) };
    let rounds: usize = rounds.parse()?;
    let mut texts = Vec::new();
    for file in files {
        for document in read(file, &std::fs::read(file)?, &ReadOptions::default()) {
            let document = document?;
            let segmented = document.segment();
            texts.push((document, segmented));
        }
    }
    let is_word = |shape| !matches!(shape, Shape::Mark);
    let words = texts.iter().flat_map(|(_, s)| &s.tokens).filter(|token| is_word(token.shape)).count();
    let report = |name: &str, took: Duration| {
        println!("{name:<18}{:>12.0} words/s", words as f64 / took.as_secs_f64());
    };
    println!("{} documents, {words} words", texts.len());
    report("times", fastest(rounds, &texts, times));
    report(
        "figures",
        fastest(rounds, &texts, |_, lowered| {
            black_box(figure::figures(lowered));
        }),
    );
    report(
        "times and figures",
        fastest(rounds, &texts, |document, lowered| {
            times(document, lowered);
            black_box(figure::figures(lowered));
        }),
    );
    Ok(())
}
